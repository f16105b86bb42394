import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { findPlace } from '#movement/ledger.ts'
import type { Database } from '#platform/database/connect.ts'
import { day, type Day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { actOnCase } from '#procedure/act.ts'
import type { Values } from '#procedure/declaration.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { openCase } from '#procedure/open.ts'
import { getCase } from '#procedure/store.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld, TODAY } from '#testing/small-world.ts'
import { officialTransfer, transferIn, transferOut } from './official.ts'
import { TRANSFER_PAPERS } from './papers.ts'
import { temporaryTransfer } from './temporary.ts'

let database: Database
const unit: Record<string, string> = {}
const member: Record<string, string> = {}
const doing = { actor: machineActor('test', TODAY), today: TODAY }

beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
  const units = await sql<{ code: string; id: string }>`select code, id from organisation`.execute(
    database.db,
  )
  for (const { code, id } of units.rows) unit[code] = id
  const people = await sql<{ code: string; id: string }>`
    select member_code as code, person_id as id from member`.execute(database.db)
  for (const { code, id } of people.rows) member[code] = id
})
afterAll(() => database.close())

const openOn = (
  procedure: AnyProcedure,
  who: string,
  on: string,
  values: Values,
  [home, second]: [string, string | null],
) =>
  inTransaction(database.db, (tx) =>
    openCase(
      tx,
      procedure,
      {
        organisationId: unit[home]!,
        secondId: second && unit[second]!,
        openerId: unit[home]!,
        personIds: [member[who]!],
        on: day(on),
        values,
      },
      doing,
    ),
  )

async function act(
  procedure: AnyProcedure,
  caseId: string,
  [outcome, on]: [string, string],
  more: { values?: Values; decisionNo?: string; reason?: string } = {},
): Promise<void> {
  await inTransaction(database.db, async (tx) => {
    const { place, acts } = await getCase(tx, caseId)
    const given = {
      values: more.values ?? {},
      decisionNo: more.decisionNo ?? null,
      reason: more.reason ?? null,
    }
    const rest = {
      vote: null,
      people: {},
      decisionTerm: more.decisionNo ? '2020-2025' : null,
      seen: acts,
      on: day(on),
    }
    await actOnCase(tx, procedure, { caseId, step: place, outcome, ...given, ...rest }, doing)
  })
}

async function codes(doingIt: Promise<unknown>): Promise<string[]> {
  const error = await doingIt.then(() => null).catch((thrown: unknown) => thrown)
  if (error instanceof Refused) return error.refusals.map((one) => one.code)
  throw error ?? new Error('was not refused')
}
const standing = async (caseId: string) => getCase(database.db, caseId)
const placeOf = async (who: string, on: string = TODAY) =>
  (await findPlace(database.db, member[who]!, on as Day))?.organisationId ?? null

test('an official transfer counts at the sender until the receiver has received, by one letter with one number', async () => {
  const changed = { ground: 'work', changed_on: '2022-07-01' }
  const { publicId } = await openOn(officialTransfer, 'NK-2', '2022-08-01', changed, ['NK.CB1', 'NK.CB3'])
  await act(officialTransfer, publicId, ['agreed', '2022-08-02'])
  await act(officialTransfer, publicId, ['confirmed', '2022-08-03'])
  expect(await standing(publicId)).toMatchObject({ place: 'issue', awaitingId: unit.NK })
  await act(officialTransfer, publicId, ['issued', '2022-08-04'], { decisionNo: '7' })
  // 30 working days after 4 August 2022, with National Day (1 and 2 September) between.
  expect(await standing(publicId)).toMatchObject({
    place: 'receive',
    awaitingId: unit['NK.CB3'],
    dueOn: '2022-09-19',
  })
  expect(await placeOf('NK-2')).toBe(unit['NK.CB1'])
  expect(await codes(act(officialTransfer, publicId, ['received', '2022-09-20']))).toEqual([
    'transfer-presented-late',
  ])
  await act(officialTransfer, publicId, ['received', '2022-09-19'])
  expect(await standing(publicId)).toMatchObject({ state: 'done' })
  expect([await placeOf('NK-2', '2022-09-18'), await placeOf('NK-2')]).toEqual([
    unit['NK.CB1'],
    unit['NK.CB3'],
  ])
  const { rows } = await sql<{ category: string; no: string; acts: string }>`
    select category, decision_no as no, (select count(*) from procedure_act a where a.recorded_event = v.recorded_event) as acts
    from movement v where member_id = ${member['NK-2']} order by on_day desc limit 1`.execute(database.db)
  expect(rows).toEqual([{ category: 'I4', no: expect.stringMatching(/^07?-GGT/), acts: '1' }])
  const scope = await sql`select scope from transfer_case`.execute(database.db)
  expect(scope.rows).toEqual([{ scope: 'superior' }])

  const paper = await TRANSFER_PAPERS[0]!.gather(database.db, doing.actor, {
    id: publicId,
    on: TODAY,
    also: [],
  })
  expect(paper).toMatchObject({
    head: { number: expect.stringMatching(/^07?-GGT/), on: '2022-08-04' },
    values: { fullName: 'Trần Văn An', from: 'Chi bộ 1', to: 'Chi bộ 10', presentBy: '2022-09-19' },
  })

  const next = await openOn(officialTransfer, 'NK-5', '2022-08-01', changed, ['NK.CB1', 'NK.CB3'])
  await act(officialTransfer, next.publicId, ['agreed', '2022-08-02'])
  await act(officialTransfer, next.publicId, ['confirmed', '2022-08-03'])
  expect(
    await codes(act(officialTransfer, next.publicId, ['issued', '2022-08-04'], { decisionNo: '7' })),
  ).toContain('number-taken')
  expect(await codes(openOn(temporaryTransfer, 'NK-5', '2022-08-05', STAY, ['NK.CB1', 'NK.CB3']))).toEqual([
    'case-excluded',
  ])
  await act(officialTransfer, next.publicId, ['issued', '2022-08-04'], { decisionNo: '8' })
  await act(officialTransfer, next.publicId, ['returned', '2022-08-10'], { reason: 'Thiếu bản kiểm điểm' })
  await act(officialTransfer, next.publicId, ['cancelled', '2022-08-15'], { reason: 'Không chuyển nữa' })
  expect([(await standing(next.publicId)).state, await placeOf('NK-5')]).toEqual([
    'cancelled',
    unit['NK.CB1'],
  ])
})

test('a transfer begun late, to a committee that is no branch, is told all that is wrong', async () => {
  const late = { ground: 'retirement', changed_on: '2022-01-03' }
  expect(await codes(openOn(officialTransfer, 'NK-7', '2022-08-01', late, ['NK.CB1', 'NK.CB1']))).toEqual([
    'second-is-home',
    'transfer-started-late',
  ])
  const values = { ...late, late_reason: 'Điều trị dài ngày' }
  const { publicId } = await openOn(officialTransfer, 'NK-7', '2022-08-01', values, ['NK.CB1', 'NK.DB'])
  await act(officialTransfer, publicId, ['agreed', '2022-08-02'])
  // Inside one grassroots organisation that introduces itself.
  expect(await standing(publicId)).toMatchObject({ place: 'introduce', awaitingId: unit['NK.DB'] })
  await act(officialTransfer, publicId, ['issued', '2022-08-03'], { decisionNo: '1' })
  expect(await codes(act(officialTransfer, publicId, ['received', '2022-08-05']))).toEqual([
    'transfer-needs-branch',
  ])
  const branch = async (code: string) => {
    const { rows } = await sql<{
      id: string
    }>`select public_id as id from organisation where code = ${code}`.execute(database.db)
    return { branch: rows[0]!.id }
  }
  expect(
    await codes(
      act(officialTransfer, publicId, ['received', '2022-08-05'], { values: await branch('NK.DB2') }),
    ),
  ).toEqual(['transfer-receiver-not-branch', 'transfer-receiver-elsewhere'])
  await act(officialTransfer, publicId, ['received', '2022-08-05'], { values: await branch('NK.CB2') })
  expect(await placeOf('NK-7')).toBe(unit['NK.CB2'])
})

const STAY = { ground: 'work', from: '2022-03-01', to: '2022-08-31' }

test('a temporary transfer leaves the headcount, names its host, is extended within the limit, and ends', async () => {
  const asked = (values: Values) =>
    openOn(temporaryTransfer, 'NK-3', '2022-02-10', values, ['NK.CB2', 'NK.CB3'])
  expect(await codes(asked({ ...STAY, to: '2022-05-30' }))).toEqual(['temporary-too-short'])
  expect(await codes(asked({ ...STAY, to: '2023-02-28', host: 'Nơi khác' }))).toEqual([
    'temporary-two-hosts',
    'temporary-too-long',
  ])
  const { publicId } = await asked(STAY)
  await act(temporaryTransfer, publicId, ['agreed', '2022-02-11'])
  await act(temporaryTransfer, publicId, ['confirmed', '2022-02-12'])
  await act(temporaryTransfer, publicId, ['issued', '2022-02-14'], { decisionNo: '3' })
  await act(temporaryTransfer, publicId, ['begun', '2022-02-28'])
  expect(await standing(publicId)).toMatchObject({
    place: 'stay',
    dueOn: '2022-08-31',
    awaitingId: unit['NK.CB2'],
  })
  const stays = async () => {
    const { rows } = await sql`
      select from_day as "from", until_day as "until", host_organisation_id as host from member_status
      where member_id = ${member['NK-3']} and superseded_at is null`.execute(database.db)
    return rows
  }
  expect(await stays()).toEqual([{ from: '2022-03-01', until: '2022-09-01', host: unit['NK.CB3'] }])
  const extend = (to: string) =>
    act(temporaryTransfer, publicId, ['extended', '2022-08-15'], {
      values: { new_to: to },
      reason: 'Chưa xong việc',
    })
  expect(await codes(extend('2022-08-31'))).toEqual(['temporary-not-longer'])
  expect(await codes(extend('2023-02-28'))).toEqual(['temporary-too-long'])
  await extend('2022-12-31')
  expect(await stays()).toMatchObject([{ until: '2023-01-01' }])
  await act(temporaryTransfer, publicId, ['ended', '2022-10-20'])
  expect(await stays()).toEqual([{ from: '2022-03-01', until: '2022-10-20', host: unit['NK.CB3'] }])
  expect(await placeOf('NK-3')).toBe(unit['NK.CB2'])
})

test('out of the register and back into it: counted until word has come, and again from the receipt', async () => {
  const values = {
    ground: 'work',
    destination: 'army',
    receiver: 'Đảng bộ Quân đội',
    changed_on: '2022-06-01',
  }
  const out = await openOn(transferOut, 'NK-6', '2022-06-10', values, ['NK.CB3', null])
  for (const [outcome, on] of [
    ['agreed', '2022-06-11'],
    ['confirmed', '2022-06-12'],
  ] as const)
    await act(transferOut, out.publicId, [outcome, on])
  await act(transferOut, out.publicId, ['issued', '2022-06-13'], { decisionNo: '5' })
  expect(await placeOf('NK-6')).toBe(unit['NK.CB3'])
  await act(transferOut, out.publicId, ['received', '2022-07-01'])
  expect(await placeOf('NK-6')).toBeNull()

  const letter = { letter_no: '12-GGT/QĐ', letter_on: '2022-10-03', issuer: 'Tổng cục Chính trị' }
  expect(await codes(openOn(transferIn, 'NK-6', '2022-10-01', letter, ['NK.CB2', null]))).toEqual([
    'transfer-letter-in-future',
  ])
  const back = await openOn(transferIn, 'NK-6', '2022-10-10', letter, ['NK.CB2', null])
  await act(transferIn, back.publicId, ['assigned', '2022-10-11'])
  await act(transferIn, back.publicId, ['received', '2022-10-12'])
  expect(await placeOf('NK-6')).toBe(unit['NK.CB2'])
  expect(await codes(openOn(transferIn, 'NK-1', '2022-10-10', letter, ['NK.CB3', null]))).toEqual([
    'person-stands',
  ])
})
