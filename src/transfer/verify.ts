import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** Lists whose movements are not those of their members, letters used twice, packages without their member. */
export async function verifyTransfers(db: Db): Promise<VerifyFinding[]> {
  const unmoved = await askWhole(
    db,
    sql<{ id: string; members: number }>`
      select list.public_id as id, count(*)::int as members
      from transfer_list_act act join transfer_list list on list.id = act.list_id
      join transfer_list_member named on named.list_id = list.id and not named.left_out
      where act.act = 'received' and act.superseded_at is null and not exists (
        select from movement where member_id = named.member_id and recorded_event = act.recorded_event)
      group by list.id limit ${MOST_FINDINGS}`,
  )
  const uncounted = await askWhole(
    db,
    sql<{ id: string; told: number; named: number }>`
      select list.public_id as id, list.members as told, count(named.member_id)::int as named
      from transfer_list list left join transfer_list_member named on named.list_id = list.id
      group by list.id having count(named.member_id) <> list.members limit ${MOST_FINDINGS}`,
  )
  const bare = await askWhole(
    db,
    sql<{ id: string }>`
      select public_id as id from transfer_package package
      where not exists (select from transfer_package_member where package_id = package.id) limit ${MOST_FINDINGS}`,
  )
  const finding = (code: string, where: string, facts: object = {}): VerifyFinding => ({
    severity: 'error',
    check: 'transfer',
    code,
    where,
    facts: { ...facts },
  })
  return [
    ...unmoved.map(({ id, ...facts }) => finding('list-without-movements', `list ${id}`, facts)),
    ...uncounted.map(({ id, ...facts }) => finding('list-miscounted', `list ${id}`, facts)),
    ...bare.map(({ id }) => finding('package-without-member', `package ${id}`)),
  ]
}
