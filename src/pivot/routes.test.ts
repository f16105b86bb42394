import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { MEMBERS } from '#member/measures.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { CHANGES } from '#statistics/measures.ts'
import { servePivots } from './routes.ts'

let office: Office
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, act: string, body?: object) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice((door) => servePivots(door, [MEMBERS, CHANGES]))
  ask = (who, path) => send(office.door, `GET /api/pivot${path}`, { as: office.cookies[who]! })
  tell = (who, act, body = {}) => {
    const [method, path] = act.split(' ')
    return send(office.door, `${method} /api/pivot/${path === '' ? 'tables' : `table${path}`}`, {
      as: office.cookies[who]!,
      body,
    })
  }
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const counted = (who: string, unit: string, query: string) =>
  ask(who, `?organisationId=${office.id[unit]}&from=2022-01-01&to=2022-10-27&${query}`)
const definition = {
  measures: 'members',
  rows: 'units',
  columns: 'sex',
  where: '',
  step: 'year',
  share: 'none',
  from: null,
  to: null,
}
const table = (change: object = {}) => ({
  organisationId: office.id['NK'],
  name: 'Nữ đảng viên các chi bộ',
  audience: 'own',
  definition,
  ...change,
})

test('members of the units directly below by sex: cells, totals, and the whole unit', async () => {
  const { body } = await counted('can-bo', 'NK', 'measures=members&rows=units&columns=sex')
  expect(body.unit.code).toBe('NK')
  expect(body.units.map((one: { code: string }) => one.code)).toEqual(expect.arrayContaining(['NK.DB']))
  expect(body.lines.every(([id]: [string]) => body.units.some((one: { id: string }) => one.id === id))).toBe(
    true,
  )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from member_spell
    where from_day <= '2022-10-27' and until_day > '2022-10-27' and organisation_id in (
      select descendant_id from organisation_ancestor join organisation on organisation.id = ancestor_id
      where code = 'NK' and until_day > '2022-10-27')`.execute(office.database.db)
  expect(body.total).toBe(rows[0]!.n)
})

test('what makes no table is refused with what to do, and what one may not read is not counted', async () => {
  expect(codes(await counted('can-bo', 'NK', 'measures=members&rows=colour'))).toEqual(['unknown-dimension'])
  expect(codes(await counted('can-bo', 'NK', 'measures=members&rows=sex&columns=sex'))).toEqual([
    'pivot-twice',
  ])
  const both = await counted('can-bo', 'NK', 'measures=members,changes&rows=sex&columns=age')
  expect(codes(both)).toEqual(['pivot-several-across'])
  expect(codes(await counted('can-bo', 'NK', 'measures='))).toEqual(['pivot-no-measure', 'pivot-no-rows'])
  const long = `?organisationId=${office.id['NK']}&from=2010-01-01&to=2022-10-27&measures=changes&rows=time&step=month`
  expect(codes(await ask('can-bo', long))).toEqual(['pivot-too-many-steps'])
  expect((await counted('can-bo-db', 'NK', 'measures=members&rows=sex')).status).toBe(404)
})

test('ethnicity is counted in a table', async () => {
  const { body } = await counted('lanh-dao', 'NK', 'measures=members&rows=minority')
  expect(body.lineTotals.reduce((all: number, one: number) => all + one, 0)).toBe(body.total)
})

test('a table is its author’s alone until he shares it with his unit, then also with those below', async () => {
  const { body: saved } = await tell('can-bo', 'POST ', table())
  expect(saved).toMatchObject({ audience: 'own', unit: { code: 'NK' }, may: { change: true } })
  expect((await ask('lanh-dao', `/table/${saved.id}`)).status).toBe(404)

  const shared = await tell('can-bo', `PUT /${saved.id}`, {
    ...table({ audience: 'unit' }),
    organisationId: undefined,
  })
  expect(shared.body.id).toBe(saved.id)
  for (const who of ['lanh-dao', 'trung-uong'])
    expect((await ask(who, `/table/${saved.id}`)).body).toMatchObject({ may: { change: false } })
  expect((await ask('can-bo-db', `/table/${saved.id}`)).status).toBe(404)
  expect((await ask('lanh-dao', '/tables?whose=shared')).body.items).toHaveLength(1)
  expect((await ask('can-bo-db', '/tables?whose=shared')).body.items).toHaveLength(0)

  await tell('can-bo', `PUT /${saved.id}`, { ...table({ audience: 'below' }), organisationId: undefined })
  expect((await ask('can-bo-db', `/table/${saved.id}`)).body.name).toBe('Nữ đảng viên các chi bộ')
  expect((await ask('can-bo', '/tables')).body.items).toHaveLength(1)
  const { rows } = await sql`select from pivot_table where superseded_at is not null`.execute(
    office.database.db,
  )
  expect(rows).toHaveLength(2)
})

test('only its author changes a table or takes it away, and he can bring it back', async () => {
  const { body: saved } = await tell('can-bo', 'POST ', table({ name: 'Bảng thử', audience: 'unit' }))
  expect((await tell('lanh-dao', `POST /${saved.id}/withdrawal`)).status).toBe(403)
  expect((await tell('can-bo-db', `POST /${saved.id}/withdrawal`)).status).toBe(404)
  expect((await tell('can-bo', `POST /${saved.id}/withdrawal`)).status).toBe(200)
  expect((await ask('can-bo', `/table/${saved.id}`)).status).toBe(404)
  expect((await tell('can-bo', `POST /${saved.id}/return`)).body.name).toBe('Bảng thử')
  expect((await ask('lanh-dao', `/table/${saved.id}`)).status).toBe(200)
  expect((await tell('can-bo-db', 'POST ', table())).status).toBe(404)
})
