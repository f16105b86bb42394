import { sql } from 'kysely'
import type { Outcome, Work } from '#job/work.ts'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { issueTo, unitsChosen, type Chosen } from './choose.ts'

interface Waiting {
  id: string
  organisationId: string
  givenOn: Day
  dueOn: Day | null
  issuing: Chosen | null
  eventId: string
}

/** So many are written between two words about how far it is. */
const STEP = 5_000

/** Background work: writes down the addressees of an assignment that goes to very many, all or none. */
export async function issueInBackground(work: Work): Promise<Outcome> {
  const publicId = work.parameters['assignment']!
  const count = await inTransaction(work.db, (tx) => issueWaiting(tx, publicId, work.tell))
  return {
    counts: { units: count },
    event: {
      action: 'assignment.issue',
      organisationId: work.organisationId,
      subjectKind: 'assignment',
      subjectId: publicId,
      details: { units: count },
    },
  }
}

/** Writes down the addressees of an assignment that waits for it; answers how many. Nothing where it was done before. */
export async function issueWaiting(tx: Db, publicId: string, tell: Work['tell']): Promise<number> {
  tell({ step: 'choose', done: 0, expected: null })
  const { rows: found } = await sql<Waiting>`
    select id, organisation_id as "organisationId", given_on as "givenOn", due_on as "dueOn", issuing,
      recorded_event as "eventId"
    from assignment where public_id = ${publicId} for no key update`.execute(tx)
  const [waiting] = found
  if (!waiting) throw new NotFound('assignment')
  if (waiting.issuing === null) return 0
  const { id: assignmentId, organisationId, givenOn, dueOn, issuing, eventId } = waiting
  const { rows } = await unitsChosen(organisationId, issuing, givenOn).execute(tx)
  const ids = rows.map((row) => row.id)
  const issue = { assignmentId, passedBy: null, givenOn, dueOn, eventId }
  let done = 0
  for (let start = 0; start < ids.length; start += STEP) {
    const some = ids.slice(start, start + STEP)
    done += await issueTo(tx, issue, sql`select unnest(${some}::bigint[]) as id`)
    tell({ step: 'issue', done, expected: ids.length })
  }
  await sql`update assignment set issuing = null where id = ${assignmentId}`.execute(tx)
  return done
}
