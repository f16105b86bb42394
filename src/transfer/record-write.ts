import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { keepName } from '#person/name-store.ts'
import { nameKeys } from '#person/name.ts'
import type { Db } from '#platform/db.ts'
import { PERSON_COLUMNS, type WholeRecord } from './whole-record.ts'

const MEMBER_COLUMNS = [
  'card_no',
  'admission_decided_on',
  'ceremony_on',
  'official_on',
  'recognition_decided_on',
  'seniority_basis',
] as const

export interface Arrival {
  record: WholeRecord
  /** The unit that receives, which keeps the record from now on. */
  keeperId: string
  /** This installation: what it keeps itself is not carried. */
  installation: string
  eventId: string
  reason: string
}

/**
 * Writes a record that came in a package: the person with all facts as the package says them, each difference from what
 * was known superseded; movements and posts of other installations are carried along. The movement that lets the member
 * in is the caller's. Needs the eyes of the whole register. Answers the person's internal id.
 */
export async function writeWholeRecord(all: Db, arrival: Arrival): Promise<string> {
  const { record } = arrival
  const { rows } = await sql<{ id: string }>`
    select id from person where public_id = ${record.person.key} for update`.execute(all)
  const personId = rows[0]?.id ?? (await insertPerson(all, arrival))
  if (rows[0]) await correctPerson(all, personId, arrival)
  await writePart(all, personId, arrival, {
    table: 'person_attribute',
    id: 'person_id',
    columns: { field: 'text', from_day: 'date', value: 'text', reason: 'text' },
    rows: record.attributes,
  })
  await writePart(all, personId, arrival, {
    table: 'person_period',
    id: 'person_id',
    columns: { public_id: 'uuid', kind: 'text', from_day: 'date', until_day: 'date', data: 'jsonb' },
    rows: record.periods,
  })
  await writePart(all, personId, arrival, {
    table: 'member_status',
    id: 'member_id',
    columns: {
      status: 'text',
      from_day: 'date',
      until_day: 'date',
      decision_no: 'text',
      note: 'text',
      host_name: 'text',
      study: 'boolean',
    },
    rows: record.statuses,
  })
  await writePart(all, personId, arrival, {
    table: 'badge',
    id: 'member_id',
    columns: { level: 'smallint', on_day: 'date', badge_no: 'text', decision_no: 'text' },
    rows: record.badges,
  })
  await carry(all, personId, arrival)
  return personId
}

async function insertPerson(all: Db, { record, keeperId }: Arrival): Promise<string> {
  const { key, details, full_name: fullName, ...columns } = record.person
  const keys = nameKeys(fullName)
  const values = {
    public_id: key,
    organisation_id: keeperId,
    full_name: keys.fullName,
    name_key: keys.nameKey,
    given_key: keys.givenKey,
    name_order: keys.nameOrder,
    details: JSON.stringify(details),
    ...columns,
  }
  const { rows } = await sql<{ id: string }>`
    insert into person (${names(Object.keys(values))}) values (${sql.join(Object.values(values))}) returning id`.execute(
    all,
  )
  const personId = rows[0]!.id
  await keepName(all, keys)
  const { member_code: code, ...member } = record.member
  await sql`insert into member (person_id, member_code, ${names(Object.keys(member))})
    values (${personId}, ${code}, ${sql.join(Object.values(member))})`.execute(all)
  return personId
}

/** The known person's values become the package's; each old one goes to the history with the reason. */
async function correctPerson(all: Db, personId: string, { record, eventId, reason }: Arrival): Promise<void> {
  const keys = nameKeys(record.person.full_name)
  const person: Record<string, unknown> = {
    full_name: keys.fullName,
    sex: record.person.sex,
    born_on: record.person.born_on,
    born_precision: record.person.born_precision,
    ...Object.fromEntries(PERSON_COLUMNS.map((name) => [name, record.person[name]])),
  }
  const member = Object.fromEntries(MEMBER_COLUMNS.map((name) => [name, record.member[name]]))
  for (const [table, id, columns] of [
    ['person', 'id', person],
    ['member', 'person_id', member],
  ] as const) {
    const list = Object.keys(columns)
    await sql`
      insert into person_change (person_id, field, old_value, new_value, reason, recorded_event)
      select ${personId}, change.field, change.old_value, change.new_value, ${reason}, ${eventId}
      from ${sql.table(table)} known
      cross join lateral unnest(${list}::text[], array[${sql.join(list.map((name) => sql`${sql.ref(`known.${name}`)}::text`))}],
        ${Object.values(columns)}::text[]) as change (field, old_value, new_value)
      where ${sql.ref(`known.${id}`)} = ${personId} and change.old_value is distinct from change.new_value`.execute(
      all,
    )
    await sql`update ${sql.table(table)} set ${sql.join(
      Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    )} where ${sql.ref(id)} = ${personId}`.execute(all)
  }
  await keepName(all, keys)
  await sql`update person set details = ${JSON.stringify(record.person.details)}::jsonb, name_key = ${keys.nameKey},
    given_key = ${keys.givenKey}, name_order = ${keys.nameOrder} where id = ${personId}`.execute(all)
}

interface Part {
  table: string
  id: string
  columns: Readonly<Record<string, string>>
  rows: readonly object[]
}

/** What is in force becomes what the package says: equal rows stay, others are superseded, new ones recorded. */
async function writePart(all: Db, personId: string, { eventId }: Arrival, part: Part): Promise<void> {
  const columns = Object.keys(part.columns)
  const typed = sql.join(
    Object.entries(part.columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`),
  )
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(part.rows)}::jsonb) as wanted (${typed})`
  const told = (name: string): RawBuilder<unknown> =>
    part.table === 'member_status' && name === 'host_name' ? HOST_NAME : sql.ref(`fact.${name}`)
  const same = sql.join(
    columns.map((name) => sql`${told(name)} is not distinct from ${sql.ref(`wanted.${name}`)}`),
    sql` and `,
  )
  const inForce = sql`${sql.ref(`fact.${part.id}`)} = ${personId} and fact.superseded_at is null`
  await sql`update ${sql.table(part.table)} fact set superseded_at = now(), superseded_event = ${eventId}
    where ${inForce} and not exists (select from ${wanted} where ${same})`.execute(all)
  await sql`insert into ${sql.table(part.table)} (${sql.ref(part.id)}, ${names(columns)}, recorded_event)
    select ${personId}, ${sql.join(columns.map((name) => sql.ref(`wanted.${name}`)))}, ${eventId} from ${wanted}
    where not exists (select from ${sql.table(part.table)} fact where ${inForce} and ${same})`.execute(all)
}

/** A host that is a unit here was told by its name (record-read.ts). */
const HOST_NAME = sql`coalesce(fact.host_name, (
  select state.name from organisation_state state
  where state.organisation_id = fact.host_organisation_id and state.superseded_at is null
  order by state.from_day <= fact.from_day desc, abs(state.from_day - fact.from_day) limit 1))`

async function carry(all: Db, personId: string, { record, installation, eventId }: Arrival): Promise<void> {
  const facts = [
    ...record.movements.map((fact) => ({ kind: 'movement', on: fact.on, place: fact.place, fact })),
    ...record.posts.map((fact, place) => ({ kind: 'post', on: fact.from, place, fact })),
  ].filter(({ fact }) => fact.installation !== installation)
  const rows = facts.map(({ fact, ...rest }) => {
    const text = JSON.stringify(fact)
    return { ...rest, fact, from: fact.installation, digest: createHash('sha256').update(text).digest('hex') }
  })
  await sql`
    insert into carried_fact (member_id, installation, kind, on_day, place, fact, digest, recorded_event)
    select ${personId}, brought."from", brought.kind, brought."on", brought.place, brought.fact, brought.digest, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as brought ("from" text, kind text, "on" date, place integer, fact jsonb, digest text)
    on conflict do nothing`.execute(all)
}

function names(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((name) => sql.ref(name)))
}
