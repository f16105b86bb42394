import { NEVER, textOf, yearOf, type DayNumber } from '#generate/calendar.ts'
import type { Sex } from '#generate/names.ts'
import { cardNumber, citizenIds } from '#generate/numbers.ts'
import { portray, type Portrait } from '#generate/portrait.ts'
import { below, between, scatter, seeded, shuffled, type Random } from '#generate/random.ts'
import { traceBack, type Elsewhere, type Move } from '#generate/trace.ts'
import { standingOn, type Branch, type Cells } from '#generate/units.ts'
import { TINY, type Bloc } from './bloc.ts'
import { TODAY } from './calendar.ts'
import { datesOf, type Dates } from './dates.ts'
import { nativePlace, readPlaces, residence } from './places.ts'
import { callRoll, type Entry } from './roll.ts'

/** An invented member of the bloc with everything that the sheets say of them. */
export interface Person {
  code: string
  entry: Entry
  sex: Sex
  dates: Dates
  /** Where the person is on the demonstration's day, or was last. */
  branch: Branch
  moves: Move[]
  portrait: Portrait
  cells: Cells
}

/** A share of the members that changes branch inside the bloc in a year. */
const TRANSFERRED_INSIDE = 0.025

/** Everybody who ever belongs to the bloc, placed so that each branch has exactly its members on the day. */
export function populate(seed: number, bloc: Bloc): Person[] {
  const entries = callRoll(seeded(seed, 1))
  const slots = slotsOf(bloc)
  const finals = finalBranches(seeded(seed, 2), bloc, entries)
  const elsewhere = elsewhereIn(slots)
  const places = readPlaces()
  const identify = citizenIds()
  const position = scatter(entries.length, seed)
  return entries.map((entry, index) => {
    const random = seeded(seed, 3, index)
    const branch = finals[index] ?? standingOn(slots[below(random, slots.length)]!, entry.stays.at(-1)!.left!)
    const sex = entry.badgeIn2022 === 40 ? 'nam' : random() < womenIn(branch.type) ? 'nữ' : 'nam'
    const dates = datesOf(random, entry, sex)
    const portrait = portraitOf(random, entry, sex, dates, branch)
    const place = position(index)
    const cells = cellsOf(dates, sex, portrait, index)
    cells.citizen_id = identify(sex, dates.born)
    cells.card_no = dates.official === NEVER ? '' : cardNumber(place)
    cells.native_place = nativePlace(random, places)
    cells.residence = residence(random, places)
    const code = `ND${String(place + 1).padStart(6, '0')}`
    return {
      code,
      entry,
      sex,
      dates,
      branch,
      portrait,
      cells,
      moves: movesOf(random, entry, branch, slots, elsewhere),
    }
  })
}

/** Branches as often as they have members, in the order of the tree; dissolved ones too, for those who left early. */
function slotsOf(bloc: Bloc): Branch[] {
  const slots: Branch[] = []
  for (const { leaves } of bloc.grassroots) {
    for (const { branch, members } of leaves) {
      branch.slot = slots.length
      for (let count = 0; count < (members || 9); count++) slots.push(branch)
    }
  }
  return slots
}

/** The branch of each remaining person; the two tiny branches get veterans, and the last admitted on probation. */
function finalBranches(random: Random, bloc: Bloc, entries: readonly Entry[]): (Branch | null)[] {
  const tiny = TINY.map(({ committee }) => bloc.grassroots[committee]!.leaves.at(-1)!)
  const leaves = bloc.grassroots.flatMap((own) => own.leaves).filter((leaf) => !tiny.includes(leaf))
  const slots = shuffled(
    random,
    leaves.flatMap(({ branch, members }) => Array<Branch>(members).fill(branch)),
  )
  const remaining = entries.flatMap(({ stays }, index) => (stays.at(-1)!.exit ? [] : [index]))
  const youngest = remaining.findLast(
    (index) => entries[index]!.stays[0]!.entered > TODAY - 90 && entries[index]!.stays[0]!.entry === 'I1',
  )!
  const chosen = [...remaining.slice(0, 4), youngest]
  const finals: (Branch | null)[] = entries.map(() => null)
  const seats = tiny.flatMap(({ branch, members }) => Array<Branch>(members).fill(branch))
  chosen.forEach((index, at) => (finals[index] = seats[at]!))
  for (const index of remaining) finals[index] ??= slots.pop()!
  return finals
}

/** Half of the transfers inside the bloc stay near, in the same committee or the next. */
function elsewhereIn(slots: readonly Branch[]): Elsewhere {
  return (random, near, on) => {
    const close = near.slot + between(random, -50, 50)
    const at = random() < 0.5 && close >= 0 && close < slots.length ? close : below(random, slots.length)
    const branch = standingOn(slots[at]!, on)
    return branch === near ? null : branch
  }
}

function movesOf(
  random: Random,
  entry: Entry,
  last: Branch,
  slots: readonly Branch[],
  elsewhere: Elsewhere,
): Move[] {
  const mobility = { horizon: TODAY, transfersPerYear: TRANSFERRED_INSIDE, elsewhere }
  return entry.stays.flatMap((stay, index) => {
    const final = index === entry.stays.length - 1
    return traceBack(
      random,
      stay,
      final ? last : standingOn(slots[below(random, slots.length)]!, stay.left!),
      mobility,
    )
  })
}

function portraitOf(random: Random, { stays }: Entry, sex: Sex, { born }: Dates, { type }: Branch): Portrait {
  const { entered, left } = stays.at(-1)!
  return portray(random, { sex, born, type, since: entered, until: left ?? TODAY, region: 'delta' })
}

function womenIn(type: string): number {
  return ['truong_hoc', 'benh_vien', 'dai_hoc_cao_dang', 'doanh_nghiep_tu_nhan'].includes(type) ? 0.58 : 0.38
}

function cellsOf(dates: Dates, sex: Sex, portrait: Portrait, index: number): Cells {
  const { name, ethnicity, religion, schooling, education, theory, profession, stratum } = portrait
  return {
    full_name: name,
    sex,
    born_on: bornText(dates.born, index),
    ethnicity,
    religion,
    schooling,
    education,
    theory,
    profession,
    stratum,
    phone: '',
    admission_decided_on: textOf(dates.decided),
    ceremony_on: textOf(dates.ceremony),
    official_on: dayText(dates.official),
    recognition_decided_on: dayText(dates.recognised),
  }
}

/** A few older people know only their year of birth, a few others only the month. */
function bornText(born: DayNumber, index: number): string {
  if (index % 181 === 7 && yearOf(born) < 1968) return String(yearOf(born))
  return index % 307 === 11 ? textOf(born).slice(0, 7) : textOf(born)
}

function dayText(on: DayNumber): string {
  return on === NEVER ? '' : textOf(on)
}
