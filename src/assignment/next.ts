import type { AskedStage, StageDays } from './stages.ts'

/** What a unit does next with what was given to it. */
export type NextStep = 'receive' | 'disseminate' | 'issue_programme' | 'report' | 'redo' | 'finish'

const STEPS: readonly [AskedStage, NextStep][] = [
  ['received', 'receive'],
  ['disseminated', 'disseminate'],
  ['programme', 'issue_programme'],
  ['reported', 'report'],
]

/** The usual next thing that a unit does: the first that is asked and not done; after a return the report once more. */
export function nextStep(
  asked: readonly AskedStage[],
  days: Pick<StageDays, AskedStage | 'returned' | 'closed'>,
): NextStep | null {
  if (days.closed !== null) return null
  if (days.returned !== null && days.reported === null && days.received !== null) return 'redo'
  for (const [stage, step] of STEPS) if (asked.includes(stage) && days[stage] === null) return step
  return asked.length === 0 ? 'finish' : null
}
