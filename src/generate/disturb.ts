import { day } from '#platform/day.ts'
import type { Area, Grassroots, Growth } from './area.ts'
import { numberOf, type DayNumber } from './calendar.ts'
import { between } from './random.ts'
import { absorbBranch, bearBranch, changeUnit, presentState } from './units.ts'

/** The day on which provinces were merged, districts and blocs ended. */
export const REFORM = numberOf(day('2025-07-01'))

type Planted = Grassroots['branches'][number]

/** In the rhythm of the growth, merges, splits and hands over branches of an area on random days. */
export function disturb(growth: Growth, area: Area): void {
  const hosts = area.grassroots.filter(({ branches }) => branches.length > 1)
  area.grassroots.forEach((own) => {
    const committee = own.branches.length > 1
    for (const planted of committee ? own.branches.slice(1) : own.branches) {
      if (++growth.counted % growth.rhythm !== 0) continue
      const turn = Math.floor(growth.counted / growth.rhythm) % 3
      const other = hosts.find((host) => host !== own)
      if (!committee) {
        if (other) merge(growth, planted, other.branches[0]!)
      } else if (turn === 0) merge(growth, planted, own.branches[0]!)
      else if (turn === 1) split(growth, planted, own.branches[0]!)
      else if (other) handOver(growth, planted, other)
    }
  })
}

/** In the same rhythm, hands grassroots organisations that are not communes from one district to the next. */
export function handGrassrootsOver(growth: Growth, districts: readonly Area[]): void {
  const last = quietUntil(growth)
  if (districts.length < 2 || last < growth.first + 60) return
  districts.forEach((district, index) => {
    const other = districts[(index + 1) % districts.length]!
    for (const { unit, type } of district.grassroots.slice(1)) {
      if (++growth.counted % (growth.rhythm * 2) !== 0 || type === 'xa' || type === 'phuong') continue
      const on = between(growth.random, growth.first + 30, last)
      if (on <= presentState(unit).from) continue
      if (presentState(unit).until <= on) continue
      changeUnit(unit, on, { superior: other.unit, decision: decisionOf(growth, 'TU') })
    }
  })
}

function merge(growth: Growth, { branch, weight }: Planted, into: Planted): void {
  if (into.branch.inflow) return
  const on = someDay(growth)
  absorbBranch(branch, on, into.branch, weight / (weight + into.weight))
  growth.links.push({
    predecessor: branch.unit,
    successor: into.branch.unit,
    day: on,
    act: 'absorb',
    decision: decisionOf(growth, 'ĐU'),
  })
}

function split(growth: Growth, { branch }: Planted, source: Planted): void {
  const on = someDay(growth)
  bearBranch(branch, on, source.branch)
  const decision = decisionOf(growth, 'ĐU')
  presentState(branch.unit).decision = decision
  growth.links.push({
    predecessor: source.branch.unit,
    successor: branch.unit,
    day: on,
    act: 'split',
    decision,
  })
}

function handOver(growth: Growth, { branch }: Planted, to: Grassroots): void {
  changeUnit(branch.unit, someDay(growth), { superior: to.unit, decision: decisionOf(growth, 'ĐU') })
}

/** A day on which branches may change, never that of the reform. */
function someDay(growth: Growth): DayNumber {
  const on = between(growth.random, growth.first + 30, growth.last - 30)
  return on === REFORM ? on + 1 : on
}

/** Districts exist until the reform, or until a month before the end of the record. */
function quietUntil(growth: Growth): DayNumber {
  return Math.min(growth.last - 30, REFORM - 30)
}

function decisionOf(growth: Growth, issuer: string): string {
  return `${between(growth.random, 1, 1999)}-QĐ/${issuer}`
}
