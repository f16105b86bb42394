import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { cookieOf, enrol, openDoor, send, type Answer } from '#access/small-world.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld, unitId } from '#testing/small-world.ts'

/** The small world with its accounts behind a door, for stories over HTTP. */
export interface Office {
  database: Database
  door: Api
  /** Public ids of the units by code. */
  id: Record<string, string>
  /** Cookie headers by the name of the account. */
  cookies: Record<string, string>
  /** Unforeseen errors. */
  errors: object[]
  ask: (who: string, path: string) => Promise<Answer>
  tell: (who: string, path: string, body: object) => Promise<Answer>
}

const UNITS = ['TW', 'NK', 'NK.DB', 'NK.DB2', 'NK.CB1', 'NK.CB2', 'NK.CB3']
const ACCOUNTS = [
  ['trung-uong', 'officer', 'TW'],
  ['can-bo', 'officer', 'NK'],
  ['can-bo-db', 'officer', 'NK.DB'],
  ['lanh-dao', 'leader', 'NK'],
  ['quan-tri', 'administrator', 'TW'],
] as const
const NOW = new Date('2022-10-27T02:00:00Z')

/** Opens the office; `serveRooms` adds the operations under test. Paths are those below `/api/organisations`. */
export async function openOffice(...serveRooms: ((door: Api) => void)[]): Promise<Office> {
  const database = await testDatabase()
  const { db } = database
  await loadSmallWorld(db)
  const id: Record<string, string> = {}
  for (const code of UNITS) id[code] = await unitId(db, code)
  const cookies: Record<string, string> = {}
  for (const [name, role, code] of ACCOUNTS) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    cookies[name] = await cookieOf(db, await enrol(db, name, role, rows[0]!.id), NOW)
  }
  const { door, errors } = openDoor(db, { now: NOW })
  for (const serve of serveRooms) serve(door)
  return {
    database,
    door,
    id,
    cookies,
    errors,
    ask: (who, path) => send(door, `GET /api/organisations${path}`, { as: cookies[who]! }),
    tell: (who, path, body) => send(door, `POST /api/organisations${path}`, { as: cookies[who]!, body }),
  }
}
