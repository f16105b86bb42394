import { sql } from 'kysely'
import { unitsWithinReach, type Actor } from '#access/policy.ts'
import { digestOf, newToken } from '#access/tokens.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST } from './kinds.ts'
import type { Site, Sites } from './site-api.ts'
import type { NewSite } from './site-lines.ts'
import { recordsAt, type Found } from './standing.ts'

/** A site for one who writes about it. */
export interface SiteToReport {
  id: string
  publicId: string
  organisationId: string | null
  name: string
  invited: number | null
  /** What it last reported. */
  present: number | null
}

const LAST_PRESENT = sql`(select present from gathering_roll_call r where r.site_id = s.id
  order by r.on_day desc, r.id desc limit 1)`

/** The sites of a gathering with what they last reported up to a day. */
export async function listSites(db: Db, actor: Actor, found: Found, on: Day): Promise<Sites> {
  const keeps = await recordsAt(db, actor, [found.organisationId])
  const mine = keeps ? null : unitsWithinReach(actor, 'work.record')
  const { rows } = await sql<Omit<Site, 'number' | 'unit'> & { unitId: string | null; code: string | null }>`
    select s.public_id as id, s.name, o.public_id as "unitId", o.code, d.chair, d.place, d.invited, r.present,
      r.on_day as "reportedOn", coalesce(r.reports, 0)::integer as reports, r.note,
      ${mine === null ? sql`true` : sql`coalesce(s.organisation_id in (${mine}), false)`} as mine
    from gathering_site s
    join gathering_site_detail d on d.site_id = s.id and d.superseded_at is null
    left join organisation o on o.id = s.organisation_id
    left join lateral (
      select present, on_day, note, count(*) over () as reports from gathering_roll_call r
      where r.site_id = s.id and r.on_day <= ${on}::date
      order by r.on_day desc, r.id desc limit 1) r on true
    where s.gathering_id = ${found.id} and s.withdrawn_at is null
    order by s.position, s.id limit ${MOST.sites}`.execute(db)
  const items = rows.map(({ unitId, code, ...site }, index) => ({
    ...site,
    number: index + 1,
    unit: unitId === null ? null : { id: unitId, code: code!, name: site.name },
  }))
  return {
    items,
    reported: items.filter((site) => site.present !== null).length,
    invited: items.reduce((sum, site) => sum + (site.invited ?? 0), 0),
    present: items.reduce((sum, site) => sum + (site.present ?? 0), 0),
  }
}

/** What the sites of a gathering stand for: ids of units, or `*` and the folded name of a place. */
export async function siteKeys(
  db: Db,
  id: string,
): Promise<{ organisationId: string | null; name: string }[]> {
  const { rows } = await sql<{ organisationId: string | null; name: string }>`
    select organisation_id as "organisationId", name from gathering_site
    where gathering_id = ${id} and withdrawn_at is null order by position limit ${MOST.sites}`.execute(db)
  return rows
}

/** The units of the register among the sites. */
export async function siteUnits(db: Db, id: string): Promise<{ id: string; name: string }[]> {
  const sites = await siteKeys(db, id)
  return sites.flatMap(({ organisationId, name }) =>
    organisationId === null ? [] : [{ id: organisationId, name }],
  )
}

/** Makes sites after those that are there, in two statements however many. */
export async function makeSites(
  tx: Db,
  id: string,
  sites: readonly NewSite[],
  eventId: string | null,
): Promise<void> {
  const rows = sites.map((site, index) => ({ ...site, at: index + 1 }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as site ("organisationId" bigint, name text, chair text, invited integer, place text, at integer)
    ), last as (
      select coalesce(max(position), 0) as position from gathering_site where gathering_id = ${id}
    ), made as (
      insert into gathering_site (gathering_id, position, organisation_id, name, recorded_event)
      select ${id}, last.position + given.at, given."organisationId", given.name, ${eventId} from given, last
      returning id, position
    )
    insert into gathering_site_detail (site_id, chair, invited, place, recorded_event)
    select made.id, given.chair, given.invited, given.place, ${eventId}
    from made, last, given where given.at = made.position - last.position`.execute(tx)
}

/** The sites of these addresses; throws NotFound when one is none of this gathering's. */
export async function sitesToReport(
  db: Db,
  id: string,
  publicIds: readonly string[],
): Promise<SiteToReport[]> {
  const { rows } = await sql<SiteToReport>`
    select s.id, s.public_id as "publicId", s.organisation_id as "organisationId", s.name, d.invited, ${LAST_PRESENT} as present
    from gathering_site s join gathering_site_detail d on d.site_id = s.id and d.superseded_at is null
    where s.gathering_id = ${id} and s.withdrawn_at is null and s.public_id = any(${[...publicIds]}::uuid[])`.execute(
    db,
  )
  const known = new Map(rows.map((row) => [row.publicId, row]))
  return publicIds.map((one) => {
    const site = known.get(one)
    if (!site) throw new NotFound(`site ${one}`)
    return site
  })
}

export async function changeSite(
  tx: Db,
  siteId: string,
  one: { chair: string | null; invited: number | null; place: string | null },
  eventId: string,
): Promise<void> {
  await sql`update gathering_site_detail set superseded_at = now(), superseded_event = ${eventId}
    where site_id = ${siteId} and superseded_at is null`.execute(tx)
  await sql`insert into gathering_site_detail (site_id, chair, invited, place, recorded_event)
    values (${siteId}, ${one.chair}, ${one.invited}, ${one.place}, ${eventId})`.execute(tx)
}

export async function withdrawSite(tx: Db, siteId: string, eventId: string): Promise<void> {
  await sql`update gathering_site set withdrawn_at = now(), withdrawn_event = ${eventId} where id = ${siteId}`.execute(
    tx,
  )
  await sql`update gathering_site_link set revoked_at = now() where site_id = ${siteId} and revoked_at is null`.execute(
    tx,
  )
}

export interface Report {
  siteId: string
  present: number
  note: string | null
}

/** Records what sites report; earlier reports stay. */
export async function reportSites(
  tx: Db,
  reports: readonly Report[],
  { on, means }: { on: Day; means: 'typed' | 'link' },
  eventId: string | null,
): Promise<void> {
  await sql`
    insert into gathering_roll_call (site_id, on_day, present, note, means, recorded_event)
    select "siteId", ${on}, present, note, ${means}, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb)
      as report ("siteId" bigint, present integer, note text)`.execute(tx)
}

/** A new secret for every site, good on one day; earlier ones end. Only digests are kept, so this is the one chance to print. */
export async function makeLinks(tx: Db, id: string, on: Day, eventId: string) {
  await sql`update gathering_site_link set revoked_at = now() where revoked_at is null
    and site_id in (select id from gathering_site where gathering_id = ${id})`.execute(tx)
  const { rows } = await sql<{ id: string; siteId: string; name: string; chair: string | null }>`
    select s.id, s.public_id as "siteId", s.name, d.chair
    from gathering_site s join gathering_site_detail d on d.site_id = s.id and d.superseded_at is null
    where s.gathering_id = ${id} and s.withdrawn_at is null order by s.position, s.id limit ${MOST.sites}`.execute(
    tx,
  )
  const made = rows.map((row, index) => ({ ...row, number: index + 1, token: newToken() }))
  const kept = made.map((one) => ({ site: one.id, digest: digestOf('link', one.token).toString('hex') }))
  await sql`
    insert into gathering_site_link (token_digest, site_id, valid_on, recorded_event)
    select decode(digest, 'hex'), site, ${on}, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as link (site bigint, digest text)`.execute(tx)
  return made
}

/** What a link stands for. */
export interface Link {
  gatheringId: string
  gatheringPublicId: string
  keeperId: string
  site: Omit<SiteToReport, 'publicId'>
  title: string
  validOn: Day
  usedAt: Date | null
}

/** The link of this secret, revoked ones left out; null when there is none. `lock`: nobody else uses it meanwhile. */
export async function findLink(db: Db, token: string, lock: boolean): Promise<Link | null> {
  const { rows } = await sql<Omit<Link, 'site'> & Omit<SiteToReport, 'publicId'>>`
    select g.id as "gatheringId", g.public_id as "gatheringPublicId", g.organisation_id as "keeperId", s.id,
      s.organisation_id as "organisationId", s.name, d.invited, p.title, link.valid_on as "validOn", link.used_at as "usedAt",
      ${LAST_PRESENT} as present
    from gathering_site_link link
    join gathering_site s on s.id = link.site_id and s.withdrawn_at is null
    join gathering_site_detail d on d.site_id = s.id and d.superseded_at is null
    join gathering g on g.id = s.gathering_id
    join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
    where link.token_digest = ${digestOf('link', token)} and link.revoked_at is null
    ${lock ? sql`for update of link` : sql``}`.execute(db)
  const row = rows[0]
  if (!row) return null
  const { id, organisationId, name, invited, present, ...link } = row
  return { ...link, site: { id, organisationId, name, invited, present } }
}

export async function spendLink(tx: Db, token: string, now: Date): Promise<void> {
  await sql`update gathering_site_link set used_at = ${now}
    where token_digest = ${digestOf('link', token)} and used_at is null`.execute(tx)
}
