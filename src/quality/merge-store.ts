import { sql } from 'kysely'
import { lockLedger, type LedgerStep } from '#movement/member-ledger.ts'
import type { Period } from '#organisation/tree.ts'
import { FIELDS, type Field } from '#person/fields.ts'
import { mask } from '#person/numbers.ts'
import { baseValue, datedValues, getStoredPerson, valueOn, type StoredPerson } from '#person/stored-person.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { COPIED } from './merge-facts.ts'
import { onOneLine, type MergeRefusal, type Side, type SidedStep } from './merge-rules.ts'

/** Two files as they stand, locked: whatever is written next is judged by this. */
export interface Facing {
  kept: StoredPerson
  merged: StoredPerson
  line: SidedStep[]
  existence: (Period & { unit: string })[]
}

/** Reads both; `locks`: until the transaction ends nobody else changes them or their ledgers. */
export async function faceToFace(tx: Db, keptId: string, mergedId: string, locks = true): Promise<Facing> {
  const [kept, merged] = [await getStoredPerson(tx, keptId), await getStoredPerson(tx, mergedId)]
  const both = [kept, merged].sort((a, b) => Number(a.id) - Number(b.id))
  if (locks) {
    for (const person of both) if (person.isMember) await lockLedger(tx, person.id, null)
    for (const person of both) await getStoredPerson(tx, person.publicId, true)
  }
  const { steps, existence } = await readLedgers(tx, [kept.id, merged.id])
  const of = (id: string) => steps.filter((one) => one.member === id)
  return { kept, merged, line: onOneLine(of(kept.id), of(merged.id)), existence }
}

/** The movements in force of these people in their order, and when the units that received them exist. */
export async function readLedgers(db: Db, people: readonly string[]) {
  const { rows: steps } = await sql<LedgerStep & { member: string }>`
    select member_id::text as member, id::text, on_day as "on", seq, category, from_organisation_id::text as "from",
      to_organisation_id::text as "to"
    from movement where member_id = any(${[...people]}::bigint[]) and superseded_at is null order by on_day, seq`.execute(
    db,
  )
  const units = steps.flatMap(({ to }) => (to === null ? [] : [to]))
  const { rows: existence } = await sql<Period & { unit: string }>`
    select descendant_id::text as unit, from_day as "from", until_day as "until" from organisation_ancestor
    where descendant_id = any(${units}::bigint[]) and ancestor_id = descendant_id`.execute(db)
  return { steps, existence }
}

/** A field where the files differ; `take`: the side whose value is taken unless somebody chooses. */
export interface FacingField {
  field: string
  kept: string | null
  merged: string | null
  take: Side
}

/** The fields in which two files say different things on a day, numbers masked; a missing value gives way. */
export async function fieldsFacing(db: Db, { kept, merged }: Facing, on: Day): Promise<FacingField[]> {
  const [ofKept, ofMerged] = [await datedValues(db, kept.id), await datedValues(db, merged.id)]
  return FIELDS.flatMap((field): FacingField[] => {
    const one = valueOn(kept, field, ofKept, on).value
    const other = valueOn(merged, field, ofMerged, on).value
    if (one === other || other === null) return []
    const shown = (value: string | null) => (field.group === 'identity' ? mask(value) : value)
    return [
      { field: field.key, kept: shown(one), merged: shown(other), take: one === null ? 'merged' : 'kept' },
    ]
  })
}

/** How many facts of each kind the merged file brings along. */
export async function factsOf(db: Db, personId: string): Promise<{ kind: string; count: number }[]> {
  const counts = COPIED.map(
    ({ table, person }) =>
      sql`(select count(*)::integer from ${sql.table(table)} where ${sql.ref(person)} = ${personId} and superseded_at is null) as ${sql.ref(table)}`,
  )
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(db)
  return COPIED.flatMap(({ table }) =>
    rows[0]![table]! > 0 ? [{ kind: table, count: rows[0]![table]! }] : [],
  )
}

/** What stands against merging these two, whatever is chosen. */
export async function refusalsToFacing(db: Db, { kept, merged, line }: Facing): Promise<MergeRefusal[]> {
  const { rows } = await sql<{ cases: number; account: boolean; listed: boolean }>`
    select (select count(*)::integer from procedure_subject where person_id = ${merged.id} and is_open) as cases,
      exists (select from account where person_id = ${merged.id} and disabled_at is null) as account,
      exists (select from admission_source where person_id = ${merged.id} and superseded_at is null and ended_by is null) as listed`.execute(
    db,
  )
  const { cases, account, listed } = rows[0]!
  const refusals: MergeRefusal[] = []
  if (kept.id === merged.id) refusals.push({ code: 'same-person' })
  if (kept.columns['merged_into']) refusals.push({ code: 'merged-already', side: 'kept' })
  if (merged.columns['merged_into']) refusals.push({ code: 'merged-already', side: 'merged' })
  if (!kept.isMember && line.length > 0) refusals.push({ code: 'kept-is-no-member' })
  if (cases > 0) refusals.push({ code: 'merged-has-open-case', cases })
  if (account) refusals.push({ code: 'merged-has-account' })
  if (listed) refusals.push({ code: 'merged-on-source-list' })
  return refusals
}

/** The values that were always there, of the fields to take from the merged file. */
export function baseValuesOf(merged: StoredPerson, fields: readonly Field[]): Record<string, string | null> {
  return Object.fromEntries(fields.map((field) => [field.key, baseValue(merged, field)]))
}
