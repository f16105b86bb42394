import type { ComponentProps } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import type { Item } from './api.ts'
import type { State } from './codes.ts'
import { itemWords } from './item-words.ts'
import { refusalWords, stateWords } from './words.ts'

/** Paths whose answers a change of programmes makes old. */
export const RENEWS = ['/api/programmes', '/api/programme-items', '/api/inbox', '/api/assignments']

/** A form over the page that writes one thing; `sentences` says its refusals. */
export function WriteDialog({
  sentences = refusalWords,
  ...rest
}: Omit<ComponentProps<typeof ActDialog>, 'say'> & { sentences?: Parameters<typeof useSay>[0] }) {
  return <ActDialog size="lg" {...rest} say={useSay(sentences)} />
}

const TONES: Record<State, 'plain' | 'good' | 'warn' | 'accent'> = {
  planned: 'plain',
  drafting: 'plain',
  collecting_opinions: 'plain',
  submitted: 'good',
  adopted: 'good',
  returned: 'warn',
  deferred: 'warn',
  dropped: 'plain',
}

/** Where an item or a scheme stands, in a word. */
export function StateMark({ state }: { state: State }) {
  const said = useWords(stateWords)
  return <Mark tone={TONES[state]}>{said[state]}</Mark>
}

/** The state of an item with how late it is. */
export function ItemState({
  item,
}: {
  item: Pick<Item, 'state' | 'daysLate' | 'submittedOn' | 'carriedOn'>
}) {
  const said = useWords(itemWords)
  const { state, daysLate, submittedOn, carriedOn } = item
  return (
    <>
      <StateMark state={state} /> {carriedOn && <Mark>{said.carried}</Mark>}{' '}
      {daysLate !== null && (
        <Mark tone={submittedOn ? 'warn' : 'accent'}>
          {submittedOn ? said.late(formatNumber(daysLate)) : said.daysLate(formatNumber(daysLate))}
        </Mark>
      )}
    </>
  )
}
