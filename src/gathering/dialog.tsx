import { Textarea } from '@mantine/core'
import type { ComponentProps } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { refusalWords } from './words.ts'

/** Paths whose answers a change of a gathering makes old. */
export const RENEWS = ['/api/gatherings']

/** A form over the page that writes one thing about a gathering. */
export function WriteDialog(rest: Omit<ComponentProps<typeof ActDialog>, 'say'>) {
  return <ActDialog {...rest} say={useSay(refusalWords)} />
}

/** Several lines of text. */
export function LongField({
  label,
  value,
  onChange,
  ...rest
}: {
  label: string
  value: string
  onChange: (text: string) => void
  description?: string
  required?: boolean
  minLength?: number
  maxLength?: number
  minRows?: number
}) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxLength={2000}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
