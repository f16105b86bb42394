import { useCallback, useState } from 'react'
import type { Draft } from './draft.ts'

/** A draft and how its fields are changed. */
export function useDraft(start: Draft) {
  const [draft, setDraft] = useState(start)
  const set = useCallback((change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })), [])
  return { draft, set }
}
