import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { conditionOfRule, heldOn, isAnyFound, isFound } from './rule-sql.ts'
import type { ExpectedField } from './rules.ts'

/** A campaign (đợt rà soát) as it was announced; `key` and `unitKey` are internal. */
export interface Campaign {
  key: string
  id: string
  unitKey: string
  unit: { id: string; name: string }
  name: string
  rules: ExpectedField[]
  announcedOn: Day
  dueOn: Day
  endedOn: Day | null
  note: string | null
}

/** Announces a campaign; answers its keys. */
export async function insertCampaign(
  tx: Db,
  given: {
    unitKey: string
    name: string
    rules: readonly ExpectedField[]
    announcedOn: Day
    dueOn: Day
    note: string | null
  },
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { unitKey, name, rules, announcedOn, dueOn, note } = given
  const { rows } = await sql<{ key: string; id: string }>`
    insert into quality_campaign (organisation_id, name, rules, announced_on, due_on, note, recorded_event)
    values (${unitKey}, ${name}, ${[...rules]}::text[], ${announcedOn}, ${dueOn}, ${note}, ${eventId})
    returning id::text as key, public_id as id`.execute(tx)
  return rows[0]!
}

/** Ends a campaign; what it left is counted by `keepCounts` before. */
export async function endCampaign(tx: Db, key: string, on: Day, eventId: string): Promise<void> {
  await sql`update quality_campaign set ended_on = ${on}, ended_event = ${eventId} where id = ${key}`.execute(
    tx,
  )
}

/** Keeps, unit by unit, how many files of its own members lack what the campaign asks for; a second count replaces the first. */
export async function keepCounts(
  tx: Db,
  { key, unitKey, rules }: Pick<Campaign, 'key' | 'unitKey' | 'rules'>,
  moment: 'before' | 'after',
  on: Day,
): Promise<void> {
  await sql`delete from quality_count where campaign_id = ${key} and moment = ${moment}`.execute(tx)
  const each = sql.join([
    ...rules.map(
      (rule) => sql`(${sql.lit(rule)}, ${conditionOfRule(rule, on).expected}, ${isFound(rule, on)})`,
    ),
    sql`('', true, ${isAnyFound(rules, on)})`,
  ])
  await sql`
    insert into quality_count (campaign_id, moment, organisation_id, rule, expected, found, on_day)
    select ${key}, ${moment}, spell.organisation_id, asked.rule, count(*) filter (where asked.expected),
      count(*) filter (where asked.found), ${on}::date
    from ${heldOn(on)}
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${unitKey}
      and above.from_day <= ${on}::date and ${on}::date < above.until_day
    cross join lateral (values ${each}) asked (rule, expected, found)
    group by spell.organisation_id, asked.rule`.execute(tx)
}

function readCampaigns(db: Db, on: Day, where: RawBuilder<unknown>, limit: number) {
  return sql<Omit<Campaign, 'unit'> & { unitId: string; unitName: string | null }>`
    select c.id::text as key, c.public_id as id, c.organisation_id::text as "unitKey", o.public_id as "unitId",
      unit_name(o.id, ${on}::date) as "unitName", c.name, c.rules, c.announced_on as "announcedOn", c.due_on as "dueOn",
      case when c.ended_on <= ${on}::date then c.ended_on end as "endedOn", c.note
    from quality_campaign c join organisation o on o.id = c.organisation_id
    where ${where} order by c.announced_on desc, c.id desc limit ${limit}`.execute(db)
}

const campaignOf = ({
  unitId,
  unitName,
  ...row
}: Omit<Campaign, 'unit'> & { unitId: string; unitName: string | null }): Campaign => ({
  ...row,
  unit: { id: unitId, name: unitName ?? '' },
})

/** Campaigns that concern a unit: announced by it, by a unit above or by one below, the newest first. */
export async function listCampaigns(
  db: Db,
  actor: Actor,
  { unit, on, after, limit }: { unit: string; on: Day; after?: string | undefined; limit: number },
): Promise<{ items: Campaign[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(c.announced_on, c.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const related = sql`exists (select from organisation_ancestor r where r.from_day <= ${actor.today}::date and ${actor.today}::date < r.until_day
    and (r.ancestor_id = ${unit} and r.descendant_id = c.organisation_id or r.descendant_id = ${unit} and r.ancestor_id = c.organisation_id))`
  const { rows } = await readCampaigns(
    db,
    on,
    sql`c.announced_on <= ${on}::date and ${related} and ${beyond}`,
    limit + 1,
  )
  const items = rows.slice(0, limit).map(campaignOf)
  const end = items.at(-1)
  return { items, next: rows.length > limit && end ? cursorOf([end.announcedOn, end.key]) : null }
}

/** One campaign; throws NotFound. */
export async function getCampaign(db: Db, publicId: string, on: Day): Promise<Campaign> {
  const { rows } = await readCampaigns(db, on, sql`c.public_id = ${publicId}`, 1)
  if (!rows[0]) throw new NotFound('campaign')
  return campaignOf(rows[0])
}

/** Whether a unit stands at or below another today. */
export async function isBelow(db: Db, unit: string, above: string, today: Day): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_ancestor where ancestor_id = ${above} and descendant_id = ${unit}
      and from_day <= ${today}::date and ${today}::date < until_day`.execute(db)
  return rows.length > 0
}
