import { Columns } from '#ui/page.tsx'
import type { Unit } from './api.ts'
import { Attention, useWarningsBelow } from './attention.tsx'
import { BelowTable } from './below-table.tsx'
import { HeadcountChart } from './headcount-chart.tsx'
import { PublishedFigures } from './published-figures.tsx'
import { useYearBalance, YearFigures } from './year-figures.tsx'

/** A unit at a glance on a day: its figures, what wants a look, its years, the units below. */
export function UnitOverview({
  unit,
  own = true,
}: {
  unit: Unit
  /** Whether its own warnings are listed with those below. */
  own?: boolean
}) {
  const balance = useYearBalance(unit)
  const warnings = useWarningsBelow(unit)
  const counted = balance.data?.unit.id === unit.id && balance.data.to === unit.on ? balance.data : undefined
  const lists = own || unit.below.units > 0
  const charts = unit.may['statistics.read']
  return (
    <>
      <YearFigures unit={unit} balance={counted} />
      {lists && charts ? (
        <Columns wide>
          <Attention asked={warnings} unit={unit} own={own} />
          <HeadcountChart unit={unit} />
        </Columns>
      ) : (
        <>
          {lists && <Attention asked={warnings} unit={unit} own={own} />}
          {charts && <HeadcountChart unit={unit} />}
        </>
      )}
      <BelowTable unit={unit} balance={counted} warnings={warnings.data} />
      <PublishedFigures unit={unit} />
    </>
  )
}
