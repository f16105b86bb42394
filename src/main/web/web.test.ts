import { expect, test } from 'vitest'
import { ACTIONS, POLICY, ROLES, type Action, type Role } from '#access/rules.ts'
import { myUnits } from '#access/session.tsx'
import { safeThen } from '#access/sign-in-page.tsx'
import { fits } from './palette-entries.ts'
import { placesFor, thumbPlaces } from './places.ts'

const mayAs = (role: Role) =>
  Object.fromEntries(ACTIONS.map((action) => [action, POLICY[role].includes(action)])) as Record<
    Action,
    boolean
  >

test.each<[typed: string, name: string, found: boolean]>([
  ['dang bo khoi', 'Đảng bộ Khối các Cơ quan', true],
  ['khoi dang', 'Đảng bộ Khối các Cơ quan', true],
  ['co qua', 'Đảng bộ Khối các Cơ quan', true],
  ['thong ke', 'Thống kê: Tăng, giảm', true],
  ['uan', 'Đảng bộ Khối các Cơ quan', false],
  ['', 'Tổng quan', true],
])('“%s” finds “%s”: %s', (typed, name, found) => expect(fits(typed, name)).toBe(found))

test.each<[then: string | undefined, to: string]>([
  ['/members?unit=1', '/members?unit=1'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
])('after signing in, %s leads to %s', (then, to) => expect(safeThen(then)).toBe(to))

test('two roles at one unit are one unit in the switcher', () => {
  const held = { organisationId: 'u1', code: 'K', name: 'Khối', may: mayAs('officer') }
  const units = myUnits({
    units: [
      { ...held, role: 'officer' },
      { ...held, role: 'auditor' },
      { ...held, organisationId: null, role: 'auditor' },
    ],
  })
  expect(units).toEqual([{ id: 'u1', code: 'K', name: 'Khối', roles: ['officer', 'auditor'] }])
})

test('accounts are for administrators, the audit log also for auditors, and nobody sees what he cannot use', () => {
  const placesOf = (role: Role) => placesFor({ may: mayAs(role) }).map((place) => place.to)
  expect(ROLES.filter((role) => placesOf(role).includes('/admin/accounts'))).toEqual(['administrator'])
  expect(ROLES.filter((role) => placesOf(role).includes('/admin/audit'))).toEqual([
    'administrator',
    'auditor',
  ])
  expect(thumbPlaces(placesFor({ may: mayAs('officer') })).length).toBeLessThanOrEqual(4)
})
