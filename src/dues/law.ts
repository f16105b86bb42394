import { day, type Day } from '#platform/day.ts'
import type { Confidence } from '#procedure/declaration.ts'

/**
 * What a member's dues are counted from: salary that counts for insurance, income of an enterprise's wage fund, an
 * allowance in sickness or maternity, a pension, no insurance at all, a pupil's or student's fixed amount, abroad.
 */
export const KINDS = [
  'insured',
  'enterprise',
  'allowance',
  'pensioner',
  'no_insurance',
  'student',
  'abroad',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * How a month's dues are counted. `share`: thousandths of the base (10 = 1%). `wage`: thousandths of the regional minimum
 * wage, by whether the age of retirement is reached. `fixed`: an amount. `between`: an amount that the branch sets within
 * limits. `set`: the text's table is not known to us, so the branch enters the amount.
 */
export type Rate =
  | { by: 'share'; thousandths: number }
  | { by: 'wage'; below: number; from: number }
  | { by: 'fixed'; vnd: bigint }
  | { by: 'between'; least: bigint; most: bigint }
  | { by: 'set' }

export interface RuleSet {
  id: string
  /** First of the month from which it holds. */
  from: Day
  source: string
  confidence: Confidence
  rates: Record<Kind, { rate: Rate; confidence: Confidence }>
  /** Members of so many years of seniority pay nothing; null: the text does not say so. */
  exemptFromYears: number | null
  /** Months of relief at most, and the parts of a hundred that can be remitted; null: the text knows none. */
  relief: { percents: readonly number[]; mostMonths: number } | null
  /** What a unit keeps, in hundredths of a percent, by kind; null: not known, must be set. */
  keep: Readonly<Partial<Record<KeepGroup, { least: number; most: number }>>> | null
}

/** Kinds of units as the retention of dues knows them. */
export const KEEP_GROUPS = ['branch', 'commune', 'grassroots', 'above'] as const
export type KeepGroup = (typeof KEEP_GROUPS)[number]

const share = (thousandths: number, confidence: Confidence = 'verified') =>
  ({ rate: { by: 'share', thousandths }, confidence }) as const
const set = { rate: { by: 'set' }, confidence: 'memory' } as const
const small = { rate: { by: 'between', least: 2_000n, most: 30_000n }, confidence: 'verified' } as const

const OLD: RuleSet = {
  id: '342-QD-TW',
  from: day('2011-04-01'),
  source: '342-QĐ/TW',
  confidence: 'verified',
  rates: {
    insured: share(10),
    enterprise: share(10),
    allowance: share(10, 'memory'),
    pensioner: share(5),
    no_insurance: small,
    student: small,
    abroad: set,
  },
  exemptFromYears: null,
  relief: { percents: [30, 50, 70, 100], mostMonths: 12 },
  keep: {
    branch: { least: 3_000, most: 5_000 },
    commune: { least: 9_000, most: 9_000 },
    grassroots: { least: 7_000, most: 7_000 },
    above: { least: 5_000, most: 5_000 },
  },
}

const NEW: RuleSet = {
  id: '01-QD-TW',
  from: day('2026-02-01'),
  source: '01-QĐ/TW',
  confidence: 'verified',
  rates: {
    insured: share(10),
    enterprise: share(10),
    allowance: share(10),
    pensioner: share(5),
    no_insurance: { rate: { by: 'wage', below: 3, from: 2 }, confidence: 'verified' },
    student: { rate: { by: 'fixed', vnd: 5_000n }, confidence: 'verified' },
    abroad: set,
  },
  exemptFromYears: 50,
  relief: { percents: [30, 50, 70, 100], mostMonths: 12 },
  keep: null,
}

/** The texts on dues, oldest first; the one of the month that dues are for decides. */
export const RULE_SETS: readonly RuleSet[] = [
  OLD,
  NEW,
  {
    ...NEW,
    id: '01-QD-TW-2028',
    from: day('2028-01-01'),
    rates: {
      ...NEW.rates,
      no_insurance: { rate: { by: 'wage', below: 5, from: 3 }, confidence: 'verified' },
    },
  },
]

/** The rules of a month, given by its first day; before the first text, the first. */
export function ruleSetOf(month: Day): RuleSet {
  return RULE_SETS.findLast((one) => one.from <= month) ?? RULE_SETS[0]!
}

export const REGIONS = ['I', 'II', 'III', 'IV'] as const
export type Region = (typeof REGIONS)[number]

/** Minimum wage a month by region (lương tối thiểu vùng). Confidence: indirect. */
export const MINIMUM_WAGE: readonly {
  from: Day
  source: string
  confidence: Confidence
  vnd: Record<Region, bigint>
}[] = [
  {
    from: day('2026-01-01'),
    source: '293/2025/NĐ-CP',
    confidence: 'indirect',
    vnd: { I: 5_310_000n, II: 4_730_000n, III: 4_140_000n, IV: 3_700_000n },
  },
]

/** The minimum wage of a region in a month; null before the first that we know. */
export function minimumWageOf(region: Region, month: Day): bigint | null {
  return MINIMUM_WAGE.findLast((one) => one.from <= month)?.vnd[region] ?? null
}

/** Amounts are rounded to so many đồng, half up, unless a unit has set another step; the texts do not say. */
export const USUAL_ROUNDING = 1_000n

/** Months without dues in a year after which the branch considers removing the name. Source: Charter art. 8. */
export const UNPAID_MONTHS = 3

/** The group by which a kind of unit keeps its part; null: kinds that no dues pass through. */
export function keepGroupOf(kind: string): KeepGroup | null {
  if (
    ['chi_bo_truc_thuoc', 'chi_bo', 'to_dang', 'dang_bo_bo_phan', 'dang_bo_truc_thuoc_co_so'].includes(kind)
  )
    return 'branch'
  if (kind === 'dang_bo_xa') return 'commune'
  if (kind === 'dang_bo_co_so' || kind === 'chi_bo_co_so') return 'grassroots'
  return ['dang_doan', 'ban_can_su_dang'].includes(kind) ? null : 'above'
}
