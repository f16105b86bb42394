import { sql } from 'kysely'
import type { InboxSource } from '#inbox/source.ts'
import { listDue } from './item-store.ts'

/** Items due that no unit of the register leads: they wait for the programme's owner. The others are assignments. */
export const programmeInbox: InboxSource = {
  kind: 'programme',
  async list(db, actor, asked) {
    const items = await listDue(db, actor, asked)
    const { rows } = await sql<{ id: string; publicId: string }>`
      select id, public_id as "publicId" from organisation
      where id = any(${items.map(({ unit }) => unit)}::bigint[])`.execute(db)
    const publicIdOf = new Map(rows.map(({ id, publicId }) => [id, publicId]))
    return items.map(({ publicId, unit, title, dueOn, code }) => ({
      kind: 'programme',
      id: publicId,
      to: `/programme-items/${publicId}`,
      title,
      organisationId: publicIdOf.get(unit)!,
      dueOn,
      code: 'item-due',
      facts: { code },
    }))
  },
}
