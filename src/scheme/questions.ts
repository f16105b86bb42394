import { z } from 'zod'

/** Kinds of questions in a survey of units. */
export const QUESTION_KINDS = [
  'number',
  'yes_no',
  'one_choice',
  'several',
  'short_text',
  'long_text',
  'number_table',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** The most of each that a form holds. */
export const MOST = { questions: 100, options: 30, rows: 30, columns: 12 } as const

const Label = z.string().trim().min(1).max(300)

/** A question about an organisation, never about persons; `key` stays the same while its words are put right. */
export const Question = z.object({
  key: z.string().regex(/^q\d{1,4}$/),
  kind: z.enum(QUESTION_KINDS),
  label: z.string().trim().max(500),
  help: z.string().trim().max(500).nullable().default(null),
  required: z.boolean().default(false),
  options: z.array(Label).max(MOST.options).default([]),
  rows: z.array(Label).max(MOST.rows).default([]),
  columns: z.array(Label).max(MOST.columns).default([]),
})
export type Question = z.infer<typeof Question>

export const Form = z.array(Question).max(MOST.questions)

/** What is answered to one question: a number, yes or no, an option, several, a text, rows of numbers; null: nothing. */
export const AnswerValue = z.union([
  z.number(),
  z.boolean(),
  z.string().max(20_000),
  z.array(z.string().max(300)).max(MOST.options),
  z.array(z.array(z.number().nullable()).max(MOST.columns)).max(MOST.rows),
  z.null(),
])
export type AnswerValue = z.infer<typeof AnswerValue>

/** Answers by the key of their question. */
export const Answers = z.record(z.string().max(10), AnswerValue)
export type Answers = z.infer<typeof Answers>
