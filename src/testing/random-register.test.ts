import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#platform/day.ts'
import { naiveProblems } from './naive-problems.ts'
import { inDayOrder, lineUp, stateOn, treeOn, type Register, type Row } from './naive-register.ts'
import { arbitraryRegister, exampleRegister } from './random-register.ts'

test('every random register is valid', () => {
  fc.assert(
    fc.property(arbitraryRegister, (register) => {
      expect(naiveProblems(register)).toEqual([])
      expect(register.members.length).toBeLessThanOrEqual(60)
      expect(new Set(register.organisations.map((row) => row.code)).size).toBeLessThanOrEqual(40)
    }),
    { numRuns: 200 },
  )
})

test('the example of a seed is always the same', () => {
  expect(exampleRegister(7)).toEqual(exampleRegister(7))
  expect(exampleRegister(7)).not.toEqual(exampleRegister(8))
})

const examples = Array.from({ length: 60 }, (_, seed) => exampleRegister(seed))

/** The states of a unit in time order, each with the one before. */
function changes({ organisations }: Register): [before: Row, after: Row][] {
  return organisations.flatMap((after): [Row, Row][] => {
    const before = organisations.find(
      (one) => one.code === after.code && one.to && addDays(one.to as Day, 1) === after.from,
    )
    return before ? [[before, after]] : []
  })
}

const reparented = (register: Register) =>
  changes(register).filter(([before, after]) => before.parent_code !== after.parent_code)
const endsOf = ({ organisations }: Register) =>
  organisations.filter(
    (row) => row.to && !organisations.some((one) => one.code === row.code && one.from! > row.to!),
  )
const movesOf = (register: Register, wanted: (row: Row, before: Row | undefined) => boolean) => {
  const ordered = inDayOrder(register.movements)
  return ordered.filter((row, index) =>
    wanted(
      row,
      ordered.slice(0, index).findLast((one) => one.member_code === row.member_code),
    ),
  )
}

test.each<[what: string, occurs: (register: Register) => boolean]>([
  ['a unit gets a new superior', (register) => reparented(register).length > 0],
  [
    'the whole branch of a tree moves',
    (register) =>
      reparented(register).some(([, after]) =>
        register.organisations.some((row) => row.parent_code === after.code),
      ),
  ],
  [
    'a unit and its superior move on one day',
    (register) =>
      reparented(register).some(([, after]) =>
        reparented(register).some(([, one]) => one.from === after.from && one.code === after.parent_code),
      ),
  ],
  [
    'a unit returns to a former superior',
    (register) =>
      reparented(register).some(([, after]) =>
        register.organisations.some(
          (row) =>
            row.code === after.code &&
            row.parent_code === after.parent_code &&
            addDays((row.to as Day) || (after.from as Day), 1) < after.from!,
        ),
      ),
  ],
  [
    'a unit is renamed',
    (register) => changes(register).some(([before, after]) => before.name !== after.name),
  ],
  [
    'a unit changes its kind',
    (register) => changes(register).some(([before, after]) => before.kind !== after.kind),
  ],
  [
    'a unit is established later',
    (register) =>
      register.organisations.some(
        (row) => row.from! > register.organisations.map((one) => one.from!).sort()[0]!,
      ),
  ],
  ['a unit ends for good', (register) => endsOf(register).length > 0],
  [
    'a unit is reopened after a gap',
    ({ organisations }) =>
      organisations.some(
        (row) =>
          row.to &&
          organisations.some((one) => one.code === row.code && one.from! > addDays(row.to as Day, 1)) &&
          !stateOn(
            { organisations, members: [], movements: [], attributes: [] },
            row.code!,
            addDays(row.to as Day, 1),
          ),
      ),
  ],
  [
    'the root changes',
    ({ organisations }) =>
      new Set(organisations.filter((row) => row.parent_code === '').map((row) => row.code)).size > 1,
  ],
  [
    'a member moves on the last day of a unit',
    (register) =>
      movesOf(register, (row) =>
        endsOf(register).some((end) => end.code === row.from_code && end.to === row.day),
      ).length > 0,
  ],
  [
    'a member moves on the day after',
    (register) =>
      movesOf(register, (row) =>
        endsOf(register).some((end) => end.code === row.from_code && addDays(end.to as Day, 1) === row.day),
      ).length > 0,
  ],
  [
    'a member dies or leaves the day after the end of the unit',
    (register) =>
      movesOf(
        register,
        (row) =>
          !row.to_code &&
          endsOf(register).some((end) => end.code === row.from_code && addDays(end.to as Day, 1) === row.day),
      ).length > 0,
  ],
  [
    'a member moves on the day on which the unit gets a new superior',
    (register) =>
      movesOf(register, (row) =>
        reparented(register).some(([, after]) => after.code === row.from_code && after.from === row.day),
      ).length > 0,
  ],
  [
    'two movements on one day',
    (register) => movesOf(register, (row, before) => row.day === before?.day).length > 0,
  ],
  [
    'in and out on one day',
    (register) =>
      movesOf(register, (row, before) => row.day === before?.day && !row.to_code && !before?.from_code)
        .length > 0,
  ],
  [
    'out and in again on one day',
    (register) => movesOf(register, (row, before) => row.day === before?.day && !row.from_code).length > 0,
  ],
  [
    'a return after leaving',
    (register) =>
      movesOf(register, (row, before) => !row.from_code && !!before && before.day! < row.day!).length > 0,
  ],
  [
    'an attribute changes twice',
    ({ attributes }) =>
      new Set(attributes.map((row) => `${row.member_code} ${row.field}`)).size < attributes.length,
  ],
  [
    'an attribute changes on the day of a movement',
    ({ attributes, movements }) =>
      attributes.some((row) =>
        movements.some((one) => one.member_code === row.member_code && one.day === row.day),
      ),
  ],
  ['an attribute becomes unknown', ({ attributes }) => attributes.some((row) => row.value === '')],
  [
    'a birth of which only the year is known',
    ({ members }) => members.some((row) => row.born_on!.length === 4),
  ],
  ['a birth on 29 February', ({ members }) => members.some((row) => row.born_on!.endsWith('-02-29'))],
  ['no admission decision', ({ members }) => members.some((row) => row.admission_decided_on === '')],
  [
    'a tree of four levels',
    (register) => {
      const tree = treeOn(register, register.organisations.at(-1)!.from as Day)
      return [...tree.keys()].some((code) => lineUp(tree, code).length >= 4)
    },
  ],
  ...['I0', 'I1', 'I2', 'I3', 'I4', 'I5', 'I9', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D9'].map(
    (category): [string, (register: Register) => boolean] => [
      `category ${category}`,
      ({ movements }) => movements.some((row) => row.category === category),
    ],
  ),
])('in random histories it happens often: %s', (_what, occurs) => {
  expect(examples.filter(occurs).length).toBeGreaterThanOrEqual(examples.length / 4)
})
