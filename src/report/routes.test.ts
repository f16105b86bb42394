import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { send, type Answer } from '#access/small-world.ts'
import { countFacts } from '#measure/count.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'
import type { ReportShown } from './api.ts'
import { serveReports } from './routes.ts'
import { verifyReports } from './verify.ts'

const measures = [...MEMBER_MEASURES, ...STATISTICS_MEASURES, ...ORGANISATION_MEASURES]
let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice((door) => serveReports(door, { measures, counter: countFacts }))
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/report${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) => send(office.door, `POST /api/report${path}`, { as: office.cookies[who]!, body })
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const yearly = (unit: string, change: object = {}) => ({
  organisationId: id[unit],
  template: 'yearly',
  from: '2022-01-01',
  to: '2022-12-31',
  organ: 'ban_thuong_vu',
  ...change,
})
const sentences = ({ drawn }: ReportShown) =>
  drawn.sections.flatMap((one) => one.sentences.map((pieces) => pieces.map(({ text }) => text).join('')))

test('a draft tells live figures with comparison and target; two authors lose nothing; issued it stays as it was', async () => {
  const target = {
    measure: 'members',
    where: '',
    from: '2022-01-01',
    to: '2022-12-31',
    target: 2,
    note: null,
  }
  expect((await tell('can-bo', '-targets', { organisationId: id['NK'], ...target })).status).toBe(200)
  const begun = await tell('can-bo', 's', yearly('NK'))
  expect(begun.status).toBe(200)
  const path = `s/${begun.body.id}`
  const draft: ReportShown = (await ask('can-bo', path)).body
  const members = draft.drawn.figures.find(
    (one) => one.measure === 'members' && one.where === '' && one.to === '2022-10-27',
  )!
  expect(members).toMatchObject({ target: 2, unit: { id: id['NK'] } })
  expect(sentences(draft).join('\n')).toMatch(new RegExp(`Tổng số đảng viên là ${members.value}, `))
  expect(draft.drawn.opening[0]!.text).toBe('Số liệu tính đến ngày 27/10/2022.')

  const first = await tell('can-bo', `${path}/texts`, { section: 'limits', text: 'Một việc chậm.', over: 0 })
  expect(first.body).toMatchObject({ version: 1, text: 'Một việc chậm.' })
  const other = await tell('trung-uong', `${path}/texts`, { section: 'limits', text: 'Khác.', over: 0 })
  expect(other.body.refusals).toMatchObject([{ code: 'text-saved-meanwhile', by: first.body.by }])
  const after = await tell('trung-uong', `${path}/texts`, { section: 'limits', text: 'Khác.', over: 1 })
  expect(after.body.version).toBe(2)
  const kept = await ask('can-bo', `${path}/texts/limits`)
  expect(kept.body.items.map((one: { text: string }) => one.text)).toEqual(['Khác.', 'Một việc chậm.'])

  const early = await tell('can-bo', `${path}/issue`, { on: '2022-10-27', serial: null, term: '2020-2025' })
  expect(codes(early)).toEqual(['words-missing'])
  await tell('can-bo', `${path}/texts`, { section: 'tasks', text: 'Việc một.', over: 0 })
  const issued = await tell('can-bo', `${path}/issue`, { on: '2022-10-27', serial: null, term: '2020-2025' })
  expect(issued.body.number).toMatch(/^01-BC\//)
  expect(codes(await tell('can-bo', `${path}/texts`, { section: 'tasks', text: 'Muộn.', over: 1 }))).toEqual([
    'issued-already',
  ])

  // A member is found to have been entered by mistake: the issued report keeps its number, the present one stands beside.
  await sql`delete from member_spell where member_id = (select member_id from member_spell
    where until_day = 'infinity' order by member_id limit 1)`.execute(office.database.db)
  const shown: ReportShown = (await ask('can-bo', path)).body
  expect(shown.state).toBe('issued')
  expect(shown.drawn.figures.find((one) => one.id === members.id)!.value).toBe(members.value)
  expect(shown.changed).toContainEqual({ figure: members.id, now: members.value - 1 })
  expect(await verifyReports(office.database.db)).toEqual([])
  await sql`update report_issue set content = jsonb_set(content, '{drawn,subject}', '"khác"')`.execute(
    office.database.db,
  )
  expect(await verifyReports(office.database.db)).toMatchObject([{ code: 'report-altered' }])
  expect(office.errors).toEqual([])
})

test('bad input is refused with all its reasons; others may not', async () => {
  const wrong = yearly('NK', {
    template: 'article-000',
    from: '2023-05-01',
    to: '2023-04-01',
    organ: 'chi_bo',
  })
  expect(codes(await tell('can-bo', 's', wrong))).toEqual([
    'unknown-template',
    'ends-before-it-starts',
    'period-to-come',
    'organ-not-there',
  ])
  expect(codes(await tell('can-bo', 's', yearly('NK')))).toEqual(['report-there'])
  expect((await tell('lanh-dao', 's', yearly('NK'))).status).toBe(403)
  expect((await tell('can-bo-db', 's', yearly('NK.DB2'))).status).toBe(404)
  const other = await tell('can-bo', 's', yearly('NK.DB2', { organ: 'cap_uy' }))
  expect((await ask('can-bo-db', `s/${other.body.id}`)).status).toBe(404)
  const secret = { section: 'limits', text: 'Tài liệu này là văn bản MẬT', over: 0 }
  expect(codes(await tell('can-bo', `s/${other.body.id}/texts`, secret))).toEqual(['classified-mark'])
  expect((await tell('can-bo', `s/${other.body.id}/withdrawal`, { reason: 'Lập nhầm' })).status).toBe(200)
  expect((await ask('can-bo', `s/${other.body.id}`)).status).toBe(404)
})
