import { sql, type RawBuilder } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { holdTree } from '#organisation/states.ts'
import type { Db } from '#platform/db.ts'
import { MOST_JOURNALED, renewFigures } from './changes.ts'
import { COUNTED_FIELDS } from './stays.ts'

const KEY = ['member_id', 'from_day']
/** The columns of a spell beside its key. */
export const STAY = [
  'organisation_id',
  'until_day',
  'sex',
  'born_on',
  'decided_on',
  'official_on',
  ...COUNTED_FIELDS,
]
/** The columns of a spell in the order of `spellsFromLedger`. */
export const SPELL_COLUMNS = sql.join([...KEY, ...STAY].map((name) => sql.ref(name)))
const OVERWRITTEN = sql.join(STAY.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))

/**
 * Derives the spells of the given members (of all when absent) from the ledger and their dated attributes, and puts
 * each person's record where the member is, or was last. What changes is journaled, up to `MOST_JOURNALED` members.
 * Must run in the transaction that changed either; until it ends nobody changes the tree, and nobody else derives these
 * members.
 */
export async function rebuildSpells(tx: Db, memberIds?: readonly string[]): Promise<void> {
  await holdTree(tx)
  if (memberIds)
    await sql`select person_id from member where person_id = any(${memberIds}::bigint[]) order by person_id for update`.execute(
      tx,
    )
  const ofMembers = among(memberIds)
  await codeValues(tx, memberIds)
  if (memberIds && memberIds.length <= MOST_JOURNALED) await writeDifferences(tx, memberIds)
  else {
    await renewFigures(tx)
    await sql`delete from member_spell where ${ofMembers('member_id')}`.execute(tx)
    await sql`insert into member_spell (${SPELL_COLUMNS}) ${spellsFromLedger(memberIds)}`.execute(tx)
  }
  const placed = sql`
    update person set organisation_id = last.organisation_id
    from (
      select distinct on (member_id) member_id, coalesce(to_organisation_id, from_organisation_id) as organisation_id
      from movement where superseded_at is null and ${ofMembers('member_id')}
      order by member_id, on_day desc, seq desc
    ) last
    where person.id = last.member_id and person.organisation_id <> last.organisation_id`
  // The ledger may put a record beyond the writer's reach.
  await asRegister(tx, (all) => placed.execute(all))
}

/** Gives a small number to every value of these members that statistics group by and that has none yet. */
export async function codeValues(tx: Db, memberIds?: readonly string[]): Promise<void> {
  const ofMembers = among(memberIds)
  await sql`
    insert into coded_value (field, value)
    select distinct field, value from (
      select 'ethnicity' as field, ethnicity as value from person where ${ofMembers('person.id')}
      union select 'religion', religion from person where ${ofMembers('person.id')}
      union select 'education', education from person where ${ofMembers('person.id')}
      union select 'theory', theory from person where ${ofMembers('person.id')}
      union select 'stratum', stratum from person where ${ofMembers('person.id')}
      union select field, value from person_attribute
        where superseded_at is null and field = any(${COUNTED_FIELDS}::text[]) and ${ofMembers('person_id')}
    ) used
    where value is not null
    on conflict do nothing`.execute(tx)
}

/** Members by their ids, or by a query that gives them; all when absent. */
type Members = readonly string[] | RawBuilder<unknown>

function among(members: Members | undefined): (column: string) => RawBuilder<unknown> {
  return (column) => {
    if (!members) return sql`true`
    return 'toOperationNode' in members
      ? sql`${sql.ref(column)} in (${members})`
      : sql`${sql.ref(column)} = any(${members}::bigint[])`
  }
}

/** Writes only the spells that differ from what is due, and journals each. */
async function writeDifferences(tx: Db, memberIds: readonly string[]): Promise<void> {
  await sql`
    with due (${SPELL_COLUMNS}) as materialized (${spellsFromLedger(memberIds)}),
    held as materialized (select ${SPELL_COLUMNS} from member_spell where member_id = any(${memberIds}::bigint[])),
    gone as materialized (select * from held except select * from due),
    fresh as materialized (select * from due except select * from held),
    removed as (
      delete from member_spell using gone
      where member_spell.member_id = gone.member_id and member_spell.from_day = gone.from_day
        and not exists (select from fresh where fresh.member_id = gone.member_id and fresh.from_day = gone.from_day)
    ),
    written as (
      insert into member_spell (${SPELL_COLUMNS}) select * from fresh
      on conflict (member_id, from_day) do update set ${OVERWRITTEN}
    )
    insert into spell_change (weight, ${SPELL_COLUMNS})
    select -1, * from gone union all select 1, * from fresh`.execute(tx)
}

/**
 * The spells as the ledger and the attributes say they should be, in the order of `SPELL_COLUMNS`.
 * A stay runs from a movement in to the member's next movement; stays without an end of a day are left out.
 */
export function spellsFromLedger(members?: Members) {
  const ofMembers = (column: string) => sql`and ${among(members)(column)}`
  return sql`
    with moved as (
      select member_id, to_organisation_id as organisation_id, on_day as from_day,
        lead(on_day, 1, 'infinity') over (partition by member_id order by on_day, seq) as until_day
      from movement where superseded_at is null ${ofMembers('member_id')}
    ),
    stay as (
      select * from moved where organisation_id is not null and from_day < until_day
    ),
    change as (
      select person_id, field, value, from_day,
        lead(from_day, 1, 'infinity') over (partition by person_id, field order by from_day) as until_day
      from person_attribute
      where superseded_at is null and field = any(${COUNTED_FIELDS}::text[]) ${ofMembers('person_id')}
    ),
    starts as (
      select member_id, from_day from stay
      union
      select stay.member_id, change.from_day from stay
      join change on change.person_id = stay.member_id and change.from_day > stay.from_day and change.from_day < stay.until_day
    ),
    piece as (
      select starts.member_id, stay.organisation_id, starts.from_day,
        least(stay.until_day, lead(starts.from_day, 1, 'infinity') over (partition by starts.member_id order by starts.from_day)) as until_day
      from starts
      join stay on stay.member_id = starts.member_id and stay.from_day <= starts.from_day and starts.from_day < stay.until_day
    ),
    valued as (
      select piece.member_id, piece.from_day,
        bool_or(change.field = 'ethnicity') as has_ethnicity, max(change.value) filter (where change.field = 'ethnicity') as ethnicity,
        bool_or(change.field = 'religion') as has_religion, max(change.value) filter (where change.field = 'religion') as religion,
        bool_or(change.field = 'education') as has_education, max(change.value) filter (where change.field = 'education') as education,
        bool_or(change.field = 'theory') as has_theory, max(change.value) filter (where change.field = 'theory') as theory,
        bool_or(change.field = 'stratum') as has_stratum, max(change.value) filter (where change.field = 'stratum') as stratum
      from piece
      join change on change.person_id = piece.member_id and change.from_day <= piece.from_day and piece.from_day < change.until_day
      group by piece.member_id, piece.from_day
    )
    select piece.member_id, piece.from_day, piece.organisation_id, piece.until_day,
      case person.sex when 'nam' then 1::smallint else 2::smallint end, person.born_on,
      case member.seniority_basis when 'card' then member.ceremony_on else member.admission_decided_on end, member.official_on,
      ethnicity.id, religion.id, education.id, theory.id, stratum.id
    from piece
    join member on member.person_id = piece.member_id
    join person on person.id = piece.member_id
    left join valued on valued.member_id = piece.member_id and valued.from_day = piece.from_day
    left join coded_value ethnicity on ethnicity.field = 'ethnicity'
      and ethnicity.value = case when valued.has_ethnicity then valued.ethnicity else person.ethnicity end
    left join coded_value religion on religion.field = 'religion'
      and religion.value = case when valued.has_religion then valued.religion else person.religion end
    left join coded_value education on education.field = 'education'
      and education.value = case when valued.has_education then valued.education else person.education end
    left join coded_value theory on theory.field = 'theory'
      and theory.value = case when valued.has_theory then valued.theory else person.theory end
    left join coded_value stratum on stratum.field = 'stratum'
      and stratum.value = case when valued.has_stratum then valued.stratum else person.stratum end`
}
