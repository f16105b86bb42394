import { textOf, type DayNumber } from './calendar.ts'
import type { Random } from './random.ts'
import type { Branch, Cells } from './units.ts'

/** One unbroken membership: `left` null while it lasts. */
export interface Stay {
  entered: DayNumber
  entry: 'I0' | 'I1' | 'I2' | 'I3' | 'I4'
  left: DayNumber | null
  exit: 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | null
}

/** One movement of a member: a receiver, a giver, or both. */
export interface Move {
  day: DayNumber
  category: string
  from: Branch | null
  to: Branch | null
}

/** Which branch a member may have come from when joining another on this day; null: none suits. */
export type Elsewhere = (random: Random, near: Branch, on: DayNumber) => Branch | null

/** How often members change branch, and how far the record reaches. */
export interface Mobility {
  horizon: DayNumber
  transfersPerYear: number
  elsewhere: Elsewhere
}

/**
 * The movements of one membership in order of time, found backwards from the branch where it ends (on the last day of
 * the record or the day of leaving), so that every branch exists whenever the member is in it.
 */
export function traceBack(random: Random, stay: Stay, last: Branch, mobility: Mobility): Move[] {
  const moves: Move[] = []
  const gap = () => 1 + Math.floor((-Math.log(1 - random()) / mobility.transfersPerYear) * 365.25)
  let here = last
  let at = stay.left ?? mobility.horizon + 1
  if (stay.exit && stay.left !== null)
    moves.push({ day: stay.left, category: stay.exit, from: here, to: null })
  let transfer = at - gap()
  for (;;) {
    const born = here.born && here.born.day < at ? here.born : null
    const inflow = here.inflow && here.inflow.day < at ? here.inflow : null
    const act = Math.max(born?.day ?? -1, inflow?.day ?? -1, transfer)
    if (act <= stay.entered) break
    at = act
    const source = sourceOf()
    if (source) {
      moves.push({ day: act, category: act === transfer ? 'I4' : 'I5', from: source, to: here })
      here = source
    }
    if (act === transfer) transfer -= gap()

    function sourceOf(): Branch | null {
      if (act === born?.day) return passed(born.source)
      if (act === inflow?.day) return passed(random() < inflow.share ? inflow.source : null)
      return mobility.elsewhere(random, here, act)
    }
  }
  moves.push({ day: stay.entered, category: stay.entry, from: null, to: here })
  return moves.reverse()

  /** A reorganisation wins over a transfer of the same day. */
  function passed(source: Branch | null): Branch | null {
    if (transfer === at) transfer -= gap()
    return source
  }
}

/** The row of the sheet `movements`. */
export function movementRow(memberCode: string, move: Move, decision: string): Cells {
  return {
    member_code: memberCode,
    day: textOf(move.day),
    category: move.category,
    from_code: move.from?.code ?? '',
    to_code: move.to?.code ?? '',
    decision_no: decision,
    note: '',
  }
}
