import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#access/policy.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { cut } from '#platform/rest.ts'
import { MOST, type getOrganisationHistory, type RecordedState } from './api.ts'
import { formatOfficialCode } from './rules.ts'
import { linksOn, listLinked } from './unit-store.ts'

type History = z.input<typeof getOrganisationHistory.output>

/** Everything that was ever recorded of a unit as a whole, newest first: states, links, reorganisations. */
export async function getHistory(db: Db, actor: Actor, organisationId: string): Promise<History> {
  const states = await listStates(db, actor, organisationId)
  const predecessors = await listLinked(db, actor, organisationId, 'predecessors')
  const successors = await listLinked(db, actor, organisationId, 'successors')
  const reorganisations = await listReorganisations(db, organisationId)
  return {
    states: states.shown,
    predecessors: predecessors.shown,
    successors: successors.shown,
    reorganisations: reorganisations.shown,
    beyond: {
      states: states.beyond,
      predecessors: predecessors.beyond,
      successors: successors.beyond,
      reorganisations: reorganisations.beyond,
    },
  }
}

interface StateRow {
  id: string
  name: string
  kind: string
  type: string | null
  officialCode: string | null
  decisionNo: string | null
  superiorId: string | null
  from: Day
  until: Day
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  supersededAt: Date | null
  supersededBy: string | null
}

async function listStates(
  db: Db,
  actor: Actor,
  organisationId: string,
): Promise<{ shown: RecordedState[]; beyond: number }> {
  const { rows } = await sql<StateRow & { whole: string }>`
    select count(*) over () as whole, state.id, name, kind, type, official_code as "officialCode", decision_no as "decisionNo",
      superior_id as "superiorId", from_day as "from", until_day as "until", reason, recorded_at as "recordedAt",
      recorded.actor_name as "recordedBy", superseded_at as "supersededAt", superseded.actor_name as "supersededBy"
    from organisation_state state
    left join event recorded on recorded.id = state.recorded_event
    left join event superseded on superseded.id = state.superseded_event
    where state.organisation_id = ${organisationId}
    order by superseded_at is not null, from_day desc, state.id desc limit ${MOST.states}`.execute(db)
  const { shown, beyond } = cut(rows, MOST.states)
  const states: RecordedState[] = []
  for (const { superiorId, until, officialCode, recordedAt, supersededAt, ...row } of shown) {
    const superior =
      superiorId === null ? null : (await linksOn(db, actor, [superiorId], row.from)).get(superiorId)!
    states.push({
      ...row,
      officialCode: officialCode === null ? null : formatOfficialCode(officialCode),
      superior,
      to: lastDayOf(until),
      recordedAt: recordedAt.toISOString(),
      supersededAt: supersededAt?.toISOString() ?? null,
    })
  }
  return { shown: states, beyond }
}

type Act = History['reorganisations'][number]

async function listReorganisations(
  db: Db,
  organisationId: string,
): Promise<{ shown: Act[]; beyond: number }> {
  const { rows } = await sql<Omit<Act, 'recordedAt'> & { recordedAt: Date; whole: string }>`
    select count(*) over () as whole, public_id as id, act, on_day as "on", decision_no as "decisionNo", issuer, note, recorded_at as "recordedAt",
      actor_name as "recordedBy"
    from reorganisation left join event on event.id = reorganisation.recorded_event
    where reorganisation.id in (
      select reorganisation_id from organisation_link
      where predecessor_id = ${organisationId} or successor_id = ${organisationId})
    order by on_day desc, reorganisation.id desc limit ${MOST.reorganisations}`.execute(db)
  const { shown, beyond } = cut(rows, MOST.reorganisations)
  return {
    shown: shown.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })),
    beyond,
  }
}
