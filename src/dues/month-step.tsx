import { ActionIcon } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addMonths, isDay, type Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAddress } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { writtenMonth } from './months.ts'
import { monthOf } from './rules.ts'
import { words } from './words.ts'
import style from './dues.module.css'

/** The month in the address; that of the day shown unless given. */
export function useMonth(): [Day, (month: Day) => void] {
  const { on } = useAsOf()
  const usual = monthOf(on)
  const [text, setText] = useAddress('month', usual)
  return [isDay(text) && text.endsWith('-01') ? text : usual, setText]
}

/** The month with its neighbours. */
export function MonthStep({ month, onChange }: { month: Day; onChange: (month: Day) => void }) {
  const said = useWords(words)
  return (
    <div className={`${style.months} dv-no-print`} role="group" aria-label={said.month}>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={said.previous}
        onClick={() => onChange(addMonths(month, -1))}
      >
        <ChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <span aria-live="polite">{said.monthOf(writtenMonth(month))}</span>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={said.following}
        onClick={() => onChange(addMonths(month, 1))}
      >
        <ChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}
