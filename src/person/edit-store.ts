import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { rebuildSpells } from '#movement/spells.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, Malformed } from '#platform/errors.ts'
import { findingsOfNumber, readBirth, readValue, type ReadValue } from './field-values.ts'
import { FIELD_BY_KEY, type Field } from './fields.ts'
import { keepName } from './name-store.ts'
import { nameKeys } from './name.ts'
import { baseValue, datedValues, type StoredPerson } from './stored-person.ts'

/** A correction as asked for: `was` is the value as the reader knew it; `from` names a dated change. */
export interface AskedChange {
  field: string
  from: Day | null
  was: string | null
  value: string | null
}

/** A correction that is really one: the value before, and the value as it is kept. */
export interface Change {
  field: Field
  from: Day | null
  before: string | null
  value: string | null
}

/** Fields whose change cuts or alters spells. */
const COUNTED: readonly string[] = [
  'sex',
  'born_on',
  'admission_decided_on',
  'ceremony_on',
  'seniority_basis',
  'official_on',
  'ethnicity',
  'religion',
  'education',
  'theory',
  'stratum',
]

/** The field of a key; throws Malformed for none. */
export function getField(key: string): Field {
  const field = FIELD_BY_KEY.get(key)
  if (!field) throw new Malformed([{ path: key, code: 'unknown-field' }])
  return field
}

/** The value as it is kept, numbers without their spaces; throws Malformed when it cannot be one. */
export function keptValue(
  person: Pick<StoredPerson, 'bornOn'> & { sex: 'nam' | 'nữ' },
  field: Field,
  text: string | null,
) {
  const read: ReadValue = readValue(field, text)
  if (read.problem !== undefined) throw new Malformed([{ path: field.key, code: read.problem }])
  if (field.type !== 'number' || read.value === null) return read.value
  const value = field.key === 'dossier_no' ? read.value : read.value.replace(/[\s.]/g, '')
  const wrong = findingsOfNumber(field.key, value, person).find((one) => one.severity === 'error')
  if (wrong) throw new Malformed([{ path: field.key, code: wrong.code }])
  return value
}

/**
 * Which of the corrections change anything. Throws Malformed for a value that cannot be, Conflict when the record holds
 * another value by now than the reader knew.
 */
export async function realChanges(
  db: Db,
  person: StoredPerson,
  asked: readonly AskedChange[],
): Promise<Change[]> {
  const dated = await datedValues(db, person.id)
  const holder = { bornOn: person.bornOn, sex: person.columns.sex === 'nữ' ? 'nữ' : 'nam' } as const
  return asked.flatMap(({ field: key, from, was, value: text }) => {
    const field = getField(key)
    const change = from === null ? null : dated.find((one) => one.field === key && one.from === from)
    if (change === undefined) throw new Conflict(`${key} has no change on ${from}`)
    const before = change ? change.value : baseValue(person, field)
    const value = keptValue(holder, field, text)
    if (value === before) return []
    if (was !== before) throw new Conflict(`${key} has changed meanwhile`)
    return [{ field, from, before, value }]
  })
}

/** Writes corrections with their history, and derives the spells anew where they count. */
export async function writeChanges(
  tx: Db,
  person: StoredPerson,
  changes: readonly Change[],
  act: { eventId: string; reason: string },
): Promise<void> {
  for (const { field, from, before, value } of changes) {
    if (from !== null) await replaceAttribute(tx, person.id, field.key, from, value, act)
    else if (field.storage === 'detail') await writeDetail(tx, person.id, field.key, value)
    else if (field.storage === 'member') await writeMemberColumn(tx, person, field.key, value)
    else await writePersonColumn(tx, person.id, field, value)
    await sql`
      insert into person_change (person_id, field, from_day, old_value, new_value, reason, recorded_event)
      values (${person.id}, ${field.key}, ${from}, ${before}, ${value}, ${act.reason}, ${act.eventId})`.execute(
      tx,
    )
  }
  await rebuildIfCounted(
    tx,
    person,
    changes.map((one) => one.field.key),
  )
}

/** Gives fields the values that were always theirs, with their history; what is the same is left alone. */
export async function writeBaseValues(
  tx: Db,
  person: StoredPerson,
  values: Readonly<Record<string, string | null>>,
  act: { eventId: string; reason: string },
): Promise<void> {
  const changes = Object.entries(values).map(([key, value]) => {
    const field = getField(key)
    return { field, from: null, before: baseValue(person, field), value }
  })
  await writeChanges(
    tx,
    person,
    changes.filter((one) => one.before !== one.value),
    act,
  )
}

/** Records that a field has another value from a day on. */
export async function writeAttribute(
  tx: Db,
  person: StoredPerson,
  field: Field,
  from: Day,
  value: string | null,
  act: { eventId: string; reason: string | null },
): Promise<void> {
  await sql`
    insert into person_attribute (person_id, field, from_day, value, reason, recorded_event)
    values (${person.id}, ${field.key}, ${from}, ${value}, ${act.reason}, ${act.eventId})`.execute(tx)
  await rebuildIfCounted(tx, person, [field.key])
}

/** Takes back a dated change; Conflict when it is not there or holds another value than the reader knew. */
export async function withdrawAttribute(
  tx: Db,
  person: StoredPerson,
  field: Field,
  change: { from: Day; was: string | null },
  act: { eventId: string; reason: string },
): Promise<void> {
  const { rows } = await sql<{ value: string | null }>`
    update person_attribute set superseded_at = now(), superseded_event = ${act.eventId}
    where person_id = ${person.id} and field = ${field.key} and from_day = ${change.from} and superseded_at is null
    returning value`.execute(tx)
  if (!rows[0] || rows[0].value !== change.was) throw new Conflict(`${field.key} has changed meanwhile`)
  await sql`
    insert into person_change (person_id, field, from_day, old_value, new_value, reason, recorded_event)
    values (${person.id}, ${field.key}, ${change.from}, ${change.was}, null, ${act.reason}, ${act.eventId})`.execute(
    tx,
  )
  await rebuildIfCounted(tx, person, [field.key])
}

/** Makes somebody a member on paper unless he is one; a code is made up where none is given. */
export async function ensureMember(tx: Db, personId: string, memberCode?: string): Promise<void> {
  const code = memberCode ?? `DV${personId.padStart(8, '0')}`
  const holder = sql<{ person_id: string }>`select person_id from member where member_code = ${code}`
  const { rows } = await asRegister(tx, (all) => holder.execute(all))
  if (rows[0] && rows[0].person_id !== personId)
    throw new Malformed([{ path: 'memberCode', code: 'member-code-taken' }])
  await sql`insert into member (person_id, member_code) values (${personId}, ${code}) on conflict (person_id) do nothing`.execute(
    tx,
  )
}

async function replaceAttribute(
  tx: Db,
  personId: string,
  key: string,
  from: Day,
  value: string | null,
  act: { eventId: string; reason: string },
): Promise<void> {
  await sql`
    update person_attribute set superseded_at = now(), superseded_event = ${act.eventId}
    where person_id = ${personId} and field = ${key} and from_day = ${from} and superseded_at is null`.execute(
    tx,
  )
  await sql`
    insert into person_attribute (person_id, field, from_day, value, reason, recorded_event)
    values (${personId}, ${key}, ${from}, ${value}, ${act.reason}, ${act.eventId})`.execute(tx)
}

async function writeDetail(tx: Db, personId: string, key: string, value: string | null): Promise<void> {
  const details =
    value === null
      ? sql`details - ${key}::text`
      : sql`details || jsonb_build_object(${key}::text, ${value}::text)`
  await sql`update person set details = ${details} where id = ${personId}`.execute(tx)
}

async function writeMemberColumn(
  tx: Db,
  person: StoredPerson,
  key: string,
  value: string | null,
): Promise<void> {
  if (!person.isMember) await ensureMember(tx, person.id)
  const kept = key === 'seniority_basis' ? (value ?? 'decision') : value
  await sql`update member set ${sql.ref(key)} = ${kept} where person_id = ${person.id}`.execute(tx)
}

async function writePersonColumn(
  tx: Db,
  personId: string,
  field: Field,
  value: string | null,
): Promise<void> {
  if (field.key === 'full_name') {
    const keys = nameKeys(value!)
    await sql`
      update person set full_name = ${keys.fullName}, name_key = ${keys.nameKey}, given_key = ${keys.givenKey},
        name_order = ${keys.nameOrder}
      where id = ${personId}`.execute(tx)
    await keepName(tx, keys)
  } else if (field.type === 'birth') {
    const birth = readBirth(value!)!
    await sql`update person set born_on = ${birth.on}, born_precision = ${birth.precision} where id = ${personId}`.execute(
      tx,
    )
  } else await sql`update person set ${sql.ref(field.key)} = ${value} where id = ${personId}`.execute(tx)
}

async function rebuildIfCounted(tx: Db, person: StoredPerson, keys: readonly string[]): Promise<void> {
  if (keys.some((key) => COUNTED.includes(key))) await rebuildSpells(tx, [person.id])
}
