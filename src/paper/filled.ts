import { formatDay, type Day } from '#platform/day.ts'
import type { Filled, Gathered, ListColumn, PaperField, PaperValue } from './declaration.ts'

const DOTS = '………………'

/** What was gathered as texts ready to print; asking for a field that the form does not declare is our bug. */
export function fill(fields: readonly PaperField[], gathered: Gathered): Filled {
  const texts = new Map<string, string>()
  const lists = new Map<string, Record<string, string>[]>()
  for (const field of fields) {
    const value = gathered.values[field.key]
    if (field.kind !== 'list') texts.set(field.key, printed(field.kind, value as PaperValue))
    else
      lists.set(field.key, rowsOf(field.columns, value as readonly Record<string, PaperValue>[] | undefined))
  }
  const text = (key: string) => declared(texts, key)
  return { text, orDots: (key) => text(key) || DOTS, rows: (key) => declared(lists, key), gathered }
}

function rowsOf(columns: readonly ListColumn[], rows: readonly Record<string, PaperValue>[] = []) {
  return rows.map((row) => Object.fromEntries(columns.map(({ key, kind }) => [key, printed(kind, row[key])])))
}

function declared<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key)
  if (value === undefined) throw new Error(`the form declares no field ${key}`)
  return value
}

/** A value as it stands on paper. */
export function printed(kind: 'text' | 'day' | 'number', value: PaperValue): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'day') return formatDay(value as Day)
  if (kind === 'number') return Number(value).toLocaleString('vi-VN')
  return String(value).normalize('NFC')
}
