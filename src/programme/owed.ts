import { sql } from 'kysely'
import { withdrawFrom } from '#assignment/act-store.ts'
import { existingUnits, giveAssignment, recordActs } from '#assignment/give.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { NewItem } from './item-write.ts'

/** The kind under which assignments name the item that they came from. */
export const ORIGIN = 'programme'

/** Who keeps the programme, and the day on which it is given. */
interface Giver {
  organisationId: string
  today: Day
}

/**
 * Gives an item to the unit of the register that leads it and those that take part; to nobody where only a section is named,
 * for which the owner answers.
 */
export async function oweItem(
  tx: Db,
  itemId: string,
  item: NewItem,
  { organisationId, today }: Giver,
  eventId: string,
): Promise<void> {
  const { leadId, coIds, title, dueOn, startsOn } = item
  const existing = await existingUnits(tx, [...(leadId ? [leadId] : []), ...coIds], today)
  if (leadId === null || !existing.has(leadId)) return
  const others = coIds.filter((one) => existing.has(one))
  await giveAssignment(
    tx,
    {
      kind: 'programme',
      organisationId,
      title,
      ground: item.groundText,
      origin: { kind: ORIGIN, id: itemId },
      givenOn: today,
      startsOn,
      dueOn,
      addressees: [
        { organisationId: leadId, role: 'lead' },
        ...others.map((one) => ({ organisationId: one, role: 'co' as const })),
      ],
    },
    eventId,
  )
}

/** Closes what was given for items: they were adopted, dropped or went on elsewhere. */
export async function settleItems(
  tx: Db,
  itemIds: readonly string[],
  { organisationId, today }: Giver,
  eventId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; givenOn: Day }>`
    select given.id, given.given_on as "givenOn" from assignment_addressee given
    join assignment on assignment.id = given.assignment_id
    where origin_kind = ${ORIGIN} and origin_id = any(${[...itemIds]}::bigint[]) and withdrawn_on is null
      and given.closed_on is null`.execute(tx)
  const acts = rows.map(({ id, givenOn }) => ({
    addresseeId: id,
    stage: 'closed' as const,
    on: givenOn > today ? givenOn : today,
    organisationId,
  }))
  await recordActs(tx, acts, eventId)
}

/** Withdraws what was given for an item, before it is given anew or because the item was recorded by mistake. */
export async function disownItem(
  tx: Db,
  itemId: string,
  { today, reason }: { today: Day; reason: string },
  eventId: string,
): Promise<void> {
  await withdrawFrom(tx, { kind: ORIGIN, ids: [itemId] }, { on: today, reason }, eventId)
}
