import { addDays, addMonths, type Day } from '#platform/day.ts'
import type { PastAct, PastCase } from '#procedure/bulk.ts'
import type { Branch } from './admission-people.ts'

/** Steps of an admission in their order, and how many days after the first each is usually done. */
const PATH = [
  ['assigned', 'done', 0],
  ['application', 'received', 14],
  ['cv_declared', 'declared', 25],
  ['verifying', 'verified', 60],
  ['opinions', 'gathered', 72],
  ['cell_resolution', 'agreed', 84],
  ['committee_resolution', 'agreed', 95],
  ['decision', 'decided', 118],
  ['received', 'received', 124],
] as const
/** How many steps lie before the ceremony. */
export const STEPS_BEFORE = PATH.length
const AFTER = [
  ['self_review', 'handed_in'],
  ['helper_opinion', 'given'],
  ['opinions2', 'gathered'],
  ['cell_resolution2', 'agreed'],
  ['committee_resolution2', 'agreed'],
] as const

/** What a case of the demonstration is made of. */
export interface Story {
  publicId: string
  personId: string
  branch: Branch
  route: string
  context: string | null
}

const WHOLE = (n: number) => ({ base: n, present: n, inFavour: n, against: 0, exemptPresent: 0 })

/** Counts the numbers of decisions and resolutions that a unit issues. */
export class Numbers {
  private readonly last = new Map<string, number>()

  next(unit: string, type: 'NQ' | 'QĐ', first: number): string {
    const serial = (this.last.get(`${unit} ${type}`) ?? first - 1) + 1
    this.last.set(`${unit} ${type}`, serial)
    return `${serial}-${type}`
  }
}

/** The acts before the ceremony, the first of them `count`, the last on a day; the decision with its day and number where known. */
export function actsBefore(
  { branch }: Story,
  count: number,
  lastOn: Day,
  numbers: Numbers,
  decided?: { on: Day; number: string },
): PastAct[] {
  const steps = PATH.filter(([step]) => step !== 'committee_resolution' || branch.kind !== 'chi_bo_co_so')
  const taken = steps.slice(0, Math.min(count, steps.length))
  const start = addDays(lastOn, -taken.at(-1)![2])
  return taken.map(([step, outcome, after]) => {
    const on = step === 'decision' && decided ? decided.on : addDays(start, after)
    return { step, outcome, on, values: valuesAt(step, on, branch), ...voted(step, branch, numbers, decided) }
  })
}

function valuesAt(step: string, on: Day, { helpers }: Branch): Record<string, string> {
  if (step === 'assigned')
    return Object.fromEntries(
      helpers.flatMap(({ publicId }, index) => [
        [`introducer_${index + 1}`, publicId],
        [`together_${index + 1}`, addMonths(on, -18)],
      ]),
    )
  if (step === 'verifying') return { verified_on: addDays(on, -3) }
  if (step === 'opinions') return { mass_opinion_on: addDays(on, -6), residence_opinion_on: addDays(on, -4) }
  return step === 'cell_resolution' ? { schooling: 'diploma' } : {}
}

function voted(
  step: string,
  branch: Branch,
  numbers: Numbers,
  decided?: { number: string },
): Partial<PastAct> {
  if (step.startsWith('cell_resolution'))
    return {
      vote: { ...WHOLE(branch.officials), typed: false },
      decisionNo: numbers.next(branch.id, 'NQ', 31),
    }
  if (step.startsWith('committee_resolution'))
    return { vote: { ...WHOLE(7), typed: true }, decisionNo: numbers.next('committees', 'NQ', 301) }
  if (step === 'decision')
    return {
      vote: { ...WHOLE(9), typed: false },
      decisionNo: decided?.number ?? numbers.next('bloc', 'QĐ', 950),
    }
  if (step === 'decision2')
    return { vote: { ...WHOLE(9), typed: false }, decisionNo: numbers.next('bloc', 'QĐ', 1200) }
  return {}
}

/** What an admission of the ledger says of itself. */
export interface Admitted {
  decidedOn: Day
  decisionNo: string
  ceremonyOn: Day
  recognisedOn: Day | null
}

/** The whole way of somebody who was admitted: to the recognition, or into the probation as far as `today` allows. */
export function pastCase(
  story: Story,
  { decidedOn, decisionNo, ceremonyOn, recognisedOn }: Admitted,
  numbers: Numbers,
  today: Day,
): PastCase {
  const { branch } = story
  const before = actsBefore(story, STEPS_BEFORE - 1, decidedOn, numbers, {
    on: decidedOn,
    number: decisionNo,
  })
  const ceremony: PastAct[] = [
    { step: 'received', outcome: 'received', on: addDays(decidedOn, 2) },
    {
      step: 'ceremony',
      outcome: 'held',
      on: ceremonyOn,
      values: { place: PLACES[story.context ?? 'none'] ?? PLACES.none! },
    },
  ]
  const during = [
    { step: 'forms', outcome: 'filled', on: addDays(ceremonyOn, 20) },
    { step: 'member_course', outcome: 'finished', on: addDays(ceremonyOn, 170), values: {} },
  ].filter(({ on }) => on <= today)
  // A grassroots branch has one step less before the decision.
  const decided = before.filter((act) => act.step !== 'received')
  const acts = [...decided, ...ceremony, ...during]
  if (recognisedOn !== null)
    acts.push(...recognition(branch, addMonths(ceremonyOn, 12), recognisedOn, numbers))
  return caseOf(story, acts)
}

const PLACES: Readonly<Record<string, string>> = {
  covid_frontline: 'Khu điều trị bệnh nhân Covid-19',
  none: 'Hội trường cơ quan',
}

/** From the end of probation to the recognition, evenly between the two days. */
function recognition(branch: Branch, from: Day, recognisedOn: Day, numbers: Numbers): PastAct[] {
  const days = Math.max(0, Math.round((Date.parse(recognisedOn) - Date.parse(from)) / 86_400_000))
  const steps = AFTER.filter(([step]) => step !== 'committee_resolution2' || branch.kind !== 'chi_bo_co_so')
  const acts = steps.map(([step, outcome], index): PastAct => ({
    step,
    outcome,
    on: addDays(from, Math.floor((days * index) / (steps.length + 1))),
    ...voted(step, branch, numbers),
  }))
  const last = { step: 'decision2', outcome: 'recognised', on: recognisedOn, values: {} }
  return [...acts, { ...last, ...voted('decision2', branch, numbers) }]
}

/** The case of these acts. */
export function caseOf(
  { publicId, personId, branch, route, context }: Story,
  acts: readonly PastAct[],
): PastCase {
  return {
    publicId,
    organisationId: branch.id,
    personIds: [personId],
    openedOn: acts[0]!.on,
    values: { route, ...(context ? { context } : {}) },
    acts,
  }
}
