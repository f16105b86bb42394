import type { ComponentProps } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { refusalWords } from './refusal-words.ts'

/** Paths whose answers a change of bodies makes old. */
export const RENEWS = ['/api/bod']

/** A form over the page that writes one thing about a body. */
export function WriteDialog(rest: Omit<ComponentProps<typeof ActDialog>, 'say'>) {
  return <ActDialog {...rest} say={useSay(refusalWords)} />
}
