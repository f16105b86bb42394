import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { ReturnRow } from './api.ts'
import type { State } from './codes.ts'
import { stateWords, words } from './words.ts'

const TONES: Record<State, 'plain' | 'good' | 'warn' | 'accent'> = {
  asked: 'plain',
  draft: 'accent',
  submitted: 'accent',
  returned: 'warn',
  accepted: 'good',
  consolidated: 'good',
}

/** How far a return is, and that it is late. */
export function StateMark({ row: { state, late } }: { row: Pick<ReturnRow, 'state' | 'late'> }) {
  const said = useWords(words)
  const states = useWords(stateWords)
  return (
    <>
      <Mark tone={TONES[state]}>{states[state]}</Mark> {late && <Mark tone="warn">{said.late}</Mark>}
    </>
  )
}
