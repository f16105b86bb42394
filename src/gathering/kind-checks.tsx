import { Checkbox } from '@mantine/core'
import { KINDS } from '#organisation/kinds.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { words } from './site-words.ts'

/** Kinds of unit, any number of them; those that are formed on the day and stand below something. */
export function KindChecks({
  value,
  onChange,
  on,
}: {
  value: readonly string[]
  onChange: (kinds: string[]) => void
  on: string
}) {
  const said = useWords(words)
  const locale = useLocale()
  const shown = KINDS.filter(
    (kind) => kind.under.length > 0 && (!kind.from || kind.from <= on) && (!kind.until || on < kind.until),
  )
  return (
    <Checkbox.Group label={said.kinds} value={[...value]} onChange={onChange}>
      {shown.map((kind) => (
        <Checkbox key={kind.code} value={kind.code} label={kind[locale]} mt={8} />
      ))}
    </Checkbox.Group>
  )
}
