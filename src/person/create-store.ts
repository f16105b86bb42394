import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import { ensureMember, getField, keptValue } from './edit-store.ts'
import { readBirth, readValue } from './field-values.ts'
import { FIELDS, type Field } from './fields.ts'
import { keepName } from './name-store.ts'
import { nameKeys } from './name.ts'

/** A person as first recorded: the unit that keeps the record, and values by field. */
export interface NewPerson {
  keeperId: string
  memberCode?: string | undefined
  values: Readonly<Record<string, string | null>>
}

/** Records a person; answers the ids. Throws Malformed naming every field that is missing or cannot be so. */
export async function insertPerson(tx: Db, given: NewPerson): Promise<{ id: string; publicId: string }> {
  const kept = keptValues(given.values)
  const of = (storage: Field['storage']) =>
    [...kept].filter(([field, value]) => field.storage === storage && value !== null)
  const details = Object.fromEntries(of('detail').map(([field, value]) => [field.key, value]))
  const birth = readBirth(valueOf(kept, 'born_on'))!
  const keys = nameKeys(valueOf(kept, 'full_name'))
  const columns = {
    organisation_id: given.keeperId,
    full_name: keys.fullName,
    name_key: keys.nameKey,
    given_key: keys.givenKey,
    name_order: keys.nameOrder,
    born_on: birth.on,
    born_precision: birth.precision,
    details: JSON.stringify(details),
    ...Object.fromEntries(
      of('person').flatMap(([{ key, type }, value]) =>
        type === 'birth' || key === 'full_name' ? [] : [[key, value]],
      ),
    ),
  }
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into person (${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(columns))}) returning id, public_id as "publicId"`.execute(tx)
  await keepName(tx, keys)
  await insertMember(tx, rows[0]!.id, given.memberCode, of('member'))
  return rows[0]!
}

async function insertMember(
  tx: Db,
  personId: string,
  memberCode: string | undefined,
  values: readonly [Field, string | null][],
): Promise<void> {
  if (values.length === 0 && memberCode === undefined) return
  await ensureMember(tx, personId, memberCode)
  if (values.length === 0) return
  const set = values.map(([{ key }, value]) => sql`${sql.ref(key)} = ${value}`)
  await sql`update member set ${sql.join(set)} where person_id = ${personId}`.execute(tx)
}

/** Every given value as it is kept, by field; the required ones are there. */
function keptValues(values: Readonly<Record<string, string | null>>): Map<Field, string | null> {
  const needed = FIELDS.filter((field) => field.required)
  const problems = needed.flatMap((field) => {
    const { problem } = readValue(field, values[field.key] ?? null)
    return problem ? [{ path: `fields.${field.key}`, code: problem }] : []
  })
  if (problems.length > 0) throw new Malformed(problems)
  const holder = {
    bornOn: readBirth(values.born_on!.trim())!.on,
    sex: values.sex!.trim().normalize('NFC') === 'nữ' ? 'nữ' : 'nam',
  } as const
  return new Map(
    Object.entries(values).map(([key, text]) => [getField(key), keptValue(holder, getField(key), text)]),
  )
}

function valueOf(kept: ReadonlyMap<Field, string | null>, key: string): string {
  return kept.get(getField(key))!
}
