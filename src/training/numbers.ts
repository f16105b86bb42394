/** The number after this one: the first run of digits grows by one and keeps its width; null without digits. */
export function nextNumber(number: string): string | null {
  const match = /\d+/.exec(number)
  if (!match) return null
  const next = String(Number(match[0]) + 1).padStart(match[0].length, '0')
  return number.slice(0, match.index) + next + number.slice(match.index + match[0].length)
}

/** So many numbers, one after the other from the first; as many as can be told. */
export function numbersFrom(first: string, count: number): string[] {
  const numbers: string[] = []
  for (let number: string | null = first; number !== null && numbers.length < count;)
    number = nextNumber(numbers[numbers.push(number) - 1]!)
  return numbers
}
