import { Textarea } from '@mantine/core'
import { useWords } from './words.tsx'
import { wordsOfUi } from './words-of-ui.ts'

/** Why; three characters at least. */
export function ReasonField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const said = useWords(wordsOfUi)
  return (
    <Textarea
      label={said.reason}
      required
      minLength={3}
      maxLength={500}
      autosize
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
