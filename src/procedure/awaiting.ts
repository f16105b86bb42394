import { sql, type RawBuilder } from 'kysely'
import type { AwaitingBelow, InboxQuestion, InboxSource } from '#inbox/source.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { AnyProcedure } from './declare.ts'
import { stepOf } from './walk.ts'

interface Row {
  id: string
  kind: string
  place: string
  person: string | null
  people: number
  unit: string
  home: string
  dueOn: Day | null
}

/**
 * What waits of cases for units, by deadline: one index is asked, kept by the acts. Names of people are read by row-level
 * security: who acts for a second party sees those that are kept elsewhere on the case's page alone.
 */
export function casesAwaiting(procedures: readonly AnyProcedure[]): InboxSource {
  return {
    kind: 'case',
    list: async (db, actor, asked) => {
      const { rows } = await awaitedBy(asked).execute(db)
      return rows.map((row) => {
        const procedure = procedures.find((one) => one.kind === row.kind)
        const step = procedure && stepOf(procedure, row.place)
        return {
          kind: 'case',
          id: row.id,
          to: `/procedures/${row.id}`,
          title: `${procedure?.name[actor.locale] ?? row.kind}: ${aboutOf(row)}`,
          organisationId: row.unit,
          dueOn: row.dueOn,
          code: 'act',
          facts: { ...(step?.name ?? { vi: row.place, en: row.place }) },
        }
      })
    },
    below: (db, _actor, asked) => countBelow(db, asked),
  }
}

/** The cases that await units (a query of ids) by a deadline, as one question to one index. */
export function awaitedBy({
  units,
  until,
  limit,
}: Pick<InboxQuestion, 'units' | 'until' | 'limit'>): RawBuilder<Row> {
  return sql<Row>`
        select c.public_id as id, c.kind, c.place, unit.public_id as unit, c.due_on as "dueOn",
          (select name from organisation_state s where s.organisation_id = c.organisation_id and s.superseded_at is null
            order by s.from_day desc limit 1) as home,
          (select p.full_name from procedure_subject s join person p on p.id = s.person_id
            where s.case_id = c.id order by s.person_id limit 1) as person,
          (select count(*)::int from procedure_subject s where s.case_id = c.id and s.is_open) as people
        from (
          select * from procedure_case
          where awaiting_id in (${units}) and state = 'open' and (due_on is null or due_on <= ${until}::date)
          order by due_on nulls last, id limit ${limit}
        ) c join organisation unit on unit.id = c.awaiting_id order by c.due_on nulls last, c.id`
}

function aboutOf({ person, people, home }: Row): string {
  if (person === null) return home
  return people > 1 ? `${person} (+${people - 1})` : person
}

/** How many cases await a unit and those below it, by the unit directly below. */
async function countBelow(
  db: Db,
  { organisationId, on, until }: { organisationId: string; on: Day; until: Day },
): Promise<AwaitingBelow[]> {
  const { rows } = await sql<AwaitingBelow>`
    with awaited as materialized (
      select c.awaiting_id as id, (count(*) filter (where c.due_on < ${on}::date))::int as overdue,
        (count(*) filter (where c.due_on >= ${on}::date))::int as soon
      from organisation_ancestor above join procedure_case c on c.awaiting_id = above.descendant_id
      where above.ancestor_id = ${organisationId} and ${holdsOn('above', on)} and c.state = 'open'
        and c.due_on <= ${until}::date
      group by 1
    )
    select ${organisationId} as "organisationId", overdue, soon from awaited where id = ${organisationId}
    union all
    select child.organisation_id, sum(awaited.overdue)::int, sum(awaited.soon)::int
    from awaited join organisation_ancestor place on place.descendant_id = awaited.id and ${holdsOn('place', on)}
    join organisation_state child on child.organisation_id = place.ancestor_id and child.superior_id = ${organisationId}
      and child.superseded_at is null and ${holdsOn('child', on)}
    group by 1`.execute(db)
  return rows
}

/** A case that is due by a day, as `dangvu due --json` prints it; `organisation` is the unit that has to act. */
export interface CaseDue {
  organisation: string
  kind: 'case'
  due_on: Day
  title: string
  case: string
  case_kind: string
  step: string
}

/** What cases await of a unit and those below it from `on` to `until`, the earliest first; without names of people. */
export async function casesDue(
  db: Db,
  procedures: readonly AnyProcedure[],
  { organisationId, on, until }: { organisationId: string; on: Day; until: Day },
): Promise<CaseDue[]> {
  const { rows } = await sql<Omit<CaseDue, 'kind' | 'title'>>`
    select unit.code as organisation, c.due_on, c.public_id as "case", c.kind as case_kind, c.place as step
    from organisation_ancestor above join procedure_case c on c.awaiting_id = above.descendant_id
    join organisation unit on unit.id = c.awaiting_id
    where above.ancestor_id = ${organisationId} and ${holdsOn('above', on)} and c.state = 'open'
      and c.opened_on <= ${on}::date and c.due_on between ${on}::date and ${until}::date
    order by c.due_on, unit.code, c.id`.execute(db)
  return rows.map((row) => {
    const procedure = procedures.find((one) => one.kind === row.case_kind)
    return { ...row, kind: 'case', title: procedure?.name.vi ?? row.case_kind }
  })
}
