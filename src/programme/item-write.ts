import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Act, Field, Ground, ItemKind, Product } from './codes.ts'

/** An item as it is written; ids are internal. */
export interface NewItem {
  programmeId: string
  kind: ItemKind
  ground: Ground | null
  groundText: string | null
  code: string
  title: string
  field: Field
  product: Product
  leadId: string | null
  leadText: string | null
  coIds: readonly string[]
  coText: string | null
  receiver: string | null
  startsOn: Day
  dueOn: Day
  followsId: string | null
}

/** Records items, all at once, in their order; `carriedFrom` is the item of an earlier programme that one goes on with. */
export async function recordItems(
  tx: Db,
  items: readonly (NewItem & { carriedFrom?: string })[],
  eventId: string,
): Promise<{ id: string; publicId: string }[]> {
  const [programmes, carried] = [
    items.map((one) => one.programmeId),
    items.map((one) => one.carriedFrom ?? null),
  ]
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into programme_item (programme_id, carried_from, recorded_event)
    select programme_id, carried_from, ${eventId}
    from unnest(${programmes}::bigint[], ${carried}::bigint[]) with ordinality as given (programme_id, carried_from, n)
    order by n
    returning id, public_id as "publicId"`.execute(tx)
  const recorded = rows.toSorted((a, b) => Number(a.id) - Number(b.id))
  await writeStates(
    tx,
    items.map((item, index) => ({ ...item, itemId: recorded[index]!.id })),
    eventId,
  )
  return recorded
}

/** Supersedes what is said of an item with a reason; with `item` it is said anew, else the item is taken back. */
export async function replaceState(
  tx: Db,
  itemId: string,
  { item, reason }: { item: NewItem | null; reason: string },
  eventId: string,
): Promise<void> {
  await sql`update programme_item_state
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where item_id = ${itemId} and superseded_at is null`.execute(tx)
  if (item) await writeStates(tx, [{ ...item, itemId }], eventId)
}

const STATE_COLUMNS = [
  ['item_id', 'bigint'],
  ['programme_id', 'bigint'],
  ['kind', 'text'],
  ['ground', 'text'],
  ['ground_text', 'text'],
  ['code', 'text'],
  ['title', 'text'],
  ['field', 'text'],
  ['product', 'text'],
  ['lead_text', 'text'],
  ['co_text', 'text'],
  ['receiver', 'text'],
  ['starts_on', 'date'],
  ['due_on', 'date'],
  ['follows_id', 'bigint'],
  ['recorded_event', 'bigint'],
].map(([name, type]) => ({ name: name!, type: type! }))

async function writeStates(
  tx: Db,
  items: readonly (NewItem & { itemId: string })[],
  eventId: string,
): Promise<void> {
  const rows = items.map((item) => ({
    item_id: item.itemId,
    programme_id: item.programmeId,
    kind: item.kind,
    ground: item.ground,
    ground_text: item.groundText,
    code: item.code,
    title: item.title,
    field: item.field,
    product: item.product,
    lead_text: item.leadText,
    co_text: item.coText,
    receiver: item.receiver,
    starts_on: item.startsOn,
    due_on: item.dueOn,
    follows_id: item.followsId,
    recorded_event: eventId,
  }))
  await bulkInsert(tx, 'programme_item_state', STATE_COLUMNS, rows)
  const units = items.flatMap(({ itemId, leadId, coIds }) => [
    ...(leadId === null ? [] : [{ itemId, unit: leadId, role: 'lead' }]),
    ...coIds.map((unit) => ({ itemId, unit, role: 'co' })),
  ])
  if (units.length === 0) return
  await sql`
    insert into programme_item_unit (state_id, organisation_id, role)
    select s.id, given.unit, given.role
    from unnest(${units.map((one) => one.itemId)}::bigint[], ${units.map((one) => one.unit)}::bigint[],
      ${units.map((one) => one.role)}::text[]) as given (item_id, unit, role)
    join programme_item_state s on s.item_id = given.item_id and s.superseded_at is null`.execute(tx)
}

export interface NewAct {
  itemId: string
  act: Act
  on: Day
  note: string | null
  documentId: string | null
}

/** Records acts upon items, all at once, in their order. */
export async function recordItemActs(tx: Db, acts: readonly NewAct[], eventId: string): Promise<void> {
  await bulkInsert(
    tx,
    'programme_item_act',
    [
      { name: 'item_id', type: 'bigint' },
      { name: 'act', type: 'text' },
      { name: 'on_day', type: 'date' },
      { name: 'note', type: 'text' },
      { name: 'document_id', type: 'bigint' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    acts.map(({ itemId, act, on, note, documentId }) => ({
      item_id: itemId,
      act,
      on_day: on,
      note,
      document_id: documentId,
      recorded_event: eventId,
    })),
  )
}

/** Takes an act back; it stays in the history with the reason. */
export async function supersedeAct(tx: Db, actId: string, reason: string, eventId: string): Promise<void> {
  await sql`update programme_item_act
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where public_id = ${actId} and superseded_at is null`.execute(tx)
}

/** The codes of items in force in a programme, leaving one item out. */
export async function codesIn(db: Db, programmeId: string, except: string | null): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from programme_item_state where programme_id = ${programmeId} and superseded_at is null
      and item_id is distinct from ${except}::bigint`.execute(db)
  return rows.map(({ code }) => code)
}

/** Units by their public ids: internal id, code, and whether they exist on a day. */
export async function unitsNamed(db: Db, publicIds: readonly string[], on: Day) {
  const { rows } = await sql<{ id: string; publicId: string; code: string; exists: boolean }>`
    select o.id, o.public_id as "publicId", o.code, exists (
      select from organisation_state s where s.organisation_id = o.id and s.superseded_at is null
        and s.from_day <= ${on}::date and ${on}::date < s.until_day) as "exists"
    from organisation o where o.public_id = any(${[...publicIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.publicId, row]))
}

/** Whether a unit stands above another on a day. */
export async function standsAbove(db: Db, upper: string, lower: string, on: Day): Promise<boolean> {
  if (upper === lower) return false
  const { rows } = await sql`select from organisation_ancestor
    where ancestor_id = ${upper} and descendant_id = ${lower} and from_day <= ${on}::date and ${on}::date < until_day`.execute(
    db,
  )
  return rows.length > 0
}
