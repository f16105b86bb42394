import { afterAll, beforeAll, expect, test } from 'vitest'
import { codes, PLAN, openConferences, type Conferences } from './small-conference.ts'

let conferences: Conferences
let ask: Conferences['ask']
let tell: Conferences['tell']
let planned: Conferences['planned']
let act: Conferences['act']
let paste: Conferences['paste']

beforeAll(async () => {
  conferences = await openConferences()
  ;({ ask, tell, planned, act, paste } = conferences)
})
afterAll(() => conferences.office.database.close())

test('a postponed conference gets another day, and what was planned before is kept', async () => {
  const path = await planned({ fromDay: '2022-11-01', toDay: '2022-11-01', kind: 'tong_ket' })
  await act(path, 'announced')
  expect(codes(await act(path, 'postponed'))).toEqual(['needs-reason'])
  await act(path, 'postponed', 'Chờ kết luận của cấp trên')
  const change = {
    ...PLAN,
    kind: 'tong_ket',
    fromDay: '2022-11-15',
    toDay: '2022-11-15',
    reason: 'Lùi nửa tháng',
  }
  const changed = await tell('bi-thu-khoi', `${path}/plan`, change)
  expect(changed.body).toMatchObject({
    fromDay: '2022-11-15',
    state: 'postponed',
    earlier: [{ fromDay: '2022-11-01', reason: 'Lùi nửa tháng', changedBy: 'bi-thu-khoi' }],
  })
  expect((await act(path, 'announced')).body.state).toBe('announced')
  expect((await act(path, 'cancelled', 'Không tổ chức nữa')).body.acts).toHaveLength(5)
  expect(codes(await act(path, 'announced'))).toEqual(['act-out-of-turn'])
})

test('programme and papers; a document out of reach is not found', async () => {
  const path = await planned({ kind: 'so_ket' })
  const items = [
    { title: 'Khai mạc', speaker: 'Trưởng ban', minutes: 10, standing: true },
    { title: 'Báo cáo', speaker: 'Phó trưởng ban thường trực', minutes: 40, standing: false },
  ]
  expect((await tell('bi-thu-khoi', `${path}/programme`, { items })).body.programme).toEqual(items)
  expect(
    (await tell('bi-thu-khoi', `${path}/programme`, { items: items.slice(1) })).body.programme,
  ).toHaveLength(1)
  const paper = { title: 'Dự thảo báo cáo', documentId: null, sentOn: '2022-10-20' }
  const { body } = await tell('bi-thu-khoi', `${path}/papers`, paper)
  expect(body.papers).toMatchObject([{ title: 'Dự thảo báo cáo', sentOn: '2022-10-20' }])
  const nowhere = '00000000-0000-4000-8000-000000000000'
  expect((await tell('bi-thu-khoi', `${path}/papers`, { ...paper, documentId: nowhere })).status).toBe(404)
  const elsewhere = { ...PLAN, organisationId: conferences.office.id['NK'], bodyId: nowhere }
  expect((await tell('bi-thu-khoi', '', elsewhere)).status).toBe(404)
  const back = await tell('bi-thu-khoi', `${path}/papers/${body.papers[0].id}/withdrawal`, {})
  expect(back.body.papers).toEqual([])
})

test('sites of all units directly below, of kinds, and 500 at most', async () => {
  const path = await planned()
  const make = (made: object) => tell('bi-thu-khoi', `${path}/sites`, { made })
  expect((await make({ from: 'below', itself: true, invited: 30 })).body).toMatchObject({
    items: [
      { name: 'Đảng bộ khối Ví dụ' },
      { name: 'Đảng bộ Bệnh viện Ví dụ' },
      { name: 'Đảng bộ Trường Cao đẳng Ví dụ' },
    ],
    invited: 90,
  })
  const more = await make({ from: 'kinds', kinds: ['chi_bo_truc_thuoc', 'dang_bo_co_so'], invited: null })
  expect(more.body.items.map((one: { name: string }) => one.name).slice(3)).toEqual([
    'Chi bộ 1',
    'Chi bộ 2',
    'Chi bộ 10',
  ])
  expect(codes(await make({ from: 'below', itself: true, invited: 30 }))).toEqual(['no-sites'])
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `* Điểm ${index}`).join('\n')
  expect((await paste(path, lines(495))).body.refusals).toMatchObject([
    { code: 'too-many-sites', count: 501, most: 500 },
  ])
  expect((await paste(path, lines(494))).body.items).toHaveLength(500)
  const wrong = await paste(
    await planned(),
    Array.from({ length: 500 }, (_, index) => `Đảng bộ Bệnh viên số ${index}`).join('\n'),
  )
  expect(wrong.body.refusals).toHaveLength(500)
  const [site] = (await ask('bi-thu-khoi', `${path}/sites`)).body.items
  const detail = { chair: 'Phó bí thư', invited: 12, place: 'Phòng họp 2' }
  expect((await tell('bi-thu-khoi', `${path}/sites/${site.id}/details`, detail)).body.items[0]).toMatchObject(
    detail,
  )
  expect((await tell('bi-thu-khoi', `${path}/sites/${site.id}/withdrawal`, {})).body.items).toHaveLength(499)
})

test('nobody is invited to a past day', async () => {
  const path = await planned({ fromDay: '2022-10-20', toDay: '2022-10-20', kind: 'so_ket' })
  const body = { invited: { who: 'below' }, answerBy: '2022-10-26' }
  const refused = await tell('bi-thu-khoi', `${path}/invitations`, body)
  expect(codes(refused)).toEqual(['invitation-to-the-past', 'answer-day-past', 'answer-after-gathering'])
  expect((await ask('bi-thu-khoi', `${path}/invitations`)).body.items).toEqual([])
})

test('the list goes by day, those to come first to last, the past newest first, page by page', async () => {
  const coming = await ask('bi-thu-khoi', `?organisationId=${conferences.office.id['NK']}&limit=3`)
  const rest = await ask(
    'bi-thu-khoi',
    `?organisationId=${conferences.office.id['NK']}&limit=50&after=${coming.body.next}`,
  )
  const all = [...coming.body.items, ...rest.body.items]
  const days = all.map((one: { fromDay: string }) => one.fromDay)
  expect(days).toEqual([...days].sort())
  expect(new Set(all.map((one: { id: string }) => one.id)).size).toBe(all.length)
  const past = await ask(
    'bi-thu-khoi',
    `?organisationId=${conferences.office.id['NK']}&when=past&kind=so_ket`,
  )
  expect(past.body.items).toMatchObject([{ fromDay: '2022-10-20' }])
  expect((await ask('bi-thu-khoi', `?organisationId=${conferences.office.id['NK']}&after=x`)).status).toBe(
    400,
  )
  expect(conferences.office.errors).toEqual([])
})
