import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Plan } from './rules.ts'

/** Records of people who are no members, by number, that went from an ending unit to another. */
export interface MovedRecords {
  from: string
  to: string
  people: string[]
}

/**
 * Hands over the records that an ending unit keeps of people who are no members yet (quần chúng, người xin vào Đảng):
 * to where the rest of its members go, else to whoever takes over from it. Records of former members stay.
 */
export async function moveRecords(
  tx: Db,
  { blueprint, links }: Plan,
  ids: ReadonlyMap<string, string>,
): Promise<MovedRecords[]> {
  const moved: MovedRecords[] = []
  for (const unit of blueprint.ends) {
    const rest = blueprint.members.find((line) => line.from === unit && line.named === null)
    const heir = rest?.to ?? blueprint.heirs.get(unit) ?? links.find((link) => link.from === unit)?.to
    if (heir === undefined) continue
    const [from, to] = [ids.get(unit)!, ids.get(heir)!]
    const { rows } = await sql<{ id: string }>`
      update person set organisation_id = ${to}
      where organisation_id = ${from} and not exists (
        select from movement where member_id = person.id and superseded_at is null)
      returning id`.execute(tx)
    if (rows.length > 0) moved.push({ from, to, people: rows.map((row) => row.id) })
  }
  return moved
}

/** Gives the records back that are still where they went. */
export async function returnRecords(tx: Db, records: readonly MovedRecords[]): Promise<void> {
  for (const { from, to, people } of records)
    await sql`update person set organisation_id = ${from}
      where organisation_id = ${to} and id = any(${people}::bigint[])`.execute(tx)
}
