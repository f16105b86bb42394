import { NativeSelect } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { CATEGORIES } from './categories.ts'
import { words } from './words.ts'

/** One of the categories, increases and decreases apart. */
export function CategoryField({
  label,
  value,
  onChange,
  none,
}: {
  label: string
  value: string
  onChange: (category: string) => void
  /** What an empty choice is called; left out: one must be chosen. */
  none?: string
}) {
  const said = useWords(words)
  const { category } = useActWords()
  const items = (direction: 'increase' | 'decrease') =>
    CATEGORIES.filter((one) => one.direction === direction).map(({ code }) => ({
      value: code,
      label: category(code),
    }))
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        { group: said.groups.in, items: items('increase') },
        { group: said.groups.out, items: items('decrease') },
      ]}
    />
  )
}
