import type { Refusal } from '#platform/errors.ts'
import { useSay, type SayRefusal } from '#ui/refusals.tsx'
import { useLocale } from '#ui/words.tsx'
import type { Said } from './declaration.ts'
import { refusalWords } from './refusal-words.ts'

/** Says why not: a room's sentence comes along with its refusal, the engine's own are known here. */
export function useSayOfCases(): SayRefusal {
  const locale = useLocale()
  const own = useSay(refusalWords)
  return (refusal: Refusal) => {
    const { said } = refusal as { said?: Said }
    return said ? said[locale] : own(refusal)
  }
}

/** A declared word in the reader's language. */
export function useSaid(): (word: Said | null) => string {
  const locale = useLocale()
  return (word) => word?.[locale] ?? ''
}
