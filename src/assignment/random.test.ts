import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordEvent } from '#access/events.ts'
import { machineActor } from '#access/policy.ts'
import { addDays, day, FOREVER, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { lockTree } from '#organisation/states.ts'
import { prepareReorganisation, recordReorganisation } from '#reorganisation/store.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { eventDays } from '#testing/naive-register.ts'
import { exampleRegister } from '#testing/random-register.ts'
import { randomReorganisation } from '#testing/random-reorganisation.ts'
import { drawFrom, pick, type Draw } from '#testing/random-world.ts'
import { actorAt } from '#testing/small-world.ts'
import { getStanding } from './addressee-store.ts'
import { issueTo, unitsChosen } from './choose.ts'
import { coverageOf, flagsOn, placedByTree, placedInMemory, type Placed } from './coverage.ts'
import { numberOf, OPEN } from '#figures/day-number.ts'
import { placesOf } from '#figures/places.ts'
import type { Figures, Questions } from '#figures/questions.ts'
import { Tree } from '#figures/tree.ts'
import { insertAssignment, recordAct } from './give.ts'
import { listReceived } from './lists.ts'
import { ASKED_STAGES, stageDaysOf, STAGES, type ActDetails, type PastAct, type Stage } from './stages.ts'
import { verifyAssignments } from './verify.ts'

const LATER = day('2031-01-01')
const actor = machineActor('test', LATER)
const RUNS = Number(process.env['DANGVU_TEST_RUNS'] ?? 2)
const STEPS = 32

test(
  'whatever is done in whatever order, coverage adds up at each level and a reorganisation loses no task',
  { timeout: 120_000 },
  async () => {
    const seen = { acts: 0, refused: 0, reorganised: 0, inherited: 0 }
    const story = async (seed: number) => {
      const database = await testDatabase()
      try {
        await tell(database.db, seed, seen)
      } finally {
        await database.close()
      }
    }
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), story), {
      numRuns: RUNS,
      seed: 4,
      endOnFailure: true,
    })
    expect(seen.acts).toBeGreaterThan(15)
    expect(seen.refused).toBeGreaterThan(5)
    expect(seen.reorganised).toBeGreaterThan(3)
    expect(seen.inherited).toBeGreaterThan(0)
  },
)

type Seen = Record<'acts' | 'refused' | 'reorganised' | 'inherited', number>

/** Gives work in a random register, then lets units act and be reorganised in any order, and looks after some steps. */
async function tell(db: Db, seed: number, seen: Seen): Promise<void> {
  const register = exampleRegister(seed)
  expect((await loadRegister(db, register)).errors).toBe(0)
  const draw = drawFrom(seed)
  const begun = eventDays(register).at(-1)!
  const assignmentId = await giveToAll(db, begun)
  for (let step = 0; step < STEPS; step++) {
    const on = addDays(begun, 1 + step * 2)
    if (step % 4 === 3) seen.reorganised += Number(await reorganise(db, on, draw))
    else if (await act(db, assignmentId, on, draw)) seen.acts++
    else seen.refused++
    if (step % 16 === 15) await look(db, assignmentId, addDays(on, 30), seen)
  }
}

async function giveToAll(db: Db, on: Day): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select organisation_id as id from organisation_state where superior_id is null and superseded_at is null
        and from_day <= ${on}::date and ${on}::date < until_day`.execute(tx)
    const root = rows[0]!.id
    const eventId = await recordEvent(tx, actor, { action: 'test' })
    const dueOn = addDays(on, 40)
    const giving = {
      kind: 'directive',
      organisationId: root,
      title: 'Thử',
      givenOn: on,
      startsOn: on,
      dueOn,
    } as const
    const { id } = await insertAssignment(tx, giving, eventId)
    const kinds = [
      'dang_bo_co_so',
      'chi_bo_co_so',
      'chi_bo_truc_thuoc',
      'dang_bo_bo_phan',
      'dang_bo_cap_tren_co_so',
    ]
    const issue = { assignmentId: id, passedBy: null, givenOn: on, dueOn, eventId }
    await issueTo(tx, issue, unitsChosen(root, { of: 'below', kinds }, on))
    await issueTo(tx, issue, sql`select ${root}::bigint as id`)
    return id
  })
}

async function act(db: Db, assignmentId: string, on: Day, draw: Draw): Promise<boolean> {
  const { rows } = await sql<{ id: string; unit: string }>`
    select id, unit_answering(organisation_id, ${on}::date) as unit from assignment_addressee
    where assignment_id = ${assignmentId} order by id`.execute(db)
  const { id: addresseeId, unit } = pick(rows, draw)
  // Receiving comes first, so it is drawn more often.
  const stage: Stage = draw(3) === 0 ? 'received' : pick(STAGES, draw)
  const details: ActDetails = {
    ...(stage === 'disseminated' ? { form: 'online' as const } : {}),
    ...(stage === 'programme' ? { number: '1-CTr', issuedOn: on } : {}),
    ...(stage === 'progress' ? { percent: draw(101) } : {}),
    ...(stage === 'extended' ? { dueOn: addDays(on, draw(60)) } : {}),
  }
  // Now and then it is recorded late, for an earlier day.
  const happened = addDays(on, -draw(2) * draw(6))
  return inTransaction(db, async (tx) => {
    const eventId = await recordEvent(tx, actor, { action: 'test' })
    const known = { addresseeId, stage, on: happened, note: 'thử', details, organisationId: unit }
    await recordAct(tx, known, eventId)
  }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refused) return false
      throw error
    },
  )
}

async function reorganise(db: Db, on: Day, draw: Draw): Promise<boolean> {
  const wanted = await randomReorganisation(db, on, draw)
  if (!wanted) return false
  return inTransaction(db, async (tx) => {
    await lockTree(tx)
    const prepared = await prepareReorganisation(tx, wanted, LATER)
    if (prepared.refusals.length > 0) return false
    await recordReorganisation(tx, actor, prepared)
    return true
  })
}

async function look(db: Db, assignmentId: string, on: Day, seen: Seen): Promise<void> {
  expect(await verifyAssignments(db, on)).toEqual([])
  await columnsFollow(db, assignmentId)
  const units = await livingUnits(db, on)
  const { rows: all } = await sql<{
    id: string
    done: Day | null
    received: Day | null
    programme: Day | null
  }>`
    select public_id as id, done_on as done, received_on as received, programme_on as programme
    from assignment_addressee where assignment_id = ${assignmentId}`.execute(db)
  const covered = new Map<string, Awaited<ReturnType<typeof coverageOf>>>()
  for (const { id } of units)
    covered.set(id, await coverageOf(db, actor, { assignmentId, organisationId: id, on }))
  await memoryAgrees(db, assignmentId, units, on)
  const root = units.find((unit) => unit.superior === null)!
  const by = (of: Day | null) => of !== null && of <= on
  expect(covered.get(root.id)!.total).toMatchObject({
    addressed: all.length,
    received: all.filter((one) => by(one.received)).length,
    programme: all.filter((one) => by(one.programme)).length,
    done: all.filter((one) => by(one.done)).length,
  })
  for (const { id } of units) {
    const { total, own, children } = covered.get(id)!
    const sum = children.reduce((n, row) => n + row.addressed, own.addressed)
    expect(sum).toBe(total.addressed)
    for (const row of children) {
      const { unit, hasBelow: _, ...counts } = row
      expect(counts).toEqual(covered.get(units.find((one) => one.publicId === unit.id)!.id)!.total)
    }
  }
  await tasksAreHeld(db, units, all, on, seen)
}

/** The tree in memory puts every addressee where the tree of the database does. */
async function memoryAgrees(db: Db, assignmentId: string, units: readonly Living[], on: Day): Promise<void> {
  const { rows } = await sql<{ unit: string; superior: string | null; from: Day; until: Day }>`
    select organisation_id as unit, superior_id as superior, from_day as "from", until_day as "until"
    from organisation_state where superseded_at is null`.execute(db)
  const tree = new Tree(
    rows.map((row) => ({
      unit: Number(row.unit),
      superior: Number(row.superior ?? 0),
      from: numberOf(row.from),
      until: row.until === FOREVER ? OPEN : numberOf(row.until),
      kind: 0,
      type: 0,
    })),
  )
  const figures = { ask: (_: string, asked: never) => Promise.resolve(placedIn(tree, asked)) } as Figures
  const counting = { which: sql<boolean>`given.assignment_id = ${assignmentId}`, flags: flagsOn(on), on }
  for (const { id } of units) {
    const kept = await placedInMemory(db, id, counting, figures)
    expect(totals(kept!)).toEqual(totals(await placedByTree(db, id, counting, true)))
  }
}

function placedIn(
  tree: Tree,
  { unit, on, groups }: Questions['places']['asked'],
): Questions['places']['answer'] {
  const unitOf = (id: string) => tree.numberOf(Number(id))
  return groups.map((group) =>
    [...placesOf(tree, unitOf(unit), group.map(unitOf), numberOf(on))].map(([place, count]) => ({
      place: String(tree.idOf(place)),
      count,
    })),
  )
}

type Counted = Placed<keyof ReturnType<typeof flagsOn>>

/** What was counted by place and kind, in one order. */
function totals(rows: readonly Counted[]): string[] {
  const names = [
    'addressed',
    'received',
    'disseminated',
    'programme',
    'reported',
    'closed',
    'done',
    'late',
  ] as const
  const sums = new Map<string, number[]>()
  for (const row of rows) {
    const key = `${row.place} ${row.kind}`
    sums.set(
      key,
      names.map((name, at) => (sums.get(key)?.[at] ?? 0) + row[name]),
    )
  }
  return [...sums].map(([key, counts]) => `${key} ${counts.join(' ')}`).sort()
}

/** Every open task stands with exactly one living unit, whose secretary may act on it. */
async function tasksAreHeld(
  db: Db,
  units: readonly Living[],
  all: readonly { id: string; done: Day | null }[],
  on: Day,
  seen: Seen,
): Promise<void> {
  const held: string[] = []
  for (const { id, code } of units) {
    const { items } = await listReceived(db, actor, { organisationId: id, on, which: 'open' }, { limit: 100 })
    held.push(...items.map((one) => one.id))
    const [inherited] = items.filter((one) => one.unit.code !== code)
    if (!inherited) continue
    seen.inherited++
    const secretary = await actorAt(db, 'secretary', code, on)
    expect(await getStanding(db, secretary, inherited.id)).toMatchObject({ act: true })
  }
  const open = all.filter((one) => one.done === null || one.done > on).map((one) => one.id)
  expect(held.sort()).toEqual(open.sort())
}

interface Living {
  id: string
  publicId: string
  code: string
  superior: string | null
}

async function livingUnits(db: Db, on: Day): Promise<Living[]> {
  const { rows } = await sql<Living>`
    select organisation.id, public_id as "publicId", code, superior_id as superior from organisation_state
    join organisation on organisation.id = organisation_id
    where superseded_at is null and from_day <= ${on}::date and ${on}::date < until_day`.execute(db)
  return rows
}

/** The columns are what the pure rule says of the acts. */
async function columnsFollow(db: Db, assignmentId: string): Promise<void> {
  const { rows } = await sql<{ days: ReturnType<typeof stageDaysOf>; due: Day; acts: PastAct[] }>`
    select json_build_object('due', due_on, 'received', received_on, 'disseminated', disseminated_on,
        'programme', programme_on, 'progress', progress_on, 'percent', percent, 'reported', reported_on,
        'returned', returned_on, 'nudged', nudged_on, 'closed', closed_on, 'done', done_on) as days,
      first_due_on as due, coalesce((
        select json_agg(json_build_object('stage', stage, 'on', on_day, 'details', details) order by on_day, seq)
        from assignment_act where addressee_id = given.id and superseded_at is null), '[]') as acts
    from assignment_addressee given where assignment_id = ${assignmentId}`.execute(db)
  for (const { days, due, acts } of rows) expect(days).toEqual(stageDaysOf(ASKED_STAGES, due, acts))
}
