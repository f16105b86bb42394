import { getBalance, getStructure, type Balance, type Structure } from '#statistics/api.ts'
import { dayOf, partsOf, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatChange, formatNumber, formatShare } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import type { Unit } from './api.ts'
import { words } from './words.ts'

/** The first day of the year of a day. */
export function newYearOf(on: Day): Day {
  return dayOf(partsOf(on).year, 1, 1)
}

/** The balance of a unit since the new year; not asked where statistics may not be seen. */
export function useYearBalance(unit: Unit) {
  const asks = unit.may['statistics.read']
  return useAsk(getBalance, asks ? { organisationId: unit.id, from: newYearOf(unit.on), to: unit.on } : null)
}

/** The unit in four figures: members, admitted this year, women and the young, probationary; each opens its statistic. */
export function YearFigures({ unit, balance }: { unit: Unit; balance: Balance | undefined }) {
  const said = useWords(words)
  const asks = unit.may['statistics.read']
  const bySexAndAge = useAsk(
    getStructure,
    asks ? { organisationId: unit.id, on: unit.on, by: 'sex,age' } : null,
  )
  const { total, probationary } = unit.headcount
  const period = { unit: unit.id, from: newYearOf(unit.on), to: unit.on }
  const doorTo = (to: string, search: Record<string, string>) => (asks ? { to, search } : {})
  const structure =
    bySexAndAge.data?.on === unit.on && bySexAndAge.data.unit.id === unit.id ? bySexAndAge.data : undefined
  return (
    <Figures>
      <Figure
        name={said.headcount}
        value={formatNumber(total)}
        note={balance && said.sinceNewYear(formatChange(balance.closing - balance.opening))}
        {...doorTo('/statistics/balance', period)}
      />
      <Figure
        name={said.admitted(unit.on.slice(0, 4))}
        value={formatNumber(balance?.increases['I1'])}
        note={said.admittedNote}
        {...doorTo('/statistics/balance', period)}
      />
      <Figure
        name={said.womenAndYoung}
        value={formatShare(shareOf(structure, 'sex', 'nữ'))}
        note={structure && `· ${formatShare(shareOf(structure, 'age', '<=30'))}`}
        {...doorTo('/statistics/structure', { unit: unit.id, by: 'sex,age' })}
      />
      <Figure
        name={said.probationary}
        value={formatNumber(probationary)}
        note={total > 0 ? said.ofAll(formatShare(probationary / total)) : undefined}
        {...doorTo('/statistics/structure', { unit: unit.id, by: 'status' })}
      />
    </Figures>
  )
}

function shareOf(structure: Structure | undefined, key: 'sex' | 'age', value: string): number | null {
  if (!structure || structure.total === 0) return null
  const counted = structure.groups.filter((group) => group.values[key] === value)
  return counted.reduce((sum, group) => sum + group.count, 0) / structure.total
}
