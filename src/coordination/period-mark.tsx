import type { Day } from '#platform/day.ts'
import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'

/** Whether a plan runs on the day. */
export function PeriodMark({ plan: { from, to }, on }: { plan: { from: Day; to: Day }; on: Day }) {
  const said = useWords(words)
  if (on < from) return <Mark>{said.coming}</Mark>
  return on <= to ? <Mark tone="good">{said.running}</Mark> : <Mark>{said.over}</Mark>
}
