const MOST_KEPT = 4_000_000

let kept = new Int32Array(0)

/**
 * Lends room for counts by code, all 0; the work leaves it so, code by code, for few of the codes are met and filling
 * the whole with 0 would cost more than counting a small unit. It is not lent twice at once.
 */
export function withZeroed<Result>(size: number, work: (counts: Int32Array) => Result): Result {
  const counts = kept.length >= size ? kept : new Int32Array(size)
  // Work that fails leaves it dirty: it is not kept then.
  kept = new Int32Array(0)
  const result = work(counts)
  if (counts.length <= MOST_KEPT) kept = counts
  return result
}
