import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** How many terms and posts an act ends. */
export interface Closed {
  terms: number
  posts: number
}

const POST_COLUMNS = sql`public_id, person_id, organisation_id, committee, role, manner, from_day`
const TERM_COLUMNS = sql`organisation_id, committee, name, seats, from_day`

/** The posts that end the day before: all in the given units, and those in a branch's committee of members who leave it. */
function postsToClose(units: readonly string[], movers: RawBuilder<unknown>, on: Day): RawBuilder<unknown> {
  return sql`post.superseded_at is null and post.from_day < ${on}::date and post.until_day > ${on}::date
    and (post.organisation_id = any(${[...units]}::bigint[])
      or post.committee = 'chi_uy' and (post.person_id, post.organisation_id) in (${movers}))`
}

function termsToClose(units: readonly string[], on: Day): RawBuilder<unknown> {
  return sql`superseded_at is null and from_day < ${on}::date and greatest(until_day, extended_until) > ${on}::date
    and organisation_id = any(${[...units]}::bigint[])`
}

/** What would be closed; `movers` asks for member and unit that he leaves. */
export async function countClosing(
  db: Db,
  { units, movers, on }: { units: readonly string[]; movers: RawBuilder<unknown>; on: Day },
): Promise<Closed> {
  const { rows } = await sql<{ terms: string; posts: string }>`
    select (select count(*) from committee_term where ${termsToClose(units, on)}) as terms,
      (select count(*) from post where ${postsToClose(units, movers, on)}) as posts`.execute(db)
  return { terms: Number(rows[0]!.terms), posts: Number(rows[0]!.posts) }
}

/** Ends terms and posts with the day before the act; the rows before stay, superseded by its event. */
export async function closeCommittees(
  tx: Db,
  { units, reorganisationId, on }: { units: readonly string[]; reorganisationId: string; on: Day },
  eventId: string,
): Promise<Closed> {
  const movers = sql`select member_id, from_organisation_id from movement
    where reorganisation_id = ${reorganisationId} and on_day = ${on}::date and superseded_at is null`
  const terms = await sql`
    with gone as (
      update committee_term set superseded_at = now(), superseded_event = ${eventId}
      where ${termsToClose(units, on)} returning *
    )
    insert into committee_term (${TERM_COLUMNS}, until_day, extended_until, decision_no, recorded_event)
    select ${TERM_COLUMNS}, least(until_day, ${on}::date),
      case when extended_until > ${on}::date then ${on}::date else extended_until end, decision_no, ${eventId}
    from gone returning id`.execute(tx)
  const posts = await sql`
    with gone as (
      update post set superseded_at = now(), superseded_event = ${eventId}
      where ${postsToClose(units, movers, on)} returning *
    )
    insert into post (${POST_COLUMNS}, until_day, decision_no, recorded_event)
    select ${POST_COLUMNS}, ${on}::date, decision_no, ${eventId} from gone returning id`.execute(tx)
  return { terms: terms.rows.length, posts: posts.rows.length }
}
