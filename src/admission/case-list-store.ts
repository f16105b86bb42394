import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { FOREVER, isDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import { workingDaysAfter, type Deviations } from '#procedure/calendar.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { readDeviations } from '#procedure/store.ts'
import type { OpenAdmission } from './api.ts'
import { ADMISSION_KINDS, CONTEXTS, type AdmissionKind, type Context } from './codes.ts'
import { OUR_CHOICE } from './law.ts'
import { admission, readmission, restoration } from './procedures.ts'
import { unitsBelow } from './source-sql.ts'

interface Row {
  key: string
  id: string
  kind: AdmissionKind
  fullName: string
  unitKey: string
  place: string
  context: string | null
  openedOn: Day
  arrivedOn: Day
  dueOn: Day
  resolvedOn: Day | null
}

const PROCEDURES: Record<AdmissionKind, AnyProcedure> = { admission, readmission, restoration }

/** Open cases of admission of a unit and those below it, by deadline; a hastened one with the day that it aims at. */
export async function listOpenCases(
  db: Db,
  actor: Actor,
  asked: { organisationId: string; context?: Context | undefined; after?: string | undefined; limit: number },
  on: Day,
): Promise<{ items: OpenAdmission[]; next: string | null }> {
  const { organisationId, context, after, limit } = asked
  const last = readCursor(after, 2)
  const { rows } = await sql<Row>`
    select c.id as key, c.public_id as id, c.kind, p.full_name as "fullName", c.organisation_id as "unitKey", c.place,
      c.given ->> 'context' as context, c.opened_on as "openedOn", c.arrived_on as "arrivedOn",
      coalesce(c.due_on, 'infinity') as "dueOn",
      (select max(a.on_day) from procedure_act a where a.case_id = c.id and a.superseded_at is null
        and a.step = 'cell_resolution') as "resolvedOn"
    from procedure_case c join procedure_subject s on s.case_id = c.id join person p on p.id = s.person_id
    where c.kind = any(${[...ADMISSION_KINDS]}::text[]) and c.ended_on is null
      and c.organisation_id in (${unitsBelow(organisationId, on)})
      and ${withinReach(actor, 'person.read', sql.ref('p.organisation_id'))}
      and ${context ? sql`c.given ->> 'context' = ${context}` : sql`true`}
      and ${last ? sql`(coalesce(c.due_on, 'infinity'), c.id) > (${duePart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by coalesce(c.due_on, 'infinity'), c.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(
    db,
    actor,
    page.map((row) => row.unitKey),
    on,
  )
  const deviations = await readDeviations(db)
  return {
    items: page.map((row) => ({ ...shown(row, deviations), unit: named.get(row.unitKey)! })),
    next: rows.length > limit && end ? cursorOf([end.dueOn, end.key]) : null,
  }
}

function shown(row: Row, deviations: Deviations): Omit<OpenAdmission, 'unit'> {
  const { id, kind, fullName, place, openedOn, arrivedOn, dueOn } = row
  const context = CONTEXTS.find((one) => one === row.context) ?? null
  return {
    id,
    kind,
    fullName,
    step: PROCEDURES[kind].steps.find((step) => step.id === place)!.name,
    context,
    openedOn,
    arrivedOn,
    dueOn: dueOn === FOREVER ? null : dueOn,
    aimOn: context && aimOf(row, deviations),
  }
}

/** What a hastened case aims at where it waits: our choice inside the lawful deadline, which stays what it is. */
function aimOf({ place, arrivedOn, resolvedOn }: Row, deviations: Deviations): Day | null {
  const { decision, ceremony } = OUR_CHOICE.hastened
  if (place === 'ceremony') return workingDaysAfter(arrivedOn, ceremony, deviations)
  return place.startsWith('decision') && !place.startsWith('decision2') && resolvedOn !== null
    ? workingDaysAfter(resolvedOn, decision, deviations)
    : null
}

function duePart(value: string | number | null | undefined): Day {
  if (typeof value === 'string' && (value === FOREVER || isDay(value))) return value as Day
  throw new Malformed([{ path: 'after', code: 'not-a-page' }])
}
