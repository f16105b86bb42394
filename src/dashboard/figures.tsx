import { useAsk } from '#ui/ask.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatChange, formatNumber } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import { getComparison } from './api.ts'
import type { About } from './asked.ts'
import { figureAt } from '#measure/figure-address.ts'
import { admittedIn, useBalances } from './headcount-card.tsx'
import { words } from './words.ts'

/** The figures at the head of every dashboard, each beside the year before and each a door. */
export function HeadFigures({ about, late }: { about: About; late?: number | null }) {
  const said = useWords(words)
  const { unit, period } = about
  const { now, before } = useBalances(about)
  const span = { organisationId: unit, ...period }
  const organisations = useAsk(getComparison, { ...span, measure: 'organisations' })
  const badges = useAsk(getComparison, { ...span, measure: 'badges', by: 'level' })
  const beside = (value: number | undefined, other: number | undefined) =>
    value === undefined || other === undefined
      ? undefined
      : said.beforeNote(formatNumber(other), formatChange(value - other))
  const figures = [
    { key: 'headcount', measure: 'members', value: now.data?.closing, before: before?.closing },
    {
      key: 'admitted',
      measure: 'admissions',
      value: now.data && admittedIn(now.data),
      before: before && admittedIn(before),
    },
    {
      key: 'organisations',
      measure: 'organisations',
      value: organisations.data?.total.now,
      before: organisations.data?.total.before,
    },
    { key: 'badges', measure: 'badges', value: badges.data?.total.now, before: badges.data?.total.before },
  ] as const
  return (
    <Figures>
      {figures.map(({ key, measure, value, before }) => (
        <Figure
          key={key}
          name={said.figures[key]}
          value={formatNumber(value)}
          note={beside(value, before)}
          {...figureAt(measure, { unit, span: period })}
        />
      ))}
      {late !== undefined && (
        <Figure name={said.figures.late} value={formatNumber(late)} to="/inbox" search={{ unit }} />
      )}
    </Figures>
  )
}
