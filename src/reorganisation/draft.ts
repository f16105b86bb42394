import type { z } from 'zod'
import type { Day } from '#platform/day.ts'
import type { Choice } from '#ui/find-field.tsx'
import type { Act } from './acts.ts'
import type { Place, WantedReorganisation } from './api.ts'

/** A place to go to: a unit of the register by its id, or `new:0` for the first new unit. */
export type PlaceChoice = Choice

export interface NewUnitDraft {
  name: string
  kind: string
  superior: PlaceChoice | null
  code: string
}

/** A group of members of one unit who are chosen by name; in memory alone, never in the address. */
export interface GroupDraft {
  people: readonly { id: string; name: string }[]
  to: PlaceChoice | null
}

/** What is typed about the members and the units below of one unit. */
export interface LeavingDraft {
  groups: readonly GroupDraft[]
  rest: PlaceChoice | null
  /** Where the units below go: all of them, and those that go elsewhere. */
  belowAll: PlaceChoice | null
  below: Readonly<Record<string, PlaceChoice | null>>
  /** The units below on the day, as listed. */
  children: readonly string[]
}

/** A reorganisation while it is being typed. */
export interface Draft {
  act: Act
  /** The unit below which others are looked for first. */
  near: string | null
  on: Day | null
  number: string
  date: Day | null
  issuer: string
  note: string
  units: readonly Choice[]
  /** Besides these: every unit of a kind below a unit; '' and null: none. */
  everyKind: string
  everyBelow: Choice | null
  into: Choice | null
  newUnits: readonly NewUnitDraft[]
  endsBelow: boolean
  continues: boolean
  toSuperior: boolean
  name: string
  kind: string
  type: string
  /** Units that a new one takes members from, or takes under it. */
  sources: readonly Choice[]
  taken: readonly Choice[]
  leaving: Readonly<Record<string, LeavingDraft>>
}

export const NOTHING_SAID: LeavingDraft = { groups: [], rest: null, belowAll: null, below: {}, children: [] }

/** A fresh draft of an act about a unit. */
export function beginDraft(act: Act, unit: Choice | null, near: string | null): Draft {
  const formed = { name: '', kind: 'chi_bo_truc_thuoc', superior: null, code: '' }
  const first =
    act === 'establish' || act === 'merge_new'
      ? [{ ...formed, superior: act === 'establish' ? unit : null }]
      : []
  return {
    act,
    near,
    on: null,
    number: '',
    date: null,
    issuer: '',
    note: '',
    units: unit && act !== 'establish' ? [unit] : [],
    everyKind: '',
    everyBelow: null,
    into: null,
    newUnits: act === 'split' ? [formed, formed] : first,
    endsBelow: false,
    continues: false,
    toSuperior: false,
    name: '',
    kind: '',
    type: '',
    sources: [],
    taken: [],
    leaving: {},
  }
}

/** Acts that one decision may ask of every unit of a kind. */
export function mayMeanEvery({ act }: Draft): boolean {
  return act === 'transfer' || act === 'dissolve' || act === 'end_activity'
}

/** The units whose members the draft asks about. */
export function leavingUnits({ act, units, sources }: Draft): readonly Choice[] {
  if (act === 'establish') return sources
  return act === 'transfer' || act === 'rename' ? [] : units
}

/** Whether members and units below follow to a successor, may stay, or each need a place. */
export function defaultOf({ act, continues }: Draft): 'follow' | 'stay' | 'needed' {
  if (act === 'merge_new' || act === 'absorb') return 'follow'
  return act === 'establish' || act === 'upgrade' || (act === 'split' && continues) ? 'stay' : 'needed'
}

/** What is asked of the server, or null while something that it cannot do without is missing. */
export function wantedOf(draft: Draft): z.input<typeof WantedReorganisation> | null {
  const { act, on, number, date, issuer } = draft
  if (!on || !date || !number.trim() || !issuer.trim()) return null
  const newUnits = []
  for (const { name, kind, superior, code } of draft.newUnits) {
    if (!name.trim() || !superior) return null
    newUnits.push({ name, kind, superior: placeOf(superior), code: code.trim() || null })
  }
  const leaving = leavingUnits(draft).map((unit) => ({
    id: unit.key,
    ...(draft.leaving[unit.key] ?? NOTHING_SAID),
  }))
  const [unit] = draft.units
  return {
    act,
    on,
    decision: { number, date, issuer },
    note: draft.note.trim() || null,
    unitIds: draft.units.map((one) => one.key),
    every:
      draft.everyKind && draft.everyBelow ? { kind: draft.everyKind, belowId: draft.everyBelow.key } : null,
    intoId: draft.into?.key ?? null,
    newUnits,
    endingIds: draft.endsBelow && unit ? [...(draft.leaving[unit.key]?.children ?? [])] : [],
    continues: draft.continues,
    toSuperior: draft.toSuperior,
    name: draft.name.trim() || null,
    kind: draft.kind || null,
    type: draft.type || null,
    members: leaving.flatMap(linesOf),
    subordinates: [
      ...(draft.endsBelow || draft.toSuperior ? [] : leaving.flatMap(placementsOf)),
      ...draft.taken.map((one) => ({ unitId: one.key, to: { newUnit: 0 } })),
    ],
  }
}

type Leaving = LeavingDraft & { id: string }

function linesOf({ id, groups, rest }: Leaving) {
  const lines = groups.flatMap(({ people, to }) =>
    to && people.length > 0 ? [{ fromId: id, to: placeOf(to), personIds: people.map((one) => one.id) }] : [],
  )
  return rest ? [...lines, { fromId: id, to: placeOf(rest), personIds: null }] : lines
}

function placementsOf({ belowAll, below, children }: Leaving) {
  return children.flatMap((unitId) => {
    const to = below[unitId] ?? belowAll
    return to ? [{ unitId, to: placeOf(to) }] : []
  })
}

function placeOf({ key }: PlaceChoice): Place {
  return key.startsWith('new:') ? { newUnit: Number(key.slice(4)) } : { unitId: key }
}
