import { isDay, type Day } from '#platform/day.ts'
import { readValue } from '#person/field-values.ts'
import { FIELD_BY_KEY, FIELDS, type Field, type FieldGroup } from '#person/fields.ts'
import type { ActGiven, Given } from '#procedure/declaration.ts'

/** Sections of the yearly supplement (phiếu bổ sung hồ sơ đảng viên), as groups of fields. */
export const SECTIONS = [
  'contact',
  'career',
  'party',
  'identity',
  'protected',
] as const satisfies FieldGroup[]
export type Section = (typeof SECTIONS)[number]

/** The most values that one case is about. */
export const MOST_CHANGES = 30

/** What a member may say of himself: every single value but codes of places, which the officer finds. */
export const OWN_FIELDS: readonly Field[] = FIELDS.filter((field) => field.type !== 'place')

/** One value that is asked to be put right (`correction`), or that is another from a day on (`change`). */
export interface AskedValue {
  field: string
  mode: 'correction' | 'change'
  /** Of a change: since when. */
  from: Day | null
  value: string | null
  reason: string | null
}

export type SelfRefusal =
  | { code: 'self-nothing' }
  | { code: 'self-field-unknown'; field: string }
  | { code: 'self-field-twice'; field: string }
  | { code: 'self-same-value'; field: string }
  | { code: 'self-value-wrong'; field: string }
  | { code: 'self-required'; field: string }
  | { code: 'self-reason-missing'; field: string }
  | { code: 'self-day-missing'; field: string }
  | { code: 'self-not-dated'; field: string }
  | { code: 'self-day-future'; field: string; on: Day; today: Day }
  | { code: 'self-day-before-birth'; field: string; on: Day }
  | { code: 'self-section-open'; section: string; source: string }
  | { code: 'self-section-both'; section: string }
  | { code: 'self-year-wrong'; year: number; today: Day }
  | { code: 'self-year-done'; year: number }
  | { code: 'self-verdicts-missing'; pending: number }
  | { code: 'self-verdict-reason'; field: string }
  | { code: 'self-not-member'; on: Day }
  | { code: 'account-there' }

/** What the record holds of each field today, and when the member was born. */
export interface OwnFile {
  values: ReadonlyMap<string, string | null>
  bornOn: Day
}

/** Everything against values that a member asks to be put right or says are new. */
export function refusalsToValues(asked: readonly AskedValue[], file: OwnFile, today: Day): SelfRefusal[] {
  const refusals: SelfRefusal[] = []
  for (const [index, one] of asked.entries()) {
    const field = FIELD_BY_KEY.get(one.field)
    if (!field || !OWN_FIELDS.includes(field)) {
      refusals.push({ code: 'self-field-unknown', field: one.field })
      continue
    }
    if (asked.findIndex((other) => other.field === one.field) !== index)
      refusals.push({ code: 'self-field-twice', field: one.field })
    refusals.push(...refusalsToValue(field, one, file), ...refusalsToSince(field, one, file, today))
  }
  return refusals
}

function refusalsToValue(field: Field, { value, mode, reason }: AskedValue, file: OwnFile): SelfRefusal[] {
  const refusals: SelfRefusal[] = []
  const text = value?.trim() ? value.normalize('NFC').trim() : null
  if (text === null && field.required) refusals.push({ code: 'self-required', field: field.key })
  else if (readValue(field, text).problem !== undefined)
    refusals.push({ code: 'self-value-wrong', field: field.key })
  else if (text === (file.values.get(field.key) ?? null))
    refusals.push({ code: 'self-same-value', field: field.key })
  if (mode === 'correction' && (reason ?? '').trim().length < 3)
    refusals.push({ code: 'self-reason-missing', field: field.key })
  return refusals
}

function refusalsToSince(field: Field, one: AskedValue, file: OwnFile, today: Day): SelfRefusal[] {
  if (one.mode === 'correction' || !field.dated)
    return one.mode === 'change' && one.from !== null && !field.dated
      ? [{ code: 'self-not-dated', field: field.key }]
      : []
  if (one.from === null || !isDay(one.from)) return [{ code: 'self-day-missing', field: field.key }]
  if (one.from > today) return [{ code: 'self-day-future', field: field.key, on: one.from, today }]
  return one.from < file.bornOn ? [{ code: 'self-day-before-birth', field: field.key, on: one.from }] : []
}

/** Against a supplement: of the year or the one before, once, every section either unchanged or with values. */
export function refusalsToSupplement(
  { year, unchanged, values }: { year: number; unchanged: readonly string[]; values: readonly AskedValue[] },
  { yearsDone, today }: { yearsDone: readonly number[]; today: Day },
): SelfRefusal[] {
  const refusals: SelfRefusal[] = []
  const thisYear = Number(today.slice(0, 4))
  if (year !== thisYear && year !== thisYear - 1) refusals.push({ code: 'self-year-wrong', year, today })
  if (yearsDone.includes(year)) refusals.push({ code: 'self-year-done', year })
  const changed = new Set(values.map((one) => FIELD_BY_KEY.get(one.field)?.group))
  for (const section of SECTIONS) {
    const same = unchanged.includes(section)
    if (!same && !changed.has(section))
      refusals.push({ code: 'self-section-open', section, source: 'mẫu 3-HSĐV' })
    if (same && changed.has(section)) refusals.push({ code: 'self-section-both', section })
  }
  return refusals
}

/** What an act on such a case is judged by. */
export interface SelfFacts {
  isMember: boolean
  /** Values that nobody has judged yet. */
  pending: number
}

/** Before a case goes on, each of its values is accepted or refused. */
export function refusalsToSelfAct({ facts, on }: Given<SelfFacts>, act: ActGiven): SelfRefusal[] {
  const refusals: SelfRefusal[] = facts.isMember ? [] : [{ code: 'self-not-member', on }]
  if (act.step === 'branch' && act.outcome === 'judged' && facts.pending > 0)
    refusals.push({ code: 'self-verdicts-missing', pending: facts.pending })
  return refusals
}

/** A value that is refused says why. */
export function refusalsToVerdicts(
  verdicts: readonly { field: string; accepted: boolean; reason: string | null }[],
): SelfRefusal[] {
  return verdicts
    .filter((one) => !one.accepted && (one.reason ?? '').trim().length < 3)
    .map(({ field }) => ({ code: 'self-verdict-reason', field }))
}
