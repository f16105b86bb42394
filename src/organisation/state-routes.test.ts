import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { organisationsOn } from './commands.ts'
import { serveOrganisations } from './routes.ts'
import { openOffice, type Office } from './small-office.ts'

let office: Office
let id: Office['id']
let ask: Office['ask']
let tell: Office['tell']
beforeAll(async () => {
  office = await openOffice(serveOrganisations)
  ;({ id, ask, tell } = office)
})
afterAll(() => office.database.close())
const codesOf = (rows: { code: string }[]) => rows.map((one) => one.code)

const branch1 = () => ({
  name: 'Chi bộ 1',
  kind: 'chi_bo_truc_thuoc',
  type: null,
  superiorId: id['NK.DB']!,
  officialCode: null,
  decisionNo: null,
})

test('a new name from a day on keeps the old one for the days before', async () => {
  const body = {
    ...branch1(),
    name: 'Chi bộ Phòng Đào tạo',
    from: '2022-09-01',
    decisionNo: '12-QĐ/ĐU',
    reason: 'Đổi tên',
  }
  const done = await tell('can-bo', `/${id['NK.CB1']}/states`, {
    ...body,
    officialCode: '38.168.053.000.001',
  })
  expect(done.body.state).toMatchObject({
    name: 'Chi bộ Phòng Đào tạo',
    officialCode: '38.168.053.000.001',
    from: '2022-09-01',
  })
  expect((await ask('can-bo', `/${id['NK.CB1']}?on=2022-08-31`)).body.state).toMatchObject({
    name: 'Chi bộ 1',
    to: '2022-08-31',
    officialCode: null,
  })
  const { states } = (await ask('can-bo', `/${id['NK.CB1']}/history`)).body
  expect(states).toMatchObject([
    { name: 'Chi bộ Phòng Đào tạo', reason: 'Đổi tên', recordedBy: 'can-bo', supersededAt: null },
    { name: 'Chi bộ 1', to: '2022-08-31', supersededAt: null },
    { name: 'Chi bộ 1', to: null, supersededBy: 'can-bo' },
  ])
  const taken = await tell('can-bo', `/${id['NK.CB2']}/states`, { ...body, officialCode: '38168053000001' })
  expect(taken.body.refusals).toMatchObject([{ code: 'official-code-taken', unit: 'Chi bộ Phòng Đào tạo' }])
})

test('a correction that would leave members without their branch is refused with all reasons, and nothing changes', async () => {
  const { states } = (await ask('can-bo', `/${id['NK.CB2']}/history`)).body
  const body = {
    ...branch1(),
    name: 'Chi bộ 2',
    from: '2010-01-01',
    to: '2022-01-01',
    reason: 'Nhập sai',
    officialCode: '12',
  }
  const refused = await tell('can-bo', `/${id['NK.CB2']}/states/${states[0].id}/correction`, body)
  expect(refused.body).toMatchObject({ status: 422, code: 'refused' })
  expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual([
    'official-code-malformed',
    'members-left-outside',
  ])
  expect((await ask('can-bo', `/${id['NK.CB2']}/history`)).body.states).toHaveLength(1)
})

test('a unit put under itself is refused by the tree', async () => {
  const root = {
    ...branch1(),
    name: 'Đảng bộ khối Ví dụ',
    kind: 'dang_bo_khoi',
    superiorId: id['NK.DB'],
    reason: 'Thử',
  }
  const refused = await tell('trung-uong', `/${id['NK']}/states`, { ...root, from: '2022-10-01' })
  expect(refused.body.refusals).toMatchObject([{ code: 'cycle' }])
})

test('a unit changes its superior only with the right to reorganise both', async () => {
  const body = {
    ...branch1(),
    name: 'Chi bộ 2',
    superiorId: id['NK.DB2'],
    from: '2022-10-01',
    reason: 'Chuyển giao',
  }
  expect((await tell('can-bo-db', `/${id['NK.CB2']}/states`, body)).status).toBe(404)
  const done = await tell('can-bo', `/${id['NK.CB2']}/states`, body)
  expect(done.body.path.map((one: { code: string }) => one.code)).toEqual(['TW', 'NK', 'NK.DB2'])
  const { states } = (await ask('can-bo', `/${id['NK.CB2']}/history`)).body
  const gone = states.find((one: { supersededAt: string | null }) => one.supersededAt !== null)
  const late = await tell('can-bo', `/${id['NK.CB2']}/states/${gone.id}/correction`, { ...body, to: null })
  expect(late.status).toBe(409)
  expect(codesOf((await ask('can-bo', `/${id['NK.DB2']}/children`)).body.items)).toEqual(['NK.CB2', 'NK.CB3'])
})

test('the command lists superiors before subordinates with the days of their states', async () => {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NK'`.execute(
    office.database.db,
  )
  const lines = await organisationsOn(office.database.db, { rootId: rows[0]!.id, on: day('2020-06-30') })
  expect(lines.map((one) => [one.code, one.superior, one.headcount, one.to])).toEqual([
    ['NK', 'TW', 7, null],
    ['NK.DB2', 'NK', 0, null],
    ['NK.DB', 'NK', 7, null],
    ['NK.CB1', 'NK.DB', 3, '2022-08-31'],
    ['NK.CB2', 'NK.DB', 2, '2022-09-30'],
    ['NK.CB3', 'NK.DB', 2, '2020-06-30'],
  ])
  expect(codesOf(await organisationsOn(office.database.db, { on: day('2020-06-30'), depth: 2 }))).toEqual([
    'TW',
    'NK',
  ])
  expect(await organisationsOn(office.database.db, { rootId: rows[0]!.id, on: day('2009-12-31') })).toEqual(
    [],
  )
})
