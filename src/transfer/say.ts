import { useSayOfCases } from '#procedure/say.ts'
import { useSay, type SayRefusal } from '#ui/refusals.tsx'
import { listRefusalWords } from './bulk-words.ts'
import { packageRefusalWords } from './package-words.ts'

/** Says why a transfer, a list or a package cannot be done. */
export function useSayTransfer(): SayRefusal {
  const ofCases = useSayOfCases()
  const own = useSay({ ...listRefusalWords, ...packageRefusalWords })
  return (refusal) => own(refusal) ?? ofCases(refusal)
}
