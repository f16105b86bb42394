import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { surveyWords } from './survey-words.ts'

const TONES = { none: 'plain', draft: 'warn', sent: 'good' } as const

/** Whether a unit has answered, in a word. */
export function StateOf({ state }: { state: 'none' | 'draft' | 'sent' }) {
  const said = useWords(surveyWords)
  return <Mark tone={TONES[state]}>{said.states[state]}</Mark>
}
