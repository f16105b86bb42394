import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { eventsOf, openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { TODAY, unitId } from '#testing/small-world.ts'
import { getUnitByCode } from '#person/unit-store.ts'
import { membersOn } from './commands.ts'

let database: Database
let ask: Ask
let errors: object[]
beforeAll(async () => {
  database = await testDatabase()
  ;({ ask, errors } = await openPeopleDoor(database.db))
})
afterAll(() => database.close())

const list = async (who: Parameters<Ask>[0], code: string, more: object = {}) =>
  ask(who, 'POST /api/members/list', { organisationId: await unitId(database.db, code), ...more })
const codesOf = (body: { items: { memberCode: string }[] }) => body.items.map((one) => one.memberCode)

test('the members of an organisation and its branches stand in the Vietnamese order of names', async () => {
  const { body } = await list('officer NK', 'NK')
  expect(codesOf(body)).toEqual(['NK-5', 'NK-2', 'NK-3', 'NK-7', 'NK-4', 'NK-1', 'NK-6'])
  expect(body).toMatchObject({ total: 7, beyondReach: 0, next: null })
  expect(body.items[0]).toMatchObject({
    bornOn: '1960-01',
    since: '2012-01-01',
    organisation: { name: 'Chi bộ 1' },
  })
})

test.each<[code: string, more: object, codes: string[]]>([
  ['NK.CB1', {}, ['NK-5', 'NK-2', 'NK-7']],
  ['NK.DB', { below: false }, []],
  ['NK.CB1', { below: false }, ['NK-5', 'NK-2', 'NK-7']],
  ['NK.DB', { on: '2020-06-30' }, ['NK-5', 'NK-2', 'NK-3', 'NK-7', 'NK-1', 'NK-6', 'NK-8']],
  ['NK.DB', { on: '2020-07-01' }, ['NK-5', 'NK-2', 'NK-3', 'NK-7', 'NK-8']],
  ['NK.CB2', { on: '2021-08-07' }, ['NK-3', 'NK-8']],
  ['NK.CB2', { on: '2021-08-08' }, ['NK-3']],
  ['NK', { on: '2011-12-31' }, []],
])('%s with %j holds %j', async (code, more, codes) =>
  expect(codesOf((await list('officer NK', code, more)).body)).toEqual(codes),
)

test.each<[filters: object, codes: string[]]>([
  [{ status: 'probationary' }, ['NK-4']],
  [{ status: 'official', sex: 'nữ' }, ['NK-7', 'NK-1', 'NK-6']],
  [{ ageBand: '<=30' }, ['NK-4']],
  [{ ageBand: '31-40' }, ['NK-2', 'NK-1', 'NK-6']],
  [{ ageBand: '>=61' }, ['NK-5']],
  [{ education: 'Thạc sĩ' }, ['NK-1']],
  [{ education: 'Tiến sĩ' }, []],
  [{ theory: 'Trung cấp', stratum: 'Viên chức' }, ['NK-1']],
])('of the organisation, %j are %j', async (filters, codes) => {
  const { body } = await list('officer NK', 'NK', { filters })
  expect(codesOf(body)).toEqual(codes)
  expect(body.total).toBe(codes.length)
})

test('a filter counts the value of the day, not of today', async () => {
  const { body } = await list('officer NK', 'NK', { on: '2021-08-31', filters: { education: 'Thạc sĩ' } })
  expect(codesOf(body)).toEqual([])
})

test('ethnicity and religion are no filters', async () => {
  expect((await list('officer NK', 'NK', { filters: { ethnicity: 'Tày' } })).status).toBe(400)
})

test('pages follow each other; only the first counts', async () => {
  const first = await list('officer NK', 'NK', { limit: 3 })
  expect(codesOf(first.body)).toEqual(['NK-5', 'NK-2', 'NK-3'])
  const second = await list('officer NK', 'NK', { limit: 3, after: first.body.next })
  expect(codesOf(second.body)).toEqual(['NK-7', 'NK-4', 'NK-1'])
  expect(second.body.total).toBeNull()
  const third = await list('officer NK', 'NK', { limit: 3, after: second.body.next })
  expect(codesOf(third.body)).toEqual(['NK-6'])
  expect(third.body.next).toBeNull()
})

test('on a past day a secretary sees those still kept in the branch and how many are not', async () => {
  const { body } = await list('secretary NK.CB1', 'NK.CB1', { on: '2019-02-28' })
  expect(codesOf(body)).toEqual(['NK-5', 'NK-2', 'NK-7'])
  expect(body).toMatchObject({ total: 3, beyondReach: 1 })
})

test('out of reach, not allowed, on record', async () => {
  expect((await list('secretary NK.CB1', 'NK.CB2')).status).toBe(404)
  expect((await list('auditor NK', 'NK')).status).toBe(404)
  expect((await eventsOf(database.db, 'member.list')).at(-1)).toMatchObject({
    actor_name: 'secretary.nk.cb1',
    details: { on: '2019-02-28', listed: 3 },
  })
})

test('the register for print has the columns of the form; exporting needs its own permission', async () => {
  const organisationId = await unitId(database.db, 'NK.CB3')
  const { body } = await ask('officer NK', 'POST /api/members/register', { organisationId })
  expect(body.items[0]).toMatchObject({
    fullName: 'Nguyễn Thị Bích Ngọc',
    ethnicity: 'Tày',
    education: 'Thạc sĩ',
    theory: 'Trung cấp',
    joinedOn: '2015-05-19',
    officialOn: '2016-05-19',
    cardNo: '12345678',
    inOn: '2019-03-01',
    inFrom: 'Chi bộ 1',
  })
  expect((await ask('leader NK', 'POST /api/members/register', { organisationId })).status).toBe(403)
  expect((await eventsOf(database.db, 'member.export')).at(-1)).toMatchObject({
    details: { form: '7-HSĐV', listed: 2 },
  })
})

test('the command line lists a unit, the whole register, or who answers to a text', async () => {
  const { db } = database
  const machine = machineActor('thu', TODAY)
  const codes = async (question: Parameters<typeof membersOn>[2]) =>
    (await membersOn(db, machine, question)).map((line) => line.member_code)
  expect(await codes({ on: TODAY })).toHaveLength(7)
  expect(
    await codes({ on: day('2019-02-28'), organisationId: (await getUnitByCode(db, 'NK.CB1')).id }),
  ).toEqual(['NK-5', 'NK-2', 'NK-7', 'NK-1'])
  const [line] = await membersOn(db, machine, { on: TODAY, search: 'vu xuan' })
  expect(line).toEqual({
    member_code: 'NK-8',
    full_name: 'Vũ Văn Xuân',
    sex: 'nam',
    born_on: '1938-03-03',
    organisation: null,
    since: null,
    official_on: '1966-02-03',
    status: 'left',
  })
})

test('nothing unforeseen happened', () => expect(errors).toEqual([]))
