import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { Awaiting, AwaitingBelow, InboxQuestion, InboxSource } from '#inbox/source.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { countPlaces, IS_MISSING, isAskedOn } from './progress.ts'

/** Returns that units owe, and those that have come to them and nobody has looked at. */
export const returnsAwaiting: InboxSource = {
  kind: 'return',
  list: async (db, _actor, asked) => [...(await owed(db, asked)), ...(await toLookAt(db, asked))],
  below: countOwedBelow,
}

const FROM = sql`from unit_return given
  join return_period period on period.id = given.period_id and period.withdrawn_on is null
  join return_period_terms terms on terms.period_id = period.id and terms.superseded_at is null`

const CODES = { asked: 'open', draft: 'certify', returned: 'redo' } as const

async function owed(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{
    id: string
    title: string
    unit: string
    dueOn: Day
    stage: keyof typeof CODES
    nudgedOn: Day | null
    cutOffOn: Day
  }>`
    select given.public_id as id, terms.title, given.due_on as "dueOn", given.stage, given.nudged_on as "nudgedOn",
      terms.cut_off_on as "cutOffOn", (select public_id from organisation where id = given.organisation_id) as unit
    ${FROM} where given.organisation_id in (${units}) and ${IS_MISSING} and period.announced_on <= ${on}::date
      and given.due_on <= ${until}::date and ${isAskedOn(on)}
    order by given.due_on, given.id limit ${limit}`.execute(db)
  return rows.map(({ id, title, unit, dueOn, stage, nudgedOn, cutOffOn }) => ({
    kind: 'return',
    id,
    to: `/returns/${id}`,
    title,
    organisationId: unit,
    dueOn,
    code: CODES[stage],
    facts: { cutOffOn, ...(nudgedOn === null ? {} : { nudgedOn }) },
  }))
}

/** Certified returns that wait for the unit above, period by period; they have no deadline of their own. */
async function toLookAt(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{ id: string; title: string; unit: string; count: number }>`
    select period.public_id as id, terms.title, count(*)::int as count,
      (select public_id from organisation where organisation.id = given.receiver_id) as unit
    ${FROM} where given.receiver_id in (${units}) and given.stage = 'submitted' and given.stage_on <= ${on}::date
    group by period.id, terms.title, given.receiver_id order by period.id limit ${limit}`.execute(db)
  return rows.map(({ id, title, unit, count }) => ({
    kind: 'return',
    id: `look ${id} ${unit}`,
    to: `/return-periods/${id}?at=${unit}&which=submitted`,
    title,
    organisationId: unit,
    dueOn: null,
    code: 'look',
    facts: { count },
  }))
}

async function countOwedBelow(
  db: Db,
  _actor: Actor,
  { organisationId, on, until }: { organisationId: string; on: Day; until: Day },
): Promise<AwaitingBelow[]> {
  const which = sql`${IS_MISSING} and given.due_on <= ${until}::date and exists (
    select from return_period period where period.id = given.period_id and period.withdrawn_on is null)`
  const rows = await countPlaces(db, { which, organisationId, on }, on)
  return rows.map(({ place, missing, late }) => ({
    organisationId: place,
    overdue: late,
    soon: missing - late,
  }))
}
