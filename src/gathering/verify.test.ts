import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConferences, type Conferences } from './small-conference.ts'
import { verifyGatherings } from './verify.ts'

let conferences: Conferences
beforeAll(async () => {
  conferences = await openConferences()
})
afterAll(() => conferences.office.database.close())

test('what the rules keep out is found where somebody wrote past them', async () => {
  const { db } = conferences.office.database
  const path = await conferences.planned()
  await conferences.paste(path, 'NK.DB\t\t10')
  expect(await verifyGatherings(db)).toEqual([])
  await sql`insert into gathering_roll_call (site_id, on_day, present, means)
    select id, '2022-10-27', 11, 'typed' from gathering_site`.execute(db)
  await sql`update gathering_plan set superseded_at = now()`.execute(db)
  const codes = (await verifyGatherings(db)).map((one) => one.code)
  expect(codes.sort()).toEqual(['gathering-without-plan', 'more-present-than-invited'])
})
