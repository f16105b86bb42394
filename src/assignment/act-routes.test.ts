import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueWaiting } from './issue-job.ts'
import { serveAssignments } from './routes.ts'
import { codesOf as codes, openDistrict, type District } from './small-district.ts'

let district: District
let { ask, tell, give, received, act, unit } = {} as District
beforeAll(async () => {
  district = await openDistrict(serveAssignments)
  ;({ ask, tell, give, received, act, unit } = district)
})
afterAll(async () => {
  await district.database.close()
  expect(district.errors).toEqual([])
})

test('an act is corrected with its reason, unless later ones rest on it', async () => {
  const { id } = (await give('khoi', { of: 'list', text: 'NK.CB3' })).body
  const mine = (await received('bi-thu-3', 'NK.CB3')).find(
    (one: { assignment: { id: string } }) => one.assignment.id === id,
  )
  await act('bi-thu-3', mine.id, 'received', '2022-05-03')
  const { body } = await act('bi-thu-3', mine.id, 'reported', '2022-05-03')
  const [report, receipt] = body.acts
  const correct = (actId: string, instead: object | null) =>
    tell('bi-thu-3', `/addressees/${mine.id}/acts/${actId}/correction`, { reason: 'Ghi nhầm', instead })
  expect(codes(await correct(receipt.id, null))).toEqual(['later-act-rests'])
  expect(codes(await correct(receipt.id, { on: '2022-05-04' }))).toEqual(['later-act-rests'])
  expect((await correct(receipt.id, { on: '2022-05-03', note: 'qua văn thư' })).body).toMatchObject({
    state: 'reported',
    acts: [{}, { note: 'qua văn thư' }],
  })
  expect((await correct(receipt.id, null)).status).toBe(409)
  expect((await correct(report.id, null)).body).toMatchObject({
    state: 'received',
    acts: [{ stage: 'received' }],
  })
  const withdrawn = await tell('khoi', `/assignments/${id}/withdrawal`, {
    on: '2022-10-27',
    reason: 'Giao nhầm',
  })
  expect(withdrawn.status).toBe(200)
  expect(codes(await act('bi-thu-3', mine.id, 'reported', '2022-10-27'))).toEqual(['assignment-withdrawn'])
})

test('what was achieved for people is summed up the tree', async () => {
  const { id } = (
    await give(
      'khoi',
      { of: 'below', kinds: ['chi_bo_truc_thuoc'] },
      { kind: 'welfare', stages: ['reported'] },
    )
  ).body
  for (const [who, code, people, value] of [
    ['bi-thu-1', 'NK.CB1', 12, 24_000_000],
    ['bi-thu-3', 'NK.CB3', 5, 10_000_000],
  ] as const) {
    const mine = (await received(who, code)).find(
      (one: { assignment: { id: string } }) => one.assignment.id === id,
    )
    const results = [{ what: 'Tặng quà Tết', beneficiaries: 'hộ nghèo', people, value }]
    expect((await act(who, mine.id, 'reported', '2022-06-01', { results })).body.acts[0].results).toEqual(
      results,
    )
  }
  expect((await ask('khoi', `/assignments/${id}/results?unit=${unit['NK']}`)).body).toMatchObject({
    people: 17,
    value: 34_000_000,
    results: [{ what: 'Tặng quà Tết', beneficiaries: 'hộ nghèo', times: 2, people: 17, value: 34_000_000 }],
    children: [
      { unit: { code: 'NK.DB' }, people: 12 },
      { unit: { code: 'NK.DB2' }, people: 5, value: 10_000_000 },
    ],
  })
})

test('what goes to very many units waits for background work, which writes down all of them once', async () => {
  const { db } = district.database
  const many = await sql<{ id: string }>`
    insert into organisation (code) select 'NK.N' || n from generate_series(1, 301) n returning id`.execute(
    db,
  )
  const ids = many.rows.map((row) => row.id)
  await sql`insert into organisation_state (organisation_id, from_day, name, name_key, name_order, kind, superior_id)
    select id, '2015-01-01', 'Chi bộ thử', 'chi bo thu', 'chi bo thu', 'to_dang', (select id from organisation where code = 'NK.DB2')
    from unnest(${ids}::bigint[]) id`.execute(db)
  await sql`insert into organisation_ancestor (ancestor_id, descendant_id, from_day, until_day)
    select above.ancestor_id, id, date '2015-01-01', date 'infinity' from unnest(${ids}::bigint[]) id, organisation_ancestor above
    where above.descendant_id = (select id from organisation where code = 'NK.DB2')
    union all select id, id, date '2015-01-01', date 'infinity' from unnest(${ids}::bigint[]) id`.execute(db)
  const given = await give('khoi', { of: 'below', kinds: ['to_dang'] })
  expect(given.body).toMatchObject({ addressed: 301, jobId: expect.any(String) })
  const { id } = given.body
  expect((await ask('khoi', `/assignments/${id}`)).body).toMatchObject({ issuing: true })
  const told: number[] = []
  const issue = () =>
    db.transaction().execute((tx) => issueWaiting(tx, id, ({ done }) => void told.push(done)))
  expect(await issue()).toBe(301)
  expect(await issue()).toBe(0)
  expect(told).toContain(301)
  expect((await tell('khoi', `/assignments/${id}/issuing`, {})).status).toBe(409)
  expect((await ask('khoi', `/assignments/${id}/coverage?unit=${unit['NK.DB2']}`)).body).toMatchObject({
    total: { addressed: 301 },
  })
  expect(codes(await give('khoi', { of: 'list', text: 'Chi bộ thử' }))).toEqual(['unit-ambiguous'])
})
