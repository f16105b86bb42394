import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { command, personId, unitId } from './browser.ts'

/** An address of every page, about a unit and a person of the demonstration. */
export async function addresses(page: Page): Promise<string[]> {
  const [member] = await command<{ member_code: string }[]>('members', '--search', 'nguyen van')
  const unit = `/organisations/${await unitId(page, 'NAMDINH.KHOI')}`
  const person = await personId(page, member!.member_code)
  const { given, part } = await someWork(page)
  const taught = await classId(page)
  return [
    '/',
    '/organisations',
    ...['', 'below', 'members', 'committee', 'movements', 'file', 'history'].map(
      (tab) => `${unit}?tab=${tab}`,
    ),
    '/reorganisations',
    '/reorganisations/new',
    '/members',
    // Of one branch: the bloc's sheet of 8,642 rows is more than axe can read in a minute.
    `/members/register?unit=${await unitId(page, 'NAMDINH.KHOI.001')}`,
    '/people/new',
    ...['', 'timeline', 'looks'].map((tab) => `/people/${person}?tab=${tab}`),
    ...['out', 'in', 'transit', 'away', 'guests', 'lists', 'ended'].map((view) => `/transfers?view=${view}`),
    '/transfers/new',
    '/transfers/bulk',
    '/transfers/packages',
    '/transfers/send',
    '/transfers/receive',
    '/movements',
    '/movements/new',
    `/movements/new?person=${person}`,
    `/movements/person/${person}`,
    '/statistics/balance?from=2015-07-01&to=2020-06-30',
    '/statistics/structure?by=sex,age',
    '/statistics/form',
    ...['commission', 'leader'].map((view) => `/dashboard?view=${view}`),
    '/forms',
    '/forms/1?from=2022-01-01&to=2022-10-27&line=closing',
    '/statistics/balance?from=2015-07-01&to=2020-06-30&tree=today',
    '/figures/members?by=age',
    '/figures/learners?from=2022-01-01&to=2022-10-27',
    '/tables',
    '/tables/new?measures=members&rows=units&columns=age',
    '/inbox',
    ...['source', 'cases', 'probation', 'funnel'].map((tab) => `/admissions?tab=${tab}`),
    '/admissions?state=ended',
    '/admissions/source/new',
    `/admissions/source/${await listingId(page)}`,
    '/assignments',
    '/assignments?side=given',
    '/assignments/new',
    `/assignments/${given}`,
    `/assignments/unit/${part}`,
    ...['below', 'answer', 'raised', 'groups'].map((view) => `/proposals?view=${view}`),
    '/proposals/new',
    '/proposals/table',
    '/inspections',
    '/inspections?view=subject',
    '/inspections/new',
    '/inspections/coverage',
    ...['', '?view=people', '/duplicates', '/duplicates?view=elsewhere', '/campaigns', '/campaigns/new'].map(
      (place) => `/quality${place}`,
    ),
    ...(await campaignPages(page)),
    '/papers',
    '/papers/member-record',
    '/models',
    '/models?view=offered',
    '/models/new',
    '/emulation',
    ...['classes', 'calendar', 'plan', 'nominations', 'figures', 'above'].map(
      (view) => `/training?view=${view}`,
    ),
    '/training/new',
    ...['new_members', 'awareness', 'theory'].map((what) => `/training/lacking?what=${what}`),
    ...['overview', 'roster', 'attendance', 'results', 'history'].map(
      (tab) => `/training/${taught}?tab=${tab}`,
    ),
    '/documents',
    '/documents?direction=issued&below=1',
    '/documents/new',
    '/documents/new?direction=issued',
    '/documents/book?direction=issued&from=2015-01-01',
    `/documents/${await documentId(page)}`,
    '/programmes',
    '/schemes',
    '/surveys',
    '/surveys?of=sent',
    '/surveys/new',
    '/gatherings',
    '/gatherings?when=past',
    '/gatherings/new',
    '/bodies',
    '/bodies/new',
    '/bodies/acts',
    '/bodies/streamlining',
    ...['fields', 'areas', 'cells', 'regulations'].map((tab) => `/duties?tab=${tab}`),
    '/coordination',
    '/statuses',
    '/statuses?view=di_lam_an_xa',
    '/statuses/groups',
    '/supplements',
    '/procedures',
    '/procedures?which=all&kind=card-exchange',
    `/procedures/${await caseId(page)}`,
    '/procedures/calendar',
    ...['due', 'lists', 'budget'].map((tab) => `/badges?round=2023-02-03&tab=${tab}`),
    ...['sheet', 'below', 'arrears'].map((tab) => `/dues?month=2022-09-01&tab=${tab}`),
    '/dues/rates',
    '/publications',
    '/publications/new',
    '/reviews',
    '/returns',
    '/reports',
    '/report-targets',
    ...(await reportPages(page)),
    '/return-periods/new',
    '/exchange',
    '/jobs',
    '/account',
  ]
}

/** An assignment of the bloc, and the part of one of its units. */
async function someWork(page: Page): Promise<{ given: string; part: string }> {
  const unit = await unitId(page, 'NAMDINH.KHOI')
  const params = { organisationId: unit, kind: 'directive' }
  const { items } = (await (await page.request.get('/api/assignments', { params })).json()) as {
    items: { id: string; late: number }[]
  }
  const given = items.find((one) => one.late > 0)!.id
  const late = await page.request.get(`/api/assignments/${given}/addressees`, {
    params: { unit, which: 'late' },
  })
  const rows = (await late.json()) as { items: { id: string }[] }
  return { given, part: rows.items[0]!.id }
}

/** Somebody on a list of the bloc. */
async function listingId(page: Page): Promise<string> {
  const params = { organisationId: await unitId(page, 'NAMDINH.KHOI'), limit: 1 }
  const { items } = (await (await page.request.get('/api/admissions/sources', { params })).json()) as {
    items: { id: string }[]
  }
  return items[0]!.id
}

/** An overdue case of the bloc. */
async function caseId(page: Page): Promise<string> {
  const params = { organisationId: await unitId(page, 'NAMDINH.KHOI'), which: 'overdue' }
  const { items } = (await (await page.request.get('/api/cases', { params })).json()) as {
    items: { id: string }[]
  }
  return items[0]!.id
}

/** A class of the bloc with a roster, roll calls and certificates. */
async function classId(page: Page): Promise<string> {
  const organisationId = await unitId(page, 'NAMDINH.KHOI')
  const params = { organisationId, kind: 'awareness', year: '2022' }
  const { items } = (await (await page.request.get('/api/training', { params })).json()) as {
    items: { id: string; state: string }[]
  }
  return items.find((one) => one.state === 'closed')!.id
}

/** A text of the demonstration in a family of some size. */
async function documentId(page: Page): Promise<string> {
  const headers = { origin: inject('service').url }
  const answer = await page.request.post('/api/documents/search', { data: { text: '31-KH/ĐUK' }, headers })
  return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id
}

/** The demonstration's campaign with the sheet of one branch. */
async function campaignPages(page: Page): Promise<string[]> {
  const bloc = await unitId(page, 'NAMDINH.KHOI')
  const answer = await page.request.get(`/api/quality/campaigns?organisationId=${bloc}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  const campaign = `/quality/campaigns/${items.at(-1)!.id}`
  const branch = await unitId(page, 'NAMDINH.KHOI.001')
  return [campaign, `${campaign}/sheet?unit=${branch}`, `${campaign}/entry?unit=${branch}`]
}

/** A report, a period and a return that is missing in it, of the bloc. */
async function reportPages(page: Page): Promise<string[]> {
  const organisationId = await unitId(page, 'NAMDINH.KHOI')
  const first = async (path: string, params: Record<string, string> = {}) => {
    const answer = await page.request.get(path, { params: { ...params, limit: 1 } })
    return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id
  }
  const report = await first('/api/reports', { organisationId })
  const period = await first('/api/return-periods', { organisationId })
  const missing = await first(`/api/return-periods/${period}/returns`)
  return [`/reports/${report}`, `/return-periods/${period}`, `/returns/${missing}`]
}
