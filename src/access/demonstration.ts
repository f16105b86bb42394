import { sql } from 'kysely'
import { day, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { insertAccount, insertHolding, setPasswordHash } from './accounts.ts'
import { recordEvent } from './events.ts'
import { organisationIdOfCode } from './organisations.ts'
import { hashPassword } from './passwords.ts'
import type { Actor } from './policy.ts'
import type { Role } from './rules.ts'

/** The password of every demonstration account; a server that holds them listens on this machine alone. */
export const DEMONSTRATION_PASSWORD = 'minh-hoa-2022'

/** A demonstration sign-in; without `code`, the first branch with members under the bloc. */
const SIGN_INS: readonly { userName: string; fullName: string; role: Role; code?: string }[] = [
  { userName: 'canbo', fullName: 'Cán bộ Ban Tổ chức (minh họa)', role: 'officer', code: 'NAMDINH.KHOI' },
  { userName: 'lanhdao', fullName: 'Lãnh đạo Đảng ủy Khối (minh họa)', role: 'leader', code: 'NAMDINH.KHOI' },
  { userName: 'bithu', fullName: 'Bí thư chi bộ (minh họa)', role: 'secretary' },
  { userName: 'dangvien', fullName: 'Đảng viên (minh họa)', role: 'member' },
  { userName: 'trunguong', fullName: 'Cán bộ Trung ương (minh họa)', role: 'officer', code: 'TW' },
  { userName: 'tphcm', fullName: 'Cán bộ Ban Tổ chức Thành ủy (minh họa)', role: 'officer', code: 'TPHCM' },
  { userName: 'quantri', fullName: 'Quản trị hệ thống (minh họa)', role: 'administrator', code: 'TW' },
  { userName: 'kiemtra', fullName: 'Người kiểm tra nhật ký (minh họa)', role: 'auditor', code: 'TW' },
]
const BLOC = 'NAMDINH.KHOI'

/** Demonstration roles hold on every day that the demonstration can be set to. */
const SINCE = day('2000-01-01')

/** A sign-in as the sign-in page and the terminal show it. */
export interface DemonstrationAccount {
  userName: string
  fullName: string
  role: Role
  unit: string | null
}

/** Whether the register holds demonstration data (setting `demonstration`); such a server serves loopback only. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from setting
    where key = 'demonstration' and value not in ('null'::jsonb, 'false'::jsonb)`.execute(db)
  return rows.length > 0
}

/** Creates the demonstration sign-ins that are missing; only the demonstration's loader calls this. */
export async function createDemonstrationAccounts(db: Db, actor: Actor): Promise<DemonstrationAccount[]> {
  const hash = await hashPassword(DEMONSTRATION_PASSWORD)
  await inTransaction(db, async (tx) => {
    for (const { userName, fullName, role, code } of SIGN_INS) {
      const known = await sql`select 1 from account where user_name = ${userName}`.execute(tx)
      if (known.rows.length > 0) continue
      const organisationId = await organisationIdOfCode(
        tx,
        code ?? (await branchUnder(tx, BLOC, actor.today)),
      )
      const { id, publicId } = await insertAccount(tx, { userName, fullName })
      const subject = { subjectKind: 'account', subjectId: publicId }
      const eventId = await recordEvent(tx, actor, {
        action: 'account.create',
        organisationId,
        ...subject,
        details: { role },
      })
      await insertHolding(tx, { accountId: id, role, organisationId, from: SINCE, by: actor.name, eventId })
      await setPasswordHash(tx, id, hash)
      if (role === 'member') await linkToMember(tx, id, organisationId, actor.today)
    }
  })
  return listDemonstrationAccounts(db, actor.today)
}

/** The demonstration sign-ins that exist, with the unit of each. */
export async function listDemonstrationAccounts(db: Db, today: Day): Promise<DemonstrationAccount[]> {
  const names = SIGN_INS.map((one) => one.userName)
  const { rows } = await sql<DemonstrationAccount>`
    select a.user_name as "userName", a.full_name as "fullName", h.role,
      (select s.name from organisation_state s where s.organisation_id = h.organisation_id and s.superseded_at is null
        order by (s.from_day <= ${today}::date) desc, s.from_day desc limit 1) as unit
    from account a join role_holding h on h.account_id = a.id and h.granted_by like 'machine:%' and h.until_day = 'infinity'
    where a.user_name = any(${names}) and a.disabled_at is null
    order by array_position(${names}::text[], a.user_name), h.id`.execute(db)
  return rows
}

/** The first branch that has members under a unit on a day. */
async function branchUnder(db: Db, code: string, on: Day): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    select b.code from organisation u
      join organisation_ancestor a on a.ancestor_id = u.id and a.from_day <= ${on} and ${on} < a.until_day
      join organisation b on b.id = a.descendant_id
      join member_spell s on s.organisation_id = b.id and s.from_day <= ${on} and ${on} < s.until_day
    where u.code = ${code}
      and not exists (select 1 from organisation_ancestor c where c.ancestor_id = b.id and c.descendant_id <> b.id)
    group by b.code having count(*) >= 15
    order by b.code limit 1`.execute(db)
  return rows[0]?.code ?? code
}

/** A member's account sees one record: that of the first official member of the branch, by code. */
async function linkToMember(tx: Db, accountId: string, organisationId: string, on: Day): Promise<void> {
  await sql`
    update account set person_id = (
      select m.person_id from member_spell s join member m on m.person_id = s.member_id
      where s.organisation_id = ${organisationId} and s.from_day <= ${on} and ${on} < s.until_day and m.official_on <= ${on}
      order by m.member_code limit 1)
    where id = ${accountId}`.execute(tx)
}
