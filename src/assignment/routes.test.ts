import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveAssignments } from './routes.ts'
import { codesOf as codes, DIRECTIVE, openDistrict, type District } from './small-district.ts'

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

test('a directive goes down, is passed on to a branch, and comes back as a report that is closed', async () => {
  const given = await give('khoi', { of: 'children' })
  expect(given.body).toMatchObject({ addressed: 2, jobId: null })
  const { id } = given.body
  const [mine] = await received('truong', 'NK.DB')
  expect(mine).toMatchObject({
    assignment: { id, title: DIRECTIVE.title },
    giver: { code: 'NK' },
    state: 'given',
    late: true,
  })

  const early = await act('truong', mine.id, 'disseminated', '2022-05-04', {
    details: { form: 'online', attendees: 9, target: 8 },
  })
  expect(codes(early)).toEqual(['not-received', 'more-attended-than-asked'])
  expect(
    (
      await tell('truong', `/addressees/${mine.id}/passing`, {
        choice: { of: 'children' },
        on: '2022-05-05',
        dueOn: null,
      })
    ).body.refusals,
  ).toMatchObject([{ code: 'not-received' }])
  expect((await act('truong', mine.id, 'received', '2022-05-03')).body).toMatchObject({
    state: 'received',
    stageDays: { received: '2022-05-03', programme: null },
    may: { act: true, judge: false, passOn: true },
  })
  await act('truong', mine.id, 'disseminated', '2022-05-04', {
    details: { form: 'in_person', attendees: 8, target: 9 },
  })
  await act('truong', mine.id, 'programme', '2022-05-10', {
    details: { number: '12-CTr/ĐU', issuedOn: '2022-05-09' },
  })
  const passed = await tell('truong', `/addressees/${mine.id}/passing`, {
    choice: { of: 'list', text: 'NK.CB1' },
    on: '2022-05-11',
    dueOn: '2022-08-31',
  })
  expect(passed.body).toEqual({ addressed: 1 })

  const [branch] = await received('bi-thu-1', 'NK.CB1')
  expect(branch).toMatchObject({ assignment: { id }, dueOn: '2022-08-31' })
  for (const [stage, on, more] of [
    ['received', '2022-05-12', {}],
    ['progress', '2022-06-01', { details: { percent: 50 }, note: 'đã học tập' }],
    ['reported', '2022-10-20', {}],
  ] as const)
    expect((await act('bi-thu-1', branch.id, stage, on, more)).status).toBe(200)
  expect((await act('bi-thu-1', branch.id, 'closed', '2022-10-21')).status).toBe(403)
  expect((await act('truong', branch.id, 'returned', '2022-10-21')).body.refusals).toMatchObject([
    { code: 'no-reason' },
  ])
  expect(
    (await act('truong', branch.id, 'returned', '2022-10-21', { note: 'Thiếu số liệu' })).body,
  ).toMatchObject({ state: 'returned', may: { judge: true } })
  await act('bi-thu-1', branch.id, 'reported', '2022-10-22')
  const closed = await act('truong', branch.id, 'closed', '2022-10-23')
  expect(closed.body).toMatchObject({
    state: 'closed',
    late: false,
    doneOn: '2022-10-23',
    passedBy: { code: 'NK.DB' },
  })
  expect(closed.body.acts.map((one: { stage: string }) => one.stage)).toEqual([
    'closed',
    'reported',
    'returned',
    'reported',
    'progress',
    'received',
  ])
  expect(codes(await act('bi-thu-1', branch.id, 'progress', '2022-10-24'))).toEqual(['closed-already'])

  const coverage = await ask('khoi', `/assignments/${id}/coverage?unit=${unit['NK']}`)
  expect(coverage.body).toMatchObject({
    total: { addressed: 3, received: 2, programme: 1, reported: 1, closed: 1, done: 1, late: 2 },
    own: { addressed: 0 },
    children: [
      { unit: { code: 'NK.DB2' }, addressed: 1, received: 0, late: 1 },
      {
        unit: { code: 'NK.DB' },
        addressed: 2,
        received: 2,
        programme: 1,
        closed: 1,
        late: 1,
        hasBelow: true,
      },
    ],
    kinds: [
      { kind: 'dang_bo_co_so', addressed: 2, disseminated: 1 },
      { kind: 'chi_bo_truc_thuoc', addressed: 1, closed: 1 },
    ],
  })
  const earlier = await ask('khoi', `/assignments/${id}/coverage?unit=${unit['NK.DB']}&on=2022-05-09`)
  expect(earlier.body).toMatchObject({
    total: { addressed: 1, received: 1, disseminated: 1, programme: 0, late: 0 },
    own: { addressed: 1 },
    children: [],
  })

  const late = await ask('khoi', `/assignments/${id}/addressees?unit=${unit['NK']}&which=late&limit=1`)
  expect(late.body.items).toMatchObject([{ daysLate: 27, under: 'Đảng bộ khối Ví dụ' }])
  const rest = await ask(
    'khoi',
    `/assignments/${id}/addressees?unit=${unit['NK']}&which=late&after=${late.body.next}`,
  )
  expect(rest.body).toMatchObject({ next: null })
  expect(
    [...late.body.items, ...rest.body.items].map((one) => [one.unit.code, one.missing, one.lastAct?.stage]),
  ).toEqual([
    ['NK.DB', ['reported'], 'programme'],
    ['NK.DB2', ['received', 'disseminated', 'programme', 'reported'], undefined],
  ])
  const nudged = await tell('khoi', `/assignments/${id}/nudges`, {
    unit: unit['NK'],
    on: '2022-10-27',
    note: 'Đề nghị báo cáo',
  })
  expect(nudged.body).toEqual({ count: 2 })
  expect(await received('benh-vien', 'NK.DB2', 'late')).toHaveLength(1)
})

test('a pasted list names every line that is wrong, and nothing is given', async () => {
  const text = [
    'NK.DB\tĐảng bộ Trường',
    'Dang bo Benh vien Vi du',
    'nk.db',
    'Đảng bộ Trưòng Cao đảng',
    'Xyzzy',
    '',
    'TW',
  ].join('\n')
  const before = await sql`select from assignment`.execute(district.database.db)
  const answer = await give('khoi', { of: 'list', text }, { dueOn: '2022-05-01', givenOn: '2022-10-28' })
  expect(codes(answer)).toEqual([
    'given-in-future',
    'due-before-start',
    'addressed-twice',
    'unit-unknown',
    'unit-unknown',
    'unit-unknown',
  ])
  expect(answer.body.refusals[3]).toMatchObject({
    line: 4,
    text: 'Đảng bộ Trưòng Cao đảng',
    suggestions: expect.stringContaining('(NK.DB)'),
  })
  expect(answer.body.refusals[4]).toMatchObject({ line: 5, suggestions: '' })
  expect((await sql`select from assignment`.execute(district.database.db)).rows).toHaveLength(
    before.rows.length,
  )
  expect((await give('khoi', { of: 'list', text: 'Chi bộ 10\nNK.CB2\n' })).body).toMatchObject({
    addressed: 2,
  })
})

test('nobody is chosen: refused; a unit that ceased: named', async () => {
  expect(codes(await give('bi-thu-1', { of: 'children' }, {}, 'NK.CB1'))).toEqual(['no-addressee'])
  await sql`update organisation_state set until_day = '2022-04-01' where name = 'Chi bộ 2'`.execute(
    district.database.db,
  )
  await sql`update organisation_ancestor set until_day = '2022-04-01'
    where descendant_id = (select id from organisation where code = 'NK.CB2')`.execute(district.database.db)
  const answer = await give('khoi', { of: 'list', text: 'NK.CB2' })
  expect(answer.body.refusals).toMatchObject([{ code: 'unit-ceased', unit: 'NK.CB2', on: '2022-05-02' }])
  await sql`update organisation_state set until_day = 'infinity' where name = 'Chi bộ 2'`.execute(
    district.database.db,
  )
  await sql`update organisation_ancestor set until_day = 'infinity'
    where descendant_id = (select id from organisation where code = 'NK.CB2')`.execute(district.database.db)
})

test('who only reads may not give or close; who is out of reach finds nothing', async () => {
  expect((await give('lanh-dao', { of: 'children' })).status).toBe(403)
  expect((await give('benh-vien', { of: 'children' }, {}, 'NK.DB')).status).toBe(404)
  const { id } = (await give('khoi', { of: 'list', text: 'NK.DB2' })).body
  const [mine] = (await received('benh-vien', 'NK.DB2')).filter(
    (one: { assignment: { id: string } }) => one.assignment.id === id,
  )
  expect((await ask('truong', `/assignments/${id}`)).status).toBe(404)
  expect((await ask('truong', `/addressees/${mine.id}`)).status).toBe(404)
  expect((await ask('benh-vien', `/assignments/${id}?unit=${unit['NK.DB2']}`)).body).toMatchObject({
    mine: [{ unit: { code: 'NK.DB2' } }],
    viewFrom: { code: 'NK.DB2' },
    may: { judge: false },
  })
  expect((await ask('benh-vien', `/assignments/${id}/coverage?unit=${unit['NK']}`)).status).toBe(404)
  expect((await act('lanh-dao', mine.id, 'received', '2022-05-03')).status).toBe(403)
  expect(
    (await tell('benh-vien', `/assignments/${id}/closings`, { unit: unit['NK.DB2'], on: '2022-10-27' }))
      .status,
  ).toBe(404)
  expect(
    codes(await tell('khoi', `/assignments/${id}/closings`, { unit: unit['NK'], on: '2022-10-27' })),
  ).toEqual(['nobody-concerned'])
  expect(codes(await act('khoi', mine.id, 'received', '2022-10-28'))).toEqual(['act-in-future'])
})
