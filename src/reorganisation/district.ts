import { day, FOREVER, type Day } from '#platform/day.ts'
import type { Reorganisation } from './acts.ts'
import { planReorganisation, type Situation } from './rules.ts'
import type { UnitState } from './states.ts'

export const TODAY = day('2022-10-27')
export const ON = day('2022-09-01')
export const state = (
  code: string,
  superiorCode: string | null,
  kind: string,
  from = '2010-01-01',
  until: Day = FOREVER,
): UnitState => ({
  stateId: `${code} ${from}`,
  code,
  name: code,
  kind,
  type: null,
  superiorCode,
  officialCode: null,
  from: day(from),
  until,
  decisionNo: null,
})

/** A district: two grassroots organisations; the school has branches 1 and 2, the hospital branch 3 and an empty one. */
export const DISTRICT: UnitState[] = [
  state('HU', null, 'dang_bo_huyen'),
  state('TRUONG', 'HU', 'dang_bo_co_so'),
  state('VIEN', 'HU', 'dang_bo_co_so'),
  state('CB1', 'TRUONG', 'chi_bo_truc_thuoc'),
  state('CB2', 'TRUONG', 'chi_bo_truc_thuoc'),
  state('CB3', 'VIEN', 'chi_bo_truc_thuoc'),
  state('CB4', 'VIEN', 'chi_bo_truc_thuoc'),
]
const count = (members: number, official = members) => ({ members, official })
const situation: Situation = {
  today: TODAY,
  known: DISTRICT,
  held: new Map([
    ['CB1', count(5)],
    ['CB2', count(3, 2)],
    ['CB3', count(4)],
  ]),
  subtree: new Map([
    ['HU', count(12, 11)],
    ['TRUONG', count(8, 7)],
    ['VIEN', count(4)],
    ['CB1', count(5)],
    ['CB2', count(3, 2)],
    ['CB3', count(4)],
  ]),
  named: new Map([
    ['11', { unit: 'CB1', isOfficial: true }],
    ['12', { unit: 'CB1', isOfficial: true }],
    ['31', { unit: 'CB3', isOfficial: true }],
  ]),
  later: [],
}
const nothing: Reorganisation = {
  act: 'rename',
  on: ON,
  decisionNo: '12-QĐ/HU',
  decidedOn: day('2022-08-20'),
  units: [],
  into: null,
  newUnits: [],
  ending: [],
  continues: false,
  toSuperior: false,
  name: null,
  kind: null,
  type: null,
  members: [],
  subordinates: [],
}
export const newUnit = (code: string, superiorCode = 'TRUONG', kind = 'chi_bo_truc_thuoc') => ({
  code,
  name: code,
  kind,
  type: null,
  superiorCode,
  officialCode: null,
})
export const plan = (wanted: Partial<Reorganisation>, more: Partial<Situation> = {}) =>
  planReorganisation({ ...nothing, ...wanted }, { ...situation, ...more })
export const membersOf = (made: ReturnType<typeof plan>) =>
  Object.fromEntries(
    made.units.map(({ code, before, after }) => [code, [before?.members ?? null, after?.members ?? null]]),
  )
export const rest = (from: string, to: string) => ({ from, to, named: null })

export const merge: Partial<Reorganisation> = {
  act: 'merge_new',
  units: ['CB1', 'CB2'],
  newUnits: [newUnit('CB12')],
}
