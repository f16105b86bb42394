import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import type { Role } from '#access/rules.ts'
import { cookieOf, enrol, openDoor, send, type Answer } from '#access/small-world.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld } from '#testing/small-world.ts'

const NOW = new Date('2022-10-27T02:00:00Z')
const ACCOUNTS: readonly [name: string, role: Role, code: string][] = [
  ['khoi', 'officer', 'NK'],
  ['lanh-dao', 'leader', 'NK'],
  ['truong', 'officer', 'NK.DB'],
  ['benh-vien', 'officer', 'NK.DB2'],
  ['bi-thu-1', 'secretary', 'NK.CB1'],
  ['bi-thu-3', 'secretary', 'NK.CB3'],
]

/** The small world with accounts at every level behind a door, for stories about work that is given. */
export interface District {
  database: Database
  door: Api
  errors: object[]
  /** Public ids of the units by code. */
  unit: Record<string, string>
  ask: (who: string, path: string) => Promise<Answer>
  tell: (who: string, path: string, body: object) => Promise<Answer>
  /** Gives a directive of 02/05/2022, due on 30/09/2022. */
  give: (who: string, choice: object, more?: object, giver?: string) => Promise<Answer>
  /** What was given to a unit. */
  // oxlint-disable-next-line typescript/no-explicit-any
  received: (who: string, code: string, which?: string) => Promise<any[]>
  act: (who: string, id: string, stage: string, on: string, more?: object) => Promise<Answer>
}

export const DIRECTIVE = {
  kind: 'directive',
  title: 'Thực hiện Kế hoạch 54',
  stages: ['received', 'disseminated', 'programme', 'reported'],
  givenOn: '2022-05-02',
  startsOn: '2022-05-02',
  dueOn: '2022-09-30',
}

/** Opens the district; `serveRooms` adds the operations under test. Paths are those below `/api`. */
export async function openDistrict(...serveRooms: ((door: Api) => void)[]): Promise<District> {
  const database = await testDatabase()
  const { db } = database
  await loadSmallWorld(db)
  const { rows } = await sql<{
    id: string
    code: string
    public_id: string
  }>`select * from organisation`.execute(db)
  const unit = Object.fromEntries(rows.map((row) => [row.code, row.public_id]))
  const cookies: Record<string, string> = {}
  for (const [name, role, code] of ACCOUNTS) {
    const { id } = rows.find((row) => row.code === code)!
    cookies[name] = await cookieOf(db, await enrol(db, name, role, id), NOW)
  }
  const { door, errors } = openDoor(db, { now: NOW })
  for (const serve of serveRooms) serve(door)
  const ask: District['ask'] = (who, path) => send(door, `GET /api${path}`, { as: cookies[who]! })
  const tell: District['tell'] = (who, path, body) =>
    send(door, `POST /api${path}`, { as: cookies[who]!, body })
  return {
    database,
    door,
    errors,
    unit,
    ask,
    tell,
    give: (who, choice, more = {}, giver = 'NK') =>
      tell(who, '/assignments', { ...DIRECTIVE, organisationId: unit[giver], choice, ...more }),
    received: async (who, code, which = 'open') =>
      (await ask(who, `/addressees?organisationId=${unit[code]}&which=${which}`)).body.items,
    act: (who, id, stage, on, more = {}) => tell(who, `/addressees/${id}/acts`, { stage, on, ...more }),
  }
}

/** The codes of what stands in the way, in the order told. */
export function codesOf(answer: Answer): string[] | undefined {
  return answer.body.refusals?.map((one: { code: string }) => one.code)
}
