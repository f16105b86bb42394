import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ChoiceField } from '#ui/field.tsx'
import { Toolbar } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { ProgrammeRecord } from './api.ts'
import {
  FIELDS,
  GROUNDS,
  ITEM_KINDS,
  STATES,
  type Field,
  type Ground,
  type ItemKind,
  type State,
} from './codes.ts'
import { itemWords } from './item-words.ts'
import { fieldWords, groundWords, kindWords, stateWords } from './words.ts'

/** What a list of items is narrowed to; it stands in the address. */
export interface Filters {
  kind?: ItemKind
  state?: State | 'ever_submitted' | 'late'
  field?: Field
  ground?: Ground
  month?: string
}

const KEYS = ['kind', 'state', 'field', 'ground', 'month'] as const
type Key = (typeof KEYS)[number]

const ALLOWED: Record<Exclude<Key, 'month'>, readonly string[]> = {
  kind: ITEM_KINDS,
  state: [...STATES, 'ever_submitted', 'late'],
  field: FIELDS,
  ground: GROUNDS,
}

/** The filters in the address, as far as they name something, and how to change them. */
export function useFilters(): [Filters, (change: Partial<Record<Key, string>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const filters: Record<string, string> = {}
  for (const key of KEYS) {
    const value = search[key]
    const fits = key === 'month' ? /^\d{4}-\d{2}$/.test(String(value)) : ALLOWED[key].includes(String(value))
    if (typeof value === 'string' && fits) filters[key] = value
  }
  const set = (change: Partial<Record<Key, string>>) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        ...Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || undefined])),
      }),
      replace: true,
      resetScroll: false,
    } as never)
  return [filters, set]
}

/** The fields by which a programme's items are narrowed. */
export function FilterFields({
  filters,
  set,
  programme,
  children,
}: {
  filters: Filters
  set: (change: Partial<Record<Key, string>>) => void
  programme: Pick<ProgrammeRecord, 'from' | 'to'>
  children?: ReactNode
}) {
  const said = useWords(itemWords)
  const [kinds, states, fields, grounds] = [
    useWords(kindWords),
    useWords(stateWords),
    useWords(fieldWords),
    useWords(groundWords),
  ]
  const choose = (key: Key, label: string, choices: { value: string; label: string }[]) => (
    <ChoiceField
      key={key}
      label={label}
      none={said.any}
      value={filters[key] ?? ''}
      onChange={(value) => set({ [key]: value })}
      choices={choices}
    />
  )
  const named = <Code extends string>(codes: readonly Code[], names: Record<Code, string>) =>
    codes.map((value) => ({ value, label: names[value] }))
  return (
    <Toolbar label={said.filters}>
      {children}
      {choose('kind', said.kind, named(ITEM_KINDS, kinds))}
      {choose('state', said.state, [
        ...named(STATES, states),
        { value: 'ever_submitted', label: said.everSubmitted },
        { value: 'late', label: said.overdue },
      ])}
      {choose('field', said.field, named(FIELDS, fields))}
      {filters.kind !== 'planned' && choose('ground', said.ground, named(GROUNDS, grounds))}
      {choose(
        'month',
        said.month,
        monthsOf(programme).map((value) => ({ value, label: `${value.slice(5)}/${value.slice(0, 4)}` })),
      )}
      {Object.keys(filters).length > 0 && (
        <Button variant="default" onClick={() => set(Object.fromEntries(KEYS.map((key) => [key, ''])))}>
          {said.clear}
        </Button>
      )}
    </Toolbar>
  )
}

/** The months of a programme as `2021-03`, at most those of six years. */
function monthsOf({ from, to }: Pick<ProgrammeRecord, 'from' | 'to'>): string[] {
  const months: string[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > to.slice(0, 7) || months.length >= 72) return months
    months.push(name)
    if (++month > 12) [year, month] = [year + 1, 1]
  }
}
