import { sql } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Vote } from './declaration.ts'
import type { VoteBase } from './vote.ts'

/** Who may vote at a unit on a day, counted from the register. Source: 294-QĐ/TW (indirect). */
export async function voteBase(db: Db, vote: Vote, organisationId: string, on: Day): Promise<VoteBase> {
  return vote.base === 'official_members'
    ? officialMembers(db, organisationId, on)
    : { all: await seats(db, vote.base, organisationId, on), away: 0, exempt: 0 }
}

async function officialMembers(db: Db, organisationId: string, on: Day): Promise<VoteBase> {
  const { rows } = await sql<{ all: number; away: number; exempt: number }>`
    select count(*)::int as "all", (count(*) filter (where away))::int as away,
      (count(*) filter (where exempt and not away))::int as exempt
    from (
      select exists (select from member_status s where s.member_id = spell.member_id and s.superseded_at is null
          and s.status = 'chuyen_tam_thoi' and ${holdsOn('s', on)}) as away,
        exists (select from member_status s where s.member_id = spell.member_id and s.superseded_at is null
          and s.status = 'mien_sinh_hoat' and ${holdsOn('s', on)}) as exempt
      from organisation_ancestor below join member_spell spell on spell.organisation_id = below.descendant_id
        and ${holdsOn('spell', on)}
      where below.ancestor_id = ${organisationId} and ${holdsOn('below', on)} and spell.official_on <= ${on}::date
    ) official`.execute(db)
  return rows[0]!
}

/** Holders of posts of the committee; null where the register holds none. */
async function seats(
  db: Db,
  base: 'committee' | 'standing_committee',
  organisationId: string,
  on: Day,
): Promise<number | null> {
  const which =
    base === 'committee'
      ? sql`p.committee in ('cap_uy', 'chi_uy', 'ban_thuong_vu')`
      : sql`(p.committee = 'ban_thuong_vu' or p.committee = 'cap_uy'
          and p.role in ('bi_thu', 'pho_bi_thu_thuong_truc', 'pho_bi_thu', 'uy_vien_btv'))`
  const { rows } = await sql<{ holders: number }>`
    select count(distinct p.person_id)::int as holders from post p
    where p.organisation_id = ${organisationId} and p.superseded_at is null and ${holdsOn('p', on)} and ${which}`.execute(
    db,
  )
  return rows[0]!.holders || null
}
