import { inForce } from '#organisation/law.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import { isForTask } from './rules.ts'
import { BODY_LAW, levelOf } from './law.ts'

/** What warnings look at: a body on a day, and all bodies that its unit keeps. */
export interface WarningFacts {
  kind: string
  quota: number | null
  present: number | null
  deputies: number | null
  deputyLimit: number | null
  recordedInternalUnits: number | null
  internalBodies: number
  heads: number
  membersKnown: boolean
  plannedUntil: Day | null
  keeper: { kind: string; type: string | null; name: string; offices: number; services: number } | null
}

export type BodyWarningFound = { about: 'body' | 'unit'; source: string | null } & (
  | { code: 'present-over-quota'; present: number; quota: number }
  | { code: 'deputies-over-limit'; deputies: number; limit: number }
  | { code: 'internal-units-differ'; recorded: number; counted: number }
  | { code: 'no-head' }
  | { code: 'period-over'; on: string }
  | { code: 'too-many-offices'; count: number; max: number }
  | { code: 'too-many-services'; count: number; max: number }
)
export type BodyWarningCode = BodyWarningFound['code']

export const BODY_WARNING_CODES = [
  'present-over-quota',
  'deputies-over-limit',
  'internal-units-differ',
  'no-head',
  'period-over',
  'too-many-offices',
  'too-many-services',
] as const satisfies readonly BodyWarningCode[]

/** What about a body wants a look on a day; never bars. Limits of a unit's bodies: 299-QĐ/TW, by the law of the day. */
export function bodyWarnings(facts: WarningFacts, on: Day): BodyWarningFound[] {
  const { quota, present, deputies, deputyLimit: limit, recordedInternalUnits: recorded } = facts
  const own = { about: 'body', source: null } as const
  const found: BodyWarningFound[] = []
  if (quota !== null && present !== null && present > quota)
    found.push({ code: 'present-over-quota', present, quota, ...own })
  if (deputies !== null && limit !== null && deputies > limit)
    found.push({ code: 'deputies-over-limit', deputies, limit, ...own })
  if (recorded !== null && facts.internalBodies > 0 && recorded !== facts.internalBodies)
    found.push({ code: 'internal-units-differ', recorded, counted: facts.internalBodies, ...own })
  if (facts.heads === 0 && (facts.membersKnown || isForTask(facts.kind)))
    found.push({ code: 'no-head', ...own })
  if (facts.plannedUntil !== null && facts.plannedUntil <= on)
    found.push({ code: 'period-over', on: lastDayOf(facts.plannedUntil)!, ...own })
  return [...found, ...unitWarnings(facts, on)]
}

function unitWarnings({ kind, keeper }: WarningFacts, on: Day): BodyWarningFound[] {
  const law = inForce(BODY_LAW, on)
  const level = keeper && levelOf(keeper)
  if (!law || !keeper || !level) return []
  const most = law.most[level]
  const { source } = law
  if (kind === 'ban_dang' && keeper.offices > most.offices)
    return [{ code: 'too-many-offices', count: keeper.offices, max: most.offices, about: 'unit', source }]
  if (kind === 'su_nghiep' && keeper.services > most.services)
    return [{ code: 'too-many-services', count: keeper.services, max: most.services, about: 'unit', source }]
  return []
}
