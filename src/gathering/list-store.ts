import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import type { GatheringRow } from './api.ts'
import type { Kind } from './kinds.ts'
import { isAnnounced } from './standing.ts'

interface Asked {
  /** The actor reads here: so he reads at every unit that stands below it today. */
  organisationId: string
  today: Day
  on: Day
  when: 'coming' | 'past'
  kind?: Kind | undefined
  after?: string | undefined
  limit: number
}

type Row = Omit<GatheringRow, 'convener'> & { key: string; convenerId: string; convener: string }

/** Gatherings that a unit or one below it convenes, or is called to once they are announced; a page by the day. */
export async function listGatherings(
  db: Db,
  asked: Asked,
): Promise<{ items: GatheringRow[]; next: string | null }> {
  const { organisationId, today, on, when, kind, limit } = asked
  const key = asked.after === undefined ? null : readKey(asked.after)
  const coming = when === 'coming'
  const order = coming ? sql`asc` : sql`desc`
  const beyond = coming ? sql`>` : sql`<`
  const below = sql`(select a.descendant_id from organisation_ancestor a where a.ancestor_id = ${organisationId}
    and a.from_day <= ${today}::date and ${today}::date < a.until_day)`
  const { rows } = await sql<Row>`
    select g.id as key, g.public_id as id, p.kind, p.title, p.from_day as "fromDay", p.to_day as "toDay",
      p.starts_at as "startsAt", gathering_state(g.id, ${on}) as state, o.public_id as "convenerId",
      unit_name(g.organisation_id, p.from_day) as convener, counted.sites, counted.reported
    from gathering_plan p
    join gathering g on g.id = p.gathering_id
    join organisation o on o.id = g.organisation_id
    cross join lateral (
      select count(*)::integer as sites, count(*) filter (where exists (
        select from gathering_roll_call r where r.site_id = s.id and r.on_day <= ${on}::date))::integer as reported
      from gathering_site s where s.gathering_id = g.id and s.withdrawn_at is null) counted
    where p.superseded_at is null
      and ${coming ? sql`p.to_day >= ${on}::date` : sql`p.to_day < ${on}::date`}
      and ${kind === undefined ? sql`true` : sql`p.kind = ${kind}`}
      and exists (select from gathering_act a where a.gathering_id = g.id and a.on_day <= ${on}::date)
      and (g.organisation_id in ${below} or (${isAnnounced(sql.ref('g.id'), on)} and (
        exists (select from gathering_site s where s.gathering_id = g.id and s.withdrawn_at is null
          and s.organisation_id in ${below})
        or exists (select from gathering_invitation i where i.gathering_id = g.id and i.withdrawn_at is null
          and i.organisation_id in ${below}))))
      and ${key === null ? sql`true` : sql`(p.from_day, g.id) ${beyond} (${key.on}::date, ${key.id}::bigint)`}
    order by p.from_day ${order}, g.id ${order} limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ convenerId, convener, ...row }) => ({
      ...row,
      convener: { id: convenerId, name: convener },
    })),
    next: rows.length > limit && last ? `${last.fromDay}.${last.key}` : null,
  }
}

function readKey(text: string): { on: string; id: string } {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,18})$/.exec(text)
  if (!match) throw new Malformed([{ path: 'after', code: 'not-a-key' }])
  return { on: match[1]!, id: match[2]! }
}
