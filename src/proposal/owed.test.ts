import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { actorAt, TODAY } from '#testing/small-world.ts'
import { proposalInbox } from './inbox.ts'
import { serveProposals } from './routes.ts'

let office: Office
let id: Office['id']
beforeAll(async () => {
  office = await openOffice(serveProposals)
  id = office.id
})
afterAll(() => office.database.close())

const tell = (who: string, path: string, body: object): Promise<Answer> =>
  send(office.door, `POST /api/proposals${path}`, { as: office.cookies[who]!, body })
const proposal = (from: string, to: string, change: object = {}) => ({
  organisationId: id[from],
  kind: 'proposal',
  field: 'congress',
  text: 'Đề nghị sớm có hướng dẫn về đại hội đảng bộ các cấp',
  addressee: { organisationId: id[to] },
  raisedOn: '2022-09-01',
  ...change,
})

test('an answer by a day is an assignment of who is asked, and is settled by answering, undone with it', async () => {
  const owed = async () => {
    const { rows } = await sql<{ due: string; done: string | null; unit: string; withdrawn: boolean }>`
      select given.due_on as due, given.done_on as done, o.code as unit, assignment.withdrawn_on is not null as withdrawn
      from assignment join assignment_addressee given on given.assignment_id = assignment.id
      join organisation o on o.id = given.organisation_id
      where assignment.kind = 'answer' order by assignment.id`.execute(office.database.db)
    return rows
  }
  const before = (await owed()).length
  const matter = proposal('NK.CB1', 'NK', { kind: 'matter', dueOn: '2022-10-01' })
  const done = await tell('can-bo-db', '', matter)
  expect((await owed()).slice(before)).toEqual([
    { due: '2022-10-01', done: null, unit: 'NK', withdrawn: false },
  ])
  const answer = { stage: 'answered', on: '2022-09-20', answer: 'Đã gỡ' }
  await tell('can-bo', `/${done.body.id}/acts`, answer)
  expect((await owed()).slice(before)).toMatchObject([{ done: '2022-09-20' }])
  await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await owed()).slice(before)).toMatchObject([{ done: null, withdrawn: false }])
  const on = { stage: 'transferred', on: '2022-09-21', to: { organisationId: id['TW'] }, dueOn: '2022-11-01' }
  await tell('can-bo', `/${done.body.id}/acts`, on)
  expect((await owed()).slice(before)).toMatchObject([
    { unit: 'NK', done: '2022-09-21' },
    { unit: 'TW', done: null, due: '2022-11-01' },
  ])
  await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await owed()).slice(before)).toMatchObject([
    { unit: 'NK', done: null },
    { unit: 'TW', withdrawn: true },
  ])
})

test('the inbox tells who is to answer, and afterwards who is to read the answer', async () => {
  const { db } = office.database
  const all = {
    units: sql`select id from organisation where code = 'NK.DB2'`,
    on: TODAY,
    until: TODAY,
    limit: 50,
  }
  const centre = { ...all, units: sql`select id from organisation where code = 'TW'` }
  const actor = await actorAt(db, 'officer', 'TW')
  const done = await tell('can-bo', '', proposal('NK.DB2', 'TW', { raisedOn: '2022-10-26' }))
  const of = async (asked: typeof all) =>
    (await proposalInbox.list(db, actor, asked)).filter((one) => one.id === done.body.id)
  expect(await of(centre)).toMatchObject([{ code: 'give-answer', organisationId: id['TW'] }])
  expect(await of(all)).toEqual([])
  await tell('trung-uong', `/${done.body.id}/acts`, {
    stage: 'answered',
    on: '2022-10-27',
    answer: 'Tiếp thu',
  })
  expect(await of(centre)).toEqual([])
  expect(await of(all)).toMatchObject([{ code: 'read-answer', organisationId: id['NK.DB2'] }])
})
