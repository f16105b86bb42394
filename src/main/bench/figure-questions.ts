import { below, between, pick, type Random } from '#generate/random.ts'
import { addDays, dayOf, daysInMonth, partsOf, type Day } from '#platform/day.ts'
import { STRUCTURE_KEYS, type StructureKey } from '#statistics/keys.ts'
import { FORM_CELLS } from '#statistics/national-form.ts'
import { plainBalance, plainForm, plainStructure, type Counts } from './baseline.ts'
import type { Ground, Place } from './ground.ts'
import { anyDay, type Asked, type Question } from './question.ts'

/** The figures of the table of targets: the national form, cross-tabs, balances. */
export function figureQuestions(ground: Ground): Question[] {
  return [...formQuestions(ground), ...crossTabs(ground), ...balances(ground)]
}

// A columnar answer reads at least 4 bytes of unit and 2 × 2 of days per spell, and 2 per key; a movement has
// a day, two units and a category.
const SPELL_BYTES = 8
const KEY_BYTES = 2
const MOVEMENT_BYTES = 11
// Of the form: days of birth, decision and official membership, six small codes.
const FORM_BYTES = 12

function formQuestions(ground: Ground): Question[] {
  const form = (on: Day): Asked => ({
    path: `/api/statistics/form?organisationId=${ground.root.publicId}&on=${on}`,
    as: 'nation',
    counts: countsOfForm,
    plain: (db) => plainForm(db, ground.root.id, on),
    bytes: ground.spells * (SPELL_BYTES + FORM_BYTES),
  })
  const [first, last] = ground.years
  const openDay = (random: Random) => addDays(ground.today, -between(random, 1, 40))
  return [
    {
      name: 'national form × provinces, month end',
      target: { ms: 25, of: 'p50' },
      draw: (random) => form(monthEnd(random, first, last)),
    },
    {
      name: 'national form × provinces, day of an open month',
      target: { ms: 60, of: 'p50' },
      draw: (random) => form(openDay(random)),
    },
    {
      name: 'national form × provinces, any day in ten years',
      target: { ms: 160, of: 'p50' },
      draw: (random) => form(anyDay(random, ground)),
    },
  ]
}

interface FormRow {
  unit: { code: string }
  counts: number[]
}

function countsOfForm(answer: FormRow & { children: FormRow[] }): Counts {
  const cells = [answer, ...answer.children].flatMap(({ unit, counts }) =>
    FORM_CELLS.map(({ code }, at) => [`${unit.code} ${code}`, counts[at] ?? 0] as const),
  )
  return new Map(cells.filter(([, n]) => n > 0))
}

function crossTabs(ground: Ground): Question[] {
  const crossTab = (place: Place, random: Random): Asked => {
    const keys = someKeys(random)
    const on = anyDay(random, ground)
    return {
      path: `/api/statistics/structure?organisationId=${place.publicId}&on=${on}&by=${keys.join(',')}`,
      as: 'nation',
      counts: (answer: StructureAnswer) =>
        new Map(
          answer.groups.map(({ values, count }) => [
            JSON.stringify(keys.map((key) => values[key] ?? null)),
            count,
          ]),
        ),
      plain: (db) => plainStructure(db, place.id, on, keys),
      bytes: shareOf(ground, place) * ground.spells * (SPELL_BYTES + keys.length * KEY_BYTES),
    }
  }
  return [
    {
      name: 'cross-tab of up to 4 keys, nation, any day',
      target: { ms: 300, of: 'p50' },
      draw: (random) => crossTab(ground.root, random),
    },
    {
      name: 'cross-tab, province',
      target: { ms: 150, of: 'p50' },
      draw: (random) => crossTab(pick(random, ground.provinces), random),
    },
    {
      name: 'cross-tab, grassroots',
      target: { ms: 5, of: 'p50' },
      draw: (random) => crossTab(pick(random, ground.grassroots), random),
    },
  ]
}

interface StructureAnswer {
  groups: { values: Partial<Record<StructureKey, string | null>>; count: number }[]
}

function balances(ground: Ground): Question[] {
  const [first, last] = ground.years
  const balance = (place: Place, from: Day, to: Day): Asked => ({
    path: `/api/statistics/balance?organisationId=${place.publicId}&from=${from}&to=${to}`,
    as: 'nation',
    counts: countsOfBalance,
    plain: (db) => plainBalance(db, place.id, from, to),
    bytes:
      shareOf(ground, place) *
      (2 * ground.spells * SPELL_BYTES + partOfYears(ground, from, to) * ground.movements * MOVEMENT_BYTES),
  })
  const wide = [...ground.provinces].sort((a, b) => b.children - a.children)
  const median = wide[Math.floor(wide.length / 2)]!
  const year = (random: Random): [Day, Day] => {
    const asked = between(random, first + 1, last)
    return [dayOf(asked, 1, 1), dayOf(asked, 12, 31)]
  }
  const target = (ms: number) => ({ ms, of: 'p50' as const })
  return [
    {
      name: 'balance of the nation by province, a year',
      target: target(40),
      draw: (random) => balance(ground.root, ...year(random)),
    },
    {
      name: 'balance of the nation by province, ten years',
      target: target(40),
      draw: () => balance(ground.root, dayOf(first, 1, 1), dayOf(last, 12, 31)),
    },
    {
      name: 'balance of the nation by province, a ragged period',
      target: target(40),
      draw: (random) => balance(ground.root, ...raggedPeriod(random, ground)),
    },
    {
      name: `balance of the province with most units below (${wide[0]!.children})`,
      target: target(100),
      draw: (random) => balance(wide[0]!, ...year(random)),
    },
    {
      name: `balance of the province in the middle (${median.children} units)`,
      target: target(100),
      draw: (random) => balance(median, ...raggedPeriod(random, ground)),
    },
  ]
}

interface FlowsAnswer {
  opening: number
  closing: number
  increases: Record<string, number>
  decreases: Record<string, number>
}

function countsOfBalance(
  answer: FlowsAnswer & { unit: { code: string }; children: (FlowsAnswer & { unit: { code: string } })[] },
): Counts {
  const figures = [answer, ...answer.children].flatMap(({ unit, opening, closing, increases, decreases }) =>
    Object.entries({ opening, closing, ...increases, ...decreases }).map(
      ([figure, n]) => [`${unit.code} ${figure}`, n] as const,
    ),
  )
  return new Map(figures.filter(([, n]) => n !== 0))
}

function someKeys(random: Random): StructureKey[] {
  const left = [...STRUCTURE_KEYS]
  return Array.from({ length: between(random, 1, 4) }, () => left.splice(below(random, left.length), 1)[0]!)
}

function monthEnd(random: Random, first: number, last: number): Day {
  const [year, month] = [between(random, first, last), between(random, 1, 12)]
  return dayOf(year, month, daysInMonth(year, month))
}

function raggedPeriod(random: Random, ground: Ground): [Day, Day] {
  const [a, b] = [anyDay(random, ground), anyDay(random, ground)].sort()
  return [a!, b!]
}

function shareOf({ root }: Ground, place: Place): number {
  return root.members === 0 ? 0 : place.members / root.members
}

function partOfYears({ years: [first, last] }: Ground, from: Day, to: Day): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  return ((b.year - a.year) * 12 + b.month - a.month + 1) / ((last - first + 1) * 12)
}
