import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { SPELL_COLUMNS, spellsFromLedger, STAY } from './spells.ts'

/** What is wrong with the ledger: chains, stays outside a unit's existence, spells and places of records against it. */
export async function verifyMovements(db: Db): Promise<VerifyFinding[]> {
  return [
    ...(await brokenChains(db)),
    ...(await staysOutsideExistence(db)),
    ...(await driftingSpells(db)),
    ...(await misplacedRecords(db)),
  ]
}

/** Movements that do not give from where the member was. */
export async function brokenChains(db: Db): Promise<VerifyFinding[]> {
  const broken = await askWhole(
    db,
    sql<{ member: string; on: Day; given: string | null; here: string | null }>`
      select member_id as member, on_day as "on", from_organisation_id as given, here_id as here
      from (
        select member_id, on_day, from_organisation_id,
          lag(to_organisation_id) over (partition by member_id order by on_day, seq) as here_id
        from movement where superseded_at is null
      ) step
      where from_organisation_id is distinct from here_id
      limit ${MOST_FINDINGS}`,
  )
  const code = await codes(db, broken, ['given', 'here'])
  return broken.map(({ member, on, given, here }) =>
    finding(
      'ledger',
      given === null ? 'already-in-a-branch' : here === null ? 'out-before-in' : 'not-in-that-branch',
      code.member(member),
      { on, from: code.unit(given), here: code.unit(here) },
    ),
  )
}

/** Spells in a unit before it was founded or after it had ended. */
export async function staysOutsideExistence(db: Db): Promise<VerifyFinding[]> {
  const outside = await askWhole(
    db,
    sql<{ member: string; unit: string; from: Day; until: Day }>`
      select spell.member_id as member, organisation_id as unit, from_day as "from", until_day as "until"
      from member_spell spell
      where not exists (
        select from organisation_ancestor self
        where self.descendant_id = spell.organisation_id and self.ancestor_id = self.descendant_id
          and self.from_day <= spell.from_day and spell.until_day <= self.until_day)
      limit ${MOST_FINDINGS}`,
  )
  const code = await codes(db, outside, ['unit'])
  return outside.map(({ member, unit, from, until }) =>
    finding('ledger', 'in-unit-outside-its-existence', code.member(member), {
      unit: code.unit(unit),
      from,
      until,
    }),
  )
}

/** Spells that are not as the ledger and the attributes say, in one pass over both. */
export async function driftingSpells(db: Db): Promise<VerifyFinding[]> {
  const different = await askWhole(
    db,
    sql<{ member: string; from: Day; due: Day | null; held: Day | null }>`
      select member_id as member, from_day as "from", due.until_day as due, held.until_day as held
      from (${spellsFromLedger()}) due (${SPELL_COLUMNS})
      full join member_spell held using (member_id, from_day)
      where ${spellValues('due')} is distinct from ${spellValues('held')}
      limit ${MOST_FINDINGS}`,
  )
  const code = await codes(db, different, [])
  return different.flatMap(({ member, from, due, held }) => [
    ...(due === null ? [] : [finding('spells', 'spell-missing', code.member(member), { from, until: due })]),
    ...(held === null
      ? []
      : [finding('spells', 'spell-surplus', code.member(member), { from, until: held })]),
  ])
}

function spellValues(table: string) {
  return sql`(${sql.join(STAY.map((column) => sql.ref(`${table}.${column}`)))})`
}

/** Records kept elsewhere than where the member is or was last. */
export async function misplacedRecords(db: Db): Promise<VerifyFinding[]> {
  const misplaced = await askWhole(
    db,
    sql<{ member: string; unit: string }>`
      select last.member_id as member, last.organisation_id as unit
      from (
        select distinct on (member_id) member_id, coalesce(to_organisation_id, from_organisation_id) as organisation_id
        from movement where superseded_at is null order by member_id, on_day desc, seq desc
      ) last
      join person on person.id = last.member_id
      where person.organisation_id <> last.organisation_id
      limit ${MOST_FINDINGS}`,
  )
  const code = await codes(db, misplaced, ['unit'])
  return misplaced.map(({ member, unit }) =>
    finding('records', 'record-misplaced', code.member(member), { unit: code.unit(unit) }),
  )
}

/** The codes of the members and units of these rows. */
async function codes<Row extends { member: string }>(db: Db, rows: readonly Row[], unitsIn: (keyof Row)[]) {
  const units = rows.flatMap((row) => unitsIn.map((key) => row[key]))
  const found = await sql<{ kind: 'member' | 'unit'; id: string; code: string }>`
    select 'member' as kind, person_id as id, member_code as code from member
    where person_id = any(${rows.map((row) => row.member)}::bigint[])
    union all select 'unit', id, code from organisation where id = any(${units}::bigint[])`.execute(db)
  const byId = new Map(found.rows.map(({ kind, id, code }) => [`${kind} ${id}`, code]))
  return {
    member: (id: string) => byId.get(`member ${id}`) ?? `#${id}`,
    unit: (id: string | null) => (id === null ? null : (byId.get(`unit ${id}`) ?? `#${id}`)),
  }
}

function finding(check: string, code: string, where: string, facts: Record<string, unknown>): VerifyFinding {
  return { severity: 'error', check, code, where, facts }
}
