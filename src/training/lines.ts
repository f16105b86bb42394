import { foldText } from '#person/name.ts'
import { isDay } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'

/** A line of a pasted list: a member code, or a full name with the date of birth behind a tab or semicolon. */
export type PersonLine = { line: number; text: string } & (
  | { code: string }
  | { name: string; bornOn: string }
)

export type LineRefusal = Refusal &
  (
    | { code: 'line-not-read'; line: number; text: string }
    | { code: 'line-unknown'; line: number; text: string; near: string | null }
    | { code: 'line-ambiguous'; line: number; text: string; count: number }
    | { code: 'line-twice'; line: number; text: string; before: number }
    | { code: 'too-many-lines'; count: number; most: number }
    | { code: 'no-lines' }
  )

/** Somebody within reach whom a line may mean; `bornOn` as far as it is known. */
export interface Findable {
  id: string
  memberCode: string | null
  fullName: string
  bornOn: string
}

/** The lines of a pasted text, empty ones left out, numbered as pasted; with what cannot be read. */
export function readPersonLines(text: string): { lines: PersonLine[]; refusals: LineRefusal[] } {
  const lines: PersonLine[] = []
  const refusals: LineRefusal[] = []
  text.split(/\r?\n/).forEach((row, index) => {
    const [first = '', second = ''] = row
      .normalize('NFC')
      .split(/[\t;]/)
      .map((cell) => cell.trim().replace(/\s+/g, ' '))
    if (first === '' && second === '') return
    const said = { line: index + 1, text: second === '' ? first : `${first}; ${second}` }
    const bornOn = birthOf(second)
    if (second === '' && !first.includes(' ')) lines.push({ ...said, code: first })
    else if (first !== '' && bornOn !== null) lines.push({ ...said, name: first, bornOn })
    else refusals.push({ code: 'line-not-read', ...said })
  })
  return { lines, refusals }
}

/** `12/05/1990`, `5/1990` or `1990` as the register keeps it, or null. */
function birthOf(text: string): string | null {
  const match = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(text)
  if (!match) return null
  const [, date, month, year] = match
  const pad = (part: string) => part.padStart(2, '0')
  if (month === undefined) return year!
  const whole = `${year}-${pad(month)}-${pad(date ?? '1')}`
  if (!isDay(whole)) return null
  return date === undefined ? whole.slice(0, 7) : whole
}

/** The people whom the lines mean, in their order; everything that does not fit is said at once. */
export function matchPeople(
  lines: readonly PersonLine[],
  people: readonly Findable[],
): { ids: string[]; refusals: LineRefusal[] } {
  const byCode = new Map(people.flatMap((one) => (one.memberCode ? [[foldText(one.memberCode), one]] : [])))
  const byName = new Map<string, Findable[]>()
  for (const one of people) {
    const key = foldText(one.fullName)
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  const ids: string[] = []
  const refusals: LineRefusal[] = []
  const seen = new Map<string, number>()
  for (const one of lines) {
    const { line, text } = one
    const found =
      'code' in one
        ? [byCode.get(foldText(one.code))].filter((person) => person !== undefined)
        : (byName.get(foldText(one.name)) ?? []).filter((person) => sameBirth(person.bornOn, one.bornOn))
    const [person] = found
    if (!person) refusals.push({ code: 'line-unknown', line, text, near: nearTo(one, byCode, byName) })
    else if (found.length > 1) refusals.push({ code: 'line-ambiguous', line, text, count: found.length })
    else if (seen.has(person.id))
      refusals.push({ code: 'line-twice', line, text, before: seen.get(person.id)! })
    else {
      seen.set(person.id, line)
      ids.push(person.id)
    }
  }
  return { ids, refusals }
}

/** As far as both are known: a year fits any day in it. */
function sameBirth(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

/** What may have been meant: a code that differs by one sign, or the same name born on another day. */
function nearTo(
  line: PersonLine,
  byCode: ReadonlyMap<string, Findable>,
  byName: ReadonlyMap<string, Findable[]>,
): string | null {
  if ('name' in line) return byName.get(foldText(line.name))?.[0]?.bornOn ?? null
  const code = foldText(line.code)
  for (const [key, { memberCode }] of byCode) if (differByOne(code, key)) return memberCode
  return null
}

/** Whether one sign is changed, missing or too many, or two neighbours have changed places. */
function differByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return (
    restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  )
}
