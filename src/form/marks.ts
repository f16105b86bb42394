import { formatDay, type Day } from '#platform/day.ts'
import type { CountedForm } from './declaration.ts'
import { FORMS } from './forms.ts'

/** What a mark of a template stands for: a cell of a form, or a fact about unit and period. */
export type Mark = { form: string; row: string; column: string } | { fact: Fact }

const FACTS = ['don-vi', 'tu-ngay', 'den-ngay'] as const
type Fact = (typeof FACTS)[number]

/** A mark in a text: braces around `1.closing.women` or `don-vi`. */
export const MARK = /\{([^{}]*)\}/g

/** Reads `1.closing.women`: form, row, column; null where no form has such a cell. */
export function readMark(text: string): Mark | null {
  const plain = text.trim().toLowerCase()
  const fact = FACTS.find((one) => one === plain)
  if (fact) return { fact }
  const [key = '', row = '', column = '', ...rest] = plain.split('.')
  const form = FORMS.find((one) => one.key.toLowerCase() === key)
  if (!form || rest.length > 0) return null
  const block = form.blocks.find((one) => one.rows.some((line) => line.key === row && !line.isHeading))
  return block?.columns.some((one) => one.key === column) ? { form: form.key, row, column } : null
}

/** The forms that marks ask for. */
export function formsOfMarks(marks: readonly Mark[]): string[] {
  return [...new Set(marks.flatMap((one) => ('form' in one ? [one.form] : [])))]
}

/** What a mark becomes: a number, a text, or nothing where the register does not count it. */
export function valueOfMark(mark: Mark, counted: readonly CountedForm[]): number | string | null {
  if ('fact' in mark) {
    const { unit, from, to } = counted[0]!
    return { 'don-vi': unit.name, 'tu-ngay': formatDay(from as Day), 'den-ngay': formatDay(to as Day) }[
      mark.fact
    ]
  }
  const form = FORMS.find(({ key }) => key === mark.form)!
  const block = form.blocks.find(({ rows }) => rows.some(({ key }) => key === mark.row))!
  const rows = counted
    .find((one) => one.form === mark.form)
    ?.whole.blocks.find(({ key }) => key === block.key)?.rows
  const cells = rows?.find(({ key }) => key === mark.row)?.cells
  return cells?.[block.columns.findIndex(({ key }) => key === mark.column)] ?? null
}
