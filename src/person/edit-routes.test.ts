import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyMovements } from '#movement/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { eventsOf, openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { personId, unitId } from '#testing/small-world.ts'

let database: Database
let ask: Ask
let errors: object[]
beforeAll(async () => {
  database = await testDatabase()
  ;({ ask, errors } = await openPeopleDoor(database.db))
})
afterAll(() => database.close())

const reason = 'Đối chiếu lý lịch gốc'
const person = (code: string) => personId(database.db, code)
const correct = async (who: Parameters<Ask>[0], code: string, ...changes: object[]) =>
  ask(who, `PUT /api/people/${await person(code)}/fields`, { changes, reason })
const valueOf = (body: { fields: { field: string; value: string | null }[] }, field: string) =>
  body.fields.find((one) => one.field === field)?.value

test('a wrong date of birth is corrected; what it was, who said so and why stay', async () => {
  const change = { field: 'born_on', was: '1978-02-28', value: '1977-02-28' }
  const { status, body } = await correct('officer NK', 'NK-3', change)
  expect(status).toBe(200)
  expect(body).toMatchObject({ bornOn: '1977-02-28', ageInYears: 45 })
  const { body: told } = await ask('officer NK', `GET /api/people/${await person('NK-3')}/timeline`)
  expect(told.items.find((one: { kind: string }) => one.kind === 'correction')).toMatchObject({
    code: 'born_on',
    before: '1978-02-28',
    value: '1977-02-28',
    reason,
    recordedBy: 'officer.nk',
  })
  const spells = await sql<{ born_on: string }>`
    select born_on from member_spell join member on member.person_id = member_id where member_code = 'NK-3'`.execute(
    database.db,
  )
  expect(spells.rows).toEqual([{ born_on: '1977-02-28' }])
})

test('a year alone is a date of birth; a corrected name is found and sorted by the new one', async () => {
  const { body } = await correct(
    'officer NK',
    'NK-6',
    { field: 'born_on', was: '1988-11-30', value: '1988' },
    { field: 'full_name', was: "H'Hen Niê", value: "H'Hen  Niê Kđăm" },
  )
  expect(body).toMatchObject({ bornOn: '1988', fullName: "H'Hen Niê Kđăm" })
  const found = await ask('officer NK', 'POST /api/people/search', { text: 'kdam' })
  expect(found.body.items).toHaveLength(1)
})

test('who knew another value than the record holds by now is told so, and nothing is written', async () => {
  const stale = { field: 'native_place', was: 'Nam Định', value: 'Xã Ví Dụ, tỉnh Nam Định' }
  const { status } = await correct(
    'officer NK',
    'NK-2',
    { field: 'schooling', was: '12/12', value: '10/10' },
    stale,
  )
  expect(status).toBe(409)
  const { body } = await ask('officer NK', `GET /api/people/${await person('NK-2')}`)
  expect(valueOf(body, 'schooling')).toBe('12/12')
})

test('a value that stays the same leaves no trace in the history', async () => {
  const { status } = await correct('officer NK', 'NK-2', {
    field: 'schooling',
    was: '12/12',
    value: ' 12/12 ',
  })
  expect(status).toBe(200)
  const { rows } = await sql`
    select from person_change join member using (person_id) where member_code = 'NK-2'`.execute(database.db)
  expect(rows).toHaveLength(0)
})

test.each<[story: string, change: object, code: string]>([
  [
    'a day that does not exist',
    { field: 'ceremony_on', was: '2010-12-01', value: '2010-02-31' },
    'not-a-day',
  ],
  ['a name without letters', { field: 'full_name', was: 'Trần Văn An', value: '123' }, 'not-a-name'],
  ['no name at all', { field: 'full_name', was: 'Trần Văn An', value: null }, 'needed'],
  [
    'a citizen number of eleven digits',
    { field: 'citizen_id', was: null, value: '03608800123' },
    'citizen-id-shape',
  ],
  ['a card of nine digits', { field: 'card_no', was: '12345679', value: '123456789' }, 'card-no-shape'],
  ['another sex', { field: 'sex', was: 'nam', value: 'khác' }, 'not-a-sex'],
])('%s is not taken', async (_story, change, code) => {
  const { status, body } = await correct('officer NK', 'NK-2', change)
  expect(status).toBe(400)
  expect(body.problems).toMatchObject([{ code }])
})

test('an unknown field, and a birth in the future', async () => {
  expect(
    (await correct('officer NK', 'NK-2', { field: 'household_economy', was: null, value: 'khá' })).status,
  ).toBe(400)
  const future = await correct('officer NK', 'NK-2', { field: 'born_on', was: '1985', value: '2022-10-28' })
  expect(future).toMatchObject({
    status: 422,
    body: { refusals: [{ code: 'future-day', field: 'born_on' }] },
  })
})

test('a number that disagrees is kept with a warning, a shared one too', async () => {
  const { status, body } = await correct('officer NK', 'NK-2', {
    field: 'citizen_id',
    was: null,
    value: '036 190 001 234',
  })
  expect(status).toBe(200)
  expect(body.findings.map((one: { code: string }) => one.code)).toEqual([
    'citizen-id-sex',
    'citizen-id-year',
    'number-shared',
  ])
})

test('whose seniority counts from the ceremony is counted so in every stay, and a corrected ceremony counts too', async () => {
  const basis = { field: 'seniority_basis', was: 'decision', value: 'card' }
  expect(await correct('officer NK', 'NK-7', basis)).toMatchObject({ status: 200 })
  expect(await verifyMovements(database.db)).toEqual([])
  const ceremony = { field: 'ceremony_on', was: '2000-02-03', value: '2000-02-04' }
  expect(await correct('officer NK', 'NK-7', ceremony)).toMatchObject({ status: 200 })
  expect(await verifyMovements(database.db)).toEqual([])
  const { rows } = await sql`
    select decided_on from member_spell join member on person_id = member_id where member_code = 'NK-7'`.execute(
    database.db,
  )
  expect(rows).toEqual([{ decided_on: '2000-02-04' }])
})

test('odd dates of a membership are warned of, not refused', async () => {
  const change = { field: 'official_on', was: '2005-09-02', value: '2005-10-02' }
  const { body } = await correct('officer NK', 'NK-3', change)
  expect(body.findings).toMatchObject([
    { code: 'official-not-12-months-after-ceremony', facts: { due: '2005-09-02' } },
    { code: 'recognition-before-official' },
  ])
})

test('a leader may not write; a secretary writes in the own branch alone', async () => {
  const change = { field: 'profession', was: null, value: 'Giảng viên' }
  expect((await correct('leader NK', 'NK-5', change)).status).toBe(403)
  expect((await correct('secretary NK.CB2', 'NK-5', change)).status).toBe(404)
  expect((await correct('secretary NK.CB1', 'NK-5', change)).status).toBe(200)
})

test('from a day on another value holds; the day before keeps the old one; statistics count anew', async () => {
  const id = await person('NK-7')
  const change = { field: 'theory', from: '2020-05-01', value: 'Cao cấp' }
  const done = await ask('secretary NK.CB1', `POST /api/people/${id}/attributes`, change)
  expect(done.status).toBe(200)
  expect(valueOf(done.body, 'theory')).toBe('Cao cấp')
  const before = await ask('officer NK', `GET /api/people/${id}?on=2020-04-30`)
  expect(valueOf(before.body, 'theory')).toBe('Sơ cấp')
  const { rows } = await sql<{ from_day: string; value: string }>`
    select from_day, value from member_spell s join member m on m.person_id = s.member_id
    join coded_value v on v.id = s.theory where member_code = 'NK-7' order by from_day`.execute(database.db)
  expect(rows).toEqual([
    { from_day: '2018-09-15', value: 'Sơ cấp' },
    { from_day: '2020-05-01', value: 'Cao cấp' },
  ])
  const again = await ask('secretary NK.CB1', `POST /api/people/${id}/attributes`, change)
  expect(again.status).toBe(200)
  const other = await ask('secretary NK.CB1', `POST /api/people/${id}/attributes`, {
    ...change,
    value: 'Cử nhân',
  })
  expect(other.status).toBe(409)
})

test('a dated change recorded with the wrong value is corrected on its day, a mistaken one taken back', async () => {
  const id = await person('NK-1')
  const fixed = await correct('officer NK', 'NK-1', {
    field: 'education',
    from: '2021-09-01',
    was: 'Thạc sĩ',
    value: 'Tiến sĩ',
  })
  expect(valueOf(fixed.body, 'education')).toBe('Tiến sĩ')
  const taken = { field: 'theory', from: '2018-06-30', was: 'Trung cấp', reason }
  const back = await ask('officer NK', `POST /api/people/${id}/attributes/removal`, taken)
  expect(valueOf(back.body, 'theory')).toBe('Sơ cấp')
  expect((await ask('officer NK', `POST /api/people/${id}/attributes/removal`, taken)).status).toBe(409)
})

test.each<[story: string, change: object, status: number]>([
  ['a day to come', { field: 'theory', from: '2022-10-28', value: 'Cao cấp' }, 422],
  ['a day before birth', { field: 'theory', from: '1984-12-31', value: 'Cao cấp' }, 422],
  [
    'a field that does not change over time',
    { field: 'native_place', from: '2020-01-01', value: 'Nam Định' },
    400,
  ],
])('a dated change: %s is refused', async (_story, change, status) =>
  expect(
    (await ask('officer NK', `POST /api/people/${await person('NK-2')}/attributes`, change)).status,
  ).toBe(status),
)

test('rows of the file: recorded, corrected, taken back', async () => {
  const id = await person('NK-5')
  const row = {
    kind: 'career',
    from: '1990-01-01',
    to: '1999-12-31',
    data: { post: 'Giáo viên', unit: 'Trường Ví dụ' },
  }
  const { body } = await ask('officer NK', `POST /api/people/${id}/periods`, row)
  expect(body.periods).toMatchObject([
    { kind: 'career', from: '1990-01-01', to: '1999-12-31', data: { post: 'Giáo viên' } },
  ])
  const path = `/api/people/${id}/periods/${body.periods[0].id}`
  const corrected = await ask('officer NK', `PUT ${path}`, {
    from: '1991-01-01',
    data: { post: 'Giáo viên' },
    reason,
  })
  expect(corrected.body.periods).toMatchObject([{ from: '1991-01-01', to: null }])
  const removed = await ask(
    'officer NK',
    `POST /api/people/${id}/periods/${corrected.body.periods[0].id}/removal`,
    { reason },
  )
  expect(removed.body.periods).toEqual([])
  const wrong = await ask('officer NK', `POST /api/people/${id}/periods`, { ...row, data: { salary: 'x' } })
  expect(wrong.status).toBe(400)
})

test('an applicant is recorded by a unit and found by name, not yet a member', async () => {
  const fields = {
    full_name: 'Hoàng  Thị Ví Dụ',
    sex: 'nữ',
    born_on: '2001-04',
    ethnicity: 'Kinh',
    introducer_1: 'Trần Văn An',
  }
  const organisationId = await unitId(database.db, 'NK.CB2')
  const { status, body } = await ask('secretary NK.CB2', 'POST /api/people', { organisationId, fields })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    fullName: 'Hoàng Thị Ví Dụ',
    bornOn: '2001-04',
    standing: 'not-admitted',
    memberCode: null,
  })
  expect(body).toMatchObject({ keeper: { code: 'NK.CB2' }, organisation: null })
  const found = await ask('officer NK', 'POST /api/people/search', { text: 'du hoang', kind: 'person' })
  expect(found.body.items).toMatchObject([{ id: body.id }])
  expect((await eventsOf(database.db, 'person.create')).at(-1)?.details).toEqual({
    fields: Object.keys(fields),
  })
})

test('a person needs name, sex and date of birth: all that is missing is named at once', async () => {
  const organisationId = await unitId(database.db, 'NK.CB2')
  const { status, body } = await ask('secretary NK.CB2', 'POST /api/people', {
    organisationId,
    fields: { sex: 'x' },
  })
  expect(status).toBe(400)
  expect(body.problems).toEqual([
    { path: 'fields.full_name', code: 'needed' },
    { path: 'fields.sex', code: 'not-a-sex' },
    { path: 'fields.born_on', code: 'needed' },
  ])
  const elsewhere = { organisationId: await unitId(database.db, 'NK.CB1'), fields: {} }
  expect((await ask('secretary NK.CB2', 'POST /api/people', elsewhere)).status).toBe(404)
})

test('nothing unforeseen happened', () => expect(errors).toEqual([]))
