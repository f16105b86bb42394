import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { cut } from '#platform/rest.ts'
import { MOST_ITEMS, type Item } from './api.ts'
import type { Field, Ground, ItemKind, Product, State } from './codes.ts'
import { daysLate } from './rules.ts'
import { itemsOn } from './visible.ts'

/** An item as of a day, with what other files of the store need of it. */
export interface KeptItem {
  id: string
  publicId: string
  programmeId: string
  stateId: string
  code: string
  title: string
  kind: ItemKind
  ground: Ground | null
  groundText: string | null
  field: Field
  product: Product
  leadId: string | null
  leadText: string | null
  coText: string | null
  receiver: string | null
  startsOn: Day
  dueOn: Day
  followsId: string | null
  carriedFrom: string | null
  state: State
  stateOn: Day | null
  submittedOn: Day | null
  carriedOn: boolean
}

/** Items as of a day; further joins and conditions follow. */
export function keptItems(on: Day): RawBuilder<unknown> {
  return sql`
    select count(*) over () as whole, i.id, i.public_id as "publicId", i.programme_id as "programmeId", s.id as "stateId",
      s.code, s.title, s.kind, s.ground, s.ground_text as "groundText", s.field, s.product,
      lead.organisation_id as "leadId", s.lead_text as "leadText", s.co_text as "coText", s.receiver,
      s.starts_on as "startsOn", s.due_on as "dueOn", s.follows_id as "followsId", i.carried_from as "carriedFrom",
      coalesce(last.act, 'planned') as state, last.on_day as "stateOn", submitted.on_day as "submittedOn",
      carried.yes is not null as "carriedOn"
    from ${itemsOn(sql.val(on))}
    left join programme_item_unit lead on lead.state_id = s.id and lead.role = 'lead'`
}

/** What a list of items asks for. `late`: not submitted by the day and past due; `ever_submitted`: submitted at least once. */
export interface ItemFilters {
  kind?: ItemKind | undefined
  state?: State | 'ever_submitted' | 'late' | undefined
  field?: Field | undefined
  ground?: Ground | undefined
  /** Public id of the leading unit. */
  lead?: string | undefined
  month?: string | undefined
}

function matches(filters: ItemFilters, on: Day): RawBuilder<SqlBool> {
  const { kind, state, field, ground, lead, month } = filters
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (kind) conditions.push(sql`s.kind = ${kind}`)
  if (field) conditions.push(sql`s.field = ${field}`)
  if (ground) conditions.push(sql`s.ground = ${ground}`)
  if (month) conditions.push(sql`to_char(s.due_on, 'YYYY-MM') = ${month}`)
  if (lead)
    conditions.push(sql`lead.organisation_id = (select id from organisation where public_id = ${lead})`)
  if (state === 'ever_submitted') conditions.push(sql`submitted.on_day is not null`)
  else if (state === 'late')
    conditions.push(sql`submitted.on_day is null and s.due_on < ${on}::date
      and coalesce(last.act, 'planned') not in ('dropped', 'deferred') and carried.yes is null`)
  else if (state) conditions.push(sql`coalesce(last.act, 'planned') = ${state}`)
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

/** A page of a programme's items by due day. */
export async function listItems(
  db: Db,
  actor: Actor,
  programmeId: string,
  asked: { filters: ItemFilters; on: Day; after?: string | undefined; limit: number },
): Promise<{ items: Item[]; next: string | null; whole: number }> {
  const { filters, on, after, limit } = asked
  const last = readCursor(after, 3)
  const { rows } = await sql<KeptItem & { whole: string }>`
    select * from (${keptItems(on)} where i.programme_id = ${programmeId} and ${matches(filters, on)}) found
    where ${last ? sql`("dueOn", id) > (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by "dueOn", id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const whole = Number(rows[0]?.whole ?? last?.[2] ?? 0)
  return {
    items: await itemsShown(db, actor, page, on),
    next: rows.length > limit && end ? cursorOf([end.dueOn, end.id, whole]) : null,
    whole,
  }
}

/** All items that the filters let through, up to the bound, and how many are left out. */
export async function listAll(
  db: Db,
  actor: Actor,
  programmeId: string,
  on: Day,
  filters: ItemFilters,
): Promise<{ items: Item[]; beyond: number }> {
  return bounded(db, actor, on, sql`i.programme_id = ${programmeId} and ${matches(filters, on)}`)
}

/** Items of a programme that are neither finished nor carried over. */
export async function listUnfinished(
  db: Db,
  actor: Actor,
  programmeId: string,
  on: Day,
): Promise<{ items: Item[]; beyond: number }> {
  return bounded(
    db,
    actor,
    on,
    sql`i.programme_id = ${programmeId} and carried.yes is null
      and coalesce(last.act, 'planned') not in ('adopted', 'dropped')`,
  )
}

async function bounded(db: Db, actor: Actor, on: Day, where: RawBuilder<unknown>) {
  const { rows } = await sql<KeptItem & { whole: string }>`
    ${keptItems(on)} where ${where} order by s.due_on, i.id limit ${MOST_ITEMS}`.execute(db)
  const { shown, beyond } = cut(rows, MOST_ITEMS)
  return { items: await itemsShown(db, actor, shown, on), beyond }
}

/** Items as they leave the store. */
export async function itemsShown(db: Db, actor: Actor, kept: readonly KeptItem[], on: Day): Promise<Item[]> {
  const leads = await linksOn(
    db,
    actor,
    kept.flatMap(({ leadId }) => (leadId === null ? [] : [leadId])),
    on,
  )
  return kept.map((one) => {
    const { publicId, leadId, dueOn, submittedOn, state, carriedOn } = one
    const owesNothing = carriedOn || state === 'dropped' || state === 'deferred'
    return {
      ...one,
      id: publicId,
      lead: leadId === null ? null : (leads.get(leadId) ?? null),
      daysLate: owesNothing && submittedOn === null ? null : daysLate(dueOn, submittedOn, on),
    }
  })
}

/** Items without a leading unit of the register that are due by a day and not yet submitted, with their owner as `unit`. */
export async function listDue(
  db: Db,
  actor: Actor,
  { units, on, until, limit }: { units: RawBuilder<unknown>; on: Day; until: Day; limit: number },
): Promise<(KeptItem & { unit: string })[]> {
  const { rows } = await sql<KeptItem & { unit: string }>`
    select found.*, p.organisation_id as unit
    from (${keptItems(on)} where s.due_on <= ${until}::date and submitted.on_day is null and carried.yes is null
      and lead.organisation_id is null and coalesce(last.act, 'planned') not in ('adopted', 'dropped', 'deferred')) found
    join programme p on p.id = found."programmeId"
    where p.organisation_id in (${units}) and ${withinReach(actor, 'work.read', sql.ref('p.organisation_id'))}
    order by "dueOn", found.id limit ${limit}`.execute(db)
  return rows
}
