import { partsOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { markIn } from '#document/marks.ts'
import { following, type Act, type Kind, type Organ, type Stage } from './codes.ts'
import { inspectionLawOn } from './law.ts'

export type InspectionRefusal = Refusal &
  (
    | { code: 'programme-there'; year: number }
    | { code: 'organ-not-there'; organ: Organ }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'no-title' }
    | { code: 'classified-mark'; mark: string }
    | { code: 'outside-year'; year: number; from: Day; to: Day }
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'no-subject' }
    | { code: 'subject-twice'; unit: string }
    | { code: 'subject-not-there'; unit: string; on: Day }
    | { code: 'subject-outside'; unit: string; on: Day }
    | { code: 'branch-regular-only'; members: number; least: number }
    | { code: 'no-head' }
    | { code: 'stage-does-not-follow'; from: Stage; to: Stage }
    | { code: 'conclusion-before-decision' }
    | { code: 'in-the-future'; on: Day }
    | { code: 'before-last-act'; on: Day; last: Day }
    | { code: 'decision-without-number' }
    | { code: 'conclusion-without-number' }
    | { code: 'no-conclusion-yet' }
    | { code: 'deadline-before-conclusion'; dueOn: Day; concludedOn: Day }
    | { code: 'not-a-subject'; unit: string }
    | { code: 'no-addressee' }
  )

/** What stands against a programme of a year; empty: nothing. */
export function refusalsToProgramme(
  { organ, year }: { organ: Organ; year: number },
  known: { isThere: boolean; unitKind: string | null; firstDay: Day },
): InspectionRefusal[] {
  const refusals: InspectionRefusal[] = []
  if (known.isThere) refusals.push({ code: 'programme-there', year })
  if (known.unitKind === null) refusals.push({ code: 'unit-not-there', on: known.firstDay })
  else if ((organ === 'branch') !== isBranch(known.unitKind))
    refusals.push({ code: 'organ-not-there', organ })
  return refusals
}

/** Whether units of this kind are branches (chi bộ). */
export function isBranch(unitKind: string): boolean {
  return unitKind.startsWith('chi_bo')
}

/** A case as planned; last days included. */
export interface Planned {
  kind: Kind
  title: string
  aboutFrom: Day | null
  aboutTo: Day | null
  from: Day
  to: Day
  hasHead: boolean
  exception: string | null
}

/** A unit to be inspected as the register of the first planned day knows it. */
export interface Subject {
  code: string
  exists: boolean
  isBelow: boolean
}

/** The inspecting unit as the register of the first planned day knows it; `members` of a branch. */
export interface Inspecting {
  year: number
  organ: Organ
  members: number
  hasBranchCommittee: boolean
}

/** What stands against planning a case; empty: nothing. */
export function refusalsToCase(
  planned: Planned,
  subjects: readonly Subject[],
  inspecting: Inspecting,
): InspectionRefusal[] {
  const { from, to, aboutFrom, aboutTo, title } = planned
  const refusals: InspectionRefusal[] = []
  if (title.trim() === '') refusals.push({ code: 'no-title' })
  const mark = markIn(title)
  if (mark !== null) refusals.push({ code: 'classified-mark', mark, source: '117/2025/QH15' })
  if (to < from) refusals.push({ code: 'ends-before-it-starts', from, to })
  if (aboutFrom !== null && aboutTo !== null && aboutTo < aboutFrom)
    refusals.push({ code: 'ends-before-it-starts', from: aboutFrom, to: aboutTo })
  const { year } = inspecting
  if (partsOf(from).year !== year || partsOf(to).year !== year)
    refusals.push({ code: 'outside-year', year, from, to })
  refusals.push(...refusalsToSubjects(subjects, from))
  if (planned.kind !== 'giam_sat_thuong_xuyen' && !planned.hasHead) refusals.push({ code: 'no-head' })
  return [...refusals, ...refusalsToKind(planned, inspecting)]
}

function refusalsToSubjects(subjects: readonly Subject[], on: Day): InspectionRefusal[] {
  if (subjects.length === 0) return [{ code: 'no-subject' }]
  const seen = new Set<string>()
  return subjects.flatMap(({ code, exists, isBelow }): InspectionRefusal[] => {
    if (seen.has(code)) return [{ code: 'subject-twice', unit: code }]
    seen.add(code)
    if (!exists) return [{ code: 'subject-not-there', unit: code, on }]
    return isBelow ? [] : [{ code: 'subject-outside', unit: code, on }]
  })
}

/** A small branch without a committee supervises regularly; anything else needs a reason. Source: 08-HD/TW. */
function refusalsToKind({ kind, from, exception }: Planned, inspecting: Inspecting): InspectionRefusal[] {
  const law = inspectionLawOn(from)
  const least = law?.membersForThematic ?? null
  const { organ, members, hasBranchCommittee } = inspecting
  if (organ !== 'branch' || kind === 'giam_sat_thuong_xuyen' || least === null || exception !== null)
    return []
  if (hasBranchCommittee || members >= least) return []
  return [{ code: 'branch-regular-only', members, least, source: law!.source }]
}

/** A case when an act comes. */
export interface Standing {
  kind: Kind
  stage: Stage
  lastOn: Day | null
  decidedOn: Day | null
}

/** What stands against an act on a case; empty: nothing. */
export function refusalsToAct(
  act: { stage: Act; on: Day; number: string | null },
  standing: Standing,
  today: Day,
): InspectionRefusal[] {
  const { stage, on, number } = act
  const refusals: InspectionRefusal[] = []
  if (stage === 'conclusion' && (standing.decidedOn === null || on < standing.decidedOn))
    refusals.push({ code: 'conclusion-before-decision' })
  if (!following(standing.stage, standing.kind).includes(stage))
    refusals.push({ code: 'stage-does-not-follow', from: standing.stage, to: stage })
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (standing.lastOn !== null && on < standing.lastOn)
    refusals.push({ code: 'before-last-act', on, last: standing.lastOn })
  if (stage === 'decided' && number === null) refusals.push({ code: 'decision-without-number' })
  if (stage === 'conclusion' && number === null) refusals.push({ code: 'conclusion-without-number' })
  return refusals
}

/** What stands against a task that follows from a conclusion; empty: nothing. */
export function refusalsToFollowUp(
  task: { title: string; dueOn: Day; units: readonly { code: string; isSubject: boolean }[] },
  concludedOn: Day | null,
): InspectionRefusal[] {
  const refusals: InspectionRefusal[] = []
  if (task.title.trim() === '') refusals.push({ code: 'no-title' })
  const mark = markIn(task.title)
  if (mark !== null) refusals.push({ code: 'classified-mark', mark, source: '117/2025/QH15' })
  if (concludedOn === null) refusals.push({ code: 'no-conclusion-yet' })
  else if (task.dueOn < concludedOn)
    refusals.push({ code: 'deadline-before-conclusion', dueOn: task.dueOn, concludedOn })
  if (task.units.length === 0) refusals.push({ code: 'no-addressee' })
  for (const { code, isSubject } of task.units)
    if (!isSubject) refusals.push({ code: 'not-a-subject', unit: code })
  return refusals
}
