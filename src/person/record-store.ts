import { sql } from 'kysely'
import { holdersAllowing, type Actor, type Permissions } from '#access/policy.ts'
import { findingsOfMembership, seniorityInMonths, type MembershipDates } from '#member/rules.ts'
import { lastDayOf, yearsBetween, type Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { MOST, type FieldValue, type PeriodRow, type PersonRecord, type RecordFinding } from './api.ts'
import { findingsOfNumber, isOffered } from './field-values.ts'
import { FIELD_BY_KEY, FIELDS, type FieldGroup } from './fields.ts'
import { mask } from './numbers.ts'
import { PERIODS, type PeriodKind } from './periods.ts'
import { findPlace } from './place-store.ts'
import { rowsOf } from './row-store.ts'
import { fieldsOf, getStoredPerson, valueOn, type DatedValue, type StoredPerson } from './stored-person.ts'

/** A person's file as of a day, as far as these permissions at the keeping unit allow. Throws NotFound. */
export async function readRecord(
  db: Db,
  actor: Actor,
  publicId: string,
  on: Day,
  allowed: Permissions,
): Promise<PersonRecord> {
  return recordOf(db, actor, await getStoredPerson(db, publicId), on, allowed)
}

/** As `readRecord`, of a person just read. */
export async function recordOf(
  db: Db,
  actor: Actor,
  person: StoredPerson,
  on: Day,
  allowed: Permissions,
): Promise<PersonRecord> {
  const [row] = await rowsOf(db, [person.id], on)
  const { dated, periods, path, others } = await readFile(db, actor, person, on)
  const hidden = hiddenGroups(allowed)
  return {
    ...row!,
    on,
    ageInYears: Math.max(0, yearsBetween(person.bornOn, on)),
    seniorityInMonths: row!.organisation === null ? null : seniorityInMonths(membershipOf(person), on),
    path: path.slice(0, MOST.levels),
    fields: await namePlaces(db, person, fieldValues(person, dated, on, hidden), on),
    periods: periodsShown(periods, hidden),
    hidden: hidden.filter((group) => group === 'identity' || group === 'contact' || group === 'protected'),
    findings: [...findingsOf(person, dated, on, hidden), ...sharedNumbers(others)],
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

/** As the function person_file tells it (migration 0019). */
interface StoredFile {
  dated: DatedValue[]
  /** The latest first. */
  periods: { id: string; kind: PeriodKind; from: Day; until: Day; data: Record<string, string> }[]
  path: PersonRecord['path']
  /** How many others have the same number, by field. */
  others: Record<string, number>
}

async function readFile(db: Db, actor: Actor, { id, keeperId, columns }: StoredPerson, on: Day) {
  const held = holdersAllowing(actor, 'organisation.read')
  const holders = held === 'all' ? null : held
  const { rows } = await sql<{ file: StoredFile }>`
    ${kept} select person_file(${id}, ${keeperId}, ${columns.citizen_id ?? null}, ${columns.card_no ?? null}, ${on}, ${MOST.periods},
      ${holders}::bigint[], ${actor.today}) as file`.execute(db)
  return rows[0]!.file
}

function periodsShown(periods: StoredFile['periods'], hidden: readonly FieldGroup[]): PeriodRow[] {
  return periods
    .toReversed()
    .filter(({ kind }) => PERIODS[kind] && !hidden.includes(PERIODS[kind].group))
    .map(({ until, ...period }) => ({ ...period, to: PERIODS[period.kind].day ? null : lastDayOf(until) }))
}

/** What is odd in a file: its dates, its numbers, values outside the lists. */
function findingsOf(
  person: StoredPerson,
  dated: readonly DatedValue[],
  on: Day,
  hidden: readonly FieldGroup[],
): RecordFinding[] {
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
  return findings
}

function sharedNumbers(others: StoredFile['others']): RecordFinding[] {
  return Object.entries(others)
    .filter(([, n]) => n > 0)
    .map(([field, n]) => ({
      severity: 'warning',
      field,
      code: 'number-shared',
      facts: { others: n },
      source: 'mẫu 2-HSĐV',
    }))
}
