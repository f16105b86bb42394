import { expect, test } from 'vitest'
import { createApi } from '#access/doorway.ts'
import { isMemberOnly, MEMBER_OPERATIONS, mustBeForMember } from '#access/member-door.ts'
import type { Actor, Holding } from '#access/policy.ts'
import { ACTIONS, POLICY } from '#access/rules.ts'
import { day } from '#platform/day.ts'
import { Forbidden } from '#platform/errors.ts'
import { serveRooms } from './rooms.ts'

const holding = { id: '1', role: 'member', organisationId: '1', whole: false } as Holding
const actor = (...roles: Holding['role'][]): Actor =>
  ({ kind: 'account', holdings: roles.map((role) => ({ ...holding, role })) }) as unknown as Actor

test('a member’s account may ask what is listed, and is refused at every other operation of the product', () => {
  const log = { info: () => {}, error: () => {} }
  const [now, today] = [() => new Date(), () => day('2022-10-27')]
  const api = createApi({ db: undefined as never, now, today, secure: false, strict: true, log })
  serveRooms(api, { dataFolder: '/nowhere' } as never)
  const closed = api.operations.filter(({ open }) => !open).map(({ endpoint }) => endpoint)
  const names = closed.map(({ method, path }) => `${method} ${path}`)
  expect(MEMBER_OPERATIONS.filter((one) => !names.includes(one))).toEqual([])
  const allowed = closed.filter((endpoint) => {
    try {
      mustBeForMember(actor('member'), endpoint)
      return true
    } catch (error) {
      expect(error).toBeInstanceOf(Forbidden)
      return false
    }
  })
  expect(allowed.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...MEMBER_OPERATIONS].sort())
  expect(closed.length).toBeGreaterThan(200)
})

test('the role allows nothing that any list or record of others asks for', () => {
  expect(ACTIONS.filter((action) => POLICY.member.includes(action))).toEqual(['self.read', 'self.record'])
})

test('a secretary who is a member too keeps what he may as secretary', () => {
  expect(isMemberOnly(actor('member'))).toBe(true)
  expect(isMemberOnly(actor('member', 'secretary'))).toBe(false)
  expect(isMemberOnly(actor())).toBe(false)
})
