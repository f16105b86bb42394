import { retiresOn } from '#member/due-law.ts'
import { addMonths, monthsBetween, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { minimumWageOf, ruleSetOf, type Kind, type Region, type RuleSet } from './law.ts'

/** What one member's dues of a month are counted from. Amounts are whole đồng. */
export interface DuesFacts {
  kind: Kind | null
  base: bigint | null
  voluntary: bigint | null
  region: Region | null
  /** Parts of a hundred remitted by decision in the month. */
  reliefPercent: number
  /** From when seniority counts; null: not known. */
  start: Day | null
  bornOn: Day
  sex: 'nam' | 'nữ'
}

/** Why nothing can be counted: what is missing. */
export type Missing = 'kind' | 'base' | 'region' | 'wage'

/** Dues of a month: `due` null where something is missing. */
export interface Dues {
  ruleSet: string
  due: bigint | null
  missing: Missing | null
  /** Nothing is owed because of the years of seniority. */
  exempt: boolean
}

/** What a member owes for a month, given by its first day, by the rules of that month. */
export function duesOf(facts: DuesFacts, month: Day, rounding: bigint): Dues {
  const rules = ruleSetOf(month)
  const none = { ruleSet: rules.id, missing: null, exempt: false }
  if (isExempt(facts.start, month, rules)) return { ...none, due: 0n, exempt: true }
  const plain = plainDues(facts, month, rules)
  if (typeof plain === 'string') return { ...none, due: null, missing: plain }
  const rounded = roundHalfUp(plain * BigInt(100 - facts.reliefPercent), 100_000n, rounding)
  const due = facts.voluntary !== null && facts.voluntary > rounded ? facts.voluntary : rounded
  return { ...none, due }
}

/** Whether the years of seniority are complete on the first of the month. */
function isExempt(start: Day | null, month: Day, { exemptFromYears }: RuleSet): boolean {
  return exemptFromYears !== null && start !== null && monthsBetween(start, month) >= exemptFromYears * 12
}

/** In thousandths of a đồng, before relief and rounding; or what is missing. */
function plainDues(
  { kind, base, region, bornOn, sex }: DuesFacts,
  month: Day,
  rules: RuleSet,
): bigint | Missing {
  if (kind === null) return 'kind'
  const { rate } = rules.rates[kind]
  if (rate.by === 'fixed') return rate.vnd * 1000n
  if (rate.by === 'wage') {
    if (region === null) return 'region'
    const wage = minimumWageOf(region, month)
    if (wage === null) return 'wage'
    return wage * BigInt(isRetired(bornOn, sex, month) ? rate.from : rate.below)
  }
  if (base === null) return 'base'
  return rate.by === 'share' ? base * BigInt(rate.thousandths) : base * 1000n
}

function isRetired(bornOn: Day, sex: 'nam' | 'nữ', month: Day): boolean {
  const on = retiresOn(bornOn, sex)
  return on === null || on < month
}

/** `amount / parts` rounded to a step, half up. */
export function roundHalfUp(amount: bigint, parts: bigint, step: bigint): bigint {
  const whole = parts * step
  return ((amount * 2n + whole) / (whole * 2n)) * step
}

/** What a unit keeps of what it has, in hundredths of a percent; the rest goes up. Nothing is lost, nothing appears. */
export function split(amount: bigint, keepHundredths: number): { kept: bigint; passed: bigint } {
  const kept = amount <= 0n ? 0n : (amount * BigInt(keepHundredths)) / 10_000n
  return { kept, passed: amount - kept }
}

export type DuesRefusal = Refusal &
  (
    | { code: 'dues-amount-wrong'; row: number }
    | { code: 'dues-before-admission'; row: number; month: Day; from: Day }
    | { code: 'dues-after-leaving'; row: number; month: Day; left: Day }
    | { code: 'dues-not-of-unit'; row: number; month: Day }
    | { code: 'dues-base-missing'; row: number }
    | { code: 'dues-receipt-used'; row: number; receiptNo: string }
    | { code: 'dues-in-future'; on: Day }
    | { code: 'dues-day-before-month'; on: Day; month: Day }
    | { code: 'dues-month-closed'; month: Day }
    | { code: 'dues-month-not-over'; month: Day }
    | { code: 'dues-earlier-open'; month: Day }
    | { code: 'dues-below-open'; units: number }
    | { code: 'dues-transit'; units: number }
    | { code: 'dues-keep-unknown'; month: Day }
    | { code: 'dues-keep-outside'; least: number; most: number }
    | { code: 'dues-base-outside'; least: number; most: number }
    | { code: 'dues-base-negative' }
    | { code: 'dues-not-member'; month: Day }
    | { code: 'dues-nothing-to-pay' }
    | { code: 'dues-undone' }
    | { code: 'dues-received-already'; on: Day }
    | { code: 'dues-reason-missing' }
    | { code: 'dues-setting-wrong'; key: string }
  )

/** One payment as it is asked for, with what is known of the member. `row`: its place in what was sent, from 1. */
export interface Paying {
  row: number
  month: Day
  amount: bigint
  receiptNo: string
  /** First and last day as a member; null where there is none. */
  joinedOn: Day | null
  leftOn: Day | null
  /** The unit is where he pays for that month. */
  isOfUnit: boolean
  receiptUsed: boolean
}

/** Everything against payments that are written together; `openMonth`: the first month whose book is not closed. */
export function refusalsToPay(
  payments: readonly Paying[],
  { on, today }: { on: Day; today: Day },
): DuesRefusal[] {
  const refusals: DuesRefusal[] = []
  if (on > today) refusals.push({ code: 'dues-in-future', on })
  const seen = new Set<string>()
  for (const one of payments) {
    const { row, month, amount, receiptNo, joinedOn, leftOn } = one
    if (amount <= 0n) refusals.push({ code: 'dues-amount-wrong', row })
    if (joinedOn === null || addMonths(month, 1) <= joinedOn)
      refusals.push({ code: 'dues-before-admission', row, month, from: joinedOn ?? month })
    else if (leftOn !== null && leftOn < month)
      refusals.push({ code: 'dues-after-leaving', row, month, left: leftOn })
    else if (!one.isOfUnit) refusals.push({ code: 'dues-not-of-unit', row, month })
    if (one.receiptUsed || seen.has(receiptNo)) refusals.push({ code: 'dues-receipt-used', row, receiptNo })
    seen.add(receiptNo)
  }
  return refusals
}

/** What is known of a unit whose month is to be closed. */
export interface Closing {
  month: Day
  today: Day
  isClosed: boolean
  /** The month before has been kept here but not closed. */
  earlierOpen: Day | null
  /** Units directly below that have not closed the month, and those whose money is not received yet. */
  openBelow: number
  inTransit: number
  keepHundredths: number | null
  allowed: { least: number; most: number } | null
}

/** Everything against closing a month. */
export function refusalsToClose(closing: Closing): DuesRefusal[] {
  const { month, today, keepHundredths, allowed } = closing
  const { source } = ruleSetOf(month)
  const refusals: DuesRefusal[] = []
  if (closing.isClosed) refusals.push({ code: 'dues-month-closed', month })
  if (month > today) refusals.push({ code: 'dues-month-not-over', month })
  if (closing.earlierOpen !== null) refusals.push({ code: 'dues-earlier-open', month: closing.earlierOpen })
  if (closing.openBelow > 0) refusals.push({ code: 'dues-below-open', units: closing.openBelow })
  if (closing.inTransit > 0) refusals.push({ code: 'dues-transit', units: closing.inTransit })
  if (keepHundredths === null) refusals.push({ code: 'dues-keep-unknown', month, source })
  else if (allowed && (keepHundredths < allowed.least || keepHundredths > allowed.most))
    refusals.push({ code: 'dues-keep-outside', least: allowed.least / 100, most: allowed.most / 100, source })
  return refusals
}

/** Everything against a basis of dues from a month on. */
export function refusalsToBase({
  kind,
  base,
  month,
  isMember,
}: {
  kind: Kind
  base: bigint | null
  month: Day
  isMember: boolean
}): DuesRefusal[] {
  const rules = ruleSetOf(month)
  const { rate } = rules.rates[kind]
  const refusals: DuesRefusal[] = []
  if (!isMember) refusals.push({ code: 'dues-not-member', month })
  if (base !== null && base < 0n) refusals.push({ code: 'dues-base-negative' })
  const needsBase = rate.by === 'share' || rate.by === 'between' || rate.by === 'set'
  if (needsBase && base === null) refusals.push({ code: 'dues-base-missing', row: 1 })
  if (rate.by === 'between' && base !== null && (base < rate.least || base > rate.most))
    refusals.push({
      code: 'dues-base-outside',
      least: Number(rate.least),
      most: Number(rate.most),
      source: rules.source,
    })
  return refusals
}

/** The first day of the month of a day. */
export function monthOf(on: Day): Day {
  return `${on.slice(0, 7)}-01` as Day
}
