import { sql } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type CasePage } from './api.ts'
import type { AnyProcedure } from './declare.ts'

interface PersonInCase {
  id: string
  name: string
  memberCode: string | null
  unitId: string
  readable: boolean
  isIn: boolean
  step: string | null
  outcome: string | null
  reason: string | null
}

/** The people of a case with what became of each, by name. The caller has found that the actor may read the case. */
export async function peopleOf(
  db: Db,
  actor: Actor,
  procedure: AnyProcedure,
  caseId: string,
  on: Day,
): Promise<Pick<CasePage, 'people' | 'beyond'>> {
  const { rows } = await sql<PersonInCase & { whole: number }>`
    select count(*) over ()::int as whole, p.public_id as id, p.full_name as name, m.member_code as "memberCode",
      p.organisation_id as "unitId", ${isWithinReach(actor, 'person.read', sql.ref('p.organisation_id'))} as readable,
      last.stays is not false as "isIn", last.step, last.outcome, last.reason
    from procedure_subject s join person p on p.id = s.person_id left join member m on m.person_id = p.id
    left join lateral (
      select o.outcome, o.stays, o.reason, a.step from procedure_person_outcome o
      join procedure_act a on a.id = o.act_id and a.superseded_at is null
      where o.person_id = s.person_id and a.case_id = s.case_id order by a.id desc limit 1) last on true
    where s.case_id = ${caseId} order by p.name_order, p.id limit ${MOST.people}`.execute(db)
  const units = await linksOn(
    db,
    actor,
    rows.map((row) => row.unitId),
    on,
  )
  const people = rows.map(({ whole: _whole, unitId, step, outcome, ...row }) => ({
    ...row,
    unit: units.get(unitId)!,
    outcome:
      procedure.steps.find((one) => one.id === step)?.perPerson?.find((one) => one.id === outcome)?.name ??
      null,
  }))
  return { people, beyond: Math.max(0, (rows[0]?.whole ?? 0) - people.length) }
}

/** Internal ids of people with the units that keep their records; throws NotFound for one that is not there. */
export async function peopleNamed(
  db: Db,
  publicIds: readonly string[],
): Promise<{ id: string; publicId: string; keeperId: string }[]> {
  const wanted = [...new Set(publicIds)]
  const { rows } = await sql<{ id: string; publicId: string; keeperId: string }>`
    select id, public_id as "publicId", organisation_id as "keeperId" from person
    where public_id = any(${wanted}::uuid[])`.execute(db)
  if (rows.length < wanted.length) throw new NotFound('person')
  return rows
}
