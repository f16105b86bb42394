import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { MEMBERS } from '#member/measures.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { ORGANISATIONS } from '#organisation/measures.ts'
import { CHANGES } from '#statistics/measures.ts'
import { serveMeasures } from './routes.ts'

let office: Office
let ask: (who: string, path: string) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice((door) => serveMeasures(door, [MEMBERS, CHANGES, ORGANISATIONS]))
  ask = (who, path) => send(office.door, `GET /api/measures${path}`, { as: office.cookies[who]! })
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const at = (unit: string, more = '') =>
  `organisationId=${office.id[unit]}&from=2022-01-01&to=2022-10-27${more === '' ? '' : `&${more}`}`
const people = (who: string, unit: string, where: string) =>
  send(office.door, 'POST /api/measures/members/people', {
    as: office.cookies[who]!,
    body: { organisationId: office.id[unit], from: '2022-01-01', to: '2022-10-27', where },
  })

test('a figure, what it consists of and the units below are one count', async () => {
  const whole = (await ask('can-bo', `/members/count?${at('NK')}`)).body
  expect(whole.total).toBeGreaterThan(3)
  const sexes = (await ask('can-bo', `/members/count?${at('NK', 'by=sex')}`)).body
  const sum = sexes.groups.reduce((all: number, one: { count: number }) => all + one.count, 0)
  expect([sexes.total, sum]).toEqual([whole.total, whole.total])
  const women = (await ask('can-bo', `/members/count?${at('NK', 'where=sex%3Dn%E1%BB%AF')}`)).body.total
  expect(women).toBe(sexes.groups.find((one: { values: string[] }) => one.values[0] === 'nữ').count)
  const below = (await ask('can-bo', `/members/count?${at('NK', 'units=below')}`)).body.groups
  expect(below.filter((one: { unit: object | null }) => one.unit === null)).toHaveLength(1)
  expect((await people('can-bo', 'NK', 'sex=nữ')).body.items).toHaveLength(women)
})

test('a figure is followed over the years, each point the count of its own span', async () => {
  const { points } = (await ask('can-bo', `/members/series?${at('NK', 'step=same&points=3')}`)).body
  expect(points.map((one: { to: string }) => one.to)).toEqual(['2020-10-27', '2021-10-27', '2022-10-27'])
  const now = (await ask('can-bo', `/members/count?${at('NK')}`)).body.total
  expect(points[2].count).toBe(now)
})

test('ethnicity is counted and never listed; who reads no people sees the number alone', async () => {
  expect((await ask('lanh-dao', `/members/count?${at('NK', 'by=ethnicity')}`)).status).toBe(200)
  expect(codes(await people('lanh-dao', 'NK', 'minority=yes'))).toEqual(['protected-dimension'])
  expect((await ask('quan-tri', `/members/count?${at('TW')}`)).status).toBe(200)
  expect((await people('quan-tri', 'TW', '')).status).toBe(404)
  expect((await ask('can-bo-db', `/members/count?${at('NK')}`)).status).toBe(404)
})

test('what cannot be counted is refused with its reason', async () => {
  expect(codes(await ask('can-bo', `/colours/count?${at('NK')}`))).toEqual(['unknown-measure'])
  expect(codes(await ask('can-bo', `/members/count?${at('NK', 'where=colour%3Dred')}`))).toEqual([
    'unknown-dimension',
  ])
  expect(codes(await ask('can-bo', `/members/count?${at('NK', 'where=sex%3Dred')}`))).toEqual([
    'unknown-value',
  ])
  expect((await ask('can-bo', `/members/count?${at('NK', 'where=%3D%3D')}`)).status).toBe(400)
  expect(codes(await ask('can-bo', `/members/things?${at('NK')}`))).toEqual(['opens-to-nothing'])
})

test('organisations open to the units themselves', async () => {
  const { total } = (await ask('can-bo', `/organisations/count?${at('NK')}`)).body
  const { items } = (await ask('can-bo', `/organisations/things?${at('NK')}`)).body
  expect(items).toHaveLength(total)
  expect(items[0].to).toMatch(/^\/organisations\//)
})
