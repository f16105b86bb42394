import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '#access/doorway.ts'
import { serveTogether } from '#access/together.ts'
import { serveNotes } from '#access/small-room.ts'
import { serveOrganisations } from '#organisation/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { serveStatistics } from '#statistics/routes.ts'
import { testDatabase } from './database.ts'
import { openPeopleDoor, type Ask } from './people-door.ts'

let database: Database
let ask: Ask
let door: Api
let errors: object[]
const unitIds = new Map<string, string>()

beforeAll(async () => {
  database = await testDatabase()
  ;({ ask, door, errors } = await openPeopleDoor(database.db))
  serveOrganisations(door)
  serveStatistics(door)
  serveNotes(door, new Map())
  serveTogether(door)
  const { rows } = await database.pool.query<{ code: string; id: string }>(
    'select code, public_id as id from organisation',
  )
  for (const { code, id } of rows) unitIds.set(code, id)
})
afterAll(() => database.close())

type Answers = { answers: { status: number; body: Record<string, unknown> }[] }

async function together(who: Parameters<Ask>[0], paths: string[]): Promise<Answers['answers']> {
  const { status, body } = await ask(who, 'POST /api/questions', { paths })
  expect(status).toBe(200)
  return (body as Answers).answers
}

test('the questions of a page give together what each gives alone, whoever asks', async () => {
  const id = unitIds.get('NK')!
  const paths = [
    `/api/organisations/${id}?on=2022-10-27`,
    `/api/statistics/balance?organisationId=${id}&from=2022-01-01&to=2022-10-27`,
    `/api/organisations/${id}/children?on=2022-10-27`,
    `/api/statistics/structure?organisationId=${id}&on=2022-10-27&by=sex&by=age`,
    `/api/organisations/${id}/warnings?on=2022-10-27&limit=200`,
    `/api/statistics/series?organisationId=${id}&from=2020-01-01&to=2022-10-27&step=year`,
  ]
  for (const who of ['officer NK', 'leader TW', 'auditor TW'] as const) {
    const answers = await together(who, paths)
    for (const [at, path] of paths.entries()) {
      const alone = await ask(who, `GET ${path}`)
      const { requestId: _, ...body } = answers[at]!.body
      const { requestId: __, ...expected } = alone.body as Record<string, unknown>
      expect({ path, status: answers[at]!.status, body }).toEqual({
        path,
        status: alone.status,
        body: expected,
      })
    }
  }
})

test('each keeps its own status: out of reach, malformed, unknown, and not a question', async () => {
  const answers = await together('secretary NK', [
    `/api/organisations/${unitIds.get('TW')!}`,
    '/api/organisations/nonsense',
    '/api/nothing',
    '/api/clash',
    `/api/organisations/${unitIds.get('NK')!}`,
  ])
  expect(answers.map((one) => one.status)).toEqual([404, 400, 404, 404, 200])
})

test('one that fails in the database leaves the others their answers, and what was looked at is in the log', async () => {
  const before = errors.length
  const answers = await together('officer NK', [
    '/api/notes',
    '/api/notes/sneak',
    '/api/notes?say=xin+ch%C3%A0o',
  ])
  expect(answers.map((one) => one.status)).toEqual([200, 500, 200])
  expect(answers[2]!.body).toEqual({ text: 'xin chào' })
  expect(errors.splice(before)).toHaveLength(1)
  const { rows } = await database.pool.query(`select from event where action = 'note.view'`)
  expect(rows).toHaveLength(1)
})

test('a figure of the whole register, asked in between, opens no file out of reach', async () => {
  const { rows } = await database.pool.query<{ id: string }>(
    `select public_id as id from person where organisation_id not in (
      select a.descendant_id from organisation_ancestor a join organisation o on o.id = a.ancestor_id where o.code = 'NK.CB1')`,
  )
  expect(rows.length).toBeGreaterThan(0)
  const id = unitIds.get('NK.CB1')!
  const [figure, file] = await together('officer NK.CB1', [
    `/api/statistics/structure?organisationId=${id}&on=2022-10-27&by=sex`,
    `/api/people/${rows[0]!.id}`,
  ])
  expect([figure!.status, file!.status]).toEqual([200, 404])
})

test('too many questions, or none, are refused whole; without a session nothing is answered', async () => {
  const many = Array.from({ length: 21 }, () => '/api/notes')
  expect((await ask('officer NK', 'POST /api/questions', { paths: many })).status).toBe(400)
  expect((await ask('officer NK', 'POST /api/questions', { paths: [] })).status).toBe(400)
  const request = new Request('http://localhost/api/questions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paths: ['/api/notes'] }),
  })
  expect((await door.app.request(request)).status).toBe(401)
})
