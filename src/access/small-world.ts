import { sql } from 'kysely'
import { rebuildAncestors } from '#organisation/ancestors.ts'
import { day, FOREVER, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { insertAccount, insertHolding } from './accounts.ts'
import { findActor } from './actors.ts'
import { createApi, type Api } from './doorway.ts'
import type { Actor } from './policy.ts'
import type { Role } from './rules.ts'
import { serveAccess } from './routes.ts'
import { beginSession } from './sessions.ts'

/** Today in the tests of this room. */
export const TODAY = day('2022-10-27')

/** A unit for a test: code, superior's code, first day, day from which it is no more. */
export type UnitForTest = [code: string, superior: string | null, from?: string, until?: string]

/** A province with a district that ended in 2020, one that goes on, their branches, and another province. */
export const UNITS: readonly UnitForTest[] = [
  ['TW', null],
  ['NAM', 'TW'],
  ['NAM.CU', 'NAM', '1990-01-01', '2020-07-01'],
  ['NAM.CU.1', 'NAM.CU', '1990-01-01', '2020-07-01'],
  ['NAM.MOI', 'NAM'],
  ['NAM.MOI.1', 'NAM.MOI'],
  ['NAM.MOI.2', 'NAM.MOI', '2023-01-01'],
  ['BAC', 'TW'],
  ['BAC.1', 'BAC'],
]

/** Records units and their tree; answers their ids by code. Several rows of a code are its states. */
export async function plantUnits(
  db: Db,
  units: readonly UnitForTest[] = UNITS,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  await inTransaction(db, async (tx) => {
    for (const [code] of units) {
      const { rows } = await sql<{ id: string }>`insert into organisation (code) values (${code})
        on conflict (code) do update set code = excluded.code returning id`.execute(tx)
      ids.set(code, rows[0]!.id)
    }
    for (const [code, superior, from = '1990-01-01', until = FOREVER] of units)
      await sql`insert into organisation_state (organisation_id, from_day, until_day, name, name_key, name_order, kind, superior_id)
        values (${ids.get(code)}, ${from}, ${until}, ${`Đơn vị ${code}`}, '', '', 'dang_bo_co_so',
          ${superior === null ? null : ids.get(superior)})`.execute(tx)
    await rebuildAncestors(tx)
  })
  return ids
}

/** An account with one role at a unit (null: in the whole register), as the one who asks. */
export async function enrol(
  db: Db,
  userName: string,
  role: Role,
  organisationId: string | null,
): Promise<Actor> {
  const { id } = await insertAccount(db, { userName, fullName: `Người thử ${userName}` })
  await insertHolding(db, {
    accountId: id,
    role,
    organisationId,
    from: day('2000-01-01'),
    by: 'test',
    eventId: null,
  })
  return (await findActor(db, id, TODAY))!
}

/** A clock that the test moves. */
export interface TestClock {
  now: Date
}

/** An API on this database that complains about writes without events; unforeseen errors land in `errors`. */
export function openDoor(db: Db, clock: TestClock, today: Day = TODAY): { door: Api; errors: object[] } {
  const errors: object[] = []
  const log = { info: () => {}, error: (facts: object) => void errors.push(facts) }
  const door = createApi({ db, now: () => clock.now, today: () => today, secure: false, strict: true, log })
  serveAccess(door)
  return { door, errors }
}

/** The Cookie header of a new session of this actor. */
export async function cookieOf(db: Db, actor: Actor, now: Date): Promise<string> {
  return `dangvu=${(await beginSession(db, actor.accountId!, now, null)).token}`
}

/** An answer as a test reads it; its body is whatever the operation's output names. */
export interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
  headers: Headers
}

/** One request as a browser on our own page sends it; `as` is a Cookie header. */
export async function send(
  door: Api,
  route: string,
  { as, body, headers }: { as?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const [method, path] = route.split(' ') as [string, string]
  const answer = await door.app.request(path, {
    method,
    headers: {
      ...(as ? { cookie: as } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers }
}
