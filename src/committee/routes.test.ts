import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveOrganisations } from '#organisation/routes.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveCommittees } from './routes.ts'

let office: Office
let id: Office['id']
let ask: Office['ask']
let tell: Office['tell']
beforeAll(async () => {
  office = await openOffice(serveOrganisations, serveCommittees)
  ;({ id, ask, tell } = office)
})
afterAll(() => office.database.close())

test('a secretary is recorded, shown to those who see people, and ends', async () => {
  const [secretary, second] = [
    await personId(office.database.db, 'NK-7'),
    await personId(office.database.db, 'NK-4'),
  ]
  const path = `/${id['NK.CB1']}`
  const term = {
    committee: 'chi_uy',
    name: '2022-2025',
    seats: 3,
    from: '2022-06-01',
    to: '2024-11-30',
    decisionNo: null,
  }
  expect((await tell('can-bo', `${path}/terms`, term)).body.terms).toMatchObject([
    { seats: 3, vacant: 3, inForce: true },
  ])
  expect((await tell('can-bo', `${path}/terms`, term)).body.refusals).toMatchObject([
    { code: 'terms-overlap' },
  ])
  const post = {
    personId: secretary,
    committee: 'chi_uy',
    role: 'bi_thu',
    manner: 'bau',
    from: '2022-06-01',
    to: null,
    decisionNo: null,
  }
  expect((await tell('lanh-dao', `${path}/posts`, post)).status).toBe(403)
  const done = await tell('can-bo', `${path}/posts`, post)
  expect(done.body).toMatchObject({
    terms: [{ holders: 1, vacant: 2 }],
    posts: [{ role: 'bi_thu', inForce: true }],
  })
  const refused = await tell('can-bo', `${path}/posts`, { ...post, personId: second })
  expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual([
    'secretary-taken',
    'not-official-member',
  ])

  expect((await ask('can-bo', path)).body).toMatchObject({
    secretary: { personId: secretary },
    term: { name: '2022-2025' },
  })
  expect((await ask('quan-tri', path)).body.secretary).toBeNull()
  expect((await ask('quan-tri', `${path}/committees`)).body).toMatchObject({
    posts: [],
    may: { people: false },
  })
  const looks = await sql`select from event where action = 'committee.view'`.execute(office.database.db)
  expect(looks.rows.length).toBeGreaterThan(0)

  const ended = await tell('can-bo', `${path}/posts/${done.body.posts[0].id}/end`, {
    to: '2022-09-30',
    reason: 'Chuyển công tác',
  })
  expect(ended.body.posts).toMatchObject([{ to: '2022-09-30', inForce: false }])
  expect((await ask('can-bo', path)).body.warnings.map((one: { code: string }) => one.code)).toContain(
    'no-secretary',
  )
  const termId = ended.body.terms[0].id
  const extended = await tell('can-bo', `${path}/terms/${termId}/extension`, {
    extendedTo: '2025-06-30',
    decisionNo: '5-QĐ/ĐU',
    reason: 'Chờ đại hội',
  })
  expect(extended.body.terms).toMatchObject([{ to: '2024-11-30', extendedTo: '2025-06-30' }])
  expect(
    (
      await tell('can-bo', `${path}/terms/${termId}/extension`, {
        extendedTo: '2025-12-31',
        decisionNo: '6',
        reason: 'Lần nữa',
      })
    ).status,
  ).toBe(409)
})
