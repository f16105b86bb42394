import type { Question, QuestionKind } from './questions.ts'

/** A question while it is written: lists as lines of text. */
export interface QuestionDraft {
  key: string
  kind: QuestionKind
  label: string
  help: string
  required: boolean
  options: string
  rows: string
  columns: string
}

/** A new question with a key that no other has. */
export function newQuestion(form: readonly QuestionDraft[], kind: QuestionKind): QuestionDraft {
  const last = Math.max(0, ...form.map(({ key }) => Number(key.slice(1))))
  return {
    key: `q${last + 1}`,
    kind,
    label: '',
    help: '',
    required: false,
    options: '',
    rows: '',
    columns: '',
  }
}

/** The form with one question moved up or down. */
export function moved(form: readonly QuestionDraft[], index: number, by: 1 | -1): QuestionDraft[] {
  const to = index + by
  if (to < 0 || to >= form.length) return [...form]
  const next = [...form]
  ;[next[index], next[to]] = [next[to]!, next[index]!]
  return next
}

/** The questions as they are sent; what a kind does not use is left out. */
export function questionsOf(form: readonly QuestionDraft[], lines: (text: string) => string[]): Question[] {
  return form.map(({ key, kind, label, help, required, options, rows, columns }) => ({
    key,
    kind,
    label: label.trim(),
    help: help.trim() || null,
    required,
    options: kind === 'one_choice' || kind === 'several' ? lines(options) : [],
    rows: kind === 'number_table' ? lines(rows) : [],
    columns: kind === 'number_table' ? lines(columns) : [],
  }))
}
