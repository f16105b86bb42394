import { foldText } from '#person/name.ts'
import type { Refusal } from '#platform/errors.ts'

/** A line of a pasted list of sites: a unit by code or name, or with `*` a named place; its chair and number invited. */
export interface SiteLine {
  line: number
  text: string
  isPlace: boolean
  chair: string | null
  invited: number | null
}

/** A unit that may become a site. */
export interface Candidate {
  id: string
  code: string
  name: string
  /** Directly below the organisation that convenes. */
  near: boolean
}

export interface NewSite {
  organisationId: string | null
  name: string
  chair: string | null
  invited: number | null
  place: string | null
}

export type SiteRefusal = Refusal &
  (
    | { code: 'site-unknown'; line: number; text: string; suggestions: { code: string; name: string }[] }
    | { code: 'site-ambiguous'; line: number; text: string; suggestions: { code: string; name: string }[] }
    | { code: 'site-twice'; line: number; text: string; before: number }
    | { code: 'site-there-already'; line: number; text: string }
    | { code: 'invited-not-a-number'; line: number; text: string }
    | { code: 'invited-below-one'; line: number; invited: number }
    | { code: 'site-text-too-long'; line: number }
    | { code: 'too-many-sites'; count: number; most: number }
    | { code: 'no-sites'; least: number }
  )

const MOST_INVITED = 100_000
const LONGEST = 300

/** The lines of a list as it comes from a spreadsheet: cells apart by tabs, empty lines left out, numbered as pasted. */
export function readSiteLines(text: string): { lines: SiteLine[]; refusals: SiteRefusal[] } {
  const lines: SiteLine[] = []
  const refusals: SiteRefusal[] = []
  text.split(/\r?\n/).forEach((row, index) => {
    const line = index + 1
    const [named = '', chair = '', number = ''] = row
      .normalize('NFC')
      .split('\t')
      .map((cell) => cell.trim())
    if (named === '' && chair === '' && number === '') return
    const isPlace = named.startsWith('*')
    const name = (isPlace ? named.slice(1) : named).trim()
    if (name.length > LONGEST || chair.length > LONGEST) refusals.push({ code: 'site-text-too-long', line })
    const invited = number === '' ? null : readCount(number)
    if (invited !== null && !Number.isInteger(invited))
      refusals.push({ code: 'invited-not-a-number', line, text: number })
    else if (invited !== null && invited < 1) refusals.push({ code: 'invited-below-one', line, invited })
    lines.push({ line, text: name, isPlace, chair: chair || null, invited })
  })
  return { lines, refusals }
}

/** `1.200` and `1200` are numbers, `12,5` and `mười` are not. */
function readCount(text: string): number {
  const plain = text.replace(
    /^(-?\d{1,3})((?:\.\d{3})+)$/,
    (_, head: string, rest: string) => head + rest.replaceAll('.', ''),
  )
  const value = /^-?\d+$/.test(plain) ? Number(plain) : Number.NaN
  return value > MOST_INVITED ? Number.NaN : value
}

/** What a unit is called without the words that every unit's name begins with. */
export function shortName(name: string): string {
  return foldText(name)
    .replace(/^(dang bo|chi bo|dang uy)( (truc thuoc|co so|bo phan))*/, '')
    .replace(/^ (tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|khoi) /, ' ')
    .replace(/^(tinh|thanh pho|tp\.?|huyen|thi xa) /, '')
    .trim()
}

/**
 * The sites that the lines name. A line fits a unit by its code, its name, or its name without the kind before it; of
 * several the one directly below. Everything that does not fit is said at once, with what it may have meant.
 */
export function matchSites(
  lines: readonly SiteLine[],
  candidates: readonly Candidate[],
  present: ReadonlySet<string>,
): { sites: NewSite[]; refusals: SiteRefusal[] } {
  const find = finder(candidates)
  const suggest = suggester(candidates)
  const sites: NewSite[] = []
  const refusals: SiteRefusal[] = []
  const seen = new Map<string, number>()
  for (const { line, text, isPlace, chair, invited } of lines) {
    const found = isPlace ? [] : find(text)
    if (!isPlace && found.length === 0)
      refusals.push({ code: 'site-unknown', line, text, suggestions: suggest(text) })
    else if (found.length > 1)
      refusals.push({ code: 'site-ambiguous', line, text, suggestions: found.slice(0, 5).map(brief) })
    const unit = found[0]
    const key = unit?.id ?? `* ${foldText(text)}`
    if (found.length <= 1 && (unit || isPlace)) {
      const before = seen.get(key)
      if (before !== undefined) refusals.push({ code: 'site-twice', line, text, before })
      else if (present.has(key)) refusals.push({ code: 'site-there-already', line, text })
      seen.set(key, before ?? line)
      sites.push({ organisationId: unit?.id ?? null, name: unit?.name ?? text, chair, invited, place: null })
    }
  }
  return { sites, refusals }
}

function finder(candidates: readonly Candidate[]): (text: string) => Candidate[] {
  const keyed = new Map<string, Candidate[]>()
  const add = (key: string, one: Candidate) => keyed.set(key, [...(keyed.get(key) ?? []), one])
  for (const one of candidates) {
    add(`code ${one.code.toLowerCase()}`, one)
    add(`name ${foldText(one.name)}`, one)
    add(`short ${shortName(one.name)}`, one)
  }
  return (text) => {
    for (const key of [`code ${text.toLowerCase()}`, `name ${foldText(text)}`, `short ${shortName(text)}`]) {
      const found = keyed.get(key) ?? []
      const near = found.filter((one) => one.near)
      if (found.length > 0) return near.length === 1 ? near : found
    }
    return []
  }
}

const LIKE_ENOUGH = 0.35
const SUGGESTED = 3

/** The units whose names share most pairs of letters with a text: one look-up per pair, so that 500 lines take no time. */
function suggester(candidates: readonly Candidate[]): (text: string) => { code: string; name: string }[] {
  const having = new Map<string, number[]>()
  const sizes = candidates.map((one, index) => {
    const pairs = pairsOf(shortName(one.name))
    for (const pair of pairs) having.set(pair, [...(having.get(pair) ?? []), index])
    return pairs.size
  })
  return (text) => {
    const pairs = pairsOf(shortName(text))
    const shared = new Map<number, number>()
    for (const pair of pairs)
      for (const index of having.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
    return [...shared]
      .map(([index, count]) => ({ index, like: (2 * count) / (pairs.size + sizes[index]!) }))
      .filter(({ like }) => like >= LIKE_ENOUGH)
      .sort((a, b) => b.like - a.like)
      .slice(0, SUGGESTED)
      .map(({ index }) => brief(candidates[index]!))
  }
}

function pairsOf(text: string): Set<string> {
  const padded = ` ${text} `
  const pairs = new Set<string>()
  for (let at = 0; at < padded.length - 1; at++) pairs.add(padded.slice(at, at + 2))
  return pairs
}

function brief({ code, name }: Candidate): { code: string; name: string } {
  return { code, name }
}
