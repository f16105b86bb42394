import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import type { Role } from '#access/rules.ts'
import { cookieOf, enrol, openDoor, send, type Answer } from '#access/small-world.ts'
import { serveMembers } from '#member/routes.ts'
import { servePeople } from '#person/routes.ts'
import type { Db } from '#platform/db.ts'
import { loadSmallWorld, TODAY } from './small-world.ts'

/** Asks as the holder of a role at a unit, e.g. `officer NK`. */
export type Ask = (who: `${Role} ${string}`, route: string, body?: unknown) => Promise<Answer>

/** The small world behind the HTTP doors of the rooms person and member; `errors` must stay empty. */
export async function openPeopleDoor(db: Db): Promise<{ ask: Ask; errors: object[]; door: Api }> {
  await loadSmallWorld(db)
  const now = new Date('2022-10-27T02:00:00Z')
  const { door, errors } = openDoor(db, { now }, TODAY)
  servePeople(door)
  serveMembers(door)
  const cookies = new Map<string, string>()
  const ask: Ask = async (who, route, body) => {
    if (!cookies.has(who)) {
      const [role, code] = who.split(' ') as [Role, string]
      const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
      const name = who.toLowerCase().replace(/[^a-z0-9]+/g, '.')
      cookies.set(who, await cookieOf(db, await enrol(db, name, role, rows[0]!.id), now))
    }
    return send(door, route, { as: cookies.get(who)!, body })
  }
  return { ask, errors, door }
}

/** The events of an action, oldest first: who, about whom, details. */
export async function eventsOf(db: Db, action: string) {
  const { rows } = await sql<{
    actor_name: string
    subject_id: string | null
    details: Record<string, unknown>
  }>`
    select actor_name, subject_id, details from event where action = ${action} order by id`.execute(db)
  return rows
}
