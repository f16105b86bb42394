import type { Day } from '#platform/day.ts'

/** Kinds of assignment (nhiệm vụ được giao): where the work that a unit owes by a day comes from. */
export const ASSIGNMENT_KINDS = [
  'directive',
  'programme',
  'milestone',
  'conclusion',
  'answer',
  'coordination',
  'follow_up',
  'survey',
  'opinion',
  'review',
  'welfare',
  'task',
] as const
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number]

/**
 * What an assignment may ask of each addressee, in the usual order: receive it (tiếp nhận), disseminate it (quán triệt), issue
 * an own action programme (chương trình hành động), report (báo cáo). Source: rules on carrying out directives, docs/sources.md.
 */
export const ASKED_STAGES = ['received', 'disseminated', 'programme', 'reported'] as const
export type AskedStage = (typeof ASKED_STAGES)[number]

/** Everything that happens to what was given to a unit. */
export const STAGES = [
  'received',
  'disseminated',
  'programme',
  'progress',
  'reported',
  'returned',
  'extended',
  'nudged',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** Who acts, what must have been done before (where it is asked at all), and whether it happens once only. */
export const STAGE_TABLE: Record<
  Stage,
  { by: 'addressee' | 'giver'; after: 'received' | 'reported' | null; once: boolean }
> = {
  received: { by: 'addressee', after: null, once: true },
  disseminated: { by: 'addressee', after: 'received', once: false },
  programme: { by: 'addressee', after: 'received', once: true },
  progress: { by: 'addressee', after: 'received', once: false },
  reported: { by: 'addressee', after: 'received', once: true },
  returned: { by: 'giver', after: 'reported', once: false },
  extended: { by: 'giver', after: null, once: false },
  nudged: { by: 'giver', after: null, once: false },
  closed: { by: 'giver', after: 'reported', once: true },
}

/** What an assignment of a kind asks unless its giver says otherwise. */
export function usualStages(kind: AssignmentKind): readonly AskedStage[] {
  return kind === 'directive' ? ASKED_STAGES : ['received', 'reported']
}

/** How a text was disseminated (hình thức quán triệt). */
export const DISSEMINATION_FORMS = ['in_person', 'online', 'on_paper'] as const
export type DisseminationForm = (typeof DISSEMINATION_FORMS)[number]

/** One thing achieved for people: what, for whom, how many, and its value in đồng. */
export interface Result {
  what: string
  beneficiaries: string
  people: number
  value: number
}

/** The facts of an act: each stage has its own. */
export interface ActDetails {
  form?: DisseminationForm
  attendees?: number
  target?: number
  /** The own programme where it is not linked as a document. */
  number?: string
  issuedOn?: Day
  percent?: number
  /** The day to which it is extended. */
  dueOn?: Day
}

/** An act that counts, as the rules see it. */
export interface PastAct {
  stage: Stage
  on: Day
  details: ActDetails
}

/** What follows from the acts of an addressee: the first day of each stage, and by when what is owed. */
export interface StageDays {
  due: Day | null
  received: Day | null
  disseminated: Day | null
  programme: Day | null
  progress: Day | null
  percent: number | null
  reported: Day | null
  returned: Day | null
  nudged: Day | null
  closed: Day | null
  done: Day | null
}

/** What follows from these acts, in the order of their days and, within a day, of recording. */
export function stageDaysOf(
  asked: readonly AskedStage[],
  firstDue: Day | null,
  acts: readonly PastAct[],
): StageDays {
  const daysOf = (stage: Stage) => acts.filter((act) => act.stage === stage).map((act) => act.on)
  const first = (stage: Stage) => daysOf(stage)[0] ?? null
  const last = (stage: Stage) => daysOf(stage).at(-1) ?? null
  const afterReturn = acts.slice(acts.findLastIndex((act) => act.stage === 'returned') + 1)
  const days = {
    due: acts.findLast((act) => act.stage === 'extended')?.details.dueOn ?? firstDue,
    received: first('received'),
    disseminated: first('disseminated'),
    programme: first('programme'),
    progress: first('progress'),
    percent: acts.findLast((act) => act.details.percent !== undefined)?.details.percent ?? null,
    reported: afterReturn.find((act) => act.stage === 'reported')?.on ?? null,
    returned: last('returned'),
    nudged: last('nudged'),
    closed: first('closed'),
  }
  return { ...days, done: doneOn(asked, days) }
}

/** The day from which nothing is owed: all that was asked is done, or it was closed. */
function doneOn(asked: readonly AskedStage[], days: Omit<StageDays, 'done'>): Day | null {
  const done = asked.map((stage) => days[stage])
  const all = done.length > 0 && done.every((on) => on !== null) ? done.sort().at(-1)! : null
  if (all === null || days.closed === null) return all ?? days.closed
  return all < days.closed ? all : days.closed
}

/** Where an addressee stands. */
export const STATES = [
  'given',
  'received',
  'disseminated',
  'programme',
  'in_progress',
  'returned',
  'reported',
  'closed',
] as const
export type State = (typeof STATES)[number]

/** Where an addressee stands on a day, by the furthest that was done by then. */
export function stateOn(days: Omit<StageDays, 'due' | 'done' | 'percent' | 'nudged'>, on: Day): State {
  const by = (day: Day | null) => day !== null && day <= on
  if (by(days.closed)) return 'closed'
  if (by(days.reported)) return 'reported'
  if (by(days.returned)) return 'returned'
  if (by(days.progress)) return 'in_progress'
  if (by(days.programme)) return 'programme'
  if (by(days.disseminated)) return 'disseminated'
  return by(days.received) ? 'received' : 'given'
}

/** Whether something is owed on a day although its last day is over. */
export function isLate({ due, done }: Pick<StageDays, 'due' | 'done'>, on: Day): boolean {
  return due !== null && due < on && (done === null || done > on)
}
