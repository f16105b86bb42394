import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { testDatabase } from '#testing/database.ts'
import { findActor } from './actors.ts'
import {
  isWithinReach,
  machineActor,
  may,
  mustBeAllowed,
  permissionsAt,
  withinReach,
  type Actor,
} from './policy.ts'
import { ACTIONS, ROLES, type Action } from './rules.ts'
import { enrol, plantUnits, TODAY, type UnitForTest } from './small-world.ts'

type Opened = Awaited<ReturnType<typeof testDatabase>>
let database: Opened
let unit: Map<string, string>
let actors: Record<string, Actor>

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  unit = await plantUnits(db)
  actors = {
    trungUong: await enrol(db, 'trung-uong', 'officer', unit.get('TW')!),
    tinh: await enrol(db, 'tinh', 'officer', unit.get('NAM')!),
    lanhDao: await enrol(db, 'lanh-dao', 'leader', unit.get('NAM')!),
    biThu: await enrol(db, 'bi-thu', 'secretary', unit.get('NAM.MOI.1')!),
    biThuCu: await enrol(db, 'bi-thu-cu', 'secretary', unit.get('NAM.CU')!),
    quanTri: await enrol(db, 'quan-tri', 'administrator', null),
    kiemTra: await enrol(db, 'kiem-tra', 'auditor', unit.get('TW')!),
    may: machineActor('tester', TODAY),
  }
})
afterAll(() => database.close())

test.each<[who: string, action: Action, code: string, allowed: boolean]>([
  ['tinh', 'person.record', 'NAM', true],
  ['tinh', 'person.record', 'NAM.MOI.1', true],
  ['tinh', 'person.record', 'TW', false],
  ['tinh', 'person.read', 'BAC.1', false],
  ['tinh', 'organisation.read', 'NAM.CU.1', true],
  ['tinh', 'organisation.read', 'NAM.MOI.2', true],
  ['trungUong', 'person.read', 'NAM.CU.1', true],
  ['lanhDao', 'person.read', 'NAM.MOI.1', true],
  ['lanhDao', 'person.record', 'NAM.MOI.1', false],
  ['lanhDao', 'person.identity', 'NAM.MOI.1', false],
  ['biThu', 'movement.record', 'NAM.MOI.1', true],
  ['biThu', 'organisation.reorganise', 'NAM.MOI.1', false],
  ['biThu', 'exchange.import', 'NAM.MOI.1', false],
  ['biThu', 'person.read', 'NAM.MOI', false],
  ['biThuCu', 'person.read', 'NAM.CU.1', true],
  ['biThuCu', 'person.read', 'NAM.MOI.1', false],
  ['quanTri', 'account.manage', 'BAC.1', true],
  ['quanTri', 'person.read', 'BAC.1', false],
  ['kiemTra', 'audit.read', 'BAC.1', true],
  ['kiemTra', 'person.read', 'BAC.1', false],
  ['may', 'exchange.import', 'BAC.1', true],
])('%s, %s at %s: %s', async (who, action, code, allowed) => {
  expect(await may(database.db, actors[who]!, action, unit.get(code)!)).toBe(allowed)
})

test('a unit that was moved is reached from its new superior and no longer from the old one', async () => {
  const { db } = database
  const moved = await plantUnits(db, [
    ['NAM.X', 'TW', '1990-01-01', '2021-01-01'],
    ['NAM.Y', 'TW'],
    ['NAM.X.1', 'NAM.X', '1990-01-01', '2021-01-01'],
    ['NAM.X.1', 'NAM.Y', '2021-01-01'],
  ])
  const [before, now] = [
    await enrol(db, 'noi-cu', 'leader', moved.get('NAM.X')!),
    await enrol(db, 'noi-moi', 'leader', moved.get('NAM.Y')!),
  ]
  expect(await may(db, before, 'person.read', moved.get('NAM.X.1')!)).toBe(false)
  expect(await may(db, now, 'person.read', moved.get('NAM.X.1')!)).toBe(true)
  const then = (await findActor(db, before.accountId!, day('2020-12-31')))!
  expect(await may(db, then, 'person.read', moved.get('NAM.X.1')!)).toBe(true)
})

test('who cannot read there learns nothing; who can read but not do it is told so', async () => {
  const { db } = database
  await expect(mustBeAllowed(db, actors['tinh']!, 'person.record', unit.get('BAC.1')!)).rejects.toThrow(
    NotFound,
  )
  await expect(mustBeAllowed(db, actors['lanhDao']!, 'person.record', unit.get('NAM')!)).rejects.toThrow(
    Forbidden,
  )
  await expect(mustBeAllowed(db, actors['quanTri']!, 'person.record', unit.get('NAM')!)).rejects.toThrow(
    NotFound,
  )
  await mustBeAllowed(db, actors['tinh']!, 'person.record', unit.get('NAM')!)
})

test('one place and a list give the same answer for every role, action and unit of random trees', async () => {
  const { db } = database
  const units = randomUnits(60, 7)
  const ids = await plantUnits(db, units)
  let reached = 0
  for (const [index, role] of ROLES.entries())
    for (const at of [3, 11]) {
      const actor = await enrol(db, `r${index}.${at}`, role, ids.get(`R${at}`)!)
      for (const today of ['1995-06-01', '2010-01-01', TODAY, '2030-01-01'].map(day))
        reached += await disagreements(db, { ...actor, today })
    }
  expect(reached).toBeGreaterThan(100)
})

/** Compares both answers on every unit; answers how many pairs of action and unit were allowed. */
async function disagreements(db: Opened['db'], actor: Actor): Promise<number> {
  const { rows: all } = await sql<{ id: string }>`select id from organisation order by id`.execute(db)
  const single = await permissionsAt(
    db,
    actor,
    all.map((row) => row.id),
  )
  let reached = 0
  for (const action of ACTIONS) {
    const { rows } = await sql<{ id: string }>`
      select o.id from organisation o where ${withinReach(actor, action, sql.ref('o.id'))} order by o.id`.execute(
      db,
    )
    const expected = all.filter(({ id }) => single.get(id)![action])
    expect(rows, `${actor.name} ${action} ${actor.today}`).toEqual(expected)
    const { rows: oneByOne } = await sql<{ id: string }>`
      select o.id from organisation o where ${isWithinReach(actor, action, sql.ref('o.id'))} order by o.id`.execute(
      db,
    )
    expect(oneByOne).toEqual(expected)
    reached += rows.length
  }
  return reached
}

/** A tree of R0…Rn where some units end, begin late, or change their superior. */
function randomUnits(count: number, seed: number): UnitForTest[] {
  let state = seed
  const draw = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  const units: UnitForTest[] = [['R0', 'TW']]
  for (let i = 1; i < count; i++) {
    const superior = `R${draw(i)}`
    const [code, fate] = [`R${i}`, draw(4)]
    if (fate === 0) units.push([code, superior, '1990-01-01', `20${10 + draw(10)}-01-01`])
    else if (fate === 1) units.push([code, superior, `20${10 + draw(15)}-01-01`])
    else if (fate === 2) units.push([code, superior, '1990-01-01', '2012-01-01'], [code, 'R0', '2012-01-01'])
    else units.push([code, superior])
  }
  return units
}
