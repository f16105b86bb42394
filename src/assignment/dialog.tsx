import { Textarea } from '@mantine/core'
import type { ComponentProps } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { refusalWords } from './refusal-words.ts'

/** Paths whose answers a change of an assignment makes old. */
export const RENEWS = ['/api/assignments', '/api/addressees', '/api/inbox']

/** A form over the page that writes one thing about an assignment. */
export function WriteDialog(rest: Omit<ComponentProps<typeof ActDialog>, 'say'>) {
  return <ActDialog {...rest} say={useSay(refusalWords)} />
}

/** Several lines of text. */
export function NoteField({
  label,
  value,
  onChange,
  required = false,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  required?: boolean
}) {
  return (
    <Textarea
      label={label}
      required={required}
      maxLength={2000}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
