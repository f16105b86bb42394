import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { generateNation } from '#generate/nation.ts'
import { seeded } from '#generate/random.ts'
import { createApp } from '#main/server.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database/connect.ts'
import { createLog } from '#platform/log.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { surveyGround, TODAY, YEARS, type Ground } from './ground.ts'
import { caseQuestions, openManyCases } from './cases.ts'
import { directiveQuestions, issueToGrassroots } from './directive.ts'
import { figureQuestions } from './figure-questions.ts'
import { pageQuestions } from './page-questions.ts'
import type { Asked, Question } from './question.ts'
import { signIn } from './visitors.ts'

let database: Database
let app: Hono
let ground: Ground
let cookies: Record<Asked['as'], string>
let questions: Question[]

beforeAll(async () => {
  database = await testDatabase()
  await loadRegister(database.db, generateNation({ members: 2_000, seed: 1, from: YEARS[0], to: YEARS[1] }))
  ground = await surveyGround(database.db)
  const directive = await issueToGrassroots(database.db, ground)
  await openManyCases(database.db, ground)
  questions = [
    ...figureQuestions(ground),
    ...pageQuestions(ground),
    ...directiveQuestions(ground, directive),
    ...caseQuestions(ground),
  ]
  const [nation, province] = await signIn(database.db, [
    { role: 'officer', organisationId: ground.root.id },
    { role: 'officer', organisationId: ground.provinces[0]!.id },
  ])
  cookies = { nation: nation!.cookie, province: province!.cookie }
  const config = readConfig({})
  app = await createApp({ config, database, log: createLog('silent'), today: () => TODAY })
})

afterAll(() => database.close())

test('every question of the bench is answered with the numbers that the recorded facts alone give', async () => {
  const random = seeded(3)
  let compared = 0
  for (const { name, draw } of questions)
    for (let round = 0; round < 3; round++) {
      const asked = draw(random)
      const answer = await ask(asked)
      if (answer === null || !asked.counts || !asked.plain) continue
      const told = asked.counts(answer as never)
      const plain = await asked.plain(database.db)
      expect(told, `${name}: ${asked.path} ${JSON.stringify(asked.body ?? '')}`).toEqual(plain)
      compared += told.size
    }
  expect(compared).toBeGreaterThan(1_000)
})

/** The answer; null where this version has no such operation. */
async function ask({ path, body, as }: Asked): Promise<unknown> {
  const response = await app.request(path, {
    headers: { cookie: cookies[as], 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  if (response.status === 404) return null
  expect(response.status, path).toBe(200)
  return response.json()
}
