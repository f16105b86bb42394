import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Toolbar } from '#ui/page.tsx'
import { useWords, type Said } from '#ui/words.tsx'
import { nameOfPeriod, namedPeriods, periodOf, type NamedPeriod, type Period } from './period.ts'
import { balanceWords } from './words.ts'

/** The period in the address (`?from=&to=`), this year unless given, and how to change it. */
export function usePeriod(): [Period, (period: Period) => void] {
  const { on } = useAsOf()
  const { from, to } = useSearch({ strict: false }) as { from?: string; to?: string }
  const navigate = useNavigate()
  const set = (period: Period) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...period, cell: undefined }),
      replace: true,
      resetScroll: false,
    } as never)
  return [periodOf(from, to, on), set]
}

/** Chooses a period by its name or by its two days. */
export function PeriodChooser({
  period,
  onChange,
  children,
}: {
  period: Period
  onChange: (period: Period) => void
  /** Further choices beside it. */
  children?: ReactNode
}) {
  const said = useWords(balanceWords)
  const { on, today } = useAsOf()
  const offered = namedPeriods(on)
  const named = nameOfPeriod(period, on)
  const last = period.to > today ? period.to : today
  return (
    <Toolbar label={said.period}>
      <ChoiceField
        label={said.period}
        value={named ? keyOf(named) : ''}
        none={named ? undefined : said.otherPeriod}
        onChange={(key) => {
          const chosen = offered.find((one) => keyOf(one) === key)
          if (chosen) onChange({ from: chosen.from, to: chosen.to })
        }}
        choices={offered.map((one) => ({ value: keyOf(one), label: capital(wordsOfPeriod(one, said, on)) }))}
      />
      <DayField
        label={said.from}
        description={null}
        value={period.from}
        max={period.to}
        onChange={(from) => from && onChange({ ...period, from })}
      />
      <DayField
        label={said.to}
        description={null}
        value={period.to}
        min={period.from}
        max={last}
        onChange={(to) => to && onChange({ ...period, to })}
      />
      {children}
    </Toolbar>
  )
}

/** A period in words: `năm 2021`, `nhiệm kỳ 2015–2020`, or its two days. */
export function usePeriodWords(): (period: Period) => string {
  const said = useWords(balanceWords)
  const { on } = useAsOf()
  return (period) => {
    const named = nameOfPeriod(period, on)
    return named
      ? wordsOfPeriod(named, said, on)
      : said.between(formatMaybeDay(period.from), formatMaybeDay(period.to))
  }
}

const keyOf = ({ kind, number, year }: NamedPeriod) => `${kind}-${year}-${number}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function wordsOfPeriod(
  { kind, number, year, to }: NamedPeriod,
  said: Said<typeof balanceWords>,
  on: Day,
): string {
  const name =
    kind === 'quarter'
      ? said.periods.quarter(number, year)
      : kind === 'term'
        ? said.periods.term(number)
        : said.periods.year(year)
  const isWhole = kind === 'year' ? to.endsWith('12-31') : to < on
  return isWhole ? name : `${name} ${said.soFar}`
}
