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

const each = (write: (field: string) => RawBuilder<unknown>, between = sql`, `) =>
  sql.join(COUNTED_FIELDS.map(write), between)

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
    await insertSpells(tx, memberIds)
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

/** Derives the spells of a register that has none, whose records are kept where the ledger puts them already. */
export async function deriveFirstSpells(tx: Db): Promise<void> {
  await codeValues(tx)
  await renewFigures(tx)
  await insertSpells(tx)
}

/** In the order of their units, so that the spells of neighbours lie together. */
async function insertSpells(tx: Db, memberIds?: readonly string[]): Promise<void> {
  await sql`
    insert into member_spell (${SPELL_COLUMNS})
    select * from (${spellsFromLedger(memberIds)}) due (${SPELL_COLUMNS})
    order by organisation_id, from_day, member_id`.execute(tx)
}

/** Gives a small number to every value of these members that statistics group by and that has none yet. */
export async function codeValues(tx: Db, memberIds?: readonly string[]): Promise<void> {
  const ofMembers = among(memberIds)
  await sql`
    insert into coded_value (field, value)
    select field, value from (
      select distinct ${each((field) => sql.ref(field))} from person where ${ofMembers('person.id')}
    ) own
    cross join lateral (values ${each((field) => sql`(${sql.lit(field)}, ${sql.ref(field)})`)}) held (field, value)
    where value is not null
    union
    select field, value from person_attribute
    where superseded_at is null and field = any(${COUNTED_FIELDS}::text[]) and value is not null and ${ofMembers('person_id')}
    on conflict do nothing`.execute(tx)
}

function among(memberIds: readonly string[] | undefined): (column: string) => RawBuilder<boolean> {
  return (column) =>
    memberIds ? sql<boolean>`${sql.ref(column)} = any(${memberIds}::bigint[])` : sql<boolean>`true`
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

/** Below a step's place there is room for an id: the greatest such number is the latest. */
const ROOM = sql.lit(40)
const idIn = (number: RawBuilder<unknown>) => sql`nullif(${number} & ((1::bigint << ${ROOM}) - 1), 0)`

/**
 * The spells as the ledger and the attributes say they should be, in the order of `SPELL_COLUMNS`. A stay runs from a
 * movement in to the member's next movement and is cut where a counted attribute changes; of several movements on a day the
 * last counts. One pass over both in the order of members and days.
 */
export function spellsFromLedger(memberIds?: readonly string[]) {
  const ofMembers = (column: string) => sql`and ${among(memberIds)(column)}`
  return sql`
    with step as (
      select member_id, on_day, seq, 'organisation' as field, coalesce(to_organisation_id, 0) as id
      from movement where superseded_at is null ${ofMembers('member_id')}
      union all
      select person_id, from_day, 0, attribute.field, coalesce(coded_value.id, 0)
      from person_attribute attribute
      left join coded_value on coded_value.field = attribute.field and coded_value.value = attribute.value
      where superseded_at is null and attribute.field = any(${COUNTED_FIELDS}::text[]) ${ofMembers('person_id')}
    ),
    placed as (
      select member_id, on_day, seq, field, (row_number() over life << ${ROOM}) + id as latest
      from step window life as (partition by member_id order by on_day, seq)
    ),
    held as (
      select member_id, on_day as from_day, lead(on_day, 1, 'infinity') over life as until_day,
        ${idIn(sql`max(latest) filter (where field = 'organisation') over life`)} as organisation_id,
        ${each((field) => sql`max(latest) filter (where field = ${sql.lit(field)}) over life as ${sql.ref(field)}`)}
      from placed window life as (partition by member_id order by on_day, seq)
    )
    select held.member_id, held.from_day, held.organisation_id, held.until_day,
      case person.sex when 'nam' then 1::smallint else 2::smallint end, person.born_on,
      case member.seniority_basis when 'card' then member.ceremony_on else member.admission_decided_on end, member.official_on,
      ${each((field) => {
        const value = sql.ref(`held.${field}`)
        return sql`case when ${value} is null then ${sql.ref(`own_${field}.id`)} else ${idIn(value)}::integer end`
      })}
    from held
    join member on member.person_id = held.member_id
    join person on person.id = held.member_id
    ${each(
      (field) => {
        const own = sql.ref(`own_${field}`)
        return sql`left join coded_value ${own} on ${own}.field = ${sql.lit(field)} and ${own}.value = ${sql.ref(`person.${field}`)}`
      },
      sql` `,
    )}
    where held.organisation_id is not null and held.from_day < held.until_day`
}
