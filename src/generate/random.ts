/** A source of numbers in [0, 1) that always repeats itself for the same seed. */
export type Random = () => number

/** The stream of numbers that belongs to these whole numbers (seed, purpose, index …), each stream independent. */
export function seeded(...parts: readonly number[]): Random {
  let state = 0x9e3779b9
  for (const part of parts) state = mixed(state ^ part)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from 0 up to, not including, the limit. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit)
}

/** A whole number between two limits, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** One of the list, each with the same chance; throws RangeError on an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}

/** Choices with their weights, prepared for drawing. */
export interface Lot<T> {
  values: readonly T[]
  upTo: readonly number[]
}

/** A lot from pairs of value and weight; weights need not add up to anything. */
export function lot<T>(pairs: readonly (readonly [T, number])[]): Lot<T> {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0)
  let reached = 0
  return {
    values: pairs.map(([value]) => value),
    upTo: pairs.map(([, weight]) => (reached += weight) / total),
  }
}

/** One value of the lot by its weight. */
export function draw<T>(random: Random, from: Lot<T>): T {
  const at = random()
  let low = 0
  let high = from.upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (at < from.upTo[middle]!) high = middle
    else low = middle + 1
  }
  return from.values[low]!
}

/** The list in a random order; the list itself stays as it is. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(random, last + 1)
    const kept = result[last]!
    result[last] = result[other]!
    result[other] = kept
  }
  return result
}

/**
 * Whole numbers in proportion to the weights that add up to the total exactly, none below `least`
 * (largest remainder). Throws RangeError when the total is too small.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length
  if (free < 0) throw new RangeError(`${total} cannot give ${least} to each of ${weights.length}`)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (free * weight) / sum)
  const parts = exact.map(Math.floor)
  const rest = free - parts.reduce((all, part) => all + part, 0)
  const order = exact.map((share, index) => [share % 1, index] as const)
  order.sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, index] of order.slice(0, rest)) parts[index]!++
  return parts.map((part) => part + least)
}

/** Scatters 0 … count-1 over themselves without collision: a place for each index that does not betray its order. */
export function scatter(count: number, seed: number): (index: number) => number {
  let step = Math.max(1, Math.floor(count * 0.618_033_988_75))
  while (commonDivisor(step, count) !== 1) step++
  const shift = Math.abs(seed) % count
  return (index) => (index * step + shift) % count
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
