import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { FOLLOWING, MOST, type Act, type Kind, type Stage } from './codes.ts'
import { markIn } from '#document/marks.ts'

const SECRETS = '117/2025/QH15'

export type ProposalRefusal = Refusal &
  (
    | { code: 'no-text' }
    | { code: 'classified-mark'; mark: string }
    | { code: 'in-the-future'; on: Day }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'addressee-not-there'; on: Day }
    | { code: 'addressee-is-self' }
    | { code: 'addressee-not-in-line' }
    | { code: 'body-not-there'; on: Day }
    | { code: 'field-unknown' }
    | { code: 'matter-without-deadline' }
    | { code: 'deadline-before-start'; dueOn: Day; on: Day }
    | { code: 'raised-before-occasion'; occasionOn: Day; on: Day }
    | { code: 'occasion-without-day' }
    | { code: 'stage-does-not-follow'; from: Stage; to: Stage }
    | { code: 'before-raised'; on: Day; raisedOn: Day }
    | { code: 'before-last-act'; on: Day; last: Day; stage: Stage }
    | { code: 'answer-without-content' }
    | { code: 'not-accepted-without-reason' }
    | { code: 'no-receiver' }
    | { code: 'goes-with-its-group'; group: string }
    | { code: 'too-few-in-group'; members: number }
    | { code: 'too-many-in-group'; members: number; most: number }
    | { code: 'twice-in-group'; text: string }
    | { code: 'member-done'; text: string; stage: Stage }
    | { code: 'member-grouped'; text: string }
    | { code: 'member-not-below'; text: string }
    | { code: 'member-later'; text: string; last: Day; on: Day }
    | { code: 'group-of-two-kinds' }
  )

/** Where something is addressed to, as the register of that day knows it. */
export interface Receiver {
  /** Whether the unit exists on the day. */
  exists: boolean
  /** A superior of the sender, or a unit within the reach of who records. */
  inLine: boolean
  isSelf: boolean
  /** null: no body is named. */
  bodyExists: boolean | null
}

/** What is to be raised. */
export interface Raising {
  kind: Kind
  text: string
  raisedOn: Day
  dueOn: Day | null
  occasion: string | null
  occasionOn: Day | null
}

/** What stands against raising it; empty: nothing. */
export function refusalsToRaise(
  raising: Raising,
  known: { receiver: Receiver; unitExists: boolean; fieldKnown: boolean; today: Day },
): ProposalRefusal[] {
  const { kind, raisedOn, dueOn, occasion, occasionOn } = raising
  const refusals = refusalsToText(raising.text)
  if (raisedOn > known.today) refusals.push({ code: 'in-the-future', on: raisedOn })
  if (!known.unitExists) refusals.push({ code: 'unit-not-there', on: raisedOn })
  if (!known.fieldKnown) refusals.push({ code: 'field-unknown' })
  refusals.push(...refusalsToReceiver(known.receiver, raisedOn))
  if (kind === 'matter' && dueOn === null) refusals.push({ code: 'matter-without-deadline' })
  if (dueOn !== null && dueOn < raisedOn)
    refusals.push({ code: 'deadline-before-start', dueOn, on: raisedOn })
  if (occasion !== null && occasionOn === null) refusals.push({ code: 'occasion-without-day' })
  if (occasionOn !== null && raisedOn < occasionOn)
    refusals.push({ code: 'raised-before-occasion', occasionOn, on: raisedOn })
  return refusals
}

/** An act on a proposal. */
export interface Acting {
  stage: Act
  on: Day
  dueOn: Day | null
  answer: string | null
  hasDocument: boolean
  /** null: the act sends it to nobody. */
  receiver: Receiver | null
}

/** Where the proposal stands when the act comes. */
export interface Standing {
  stage: Stage
  lastOn: Day
  raisedOn: Day
  /** The common wording of the group that it goes with; null: it goes alone. */
  group: string | null
}

/** What stands against an act; empty: nothing. */
export function refusalsToAct(act: Acting, standing: Standing, today: Day): ProposalRefusal[] {
  const { stage, on, dueOn, answer, receiver } = act
  const refusals: ProposalRefusal[] = []
  if (standing.group !== null && stage !== 'closed')
    refusals.push({ code: 'goes-with-its-group', group: standing.group })
  if (!FOLLOWING[standing.stage].includes(stage))
    refusals.push({ code: 'stage-does-not-follow', from: standing.stage, to: stage })
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (on < standing.raisedOn) refusals.push({ code: 'before-raised', on, raisedOn: standing.raisedOn })
  else if (on < standing.lastOn)
    refusals.push({ code: 'before-last-act', on, last: standing.lastOn, stage: standing.stage })
  if (stage === 'answered' && answer === null && !act.hasDocument)
    refusals.push({ code: 'answer-without-content' })
  if (stage === 'not_accepted' && answer === null) refusals.push({ code: 'not-accepted-without-reason' })
  if (answer !== null) refusals.push(...markRefusals(answer))
  if (stage === 'sent' || stage === 'transferred')
    refusals.push(...(receiver ? refusalsToReceiver(receiver, on) : [{ code: 'no-receiver' } as const]))
  if (dueOn !== null && dueOn < on) refusals.push({ code: 'deadline-before-start', dueOn, on })
  return refusals
}

/** One of those that are to go into a group. */
export interface Candidate extends Standing {
  id: string
  kind: Kind
  text: string
  /** Raised by the consolidating unit or one below it on the day, or standing with that unit. */
  isOurs: boolean
}

/** What stands against consolidating these; empty: nothing. */
export function refusalsToConsolidate(
  group: { text: string; on: Day; today: Day; unitExists: boolean; fieldKnown: boolean; receiver: Receiver },
  members: readonly Candidate[],
): ProposalRefusal[] {
  const { on, today } = group
  const refusals = refusalsToText(group.text)
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (!group.unitExists) refusals.push({ code: 'unit-not-there', on })
  if (!group.fieldKnown) refusals.push({ code: 'field-unknown' })
  refusals.push(...refusalsToReceiver(group.receiver, on))
  const ids = new Set(members.map((one) => one.id))
  if (ids.size < 2) refusals.push({ code: 'too-few-in-group', members: ids.size })
  if (ids.size > MOST.members)
    refusals.push({ code: 'too-many-in-group', members: ids.size, most: MOST.members })
  if (new Set(members.map((one) => one.kind)).size > 1) refusals.push({ code: 'group-of-two-kinds' })
  const seen = new Set<string>()
  for (const member of members) {
    if (seen.has(member.id)) refusals.push({ code: 'twice-in-group', text: member.text })
    else refusals.push(...refusalsToMember(member, on))
    seen.add(member.id)
  }
  return refusals
}

function refusalsToMember({ text, stage, group, isOurs, lastOn }: Candidate, on: Day): ProposalRefusal[] {
  const refusals: ProposalRefusal[] = []
  if (!isOurs) refusals.push({ code: 'member-not-below', text })
  if (group !== null) refusals.push({ code: 'member-grouped', text })
  else if (!FOLLOWING[stage].includes('consolidated')) refusals.push({ code: 'member-done', text, stage })
  if (on < lastOn) refusals.push({ code: 'member-later', text, last: lastOn, on })
  return refusals
}

function refusalsToReceiver({ exists, inLine, isSelf, bodyExists }: Receiver, on: Day): ProposalRefusal[] {
  const refusals: ProposalRefusal[] = []
  if (!exists) refusals.push({ code: 'addressee-not-there', on })
  else if (isSelf && bodyExists === null) refusals.push({ code: 'addressee-is-self' })
  else if (!inLine) refusals.push({ code: 'addressee-not-in-line' })
  if (bodyExists === false) refusals.push({ code: 'body-not-there', on })
  return refusals
}

function refusalsToText(text: string): ProposalRefusal[] {
  return [...(text.trim() === '' ? [{ code: 'no-text' } as const] : []), ...markRefusals(text)]
}

function markRefusals(text: string): ProposalRefusal[] {
  const mark = markIn(text)
  return mark === null ? [] : [{ code: 'classified-mark', mark, source: SECRETS }]
}
