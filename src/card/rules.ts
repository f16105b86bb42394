import type { Day } from '#platform/day.ts'
import type { ActGiven, Given } from '#procedure/declaration.ts'
import { cardNumberLawOn, CHIP_EXCHANGE } from './law.ts'

/** What the rules need of the member. */
export interface CardFacts {
  isMember: boolean
  officialOn: Day | null
  cardNo: string | null
  /** The printed number that is asked for belongs to somebody else. */
  numbersTaken: readonly string[]
}

export type CardRefusal =
  | { code: 'card-not-member'; on: Day; source: string }
  | { code: 'card-not-official'; on: Day; source: string }
  | { code: 'card-none-to-exchange'; source: string }
  | { code: 'card-held-already'; source: string }
  | { code: 'card-none-lost'; source: string }
  | { code: 'card-chip-not-yet'; from: Day; source: string }
  | { code: 'card-number-shape'; digits: number; source: string }
  | { code: 'card-number-same' }
  | { code: 'card-number-taken' }

const CHARTER = 'Điều lệ Đảng, Điều 6'

/** Cards are issued to official members. Source: Charter art. 6 with the guidance of the day. */
export function refusalsToMember({ facts, on }: Given<CardFacts>): CardRefusal[] {
  if (!facts.isMember) return [{ code: 'card-not-member', on, source: CHARTER }]
  return facts.officialOn === null || facts.officialOn > on
    ? [{ code: 'card-not-official', on, source: CHARTER }]
    : []
}

/** Against opening an exchange: no card yet, or the general exchange has not been ordered by then. */
export function refusalsToExchange(given: Given<CardFacts>): CardRefusal[] {
  const refusals = refusalsToMember(given)
  if (given.facts.isMember && given.facts.cardNo === null)
    refusals.push({ code: 'card-none-to-exchange', source: CHARTER })
  if (given.case.values.ground === 'chip' && given.on < CHIP_EXCHANGE.from)
    refusals.push({ code: 'card-chip-not-yet', from: CHIP_EXCHANGE.from, source: CHIP_EXCHANGE.source })
  return refusals
}

/** Against opening an issue: a first card for who holds one, another for a lost one that never was. */
export function refusalsToIssue(given: Given<CardFacts>): CardRefusal[] {
  const refusals = refusalsToMember(given)
  const { ground } = given.case.values
  if (!given.facts.isMember) return refusals
  if (ground === 'first' && given.facts.cardNo !== null)
    refusals.push({ code: 'card-held-already', source: CHARTER })
  if (ground === 'lost' && given.facts.cardNo === null)
    refusals.push({ code: 'card-none-lost', source: CHARTER })
  return refusals
}

/** Against an act: the number of the new card has the digits of its day, is new, and is nobody else's. */
export function refusalsToCardAct({ facts }: Given<CardFacts>, act: ActGiven): CardRefusal[] {
  const number = act.values.card_no
  if (typeof number !== 'string' || number === '') return []
  const refusals: CardRefusal[] = []
  const law = cardNumberLawOn(act.on)
  if (law && !new RegExp(`^\\d{${law.digits}}$`).test(number))
    refusals.push({ code: 'card-number-shape', digits: law.digits, source: law.source })
  if (number === facts.cardNo) refusals.push({ code: 'card-number-same' })
  if (facts.numbersTaken.includes(number)) refusals.push({ code: 'card-number-taken' })
  return refusals
}
