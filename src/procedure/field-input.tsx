import { NumberInput, Textarea } from '@mantine/core'
import { DocumentField } from '#document/document-field.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import { searchPeople } from '#person/api.ts'
import { isDay, type Day } from '#platform/day.ts'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { ShownField } from './api.ts'
import { words } from './words.ts'

/** What is filled in while a form is open: days, texts, numbers as values; what is found keeps its name. */
export type Filled = Record<string, string | number | boolean | Choice | null>

/** The values as the server takes them. */
export function valuesOf(filled: Filled): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(filled)
      .map(([key, value]) => [key, typeof value === 'object' && value !== null ? value.key : value] as const)
      .filter(([, value]) => value !== null && value !== ''),
  )
}

/** The input of a declared field. */
export function FieldInput({
  field,
  value,
  today,
  onChange,
}: {
  field: ShownField
  value: Filled[string]
  today: Day
  onChange: (value: Filled[string]) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const base = {
    label: field.name[locale],
    description: field.hint?.[locale] ?? null,
    required: field.required,
  }
  const chosen = typeof value === 'object' ? value : null
  switch (field.kind) {
    case 'day':
      return (
        <DayField
          {...base}
          value={typeof value === 'string' && isDay(value) ? value : null}
          max={field.future ? undefined : today}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...base}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={false}
          thousandSeparator="."
          decimalSeparator=","
          min={field.least ?? 0}
          max={field.most ?? undefined}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'choice':
      return (
        <ChoiceField
          {...base}
          value={typeof value === 'string' ? value : ''}
          none={said.chosen}
          onChange={onChange}
          choices={field.choices.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        />
      )
    case 'yes_no':
      return (
        <ChoiceField
          {...base}
          value={typeof value === 'boolean' ? String(value) : ''}
          none={said.chosen}
          onChange={(next) => onChange(next === '' ? null : next === 'true')}
          choices={[
            { value: 'true', label: said.yes },
            { value: 'false', label: said.no },
          ]}
        />
      )
    case 'person':
      return <FindField {...base} value={chosen} onChange={onChange} find={findPeople} />
    case 'unit':
      return <FindField {...base} value={chosen} onChange={onChange} find={findUnitsOn(today)} />
    case 'document':
      return <DocumentField {...base} type={field.type ?? undefined} value={chosen} onChange={onChange} />
    default:
      return field.lines ? (
        <Textarea
          {...base}
          autosize
          minRows={2}
          maxLength={field.most ?? 2000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextField
          {...base}
          maxLength={field.most ?? 2000}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      )
  }
}

/** Finds people of my reach by name. */
export async function findPeople(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(searchPeople, { text, limit: 20 }, { signal })
  return items.map(({ id, fullName, organisation }) => ({
    key: id,
    name: fullName,
    note: organisation?.name,
  }))
}
