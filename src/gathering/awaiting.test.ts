import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { addDays, day } from '#platform/day.ts'
import { awaitingWords } from './awaiting-words.ts'
import { gatheringsAwaiting } from './awaiting.ts'
import { openConferences, TODAY, type Conferences } from './small-conference.ts'

let conferences: Conferences
beforeAll(async () => {
  conferences = await openConferences()
})
afterAll(() => conferences.office.database.close())

/** Codes of what waits for a unit on a day, with the days by which. */
async function waiting(code: string, on = TODAY, within = 30): Promise<string[]> {
  const units = sql`select id from organisation where code = ${code}`
  const today = day(on)
  const asked = { units, on: today, until: addDays(today, within), limit: 50 }
  const found = await gatheringsAwaiting.list(
    conferences.office.database.db,
    machineActor('test', today),
    asked,
  )
  expect(found.every((one) => awaitingWords[one.code]!(one.facts).vi !== '')).toBe(true)
  return found.map((one) => `${one.code} ${one.dueOn}`)
}

test('an invitation, an opinion and a roll call wait for the unit until they are given', async () => {
  const { ask, tell, planned, act, paste } = conferences
  const path = await planned({ opinionsDueOn: TODAY })
  const { body } = await paste(path, 'NK.DB2\t\t20\nNK.DB')
  const [site] = body.items
  expect(await waiting('NK.DB2')).toEqual([])
  await act(path, 'announced')
  await tell('bi-thu-khoi', `${path}/invitations`, { invited: { who: 'sites' }, answerBy: null })
  const all = ['answer', 'roll_call', 'opine'].map((code) => `${code} ${TODAY}`)
  expect(await waiting('NK.DB2')).toEqual(all)
  expect(await waiting('NK')).toEqual([`collect ${TODAY}`])
  expect(await waiting('NK.DB2', '2022-10-26')).toEqual([])

  const [invitation] = (await ask('benh-vien', `${path}/invitations`)).body.items
  await tell('benh-vien', `${path}/invitations/${invitation.id}/answer`, { answer: 'accepted', reason: null })
  expect(await waiting('NK.DB2')).toEqual(all.slice(1))
  await tell('benh-vien', `${path}/roll-call`, { reports: [{ siteId: site.id, present: 20, note: null }] })
  await tell('benh-vien', `${path}/opinions`, {
    siteId: site.id,
    part: 'Phần I',
    proposal: 'Bổ sung số liệu.',
  })
  expect(await waiting('NK.DB2')).toEqual([])
  expect(await waiting('NK.DB2', '2022-10-28')).toEqual([])
  expect(await waiting('NK.DB', '2022-10-28')).toEqual([`roll_call ${TODAY}`])
  await act(path, 'postponed', 'Bão số 6')
  expect(await waiting('NK.DB')).toEqual([])
})

test('what is due beyond the days asked for does not wait yet', async () => {
  const { tell, planned, act } = conferences
  const path = await planned({ kind: 'so_ket', fromDay: '2022-11-20', toDay: '2022-11-20' })
  await act(path, 'announced')
  await tell('bi-thu-khoi', `${path}/invitations`, { invited: { who: 'below' }, answerBy: '2022-11-06' })
  expect(await waiting('NK.DB', TODAY, 9)).toEqual([])
  expect(await waiting('NK.DB', TODAY, 10)).toEqual(['answer 2022-11-06'])
})
