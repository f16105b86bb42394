/** What two files agree in, differ in, or leave unknown. */
export interface Comparison {
  /** How many people bear the name; null: the names differ. */
  nameBorneBy: number | null
  /** Born on the same day; in the same year (or month), of one known no better; or not. */
  birth: 'day' | 'year' | 'differs'
  /** How many give the native place; 'differs', or null: not known of both. */
  placeGivenBy: number | 'differs' | null
  sameSex: boolean
  number: 'same' | 'differs' | null
}

/** What the weights rest on: our own estimates, none measured. */
const ESTIMATES = {
  /** One in so many people has a second file. */
  peoplePerTwin: 1_000,
  /** Shares of twins that agree, by what is compared. */
  name: 0.95,
  birth: 0.9,
  place: 0.8,
  sex: 0.99,
  number: 0.95,
  /** One in so many strangers agrees by chance, where the register itself does not tell. */
  strangersPerDay: 25_000,
  strangersPerYear: 70,
  strangersPerNumber: 1_000_000_000,
} as const

/** Pairs less likely than this are not kept. */
export const LEAST_LIKELIHOOD = 0.5

const { name, birth, place, sex, number } = ESTIMATES

/** What each agreement or difference weighs, in bits: the logarithm of how much more often twins show it than strangers. */
export const bitsOf = {
  fixed: {
    otherName: Math.log2(1 - name),
    sameDay: Math.log2(birth * ESTIMATES.strangersPerDay),
    sameYear: Math.log2(birth * ESTIMATES.strangersPerYear),
    otherBirth: Math.log2(1 - birth),
    otherPlace: Math.log2(1 - place),
    sameSex: Math.log2(sex * 2),
    otherSex: Math.log2((1 - sex) * 2),
    sameNumber: Math.log2(number * ESTIMATES.strangersPerNumber),
    otherNumber: Math.log2(1 - number),
  },
  /** For a name or place; less the logarithm of how many bear it. */
  agreeing: (people: number) => ({ name: Math.log2(name * people), place: Math.log2(place * people) }),
}

/** The odds before anything was compared, in bits. */
export function priorBits(people: number): number {
  return Math.log2(2 / (ESTIMATES.peoplePerTwin * people))
}

/**
 * How likely two files are of one person, by Fellegi and Sunter: what each comparison weighs adds up to the odds before,
 * common names and places weighing less. The search in the database says the same of many pairs.
 */
export function likelihoodOf(compared: Comparison, people: number): number {
  const { fixed, agreeing } = bitsOf
  const bits =
    priorBits(people) +
    (compared.nameBorneBy === null
      ? fixed.otherName
      : agreeing(people).name - Math.log2(compared.nameBorneBy)) +
    { day: fixed.sameDay, year: fixed.sameYear, differs: fixed.otherBirth }[compared.birth] +
    placeBits(compared.placeGivenBy, people) +
    (compared.sameSex ? fixed.sameSex : fixed.otherSex) +
    (compared.number === null ? 0 : compared.number === 'same' ? fixed.sameNumber : fixed.otherNumber)
  return 1 / (1 + 2 ** -bits)
}

function placeBits(given: Comparison['placeGivenBy'], people: number): number {
  if (given === null) return 0
  return given === 'differs' ? bitsOf.fixed.otherPlace : bitsOf.agreeing(people).place - Math.log2(given)
}

/** What speaks for and against a pair, as codes; never the values. */
export const EVIDENCE = [
  'same-number',
  'other-number',
  'same-name',
  'other-name',
  'same-day',
  'same-year',
  'other-birth',
  'same-place',
  'other-place',
  'other-sex',
] as const
export type Evidence = (typeof EVIDENCE)[number]
