import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, isWithinReach, withinReach, type Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Period } from './api.ts'
import type { PeriodKind } from './codes.ts'
import { KINDS_BY_LEVEL, type DueDays } from './law.ts'
import { COUNTS, isAskedOn } from './progress.ts'
import type { Terms } from './rules.ts'

/** A period as the store reads it; `key` and ids ending in Id are internal, `to` the last day. */
export interface KeptPeriod extends Omit<Terms, 'forms'> {
  key: string
  id: string
  organisationId: string
  kind: PeriodKind
  from: Day
  to: Day
  forms: string[]
  kinds: string[]
  announcedOn: Day
  withdrawn: { on: Day; reason: string } | null
}

async function readPeriods(db: Db, what: RawBuilder<SqlBool>, limit: number): Promise<KeptPeriod[]> {
  const { rows } = await sql<Omit<KeptPeriod, 'to'> & { until: Day }>`
    select period.id as key, period.public_id as id, period.organisation_id as "organisationId", period.kind,
      period.from_day as "from", period.until_day as "until", period.kinds, period.announced_on as "announcedOn",
      case when period.withdrawn_on is not null
        then json_build_object('on', period.withdrawn_on, 'reason', period.withdrawn_reason) end as withdrawn,
      terms.title, terms.cut_off_on as "cutOffOn", terms.forms, terms.due_days as "dueDays", terms.note
    from return_period period join return_period_terms terms on terms.period_id = period.id and terms.superseded_at is null
    where ${what} order by period.until_day desc, period.id desc limit ${limit}`.execute(db)
  return rows.map(({ until, ...row }) => ({ ...row, to: lastDayOf(until)! }))
}

/** Whether the actor may read the period: it was announced within reach or by somebody above him. */
function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'work.read')
  if (holders === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`(${isWithinReach(actor, 'work.read', sql.ref('period.organisation_id'))}
    or exists (select from organisation_ancestor up where up.ancestor_id = period.organisation_id
      and up.descendant_id = any(${holders}::bigint[]) and ${holdsOn('up', actor.today)}))`
}

/** The period behind an id in an address; throws NotFound where there is none within reach. */
export async function getPeriod(db: Db, actor: Actor, publicId: string): Promise<KeptPeriod> {
  const [kept] = await readPeriods(
    db,
    sql<SqlBool>`period.public_id = ${publicId} and ${isReadable(actor)}`,
    1,
  )
  if (!kept) throw new NotFound(`period ${publicId}`)
  return kept
}

/** The periods that a unit announced, newest first, with how far they are. */
export async function listPeriods(
  db: Db,
  actor: Actor,
  organisationId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: Period[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(period.until_day, period.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const what = sql<SqlBool>`period.organisation_id = ${organisationId} and ${beyond}
    and ${withinReach(actor, 'work.read', sql.ref('period.organisation_id'))}`
  const rows = await readPeriods(db, what, limit + 1)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  const next = rows.length > limit && end ? cursorOf([untilOf(end.to), end.key]) : null
  return { items: await periodsOf(db, actor, items), next }
}

/** Periods as pages tell them. */
export async function periodsOf(db: Db, actor: Actor, kept: readonly KeptPeriod[]): Promise<Period[]> {
  const announcers = kept.map((one) => one.organisationId)
  const named = await linksOn(db, actor, announcers, actor.today)
  const { rows } = await sql<Period['counts'] & { key: string }>`
    select given.period_id as key, ${COUNTS(actor.today)}
    from unit_return given join return_period_terms terms on terms.period_id = given.period_id and terms.superseded_at is null
    where given.period_id = any(${kept.map((one) => one.key)}::bigint[]) and ${isAskedOn(actor.today)}
    group by given.period_id`.execute(db)
  const counts = new Map(rows.map(({ key, ...counted }) => [key, counted]))
  return kept.map((one) => ({
    id: one.id,
    title: one.title,
    kind: one.kind,
    from: one.from,
    to: one.to,
    cutOffOn: one.cutOffOn,
    announcer: named.get(one.organisationId)!,
    announcedOn: one.announcedOn,
    withdrawn: one.withdrawn,
    counts: counts.get(one.key)!,
  }))
}

/** A period that is about to be announced; `to` is its last day. */
export interface NewPeriod extends Terms {
  organisationId: string
  kind: PeriodKind
  from: Day
  to: Day
  kinds: readonly string[]
  announcedOn: Day
}

/** Writes a period and, in one statement, the return of every unit that it asks; answers how many. */
export async function insertPeriod(
  tx: Db,
  { organisationId, kind, from, to, kinds, announcedOn, ...terms }: NewPeriod,
  eventId: string,
): Promise<{ key: string; id: string; asked: number }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into return_period (organisation_id, kind, from_day, until_day, kinds, announced_on, recorded_event)
    values (${organisationId}, ${kind}, ${from}, ${untilOf(to)}, ${[...kinds]}::text[], ${announcedOn}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  const period = rows[0]!
  await insertTerms(tx, period.key, terms, eventId)
  const asked = await askUnits(tx, { key: period.key, organisationId, kinds, on: announcedOn, ...terms })
  return { ...period, asked }
}

async function insertTerms(tx: Db, key: string, terms: Terms, eventId: string): Promise<void> {
  const { title, cutOffOn, forms, dueDays, note } = terms
  await sql`
    insert into return_period_terms (period_id, title, cut_off_on, forms, due_days, note, recorded_event)
    values (${key}, ${title}, ${cutOffOn}, ${[...forms]}::text[], ${JSON.stringify(dueDays)}::jsonb, ${note}, ${eventId})`.execute(
    tx,
  )
}

interface Asking {
  key: string
  organisationId: string
  kinds: readonly string[]
  on: Day
  cutOffOn: Day
  dueDays: DueDays
}

/** The announcer and every unit of these kinds below it on the day, each with the nearest of them above it as receiver. */
async function askUnits(
  tx: Db,
  { key, organisationId, kinds, on, cutOffOn, dueDays }: Asking,
): Promise<number> {
  const levels = JSON.stringify(Object.fromEntries(KINDS_BY_LEVEL))
  const { numAffectedRows } = await sql`
    with asked as materialized (
      select state.organisation_id as id, state.superior_id,
        coalesce(${levels}::jsonb ->> state.kind, 'below') as level
      from organisation_ancestor above
      join organisation_state state on state.organisation_id = above.descendant_id and state.superseded_at is null
        and ${holdsOn('state', on)}
      where above.ancestor_id = ${organisationId} and ${holdsOn('above', on)}
        and (state.kind = any(${[...kinds]}::text[]) or state.organisation_id = ${organisationId})
    ),
    above as materialized (
      select distinct on (up.descendant_id) up.descendant_id as superior_id, asked.id as receiver_id
      from (select distinct superior_id from asked where asked.id <> ${organisationId}) superior
      join organisation_ancestor up on up.descendant_id = superior.superior_id and ${holdsOn('up', on)}
      join asked on asked.id = up.ancestor_id
      order by up.descendant_id, (
        select count(*) from organisation_ancestor higher
        where higher.descendant_id = up.ancestor_id and ${holdsOn('higher', on)}) desc
    )
    insert into unit_return (period_id, organisation_id, receiver_id, level, first_due_on, due_on, stage_on)
    select ${key}, asked.id, case when asked.id <> ${organisationId} then above.receiver_id end, asked.level,
      due.on_day, due.on_day, ${on}::date
    from asked left join above on above.superior_id = asked.superior_id
    cross join lateral (
      select ${cutOffOn}::date + (${JSON.stringify(dueDays)}::jsonb ->> asked.level)::integer as on_day) due`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** Writes what a period asks now in the place of what it asked; due days move with it, but for those extended. */
export async function correctTerms(
  tx: Db,
  key: string,
  terms: Terms,
  { reason, eventId }: { reason: string; eventId: string },
): Promise<void> {
  await sql`update return_period_terms set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where period_id = ${key} and superseded_at is null`.execute(tx)
  await insertTerms(tx, key, terms, eventId)
  const due = sql`${terms.cutOffOn}::date + (${JSON.stringify(terms.dueDays)}::jsonb ->> level)::integer`
  await sql`update unit_return set first_due_on = ${due},
      due_on = case when due_on = first_due_on then ${due} else greatest(due_on, ${due}) end
    where period_id = ${key}`.execute(tx)
}

export async function withdrawPeriod(
  tx: Db,
  key: string,
  { reason, on, eventId }: { reason: string; on: Day; eventId: string },
): Promise<void> {
  await sql`update return_period set withdrawn_on = ${on}, withdrawn_reason = ${reason}, withdrawn_event = ${eventId}
    where id = ${key}`.execute(tx)
}

/** Facts that stand against changing a period, and what was corrected. */
export async function historyOf(
  db: Db,
  { key, organisationId }: KeptPeriod,
): Promise<{ certified: number; ownReturnId: string | null; corrections: { on: Day; reason: string }[] }> {
  const { rows } = await sql<{ certified: number; own: string | null }>`
    select count(*) filter (where version > 0)::int as certified,
      (select public_id from unit_return where period_id = ${key} and organisation_id = ${organisationId}) as own
    from unit_return where period_id = ${key}`.execute(db)
  const corrected = await sql<{ on: Day; reason: string }>`
    select (superseded_at at time zone 'Asia/Ho_Chi_Minh')::date as on, superseded_reason as reason from return_period_terms
    where period_id = ${key} and superseded_at is not null order by superseded_at limit 50`.execute(db)
  return { certified: rows[0]!.certified, ownReturnId: rows[0]!.own, corrections: corrected.rows }
}

/** The title of a period of the same span that the unit announced and has not withdrawn; null: none. */
export async function findSame(
  db: Db,
  { organisationId, from, to }: { organisationId: string; from: Day; to: Day },
): Promise<string | null> {
  const [found] = await readPeriods(
    db,
    sql<SqlBool>`period.organisation_id = ${organisationId} and period.from_day = ${from}
      and period.until_day = ${untilOf(to)} and period.withdrawn_on is null`,
    1,
  )
  return found?.title ?? null
}
