import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEvent } from '#access/events.ts'
import { machineActor } from '#access/policy.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { actorAt, loadSmallWorld, TODAY } from '#testing/small-world.ts'
import { giveAssignment, recordAct, type Giving, type RecordedAct } from './give.ts'
import { assignmentsFrom } from './list.ts'

let database: Database
let id: Map<string, string>
const machine = machineActor('test', TODAY)

beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
  const { rows } = await sql<{ id: string; code: string }>`select id, code from organisation`.execute(
    database.db,
  )
  id = new Map(rows.map((row) => [row.code, row.id]))
})
afterAll(() => database.close())

const conclusion = (more: Partial<Giving> = {}): Giving => ({
  kind: 'conclusion',
  organisationId: id.get('NK')!,
  title: 'Rà soát quy chế làm việc',
  origin: { kind: 'gathering', id: '7' },
  givenOn: day('2022-03-01'),
  startsOn: day('2022-03-01'),
  dueOn: day('2022-04-30'),
  addressees: [
    { organisationId: id.get('NK.DB')!, role: 'lead' },
    { organisationId: id.get('NK.DB2')!, role: 'co', dueOn: day('2022-05-31') },
  ],
  ...more,
})
const inAct = <Result>(work: (tx: Db, eventId: string) => Promise<Result>) =>
  inTransaction(database.db, async (tx) => work(tx, await recordEvent(tx, machine, { action: 'test' })))
const give = (giving: Giving) => inAct((tx, eventId) => giveAssignment(tx, giving, eventId))
const act = (given: RecordedAct) => inAct((tx, eventId) => recordAct(tx, given, eventId))
const addresseeOf = async (assignmentId: string, code: string) => {
  const { rows } = await sql<{ id: string }>`select id from assignment_addressee
    where assignment_id = ${assignmentId} and organisation_id = ${id.get(code)!}`.execute(database.db)
  return rows[0]!.id
}

test('what was given from a conference is told with where each unit stands', async () => {
  const given = await give(conclusion())
  const [lead, co] = [await addresseeOf(given.id, 'NK.DB'), await addresseeOf(given.id, 'NK.DB2')]
  const acts = { organisationId: id.get('NK.DB')! }
  await act({ ...acts, addresseeId: lead, stage: 'received', on: day('2022-03-02') })
  await act({
    ...acts,
    addresseeId: lead,
    stage: 'progress',
    on: day('2022-03-20'),
    details: { percent: 60 },
  })
  await act({ ...acts, addresseeId: lead, stage: 'reported', on: day('2022-04-29') })
  await act({ organisationId: id.get('NK')!, addresseeId: co, stage: 'nudged', on: day('2022-04-29') })

  const told = async (code: string, on: string) => {
    const actor = await actorAt(database.db, 'officer', code)
    return assignmentsFrom(database.db, actor, { kind: 'gathering', ids: ['7', '8'] }, day(on))
  }
  expect(await told('NK', '2022-06-01')).toMatchObject([
    {
      id: given.publicId,
      originId: '7',
      kind: 'conclusion',
      stages: ['received', 'reported'],
      giver: { code: 'NK' },
      addressed: 2,
      done: 1,
      late: 1,
      addressees: [
        {
          unit: { code: 'NK.DB' },
          role: 'lead',
          state: 'reported',
          percent: 60,
          late: false,
          doneOn: '2022-04-29',
        },
        {
          unit: { code: 'NK.DB2' },
          role: 'co',
          dueOn: '2022-05-31',
          state: 'given',
          late: true,
          doneOn: null,
        },
      ],
    },
  ])
  expect(await told('NK', '2022-04-28')).toMatchObject([
    { done: 0, late: 0, addressees: [{ state: 'in_progress' }, { state: 'given' }] },
  ])
  expect(await told('NK.DB2', '2022-06-01')).toMatchObject([{ id: given.publicId }])
  expect(await told('NK.CB1', '2022-06-01')).toEqual([])
})

test('acts that the rules refuse leave nothing behind', async () => {
  const given = await give(conclusion({ origin: null }))
  const addresseeId = await addresseeOf(given.id, 'NK.DB')
  const early = {
    addresseeId,
    organisationId: id.get('NK.DB')!,
    stage: 'reported',
    on: day('2022-03-09'),
  } as const
  await expect(act(early)).rejects.toThrow('not-received')
  const { rows } = await sql`select from assignment_act where addressee_id = ${addresseeId}`.execute(
    database.db,
  )
  expect(rows).toEqual([])
})

test('a task is not given to a unit on a day when it does not exist, nor to the same unit twice', async () => {
  const [lead] = conclusion().addressees
  const wrong = conclusion({
    givenOn: day('2009-12-31'),
    startsOn: day('2009-12-31'),
    addressees: [lead!, lead!],
  })
  await expect(give(wrong)).rejects.toThrow('unit-ceased, addressed-twice')
})

test('the secretary of the successor sees what was given to the unit that ended', async () => {
  const { db } = database
  const given = await give(
    conclusion({
      origin: { kind: 'scheme', id: '9' },
      addressees: [{ organisationId: id.get('NK.CB3')!, role: 'lead' }],
    }),
  )
  const secretary = () => actorAt(db, 'secretary', 'NK.CB1')
  const seen = async () => assignmentsFrom(db, await secretary(), { kind: 'scheme', ids: ['9'] }, TODAY)
  expect(await seen()).toEqual([])
  await inTransaction(db, async (tx) => {
    await sql`update organisation_state set until_day = '2022-09-01' where organisation_id = ${id.get('NK.CB3')!} and until_day = 'infinity'`.execute(
      tx,
    )
    await sql`update organisation_ancestor set until_day = '2022-09-01' where descendant_id = ${id.get('NK.CB3')!} and until_day = 'infinity'`.execute(
      tx,
    )
    await sql`insert into organisation_link (predecessor_id, successor_id, on_day, act)
      values (${id.get('NK.CB3')!}, ${id.get('NK.CB1')!}, '2022-09-01', 'absorb')`.execute(tx)
  })
  expect(await seen()).toMatchObject([{ id: given.publicId, addressees: [{ unit: { code: 'NK.CB3' } }] }])
})
