import type { ComponentProps } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { refusalWords } from './words.ts'

/** Paths whose answers a change of duties makes old. */
export const RENEWS = ['/api/dut', '/api/work-regulations']

/** A form over the page that writes one thing about duties. */
export function WriteDialog(rest: Omit<ComponentProps<typeof ActDialog>, 'say'>) {
  return <ActDialog {...rest} say={useSay(refusalWords)} />
}
