import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { coverageOf } from '#assignment/coverage.ts'
import { resultsOf } from '#assignment/results.ts'
import { verifyAssignments } from '#assignment/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { loadAssignmentWork } from './assignment-work.ts'
import { loadDocumentWork } from './document-work.ts'
import { demonstrationRegister, DEMONSTRATION_TODAY } from './register.ts'
import { ASSIGNMENT_MEASURES } from '#assignment/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const actor = machineActor('thu', DEMONSTRATION_TODAY)
let database: Database
let bloc: string
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  await loadRegister(db, { organisations: demonstrationRegister().organisations })
  await db.transaction().execute(async (tx) => {
    await loadDocumentWork(tx, actor)
    await loadAssignmentWork(tx, actor)
  })
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NAMDINH.KHOI'`.execute(
    db,
  )
  bloc = rows[0]!.id
}, 60_000)
afterAll(() => database.close())

async function coverage(title: string, on = DEMONSTRATION_TODAY as string) {
  const { rows } = await sql<{
    id: string
  }>`select id from assignment where title like ${`${title}%`}`.execute(database.db)
  return coverageOf(database.db, actor, { assignmentId: rows[0]!.id, organisationId: bloc, on: day(on) })
}
const grassroots = ({ kinds }: Awaited<ReturnType<typeof coverage>>) =>
  kinds
    .filter(({ kind }) => kind === 'dang_bo_co_so' || kind === 'chi_bo_co_so')
    .reduce(
      (sum, row) => ({ addressed: sum.addressed + row.addressed, programme: sum.programme + row.programme }),
      {
        addressed: 0,
        programme: 0,
      },
    )

test('of the 159 grassroots organisations 146 have issued their programme for Chỉ thị 05 of 2022, by records', async () => {
  const found = await coverage('Học tập và làm theo')
  expect(grassroots(found)).toEqual({ addressed: 159, programme: 146 })
  expect(found.total.late).toBeGreaterThan(10)
  expect(found.total.late).toBeLessThan(found.total.addressed / 4)
  expect(found.children.length).toBe(159)
})

test('Kế hoạch 54 was carried out by all to whom it went, down to the branches', async () => {
  const { total } = await coverage('Thực hiện Kế hoạch 54')
  expect(total.addressed).toBeGreaterThan(400)
  expect(total).toMatchObject({
    programme: total.addressed,
    reported: total.addressed,
    closed: total.addressed,
    late: 0,
  })
  const earlier = await coverage('Thực hiện Kế hoạch 54', '2018-12-20')
  expect(earlier.total.programme).toBeLessThan(earlier.total.addressed)
})

test('every text that is passed down stands in the register of documents', async () => {
  const { rows } =
    await sql`select title from assignment where kind = 'directive' and document_id is null`.execute(
      database.db,
    )
  expect(rows).toEqual([])
  const { rows: linked } = await sql`select from assignment_act where document_id is not null`.execute(
    database.db,
  )
  expect(linked.length).toBeGreaterThan(50)
})

test('the texts of the article are passed down', async () => {
  for (const title of [
    'Thực hiện Nghị quyết Trung ương 4',
    'Nâng cao chất lượng sinh hoạt chi bộ',
    'Thực hiện Kết luận 21',
  ])
    expect((await coverage(title)).total.addressed).toBeGreaterThan(150)
})

test('what was achieved for people is the sum of what the units reported', async () => {
  const { rows } = await sql<{ id: string }>`select id from assignment where kind = 'welfare'`.execute(
    database.db,
  )
  const { people, value } = await resultsOf(database.db, actor, rows[0]!.id, bloc, DEMONSTRATION_TODAY)
  expect({ people, value }).toEqual({ people: 439, value: 510_000_000 })
})

test('what was loaded is sound', async () => {
  expect(await verifyAssignments(database.db, DEMONSTRATION_TODAY)).toEqual([])
})

test('as a measure: what the grassroots were given and what is done with it, as coverage says', async () => {
  const count = (where: string) =>
    countFigure(
      database.db,
      ASSIGNMENT_MEASURES,
      'tasks',
      ['NAMDINH.KHOI', '2015-01-01', DEMONSTRATION_TODAY],
      where,
    )
  const { rows } = await sql<{
    title: string
  }>`select title from assignment where title like 'Thực hiện Kết luận 21%'`.execute(database.db)
  const { total } = await coverage('Thực hiện Kết luận 21')
  expect(await count(`title=${rows[0]!.title}`)).toBe(total.addressed)
  expect(await count(`title=${rows[0]!.title};programme=yes`)).toBe(total.programme)
  expect(await count(`title=${rows[0]!.title};late=yes`)).toBe(total.late)
})
