import { isDay, type Day } from '#platform/day.ts'
import type { Field } from './fields.ts'
import { foldText, nameKeys } from './name.ts'
import {
  findingsOfCardNo,
  findingsOfCitizenId,
  findingsOfDossierNo,
  findingsOfOldCardNo,
  findingsOfOldCitizenId,
  type NumberFinding,
  type NumberHolder,
} from './numbers.ts'

/** Why a text cannot be the value of a field. */
export type ValueProblem =
  | 'needed'
  | 'not-a-day'
  | 'not-a-birth-day'
  | 'not-a-sex'
  | 'not-a-name'
  | 'not-a-telephone'
  | 'not-a-place-code'
  | 'not-a-number'
  | 'not-a-basis'
  | 'too-long'

/** A value as it is kept, or why it cannot be. */
export type ReadValue = { value: string | null; problem?: undefined } | { problem: ValueProblem }

const LONGEST = { name: 120, text: 500 }

/** Reads a text as the value of a field: NFC, trimmed, empty means missing; days are YYYY-MM-DD. */
export function readValue(field: Field, text: string | null): ReadValue {
  const value = (text ?? '')
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (value === '') return field.required ? { problem: 'needed' } : { value: null }
  const problem = problemOf(field, value)
  return problem ? { problem } : { value: field.type === 'name' ? nameKeys(value).fullName : value }
}

/** A date of birth from its text: a day, a month (YYYY-MM) or a year, the unknown parts standing at 1. */
export function readBirth(text: string): { on: Day; precision: 'day' | 'month' | 'year' } | null {
  if (isDay(text)) return { on: text, precision: 'day' }
  if (isDay(`${text}-01`)) return { on: `${text}-01` as Day, precision: 'month' }
  if (isDay(`${text}-01-01`)) return { on: `${text}-01-01` as Day, precision: 'year' }
  return null
}

/** The text of a date of birth to its precision: YYYY-MM-DD, YYYY-MM or YYYY. */
export function birthText(on: Day, precision: 'day' | 'month' | 'year'): string {
  return on.slice(0, precision === 'day' ? 10 : precision === 'month' ? 7 : 4)
}

/** What is odd about a number field's value. */
export function findingsOfNumber(key: string, value: string, holder: NumberHolder): NumberFinding[] {
  const digits = key === 'dossier_no' ? value : value.replace(/[\s.]/g, '')
  if (key === 'citizen_id') return findingsOfCitizenId(digits, holder)
  if (key === 'old_citizen_id') return findingsOfOldCitizenId(digits)
  if (key === 'card_no') return findingsOfCardNo(digits)
  if (key === 'old_card_no') return findingsOfOldCardNo(digits)
  return findingsOfDossierNo(value)
}

/** Whether a value is among those offered, regardless of capitals and marks' spelling. */
export function isOffered(field: Field, value: string): boolean {
  return !field.options || field.options.some((one) => foldText(one) === foldText(value))
}

function problemOf(field: Field, value: string): ValueProblem | null {
  if (value.length > (field.type === 'name' ? LONGEST.name : LONGEST.text)) return 'too-long'
  switch (field.type) {
    case 'day':
      return isDay(value) ? null : 'not-a-day'
    case 'birth':
      return readBirth(value) ? null : 'not-a-birth-day'
    case 'sex':
      return value === 'nam' || value === 'nữ' ? null : 'not-a-sex'
    case 'name':
      return /\p{L}/u.test(value) && !/[\d<>@]/.test(value) ? null : 'not-a-name'
    case 'phone':
      return /^\+?[\d\s.()-]{6,20}$/.test(value) ? null : 'not-a-telephone'
    case 'place':
      return /^(\d{2}|\d{3}|\d{5})$/.test(value) ? null : 'not-a-place-code'
    case 'number':
      return /^[\p{L}\d\s./-]{1,30}$/u.test(value) ? null : 'not-a-number'
    case 'basis':
      return value === 'decision' || value === 'card' ? null : 'not-a-basis'
    default:
      return null
  }
}
