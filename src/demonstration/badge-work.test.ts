import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { showList, listRounds } from '#badge/list-store.ts'
import { badgeRound } from '#badge/round.ts'
import { verifyDues } from '#dues/verify.ts'
import type { Cells } from '#generate/units.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { loadBadgeWork } from './badge-work.ts'
import { loadDuesWork } from './dues-work.ts'
import { demonstrationRegister } from './register.ts'
import { BADGE_MEASURES } from '#badge/measures.ts'
import { DUES_MEASURES } from '#dues/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const TODAY = day('2022-10-27')
const actor = machineActor('test', TODAY)

/** The demonstration without those who neither got a badge in 2022 nor belong to the committee whose dues are kept. */
function partOfRegister(): Record<string, Cells[]> {
  const whole = demonstrationRegister()
  const codes = new Set<string>()
  for (const { member_code, day: on } of whole.badges) if (on! >= '2022-01-01') codes.add(member_code!)
  for (const { member_code, to_code } of whole.movements)
    if (to_code?.startsWith('NAMDINH.KHOI.001')) codes.add(member_code!)
  const ofThem = (rows: Iterable<Cells>) => [...rows].filter((row) => codes.has(row.member_code!))
  const { members, movements, badges, organisations } = whole
  return {
    organisations: [...organisations],
    members: ofThem(members),
    movements: ofThem(movements),
    badges: ofThem(badges),
  }
}

let database: Database
let bloc: string
beforeAll(async () => {
  database = await testDatabase()
  await loadRegister(database.db, partOfRegister())
  await inTransaction(database.db, async (tx) => {
    await loadBadgeWork(tx, actor)
    await loadDuesWork(tx, actor)
  })
  const { rows } = await sql<{ id: string }>`
    select id from organisation where code = 'NAMDINH.KHOI'`.execute(database.db)
  bloc = rows[0]!.id
}, 60_000)
afterAll(() => database.close())

test('article 003: the 46 badges of 2022 come from the bloc’s lists, each with its decision, certificate and gathering', async () => {
  const { items } = await listRounds(database.db, actor, { organisationId: bloc, limit: 10 })
  expect(items.map(({ roundOn, state }) => [roundOn, state])).toEqual([
    ['2022-09-02', 'done'],
    ['2022-05-19', 'done'],
    ['2022-02-03', 'done'],
  ])
  expect(items.reduce((sum, one) => sum + one.awarded, 0)).toBe(46)
  for (const { id } of items) {
    const list = await showList(database.db, actor, id)
    expect(list.gathering?.on).toBe(list.roundOn)
    expect(list.listed.every((one) => one.outcome === 'awarded' && one.months >= one.level * 12)).toBe(true)
    expect(new Set(list.listed.map((one) => one.certificateNo)).size).toBe(list.awarded)
    const { rows } =
      await sql`select from badge where on_day = ${list.roundOn} and decision_no <> ${list.decisionNo}`.execute(
        database.db,
      )
    expect(rows).toEqual([])
  }
  expect(await verifyProcedures(database.db, [badgeRound], TODAY)).toEqual([])
})

test('two months of dues are closed, passed on and received without a loss', async () => {
  const { rows } = await sql<{ months: number; units: number; transit: number }>`
    select count(distinct month)::integer as months, count(distinct organisation_id)::integer as units,
      (count(*) filter (where received_on is null))::integer as transit from dues_closing`.execute(
    database.db,
  )
  expect(rows[0]).toMatchObject({ months: 2, transit: 2 })
  expect(rows[0]!.units).toBeGreaterThan(5)
  expect(await verifyDues(database.db)).toEqual([])
})

test('as measures: 46 badges; what was owed for two months and what was paid into their books', async () => {
  expect(
    await countFigure(database.db, BADGE_MEASURES, 'badges', ['NAMDINH.KHOI', '2022-01-01', TODAY]),
  ).toBe(46)
  const { rows } = await sql<{ owed: string; paid: string }>`
    select sum(due_vnd)::text as owed, (select sum(amount_vnd) from dues_payment where superseded_at is null
      and booked_month < '2022-10-01')::text as paid from dues_charge where superseded_at is null`.execute(
    database.db,
  )
  const months = ['NAMDINH.KHOI', '2022-08-01', '2022-09-30'] as const
  expect(await countFigure(database.db, DUES_MEASURES, 'dues-owed', months)).toBe(Number(rows[0]!.owed))
  expect(await countFigure(database.db, DUES_MEASURES, 'dues-paid', months)).toBe(Number(rows[0]!.paid))
})
