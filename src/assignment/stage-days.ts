import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'

/** The columns of assignment_addressee that follow from acts. */
export const DERIVED = [
  'due_on',
  'received_on',
  'disseminated_on',
  'programme_on',
  'progress_on',
  'percent',
  'reported_on',
  'returned_on',
  'nudged_on',
  'closed_on',
  'done_on',
] as const

/** What follows from the acts of the addressees that `which` selects (`given` is their table): the rule of `stageDaysOf`. */
export function stageDays(which: RawBuilder<boolean>): RawBuilder<unknown> {
  const first = (stage: string) => sql`min(act.on_day) filter (where act.stage = ${sql.lit(stage)})`
  const last = (stage: string) => sql`max(act.on_day) filter (where act.stage = ${sql.lit(stage)})`
  return sql`
    select days.*,
      least(days.closed_on, case when cardinality(days.stages) > 0
        and ('received' <> all (days.stages) or days.received_on is not null)
        and ('disseminated' <> all (days.stages) or days.disseminated_on is not null)
        and ('programme' <> all (days.stages) or days.programme_on is not null)
        and ('reported' <> all (days.stages) or days.reported_on is not null)
        then greatest(case when 'received' = any (days.stages) then days.received_on end,
          case when 'disseminated' = any (days.stages) then days.disseminated_on end,
          case when 'programme' = any (days.stages) then days.programme_on end,
          case when 'reported' = any (days.stages) then days.reported_on end) end) as done_on
    from (
      select given.id, assignment.stages, coalesce(
          (array_agg((act.details ->> 'dueOn')::date order by act.on_day desc, act.seq desc)
            filter (where act.stage = 'extended'))[1], given.first_due_on) as due_on,
        ${first('received')} as received_on, ${first('disseminated')} as disseminated_on,
        ${first('programme')} as programme_on, ${first('progress')} as progress_on,
        (array_agg((act.details ->> 'percent')::smallint order by act.on_day desc, act.seq desc)
          filter (where act.details ->> 'percent' is not null))[1] as percent,
        min(act.on_day) filter (where act.stage = 'reported' and not exists (
          select from assignment_act later
          where later.addressee_id = given.id and later.superseded_at is null and later.stage = 'returned'
            and (later.on_day, later.seq) > (act.on_day, act.seq))) as reported_on,
        ${last('returned')} as returned_on, ${last('nudged')} as nudged_on, ${first('closed')} as closed_on
      from assignment_addressee given
      join assignment on assignment.id = given.assignment_id
      left join assignment_act act on act.addressee_id = given.id and act.superseded_at is null
      where ${which}
      group by given.id, assignment.id
    ) days`
}

/** Writes what follows from the acts of these addressees. */
export async function refreshStages(tx: Db, addresseeIds: readonly string[]): Promise<void> {
  const columns = DERIVED.map((column) => sql`${sql.ref(column)} = due.${sql.ref(column)}`)
  await sql`
    update assignment_addressee held set ${sql.join(columns)}
    from (${stageDays(sql<boolean>`given.id = any(${[...addresseeIds]}::bigint[])`)}) due
    where held.id = due.id`.execute(tx)
}
