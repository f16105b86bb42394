import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Api } from '#access/doorway.ts'
import { machineActor } from '#access/policy.ts'
import { changeLedger } from '#movement/ledger.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { cookieOf, enrol, send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'

/** The small world with the four who act in an admission: branch, grassroots organisation, superior, leader. */
export interface CaseOffice extends Office {
  send: (who: string, route: string, body?: object) => Promise<Answer>
  member: (code: string) => Promise<string>
}

const NOW = new Date('2022-10-27T02:00:00Z')

/** Opens the office of a test about cases of admission. */
export async function openCaseOffice(...serveRooms: ((door: Api) => void)[]): Promise<CaseOffice> {
  const office = await openOffice(...serveRooms)
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

let serial = 10

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
    // The small world records no terms, so that numbers cannot be proposed within one.
    decisionNo: outcome?.decides ? form.number.replace(/^\d+/, String(++serial)) : null,
    decisionTerm: outcome?.decides ? '2020-2025' : null,
    reason: reason ?? null,
  })
}

export const codes = ({ body }: Answer) => body.refusals?.map((one: { code: string }) => one.code)

export async function list(
  office: CaseOffice,
  name: string,
  change: object = {},
): Promise<{ id: string; personId: string }> {
  const answer = await office.send('bi-thu', 'POST /api/admissions/sources', {
    organisationId: office.id['NK.CB1'],
    fields: { full_name: name, sex: 'nữ', born_on: '1998-03', schooling: '12/12' },
    route: 'members',
    on: '2020-03-10',
    ...change,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

export const certificate = (office: CaseOffice, id: string, on = '2020-05-20') =>
  office.send('bi-thu', `POST /api/admissions/sources/${id}/facts`, {
    kind: 'certificate',
    on,
    number: `${id.slice(0, 8)}/GCN`,
    issuer: 'Trung tâm Chính trị',
  })

export const open = (
  office: CaseOffice,
  personId: string,
  on: string,
  values: object = { route: 'members' },
  kind = 'admission',
  who = 'bi-thu',
) => office.send(who, 'POST /api/cases', { kind, personIds: [personId], on, values })

export async function toOpinions(office: CaseOffice, id: string): Promise<void> {
  const introducers = {
    introducer_1: await office.member('NK-2'),
    together_1: '2012-01-01',
    introducer_2: await office.member('NK-7'),
    together_2: '2018-09-15',
  }
  await walk(office, id, [
    { step: 'assigned', outcome: 'done', on: '2020-09-01', who: 'bi-thu', values: introducers },
    { step: 'application', outcome: 'received', on: '2020-09-10', who: 'bi-thu' },
    { step: 'cv_declared', outcome: 'declared', on: '2020-09-20', who: 'bi-thu' },
    {
      step: 'verifying',
      outcome: 'verified',
      on: '2020-10-15',
      who: 'bi-thu',
      values: { verified_on: '2020-10-12' },
    },
    {
      step: 'opinions',
      outcome: 'gathered',
      on: '2020-10-20',
      who: 'bi-thu',
      values: { mass_opinion_on: '2020-10-16', residence_opinion_on: '2020-10-18' },
    },
  ])
}

export async function walk(office: CaseOffice, id: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const answer = await act(office, id, step)
    expect(answer.status, `${step.step} ${JSON.stringify(answer.body)}`).toBe(200)
  }
}

/** Somebody leaves by a category of the ledger. */
export async function leave(
  office: CaseOffice,
  code: string,
  on: string,
  category: string,
  unit: string,
): Promise<{ id: string; key: string }> {
  const { db } = office.database
  const { rows } = await sql<{ key: string; id: string; unit: string }>`
    select p.id as key, p.public_id as id, o.id as unit from member m join person p on p.id = m.person_id, organisation o
    where m.member_code = ${code} and o.code = ${unit}`.execute(db)
  const { key, id, unit: from } = rows[0]!
  const entry = { on: day(on), category, from, to: null, decisionNo: null, note: null }
  const actor = machineActor('test', day('2022-10-27'))
  await inTransaction(db, (tx) =>
    changeLedger(tx, actor, {
      memberId: key,
      entry,
      event: { action: 'movement.record' },
      today: day('2022-10-27'),
    }),
  )
  return { id, key }
}
