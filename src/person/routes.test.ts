import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { eventsOf, openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { personId, unitId } from '#testing/small-world.ts'

let database: Database
let ask: Ask
let errors: object[]
let ngoc: string
beforeAll(async () => {
  database = await testDatabase()
  ;({ ask, errors } = await openPeopleDoor(database.db))
  ngoc = await personId(database.db, 'NK-1')
})
afterAll(() => database.close())

const valueOf = (body: { fields: { field: string; value: string | null }[] }, field: string) =>
  body.fields.find((one) => one.field === field)?.value

test('an officer opens a file: who, where, since when, how long in the Party; the numbers are masked', async () => {
  const { status, body } = await ask('officer NK', `GET /api/people/${ngoc}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    fullName: 'Nguyễn Thị Bích Ngọc',
    standing: 'official',
    ageInYears: 32,
    seniorityInMonths: 90,
    organisation: { code: 'NK.CB3' },
    above: 'Đảng bộ Bệnh viện Ví dụ',
    since: '2019-03-01',
    hidden: [],
    findings: [],
    may: { record: true, identity: true, move: true },
  })
  expect(body.path.map((unit: { code: string }) => unit.code)).toEqual(['TW', 'NK', 'NK.DB2', 'NK.CB3'])
  expect(body.path.map((unit: { readable: boolean }) => unit.readable)).toEqual([false, true, true, true])
  expect(valueOf(body, 'citizen_id')).toBe('•••••••••234')
  expect(valueOf(body, 'card_no')).toBe('•••••678')
  expect(valueOf(body, 'education')).toBe('Thạc sĩ')
  expect(JSON.stringify(body)).not.toContain('036190001234')
})

test('the same file as of a past day', async () => {
  const { body } = await ask('officer NK', `GET /api/people/${ngoc}?on=2018-06-29`)
  expect(body).toMatchObject({ organisation: { code: 'NK.CB1' }, since: '2015-05-19', ageInYears: 28 })
  expect(valueOf(body, 'education')).toBe('Đại học')
  expect(valueOf(body, 'theory')).toBe('Sơ cấp')
  const next = await ask('officer NK', `GET /api/people/${ngoc}?on=2018-06-30`)
  expect(valueOf(next.body, 'theory')).toBe('Trung cấp')
})

test('before the official day there is no seniority, before the admission no place', async () => {
  const probation = await ask('officer NK', `GET /api/people/${ngoc}?on=2016-05-18`)
  expect(probation.body).toMatchObject({ standing: 'probationary', seniorityInMonths: null })
  const before = await ask('officer NK', `GET /api/people/${ngoc}?on=2015-05-18`)
  expect(before.body).toMatchObject({ standing: 'not-admitted', organisation: null, since: null })
})

test('numbers in full are shown to those allowed, and asking is on record', async () => {
  const shown = await ask('secretary NK.CB3', `POST /api/people/${ngoc}/numbers`, {})
  expect(valueOf(shown.body, 'citizen_id')).toBe('036190001234')
  expect(await eventsOf(database.db, 'person.identity')).toMatchObject([
    { actor_name: 'secretary.nk.cb3', subject_id: ngoc },
  ])
  expect((await ask('leader NK', `POST /api/people/${ngoc}/numbers`, {})).status).toBe(403)
})

test('opening a file is on record with its day and without its content', async () => {
  const before = (await eventsOf(database.db, 'person.view')).length
  await ask('leader NK', `GET /api/people/${ngoc}?on=2020-01-01`)
  const events = await eventsOf(database.db, 'person.view')
  expect(events).toHaveLength(before + 1)
  expect(events.at(-1)).toEqual({ actor_name: 'leader.nk', subject_id: ngoc, details: { on: '2020-01-01' } })
})

test('out of reach looks like not there; a former branch no longer opens the file', async () => {
  expect((await ask('secretary NK.CB1', `GET /api/people/${ngoc}`)).status).toBe(404)
  expect((await ask('secretary NK.CB1', `GET /api/people/${ngoc}?on=2018-01-01`)).status).toBe(404)
  expect((await ask('officer NK', 'GET /api/people/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  expect((await ask('administrator TW', `GET /api/people/${ngoc}`)).status).toBe(404)
})

test('the timeline tells everything dated, newest first', async () => {
  const { body } = await ask('officer NK', `GET /api/people/${ngoc}/timeline`)
  const told = body.items.map(
    (one: { kind: string; code: string; on: string }) => `${one.on} ${one.kind} ${one.code}`,
  )
  expect(told).toEqual([
    '2021-09-01 attribute education',
    '2019-03-01 movement I4',
    '2018-06-30 attribute theory',
    '2016-05-19 date official_on',
    '2016-05-19 date recognition_decided_on',
    '2015-05-19 date ceremony_on',
    '2015-05-19 movement I1',
    '2015-04-20 date admission_decided_on',
  ])
  const moved = body.items.find((one: { code: string }) => one.code === 'I4')
  expect(moved).toMatchObject({ from: { code: 'NK.CB1' }, into: { code: 'NK.CB3', name: 'Chi bộ 10' } })
  const past = await ask('officer NK', `GET /api/people/${ngoc}/timeline?on=2019-02-28`)
  expect(past.body.items[0]).toMatchObject({ code: 'theory' })
})

test('who has looked is told to those who keep the record', async () => {
  const { body } = await ask('officer NK', `GET /api/people/${ngoc}/looks`)
  expect(body.items.map((one: { userName: string }) => one.userName)).toContain('leader.nk')
  expect((await ask('leader NK', `GET /api/people/${ngoc}/looks`)).status).toBe(403)
})

test('a search is on record without its text', async () => {
  const organisationId = await unitId(database.db, 'NK.DB')
  const { body } = await ask('officer NK', 'POST /api/people/search', { text: 'van an', organisationId })
  expect(body.items.map((one: { memberCode: string }) => one.memberCode)).toEqual(['NK-5', 'NK-2'])
  expect(JSON.stringify(body)).not.toMatch(/ethnicity|religion|citizen|card/)
  expect((await eventsOf(database.db, 'person.search')).at(-1)).toMatchObject({
    details: { found: 2, more: false },
  })
  expect(JSON.stringify(await eventsOf(database.db, 'person.search'))).not.toContain('van')
})

test('a search that cannot be read or is not allowed', async () => {
  expect((await ask('officer NK', 'POST /api/people/search', { text: '   ' })).status).toBe(400)
  expect((await ask('officer NK', 'POST /api/people/search', { text: 'an', limit: 101 })).status).toBe(400)
  expect((await ask('administrator TW', 'POST /api/people/search', { text: 'an' })).status).toBe(403)
  const organisationId = await unitId(database.db, 'NK.DB2')
  expect(
    (await ask('secretary NK.CB1', 'POST /api/people/search', { text: 'an', organisationId })).status,
  ).toBe(404)
})

test('nothing unforeseen happened', () => expect(errors).toEqual([]))
