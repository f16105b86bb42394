import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS } from '#member/measures.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { CHANGES } from '#statistics/measures.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { naiveBalance } from '#testing/naive-register.ts'
import { naiveStructure } from '#testing/naive-structure.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import { countCells, countFacts } from './count.ts'
import { both, readFilter, textOfFilter, type Filter } from './filter.ts'
import { listPeopleBehind } from './open.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const WOMEN: Filter = { sex: { is: ['nữ'] } }
const OFFICIAL: Filter = { standing: { is: ['official'] } }

test(
  'members and changes of random histories are those of a naive recount, and every cell opens to as many people',
  { timeout: 240_000 },
  async () => {
    const { db } = database
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, fc.integer({ min: 1, max: 1_000_000 }), async (register, seed) => {
        await emptyRegister(db)
        await loadRegister(db, register)
        const { rows: units } = await sql<{ id: string; code: string }>`
          select id::text, code from organisation`.execute(db)
        const span = questionAbout(register, seed)
        const cells = [{ where: {} }, { where: WOMEN }, { where: both(WOMEN, OFFICIAL) }]
        const ids = units.map(({ id }) => id)
        const members = await countCells(db, MEMBERS, { units: ids, span, cells })
        const changes = await countFacts(db, CHANGES, {
          units: ids,
          span,
          by: ['category'],
        })
        for (const { id, code } of units) {
          const structure = naiveStructure(register, code, span.to, ['sex', 'status'])
          const count = (sex?: string, status?: string) =>
            structure.groups
              .filter((one) => (!sex || one.sex === sex) && (!status || one.status === status))
              .reduce((sum, one) => sum + one.count, 0)
          expect([code, members.get(id)]).toEqual([code, [count(), count('nữ'), count('nữ', 'official')]])
          const { increases, decreases } = naiveBalance(register, code, span.from, span.to)
          const flows = Object.entries({ ...increases, ...decreases }).filter(([, n]) => n !== 0)
          const counted = changes
            .filter((one) => one.unit === id)
            .map(({ values, count: n }) => [values[0], n])
          expect([code, Object.fromEntries(counted)]).toEqual([code, Object.fromEntries(flows)])
        }
        const [first] = units
        const figure = { unit: first!.id, span, where: WOMEN }
        const behind = await listPeopleBehind(db, MEMBERS, figure, { limit: 200 })
        expect(behind.items).toHaveLength(members.get(first!.id)![1]!)
      }),
      { numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? 12) },
    )
  },
)

test('who is admitted and transferred on one day comes in and goes out with the same marks', async () => {
  const { db } = database
  await emptyRegister(db)
  const unit = (code: string, parent_code: string, kind: string) => ({
    code,
    name: `Đơn vị ${code}`,
    kind,
    parent_code,
    from: '2010-01-01',
  })
  const moved = (category: string, from_code: string, to_code: string) => ({
    member_code: 'M1',
    day: '2012-03-05',
    category,
    from_code,
    to_code,
  })
  const { findings } = await loadRegister(db, {
    organisations: [
      unit('DU', '', 'dang_bo_co_so'),
      unit('CB1', 'DU', 'chi_bo_truc_thuoc'),
      unit('CB2', 'DU', 'chi_bo_truc_thuoc'),
    ],
    members: [
      {
        member_code: 'M1',
        full_name: 'Trần Thị Ví Dụ',
        sex: 'nữ',
        born_on: '1985-04-02',
        admission_decided_on: '2012-03-01',
        ceremony_on: '2012-03-05',
        official_on: '2013-03-05',
      },
    ],
    movements: [moved('I1', '', 'CB1'), moved('D5', 'CB1', 'CB2')],
  })
  expect(findings.filter((one) => one.severity === 'error')).toEqual([])
  const { rows } = await sql<{ id: string }>`select id::text from organisation where code = 'CB1'`.execute(db)
  const span = { from: day('2012-01-01'), to: day('2012-12-31') }
  const groups = await countFacts(db, CHANGES, { units: [rows[0]!.id], span, by: ['category', 'sex'] })
  expect(
    groups.map(({ values, count }) => [...values, count]).toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
  ).toEqual([
    ['D5', 'nữ', 1],
    ['I1', 'nữ', 1],
  ])
})

test('a filter is the same after it was written into an address', () => {
  const word = fc.stringMatching(/^[a-zà-ỹ |;=!\\∅-]{1,8}$/u)
  const filters = fc.dictionary(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
    fc.oneof(
      fc.record({ is: fc.array(word, { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: fc.array(word, { minLength: 1, maxLength: 3 }) }),
    ),
    { maxKeys: 4 },
  )
  fc.assert(
    fc.property(filters, (filter) => {
      expect({ ...readFilter(textOfFilter(filter)) }).toEqual({ ...filter })
    }),
  )
})
