import { Refused, type Refusal } from '#platform/errors.ts'
import type { AnyProcedure } from './declare.ts'

/** A room's refusal with its sentence, which the engine's page could not know. */
export function withSentence({ reasons }: AnyProcedure, refusal: Refusal): Refusal {
  const sentence = Object.hasOwn(reasons, refusal.code)
    ? (reasons as Record<string, (facts: Refusal) => object>)[refusal.code]
    : undefined
  return sentence ? { ...refusal, said: sentence(refusal) } : refusal
}

/** Throws Refused with all reasons at once, the engine's and the room's, when there is any. */
export function insistFor(procedure: AnyProcedure, refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals.map((one) => withSentence(procedure, one)))
}
