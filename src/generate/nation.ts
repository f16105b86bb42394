import type { SheetName } from '#sheet/format.ts'
import { NEVER, textOf, type DayNumber } from './calendar.ts'
import { lifeOf, RATES, takeCensus, type Census, type Life } from './life.ts'
import { cardNumber, citizenIds } from './numbers.ts'
import { attributeRows, portray, type Portrait } from './portrait.ts'
import { below, between, scatter, seeded } from './random.ts'
import { movementRow, traceBack, type Elsewhere, type Move } from './trace.ts'
import { ABROAD, growNation, type Nation, type NationPlan } from './tree.ts'
import { linkRows, organisationRows, standingOn, type Branch, type Cells } from './units.ts'

export type { NationPlan } from './tree.ts'

/**
 * An invented nation in the exchange format, the same for the same plan: as many members as asked on the last day of
 * `to` exactly. Rows are made while they are read and members are never held, so each sheet may be read several times.
 * Throws RangeError for fewer than 1,000 or more than 6,000,000 members or years that do not fit.
 */
export function generateNation(plan: NationPlan): Record<SheetName, Iterable<Cells>> {
  const { members, seed, from, to } = plan
  if (!(Number.isInteger(members) && members >= 1_000 && members <= 6_000_000)) {
    throw new RangeError(`members must be a whole number from 1000 to 6000000, not ${members}`)
  }
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 1990 && to <= 2099 && from <= to)) {
    throw new RangeError(`years must lie between 1990 and 2099, not ${from} to ${to}`)
  }
  if (!Number.isInteger(seed)) throw new RangeError(`the seed must be a whole number, not ${seed}`)
  const nation = growNation(plan)
  const census = takeCensus(seed, members, from, to)
  const rows = (make: () => Iterator<Cells>): Iterable<Cells> => ({ [Symbol.iterator]: make })
  return {
    organisations: rows(() => organisationRows(nation.units, nation.first, nation.last)),
    members: rows(() => memberRows(nation, census)),
    movements: rows(() => movementRows(nation, census)),
    attributes: rows(() => allAttributeRows(nation, census)),
    links: rows(() => linkRows(nation.links, nation.first, nation.last)),
    statuses: [],
    badges: [],
    posts: [],
    terms: [],
  }
}

function* memberRows(nation: Nation, census: Census): Generator<Cells> {
  const identify = citizenIds()
  const place = scatter(census.people, census.seed)
  for (let index = 0; index < census.people; index++) {
    const life = lifeOf(census, index)
    const branch = lastBranch(nation, census, life, index)
    const portrait = portraitOf(census, life, branch, index)
    const position = place(index)
    yield {
      member_code: codeAt(position),
      full_name: portrait.name,
      sex: life.sex,
      born_on: life.bornOn,
      ethnicity: portrait.ethnicity,
      religion: portrait.religion,
      citizen_id: index % 37 === 5 ? '' : identify(life.sex, life.born),
      card_no: life.official === NEVER ? '' : cardNumber(position),
      schooling: portrait.schooling,
      education: portrait.education,
      theory: portrait.theory,
      profession: portrait.profession,
      stratum: portrait.stratum,
      native_place: nativePlace(nation, census, index),
      residence: branch.place,
      phone: '',
      admission_decided_on: textOf(life.decided),
      ceremony_on: textOf(life.ceremony),
      official_on: dayText(life.official),
      recognition_decided_on: dayText(life.recognised),
    }
  }
}

function* movementRows(nation: Nation, census: Census): Generator<Cells> {
  const place = scatter(census.people, census.seed)
  for (let index = 0; index < census.people; index++) {
    const life = lifeOf(census, index)
    const memberCode = codeAt(place(index))
    const random = seeded(census.seed, 4, index)
    for (const move of movesOf(nation, census, life, index)) {
      yield movementRow(memberCode, move, decisionFor(random, move))
    }
  }
}

function* allAttributeRows(nation: Nation, census: Census): Generator<Cells> {
  const place = scatter(census.people, census.seed)
  for (let index = 0; index < census.people; index++) {
    const life = lifeOf(census, index)
    const portrait = portraitOf(census, life, lastBranch(nation, census, life, index), index)
    yield* attributeRows(codeAt(place(index)), portrait)
  }
}

/** All movements of a person in order; earlier memberships end in a branch anywhere. */
function movesOf(nation: Nation, census: Census, life: Life, index: number): Move[] {
  const random = seeded(census.seed, 3, index)
  const mobility = {
    horizon: census.last,
    transfersPerYear: RATES.transferred,
    elsewhere: elsewhereIn(nation),
  }
  const final = lastBranch(nation, census, life, index)
  return life.stays.flatMap((stay, at) => {
    const last = at === life.stays.length - 1 ? final : branchOn(nation, random(), stay.left!)
    return traceBack(random, stay, last, mobility)
  })
}

/** The branch to which the person belongs on the last day, or belonged when leaving. */
function lastBranch(nation: Nation, census: Census, life: Life, index: number): Branch {
  return branchOn(nation, seeded(census.seed, 5, index)(), life.stays.at(-1)!.left ?? census.last)
}

function branchOn(nation: Nation, chance: number, on: DayNumber): Branch {
  const slot = Math.floor(chance * nation.slots.length)
  return standingOn(nation.branches[nation.slots[slot]!]!, on)
}

/** Most transfers stay in the neighbourhood, some go anywhere. */
function elsewhereIn({ slots, branches }: Nation): Elsewhere {
  return (random, near, on) => {
    const close = near.slot + between(random, -90, 90)
    const slot = random() < 0.7 && close >= 0 && close < slots.length ? close : below(random, slots.length)
    const branch = standingOn(branches[slots[slot]!]!, on)
    return branch === near ? null : branch
  }
}

function portraitOf(census: Census, life: Life, { type }: Branch, index: number): Portrait {
  const { entered, left } = life.stays.at(-1)!
  const since = life.stays.length > 1 ? entered : life.stays[0]!.entered
  const { sex, born } = life
  return portray(seeded(census.seed, 6, index), { sex, born, type, since, until: left ?? census.last })
}

/** Where somebody's family comes from: the place of any branch of the country. */
function nativePlace(nation: Nation, census: Census, index: number): string {
  const random = seeded(census.seed, 7, index)
  for (;;) {
    const { place } = nation.branches[nation.slots[below(random, nation.slots.length)]!]!
    if (place !== ABROAD) return place
  }
}

function decisionFor(random: () => number, { category }: Move): string {
  if (category === 'I0' || category === 'D1' || category === 'I4') return ''
  return `${1 + Math.floor(random() * 1_999)}-QĐ/${category === 'I1' ? 'HU' : 'ĐU'}`
}

function codeAt(position: number): string {
  return `M${String(position + 1).padStart(7, '0')}`
}

function dayText(on: DayNumber): string {
  return on === NEVER ? '' : textOf(on)
}
