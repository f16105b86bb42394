import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  command,
  expectSound,
  folded,
  open,
  openBrowser,
  picture,
  settled,
  speak,
  unitId,
  visit,
} from './browser.ts'

const MINUTE = 60_000
const GRASSROOTS = 'NAMDINH.KHOI.001'
const NAME = 'Trịnh Thị Hành Trình'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  await addGrassrootsOfficer()
})
afterAll(() => browser.close())

/** The demonstration has nobody at a grassroots organisation: its secretary is invited as an administrator would. */
async function addGrassrootsOfficer(): Promise<void> {
  const { link } = await command<{ link: string }>(
    'user',
    'add',
    'cap-uy-co-so',
    '--role',
    'secretary',
    '--org',
    GRASSROOTS,
  )
  const { page, close } = await visit(browser)
  const answer = await page.request.post('/api/invitation/acceptance', {
    data: { token: link.split('#')[1], password: 'minh-hoa-2022' },
    headers: { origin: inject('service').url },
  })
  expect(answer.status()).toBe(200)
  await close()
}

interface CaseShown {
  seen: number
  place: string
  form: { outcomes: { id: string; decides: boolean }[]; vote: object | null } | null
}

/** What the page of a case does when its form is sent, for the steps between those that are shown. */
async function steps(
  page: Page,
  id: string,
  days: readonly [string, string, string, Record<string, string>?][],
) {
  const headers = { origin: inject('service').url }
  for (const [step, outcome, on, values = {}] of days) {
    const shown = (await (await page.request.get(`/api/cases/${id}`)).json()) as CaseShown
    const form = (await (await page.request.get(`/api/cases/${id}/form`, { params: { on } })).json()) as {
      base: { all: number | null; away: number; exempt: number } | null
      number: string | null
      term: string | null
    }
    const n = form.base ? (form.base.all ?? 7) - form.base.away - form.base.exempt : 0
    const decides = shown.form?.outcomes.find((one) => one.id === outcome)?.decides
    const vote = form.base && {
      base: n,
      present: n,
      inFavour: n,
      against: 0,
      exemptPresent: 0,
      typed: form.base.all === null,
    }
    const data = {
      seen: shown.seen,
      step,
      outcome,
      on,
      values,
      vote,
      decisionNo: decides ? form.number : null,
      decisionTerm: decides ? (form.term ?? '2020-2025') : null,
    }
    const answer = await page.request.post(`/api/cases/${id}/acts`, { data, headers })
    expect(answer.status(), `${step}: ${await answer.text()}`).toBe(200)
  }
}

async function officials(page: Page, unit: string): Promise<{ id: string; name: string }[]> {
  const headers = { origin: inject('service').url }
  const data = { organisationId: unit, on: '2020-10-01', filters: { status: 'official' }, limit: 5 }
  const { items } = (await (await page.request.post('/api/members/list', { data, headers })).json()) as {
    items: { id: string; fullName: string }[]
  }
  return items.map(({ id, fullName }) => ({ id, name: fullName }))
}

let caseId = ''
let sourceId = ''

test(
  'the branch secretary puts somebody on the list, helps, trains, and opens the admission',
  async () => {
    const { page, faults, expects, close } = await visit(browser, { as: 'bithu' })
    await open(page, '/admissions')
    await expectSound(page)
    await picture(page, 'admissions')
    await page.getByRole('link', { name: 'Đưa vào danh sách' }).click()
    await page.getByLabel('Họ và tên').fill(NAME)
    await page.getByLabel('Giới tính').selectOption({ label: 'Nữ' })
    await page.getByLabel('Ngày sinh').fill('05/1998')
    await page.getByLabel('Giáo dục phổ thông').fill('12/12')
    await page.getByLabel('Ngày chi bộ ra nghị quyết').fill('10/03/2020')
    await page.getByLabel('Bối cảnh').selectOption({ label: 'Tuyến đầu chống dịch Covid-19' })
    await expectSound(page)
    await page.getByRole('button', { name: 'Ghi vào danh sách' }).click()
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
    sourceId = page.url().split('/').at(-1)!.split('?')[0]!

    const unit = (
      (await (await page.request.get('/api/session')).json()) as { units: { organisationId: string }[] }
    ).units[0]!.organisationId
    const [helper] = await officials(page, unit)
    await page.getByRole('button', { name: 'Phân công giúp đỡ' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Đảng viên chính thức của chi bộ').fill(folded(helper!.name))
    await page.getByRole('option').filter({ hasText: helper!.name }).first().click()
    await form.getByLabel('Từ ngày').fill('01/03/2020')
    expects(422)
    await form.getByRole('button', { name: 'Phân công giúp đỡ' }).click()
    await form.getByRole('alert').getByText('trước ngày bắt đầu theo dõi (10/03/2020)').waitFor()
    await form.getByLabel('Từ ngày').fill('01/04/2020')
    await form.getByRole('button', { name: 'Phân công giúp đỡ' }).click()
    await page.getByText('01/04/2020 – đến nay').waitFor()
    await page.getByRole('button', { name: 'Ghi giấy chứng nhận' }).click()
    await form.getByLabel('Số giấy chứng nhận').fill('77/GCN')
    await form.getByLabel('Ngày cấp').fill('20/05/2020')
    await form.getByLabel('Nơi cấp').fill('Trung tâm Chính trị tỉnh')
    await form.getByRole('button', { name: 'Ghi giấy chứng nhận' }).click()
    await page.getByText('19/05/2025').waitFor()
    await settled(page)
    await expectSound(page)
    await picture(page, 'admission-source')

    await page.getByRole('button', { name: 'Lập hồ sơ kết nạp' }).click()
    await form.getByRole('combobox', { name: /^Thủ tục/ }).selectOption({ label: 'Kết nạp đảng viên' })
    await form.getByRole('textbox', { name: 'Ngày', exact: true }).fill('01/09/2020')
    await form.getByLabel('Nguồn giới thiệu').selectOption({ label: 'Đoàn Thanh niên giới thiệu' })
    await form.getByLabel('Bối cảnh').selectOption({ label: 'Tuyến đầu chống dịch Covid-19' })
    await form.getByRole('button', { name: 'Mở hồ sơ' }).click()
    await page.waitForURL(/\/procedures\/[0-9a-f-]{36}/)
    caseId = page.url().split('/').at(-1)!.split('?')[0]!
    await settled(page)
    await expectSound(page)
    await steps(page, caseId, [
      ['assigned', 'done', '2020-09-01', { introducer_1: helper!.id, together_1: '2018-01-01' }],
      ['application', 'received', '2020-09-10'],
      ['cv_declared', 'declared', '2020-09-20'],
      ['verifying', 'verified', '2020-10-15', { verified_on: '2020-10-12' }],
      [
        'opinions',
        'gathered',
        '2020-10-20',
        { mass_opinion_on: '2020-10-16', residence_opinion_on: '2020-10-18' },
      ],
      ['cell_resolution', 'agreed', '2020-11-02', { schooling: 'diploma' }],
    ])
    expect(faults).toEqual([])
    await close()
  },
  2 * MINUTE,
)

test(
  'the grassroots organisation resolves, the superior decides, the ceremony makes a probationary member',
  async () => {
    const grassroots = await visit(browser, { as: 'cap-uy-co-so' })
    await steps(grassroots.page, caseId, [['committee_resolution', 'agreed', '2020-11-10']])
    await grassroots.close()
    const { page, faults, close } = await visit(browser, { as: 'canbo' })
    await open(page, `/procedures/${caseId}`)
    await page.getByText('Cấp ủy có thẩm quyền quyết định kết nạp').first().waitFor()
    await expectSound(page)
    await picture(page, 'admission-case')
    await steps(page, caseId, [['decision', 'decided', '2020-12-15']])
    await close()
    const secretary = await visit(browser, { as: 'bithu' })
    await steps(secretary.page, caseId, [
      ['received', 'received', '2020-12-20'],
      ['ceremony', 'held', '2021-01-06', { place: 'Khu điều trị bệnh nhân Covid-19' }],
      ['forms', 'filled', '2021-02-01'],
      ['member_course', 'finished', '2021-06-01', { course_on: '2021-05-28' }],
      ['self_review', 'handed_in', '2022-01-06'],
      ['helper_opinion', 'given', '2022-01-07'],
      ['opinions2', 'gathered', '2022-01-12'],
      ['cell_resolution2', 'agreed', '2022-01-20'],
    ])
    await open(secretary.page, `/admissions/source/${sourceId}`)
    await secretary.page.getByText('Lễ kết nạp (ngày vào Đảng)').waitFor()
    await secretary.page.getByText('Khu điều trị bệnh nhân Covid-19').first().waitFor()
    await expectSound(secretary.page)
    await secretary.close()
    expect([...faults, ...grassroots.faults, ...secretary.faults]).toEqual([])
  },
  2 * MINUTE,
)

test(
  'recognised after twelve months to the day, and the leader reads it in English',
  async () => {
    const grassroots = await visit(browser, { as: 'cap-uy-co-so' })
    await steps(grassroots.page, caseId, [['committee_resolution2', 'agreed', '2022-01-27']])
    await grassroots.close()
    const officer = await visit(browser, { as: 'canbo' })
    await steps(officer.page, caseId, [['decision2', 'recognised', '2022-02-25', { card_no: '36099001' }]])
    await officer.close()
    const { page, faults, close } = await visit(browser, { as: 'lanhdao' })
    await speak(page, 'en')
    await open(page, `/admissions/source/${sourceId}`)
    await page.getByText('Official member').first().waitFor()
    await page.getByText('06/01/2022').first().waitFor()
    await expectSound(page, { language: 'en' })
    for (const tab of ['source', 'cases', 'probation', 'funnel']) {
      await open(page, `/admissions?tab=${tab}&unit=${await unitId(page, 'NAMDINH.KHOI')}`)
      await expectSound(page, { language: 'en' })
    }
    await speak(page, 'vi')
    expect(faults).toEqual([])
    await close()
    expect(await command('verify')).toMatchObject({ errors: 0 })
  },
  2 * MINUTE,
)
