import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import dayjs from 'dayjs'
import 'dayjs/locale/vi'
import { isDay, type Day } from '#platform/day.ts'
import { useLocale } from './words.tsx'

export interface CalendarProps {
  value: Day | null
  onPick: (day: Day) => void
  min?: Day
  max?: Day
  /** The month shown when there is no value. */
  start?: Day
}

/** A month to pick a day from; loaded only when somebody opens it. */
export default function Calendar({ value, onPick, min, max, start }: CalendarProps) {
  return (
    <DatePicker
      value={value}
      defaultDate={value ?? start}
      onChange={(picked) => {
        const text = picked ? dayjs(picked).format('YYYY-MM-DD') : ''
        if (isDay(text)) onPick(text)
      }}
      minDate={min}
      maxDate={max}
      locale={useLocale()}
      firstDayOfWeek={1}
    />
  )
}
