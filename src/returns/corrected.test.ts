import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveMovements } from '#movement/routes.ts'
import type { CorrectedCell } from './content.ts'
import { openReturns, type ReturnsOffice } from './small-returns.ts'

let office: ReturnsOffice
beforeAll(async () => {
  office = await openReturns(serveMovements)
})
afterAll(async () => {
  await office.database.close()
  expect(office.errors).toEqual([])
})

const cell = (cells: readonly CorrectedCell[], row: string) =>
  cells.find((one) => one.form === '1' && one.row === row && one.column === 'total')

test('a figure certified, then corrected: the frozen return unchanged, the difference in the next, explained and told once', async () => {
  const { get, post, announce, returnOf, certify, database } = office
  const second = await returnOf(await announce(2), 'NK.DB')
  expect((await certify('can-bo-db', second)).status).toBe(200)
  const frozen = (await get('can-bo-db', `/returns/${second}/certificates/1`)).body
  await post('can-bo', `/returns/${second}/acceptance`)

  const { rows } = await sql<{ person: string; movement: string }>`
    select person.public_id as person, movement.id as movement from movement
    join member on member.person_id = movement.member_id join person on person.id = member.person_id
    where member_code = 'NK-4' and superseded_at is null`.execute(database.db)
  const { person, movement } = rows[0]!
  const corrected = await post('can-bo-db', `/people/${person}/movements/${movement}/correction`, {
    on: '2022-07-05',
    category: 'I1',
    toOrganisationId: office.id['NK.CB2'],
    reason: 'Lễ kết nạp ngày 05/7, ghi nhầm 19/5',
  })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)

  expect((await get('can-bo-db', `/returns/${second}/certificates/1`)).body).toEqual(frozen)
  expect(frozen.holds).toBe(true)
  const third = await returnOf(await announce(3), 'NK.DB')
  const told = (await get('can-bo-db', `/returns/${third}/corrected`)).body.items
  expect(told).toMatchObject([
    {
      title: 'Báo cáo thống kê quý II/2022',
      digest: frozen.digest,
      corrections: [{ kind: 'movement.corrected', facts: 1, people: 1 }],
    },
  ])
  expect(cell(told[0].cells, 'i1')).toMatchObject({ certified: 1, told: null, now: 0 })
  expect(cell(told[0].cells, 'closing')).toMatchObject({ certified: 5, told: null, now: 4 })
  expect(cell(told[0].cells, 'opening')).toBeUndefined()
  const { certificateId } = told[0]
  const asked = { certificateId, kind: 'movement.corrected' }
  const people = await post('can-bo-db', `/returns/${third}/corrected-people`, asked)
  expect(people.body.items).toMatchObject([{ memberCode: 'NK-4', on: '2022-07-05' }])
  expect((await post('quan-tri', `/returns/${third}/corrected-people`, asked)).status).toBe(404)

  const refused = await certify('can-bo-db', third)
  expect(refused.body.refusals).toEqual([{ code: 'finding-unexplained', findings: 1 }])
  const note = { finding: `corrected ${certificateId}`, note: 'Một trường hợp kết nạp ghi nhầm ngày.' }
  await post('can-bo-db', `/returns/${third}/notes`, note)
  expect((await certify('can-bo-db', third)).status).toBe(200)
  const next = (await get('can-bo-db', `/returns/${third}/certificates/1`)).body
  expect(next.content.notes).toEqual([note])
  expect(cell(next.content.corrected[0].cells, 'i1')).toMatchObject({ certified: 1, now: 0 })
  expect((await get('can-bo-db', `/returns/${second}/certificates/1`)).body).toEqual(frozen)

  const year = {
    kind: 'year',
    from: '2022-01-01',
    to: '2022-12-31',
    cutOffOn: '2022-12-31',
    title: 'Năm 2022',
  }
  const last = await returnOf(await announce(3, year), 'NK.DB')
  expect((await get('can-bo-db', `/returns/${last}/corrected`)).body.items).toEqual([])
})

test('the whole shows where the register has changed since a unit below certified, and waits for a word about it', async () => {
  const { get, post, certify, returnOf, announce, database } = office
  const period = await announce(1)
  expect((await certify('can-bo-db', await returnOf(period, 'NK.DB'))).status).toBe(200)
  expect((await certify('can-bo', await returnOf(period, 'NK.DB2'))).status).toBe(200)
  await post('can-bo', `/return-periods/${period}/acceptances`, { organisationId: office.id.NK })
  await sql`update person set sex = 'nam' where id = (select person_id from member where member_code = 'NK-7')`.execute(
    database.db,
  )
  await sql`update member_spell set sex = 1 - sex where member_id = (select person_id from member where member_code = 'NK-7')`.execute(
    database.db,
  )
  const own = await returnOf(period, 'NK')
  const { summed } = (await get('can-bo', `/returns/${own}/draft`)).body
  const women = summed.find(
    (one: { form: string; row: string; column: string }) =>
      one.form === '1' && one.row === 'closing' && one.column === 'women',
  )
  expect(women).toMatchObject({ missing: 0, within: 0, changed: -1 })
  const refused = await certify('can-bo', own)
  expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual(['finding-unexplained'])
  for (const form of ['1', '3'])
    await post('can-bo', `/returns/${own}/notes`, {
      finding: `summed ${form}`,
      note: 'Sửa giới tính một đảng viên.',
    })
  expect((await certify('can-bo', own)).status).toBe(200)
})
