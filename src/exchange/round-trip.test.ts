import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verifyMovements } from '#movement/verify.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { FOREVER } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister, type RegisterRows } from '#testing/load-register.ts'
import { arbitraryRegister, exampleRegister } from '#testing/random-register.ts'
import { openExport } from './export.ts'
import { SHEETS, type SheetName } from '#sheet/format.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(() => emptyRegister(database.db))

type Exported = Record<SheetName, Record<string, string>[]>

async function exported(): Promise<Exported> {
  return database.db.transaction().execute(async (tx: Db) => {
    const { rows } = await openExport(tx, { on: FOREVER })
    const sheets: Partial<Exported> = {}
    for (const sheet of SHEETS) sheets[sheet] = await collect(rows[sheet]!)
    return sheets as Exported
  })
}

async function collect(rows: AsyncIterable<unknown> | Iterable<unknown>): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = []
  for await (const row of rows) all.push(row as Record<string, string>)
  return all
}

test(
  'what is exported and imported again is the same register; a second import changes nothing',
  { timeout: 120_000 },
  async () => {
    const { db } = database
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, async (register) => {
        await emptyRegister(db)
        await loadRegister(db, register)
        const first = await exported()
        await emptyRegister(db)
        expect((await loadRegister(db, first)).errors).toBe(0)
        expect(await exported()).toEqual(first)
        const again = await loadRegister(db, first)
        expect(again.counts).toEqual({
          organisations: 0,
          states: 0,
          members: 0,
          corrections: 0,
          movements: 0,
          attributes: 0,
          other: 0,
        })
        expect([...(await verifyOrganisations(db)), ...(await verifyMovements(db))]).toEqual([])
      }),
      { numRuns: 8 },
    )
  },
)

const branches = [
  {
    code: 'TW',
    name: 'Trung ương',
    kind: 'trung_uong',
    type: '',
    parent_code: '',
    from: '2015-01-01',
    to: '',
    decision_no: '',
  },
  {
    code: 'A',
    name: 'Chi bộ A',
    kind: 'chi_bo_co_so',
    type: 'xa',
    parent_code: 'TW',
    from: '2015-01-01',
    to: '',
    decision_no: '',
  },
]
const member = {
  member_code: 'DV1',
  full_name: 'Lê Văn Ví Dụ',
  sex: 'nam',
  born_on: '1980',
  education: 'Đại học',
  phone: '0900000000',
}
const entered = {
  member_code: 'DV1',
  day: '2016-05-01',
  category: 'I0',
  from_code: '',
  to_code: 'A',
  decision_no: '01-QĐ',
  note: '',
}

test('other values correct with history, empty cells and missing rows change nothing', async () => {
  const { db } = database
  await loadRegister(db, { organisations: branches, members: [member], movements: [entered] })
  const changed = { ...member, education: 'Thạc sĩ', phone: '' }
  const outcome = await loadRegister(db, {
    members: [changed],
    movements: [{ ...entered, decision_no: '02-QĐ' }],
  })
  expect(outcome.counts).toMatchObject({ members: 0, corrections: 1, movements: 1, organisations: 0 })
  const { rows } = await sql`select field, old_value, new_value, reason from person_change`.execute(db)
  expect(rows).toEqual([
    { field: 'education', old_value: 'Đại học', new_value: 'Thạc sĩ', reason: 'import test' },
  ])
  const after = await exported()
  expect(after.members[0]).toMatchObject({ education: 'Thạc sĩ', phone: '0900000000', born_on: '1980' })
  expect(after.movements).toEqual([{ ...entered, decision_no: '02-QĐ' }])
  const kept = await sql<{
    n: string
  }>`select count(*) as n from movement where superseded_at is not null`.execute(db)
  expect(kept.rows[0]!.n).toBe('1')
})

test('a file is judged together with what the register holds', async () => {
  const { db } = database
  await loadRegister(db, { organisations: branches, members: [member], movements: [entered] })
  const codes = async (rows: RegisterRows) =>
    (await loadRegister(db, rows)).findings.map((one) => `${one.sheet}:${one.line}:${one.code}`)
  expect(await codes({ movements: [{ ...entered, day: '2017-01-01' }] })).toEqual([
    'movements:2:already-in-a-branch',
  ])
  expect(
    await codes({
      movements: [{ ...entered, day: '2015-06-01', category: 'D1', from_code: 'A', to_code: '' }],
    }),
  ).toContain('movements:2:out-before-in')
  expect(await codes({ organisations: [{ ...branches[1]!, to: '2020-12-31' }] })).toEqual([
    'organisations:2:members-remain',
  ])
  expect(await codes({ organisations: [{ ...branches[0]!, code: 'X' }] })).toEqual([
    'organisations:2:two-roots',
  ])
  expect(await exported()).toMatchObject({ movements: [entered] })
})

test('an extract of a unit is a register of its own', { timeout: 60_000 }, async () => {
  const { db } = database
  await loadRegister(db, exampleRegister(7))
  const { rows } = await sql<{ id: string; on: string }>`
    select organisation_id as id, from_day as "on" from member_spell order by organisation_id desc limit 1`.execute(
    db,
  )
  const extract = await db.transaction().execute(async (tx: Db) => {
    const { rows: sheets } = await openExport(tx, { organisationId: rows[0]!.id, on: rows[0]!.on as never })
    return Object.fromEntries(
      await Promise.all(SHEETS.map(async (sheet) => [sheet, await collect(sheets[sheet]!)] as const)),
    )
  })
  expect(extract['members']!.length).toBeGreaterThan(0)
  await emptyRegister(db)
  expect((await loadRegister(db, extract)).findings.filter((one) => one.severity === 'error')).toEqual([])
})
