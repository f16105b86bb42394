import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { birthText } from './field-values.ts'
import { FIELDS, type Field } from './fields.ts'

/** A person as recorded: the columns of person and member, and the details. */
export interface StoredPerson {
  id: string
  publicId: string
  /** Internal id of the unit that keeps the record. */
  keeperId: string
  bornOn: Day
  bornPrecision: 'day' | 'month' | 'year'
  isMember: boolean
  memberCode: string | null
  columns: Readonly<Record<string, string | null>>
  details: Readonly<Record<string, string>>
}

/** A value that holds from a day on. */
export interface DatedValue {
  field: string
  from: Day
  value: string | null
}

/** The person of a public id; `lock`: until the transaction ends nobody else changes him. Throws NotFound. */
export async function getStoredPerson(db: Db, publicId: string, lock = false): Promise<StoredPerson> {
  const { rows } = await sql<Record<string, unknown>>`
    ${kept} select p.*, m.person_id as member_id, m.member_code, m.card_no, m.admission_decided_on, m.ceremony_on, m.official_on,
      m.recognition_decided_on, m.seniority_basis
    from person p left join member m on m.person_id = p.id
    where p.public_id = ${publicId} ${lock ? sql`for update of p` : sql``}`.execute(db)
  const [row] = rows
  if (!row) throw new NotFound(`person ${publicId}`)
  const text = (name: string) => row[name] as string
  return {
    id: text('id'),
    publicId,
    keeperId: text('organisation_id'),
    bornOn: row.born_on as Day,
    bornPrecision: row.born_precision as StoredPerson['bornPrecision'],
    isMember: row.member_id !== null,
    memberCode: row.member_code as string | null,
    columns: row as Record<string, string | null>,
    details: row.details as Record<string, string>,
  }
}

/** The person of an internal id, locked until the transaction ends. */
export async function lockPerson(tx: Db, id: string): Promise<StoredPerson> {
  const { rows } = await sql<{ publicId: string }>`
    select public_id as "publicId" from person where id = ${id}`.execute(tx)
  return getStoredPerson(tx, rows[0]!.publicId, true)
}

/** Dated changes of a person's fields that hold, by field and day. */
export async function datedValues(db: Db, personId: string): Promise<DatedValue[]> {
  const { rows } = await sql<DatedValue>`
    select field, from_day as "from", value from person_attribute
    where person_id = ${personId} and superseded_at is null order by field, from_day`.execute(db)
  return rows
}

/** The value that was always there, before any dated change. */
export function baseValue(person: StoredPerson, field: Field): string | null {
  if (field.storage === 'detail') return person.details[field.key] ?? null
  if (field.type === 'birth') return birthText(person.bornOn, person.bornPrecision)
  return person.columns[field.key] ?? null
}

/** The value on a day and the first day of the change it comes from, null for the value that was always there. */
export function valueOn(
  person: StoredPerson,
  field: Field,
  dated: readonly DatedValue[],
  on: Day,
): { value: string | null; from: Day | null } {
  const latest = field.dated ? dated.findLast((one) => one.field === field.key && one.from <= on) : undefined
  return latest ? { value: latest.value, from: latest.from } : { value: baseValue(person, field), from: null }
}

/** Fields of a group, in the order of the form. */
export function fieldsOf(groups: readonly Field['group'][]): Field[] {
  return FIELDS.filter((field) => groups.includes(field.group))
}
