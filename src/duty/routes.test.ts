import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveDuties } from './routes.ts'

let office: Office
let id: Office['id']
let secretary: string
let deputy: string
const ask = (who: string, path: string) => office.ask(who, `/../${path}`)
const tell = (who: string, path: string, body: object) => office.tell(who, `/../${path}`, body)
beforeAll(async () => {
  office = await openOffice(serveDuties)
  id = office.id
  const { db } = office.database
  secretary = await personId(db, 'NK-7')
  deputy = await personId(db, 'NK-6')
  for (const [person, role, until] of [
    [secretary, 'bi_thu', 'infinity'],
    [deputy, 'pho_bi_thu', '2022-07-01'],
  ])
    await sql`
      insert into post (person_id, organisation_id, committee, role, manner, from_day, until_day)
      select person.id, unit.id, 'ban_thuong_vu', ${role}, 'bau', '2020-07-01', ${until}::date
      from person, organisation unit where person.public_id = ${person} and unit.code = 'NK'`.execute(db)
})
afterAll(() => {
  expect(office.errors).toEqual([])
  return office.database.close()
})

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const matrix = async (on: string, who = 'can-bo') =>
  (await ask(who, `duties?organisationId=${id['NK']}&on=${on}`)).body
const duty = (change: object) => ({
  organisationId: id['NK'],
  committee: 'ban_thuong_vu',
  kind: 'field',
  fieldId: null,
  unitId: null,
  personId: null,
  role: null,
  from: '2021-01-01',
  to: null,
  decisionNo: '12-TB/ĐU',
  ...change,
})
const fieldId = async (name: string) =>
  (await matrix('2022-01-01')).fields.find((one: { name: string }) => one.name === name).id as string

test('a list of fields is made, a name not twice, and a field in use does not end', async () => {
  const names = ['Tổ chức, cán bộ', 'Tuyên giáo', 'Kiểm tra, giám sát']
  const fields = { organisationId: id['NK'], names, from: '2020-07-01' }
  expect((await tell('can-bo', 'duty-fields', fields)).body).toEqual({ added: 3 })
  const twice = { ...fields, names: ['Dân vận', 'Dân vận', 'Tuyên giáo'], from: '2005-01-01' }
  expect(codes(await tell('can-bo', 'duty-fields', twice))).toEqual([
    'unit-not-there',
    'field-name-taken',
    'field-name-taken',
  ])
  expect((await matrix('2022-01-01')).fields.map((one: { name: string }) => one.name)).toEqual(names)
  expect((await matrix('2020-06-30')).fields).toEqual([])
})

test('a duty shows its holder, and nobody there once the post has ended', async () => {
  const organisation = await fieldId('Tổ chức, cán bộ')
  const propaganda = await fieldId('Tuyên giáo')
  expect((await tell('can-bo', 'duties', duty({ fieldId: organisation, personId: deputy }))).status).toBe(200)
  expect((await tell('can-bo', 'duties', duty({ fieldId: propaganda, role: 'bi_thu' }))).status).toBe(200)
  const shown = await matrix('2022-06-30')
  expect(shown.members).toMatchObject([
    { fullName: 'Đỗ Ngọc Bích', role: 'bi_thu' },
    { fullName: "H'Hen Niê", role: 'pho_bi_thu' },
  ])
  expect(shown.fields).toMatchObject([
    { holders: [{ fullName: "H'Hen Niê", vacant: false, byPost: false }] },
    { holders: [{ fullName: 'Đỗ Ngọc Bích', vacant: false, byPost: true }] },
    { holders: [] },
  ])
  const after = await matrix('2022-07-01')
  expect(after.members).toHaveLength(1)
  expect(after.fields[0].holders).toMatchObject([{ fullName: "H'Hen Niê", vacant: true }])
  const answer = await ask('can-bo', `duty-responsible?fieldId=${propaganda}&on=2022-07-01`)
  expect(answer.body.items).toMatchObject([{ committee: 'ban_thuong_vu', holder: { role: 'bi_thu' } }])
  const end = await tell('can-bo', `duty-fields/${organisation}/end`, { to: '2022-09-30' })
  expect(codes(end)).toEqual(['field-in-use'])
  expect(
    (await tell('can-bo', `duty-fields/${await fieldId('Kiểm tra, giám sát')}/end`, { to: '2022-09-30' }))
      .status,
  ).toBe(200)
})

test('what is wrong with a duty is said at once and nothing is written', async () => {
  const count = async () => (await sql`select from duty`.execute(office.database.db)).rows.length
  const before = await count()
  const wrong = duty({
    kind: 'area',
    unitId: id['TW'],
    personId: deputy,
    from: '2022-08-01',
    to: '2022-07-01',
  })
  expect(codes(await tell('can-bo', 'duties', wrong))).toEqual([
    'ends-before-it-starts',
    'holds-no-post',
    'area-not-below',
  ])
  const again = duty({ fieldId: await fieldId('Tuyên giáo'), role: 'bi_thu', from: '2022-01-01' })
  expect(codes(await tell('can-bo', 'duties', again))).toEqual(['already-responsible'])
  expect(await count()).toBe(before)
})

test('units without anybody and units with two stand out, and the unit itself can ask who follows it', async () => {
  const areas = async (state: string, on = '2022-06-30') =>
    (await ask('can-bo', `duty-areas?organisationId=${id['NK']}&on=${on}&state=${state}`)).body.items as {
      unit: { code: string }
    }[]
  expect((await areas('gap')).map((one) => one.unit.code)).toEqual(['NK.DB2', 'NK.DB'])
  await tell('can-bo', 'duties', duty({ kind: 'area', unitId: id['NK.DB'], personId: deputy }))
  const second = await tell('can-bo', 'duties', duty({ kind: 'area', unitId: id['NK.DB'], role: 'bi_thu' }))
  expect((await matrix('2022-06-30')).areas).toEqual({ all: 2, gaps: 1, overlaps: 1 })
  expect((await areas('overlap')).map((one) => one.unit.code)).toEqual(['NK.DB'])
  expect(await areas('overlap', '2022-07-01')).toEqual([])
  const mine = await ask('can-bo-db', `duty-responsible?unitId=${id['NK.DB']}&on=2022-06-30`)
  expect(mine.body.items).toMatchObject([{ holder: { role: 'bi_thu' } }, { holder: { role: 'pho_bi_thu' } }])
  expect((await ask('can-bo-db', `duties?organisationId=${id['NK']}`)).status).toBe(404)
  await tell('can-bo', `duties/${second.body.id}/end`, { to: '2022-03-31', reason: 'Phân công lại' })
  expect(await areas('overlap')).toEqual([])
  expect(await areas('gap')).toHaveLength(1)
})

test('a branch’s meetings are counted by the quarter, for this year to the day', async () => {
  const cell = duty({ kind: 'cell', unitId: id['NK.CB1'], role: 'bi_thu', committee: 'ban_thuong_vu' })
  const done = await tell('can-bo', 'duties', cell)
  const counted = { year: 2022, quarter: 1, held: 3, attended: 2 }
  const path = `duties/${done.body.id}/attendance`
  await tell('can-bo', path, counted)
  await tell('can-bo', path, { ...counted, attended: 3 })
  await tell('can-bo', path, { ...counted, quarter: 2, attended: 1 })
  await tell('can-bo', path, { ...counted, year: 2021, quarter: 4 })
  const cells = (await ask('can-bo', `duty-cells?organisationId=${id['NK']}&on=2022-05-01`)).body.items
  expect(cells).toMatchObject([{ unit: { code: 'NK.CB1' }, held: 6, attended: 4 }])
  const wrong = await tell('can-bo', path, { year: 2019, quarter: 1, held: -1, attended: 0 })
  expect(codes(wrong)).toEqual(['negative-number', 'more-attended-than-held', 'outside-duty'])
  await tell('can-bo', `duties/${done.body.id}/annulment`, { reason: 'Ghi nhầm' })
  expect((await ask('can-bo', `duty-cells?organisationId=${id['NK']}`)).body.items).toEqual([])
})

test('working regulations follow each other; leaders read and do not record', async () => {
  const regulation = {
    organisationId: id['NK'],
    committee: 'ban_thuong_vu',
    number: '01-QC/ĐUK',
    subject: 'Quy chế làm việc của Ban Thường vụ',
    from: '2020-08-01',
    to: null,
  }
  const done = await tell('can-bo', 'work-regulations', regulation)
  const next = { ...regulation, number: '02-QC/ĐUK', from: '2022-01-01' }
  expect(codes(await tell('can-bo', 'work-regulations', next))).toEqual(['regulations-overlap'])
  await tell('can-bo', `work-regulations/${done.body.id}/end`, { to: '2021-12-31', reason: 'Thay thế' })
  await tell('can-bo', 'work-regulations', next)
  expect((await matrix('2021-06-01')).regulations).toMatchObject([
    { number: '02-QC/ĐUK', inForce: false },
    { number: '01-QC/ĐUK', inForce: true, to: '2021-12-31' },
  ])
  expect((await tell('lanh-dao', 'work-regulations', { ...next, from: '2023-01-01' })).status).toBe(403)
  expect((await tell('can-bo-db', 'duties', duty({ role: 'bi_thu' }))).status).toBe(404)
  expect((await matrix('2022-06-30', 'lanh-dao')).may).toEqual({ record: false, people: true })
})
