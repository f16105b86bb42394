import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { Stage } from './codes.ts'
import { stageWords } from './words.ts'

const TONES: Partial<Record<Stage, 'good' | 'warn' | 'accent'>> = {
  answered: 'good',
  closed: 'good',
  not_accepted: 'warn',
  sent: 'accent',
  transferred: 'accent',
}

/** The stage of a proposal as a short word. */
export function StageMark({ stage }: { stage: Stage }) {
  const names = useWords(stageWords)
  return <Mark tone={TONES[stage] ?? 'plain'}>{names[stage]}</Mark>
}
