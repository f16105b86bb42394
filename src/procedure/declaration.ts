import type { Actor } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Refusal } from '#platform/errors.ts'
import type { ActingUnit, CaseAct, CaseOrgan } from './table-words.ts'

/** A word in both languages; `vi` as an officer of a commission writes it. */
export interface Said {
  vi: string
  en: string
}

/** How well a value is known: read in the text, told by others, or from memory until somebody confirms it. */
export type Confidence = 'verified' | 'indirect' | 'memory'

/**
 * A procedure (thủ tục): a literal table of steps that a case (hồ sơ, vụ việc) walks. A room declares it with
 * `declareProcedure<Facts, ItsRefusal>({ … })` and puts it into `src/main/procedures.ts`; cases, votes, deadlines,
 * decisions, history, pages and the inbox are the engine's. `src/card/exchange.ts` is a whole example.
 * For code: `openCase`, `actOnCase` (`open.ts`, `act.ts`), `recordCases` (`bulk.ts`: many past cases at once, for
 * demonstration and mass acts), `<CasesOf>`, `<OpenCase>` (`cases-of.tsx`, `open-case.tsx`) for other rooms' pages.
 */
export interface Procedure<Facts = unknown, Reason extends Refusal = Refusal> {
  /** Unique, kebab-case: `card-exchange`. Events are named `case.opened`, `case.acted` … with the kind in their details. */
  kind: string
  /** What the procedure is called, and what a decision under it is about: never a person's name. */
  name: Said
  /** One person, several people under one list, or a unit. */
  subject: 'person' | 'people' | 'unit'
  /**
   * Where people must stand on the day of opening: their record is kept at or below the home unit (default); they stand in
   * no unit (admission, transfer from outside the register); or anywhere.
   */
  subjectStands?: 'home' | 'nowhere' | 'any'
  /** Kinds of which none may be open for the same person at the same time, both ways; its own kind always is one. */
  excludes?: readonly string[]
  /** Whether a second party takes part: the receiver's branch, a host. Default: none. */
  second?: { name: Said; required: boolean }
  /** What one must be allowed to read it (at any unit that takes part) and to act (at the acting unit). */
  read: Action
  record: Action
  /** The texts in force, oldest first; the one of the act's day is kept with the act and shown. */
  law: readonly { from: Day; source: string; confidence: Confidence }[]
  /** What is filled in to open a case; it stays with the case as `values`. */
  opening?: readonly Field[]
  /** Who may open it: the acting unit; default the home unit itself. The opener is then `opener`. */
  openedBy?: readonly ActingUnit[]
  steps: readonly Step<Facts>[]
  /**
   * Reads what rules need, for the case as of a day, past row-level security: answer what rules ask, no more.
   * Asked before opening (`caseId` null), before each act, and to show what is missing. Ids are internal.
   */
  facts(db: Db, asked: FactsAsked): Promise<Facts>
  /** All reasons against opening; the engine adds its own (one open case, unit not there, day in the future …). */
  refusalsToOpen(given: Given<Facts>): Reason[]
  /** All reasons against this act; the engine adds its own (order of days, votes against their base, numbers …). */
  refusalsToAct(given: Given<Facts>, act: ActGiven): Reason[]
  /** A sentence for every code that the two above answer. */
  reasons: { [Code in Reason['code']]: (facts: Extract<Reason, { code: Code }>) => Said }
  /** Rows of the room's own, when a case opens. */
  opened?(tx: Db, given: Given<Facts>, done: Written): Promise<void>
  /** Writes dated facts; called in the act's transaction for outcomes with `writes`, after the decision document. */
  write?(tx: Db, given: Given<Facts>, act: ActGiven, done: Written): Promise<void>
  /** Takes back what `write` wrote, by superseding; without it an act that wrote is not taken back. */
  unwrite?(tx: Db, given: Given<Facts>, act: DoneAct, done: Written): Promise<void>
  /** For `verify`: of these finished cases (internal ids) those whose facts are not there. Required with `write`. */
  factsMissing?(db: Db, caseIds: readonly string[]): Promise<string[]>
  /** For random walks: likely values of fields at opening (`step` null) or at a step, by key; others are made up. */
  sample?(step: string | null, on: Day): Values
}

/** One row of the table. Steps stand in the order of the usual path: it is the line that the page draws. */
export interface Step<Facts = unknown> {
  id: string
  /** What is done, as a verb: "Chi bộ xét, ra nghị quyết". */
  name: Said
  who: { unit: ActingUnit; organ: CaseOrgan }
  fields?: readonly Field[]
  vote?: Vote
  decision?: Decision
  /** By when; of several the last that holds on the day from which it runs. */
  deadline?: Deadline<Facts> | readonly (Deadline<Facts> & { since: Day })[]
  /** Before this day the act is refused (`too-early`). */
  notBefore?(given: Given<Facts>): { day: Day; source: string } | null
  /**
   * Left out of the path; judged when the step before leads here: the case goes on where the first outcome leads.
   * `noDepartment`, `sameUnit` below.
   */
  skip?(given: Given<Facts>): boolean
  /** Procedure of subject `people`: what becomes of each person here; who is not named stays. */
  perPerson?: readonly { id: string; name: Said; stays: boolean; needsReason?: boolean }[]
  /** Keys of printed forms (room `paper/`) that belong to the step. */
  forms?: readonly string[]
  /** The first is the usual way forward. */
  outcomes: readonly Outcome[]
}

/** What an act at a step can come to. */
export interface Outcome {
  id: string
  name: Said
  /** Another step (also an earlier one or the same), or an end. */
  to: string
  /** With a vote: only when the fraction is reached, missed with rounds left, or missed in the last round. */
  when?: 'reached' | 'missed' | 'spent'
  /** The room's `write` is called. */
  writes?: boolean
  /** The step's decision is demanded with this outcome; default: with every outcome but those to `rejected`. */
  decides?: boolean
  /** Fields of the step are demanded; default true except for outcomes to `rejected`. */
  demandsFields?: boolean
  needsReason?: boolean
}

/** Internal ids of the units on a day; null: there is none. */
export type CaseUnits = Record<ActingUnit, string | null>

/**
 * A vote: `base` is counted from the register on the day of the act (officials of the acting unit entitled by §1.4,
 * committee members, standing committee); where posts are not recorded it is typed. `need`: at least (or, `strictly`,
 * more than) so many parts of the base. `rounds`: after so many without success the outcome `spent` is open.
 */
export interface Vote {
  base: 'official_members' | 'committee' | 'standing_committee'
  need: { parts: number; of: number; strictly: boolean }
  rounds?: number
  source: string
}

export const TWO_THIRDS = { parts: 2, of: 3, strictly: false } as const
export const MORE_THAN_HALF = { parts: 1, of: 2, strictly: true } as const

/** A numbered document of the acting unit's book, recorded with the act: type of `document/law.ts` (T02 decision, T01 resolution). */
export interface Decision {
  type: string
  /** Its subject in the book, without names of people. */
  subject: Said
}

/** By when; exactly one unit of time. `from`: the day of the act at a step, arrival here, opening, or a day among the facts. */
export interface Deadline<Facts = unknown> {
  from: 'arrival' | 'opening' | { step: string } | { fact: (given: Given<Facts>) => Day | null }
  within: Span
  /** May be lengthened by so much in all, with a reason. */
  extension?: Span
  /** After it the case may be ended as expired by who has to act; otherwise being late is only shown. */
  expires?: boolean
  source: string
}

export type Span = { workingDays: number } | { days: number } | { months: number }

export type Field = FieldBase & FieldKind
interface FieldBase {
  /** snake_case, unique within the step. */
  key: string
  name: Said
  hint?: Said
  /** Default true. */
  required?: boolean
  /** Shown only to those who are allowed this at the home unit: `person.identity` for numbers, `person.protected` … */
  shownTo?: Action
}
export type FieldKind =
  | { kind: 'day'; future?: boolean }
  | { kind: 'text'; most?: number; lines?: boolean }
  | { kind: 'number'; least?: number; most?: number }
  | { kind: 'choice'; choices: readonly { id: string; name: Said }[] }
  | { kind: 'document'; type?: string }
  | { kind: 'person' }
  | { kind: 'unit' }
  | { kind: 'yes_no' }

/** What was filled in, by key: days and public ids as text. */
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>

/** What the rules judge by: pure functions see nothing else. */
export interface Given<Facts = unknown> {
  facts: Facts
  case: CaseGiven
  /** The day of the act, or of the question. */
  on: Day
  today: Day
}

/** A case as rules and writers know it; ids are internal except in `values` and `publicId`. */
export interface CaseGiven {
  /** Null before it is opened. */
  id: string | null
  publicId: string
  kind: string
  /** Those who are still in it; empty for a unit. */
  personIds: readonly string[]
  organisationId: string
  secondId: string | null
  openedOn: Day
  values: Values
  /** Acts in effect, oldest first. */
  acts: readonly DoneAct[]
  units: CaseUnits
}

export interface FactsAsked {
  case: CaseGiven
  /** The act that is asked for; null before one is: then the facts are for the page or for opening. */
  act: ActGiven | null
  on: Day
  today: Day
  actor: Actor
}

/** The votes of one round. `base` is what the register counts, or typed where it cannot; `exemptPresent`: §1.4. */
export interface VoteGiven {
  base: number
  present: number
  inFavour: number
  against: number
  exemptPresent: number
  /** The base was typed because the register does not hold the committee. */
  typed: boolean
}

/** An act as it is asked for. */
export interface ActGiven {
  step: string
  outcome: string
  on: Day
  values: Values
  vote: VoteGiven | null
  /** The printed number of the decision: 12-QĐ/ĐU. */
  decisionNo: string | null
  /** Of subject `people`: person (internal id) → what becomes of him, of `perPerson`. */
  people: Readonly<Record<string, { outcome: string; reason: string | null }>>
  reason: string | null
}

/** An act that was done: one at a step (`act: 'step'`), or one of the engine's. */
export interface DoneAct extends ActGiven {
  id: string
  act: CaseAct
  round: number
  organisationId: string
  documentId: string | null
  /** The text in force on its day. */
  law: string
  /** Where the case stood after it: a step or an end. */
  to: string
}

/** What `write` and `opened` work with besides: the event for `recorded_event`, the document of the decision. */
export interface Written {
  actor: Actor
  eventId: string
  caseId: string
  /** The internal id of the act's unit. */
  organisationId: string
  documentId: string | null
}

/** The day of the last act in effect at a step; null where it was not taken. */
export function dayOf(one: Pick<CaseGiven, 'acts'>, step: string): Day | null {
  return lastAt(one, step)?.on ?? null
}

/** The last act in effect at a step. */
export function lastAt(one: Pick<CaseGiven, 'acts'>, step: string): DoneAct | null {
  return one.acts.findLast((act) => act.act === 'step' && act.step === step) ?? null
}

/** For `skip`: no department stands between branch and grassroots organisation. */
export function noDepartment({ case: { units } }: Given): boolean {
  return units.department === null
}

/** For `skip`: two of the acting units are one and the same, as with a grassroots branch. */
export function sameUnit(one: ActingUnit, other: ActingUnit) {
  return ({ case: { units } }: Given): boolean => units[one] === units[other]
}
