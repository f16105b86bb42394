import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { machineActor } from '#access/policy.ts'
import { addDays } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import type { Ground } from './ground.ts'
import type { Question } from './question.ts'

const KIND = 'card-exchange'
const OPEN_CASES = 5_000

/** Opens 5,000 cases about members of the largest province, half of which await the province itself; once per register. */
export async function openManyCases(db: Db, { provinces, today }: Ground): Promise<void> {
  const known = await sql`select from procedure_case where kind = ${KIND} limit 1`.execute(db)
  if (known.rows.length > 0) return
  await inTransaction(db, async (tx) => {
    const details = { kind: KIND, cases: OPEN_CASES }
    const eventId = await recordEvent(tx, machineActor('bench', today), { action: 'case.opened', details })
    await sql`
      with members as materialized (
        select spell.member_id as id, spell.organisation_id as home, row_number() over (order by spell.member_id) as n
        from organisation_ancestor below join member_spell spell on spell.organisation_id = below.descendant_id
          and spell.from_day <= ${today}::date and ${today}::date < spell.until_day
        where below.ancestor_id = ${provinces[0]!.id} and below.from_day <= ${today}::date and ${today}::date < below.until_day
        limit ${OPEN_CASES}
      ), opened as (
        insert into procedure_case (kind, organisation_id, opener_id, opened_on, place, state, arrived_on, awaiting_id,
          awaiting_unit, awaiting_organ, due_on, acts, given, recorded_event)
        select ${KIND}, home, home, ${addDays(today, -40)}::date, 'decision', 'open', ${addDays(today, -40)}::date,
          case when n % 2 = 0 then ${provinces[0]!.id}::bigint else home end, 'superior', 'standing',
          ${addDays(today, -5)}::date + (n % 60)::integer, 1, jsonb_build_object('n', n), ${eventId}::bigint from members
        returning id, given
      )
      insert into procedure_subject (case_id, person_id, kind)
      select opened.id, members.id, ${KIND} from opened join members on members.n = (opened.given ->> 'n')::bigint`.execute(
      tx,
    )
  })
  await sql`analyze procedure_case, procedure_subject`.execute(db)
}

/** Takes the cases back, which have no acts of their own: `verify` would name them. */
export async function removeManyCases(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`delete from procedure_subject where kind = ${KIND}`.execute(tx)
    await sql`delete from procedure_case where kind = ${KIND}`.execute(tx)
  })
}

/** The inbox of a province with 5,000 open cases below it, and its overview. */
export function caseQuestions({ provinces, today }: Ground): Question[] {
  const [province] = provinces
  const until = addDays(today, 30)
  return [
    {
      name: 'to-do list of a province with 5,000 open cases',
      target: { ms: 100, of: 'p99' },
      draw: () => ({
        path: `/api/inbox?organisationId=${province!.publicId}&on=${today}`,
        as: 'province',
        counts: ({ overdue, items }: { overdue: number; items: object[] }) =>
          new Map([
            ['overdue', overdue],
            ['listed', items.length],
          ]),
        plain: async (db: Db) => {
          const { rows } = await sql<{ overdue: number; listed: number }>`
            select (count(*) filter (where due_on < ${today}::date))::int as overdue, least(count(*), 300)::int as listed
            from (select due_on from procedure_case where awaiting_id = ${province!.id} and state = 'open'
              and due_on <= ${until}::date order by due_on limit 301) due`.execute(db)
          return new Map(Object.entries(rows[0]!))
        },
      }),
    },
    {
      name: 'how much waits below it',
      target: { ms: 200, of: 'p99' },
      draw: () => ({
        path: `/api/inbox/below?organisationId=${province!.publicId}&on=${today}`,
        as: 'province',
      }),
    },
  ]
}
