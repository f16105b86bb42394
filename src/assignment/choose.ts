import { sql, type RawBuilder } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Choice } from './api.ts'
import { linesOf, matchLines, type NamedUnit } from './choice.ts'
import type { AssignmentRefusal } from './rules.ts'

/** How many units stand directly below a unit on a day, and how many of each kind anywhere below. */
export async function choicesAt(db: Db, organisationId: string, on: Day) {
  const { rows } = await sql<{ kind: string; units: number; children: number }>`
    select state.kind, count(*)::int as units, count(*) filter (where superior_id = ${organisationId})::int as children
    from organisation_ancestor above
    join organisation_state state on state.organisation_id = above.descendant_id and state.superseded_at is null
      and ${holdsOn('state', on)}
    where above.ancestor_id = ${organisationId} and above.descendant_id <> above.ancestor_id and ${holdsOn('above', on)}
    group by state.kind order by units desc limit 40`.execute(db)
  return {
    children: rows.reduce((sum, row) => sum + row.children, 0),
    below: rows.map(({ kind, units }) => ({ kind, units })),
  }
}

/** Units as they were chosen, in a form that background work can take up: how, or which. */
export type Chosen = { of: 'children' } | { of: 'below'; kinds: string[] } | { of: 'these'; ids: string[] }

/** What a choice means at a unit on a day, and every line of a list that names no unit below it, or one twice. */
export async function chosenFrom(
  db: Db,
  organisationId: string,
  choice: Choice,
  on: Day,
): Promise<{ chosen: Chosen; refusals: AssignmentRefusal[] }> {
  if (choice.of !== 'list') return { chosen: choice, refusals: [] }
  const { ids, refusals } = matchLines(linesOf(choice.text), await unitsEverBelow(db, organisationId, on), on)
  return { chosen: { of: 'these', ids }, refusals }
}

async function unitsEverBelow(db: Db, organisationId: string, on: Day): Promise<NamedUnit[]> {
  const { rows } = await sql<NamedUnit>`
    select distinct on (state.organisation_id) state.organisation_id as id, organisation.code, state.name,
      not (${holdsOn('state', on)} and ${holdsOn('above', on)}) as ceased
    from organisation_ancestor above
    join organisation_state state on state.organisation_id = above.descendant_id and state.superseded_at is null
      and state.from_day <= ${on}::date
    join organisation on organisation.id = state.organisation_id
    where above.ancestor_id = ${organisationId} and above.descendant_id <> above.ancestor_id
      and above.from_day <= ${on}::date
    order by state.organisation_id, ceased, state.from_day desc`.execute(db)
  return rows
}

/** The ids of the chosen units that exist on a day below a unit, as a query with the column `id`. */
export function unitsChosen(organisationId: string, chosen: Chosen, on: Day): RawBuilder<{ id: string }> {
  const state = sql`organisation_state state where state.superseded_at is null and ${holdsOn('state', on)}`
  if (chosen.of === 'children')
    return sql`select state.organisation_id as id from ${state} and state.superior_id = ${organisationId}`
  const below = sql`exists (select from organisation_ancestor above
    where above.ancestor_id = ${organisationId} and above.descendant_id = state.organisation_id
      and above.descendant_id <> above.ancestor_id and ${holdsOn('above', on)})`
  if (chosen.of === 'these')
    return sql`select state.organisation_id as id from ${state}
      and state.organisation_id = any(${chosen.ids}::bigint[]) and ${below}`
  return sql`select state.organisation_id as id from organisation_ancestor above
    join organisation_state state on state.organisation_id = above.descendant_id and state.superseded_at is null
      and ${holdsOn('state', on)}
    where above.ancestor_id = ${organisationId} and above.descendant_id <> above.ancestor_id and ${holdsOn('above', on)}
      and state.kind = any(${chosen.kinds}::text[])`
}

/** How many units are chosen. */
export async function countChosen(db: Db, organisationId: string, chosen: Chosen, on: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${unitsChosen(organisationId, chosen, on)}) chosen`.execute(db)
  return rows[0]!.n
}

/** What the addressees of one giving have in common. */
export interface Issue {
  assignmentId: string
  /** The unit that passes it on; null: the giver. */
  passedBy: string | null
  givenOn: Day
  dueOn: Day | null
  eventId: string
}

/** Writes the units that the query selects down as addressees, each once; answers how many. */
export async function issueTo(
  tx: Db,
  { assignmentId, passedBy, givenOn, dueOn, eventId }: Issue,
  units: RawBuilder<{ id: string }>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into assignment_addressee
      (assignment_id, organisation_id, kind, passed_by, given_on, first_due_on, due_on, recorded_event)
    select ${assignmentId}::bigint, chosen.id, kind_on(chosen.id, ${givenOn}::date), ${passedBy}::bigint, ${givenOn}::date, ${dueOn}::date, ${dueOn}::date,
      ${eventId}::bigint
    from (${units}) chosen
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
