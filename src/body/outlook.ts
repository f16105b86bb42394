import type { BodyTotals, Line, Particulars } from './api.ts'
import { INTERNAL, type BodyPart } from './codes.ts'
import { sumOf } from './rules.ts'
import type { ActSituation, ActWanted, BodyFacts } from './rules.ts'

/** What an act makes of the bodies that it concerns: side by side, with the numbers added up. */
export interface Outlook {
  before: Line[]
  after: Line[]
  totals: { before: BodyTotals; after: BodyTotals }
}

/** An act that nothing stands against, before and after. Bodies that are only carried along do not enter the totals. */
export function outlookOf(wanted: ActWanted, situation: ActSituation): Outlook {
  const { act, particulars } = wanted
  const { bodies, into } = situation
  const carried = act === 'merge' || act === 'absorb' ? carriedBy(bodies) : []
  const endPart: BodyPart = act === 'dissolve' ? 'ended' : 'predecessor'
  const before: [Line, BodyTotals][] =
    act === 'change'
      ? bodies.map((body) => lineOf(body, 'changed'))
      : bodies.map((body) => lineOf(body, endPart))
  if (into) before.push(lineOf(into, 'successor'))
  const after: [Line, BodyTotals][] = []
  if (act === 'found' && particulars) after.push(lineOfWanted(null, particulars, 'founded', 0))
  if (act === 'change' && particulars)
    after.push(lineOfWanted(wanted.bodies[0]!, particulars, 'changed', internal(bodies).length))
  if (act === 'merge' && particulars)
    after.push(lineOfWanted(null, particulars, 'successor', internal(bodies).length))
  if (act === 'absorb' && into)
    after.push(
      particulars
        ? lineOfWanted(into.id, particulars, 'successor', internal([...bodies, into]).length)
        : lineOf(withInternal(into, internal([...bodies, into]).length), 'successor'),
    )
  return {
    before: before.map(([line]) => line),
    after: [...after.map(([line]) => line), ...carried],
    totals: {
      before: sumOf(before.map(([, totals]) => totals)),
      after: sumOf(after.map(([, totals]) => totals)),
    },
  }
}

function carriedBy(bodies: readonly BodyFacts[]): Line[] {
  const ending = new Set(bodies.map((body) => body.id))
  return bodies
    .flatMap((body) => body.below)
    .filter((one) => !ending.has(one.id))
    .map(({ id, name, kind }) => ({
      id,
      name,
      kind,
      part: 'carried',
      quota: null,
      deputies: null,
      internalUnits: null,
    }))
}

function internal(bodies: readonly BodyFacts[]) {
  const own = new Set(bodies.map((body) => body.id))
  return bodies.flatMap((body) => body.below).filter((one) => one.kind === INTERNAL && !own.has(one.id))
}

function withInternal(body: BodyFacts, internalUnits: number): BodyFacts {
  return internalUnits === 0 ? body : { ...body, numbers: { ...body.numbers, internalUnits } }
}

function lineOf({ id, name, kind, numbers }: BodyFacts, part: BodyPart): [Line, BodyTotals] {
  const { quota, deputies, internalUnits } = numbers
  return [{ id, name, kind, part, quota, deputies, internalUnits }, totalsOf(numbers)]
}

function lineOfWanted(
  id: string | null,
  given: Particulars,
  part: BodyPart,
  internalBodies: number,
): [Line, BodyTotals] {
  const internalUnits = internalBodies || given.internalUnits
  const { name, kind, quota, deputies } = given
  return [{ id, name, kind, part, quota, deputies, internalUnits }, totalsOf({ ...given, internalUnits })]
}

function totalsOf({ quota, present, deputies, internalUnits }: BodyFacts['numbers']): BodyTotals {
  return {
    bodies: 1,
    quota: quota ?? 0,
    present: present ?? 0,
    deputies: deputies ?? 0,
    internalUnits: internalUnits ?? 0,
  }
}
