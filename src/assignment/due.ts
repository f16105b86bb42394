import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { holdsOn } from '#organisation/tree-store.ts'

/** Work that is owed by a day, as `dangvu due --json` prints it; `organisation` is the unit that answers for it. */
export interface AssignmentDue {
  organisation: string
  kind: 'assignment'
  due_on: Day
  title: string
  assignment: string
  assignment_kind: string
  given_to: string
}

/** What a unit and those below it owe from `on` to `until`, given by `on`, the earliest first. */
export async function assignmentsDue(
  db: Db,
  { organisationId, on, until }: { organisationId: string; on: Day; until: Day },
): Promise<AssignmentDue[]> {
  const { rows } = await sql<Omit<AssignmentDue, 'kind'>>`
    select answering.code as organisation, given.due_on, assignment.title, assignment.public_id as assignment,
      assignment.kind as assignment_kind, unit.code as given_to
    from assignment_addressee given
    join assignment on assignment.id = given.assignment_id
    join organisation unit on unit.id = given.organisation_id
    join organisation answering on answering.id = case
      when exists (select from organisation_ancestor self
        where self.ancestor_id = given.organisation_id and self.descendant_id = given.organisation_id and ${holdsOn('self', on)})
      then given.organisation_id else unit_answering(given.organisation_id, ${on}::date) end
    join organisation_ancestor above on above.descendant_id = answering.id and above.ancestor_id = ${organisationId}
      and ${holdsOn('above', on)}
    where given.due_on between ${on}::date and ${until}::date and given.given_on <= ${on}::date
      and (given.done_on is null or given.done_on > ${on}::date)
      and (assignment.withdrawn_on is null or assignment.withdrawn_on > ${on}::date)
    order by given.due_on, answering.code, given.id`.execute(db)
  return rows.map((row) => ({ ...row, kind: 'assignment' }))
}
