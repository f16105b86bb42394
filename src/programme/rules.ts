import { addDays, addMonths, lastDayOf, partsOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { FINISHED, NEXT, type Act, type Ground, type ItemKind, type Span, type State } from './codes.ts'

export type ProgrammeRefusal = Refusal &
  (
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'not-a-whole-span'; span: Span }
    | { code: 'programme-there-already'; title: string }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'programme-has-items'; items: number }
    | { code: 'due-before-start'; from: Day; due: Day }
    | { code: 'outside-programme'; from: Day; to: Day; day: Day }
    | { code: 'arising-without-ground' }
    | { code: 'arises-in-future'; on: Day; today: Day }
    | { code: 'rule-not-named' }
    | { code: 'planned-with-ground' }
    | { code: 'code-taken'; itemCode: string }
    | { code: 'no-lead' }
    | { code: 'lead-also-co' }
    | { code: 'same-unit-twice' }
    | { code: 'participant-not-there'; unit: string; on: Day }
    | { code: 'follows-itself' }
    | { code: 'follows-in-a-circle'; through: number }
    | { code: 'follows-no-superior' }
    | { code: 'has-acts'; acts: number }
    | { code: 'acted-before'; on: Day; first: Day }
    | ActRefusal
    | { code: 'carry-to-earlier'; from: Day }
    | { code: 'carry-to-other-owner' }
    | { code: 'nothing-to-carry' }
    | { code: 'carry-finished'; itemCode: string; state: State }
    | { code: 'carried-already'; itemCode: string }
  )

/** Why an act upon an item or a scheme is refused. */
export type ActRefusal = Refusal &
  (
    | { code: 'act-in-future'; on: Day; today: Day }
    | { code: 'act-before-start'; on: Day; from: Day }
    | { code: 'act-before-last'; on: Day; last: Day }
    | { code: 'outcome-before-submission'; act: Act }
    | { code: 'act-out-of-order'; act: Act; state: State }
    | { code: 'finished'; state: State }
    | { code: 'went-on-elsewhere' }
    | { code: 'later-acts-stand-on-it'; acts: number }
  )

/** A programme as recorded or to be recorded; half-open. */
export interface Period {
  span: Span
  from: Day
  until: Day
}

/** What stands against a programme of this span; empty: nothing. */
export function refusalsToProgramme({ span, from, until }: Period): ProgrammeRefusal[] {
  if (until <= from) return [{ code: 'ends-before-it-starts', from, to: addDays(until, -1) }]
  return isWhole({ span, from, until }) ? [] : [{ code: 'not-a-whole-span', span }]
}

/** A year is one from 1 January, a quarter three months from January, April, July, October; a term is as the congress says. */
function isWhole({ span, from, until }: Period): boolean {
  if (span === 'term') return true
  const { month, date } = partsOf(from)
  const months = span === 'year' ? 12 : 3
  return date === 1 && (month - 1) % months === 0 && until === addMonths(from, months)
}

/** An item as it is to be. Units by any stable key. */
export interface ItemDraft {
  kind: ItemKind
  ground: Ground | null
  groundText: string | null
  code: string
  startsOn: Day
  dueOn: Day
  leadUnit: string | null
  leadText: string | null
  coUnits: readonly string[]
}

/** What an item is judged by: its programme, codes of other items there, units that exist, first act, what it follows. */
export interface ItemSituation {
  programme: Period
  today: Day
  codes: readonly string[]
  existing: ReadonlySet<string>
  firstActOn: Day | null
  /** The items upwards from the one it is to follow: that one, what that follows, and so on; null: it follows none. */
  chain: readonly string[] | null
  /** Whether the item to follow is one of an organisation above. */
  followsSuperior: boolean
  /** Key of the item itself when it is corrected. */
  self: string | null
}

/** What stands against an item, all of it; empty: nothing. */
export function refusalsToItem(item: ItemDraft, situation: ItemSituation): ProgrammeRefusal[] {
  const refusals: ProgrammeRefusal[] = []
  const { startsOn, dueOn, kind, ground } = item
  if (dueOn < startsOn) refusals.push({ code: 'due-before-start', from: startsOn, due: dueOn })
  const { from, until } = situation.programme
  for (const day of new Set([startsOn, dueOn]))
    if (day < from || day >= until)
      refusals.push({ code: 'outside-programme', from, to: lastDayOf(until)!, day })
  if (kind === 'arising' && ground === null) refusals.push({ code: 'arising-without-ground' })
  if (kind === 'arising' && startsOn > situation.today)
    refusals.push({ code: 'arises-in-future', on: startsOn, today: situation.today })
  if (kind === 'arising' && ground === 'new_rule' && !item.groundText)
    refusals.push({ code: 'rule-not-named' })
  if (kind === 'planned' && ground !== null) refusals.push({ code: 'planned-with-ground' })
  if (situation.codes.includes(item.code)) refusals.push({ code: 'code-taken', itemCode: item.code })
  if (situation.firstActOn !== null && situation.firstActOn < startsOn)
    refusals.push({ code: 'acted-before', on: startsOn, first: situation.firstActOn })
  return [...refusals, ...refusalsToUnits(item, situation), ...refusalsToFollow(situation)]
}

function refusalsToUnits(item: ItemDraft, { existing }: ItemSituation): ProgrammeRefusal[] {
  const { leadUnit, leadText, coUnits, startsOn } = item
  const refusals: ProgrammeRefusal[] = []
  if (leadUnit === null && !leadText) refusals.push({ code: 'no-lead' })
  if (leadUnit !== null && coUnits.includes(leadUnit)) refusals.push({ code: 'lead-also-co' })
  if (new Set(coUnits).size < coUnits.length) refusals.push({ code: 'same-unit-twice' })
  for (const unit of new Set([...(leadUnit === null ? [] : [leadUnit]), ...coUnits]))
    if (!existing.has(unit)) refusals.push({ code: 'participant-not-there', unit, on: startsOn })
  return refusals
}

function refusalsToFollow({ chain, self, followsSuperior }: ItemSituation): ProgrammeRefusal[] {
  if (chain === null) return []
  if (self !== null && chain[0] === self) return [{ code: 'follows-itself' }]
  if (self !== null && chain.includes(self))
    return [{ code: 'follows-in-a-circle', through: chain.indexOf(self) }]
  return followsSuperior ? [] : [{ code: 'follows-no-superior' }]
}

/** An act recorded or to be recorded. */
export interface DatedAct {
  act: Act
  on: Day
}

/** Where an item stands after these acts, in their order. */
export function stateAfter(acts: readonly DatedAct[]): State {
  return acts.at(-1)?.act ?? 'planned'
}

/** What an act is judged by: the acts in force in order, the first day, and whether the matter went on elsewhere. */
export interface ActSituation {
  acts: readonly DatedAct[]
  startsOn: Day
  today: Day
  carriedOn: boolean
}

/** What stands against an act upon an item or a scheme, all of it; empty: nothing. */
export function refusalsToAct({ act, on }: DatedAct, situation: ActSituation): ActRefusal[] {
  const { acts, startsOn, today, carriedOn } = situation
  const refusals: ActRefusal[] = []
  const state = stateAfter(acts)
  const last = acts.at(-1)
  if (carriedOn) refusals.push({ code: 'went-on-elsewhere' })
  if (on > today) refusals.push({ code: 'act-in-future', on, today })
  if (on < startsOn) refusals.push({ code: 'act-before-start', on, from: startsOn })
  if (last && on < last.on) refusals.push({ code: 'act-before-last', on, last: last.on })
  if (FINISHED.includes(state)) refusals.push({ code: 'finished', state })
  else if ((act === 'adopted' || act === 'returned') && state !== 'submitted')
    refusals.push({ code: 'outcome-before-submission', act })
  else if (!NEXT[state].includes(act)) refusals.push({ code: 'act-out-of-order', act, state })
  return refusals
}

/** What stands against taking an act back: acts that came after it are taken back first. */
export function refusalsToTakeBack(later: number, carriedOn: boolean): ActRefusal[] {
  const refusals: ActRefusal[] = []
  if (carriedOn) refusals.push({ code: 'went-on-elsewhere' })
  if (later > 0) refusals.push({ code: 'later-acts-stand-on-it', acts: later })
  return refusals
}

/** An item that is to go on in the next programme. */
export interface Unfinished {
  code: string
  state: State
  carried: boolean
}

/** What stands against carrying items over into another programme; empty: nothing. */
export function refusalsToCarry(
  items: readonly Unfinished[],
  from: Period & { owner: string },
  to: Period & { owner: string },
): ProgrammeRefusal[] {
  const refusals: ProgrammeRefusal[] = []
  if (to.owner !== from.owner) refusals.push({ code: 'carry-to-other-owner' })
  if (to.from < from.until) refusals.push({ code: 'carry-to-earlier', from: to.from })
  if (items.length === 0) refusals.push({ code: 'nothing-to-carry' })
  for (const { code, state, carried } of items) {
    if (FINISHED.includes(state)) refusals.push({ code: 'carry-finished', itemCode: code, state })
    if (carried) refusals.push({ code: 'carried-already', itemCode: code })
  }
  return refusals
}

/** Days by which a submission came after its due day; null while it has not come and is not overdue on that day. */
export function daysLate(dueOn: Day, submittedOn: Day | null, on: Day): number | null {
  const came = submittedOn ?? on
  const late = Math.round((Date.parse(came) - Date.parse(dueOn)) / 86_400_000)
  return late > 0 ? late : null
}
