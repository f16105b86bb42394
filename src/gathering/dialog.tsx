import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { words } from './page-words.ts'
import { refusalWords } from './words.ts'

/** Paths whose answers a change of a gathering makes old. */
export const RENEWS = ['/api/gatherings']

/** A form over the page that writes one thing about a gathering; `act` is the write. */
export function WriteDialog({
  save,
  wide = false,
  ...rest
}: {
  title: string
  act: { error: unknown; isPending: boolean }
  /** What the button says, `Ghi` unless told. */
  save?: string
  wide?: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  return <ActDialog {...rest} say={say} verb={save ?? said.save} size={wide ? 'xl' : 'md'} />
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

/** Closes the form and says that it is done. */
export function useDone(onClose?: () => void): () => void {
  const said = useWords(words)
  return () => {
    tell(said.saved)
    onClose?.()
  }
}
