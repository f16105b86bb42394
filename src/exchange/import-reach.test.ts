import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#access/rules.ts'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import type { RegisterRows } from '#testing/load-register.ts'
import { actorAt, loadSmallWorld, SMALL_WORLD } from '#testing/small-world.ts'
import { startRun } from './import.ts'
import { checkRun } from './import-check.ts'
import { stageRows } from './import-stage.ts'
import { reachFindings } from './import-reach.ts'
import type { SheetName, SheetRow } from '#sheet/format.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
})
afterAll(() => database.close())

const known = SMALL_WORLD.members[0]!
const newcomer = { ...known, member_code: 'MOI-1', full_name: 'Lý Thị Mới', citizen_id: '', card_no: '' }
const into = (to_code: string) => ({
  member_code: 'MOI-1',
  day: '2022-10-01',
  category: 'I4',
  from_code: '',
  to_code,
  decision_no: '',
  note: '',
})

/** What a file touches outside the reach of a role at a unit: `sheet:line code`. */
async function outside(role: Role, code: string, register: RegisterRows): Promise<string[]> {
  const { db } = database
  const actor = await actorAt(db, role, code)
  const runId = await startRun(db, { name: 'test', digest: null, accountId: null })
  const rows = function* (sheet: SheetName): Iterable<SheetRow> {
    let line = 2
    for (const cells of register[sheet] ?? []) yield { sheet, line: line++, cells }
  }
  await stageRows(db, runId, { rows }, async () => {})
  return inTransaction(db, async (tx) => {
    const findings = await reachFindings(tx, actor, runId, await checkRun(tx, runId))
    return findings.map((one) => `${one.sheet}:${one.line} ${one.code}`)
  })
}

test.each<[story: string, role: Role, code: string, register: RegisterRows, expected: string[]]>([
  [
    'a newcomer into a branch below',
    'officer',
    'NK.DB',
    { members: [newcomer], movements: [into('NK.CB1')] },
    [],
  ],
  [
    'a newcomer into a branch of others',
    'officer',
    'NK.DB',
    { members: [newcomer], movements: [into('NK.CB3')] },
    ['movements:2 outside-your-reach'],
  ],
  [
    'a newcomer who enters no branch would be kept by the highest unit',
    'officer',
    'NK.DB',
    { members: [newcomer] },
    ['members:2 member-without-movement'],
  ],
  ['who reaches the highest unit may leave him there', 'officer', 'TW', { members: [newcomer] }, []],
  ['a member kept elsewhere', 'officer', 'NK.DB', { members: [known] }, ['members:2 outside-your-reach']],
  ['the same member for those above', 'officer', 'NK', { members: [known] }, []],
])('%s', async (_story, role, code, register, expected) => {
  expect(await outside(role, code, register)).toEqual(expected)
})
