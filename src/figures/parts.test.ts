import { expect, test } from 'vitest'
import { OPEN } from './day-number.ts'
import { partsOf } from './parts.ts'
import { Tree, type StateRow } from './tree.ts'

const [COMMITTEE, PARTY, OFFICE, BRANCH] = [1, 2, 3, 4]
const state = (unit: number, superior: number, from: number, until: number): StateRow => {
  return { unit, superior, from, until, kind: 1, type: 0 }
}

/** Until day 100 the office stood above the party; since then it stands below. */
const tree = new Tree([
  state(COMMITTEE, 0, 1, OPEN),
  state(OFFICE, COMMITTEE, 1, 100),
  state(PARTY, OFFICE, 1, 100),
  state(PARTY, COMMITTEE, 100, OPEN),
  state(OFFICE, PARTY, 100, OPEN),
  state(BRANCH, PARTY, 1, OPEN),
])

/** The units that count to each of those asked for. */
function countedTo(asked: readonly number[], on: number): number[][] {
  const parts = partsOf(
    tree,
    asked.map((id) => tree.numberOf(id)),
    on,
  )
  return asked.map((_, place) =>
    parts
      .flatMap(({ units, places }) => (places.includes(place) ? units : []))
      .map((unit) => tree.idOf(unit))
      .sort((a, b) => a - b),
  )
}

test.each([
  [
    'a unit and what is below it today',
    100,
    [PARTY, OFFICE, BRANCH],
    [[PARTY, OFFICE, BRANCH], [OFFICE], [BRANCH]],
  ],
  [
    'what is below it today stood above it',
    99,
    [PARTY, OFFICE],
    [
      [PARTY, BRANCH],
      [PARTY, OFFICE, BRANCH],
    ],
  ],
  [
    'those asked for lie within each other',
    99,
    [COMMITTEE, OFFICE, PARTY],
    [
      [COMMITTEE, PARTY, OFFICE, BRANCH],
      [PARTY, OFFICE, BRANCH],
      [PARTY, BRANCH],
    ],
  ],
  ['none of them is there', 0, [PARTY, OFFICE], [[], []]],
])('each counts what was below it on the day: %s', (_, on, asked, counted) => {
  expect(countedTo(asked, on)).toEqual(counted)
})
