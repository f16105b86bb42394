import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { POLICY, type Action, type Role } from '#access/rules.ts'
import type { Actor } from '#access/policy.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { SHEETS, type SheetName } from '#sheet/format.ts'
import { testDatabase } from '#testing/database.ts'
import { actorAt, loadSmallWorld, TODAY } from '#testing/small-world.ts'
import { openExport } from './export.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
})
afterAll(() => database.close())

type Rows = Record<string, string>[]

async function exported(actor: Actor, code: string, on = TODAY) {
  return database.db.transaction().execute(async (tx: Db) => {
    const { rows: units } = await sql<{
      id: string
    }>`select id from organisation where code = ${code}`.execute(tx)
    const opened = await openExport(tx, { organisationId: units[0]!.id, on, actor })
    const counted = await opened.count()
    const sheets = {} as Record<SheetName, Rows>
    for (const sheet of SHEETS) {
      sheets[sheet] = []
      for await (const row of opened.rows[sheet]!) sheets[sheet].push(row as Record<string, string>)
    }
    // Changes of fields that are not exported are counted with the others: the count is for the bar alone.
    expect(sheets.members).toHaveLength(counted.members!)
    expect(sheets.movements).toHaveLength(counted.movements!)
    return { ...sheets, beyondReach: opened.beyondReach }
  })
}

const codes = (rows: Rows) => rows.map((row) => row['member_code'])

test('an export holds the members who were there on the day and whose records are in reach', async () => {
  const secretary = await actorAt(database.db, 'secretary', 'NK.DB')
  const then = await exported(secretary, 'NK.DB', day('2019-02-01'))
  expect(codes(then.members)).toEqual(['NK-2', 'NK-3', 'NK-5', 'NK-7', 'NK-8'])
  // NK-1 moved to the hospital's branch in 2019, NK-6 was there from the first; both records are kept there by now.
  expect(then.beyondReach).toBe(2)
  expect(codes(then.movements)).not.toContain('NK-1')
  expect(codes(then.attributes)).toEqual([])
  const above = await exported(await actorAt(database.db, 'officer', 'NK'), 'NK.DB', day('2019-02-01'))
  expect(codes(above.members)).toContain('NK-1')
  expect(above.beyondReach).toBe(0)
})

test('of members whose numbers, contact or beliefs an actor may not see these stay empty', async () => {
  const { db } = database
  // No role exports today without seeing all of it; should there be one, this is what it gets.
  const policy: Record<Role, readonly Action[]> = POLICY
  const { auditor } = policy
  onTestFinished(() => void (policy.auditor = auditor))
  policy.auditor = ['organisation.read', 'person.read', 'exchange.export']
  await sql`
    insert into person_attribute (person_id, field, from_day, value)
    select person_id, field, '2020-01-01', 'Ví dụ' from member, unnest(array['residence', 'religion']) as field
    where member_code = 'NK-1'`.execute(db)
  const own = {
    citizen_id: '036190001234',
    card_no: '12345678',
    phone: '0912 000 001',
    religion: 'Phật giáo',
  }
  const none = { citizen_id: '', card_no: '', phone: '', religion: '' }
  for (const [role, values, changes] of [
    ['secretary', own, ['education', 'religion', 'residence', 'theory']],
    ['auditor', none, ['education', 'theory']],
  ] as const) {
    const { members, attributes } = await exported(await actorAt(db, role, 'NK.DB2'), 'NK.DB2')
    expect(members.find((one) => one['member_code'] === 'NK-1')).toMatchObject(values)
    expect(attributes.map((one) => one['field'])).toEqual(expect.arrayContaining([...changes]))
    expect(attributes).toHaveLength(changes.length)
  }
})
