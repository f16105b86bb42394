import type { ImportRun } from './api.ts'
import { COLUMNS, SHEETS, type SheetName } from '#sheet/format.ts'

type State = ImportRun['state']

/** Largest file that the server takes, in bytes. */
export const LARGEST_IN_BYTES = 200_000_000

/** Whether something is at work on an import, so that asking again will show more. */
export function isWorking(state: State): boolean {
  return state === 'reading' || state === 'checking' || state === 'applying'
}

/** How far reading, checking or writing is, 0 to 1; null where it is not known. Never 1 before it has ended. */
export function shareDone({
  state,
  done,
  expected,
  share,
}: Pick<ImportRun, 'state' | 'done' | 'expected' | 'share'>): number | null {
  const reached = state !== 'reading' ? share : expected ? done / expected : null
  return reached === null || !isWorking(state) ? null : Math.min(0.99, reached)
}

const FACTS = ['states', 'members', 'movements', 'attributes', 'other'] as const
const WRITTEN = [
  'organisations',
  'states',
  'members',
  'corrections',
  'movements',
  'attributes',
  'other',
] as const
export type Fact = (typeof FACTS)[number] | (typeof WRITTEN)[number]

const ROWS: Record<(typeof FACTS)[number], string> = {
  states: 'stateRows',
  members: 'memberRows',
  movements: 'movementRows',
  attributes: 'attributeRows',
  other: 'otherRows',
}

/** What a checked file holds and how much of it is new (null: not counted beforehand); only what it holds at all. */
export function heldFacts({
  counts,
}: Pick<ImportRun, 'counts'>): { fact: Fact; inFile: number; isNew: number | null }[] {
  return FACTS.map((fact) => ({ fact, inFile: counts[ROWS[fact]] ?? 0, isNew: counts[fact] ?? null })).filter(
    ({ inFile }) => inFile > 0,
  )
}

/** What an import wrote, kind by kind; only what it wrote. */
export function writtenFacts({ counts }: Pick<ImportRun, 'counts'>): { fact: Fact; count: number }[] {
  return WRITTEN.map((fact) => ({ fact, count: counts[fact] ?? 0 })).filter(({ count }) => count > 0)
}

/** Whether a checked file brings nothing that the register does not have, as far as is counted beforehand. */
export function bringsNothing(run: Pick<ImportRun, 'counts'>): boolean {
  const held = heldFacts(run)
  return held.length > 0 && held.every(({ isNew }) => isNew === 0)
}

/** What is wrong with files before they are sent; null: nothing. */
export function wrongFile(
  files: readonly Pick<File, 'name' | 'size'>[],
): 'several' | 'kind' | 'empty' | 'large' | null {
  const [file] = files
  if (!file || files.length > 1) return 'several'
  if (!/\.(xlsx|csv)$/i.test(file.name)) return 'kind'
  if (file.size === 0) return 'empty'
  return file.size > LARGEST_IN_BYTES ? 'large' : null
}

/** A column by its Vietnamese heading with the standard name: `Ngày sinh (born_on)`; names unknown here stay as they are. */
export function columnTitle(sheet: string, column: string): string {
  const known = isSheet(sheet) ? COLUMNS[sheet].find(({ name }) => name === column)?.vi?.[0] : undefined
  return known ? `${known} (${column})` : column
}

/** Whether a name is one of the sheets of the format. */
export function isSheet(name: string): name is SheetName {
  return (SHEETS as readonly string[]).includes(name)
}
