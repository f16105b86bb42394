import { findingsOfMembership } from '#member/rules.ts'
import { refusalsToEnds } from '#movement/rules.ts'
import { EDUCATION, ETHNIC_GROUPS, RELIGIONS, STRATA, THEORY } from '#person/lists.ts'
import { findingsOfCardNo, findingsOfCitizenId } from '#person/numbers.ts'
import { monthsBetween, type Day } from '#platform/day.ts'
import type { Finding, SheetRow } from '#sheet/format.ts'
import type { ParsedRow } from '#sheet/parse.ts'

type Values = ParsedRow['values']
type Found = Omit<Finding, 'sheet' | 'line'>

/** What one row says against itself, beyond its single cells: errors that the register could not hold, and warnings. */
export function contentFindings({ sheet, line }: SheetRow, values: Values): Finding[] {
  const found = [...periodErrors(values), ...(CHECKS[sheet]?.(values) ?? [])]
  return found.length === 0 ? [] : found.map((one) => ({ ...one, sheet, line }))
}

const CHECKS: Partial<Record<SheetRow['sheet'], (values: Values) => Found[]>> = {
  organisations: organisationErrors,
  members: memberWarnings,
  movements: movementFindings,
  attributes: (values) => listWarning('value', text(values, 'field'), text(values, 'value')),
  badges: (values) => wholeNumberError(values, 'level', 30, 100),
  terms: (values) => wholeNumberError(values, 'seats', 1, 500),
}

function periodErrors(values: Values): Found[] {
  const [from, to] = [text(values, 'from'), text(values, 'to')]
  return from !== null && to !== null && to < from
    ? [error('to', 'ends-before-it-starts', { value: to, other: from })]
    : []
}

function organisationErrors(values: Values): Found[] {
  const superior = text(values, 'parent_code')
  return superior !== null && superior === text(values, 'code')
    ? [error('parent_code', 'own-superior', { value: superior })]
    : []
}

const COLUMN_OF_END: Record<string, string> = {
  'needs-giver': 'from_code',
  'giver-not-allowed': 'from_code',
  'unknown-category': 'category',
}

function movementFindings(values: Values): Found[] {
  const category = text(values, 'category')
  if (category === null) return []
  const ends = { category, from: text(values, 'from_code'), to: text(values, 'to_code') }
  const errors = refusalsToEnds(ends).map(({ code }) =>
    error(COLUMN_OF_END[code] ?? 'to_code', code, { value: category }),
  )
  const needsNote = (category === 'I9' || category === 'D9') && text(values, 'note') === null
  return needsNote ? [...errors, warning('note', 'missing-note', { value: category })] : errors
}

function wholeNumberError(values: Values, column: string, least: number, most: number): Found[] {
  const value = text(values, column)
  if (value === null || (/^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most))
    return []
  return [error(column, 'not-a-number-between', { value, least, most })]
}

function memberWarnings(values: Values): Found[] {
  const born = values['born_on']
  const sex = text(values, 'sex')
  if (born === null || typeof born !== 'object' || (sex !== 'nam' && sex !== 'nữ')) return []
  const [citizenId, cardNo] = [text(values, 'citizen_id'), text(values, 'card_no')]
  return [
    ...(citizenId === null ? [] : findingsOfCitizenId(citizenId, { sex, bornOn: born.on })).map(
      ({ code, facts }) => warning('citizen_id', code, facts),
    ),
    ...(cardNo === null ? [] : findingsOfCardNo(cardNo)).map(({ code, facts }) =>
      warning('card_no', code, facts),
    ),
    ...membershipWarnings(values, born.on),
    ...Object.keys(LISTS).flatMap((column) => listWarning(column, column, text(values, column))),
  ]
}

/** Admission between 18 and 60 years, counted in months. Source: 294-QĐ/TW; exceptions are lawful. */
const [LEAST_MONTHS, MOST_MONTHS] = [216, 720]

function membershipWarnings(values: Values, born: Day): Found[] {
  const dayOf = (column: string) => text(values, column) as Day | null
  const dates = {
    admissionDecidedOn: dayOf('admission_decided_on'),
    ceremonyOn: dayOf('ceremony_on'),
    officialOn: dayOf('official_on'),
    recognitionDecidedOn: dayOf('recognition_decided_on'),
    seniorityBasis: 'decision' as const,
  }
  const admitted = dates.admissionDecidedOn ?? dates.ceremonyOn
  const months = admitted === null ? null : monthsBetween(born, admitted)
  const unusual = months !== null && (months < LEAST_MONTHS || months >= MOST_MONTHS + 1)
  return [
    ...findingsOfMembership(dates, born).map(({ field, code, facts }) => warning(field, code, facts)),
    ...(unusual ? [warning('born_on', 'unusual-age-at-admission', { years: Math.floor(months / 12) })] : []),
  ]
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  ethnicity: ETHNIC_GROUPS,
  religion: RELIGIONS,
  education: EDUCATION,
  theory: THEORY,
  stratum: STRATA,
}

/** Coded values outside the list are kept as text, and said. */
function listWarning(column: string, field: string | null, value: string | null): Found[] {
  const list = field === null ? undefined : LISTS[field]
  return !list || value === null || list.includes(value)
    ? []
    : [warning(column, 'value-outside-list', { value })]
}

function error(column: string, code: string, facts: Finding['facts']): Found {
  return { severity: 'error', column, code, facts }
}

function warning(column: string, code: string, facts: Finding['facts']): Found {
  return { severity: 'warning', column, code, facts }
}

function text(values: Values, column: string): string | null {
  const value = values[column]
  return typeof value === 'string' && value !== '' ? value : null
}
