import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Entry, Round } from './api.ts'
import type { Kind, Prize } from './codes.ts'

/** A round as the store reads it; ids ending in Id or named key are internal, `to` the last day. */
export interface KeptRound extends Omit<Round, 'organiser'> {
  key: string
  organisationId: string
}

/** Reads rounds r where `what` is true, newest first, as of a day. */
async function readRounds(db: Db, on: Day, what: RawBuilder<SqlBool>, limit: number): Promise<KeptRound[]> {
  const { rows } = await sql<Omit<KeptRound, 'to'> & { until: Day }>`
    select r.id as key, r.public_id as id, r.organisation_id as "organisationId", r.kind, r.name, r.from_day as "from",
      r.until_day as "until", coalesce(d.number, r.rules) as rules,
      (select json_build_object('id', f.public_id, 'name', f.name) from emulation_round f where f.id = r.follows_id) as follows,
      sums.entries, sums.units, sums.results
    from emulation_round r left join document d on d.id = r.document_id
    cross join lateral (
      select count(*)::integer as entries, count(distinct e.organisation_id)::integer as units,
        count(won.id)::integer as results
      from emulation_entry e
      left join emulation_result won on won.entry_id = e.id and won.superseded_at is null and won.on_day <= ${on}::date
      where e.round_id = r.id and e.superseded_at is null and e.entered_on <= ${on}::date
    ) sums
    where r.superseded_at is null and r.from_day <= ${on}::date and ${what}
    order by r.from_day desc, r.id desc limit ${limit}`.execute(db)
  return rows.map(({ until, ...row }) => ({ ...row, to: lastDayOf(until)! }))
}

const aboveOf = (units: RawBuilder<unknown>, today: Day) => sql`
  select up.ancestor_id from organisation_ancestor up where up.descendant_id in (${units})
    and up.from_day <= ${today}::date and ${today}::date < up.until_day`

/** Whether the actor may read round r: called within reach or by somebody above, or entered from within reach. */
function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'work.read')
  if (holders === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('r.organisation_id'))}
    or r.organisation_id in (${aboveOf(sql`select unnest(${holders}::bigint[])`, actor.today)}))`
}

/** The round behind an id in an address as of a day; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<KeptRound> {
  const [kept] = await readRounds(db, on, sql<SqlBool>`r.public_id = ${publicId} and ${isReadable(actor)}`, 1)
  if (!kept) throw new NotFound(`round ${publicId}`)
  return kept
}

/** Rounds as pages tell them. */
export async function roundsOf(db: Db, actor: Actor, kept: readonly KeptRound[], on: Day): Promise<Round[]> {
  const named = await linksOn(
    db,
    actor,
    kept.map((one) => one.organisationId),
    on,
  )
  return kept.map(({ key: _key, organisationId, ...round }) => ({
    ...round,
    organiser: named.get(organisationId)!,
  }))
}

/** Rounds called by a unit, by those above and by those below it, newest first. */
export async function listRounds(
  db: Db,
  actor: Actor,
  organisationId: string,
  { kind, after, limit }: { kind?: Kind | undefined; after?: string | undefined; limit: number },
  on: Day,
): Promise<{ items: Round[]; next: string | null }> {
  const last = readCursor(after, 2)
  const what = sql<SqlBool>`(r.organisation_id in (${aboveOf(sql`select ${organisationId}::bigint`, on)})
      or r.organisation_id in (select a.descendant_id from organisation_ancestor a
        where a.ancestor_id = ${organisationId} and a.from_day <= r.from_day and r.from_day < a.until_day))
    and ${isReadable(actor)} and ${kind === undefined ? sql`true` : sql`r.kind = ${kind}`}
    and ${last ? sql`(r.from_day, r.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`
  const rows = await readRounds(db, on, what, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: await roundsOf(db, actor, page, on),
    next: rows.length > limit && end ? cursorOf([end.from, end.key]) : null,
  }
}

/** Entries of a round as of a day, those commended first. */
export async function listEntries(
  db: Db,
  actor: Actor,
  roundKey: string,
  { after, limit }: { after?: string | undefined; limit: number },
  on: Day,
): Promise<{ items: Entry[]; next: string | null }> {
  const last = readCursor(after, 3)
  const from = last
    ? sql`(won.id is null, e.entered_on, e.id) > (${last[0] === 1}, ${dayPart(last[1])}::date, ${idPart(last[2])}::bigint)`
    : sql`true`
  const { rows } = await sql<Omit<Entry, 'unit' | 'result'> & { key: string; organisationId: string } & Won>`
    select e.id as key, e.public_id as id, e.organisation_id as "organisationId", e.title, e.entered_on as "on",
      won.prize, won.on_day as "wonOn", won.decision_no as "decisionNo",
      case when won.id is null then ${withinReach(actor, 'work.record', sql.ref('e.organisation_id'))}
        else ${withinReach(actor, 'work.record', sql.ref('r.organisation_id'))} end as "mayWithdraw"
    from emulation_entry e join emulation_round r on r.id = e.round_id
    left join emulation_result won on won.entry_id = e.id and won.superseded_at is null and won.on_day <= ${on}::date
    where e.round_id = ${roundKey} and e.superseded_at is null and e.entered_on <= ${on}::date and ${from}
    order by won.id is null, e.entered_on, e.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(
    db,
    actor,
    page.map((one) => one.organisationId),
    on,
  )
  return {
    items: page.map(({ key: _key, organisationId, prize, wonOn, decisionNo, ...entry }) => ({
      ...entry,
      unit: named.get(organisationId)!,
      result: prize && wonOn && decisionNo ? { prize, on: wonOn, decisionNo } : null,
    })),
    next: rows.length > limit && end ? cursorOf([end.prize === null ? 1 : 0, end.on, end.key]) : null,
  }
}

interface Won {
  prize: Prize | null
  wonOn: Day | null
  decisionNo: string | null
}

/** Records a round; ids are internal, `to` its last day. Answers its ids. */
export async function insertRound(
  tx: Db,
  one: {
    organisationId: string
    kind: Kind
    name: string
    from: Day
    to: Day
    rules: string | null
    documentId: string | null
    followsKey: string | null
  },
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into emulation_round
      (organisation_id, kind, name, from_day, until_day, rules, document_id, follows_id, recorded_event)
    values (${one.organisationId}, ${one.kind}, ${one.name}, ${one.from}, ${untilOf(one.to)}, ${one.rules}, ${one.documentId},
      ${one.followsKey}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  return rows[0]!
}

/** Records an entry; answers its internal id. */
export async function insertEntry(
  tx: Db,
  one: { roundKey: string; organisationId: string; title: string | null; on: Day },
  eventId: string,
): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    insert into emulation_entry (round_id, organisation_id, title, entered_on, recorded_event)
    values (${one.roundKey}, ${one.organisationId}, ${one.title}, ${one.on}, ${eventId}) returning id as key`.execute(
    tx,
  )
  return rows[0]!.key
}

/** Records what an entry is given. */
export async function insertResult(
  tx: Db,
  entryKey: string,
  one: { prize: Prize; on: Day; decisionNo: string },
  eventId: string,
): Promise<void> {
  await sql`
    insert into emulation_result (entry_id, prize, on_day, decision_no, recorded_event)
    values (${entryKey}, ${one.prize}, ${one.on}, ${one.decisionNo}, ${eventId})`.execute(tx)
}

/** An entry as acts need it; throws NotFound where the round has none of this id. */
export async function getEntry(
  db: Db,
  roundKey: string,
  publicId: string,
): Promise<{ key: string; organisationId: string; enteredOn: Day; resultKey: string | null }> {
  const { rows } = await sql<{
    key: string
    organisationId: string
    enteredOn: Day
    resultKey: string | null
  }>`
    select e.id as key, e.organisation_id as "organisationId", e.entered_on as "enteredOn", won.id as "resultKey"
    from emulation_entry e left join emulation_result won on won.entry_id = e.id and won.superseded_at is null
    where e.round_id = ${roundKey} and e.public_id = ${publicId} and e.superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`entry ${publicId}`)
  return rows[0]
}

/** What rules need to know of a unit that enters: its code, whether it stands at or below the organiser, whether it is in. */
export async function entrantOf(
  db: Db,
  round: KeptRound,
  organisationId: string,
  title: string | null,
  on: Day,
): Promise<{ unit: string; isBelow: boolean; isThere: boolean }> {
  const { rows } = await sql<{ unit: string; isBelow: boolean; isThere: boolean }>`
    select o.code as unit,
      exists (select from organisation_ancestor a where a.ancestor_id = ${round.organisationId} and a.descendant_id = o.id
        and a.from_day <= ${on}::date and ${on}::date < a.until_day) as "isBelow",
      exists (select from emulation_entry e where e.round_id = ${round.key} and e.organisation_id = o.id
        and coalesce(e.title, '') = ${title ?? ''} and e.superseded_at is null) as "isThere"
    from organisation o where o.id = ${organisationId}`.execute(db)
  return rows[0]!
}

/** Takes back the result of an entry, or, where it has none, the entry. */
export async function supersede(
  tx: Db,
  { key, resultKey }: { key: string; resultKey: string | null },
  reason: string,
  eventId: string,
): Promise<void> {
  const [table, id] =
    resultKey === null ? (['emulation_entry', key] as const) : (['emulation_result', resultKey] as const)
  await sql`
    update ${sql.table(table)} set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${id}`.execute(tx)
}
