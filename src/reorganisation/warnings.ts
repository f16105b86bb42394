import type { Day } from '#platform/day.ts'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import type { Reorganisation } from './acts.ts'
import type { Count, Flow } from './members.ts'
import type { PlannedUnit, UnitFigures } from './concern.ts'
import { byUnit } from './headcounts.ts'
import { stateOn, type UnitState } from './states.ts'
import { SEVERITY, warningsOf, type WarningFound } from '#organisation/warnings.ts'

/** Something about a unit after the act that wants a look; never a bar. */
export type ReorganisationWarning =
  | { unit: string; name: string; source: string; code: 'holds-members-itself'; members: number }
  | { unit: string; name: string; source: string; code: 'decided-after'; on: Day }
  | (WarningFound & { unit: string; name: string })

/** What the act brings about that would be warned of: sizes and kinds of units; what was so before is left out. */
export function newWarnings(
  { on, decidedOn }: Reorganisation,
  units: readonly PlannedUnit[],
  situation: {
    held: ReadonlyMap<string, Count>
    known: readonly UnitState[]
    after: readonly UnitState[]
    flows: readonly Flow[]
  },
): ReorganisationWarning[] {
  const warnings: ReorganisationWarning[] = []
  if (decidedOn > on) warnings.push({ code: 'decided-after', unit: '', name: '', on: decidedOn, source: '' })
  const [earlier, later] = [byUnit(situation.known), byUnit(situation.after)]
  for (const { code, part, before, after } of units) {
    if (!after || part === 'superior') continue
    const known = new Set(before ? found(before, earlier, on).map((one) => one.code) : [])
    for (const warning of found(after, later, on))
      if (!known.has(warning.code)) warnings.push({ ...warning, unit: code, name: after.name })
    const members = ownAfter(code, situation)
    if (part !== 'moved' && members > 0 && KIND_BY_CODE.get(after.kind)?.branch !== true)
      warnings.push({
        code: 'holds-members-itself',
        unit: code,
        name: after.name,
        members,
        source: 'Điều lệ Đảng, Điều 21',
      })
  }
  return warnings
}

function found(unit: UnitFigures, states: ReadonlyMap<string, UnitState[]>, on: Day): WarningFound[] {
  const superior = unit.superiorCode === null ? undefined : stateOn(states.get(unit.superiorCode) ?? [], on)
  const { kind, members, official } = unit
  const facts = { kind, superiorKind: superior?.kind ?? null, members, official }
  return warningsOf({ ...facts, secretaries: 0, committeeKnown: false, terms: [] }, on).filter(
    (one) => SEVERITY[one.code] !== 'data',
  )
}

function ownAfter(
  code: string,
  { held, flows }: { held: ReadonlyMap<string, Count>; flows: readonly Flow[] },
): number {
  return flows.reduce(
    (sum, flow) => sum + (flow.to === code ? flow.members : 0) - (flow.from === code ? flow.members : 0),
    held.get(code)?.members ?? 0,
  )
}
