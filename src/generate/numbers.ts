import { yearOf, type DayNumber } from './calendar.ts'
import type { Sex } from './names.ts'

/**
 * Makes personal identity numbers that cannot be a real person's: shaped `PPP G YY NNNNNN`, but with the place codes
 * 097 to 099, which no province has (Vietnamese provinces: 001 to 096). Unique as long as one maker is asked.
 */
export function citizenIds(): (sex: Sex, born: DayNumber) => string {
  const used = new Map<string, number>()
  return (sex, born) => {
    const year = yearOf(born)
    const group = `${(Math.floor(year / 100) - 19) * 2 + (sex === 'nữ' ? 1 : 0)}${String(year % 100).padStart(2, '0')}`
    const count = used.get(group) ?? 0
    used.set(group, count + 1)
    const serial = (Math.floor(count / 3) * 386_117 + Number(group) * 7_919) % 1_000_000
    return `09${7 + (count % 3)}${group}${String(serial).padStart(6, '0')}`
  }
}

/** An eight-digit card number of its own for each position. */
export function cardNumber(position: number): string {
  return String(10_000_000 + ((position * 48_271 + 7_654_321) % 89_999_999))
}
