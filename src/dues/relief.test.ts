import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day, type Day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { actOnCase } from '#procedure/act.ts'
import { openCase } from '#procedure/open.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld } from '#testing/small-world.ts'
import { setBase } from './base-store.ts'
import { duesRelief } from './relief.ts'
import { settingsFor } from './setting-store.ts'
import { openLines } from './sheet-store.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
})
afterAll(() => database.close())

test('relief that was decided lowers what is owed from its month on; too long, too much and for nobody are refused', async () => {
  const { db } = database
  const { rows } = await sql<{ member: string; unit: string }>`
    select person_id as member, (select id from organisation where code = 'NK.CB1') as unit from member
    where member_code = 'NK-5'`.execute(db)
  const { member, unit } = rows[0]!
  await setBase(
    db,
    { memberId: member, fromMonth: day('2022-01-01'), kind: 'insured', base: 5_000_000n, voluntary: null },
    '0',
  )
  const row = async (month: string) => {
    const lines = await openLines(db, unit, month as Day, await settingsFor(db, unit, month as Day))
    return lines.find((one) => one.key === member)
  }
  const today = day('2022-10-27')
  const doing = { actor: machineActor('thử', today), today }
  const opening = (values: object) => ({
    organisationId: rows[0]!.unit,
    secondId: null,
    openerId: rows[0]!.unit,
    personIds: [rows[0]!.member],
    on: today,
    values: { ground: 'hardship', percent: '50', from_month: '2022-10-15', months: 12, ...values },
  })
  const open = (values: object) => inTransaction(db, (tx) => openCase(tx, duesRelief, opening(values), doing))
  await expect(open({ months: 13 })).rejects.toThrow('relief-too-long')
  await expect(open({ months: null })).rejects.toThrow('relief-months-missing')
  await expect(open({ ground: 'social_pension' })).rejects.toThrow('relief-not-whole')
  const { publicId: caseId } = await open({})
  const act = (seen: number, step: string, outcome: string, decisionNo: string | null) =>
    inTransaction(db, (tx) =>
      actOnCase(
        tx,
        duesRelief,
        {
          caseId,
          seen,
          step,
          outcome,
          decisionNo,
          on: today,
          values: {},
          vote: null,
          people: {},
          reason: null,
          decisionTerm: '2020-2025',
        },
        doing,
      ),
    )
  await act(1, 'proposal', 'proposed', null)
  await act(2, 'decision', 'granted', '7-QĐ/ĐU')
  expect(await row('2022-10-01')).toMatchObject({ reliefPercent: 50, due: 25_000n })
  expect(await row('2023-09-01')).toMatchObject({ reliefPercent: 50 })
  expect(await row('2023-10-01')).toMatchObject({ reliefPercent: 0, due: 50_000n })
  await expect(open({ percent: '70' })).rejects.toThrow('relief-too-much')
})
