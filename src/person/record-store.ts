import { sql } from 'kysely'
import type { Actor, Permissions } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { findingsOfMembership, seniorityInMonths, type MembershipDates } from '#member/rules.ts'
import { lastDayOf, yearsBetween, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST, type FieldValue, type PeriodRow, type PersonRecord, type RecordFinding } from './api.ts'
import { findingsOfNumber, isOffered } from './field-values.ts'
import { FIELD_BY_KEY, FIELDS, type FieldGroup } from './fields.ts'
import { mask } from './numbers.ts'
import { PERIODS, type PeriodKind } from './periods.ts'
import { findPlace } from './place-store.ts'
import { rowsOf } from './row-store.ts'
import {
  datedValues,
  fieldsOf,
  getStoredPerson,
  valueOn,
  type DatedValue,
  type StoredPerson,
} from './stored-person.ts'
import { pathOf } from './unit-store.ts'

/** A person's file as of a day, as far as these permissions at the keeping unit allow. Throws NotFound. */
export async function readRecord(
  db: Db,
  actor: Actor,
  publicId: string,
  on: Day,
  allowed: Permissions,
): Promise<PersonRecord> {
  const person = await getStoredPerson(db, publicId)
  const dated = await datedValues(db, person.id)
  const [row] = await rowsOf(db, [person.id], on)
  const here = row!.organisation === null ? null : await unitIdOf(db, row!.organisation.id)
  const hidden = hiddenGroups(allowed)
  return {
    ...row!,
    on,
    ageInYears: Math.max(0, yearsBetween(person.bornOn, on)),
    seniorityInMonths: row!.organisation === null ? null : seniorityInMonths(membershipOf(person), on),
    path: await pathOf(db, actor, here ?? person.keeperId, on),
    fields: await namePlaces(db, person, fieldValues(person, dated, on, hidden), on),
    periods: await periodsOf(db, person.id, on, hidden),
    hidden: hidden.filter((group) => group === 'identity' || group === 'contact' || group === 'protected'),
    findings: await findingsOf(db, person, dated, on, hidden),
    may: {
      record: allowed['person.record'],
      identity: allowed['person.identity'],
      contact: allowed['person.contact'],
      protected: allowed['person.protected'],
      move: allowed['movement.record'],
      seeLooks: allowed['person.record'] || allowed['audit.read'],
    },
  }
}

/** The identity numbers in full. */
export async function readNumbers(db: Db, publicId: string, on: Day): Promise<FieldValue[]> {
  const person = await getStoredPerson(db, publicId)
  return fieldsOf(['identity']).map((field) => ({
    field: field.key,
    ...valueOn(person, field, [], on),
    masked: false,
    placeName: null,
  }))
}

/** Groups of fields that these permissions leave out; numbers are not left out but masked. */
export function hiddenGroups(allowed: Permissions): FieldGroup[] {
  const hidden: FieldGroup[] = []
  if (!allowed['person.contact']) hidden.push('contact')
  if (!allowed['person.protected']) hidden.push('protected')
  return hidden
}

/** The dates of a membership as recorded; all missing for those who are no members. */
export function membershipOf({ columns }: StoredPerson): MembershipDates {
  const date = (name: string) => (columns[name] ?? null) as Day | null
  return {
    admissionDecidedOn: date('admission_decided_on'),
    ceremonyOn: date('ceremony_on'),
    officialOn: date('official_on'),
    recognitionDecidedOn: date('recognition_decided_on'),
    seniorityBasis: columns.seniority_basis === 'card' ? 'card' : 'decision',
  }
}

function fieldValues(
  person: StoredPerson,
  dated: readonly DatedValue[],
  on: Day,
  hidden: readonly FieldGroup[],
): FieldValue[] {
  return FIELDS.filter((field) => !hidden.includes(field.group)).map((field) => {
    const { value, from } = valueOn(person, field, dated, on)
    const masked = field.group === 'identity' && value !== null
    return { field: field.key, value: masked ? mask(value) : value, from, masked, placeName: null }
  })
}

/** The codes of places with their names: of the birth as of the day of birth, the others as of the day shown. */
async function namePlaces(
  db: Db,
  person: StoredPerson,
  values: FieldValue[],
  on: Day,
): Promise<FieldValue[]> {
  const named: FieldValue[] = []
  for (const one of values) {
    const isPlace = one.value !== null && FIELD_BY_KEY.get(one.field)?.type === 'place'
    const day = one.field === 'birth_place_code' ? person.bornOn : on
    named.push(
      isPlace ? { ...one, placeName: (await findPlace(db, one.value!, day))?.fullName ?? null } : one,
    )
  }
  return named
}

async function periodsOf(
  db: Db,
  personId: string,
  on: Day,
  hidden: readonly FieldGroup[],
): Promise<PeriodRow[]> {
  const { rows } = await sql<{
    id: string
    kind: PeriodKind
    from: Day
    until: Day
    data: Record<string, string>
  }>`
    select public_id as id, kind, from_day as "from", until_day as "until", data from person_period
    where person_id = ${personId} and superseded_at is null and from_day <= ${on}::date
    order by from_day desc, id desc limit ${MOST.periods}`.execute(db)
  return rows
    .toReversed()
    .filter(({ kind }) => PERIODS[kind] && !hidden.includes(PERIODS[kind].group))
    .map(({ id, kind, from, until, data }) => ({
      id,
      kind,
      from,
      to: PERIODS[kind].day ? null : lastDayOf(until),
      data,
    }))
}

/** What is odd in a file: its dates, its numbers, numbers that others have too, values outside the lists. */
async function findingsOf(
  db: Db,
  person: StoredPerson,
  dated: readonly DatedValue[],
  on: Day,
  hidden: readonly FieldGroup[],
): Promise<RecordFinding[]> {
  const findings: RecordFinding[] = [...findingsOfMembership(membershipOf(person), person.bornOn)]
  const holder = { sex: person.columns.sex === 'nữ' ? 'nữ' : 'nam', bornOn: person.bornOn } as const
  for (const field of FIELDS) {
    if (hidden.includes(field.group)) continue
    const { value } = valueOn(person, field, dated, on)
    if (value === null) continue
    if (field.type === 'number')
      findings.push(
        ...findingsOfNumber(field.key, value, holder).map((one) => ({ ...one, field: field.key })),
      )
    if (!isOffered(field, value))
      findings.push({
        severity: 'warning',
        field: field.key,
        code: 'not-in-list',
        facts: { value },
        source: 'mẫu 2-HSĐV',
      })
  }
  return [...findings, ...(await sharedNumbers(db, person))]
}

async function sharedNumbers(db: Db, { id, columns }: StoredPerson): Promise<RecordFinding[]> {
  const counted = sql<{ field: string; others: string }>`
    select 'citizen_id' as field, count(*) as others from person where citizen_id = ${columns.citizen_id ?? null} and id <> ${id}
    union all
    select 'card_no', count(*) from member where card_no = ${columns.card_no ?? null} and person_id <> ${id}`
  const { rows } = await asRegister(db, (all) => counted.execute(all))
  return rows
    .filter(({ others }) => Number(others) > 0)
    .map(({ field, others }) => ({
      severity: 'warning',
      field,
      code: 'number-shared',
      facts: { others: Number(others) },
      source: 'mẫu 2-HSĐV',
    }))
}

async function unitIdOf(db: Db, publicId: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select id from organisation where public_id = ${publicId}`.execute(db)
  return rows[0]!.id
}
