import { sql } from 'kysely'
import type { Awaiting, InboxQuestion, InboxSource } from '#inbox/source.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Yearly reviews of plans that their keepers owe: a year is to be reviewed by 31 January of the next, our choice. */
export const reviewsAwaiting: InboxSource = {
  kind: 'coordination',
  list: (db, _actor, asked) => listOwed(db, asked),
}

async function listOwed(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{ id: string; title: string; unit: string; year: number; dueOn: Day }>`
    select plan.public_id as id, plan.title, unit.public_id as unit, owed.year, make_date(owed.year + 1, 1, 31) as "dueOn"
    from coordination_plan plan join organisation unit on unit.id = plan.organisation_id
    cross join lateral generate_series(extract(year from plan.from_day)::integer,
      extract(year from least(plan.until_day - 1, ${on}::date))::integer) as owed (year)
    where plan.organisation_id in (${units}) and plan.withdrawn_at is null
      and make_date(owed.year, 12, 1) <= ${on}::date and make_date(owed.year + 1, 1, 31) <= ${until}::date
      and not exists (
        select from coordination_review review
        where review.plan_id = plan.id and review.year = owed.year and review.superseded_at is null)
    order by "dueOn", plan.id limit ${limit}`.execute(db)
  return rows.map(({ id, title, unit, year, dueOn }) => ({
    kind: 'coordination',
    id: `${id} ${year}`,
    to: `/coordination/${id}`,
    title,
    organisationId: unit,
    dueOn,
    code: 'review',
    facts: { year },
  }))
}
