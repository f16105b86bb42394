import type { Answers, AnswerValue, Question } from './questions.ts'

/** What the answers of units to one question come to. `n`: units that answered it. */
export type Consolidated =
  | { kind: 'number'; n: number; sum: number; least: number | null; most: number | null; mean: number | null }
  | { kind: 'choices'; n: number; choices: { name: string; units: number; share: number }[] }
  | { kind: 'table'; n: number; cells: (number | null)[][] }
  | { kind: 'texts'; n: number }

/** The code under which yes and no stand among choices. */
export const YES = 'yes'
export const NO = 'no'

/** Adds up what units answered to a question: sums, choices with their share of those who answered, tables cell by cell. */
export function consolidate(question: Question, answers: readonly Answers[]): Consolidated {
  const values = answers.map((one) => one[question.key] ?? null).filter((one) => isGiven(one))
  const n = values.length
  switch (question.kind) {
    case 'number':
      return { kind: 'number', ...sumsOf(values.filter((one) => typeof one === 'number')) }
    case 'yes_no':
      return {
        kind: 'choices',
        n,
        choices: sharesOf(
          [YES, NO],
          values.map((one) => [one === true ? YES : NO]),
        ),
      }
    case 'one_choice':
      return {
        kind: 'choices',
        n,
        choices: sharesOf(
          question.options,
          values.map((one) => [String(one)]),
        ),
      }
    case 'several':
      return {
        kind: 'choices',
        n,
        choices: sharesOf(
          question.options,
          values.map((one) => one as string[]),
        ),
      }
    case 'number_table':
      return { kind: 'table', n, cells: tableOf(question, values as (number | null)[][][]) }
    case 'short_text':
    case 'long_text':
      break
  }
  return { kind: 'texts', n }
}

function isGiven(value: AnswerValue): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

function sumsOf(values: readonly number[]) {
  const sum = values.reduce((total, one) => total + one, 0)
  const n = values.length
  if (n === 0) return { n, sum, least: null, most: null, mean: null }
  return { n, sum, least: Math.min(...values), most: Math.max(...values), mean: sum / n }
}

function sharesOf(options: readonly string[], chosen: readonly string[][]) {
  return options.map((name) => {
    const units = chosen.filter((one) => one.includes(name)).length
    return { name, units, share: chosen.length === 0 ? 0 : units / chosen.length }
  })
}

function tableOf({ rows, columns }: Question, tables: readonly (number | null)[][][]): (number | null)[][] {
  return rows.map((_, row) =>
    columns.map((__, column) => {
      const cells = tables.flatMap((table) => table[row]?.[column] ?? [])
      return cells.length === 0 ? null : cells.reduce((total, one) => total + one, 0)
    }),
  )
}
