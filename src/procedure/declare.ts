import type { Refusal } from '#platform/errors.ts'
import { type Procedure, type Step } from './declaration.ts'
import { ENDS } from './table-words.ts'

/** A procedure whose facts are its own affair: what lists of procedures hold. */
export type AnyProcedure = Procedure

/** Checks a table when the program starts, and lets the list of all hold it; throws where the table is wrong. */
export function declareProcedure<Facts, Reason extends Refusal = Refusal>(
  procedure: Procedure<Facts, Reason>,
): AnyProcedure {
  const faults = faultsOf(procedure as unknown as AnyProcedure)
  if (faults.length > 0) throw new Error(`procedure ${procedure.kind}: ${faults.join('; ')}`)
  return procedure as unknown as AnyProcedure
}

/** What is wrong with a table: empty when nothing is. */
export function faultsOf(procedure: AnyProcedure): string[] {
  const { steps, law } = procedure
  const faults: string[] = []
  const ids = steps.map((step) => step.id)
  if (steps.length === 0) return ['no step']
  if (law.length === 0) faults.push('no law')
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`step ${id} twice`)
  for (const end of ENDS) if (ids.includes(end)) faults.push(`step ${end} has the name of an end`)
  for (const step of steps) faults.push(...faultsOfStep(procedure, step))
  const reached = reachable(steps)
  for (const id of ids) if (!reached.has(id)) faults.push(`step ${id} is never reached`)
  if (!reached.has('done')) faults.push('done is never reached')
  if (steps.some((step) => step.outcomes.some((one) => one.writes)) && !procedure.write)
    faults.push('an outcome writes, but there is no write')
  if (procedure.write && !procedure.factsMissing) faults.push('writes, but factsMissing is not declared')
  return faults
}

function faultsOfStep({ steps, subject, second }: AnyProcedure, step: Step): string[] {
  const faults: string[] = []
  const places = new Set<string>([...steps.map((one) => one.id), ...ENDS])
  const say = (fault: string) => faults.push(`step ${step.id}: ${fault}`)
  if (step.outcomes.length === 0) say('no outcome')
  for (const { id, to, when } of step.outcomes) {
    if (!places.has(to)) say(`${id} leads to ${to}, which is not there`)
    if (when && !step.vote) say(`${id} depends on a vote that there is not`)
  }
  if (step.vote && !step.outcomes.some((one) => one.when === 'reached'))
    say('a vote without a reached outcome')
  if (step.vote && !step.outcomes.some((one) => one.when === 'spent' || one.when === 'missed'))
    say('a vote without an outcome when missed')
  if (step.vote && (step.vote.rounds ?? 1) > 1 && !step.outcomes.some((one) => one.when === 'spent'))
    say('rounds without an outcome when spent')
  if (step.perPerson && subject !== 'people') say('perPerson, but the subject is not people')
  if (step.who.unit.startsWith('second') && !second) say('acts as second, but there is none')
  const keys = (step.fields ?? []).map((field) => field.key)
  for (const key of keys) if (keys.indexOf(key) !== keys.lastIndexOf(key)) say(`field ${key} twice`)
  const deadlines = step.deadline === undefined ? [] : [step.deadline].flat()
  for (const { from } of deadlines)
    if (typeof from === 'object' && 'step' in from && !places.has(from.step))
      say(`deadline from ${from.step}`)
  return faults
}

/** Every place that the table leads to from its first step. */
function reachable(steps: readonly Step[]): Set<string> {
  const reached = new Set<string>()
  const open = [steps[0]!.id]
  while (open.length > 0) {
    const id = open.pop()!
    if (reached.has(id)) continue
    reached.add(id)
    const step = steps.find((one) => one.id === id)
    open.push(...(step?.outcomes ?? []).map((one) => one.to))
  }
  return reached
}
