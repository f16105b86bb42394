import { sql } from 'kysely'
import { keepNames } from '#person/name-store.ts'
import type { Db } from '#platform/db.ts'
import type { Act } from './import-apply.ts'

const PERSON_COLUMNS = [
  'full_name',
  'sex',
  'born_on',
  'born_precision',
  'ethnicity',
  'religion',
  'citizen_id',
  'schooling',
  'education',
  'theory',
  'profession',
  'stratum',
  'native_place',
  'residence',
  'phone',
]
const NAME_KEYS = ['name_key', 'given_key', 'name_order']
const MEMBER_COLUMNS = [
  'card_no',
  'admission_decided_on',
  'ceremony_on',
  'official_on',
  'recognition_decided_on',
]

/**
 * Members whom the register does not know, each with the record of the person, numbered by the unit where they are or
 * were last and in the order of names. Returns how many.
 */
export async function insertMembers(tx: Db, { runId }: Act): Promise<number> {
  await keepNames(tx, sql`import_member where run_id = ${runId} and name_order is not null`)
  const columns = sql.join([...PERSON_COLUMNS, ...NAME_KEYS].map((name) => sql.ref(name)))
  const { numAffectedRows } = await sql`
    with home as (
      select member_code, coalesce(to_code, from_code) as code from import_chain where until_day = 'infinity'
    ),
    root as (
      select organisation_id from organisation_state where superior_id is null and superseded_at is null
      order by from_day desc limit 1
    ),
    fresh as materialized (
      select nextval((select pg_get_serial_sequence('person', 'id')::regclass)) as person_id, ordered.*
      from (
        select staged.*, organisation.id as home_id
        from import_member staged
        left join home on home.member_code = staged.member_code
        left join organisation on organisation.code = home.code
        where staged.run_id = ${runId}
          and not exists (select from member where member.member_code = staged.member_code)
        order by organisation.id, staged.name_order, staged.line
      ) ordered
    ),
    persons as (
      insert into person (id, organisation_id, ${columns})
      select person_id, coalesce(home_id, (select organisation_id from root)), ${columns} from fresh
    )
    insert into member (person_id, member_code, ${sql.join(MEMBER_COLUMNS.map((name) => sql.ref(name)))})
    select person_id, member_code, ${sql.join(MEMBER_COLUMNS.map((name) => sql.ref(name)))} from fresh`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

/** Differing values of known members: the old value goes to the history, the new one in its place; empty cells change nothing. */
export async function correctMembers(tx: Db, { runId, eventId, reason }: Act): Promise<number> {
  const columns = [
    ...PERSON_COLUMNS.map((name) => ({ name, table: 'person' })),
    ...MEMBER_COLUMNS.map((name) => ({ name, table: 'member' })),
  ]
  const fields = sql.join(columns.map(({ name }) => sql`${name}::text`))
  const olds = sql.join(columns.map(({ name, table }) => sql`${sql.ref(`${table}.${name}`)}::text`))
  const news = sql.join(columns.map(({ name }) => sql`${sql.ref(`staged.${name}`)}::text`))
  const { rows } = await sql<{ person_id: string }>`
    insert into person_change (person_id, field, old_value, new_value, reason, recorded_event)
    select person.id, change.field, change.old_value, change.new_value, ${reason}, ${eventId}
    from import_member staged
    join member on member.member_code = staged.member_code
    join person on person.id = member.person_id
    cross join lateral unnest(array[${fields}], array[${olds}], array[${news}]) as change (field, old_value, new_value)
    where staged.run_id = ${runId} and change.new_value is not null and change.old_value is distinct from change.new_value
    returning person_id`.execute(tx)
  if (rows.length === 0) return 0
  const changed = [...new Set(rows.map((row) => row.person_id))]
  const set = (names: readonly string[], table: string) =>
    sql.join(
      names.map(
        (name) =>
          sql`${sql.ref(name)} = coalesce(${sql.ref(`staged.${name}`)}, ${sql.ref(`${table}.${name}`)})`,
      ),
    )
  await sql`
    update person set ${set([...PERSON_COLUMNS, ...NAME_KEYS], 'person')}
    from import_member staged join member on member.member_code = staged.member_code
    where staged.run_id = ${runId} and person.id = member.person_id and person.id = any(${changed}::bigint[])`.execute(
    tx,
  )
  await sql`
    update member set ${set(MEMBER_COLUMNS, 'member')}
    from import_member staged
    where staged.run_id = ${runId} and member.member_code = staged.member_code and member.person_id = any(${changed}::bigint[])`.execute(
    tx,
  )
  return changed.length
}
