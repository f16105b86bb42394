import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { getStoredPerson } from '#person/stored-person.ts'
import { lastDayOf } from '#platform/day.ts'
import { getCarried, MOST_CARRIED } from './carried-api.ts'
import type { RecordedMovement, RecordedPost } from './whole-record.ts'

type Fact = { key: string; installation: string } & (
  | { kind: 'movement'; fact: RecordedMovement }
  | { kind: 'post'; fact: RecordedPost }
)

/** Answers for what members brought along from other registers. */
export function serveCarried(server: Api): void {
  serve(server, getCarried, async ({ id }, { actor, db, viewed }) => {
    const person = await getStoredPerson(db, id)
    await mustBeAllowed(db, actor, 'movement.read', person.keeperId)
    viewed({
      action: 'movement.standing',
      organisationId: person.keeperId,
      subjectKind: 'person',
      subjectId: id,
    })
    const { rows } = await sql<Fact>`
      select carried.id::text as key, kind, fact, coalesce((
        select name from transfer_partner where fingerprint = carried.installation order by id desc limit 1),
        left(carried.installation, 8)) as installation
      from carried_fact carried where member_id = ${person.id}
      order by on_day, place, carried.id limit ${MOST_CARRIED}`.execute(db)
    return { facts: rows.map(factShown) }
  })
}

function factShown(row: Fact) {
  const { key, installation, kind } = row
  if (row.kind === 'movement') {
    const { on, category, from, to, decisionNo } = row.fact
    const ends = { from: from?.name ?? null, to: to?.name ?? null }
    return { key, installation, kind, on, until: null, what: [category], ...ends, decisionNo }
  }
  const { from, until, unit, committee, role, decisionNo } = row.fact
  const what = [committee, role]
  return {
    key,
    installation,
    kind,
    on: from,
    until: lastDayOf(until),
    what,
    from: null,
    to: unit.name,
    decisionNo,
  }
}
