import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Figures } from './figure-api.ts'
import { FIELDS, GROUNDS, STATES, type Field, type Ground, type ItemKind, type State } from './codes.ts'
import { itemsOn } from './visible.ts'

interface Counted {
  programmeId: string
  kind: ItemKind
  state: State
  ground: Ground | null
  field: Field
  n: number
  submitted: number
  inTime: number
  late: number
}

/** Figures of programmes as of a day, counted over their items and acts in one query; one without items has noughts. */
export async function figuresOf(
  db: Db,
  programmeIds: readonly string[],
  on: Day,
): Promise<Map<string, Figures>> {
  const { rows } = await sql<Counted>`
    select i.programme_id as "programmeId", s.kind, coalesce(last.act, 'planned') as state, s.ground, s.field,
      count(*)::int as n, count(submitted.on_day)::int as submitted,
      count(*) filter (where submitted.on_day <= s.due_on)::int as "inTime",
      count(*) filter (where submitted.on_day is null and s.due_on < ${on}::date
        and coalesce(last.act, 'planned') not in ('dropped', 'deferred') and carried.yes is null)::int as late
    from ${itemsOn(sql.val(on))}
    where i.programme_id = any(${[...programmeIds]}::bigint[])
    group by 1, 2, 3, 4, 5`.execute(db)
  const figures = new Map(programmeIds.map((id) => [id, noFigures()]))
  for (const row of rows) add(figures.get(row.programmeId)!, row)
  return figures
}

function add(to: Figures, { kind, state, ground, field, n, submitted, inTime, late }: Counted): void {
  to.fields[field][kind] += n
  to.late += late
  if (kind === 'planned') {
    to.planned += n
    to.submitted += submitted
    to.submittedInTime += inTime
    to.states[state] += n
    return
  }
  to.arising += n
  to.arisingSubmitted += submitted
  to.arisingStates[state] += n
  to.grounds[ground!] += n
}

function noFigures(): Figures {
  const noughts = <Code extends string>(codes: readonly Code[]) =>
    Object.fromEntries(codes.map((code) => [code, 0])) as Record<Code, number>
  return {
    planned: 0,
    submitted: 0,
    submittedInTime: 0,
    states: noughts(STATES),
    late: 0,
    arising: 0,
    arisingSubmitted: 0,
    arisingStates: noughts(STATES),
    grounds: noughts(GROUNDS),
    fields: Object.fromEntries(
      FIELDS.map((field) => [field, { planned: 0, arising: 0 }]),
    ) as Figures['fields'],
  }
}
