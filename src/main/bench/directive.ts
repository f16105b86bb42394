import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { machineActor } from '#access/policy.ts'
import { insertAssignment, recordActs, type RecordedAct } from '#assignment/give.ts'
import { issueWaiting } from '#assignment/issue-job.ts'
import { pick } from '#generate/random.ts'
import { addDays } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import type { Ground } from './ground.ts'
import type { Question } from './question.ts'

/** A directive from the centre to every grassroots organisation, and how long it took to issue it. */
export interface IssuedDirective {
  publicId: string
  units: number
  seconds: number
}

const TITLE = 'Chỉ thị đo thử'
const GRASSROOTS = ['dang_bo_co_so', 'chi_bo_co_so']

/** Issues a directive to all grassroots; where the register has one already it is measured and rolled back. */
export async function issueToGrassroots(db: Db, ground: Ground): Promise<IssuedDirective> {
  const { rows } = await sql<{ id: string }>`
    select public_id as id from assignment where title = ${TITLE} order by id limit 1`.execute(db)
  const known = rows[0]?.id ?? null
  const undone = new Error('rolled back')
  let issued: IssuedDirective | null = null
  await inTransaction(db, async (tx) => {
    issued = await issue(tx, ground)
    if (known !== null) throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  const done = issued as unknown as IssuedDirective
  if (known !== null) return { ...done, publicId: known }
  await inTransaction(db, (tx) => someReceive(tx, ground))
  await sql`analyze assignment_addressee`.execute(db)
  return done
}

async function issue(tx: Db, { root, today }: Ground): Promise<IssuedDirective> {
  const givenOn = addDays(today, -60)
  const eventId = await recordEvent(tx, machineActor('bench', today), { action: 'assignment.give' })
  const giving = {
    kind: 'directive',
    organisationId: root.id,
    title: TITLE,
    givenOn,
    startsOn: givenOn,
  } as const
  const began = performance.now()
  const { publicId } = await insertAssignment(tx, { ...giving, dueOn: addDays(today, -10) }, eventId, {
    of: 'below',
    kinds: GRASSROOTS,
  })
  const units = await issueWaiting(tx, publicId, () => {})
  return { publicId, units, seconds: Math.round(performance.now() - began) / 1000 }
}

/** Every third unit has received it, so that there is something to count. */
async function someReceive(tx: Db, { today }: Ground): Promise<void> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select given.id, given.organisation_id as "organisationId" from assignment_addressee given
    join assignment on assignment.id = given.assignment_id
    where title = ${TITLE} and given.id % 3 = 0`.execute(tx)
  const eventId = await recordEvent(tx, machineActor('bench', today), { action: 'assignment.received' })
  const acts = rows.map(({ id, organisationId }): RecordedAct => {
    return { addresseeId: id, organisationId, stage: 'received', on: addDays(today, -50) }
  })
  await recordActs(tx, acts, eventId)
}

/** Coverage of the directive at the centre, and what one unit sees of it. */
export function directiveQuestions(ground: Ground, { publicId }: IssuedDirective): Question[] {
  const coverage = (unit: { id: string; publicId: string }) => ({
    path: `/api/assignments/${publicId}/coverage?unit=${unit.publicId}&on=${ground.today}`,
    as: 'nation' as const,
    counts: ({ total }: { total: { addressed: number; received: number; late: number } }) =>
      new Map([
        ['addressed', total.addressed],
        ['received', total.received],
        ['late', total.late],
      ]),
    plain: (db: Db) => plainCoverage(db, publicId, unit.id, ground),
  })
  return [
    {
      name: 'coverage of a directive to all grassroots',
      target: { ms: 200, of: 'p99' },
      draw: () => coverage(ground.root),
    },
    {
      name: 'coverage of it in a province',
      target: { ms: 200, of: 'p99' },
      draw: (random) => coverage(pick(random, ground.provinces)),
    },
    {
      name: "one unit's view of it",
      target: { ms: 50, of: 'p99' },
      draw: (random) => {
        const unit = pick(random, ground.grassroots)
        return {
          path: `/api/assignments/${publicId}?unit=${unit.publicId}&on=${ground.today}`,
          as: 'nation',
        }
      },
    },
  ]
}

/** The same from the acts alone; only units that stand on the day were addressed in a generated register. */
async function plainCoverage(db: Db, publicId: string, unitId: string, { today }: Ground) {
  const { rows } = await sql<{ addressed: number; received: number }>`
    select count(*)::int as addressed, count(*) filter (where exists (
      select from assignment_act act where act.addressee_id = given.id and act.stage = 'received'
        and act.superseded_at is null))::int as received
    from assignment_addressee given
    join assignment on assignment.id = given.assignment_id and assignment.public_id = ${publicId}
    where exists (select from organisation_ancestor above
      where above.ancestor_id = ${unitId} and above.descendant_id = unit_answering(given.organisation_id, ${today}::date)
        and above.from_day <= ${today}::date and ${today}::date < above.until_day)`.execute(db)
  const { addressed, received } = rows[0]!
  // Nobody has done all of it, and its last day is over.
  return new Map([
    ['addressed', addressed],
    ['received', received],
    ['late', addressed],
  ])
}
