import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveCommittees } from '#committee/routes.ts'
import { MOST } from './api.ts'
import { serveOrganisations } from './routes.ts'
import { openOffice, type Office } from './small-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(serveOrganisations, serveCommittees)
})
afterAll(() => office.database.close())

test('a unit that came from very many names the latest of them and counts the others', async () => {
  const { db } = office.database
  const many = MOST.links + 7
  await sql`
    with one as (insert into organisation (code) select 'CU' || n from generate_series(1, ${many}) n returning id),
    state as (
      insert into organisation_state (organisation_id, from_day, until_day, name, name_key, name_order, kind)
      select id, '2010-01-01', '2020-01-01', 'Chi bộ cũ', '', '', 'chi_bo_co_so' from one)
    insert into organisation_link (predecessor_id, successor_id, on_day, act)
    select id, (select id from organisation where code = 'NK.DB'), date '2015-01-01' + (row_number() over ())::int, 'merge_new'
    from one`.execute(db)
  const { status, body } = await office.ask('can-bo', `/${office.id['NK.DB']}`)
  expect([status, body.predecessors.length, body.beyond]).toEqual([
    200,
    MOST.links,
    { predecessors: 7, successors: 0 },
  ])
  const days = body.predecessors.map((one: { on: string }) => one.on)
  expect([days[0], days.at(-1)]).toEqual(['2015-01-09', '2015-07-27'])
  const history = await office.ask('can-bo', `/${office.id['NK.DB']}/history`)
  expect(history.body.beyond).toEqual({ states: 0, predecessors: 7, successors: 0, reorganisations: 0 })
  expect(office.errors).toEqual([])
})

test('a committee with hundreds of terms lists the latest and counts the others', async () => {
  const { db } = office.database
  await sql`
    insert into committee_term (organisation_id, committee, name, from_day, until_day)
    select (select id from organisation where code = 'NK.DB'), 'bch', 'Nhiệm kỳ ' || n,
      date '1930-01-01' + n * 100, date '1930-01-01' + n * 100 + 100
    from generate_series(1, 203) n`.execute(db)
  const { body } = await office.ask('can-bo', `/${office.id['NK.DB']}/committees`)
  expect([body.terms.length, body.beyond]).toEqual([200, { terms: 3, posts: 0 }])
  expect(body.terms[0].name).toBe('Nhiệm kỳ 203')
})
