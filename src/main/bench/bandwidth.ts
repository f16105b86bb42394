const MEGABYTES = 256
const ROUNDS = 5

/** Bytes per millisecond that one core reads from memory in order: the best of five passes over a large array. */
export function measureBandwidth(): number {
  const numbers = new Float64Array((MEGABYTES * 2 ** 20) / 8).fill(1)
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    const sum = sumOf(numbers)
    const ms = performance.now() - started
    if (sum !== numbers.length) throw new Error('the pass over memory is wrong')
    best = Math.max(best, numbers.byteLength / ms)
  }
  return Math.round(best)
}

/** Eight sums at once, so that additions do not wait for each other and memory is what limits. */
function sumOf(numbers: Float64Array): number {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < numbers.length; i += 8) {
    a += numbers[i]!
    b += numbers[i + 1]!
    c += numbers[i + 2]!
    d += numbers[i + 3]!
    e += numbers[i + 4]!
    f += numbers[i + 5]!
    g += numbers[i + 6]!
    h += numbers[i + 7]!
  }
  return a + b + c + d + e + f + g + h
}
