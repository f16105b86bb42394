import type { Refusal } from '#platform/errors.ts'
import type { SayRefusal } from '#ui/refusals.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { words } from './words.ts'

/** Says a refusal of a case: it carries its own sentence; those of the engine that a list can meet are said here. */
export function useSayCase(): SayRefusal {
  const locale = useLocale()
  const { caseRefusals } = useWords(words)
  return (refusal: Refusal) => {
    const { said } = refusal as { said?: { vi: string; en: string } }
    if (said) return said[locale]
    const known = caseRefusals as Readonly<Record<string, string>>
    return Object.hasOwn(known, refusal.code) ? known[refusal.code] : undefined
  }
}
