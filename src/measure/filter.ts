import type { Measure } from './declaration.ts'

/** What a fact must be to be counted: of a dimension one of these values, or a known value that is none of these. */
export type Condition = { is: readonly string[] } | { not: readonly string[] }
/** Conditions by dimension, all of which must hold; `{}`: every fact. */
export type Filter = Readonly<Record<string, Condition>>

/** A value as a dimension gives it; null: not known. */
export type Value = string | null

/** Stands in a filter's text for a value that is not known. */
export const UNKNOWN = '∅'

/** Whether a value satisfies a condition; an unknown value only where it is asked for by name. */
export function holds(condition: Condition, value: Value): boolean {
  if ('is' in condition) return condition.is.includes(value ?? UNKNOWN)
  return value !== null && !condition.not.includes(value)
}

/** Both filters together; conditions on one dimension are joined: what must hold in both. */
export function both(one: Filter, other: Filter): Filter {
  const joined: Record<string, Condition> = { ...one }
  for (const [key, condition] of Object.entries(other)) {
    const known = joined[key]
    joined[key] = known ? joinConditions(known, condition) : condition
  }
  return joined
}

function joinConditions(one: Condition, other: Condition): Condition {
  if ('is' in one) return { is: one.is.filter((value) => holds(other, value === UNKNOWN ? null : value)) }
  if ('is' in other) return joinConditions(other, one)
  return { not: [...new Set([...one.not, ...other.not])] }
}

const ESCAPED = /[\\|;=!]/g

/** A filter as text for addresses and saved tables: `sex=nữ;age=31-40|41-50;ethnicity!=Kinh`. */
export function textOfFilter(filter: Filter): string {
  return Object.entries(filter)
    .map(([key, condition]) => {
      const [sign, values] = 'is' in condition ? ['=', condition.is] : ['!=', condition.not]
      return `${key}${sign}${values.map((value) => value.replace(ESCAPED, '\\$&')).join('|')}`
    })
    .join(';')
}

export type FilterRefusal =
  | { code: 'filter-unreadable'; text: string }
  | { code: 'unknown-dimension'; measure: string; dimension: string }
  | { code: 'unknown-value'; dimension: string; value: string }

/** Reads what `textOfFilter` writes; a refusal where it is no filter. */
export function readFilter(text: string): Filter | FilterRefusal {
  const filter: Record<string, Condition> = {}
  if (text === '') return filter
  for (const part of split(text, ';')) {
    const found = /^([a-z][a-z0-9-]*)(!?=)(.*)$/su.exec(part)
    if (!found) return { code: 'filter-unreadable', text: part }
    const values = split(found[3]!, '|').map((value) => value.replace(/\\(.)/gsu, '$1'))
    filter[found[1]!] = found[2] === '=' ? { is: values } : { not: values }
  }
  return filter
}

/** Splits at a sign that no backslash stands before. */
function split(text: string, at: ';' | '|'): string[] {
  const parts = ['']
  for (let place = 0; place < text.length; place++) {
    const one = text[place]!
    if (one === '\\') parts[parts.length - 1] += one + (text[++place] ?? '')
    else if (one === at) parts.push('')
    else parts[parts.length - 1] += one
  }
  return parts
}

/** Why a measure cannot be counted under a filter: dimensions that it has not, values that a closed list does not know. */
export function refusalsToFilter(measure: Measure, filter: Filter): FilterRefusal[] {
  return Object.entries(filter).flatMap(([key, condition]): FilterRefusal[] => {
    const dimension = measure.dimensions.find((one) => one.key === key)
    if (!dimension) return [{ code: 'unknown-dimension', measure: measure.key, dimension: key }]
    const { values } = dimension
    if (values === null) return []
    return ('is' in condition ? condition.is : condition.not)
      .filter((value) => value !== UNKNOWN && !values.some((one) => one.value === value))
      .map((value) => ({ code: 'unknown-value', dimension: key, value }))
  })
}
