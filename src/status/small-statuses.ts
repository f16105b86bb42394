import { sql } from 'kysely'
import type { Answer } from '#access/small-world.ts'
import { openCases, type CaseDistrict } from '#procedure/small-cases.ts'
import { discipline, nameRemoval, resignation } from './exit-procedures.ts'
import { abroad, death, farAway, statusReturn } from './plain-procedures.ts'
import { exemption, measureLift, suspension } from './procedures.ts'
import { serveStatuses } from './routes.ts'

export const PROCEDURES = [
  exemption,
  farAway,
  abroad,
  statusReturn,
  suspension,
  measureLift,
  nameRemoval,
  discipline,
  resignation,
  death,
]

/** The small district with the procedures of statuses, for stories about members. */
export interface StatusDistrict extends Omit<CaseDistrict, 'open'> {
  open: (who: string, memberCode: string, kind: string, values: object, on?: string) => Promise<Answer>
  atOnce: (who: string, memberCode: string, kind: string, on: string, values: object) => Promise<Answer>
  // oxlint-disable-next-line typescript/no-explicit-any
  statuses: (who: string, memberCode: string) => Promise<any>
  /** Internal id of a member. */
  idOf: (memberCode: string) => Promise<string>
}

export async function openStatuses(): Promise<StatusDistrict> {
  const cases = await openCases(PROCEDURES)
  serveStatuses(cases.door)
  const { ask, tell, person } = cases
  return {
    ...cases,
    open: (who, memberCode, kind, values, on = '2022-10-03') =>
      cases.open(who, memberCode, { kind, values, on }),
    atOnce: async (who, memberCode, kind, on, values) =>
      tell(who, `/people/${await person(memberCode)}/status-acts`, { kind, on, values }),
    statuses: async (who, memberCode) =>
      (await ask(who, `/people/${await person(memberCode)}/statuses`)).body,
    idOf: async (memberCode) => {
      const { rows } = await sql<{ id: string }>`
        select person_id as id from member where member_code = ${memberCode}`.execute(cases.database.db)
      return rows[0]!.id
    },
  }
}
