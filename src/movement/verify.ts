import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { VerifyFinding } from '#platform/verify.ts'
import { SPELL_COLUMNS, spellsFromLedger } from './spells.ts'

const AT_MOST = 100

/** What is wrong with the ledger: chains, stays outside a unit's existence, and the spells against what it says. */
export async function verifyMovements(db: Db): Promise<VerifyFinding[]> {
  return [
    ...(await brokenChains(db)),
    ...(await staysOutsideExistence(db)),
    ...(await driftingSpells(db)),
    ...(await misplacedRecords(db)),
  ]
}

async function brokenChains(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ member_code: string; on: string; given: string | null; here: string | null }>`
    select member.member_code, step.on_day as "on", giver.code as given, place.code as here
    from (
      select member_id, on_day, from_organisation_id, lag(to_organisation_id) over (partition by member_id order by on_day, seq) as here_id
      from movement where superseded_at is null
    ) step
    join member on member.person_id = step.member_id
    left join organisation giver on giver.id = step.from_organisation_id
    left join organisation place on place.id = step.here_id
    where from_organisation_id is distinct from here_id
    limit ${AT_MOST}`.execute(db)
  return rows.map(({ member_code, on, given, here }) =>
    finding(
      'ledger',
      given === null ? 'already-in-a-branch' : here === null ? 'out-before-in' : 'not-in-that-branch',
      member_code,
      { on, from: given, here },
    ),
  )
}

async function staysOutsideExistence(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ member_code: string; unit: string; from: string; until: string }>`
    select member.member_code, organisation.code as unit, spell.from_day as "from", spell.until_day as "until"
    from member_spell spell
    join member on member.person_id = spell.member_id
    join organisation on organisation.id = spell.organisation_id
    where not exists (
      select from organisation_ancestor self
      where self.ancestor_id = spell.organisation_id and self.descendant_id = spell.organisation_id
        and self.from_day <= spell.from_day and spell.until_day <= self.until_day)
    limit ${AT_MOST}`.execute(db)
  return rows.map(({ member_code, unit, from, until }) =>
    finding('ledger', 'in-unit-outside-its-existence', member_code, { unit, from, until }),
  )
}

async function driftingSpells(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{
    kind: string
    member_code: string | null
    member_id: string
    from: string
    until: string
  }>`
    with due (${SPELL_COLUMNS}) as (${spellsFromLedger()}),
    held as (select ${SPELL_COLUMNS} from member_spell),
    different as (
      (select 'missing' as kind, * from due except all select 'missing', * from held)
      union all
      (select 'surplus', * from held except all select 'surplus', * from due)
    )
    select kind, member.member_code, different.member_id, from_day as "from", until_day as "until"
    from different left join member on member.person_id = different.member_id
    order by 2, from_day limit ${AT_MOST}`.execute(db)
  return rows.map(({ kind, member_code, member_id, from, until }) =>
    finding('spells', `spell-${kind}`, member_code ?? `#${member_id}`, { from, until }),
  )
}

/** Records kept elsewhere than where the member is or was last. */
async function misplacedRecords(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ member_code: string; unit: string }>`
    select member.member_code, organisation.code as unit
    from (
      select distinct on (member_id) member_id, coalesce(to_organisation_id, from_organisation_id) as organisation_id
      from movement where superseded_at is null order by member_id, on_day desc, seq desc
    ) last
    join person on person.id = last.member_id
    join member on member.person_id = last.member_id
    join organisation on organisation.id = last.organisation_id
    where person.organisation_id <> last.organisation_id limit ${AT_MOST}`.execute(db)
  return rows.map(({ member_code, unit }) => finding('records', 'record-misplaced', member_code, { unit }))
}

function finding(check: string, code: string, where: string, facts: Record<string, unknown>): VerifyFinding {
  return { severity: 'error', check, code, where, facts }
}
