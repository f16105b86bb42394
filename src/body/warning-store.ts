import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { BodyMember, BodyWarning } from './page-api.ts'
import { inForceOn } from './store.ts'
import { bodyWarnings, type WarningFacts } from './warnings.ts'

/** What a body's page knows of it already. */
interface Known extends Omit<WarningFacts, 'heads' | 'membersKnown' | 'keeper'> {
  bodyId: string
  organisationId: string
  members: readonly BodyMember[]
}

/** What about a body and its unit's bodies wants a look on a day, with the reasons given for passing a limit. */
export async function warningsAt(db: Db, known: Known, on: Day): Promise<BodyWarning[]> {
  const keeper = await keeperOn(db, known.organisationId, on)
  const heads = known.members.filter((one) => one.inForce && one.role === 'head').length
  const found = bodyWarnings({ ...known, heads, membersKnown: known.members.length > 0, keeper }, on)
  const { rows: overrides } = await sql<{ code: string; about: 'body' | 'unit'; reason: string }>`
    select code, case when body_id is null then 'unit' else 'body' end as about, reason from body_override own
    where organisation_id = ${known.organisationId} and (body_id = ${known.bodyId} or body_id is null)
      and ${inForceOn('own', on)}`.execute(db)
  return found.map(({ code, about, source, ...facts }) => {
    const override = overrides.find((one) => one.code === code && one.about === about)
    return { code, about, source, facts, override: override ? { reason: override.reason } : null }
  })
}

async function keeperOn(db: Db, organisationId: string, on: Day): Promise<WarningFacts['keeper']> {
  const { rows } = await sql<NonNullable<WarningFacts['keeper']>>`
    select state.kind, state.type, state.name, count(*) filter (where its.kind = 'ban_dang')::integer as offices,
      count(*) filter (where its.kind = 'su_nghiep')::integer as services
    from organisation_state state
    left join body on body.organisation_id = state.organisation_id
    left join body_state its on its.body_id = body.id and ${inForceOn('its', on)}
    where state.organisation_id = ${organisationId} and ${inForceOn('state', on)}
    group by state.kind, state.type, state.name`.execute(db)
  return rows[0] ?? null
}

/** Records why a limit may be passed from a day on; what was said before is superseded. */
export async function recordOverride(
  tx: Db,
  override: { organisationId: string; bodyId: string | null; code: string; from: Day; reason: string },
  eventId: string,
): Promise<void> {
  const { organisationId, bodyId, code, from, reason } = override
  await sql`
    update body_override set superseded_at = now(), superseded_event = ${eventId}
    where organisation_id = ${organisationId} and code = ${code} and body_id is not distinct from ${bodyId}
      and superseded_at is null`.execute(tx)
  await sql`
    insert into body_override (organisation_id, body_id, code, from_day, reason, recorded_event)
    values (${organisationId}, ${bodyId}, ${code}, ${from}, ${reason}, ${eventId})`.execute(tx)
}
