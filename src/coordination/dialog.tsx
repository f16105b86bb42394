import type { ComponentProps } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { refusalWords as givingWords } from '#assignment/refusal-words.ts'
import { refusalWords } from './words.ts'

/** Paths whose answers a change of a plan makes old. */
export const RENEWS = ['/api/coordination', '/api/assignments']

/** A form over the page that writes one thing about a plan. */
export function WriteDialog(rest: Omit<ComponentProps<typeof ActDialog>, 'say'>) {
  return <ActDialog {...rest} say={useSay({ ...givingWords, ...refusalWords })} />
}
