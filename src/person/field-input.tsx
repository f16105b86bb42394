import { Autocomplete } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { ApiError, call } from '#ui/call.ts'
import { BirthField, ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { Day } from '#platform/day.ts'
import { listPlaces } from './api.ts'
import { birthText, readBirth } from './field-values.ts'
import type { Field } from './fields.ts'
import { words } from './page-words.ts'
import { problemWords } from './words.ts'

/** The input for a field of a person's file; the value is text as it travels, null for none. */
export function FieldInput({
  field,
  value,
  onChange,
  max,
  error,
  autoFocus,
  label,
  placeName,
  placesOn,
}: {
  field: Field
  value: string | null
  onChange: (value: string | null) => void
  /** The latest day that may be chosen. */
  max?: Day
  error?: string | undefined
  autoFocus?: boolean
  label?: string
  /** What the code of a place stands for, and the day whose places are offered. */
  placeName?: string | null
  placesOn?: Day
}) {
  const locale = useLocale()
  const said = useWords(words)
  const shared = {
    label: label ?? field[locale],
    required: field.required ?? false,
    error,
    ...(autoFocus ? { 'data-autofocus': true } : {}),
  }
  const text = {
    ...shared,
    value: value ?? '',
    onChange: (typed: string) => onChange(typed === '' ? null : typed),
  }
  switch (field.type) {
    case 'day':
      return (
        <DayField {...shared} description={null} value={value as Day | null} max={max} onChange={onChange} />
      )
    case 'birth':
      return (
        <BirthField
          {...shared}
          value={value === null ? null : readBirth(value)}
          onChange={(birth) => onChange(birth && birthText(birth.on, birth.precision))}
        />
      )
    case 'sex':
      return (
        <ChoiceField
          {...text}
          value={(value ?? '') as 'nam' | 'nữ' | ''}
          choices={[
            { value: 'nam', label: said.sex.nam },
            { value: 'nữ', label: said.sex.nữ },
          ]}
          {...(value === null ? { none: said.choose } : {})}
        />
      )
    case 'basis':
      return (
        <ChoiceField
          {...text}
          value={(value ?? 'decision') as 'decision' | 'card'}
          choices={[
            { value: 'decision', label: said.basis.decision },
            { value: 'card', label: said.basis.card },
          ]}
        />
      )
    case 'choice':
      return (
        <Autocomplete
          {...text}
          data={[...(field.options ?? [])]}
          maxDropdownHeight={260}
          autoComplete="off"
        />
      )
    case 'place':
      return (
        <PlaceInput {...shared} value={value} name={placeName ?? value} on={placesOn} onChange={onChange} />
      )
    default:
      return <TextField {...text} autoComplete="off" inputMode={field.type === 'phone' ? 'tel' : undefined} />
  }
}

function PlaceInput({
  value,
  name,
  on,
  onChange,
  ...rest
}: {
  label: string
  value: string | null
  name: string | null
  on?: Day | undefined
  onChange: (value: string | null) => void
  error?: string | undefined
}) {
  const [choice, setChoice] = useState<Choice | null>(
    value === null ? null : { key: value, name: name ?? value },
  )
  return (
    <FindField
      {...rest}
      value={choice}
      find={async (text, signal) => {
        const { items } = await call(listPlaces, { search: text, limit: 20, on }, { signal })
        return items.map(({ code, name, fullName }) => ({
          key: code,
          name: fullName,
          note: `${code} · ${name}`,
        }))
      }}
      onChange={(next) => {
        setChoice(next)
        onChange(next?.key ?? null)
      }}
    />
  )
}

/** What the server could not read, as a sentence for the field of this key. */
export function useProblems(error: unknown): (key: string) => string | undefined {
  const said = useWords(problemWords)
  const problems = error instanceof ApiError ? error.problems : []
  return (key) => {
    const code = problems.find(({ path }) => path === key || path.endsWith(`.${key}`))?.code
    if (code === undefined) return undefined
    return Object.hasOwn(said, code) ? said[code as keyof typeof said] : said.unreadable
  }
}

/**
 * Submits a form only when no field of it says that something is wrong: a day that cannot be read counts as empty, and
 * must not be taken for an empty one.
 */
export function useSoundSubmit(submit: () => void): (event: FormEvent<HTMLFormElement>) => void {
  return (event) => {
    event.preventDefault()
    const form = event.currentTarget
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    // What a field says when it is left is drawn after this event.
    setTimeout(() => {
      const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]')
      if (wrong) wrong.focus()
      else submit()
    })
  }
}
