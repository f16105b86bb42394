import { call } from '#ui/call.ts'
import type { Choice } from '#ui/find-field.tsx'
import { findReceivers } from './list-api.ts'

/** Finds a receiver anywhere in the register. */
export async function receiversNamed(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(findReceivers, { text }, { signal })
  return items.map(({ id, name, path }) => ({ key: id, name, note: path }))
}
