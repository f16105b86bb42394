import { sql } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { FactsAsked } from '#procedure/declaration.ts'
import { heldOf } from './effects-store.ts'
import type { StatusFacts } from './rules.ts'

/** What the rules of statuses need to know of the member on a day. */
export async function statusFacts(db: Db, { case: { personIds }, on }: FactsAsked): Promise<StatusFacts> {
  const id = personIds[0] ?? null
  const { rows } = await sql<Omit<StatusFacts, 'held'>>`
    select p.born_on as "bornOn", m.official_on as "officialOn",
      exists (select from member_spell spell where spell.member_id = p.id and ${holdsOn('spell', on)}) as "isMember",
      (select count(*)::int from post t where t.person_id = p.id and t.superseded_at is null and ${holdsOn('t', on)}) as posts
    from person p left join member m on m.person_id = p.id where p.id = ${id}::bigint`.execute(db)
  const [row] = rows
  if (!row) return { isMember: false, officialOn: null, bornOn: on, held: [], posts: 0 }
  return { ...row, held: await heldOf(db, [id!]) }
}

/** The unit where a member stands on a day; null: nowhere. */
export async function findUnitOf(db: Db, personId: string, on: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from member_spell spell
    where spell.member_id = ${personId} and ${holdsOn('spell', on)}`.execute(db)
  return rows[0]?.id ?? null
}
