import type { Refusal } from '#platform/errors.ts'
import { useSay } from '#ui/refusals.tsx'
import { useLocale } from '#ui/words.tsx'
import { refusalWords as documentWords } from '#document/refusal-words.ts'
import { listRefusalWords } from './bulk-words.ts'
import { openingWords } from './opening-words.ts'
import { packageRefusalWords } from './package-words.ts'

/** Says why a transfer cannot be done: sentences of the procedure itself come with the refusal. */
export function useSayTransfer(): (refusal: Refusal) => string | undefined {
  const locale = useLocale()
  const own = useSay({ ...documentWords, ...openingWords, ...listRefusalWords, ...packageRefusalWords })
  return (refusal) => {
    const said = refusal.said as { vi: string; en: string } | undefined
    return said?.[locale] ?? (own(refusal) as string | undefined)
  }
}
