import { sql } from 'kysely'
import { cookieOf, enrol, send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { serveProcedures } from '#procedure/routes.ts'
import { personId } from '#testing/small-world.ts'
import { admission, readmission, restoration } from './procedures.ts'
import { serveAdmissions } from './routes.ts'

/** The small world with the four who act in an admission: branch, grassroots organisation, superior, leader. */
export interface CaseOffice extends Office {
  send: (who: string, route: string, body?: object) => Promise<Answer>
  member: (code: string) => Promise<string>
}

const NOW = new Date('2022-10-27T02:00:00Z')

/** Opens the office of a test about cases of admission. */
export async function openCaseOffice(): Promise<CaseOffice> {
  const office = await openOffice(serveAdmissions, (door) =>
    serveProcedures(door, [admission, readmission, restoration]),
  )
  const { db } = office.database
  for (const [name, code] of [
    ['bi-thu', 'NK.CB1'],
    ['bi-thu-3', 'NK.CB3'],
  ] as const) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    office.cookies[name] = await cookieOf(db, await enrol(db, name, 'secretary', rows[0]!.id), NOW)
  }
  return {
    ...office,
    send: (who, route, body) =>
      send(office.door, route, { as: office.cookies[who]!, ...(body ? { body } : {}) }),
    member: (code) => personId(db, code),
  }
}

/** One step of a story: who does what on which day, with which values; votes and numbers are filled in. */
export interface Step {
  step: string
  outcome: string
  on: string
  who: string
  values?: Record<string, string | boolean | null>
  /** Votes in favour; left out: all. */
  inFavour?: number
  reason?: string
}

/** Does a step of a case as its page would: asks for the base and the number first. */
export async function act(
  office: CaseOffice,
  id: string,
  { who, inFavour, reason, values = {}, ...asked }: Step,
): Promise<Answer> {
  const { body: page } = await office.send('can-bo', `GET /api/cases/${id}`)
  const { body: form } = await office.send('can-bo', `GET /api/cases/${id}/form?on=${asked.on}`)
  const base = form.base && (form.base.all ?? 5) - form.base.away - form.base.exempt
  const vote = form.base && {
    base,
    present: base,
    inFavour: inFavour ?? base,
    against: 0,
    exemptPresent: 0,
    typed: form.base.all === null,
  }
  const outcome = page.form?.outcomes.find((one: { id: string }) => one.id === asked.outcome)
  return office.send(who, `POST /api/cases/${id}/acts`, {
    ...asked,
    values,
    vote,
    seen: page.seen,
    decisionNo: outcome?.decides ? form.number : null,
    decisionTerm: outcome?.decides ? '2020-2025' : null,
    reason: reason ?? null,
  })
}
