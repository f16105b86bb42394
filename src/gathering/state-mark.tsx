import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { State } from './kinds.ts'
import { stateWords } from './words.ts'

const TONES = {
  planned: 'plain',
  announced: 'accent',
  postponed: 'warn',
  cancelled: 'warn',
  held: 'good',
  concluded: 'good',
} as const

/** Where a gathering stands, in a word. */
export function StateMark({ state }: { state: State }) {
  const states = useWords(stateWords)
  return <Mark tone={TONES[state]}>{states[state]}</Mark>
}
