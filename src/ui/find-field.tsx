import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { FieldProps } from './field.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'

/** Something that was found by typing: a unit, a person, a place. */
export interface Choice {
  key: string
  name: string
  /** What tells it from others of the same name. */
  note?: string
}

/** Chooses one thing out of very many by typing a part of its name; `find` asks the server. */
export function FindField({
  value,
  onChange,
  find,
  ...rest
}: FieldProps & {
  value: Choice | null
  onChange: (choice: Choice | null) => void
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  placeholder?: string
}) {
  const said = useWords(wordsOfUi)
  const [text, setText] = useState(value?.name ?? '')
  const [settled] = useDebouncedValue(text.trim(), 200)
  const isChosen = value !== null && settled === value.name
  const asked = useQuery({
    queryKey: ['find', useId(), settled],
    queryFn: ({ signal }) => find(settled, signal),
    enabled: settled.length > 0 && !isChosen,
    gcTime: 0,
  })
  const found = isChosen ? [value] : (asked.data ?? [])
  const known = value && !found.some((one) => one.key === value.key) ? [value, ...found] : found
  return (
    <Select
      {...rest}
      searchable
      data={known.map(({ key, name }) => ({ value: key, label: name }))}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const note = known.find((one) => one.key === option.value)?.note
        return (
          <span>
            {option.label}
            {note && <small style={{ display: 'block', color: 'var(--dv-dim)' }}>{note}</small>}
          </span>
        )
      }}
      value={value?.key ?? null}
      onChange={(key) => onChange(known.find((one) => one.key === key) ?? null)}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={
        settled === '' ? said.typeToFind : asked.isFetching ? said.loading : said.foundNone
      }
    />
  )
}
