import { sql } from 'kysely'
import type { Awaiting, InboxQuestion, InboxSource } from '#inbox/source.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { workingDaysAfter } from '#procedure/calendar.ts'
import { readDeviations } from '#procedure/store.ts'
import { transferLawOn } from './law.ts'
import { IN_TRANSIT } from './list-store.ts'

/**
 * Letters that have not been presented in time, told to the sender as well (the receiver has the case itself in his inbox),
 * and lists that wait to be received. Titles name letters, not people.
 */
export const transfersAwaiting: InboxSource = {
  kind: 'transfer',
  list: async (db, _actor, asked) => [...(await lateLetters(db, asked)), ...(await openLists(db, asked))],
}

async function lateLetters(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{ id: string; unit: string; number: string | null; dueOn: Day }>`
    select c.public_id as id, unit.public_id as unit, c.due_on as "dueOn", (
      select d.number from procedure_act a join document d on d.id = a.document_id
      where a.case_id = c.id and a.superseded_at is null order by a.id desc limit 1) as number
    from procedure_case c join organisation unit on unit.id = c.organisation_id
    where c.organisation_id in (${units}) and c.kind in ('transfer-official', 'transfer-temporary')
      and c.place = any(${[...IN_TRANSIT]}::text[]) and c.state = 'open' and c.due_on < ${on}::date
      and c.awaiting_id <> c.organisation_id
    order by c.due_on, c.id limit ${limit}`.execute(db)
  return rows.map(({ id, unit, number, dueOn }) => ({
    kind: 'transfer',
    id: `late ${id}`,
    to: `/procedures/${id}`,
    title: number ?? '–',
    organisationId: unit,
    dueOn,
    code: 'late-letter',
    facts: {},
  }))
}

interface ListRow {
  id: string
  number: string
  issuedOn: Day
  members: number
  giver: string
  receiver: string
  gives: boolean
  receives: boolean
}

async function openLists(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<ListRow>`
    with asked (id) as materialized (${units})
    select list.public_id as id, letter_no as number, issued_on as "issuedOn", members, giver.public_id as giver,
      receiver.public_id as receiver, list.organisation_id in (select id from asked) as gives,
      list.receiver_id in (select id from asked) as receives
    from transfer_list list join organisation giver on giver.id = list.organisation_id
    join organisation receiver on receiver.id = list.receiver_id
    where (list.organisation_id in (select id from asked) or list.receiver_id in (select id from asked))
      and not exists (select from transfer_list_act act where act.list_id = list.id and act.superseded_at is null)
    order by issued_on, list.id limit ${limit}`.execute(db)
  const deviations = await readDeviations(db)
  return rows.flatMap((row) => {
    const dueOn = workingDaysAfter(row.issuedOn, transferLawOn(row.issuedOn).presentWithin, deviations)
    const entry = (code: string, organisationId: string): Awaiting => ({
      kind: 'transfer',
      id: `${code} ${row.id}`,
      to: `/transfers/lists/${row.id}`,
      title: row.number,
      organisationId,
      dueOn,
      code,
      facts: { members: row.members },
    })
    const late = dueOn < on
    return [
      ...(row.receives && dueOn <= until ? [entry('receive-list', row.receiver)] : []),
      ...(row.gives && !row.receives && late ? [entry('late-list', row.giver)] : []),
    ]
  })
}
