import { sql, type RawBuilder } from 'kysely'
import type { Awaiting, InboxQuestion, InboxSource } from '#inbox/source.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** What waits of gatherings: invitations to answer, roll calls to send or to collect, opinions to give. */
export const gatheringsAwaiting: InboxSource = {
  kind: 'gathering',
  list: async (db, _actor, asked) => [
    ...(await invitationsToAnswer(db, asked)),
    ...(await rollCallsToSend(db, asked)),
    ...(await rollCallsToCollect(db, asked)),
    ...(await opinionsToGive(db, asked)),
  ],
}

interface Row {
  id: string
  gathering: string
  title: string
  unit: string
  dueOn: Day
  fromDay: Day
  count: number
}

async function invitationsToAnswer(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const due = sql`coalesce(i.answer_by, p.from_day)`
  const rows = await ask(
    db,
    sql`
      select i.public_id as id, g.public_id as gathering, p.title, o.public_id as unit, ${due} as "dueOn",
        p.from_day as "fromDay", 1 as count
      from gathering_invitation i
      join organisation o on o.id = i.organisation_id
      join gathering g on g.id = i.gathering_id
      join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
      where i.organisation_id in (${units}) and i.withdrawn_at is null and i.sent_on <= ${on}::date
        and ${due} <= ${until}::date and p.to_day >= ${on}::date and gathering_state(g.id, ${on}) = 'announced'
        and not exists (select from gathering_answer a where a.invitation_id = i.id and a.on_day <= ${on}::date)
      order by ${due}, i.id limit ${limit}`,
  )
  return rows.map((row) => awaiting(row, 'answer', 'invitations', { fromDay: row.fromDay }))
}

async function rollCallsToSend(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const rows = await ask(
    db,
    sql`
      select s.public_id as id, g.public_id as gathering, p.title, o.public_id as unit, p.to_day as "dueOn",
        p.from_day as "fromDay", 1 as count
      from gathering_site s
      join organisation o on o.id = s.organisation_id
      join gathering g on g.id = s.gathering_id
      join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
      where s.organisation_id in (${units}) and s.withdrawn_at is null and ${isCalled(on)} and ${isSilent(on)}
      order by p.to_day, s.id limit ${limit}`,
  )
  return rows.map((row) => awaiting(row, 'roll_call', 'rollcall', {}))
}

async function rollCallsToCollect(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const rows = await ask(
    db,
    sql`
      select g.public_id as id, g.public_id as gathering, p.title, o.public_id as unit, p.to_day as "dueOn",
        p.from_day as "fromDay", missing.count
      from gathering g
      join organisation o on o.id = g.organisation_id
      join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
      cross join lateral (select count(*)::integer as count from gathering_site s
        where s.gathering_id = g.id and s.withdrawn_at is null and ${isSilent(on)}) missing
      where g.organisation_id in (${units}) and missing.count > 0 and ${isCalled(on)}
      order by p.to_day, g.id limit ${limit}`,
  )
  return rows.map((row) => awaiting(row, 'collect', 'rollcall', { count: row.count }))
}

async function opinionsToGive(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const rows = await ask(
    db,
    sql`
      select s.public_id as id, g.public_id as gathering, p.title, o.public_id as unit, p.opinions_due_on as "dueOn",
        p.from_day as "fromDay", 1 as count
      from gathering_site s
      join organisation o on o.id = s.organisation_id
      join gathering g on g.id = s.gathering_id
      join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
      where s.organisation_id in (${units}) and s.withdrawn_at is null
        and p.opinions_due_on between ${on}::date and ${until}::date
        and gathering_state(g.id, ${on}) in ('announced', 'held')
        and not exists (select from gathering_opinion given
          where given.site_id = s.id and given.withdrawn_at is null and given.on_day <= ${on}::date)
      order by p.opinions_due_on, s.id limit ${limit}`,
  )
  return rows.map((row) => awaiting(row, 'opine', 'opinions', {}))
}

/** Whether the roll of gathering `g` with plan `p` is being called on a day. */
function isCalled(on: Day): RawBuilder<boolean> {
  return sql<boolean>`(p.from_day <= ${on}::date and gathering_state(g.id, ${on}) in ('announced', 'held'))`
}

/** Whether site `s` has not reported by a day. */
function isSilent(on: Day): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from gathering_roll_call r where r.site_id = s.id and r.on_day <= ${on}::date)`
}

async function ask(db: Db, question: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await (question as RawBuilder<Row>).execute(db)
  return rows
}

function awaiting(row: Row, code: string, tab: string, facts: Awaiting['facts']): Awaiting {
  return {
    kind: 'gathering',
    id: `${code} ${row.id}`,
    to: `/gatherings/${row.gathering}?tab=${tab}`,
    title: row.title,
    organisationId: row.unit,
    dueOn: row.dueOn,
    code,
    facts,
  }
}
