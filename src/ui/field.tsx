import { ActionIcon, Loader, NativeSelect, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { CalendarDays } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import type { CalendarProps } from './calendar.tsx'
import { formatBirth, parseBirth, parseDay } from './format.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'

const LazyCalendar = lazy(() => import('./calendar.tsx'))

/** A birth as exactly as it is known; missing parts count as the first. */
export interface Birth {
  on: Day
  precision: 'day' | 'month' | 'year'
}

export interface FieldProps {
  label: string
  /** Left out: how to write it; null: nothing. */
  description?: ReactNode
  required?: boolean
  disabled?: boolean
  /** A reason from the server or the form, shown under the field. */
  error?: ReactNode
  'data-autofocus'?: boolean
}

/** A month to pick from, fetched when first shown. */
export function PickDay(props: CalendarProps) {
  return (
    <Suspense fallback={<Loader size="sm" />}>
      <LazyCalendar {...props} />
    </Suspense>
  )
}

/**
 * A day, typed as dd/mm/yyyy or picked. `onChange(null)` while it is empty or names no day within `min` and `max`;
 * what is wrong is said when the field is left.
 */
export function DayField({
  value,
  onChange,
  min,
  max,
  error,
  calendar = true,
  start,
  ...rest
}: FieldProps & {
  value: Day | null
  onChange: (day: Day | null) => void
  min?: Day
  max?: Day
  /** The month that the calendar opens at when the field is empty. */
  start?: Day
  calendar?: boolean
}) {
  const said = useWords(wordsOfUi)
  const { text, setText, left, setLeft } = useTyped(value, value ? formatDay(value) : '', parseDay)
  const [open, setOpen] = useState(false)
  const read = (typed: string) => {
    const day = parseDay(typed)
    return day && (!min || day >= min) && (!max || day <= max) ? day : null
  }
  const pick = (day: Day) => {
    setText(formatDay(day))
    onChange(day)
    setOpen(false)
  }
  const button = calendar && (
    <Popover
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      withRoles
      shadow="md"
      position="bottom-end"
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={rest.disabled}
          aria-label={said.openCalendar}
          onClick={() => setOpen(!open)}
        >
          <CalendarDays size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={rest.label}>
        <PickDay value={read(text)} onPick={pick} min={min} max={max} start={start} />
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput
      {...rest}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      placeholder="dd/mm/yyyy"
      rightSection={button}
      onChange={(event) => {
        setText(event.currentTarget.value)
        onChange(read(event.currentTarget.value))
      }}
      onBlur={() => setLeft(true)}
      description={rest.description === undefined ? said.dayHint : rest.description}
      error={(left && wrongDay(text, min, max, said)) || error}
    />
  )
}

/** A birth known to the day, the month or the year: `27/10/1990`, `10/1990`, `1990`. */
export function BirthField({
  value,
  onChange,
  error,
  ...rest
}: FieldProps & {
  value: Birth | null
  onChange: (birth: Birth | null) => void
}) {
  const said = useWords(wordsOfUi)
  const written = value ? formatBirth(value.on, value.precision) : ''
  const { text, setText, left, setLeft } = useTyped(value && written, written, (typed) => {
    const birth = parseBirth(typed)
    return birth && formatBirth(birth.on, birth.precision)
  })
  const wrong = left && text.trim() !== '' && !parseBirth(text) && said.birthWrong(text)
  return (
    <TextInput
      {...rest}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => {
        setText(event.currentTarget.value)
        onChange(parseBirth(event.currentTarget.value))
      }}
      onBlur={() => setLeft(true)}
      description={rest.description === undefined ? said.birthHint : rest.description}
      error={wrong || error}
    />
  )
}

/** A line of text. */
export function TextField({
  value,
  onChange,
  ...rest
}: Omit<TextInputProps, 'value' | 'onChange'> & {
  value: string
  onChange: (text: string) => void
}) {
  return <TextInput {...rest} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}

/** One of a few coded values; `none`: what an empty choice is called (left out: a value must be chosen). */
export function ChoiceField<Value extends string>({
  value,
  onChange,
  choices,
  none,
  ...rest
}: FieldProps & {
  value: Value | ''
  onChange: (value: Value | '') => void
  choices: readonly { value: Value; label: string }[]
  none?: string
}) {
  return (
    <NativeSelect
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Value | '')}
      data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...choices]}
    />
  )
}

/** Text as typed, replaced when the value changes from outside. */
function useTyped<Value>(value: Value | null, written: string, read: (text: string) => Value | null) {
  const [text, setText] = useState(written)
  const [left, setLeft] = useState(false)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (value !== null && read(text) !== value) setText(written)
  }
  return { text, setText, left, setLeft }
}

function wrongDay(
  text: string,
  min: Day | undefined,
  max: Day | undefined,
  said: {
    dayWrong: (text: string) => string
    dayTooEarly: (day: string) => string
    dayTooLate: (day: string) => string
  },
): string | null {
  const day = parseDay(text)
  if (text.trim() === '') return null
  if (!day) return said.dayWrong(text)
  if (min && day < min) return said.dayTooEarly(formatDay(min))
  return max && day > max ? said.dayTooLate(formatDay(max)) : null
}
