import { formatDay, type Day } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'

const SOON_DAYS = 7

/** By when, and how late it is; never by colour alone. */
export function DueMark({ dueOn, on }: { dueOn: Day | null; on: Day }) {
  const said = useWords(words)
  if (dueOn === null) return null
  const days = Math.round((Date.parse(dueOn) - Date.parse(on)) / 86_400_000)
  const due = said.dueOn(formatDay(dueOn))
  if (days < 0) return <Mark tone="accent">{`${due}, ${said.late(formatNumber(-days))}`}</Mark>
  if (days === 0) return <Mark tone="warn">{said.today}</Mark>
  return <Mark tone={days <= SOON_DAYS ? 'warn' : 'plain'}>{due}</Mark>
}
