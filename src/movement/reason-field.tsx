import { Textarea } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'

/** Shortest reason that the server takes. */
export const REASON_LENGTH = 3

/** Why something recorded is changed; `missing`: it was asked for and is not there. */
export function ReasonField({
  value,
  onChange,
  missing,
}: {
  value: string
  onChange: (reason: string) => void
  missing: boolean
}) {
  const said = useWords(words)
  return (
    <Textarea
      label={said.reason}
      description={said.reasonHint}
      required
      autosize
      minRows={2}
      maxLength={500}
      value={value}
      error={missing && said.reasonMissing}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
