import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { markIn } from '#document/marks.ts'
import { cautionsOf } from '#proposal/wording.ts'

export type EmulationRefusal = Refusal &
  (
    | { code: 'no-name' }
    | { code: 'classified-mark'; mark: string }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'follows-later'; from: Day }
    | { code: 'in-the-future'; on: Day }
    | { code: 'outside-round'; on: Day; from: Day; to: Day }
    | { code: 'entrant-outside'; unit: string; on: Day }
    | { code: 'entered-already'; unit: string }
    | { code: 'names-a-person' }
    | { code: 'work-without-title' }
    | { code: 'result-before-entry'; on: Day; enteredOn: Day }
    | { code: 'result-there' }
    | { code: 'decision-without-number' }
  )

/** What stands against a round; last days included. Empty: nothing. */
export function refusalsToRound(
  round: { name: string; from: Day; to: Day },
  known: { unitExists: boolean; followsFrom: Day | null },
): EmulationRefusal[] {
  const { name, from, to } = round
  const refusals = name.trim() === '' ? [{ code: 'no-name' } as EmulationRefusal] : []
  refusals.push(...markRefusals(name))
  if (!known.unitExists) refusals.push({ code: 'unit-not-there', on: from })
  if (to < from) refusals.push({ code: 'ends-before-it-starts', from, to })
  if (known.followsFrom !== null && from < known.followsFrom)
    refusals.push({ code: 'follows-later', from: known.followsFrom })
  return refusals
}

/** What stands against an entry: a unit, or a work of it by its title; people are not named. Empty: nothing. */
export function refusalsToEntry(
  entry: { title: string | null; on: Day },
  round: { from: Day; to: Day; isPress: boolean },
  known: { unit: string; isBelow: boolean; isThere: boolean; today: Day },
): EmulationRefusal[] {
  const { title, on } = entry
  const { from, to } = round
  const refusals: EmulationRefusal[] = []
  if (round.isPress && !title?.trim()) refusals.push({ code: 'work-without-title' })
  if (title !== null) {
    refusals.push(...markRefusals(title))
    if (cautionsOf(title).includes('person')) refusals.push({ code: 'names-a-person' })
  }
  if (on > known.today) refusals.push({ code: 'in-the-future', on })
  if (on < from || on > to) refusals.push({ code: 'outside-round', on, from, to })
  if (!known.isBelow) refusals.push({ code: 'entrant-outside', unit: known.unit, on })
  if (known.isThere) refusals.push({ code: 'entered-already', unit: known.unit })
  return refusals
}

/** What stands against a result; empty: nothing. */
export function refusalsToResult(
  result: { on: Day; decisionNo: string },
  entry: { enteredOn: Day; hasResult: boolean },
  today: Day,
): EmulationRefusal[] {
  const { on, decisionNo } = result
  const refusals: EmulationRefusal[] = []
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (on < entry.enteredOn) refusals.push({ code: 'result-before-entry', on, enteredOn: entry.enteredOn })
  if (entry.hasResult) refusals.push({ code: 'result-there' })
  if (decisionNo.trim() === '') refusals.push({ code: 'decision-without-number' })
  return refusals
}

function markRefusals(text: string): EmulationRefusal[] {
  const mark = markIn(text)
  return mark === null ? [] : [{ code: 'classified-mark', mark, source: '117/2025/QH15' }]
}
