import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { Answers, AnswerValue, Question, QuestionKind } from './questions.ts'

export type SurveyRefusal = Refusal &
  (
    | { code: 'closes-before-it-opens'; opens: Day; closes: Day }
    | { code: 'closes-in-past'; closes: Day; today: Day }
    | { code: 'no-questions' }
    | { code: 'question-without-words'; number: number }
    | { code: 'question-twice'; number: number }
    | { code: 'too-few-options'; number: number }
    | { code: 'option-twice'; number: number; option: string }
    | { code: 'table-without-cells'; number: number }
    | { code: 'no-units' }
    | { code: 'units-not-there'; units: string }
    | { code: 'units-unknown'; texts: string }
    | { code: 'not-open-yet'; opens: Day }
    | { code: 'survey-closed'; closes: Day }
    | { code: 'not-asked'; unit: string }
    | { code: 'answer-missing'; number: number }
    | { code: 'not-a-number'; number: number; given: string }
    | { code: 'not-an-option'; number: number; given: string }
    | { code: 'not-a-table'; number: number }
    | { code: 'wrong-kind'; number: number; kind: QuestionKind }
    | { code: 'question-unknown'; key: string }
    | { code: 'closing-not-later'; closes: Day }
  )

/** A survey as it is to be sent. */
export interface SurveyDraft {
  opensOn: Day
  closesOn: Day
  form: readonly Question[]
  units: number
  missing: readonly string[]
  unknown: readonly string[]
}

/** What stands against sending a survey, all of it; empty: nothing. */
export function refusalsToSurvey(survey: SurveyDraft, today: Day): SurveyRefusal[] {
  const { opensOn, closesOn, form, units, missing, unknown } = survey
  const refusals: SurveyRefusal[] = []
  if (closesOn < opensOn) refusals.push({ code: 'closes-before-it-opens', opens: opensOn, closes: closesOn })
  if (closesOn < today) refusals.push({ code: 'closes-in-past', closes: closesOn, today })
  if (form.length === 0) refusals.push({ code: 'no-questions' })
  for (const [index, question] of form.entries())
    refusals.push(...refusalsToQuestion(question, index + 1, form))
  if (units === 0 && unknown.length === 0) refusals.push({ code: 'no-units' })
  if (unknown.length > 0) refusals.push({ code: 'units-unknown', texts: unknown.join(', ') })
  if (missing.length > 0) refusals.push({ code: 'units-not-there', units: missing.join(', ') })
  return refusals
}

function refusalsToQuestion(question: Question, number: number, form: readonly Question[]): SurveyRefusal[] {
  const { key, kind, label, options, rows, columns } = question
  const refusals: SurveyRefusal[] = []
  if (label === '') refusals.push({ code: 'question-without-words', number })
  if (form.findIndex((one) => one.key === key) < number - 1) refusals.push({ code: 'question-twice', number })
  if (kind === 'one_choice' || kind === 'several') {
    if (options.length < 2) refusals.push({ code: 'too-few-options', number })
    const again = options.find((one, index) => options.indexOf(one) < index)
    if (again) refusals.push({ code: 'option-twice', number, option: again })
  }
  if (kind === 'number_table' && (rows.length === 0 || columns.length === 0))
    refusals.push({ code: 'table-without-cells', number })
  return refusals
}

/** When a survey may be answered, and whether the unit was asked. */
export interface Asked {
  opensOn: Day
  closesOn: Day
  today: Day
  unit: string
  isAsked: boolean
}

/** What stands against a unit's answers; a draft (`sending` false) may leave out what is required. */
export function refusalsToAnswers(
  form: readonly Question[],
  answers: Answers,
  { opensOn, closesOn, today, unit, isAsked }: Asked,
  sending: boolean,
): SurveyRefusal[] {
  const refusals: SurveyRefusal[] = []
  if (!isAsked) refusals.push({ code: 'not-asked', unit })
  if (today < opensOn) refusals.push({ code: 'not-open-yet', opens: opensOn })
  if (today > closesOn) refusals.push({ code: 'survey-closed', closes: closesOn })
  for (const key of Object.keys(answers))
    if (!form.some((one) => one.key === key)) refusals.push({ code: 'question-unknown', key })
  for (const [index, question] of form.entries()) {
    const value = answers[question.key] ?? null
    if (isEmpty(value)) {
      if (sending && question.required) refusals.push({ code: 'answer-missing', number: index + 1 })
    } else refusals.push(...refusalsToValue(question, value, index + 1))
  }
  return refusals
}

function isEmpty(value: AnswerValue): boolean {
  if (value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return (
    Array.isArray(value) && value.every((one) => Array.isArray(one) && one.every((cell) => cell === null))
  )
}

function refusalsToValue(question: Question, value: AnswerValue, number: number): SurveyRefusal[] {
  const { kind, options, rows, columns } = question
  const told = (refusal: SurveyRefusal) => [refusal]
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? [] : told({ code: 'not-a-number', number, given: textOf(value) })
    case 'yes_no':
      return typeof value === 'boolean' ? [] : told({ code: 'wrong-kind', number, kind })
    case 'one_choice':
      return typeof value === 'string' && options.includes(value)
        ? []
        : told({ code: 'not-an-option', number, given: textOf(value) })
    case 'several': {
      const wrong = Array.isArray(value) ? value.find((one) => !options.includes(String(one))) : value
      return wrong === undefined ? [] : told({ code: 'not-an-option', number, given: textOf(wrong) })
    }
    case 'number_table': {
      const fits =
        Array.isArray(value) &&
        value.length === rows.length &&
        value.every((row) => Array.isArray(row) && row.length === columns.length)
      return fits ? [] : told({ code: 'not-a-table', number })
    }
    case 'short_text':
    case 'long_text':
      break
  }
  return typeof value === 'string' ? [] : told({ code: 'wrong-kind', number, kind })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 60) : JSON.stringify(value).slice(0, 60)
}
