import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { cookieOf, enrol, openDoor, send, type Answer } from '#access/small-world.ts'
import { serveMovements } from '#movement/routes.ts'
import { serveOrganisations } from '#organisation/routes.ts'
import { servePeople } from '#person/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import { serveReorganisations } from '#reorganisation/routes.ts'
import { actOnTree } from './concurrent-acts.ts'
import { writeOnce } from './concurrent-writers.ts'
import { emptyRegister, loadRegister } from './load-register.ts'
import { eventDays } from './naive-register.ts'
import { exampleRegister } from './random-register.ts'
import { drawFrom, pick, type Draw } from './random-world.ts'

/** A random history that many write at once. */
export interface Scenario {
  seed: number
  /** How many write movements, corrections and dated changes at once, each with a session and a connection of his own. */
  writers: number
  /** Acts on the tree that are recorded, corrected or withdrawn meanwhile. */
  acts: number
  /** Called after every act while the writers go on: what must hold at any moment is asked here, in one snapshot. */
  onPause: (pause: Pause) => Promise<void>
}

/** A moment in the middle of a scenario; everything that has happened lies between the two days. */
export interface Pause {
  first: Day
  last: Day
}

/** What was done and what was refused, by kind of act. */
export interface ScenarioOutcome {
  done: Record<string, number>
  refused: Record<string, number>
}

/** Somebody who asks through the doors of the register and knows its units and people by their ids. */
export interface Hand {
  draw: Draw
  units: readonly string[]
  people: readonly string[]
  /** The day on which the register has arrived. */
  now: () => Day
  /** A day of the history, mostly a late one. */
  someDay: () => Day
  /** Asks; null when it was refused or another was faster. Throws on an answer that is our bug. */
  ask: (kind: string, route: string, body?: object) => Promise<Answer['body']>
}

const TODAY = day('2031-01-01')
const DAYS_PER_ACT = 3
const WRITES_PER_ACT = 8

/**
 * Fills the database with the random register of the seed, lets writers write and reorganises meanwhile, all through
 * the HTTP doors. Who writes has no more order than the database gives him; `onPause` and an error end the scenario.
 */
export async function runConcurrentScenario(
  database: Database,
  { seed, writers, acts, onPause }: Scenario,
): Promise<ScenarioOutcome> {
  const world = await openWorld(database, seed)
  const going = { on: true, written: 0 }
  const untilOver = (work: Promise<unknown>) => work.finally(() => (going.on = false))
  await Promise.all([
    ...Array.from({ length: writers }, async (_, index) =>
      untilOver(writeOn(await world.hand(`nguoi-ghi-${index}`), going)),
    ),
    untilOver(act(await world.hand('can-bo'))),
  ])
  return world.outcome

  async function act(hand: Hand): Promise<void> {
    for (let count = 0; count < acts && going.on; count++) {
      const enough = going.written + WRITES_PER_ACT
      await actOnTree(database.db, hand)
      await onPause({ first: world.first, last: addDays(world.now(), 1) })
      while (going.written < enough && going.on) await new Promise((resolve) => setTimeout(resolve, 5))
      world.goOn(DAYS_PER_ACT)
    }
  }
}

async function writeOn(hand: Hand, going: { on: boolean; written: number }): Promise<void> {
  while (going.on) {
    await writeOnce(hand)
    going.written++
    // The embedded database answers without ever letting a timer or another connection in.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

interface ScenarioWorld {
  first: Day
  now: () => Day
  goOn: (days: number) => void
  hand: (name: string) => Promise<Hand>
  outcome: ScenarioOutcome
}

async function openWorld({ db }: Database, seed: number): Promise<ScenarioWorld> {
  const register = exampleRegister(seed)
  await sql`truncate account cascade`.execute(db)
  await emptyRegister(db)
  const { errors } = await loadRegister(db, register)
  if (errors > 0) throw new Error(`the random register ${seed} is refused`)
  const days = eventDays(register)
  const clock = { now: new Date('2030-12-31T03:00:00Z') }
  const { door, errors: bugs } = openDoor(db, clock, TODAY)
  for (const serveRoom of [serveOrganisations, servePeople, serveMovements, serveReorganisations])
    serveRoom(door)
  const outcome: ScenarioOutcome = { done: {}, refused: {} }
  const [units, people] = [await publicIds('organisation'), await publicIds('person')]
  let reached = addDays(days.at(-1)!, DAYS_PER_ACT)
  const now = () => reached
  return {
    first: days[0]!,
    now,
    goOn: (count) => void (reached = addDays(reached, count)),
    hand: async (name) => {
      const draw = drawFrom(seed * 1000 + hash(name))
      const cookie = await cookieOf(db, await enrol(db, name, 'officer', null), clock.now)
      const someDay = () => (draw(2) === 0 ? addDays(reached, -draw(12)) : pick(days, draw))
      return { draw, units, people, now, someDay, ask: asker({ door, bugs, cookie, outcome }) }
    },
    outcome,
  }

  async function publicIds(table: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select public_id as id from ${sql.table(table)} order by id`.execute(db)
    return rows.map((row) => row.id)
  }
}

/** A number that differs between names. */
function hash(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 0)
}

interface Asking {
  door: Api
  bugs: readonly object[]
  cookie: string
  outcome: ScenarioOutcome
}

const REFUSED = [400, 404, 409, 422]

function asker({ door, bugs, cookie, outcome }: Asking): Hand['ask'] {
  return async (kind, route, body) => {
    const { status, body: answer } = await send(door, route, { as: cookie, body })
    const told = status === 200 || status === 201 ? outcome.done : outcome.refused
    told[kind] = (told[kind] ?? 0) + 1
    if (told === outcome.done) return answer
    if (REFUSED.includes(status)) return null
    throw new Error(`${kind}: ${route} ${status} ${JSON.stringify({ body, answer, bugs })}`)
  }
}
