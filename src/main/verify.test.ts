import { join } from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealEvents } from '#access/seals.ts'
import { writeCsvFolder } from '#sheet/write.ts'
import type { Db } from '#platform/db.ts'
import { newHome, type Home } from '#testing/command-line.ts'
import { SMALL_WORLD } from '#testing/small-world.ts'

let home: Home

beforeAll(async () => {
  home = await newHome({ DANGVU_TODAY: '2022-10-27' })
  const folder = join(home.folder, 'sound')
  await writeCsvFolder(folder, SMALL_WORLD)
  expect(await home.run(['import', folder])).toMatchObject({ code: 0 })
  await sealEvents((await home.database()).db, new Date())
}, 300_000)
afterAll(() => home.close(), 60_000)

/** The member in question: NK-1 came to Chi bộ 1 in 2015 and went on to Chi bộ 10 in 2019. */
const NK1 = sql`(select person_id from member where member_code = 'NK-1')`
const unit = (code: string) => sql`(select id from organisation where code = ${code})`

/** Changes one value behind the program's back and answers how to change it back. */
type Plant = (db: Db) => Promise<() => Promise<unknown>>

function changed(
  table: string,
  column: string,
  value: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Plant {
  const [place, name] = [sql.table(table), sql.ref(column)]
  return async (db) => {
    const { rows } = await sql<{ old: unknown }>`select ${name} as old from ${place} where ${where}`.execute(
      db,
    )
    if (rows.length !== 1) throw new Error(`${rows.length} rows of ${table} are meant`)
    await sql`update ${place} set ${name} = ${value} where ${where}`.execute(db)
    return () => sql`update ${place} set ${name} = ${rows[0]!.old} where ${where}`.execute(db)
  }
}

/** Takes one row away, and puts it back as it was. */
function removed(table: string, where: RawBuilder<unknown>): Plant {
  const place = sql.table(table)
  return async (db) => {
    const { rows } = await sql<{ old: unknown }>`delete from ${place} where ${where}
      returning to_jsonb(${place}) as old`.execute(db)
    if (rows.length !== 1) throw new Error(`${rows.length} rows of ${table} are meant`)
    return () =>
      sql`insert into ${place} select * from jsonb_populate_record(null::${place}, ${JSON.stringify(rows[0]!.old)})`.execute(
        db,
      )
  }
}

/** Adds rows, and takes them away again. */
function planted(add: (db: Db) => Promise<unknown>, takeAway: (db: Db) => Promise<unknown>): Plant {
  return async (db) => {
    await add(db)
    return () => takeAway(db)
  }
}

const FAULTS: [story: string, plant: Plant, said: RegExp][] = [
  [
    'a stay cut short',
    changed(
      'member_spell',
      'until_day',
      sql`until_day - 1`,
      sql`member_id = ${NK1} and from_day = '2015-05-19'`,
    ),
    /error spells:NK-1: spell-missing .*2015-05-19/,
  ],
  [
    'a stay taken out',
    removed('member_spell', sql`member_id = ${NK1} and from_day = '2015-05-19'`),
    /error spells:NK-1: spell-missing .*2015-05-19/,
  ],
  [
    'a stay counted under another sex',
    changed('member_spell', 'sex', sql`3 - sex`, sql`member_id = ${NK1} and from_day = '2015-05-19'`),
    /error spells:NK-1: spell-surplus .*2015-05-19/,
  ],
  [
    'a stay in a unit that is said to have been founded later',
    changed(
      'organisation_ancestor',
      'from_day',
      sql`date '2016-01-01'`,
      sql`ancestor_id = ${unit('NK.CB1')} and descendant_id = ${unit('NK.CB1')}`,
    ),
    /error ledger:NK-1: in-unit-outside-its-existence .*NK\.CB1/,
  ],
  [
    'a movement of a category that there is not',
    changed('movement', 'category', sql`'I8'`, sql`member_id = ${NK1} and on_day = '2015-05-19'`),
    /error balance:NK: balance-open .*2015/,
  ],
  [
    'a movement taken out',
    changed('movement', 'superseded_at', sql`now()`, sql`member_id = ${NK1} and on_day = '2015-05-19'`),
    /error ledger:NK-1: out-before-in .*2019-03-01/,
  ],
  [
    'a unit that stands below itself',
    changed('organisation_state', 'superior_id', unit('NK.DB'), sql`organisation_id = ${unit('NK')}`),
    /error tree:NK(\.\w+)?: cycle/,
  ],
  [
    'an event of the audit log changed afterwards',
    changed('event', 'action', sql`'member.list'`, sql`id = (select min(id) from event)`),
    /error audit:.*: event-altered/,
  ],
  [
    'a line of superiors that ends too early',
    changed(
      'organisation_ancestor',
      'until_day',
      sql`date '2020-01-01'`,
      sql`ancestor_id = ${unit('NK')} and descendant_id = ${unit('NK.CB1')}`,
    ),
    /error ancestors:NK\.CB1: ancestor-missing/,
  ],
  [
    'work that is said to have been received without the act',
    planted(
      (db) =>
        sql`
        with given as (
          insert into assignment (organisation_id, kind, title, given_on, starts_on)
          values (${unit('NK')}, 'task', 'Thử', '2022-01-01', '2022-01-01') returning id)
        insert into assignment_addressee (assignment_id, organisation_id, given_on, received_on)
        select id, ${unit('NK.DB')}, '2022-01-01', '2022-01-02' from given`.execute(db),
      (db) =>
        sql`
        with gone as (delete from assignment_addressee where received_on = '2022-01-02' returning assignment_id)
        delete from assignment where id in (select assignment_id from gone)`.execute(db),
    ),
    /error assignments:NK\.DB: stages-drift/,
  ],
  [
    'a superior missing',
    removed('organisation_ancestor', sql`ancestor_id = ${unit('NK')} and descendant_id = ${unit('NK.CB1')}`),
    /error ancestors:NK\.CB1: ancestor-missing/,
  ],
  [
    'a record kept in another unit than its member',
    changed('person', 'organisation_id', unit('NK.CB1'), sql`id = ${NK1}`),
    /error records:NK-1: record-misplaced/,
  ],
]

const NOTHING = '{"findings":[],"errors":0,"warnings":0}\n'

test('the register as it was recorded has no fault', async () => {
  expect(await home.run(['verify', '--json'])).toMatchObject({ code: 0, stdout: NOTHING })
}, 60_000)

test.each(FAULTS)(
  'verify finds and names %s',
  async (_story, plant, said) => {
    const undo = await plant((await home.database()).db)
    const { code, stdout, stderr } = await home.run(['verify'])
    await undo()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(said)
  },
  120_000,
)

test('what it finds is told to programs as well; when all is put back, it finds nothing', async () => {
  const [, plant] = FAULTS[0]!
  const undo = await plant((await home.database()).db)
  const { code, stdout } = await home.run(['verify', '--json'])
  await undo()
  expect(code).toBe(1)
  const { findings, errors } = JSON.parse(stdout)
  expect(errors).toBeGreaterThan(0)
  expect(findings.map((one: { check: string }) => one.check)).toContain('spells')
  expect(await home.run(['verify', '--json'])).toMatchObject({ code: 0, stdout: NOTHING })
}, 120_000)
