import { sql } from 'kysely'
import { inventedName } from '#generate/names.ts'
import { between, pick, seeded } from '#generate/random.ts'
import { keepNames } from '#person/name-store.ts'
import { nameKeys } from '#person/name.ts'
import { addDays, dayOf, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'

/** A branch of the bloc on the demonstration's day, with official members who can help. */
export interface Branch {
  id: string
  kind: string
  isUnderSection: boolean
  officials: number
  /** Public and internal ids of official members who have been there for two years. */
  helpers: { id: string; publicId: string }[]
}

/** The branches of the bloc that have members, in the order of their codes. */
export async function readBranches(tx: Db, today: Day): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    select o.id, s.kind, coalesce(above.kind = 'dang_bo_bo_phan', false) as "isUnderSection", count(*)::integer as officials,
      (array_agg(jsonb_build_object('id', p.id::text, 'publicId', p.public_id) order by m.official_on, p.id)
        filter (where spell.from_day <= ${addDays(today, -730)}::date))[1:2] as helpers
    from organisation bloc join organisation_ancestor a on a.ancestor_id = bloc.id and a.from_day <= ${today}::date
      and ${today}::date < a.until_day
    join organisation o on o.id = a.descendant_id
    join organisation_state s on s.organisation_id = o.id and s.superseded_at is null and s.from_day <= ${today}::date
      and ${today}::date < s.until_day
    left join organisation_state above on above.organisation_id = s.superior_id and above.superseded_at is null
      and above.from_day <= ${today}::date and ${today}::date < above.until_day
    join member_spell spell on spell.organisation_id = o.id and spell.from_day <= ${today}::date
      and ${today}::date < spell.until_day and spell.official_on <= ${today}::date
    join member m on m.person_id = spell.member_id join person p on p.id = m.person_id
    where bloc.code = 'NAMDINH.KHOI'
    group by o.id, o.code, s.kind, above.kind
    having count(*) filter (where spell.from_day <= ${addDays(today, -730)}::date) >= 2
    order by o.code`.execute(tx)
  return rows
}

/** Somebody invented who is on a branch's list and no member. */
interface Newcomer {
  publicId: string
  id: string
  branch: Branch
}

const SEED = 20_221_028
const JOBS = ['Nhân viên kỹ thuật', 'Giáo viên', 'Điều dưỡng', 'Công nhân', 'Kế toán', 'Chuyên viên'] as const

/** Invents people at these branches, kept by them; a few of them below 18 months of a limit, one over 60. */
export async function inventPeople(tx: Db, branches: readonly Branch[]): Promise<Newcomer[]> {
  const rows = branches.map((branch, index) => {
    const random = seeded(SEED, index)
    const sex = random() < 0.55 ? ('nữ' as const) : ('nam' as const)
    const year = index === 17 ? 1961 : between(random, 1985, 2002)
    const keys = nameKeys(inventedName(random, sex, year))
    return {
      public_id: crypto.randomUUID(),
      organisation_id: branch.id,
      full_name: keys.fullName,
      name_key: keys.nameKey,
      given_key: keys.givenKey,
      name_order: keys.nameOrder,
      sex,
      born_on: dayOf(year, between(random, 1, 12), between(random, 1, 28)),
      schooling: '12/12',
      profession: pick(random, JOBS),
      details: { youth_union_on: dayOf(Math.min(year + 16, 2018), 3, 26) },
    }
  })
  await bulkInsert(tx, 'person', COLUMNS, rows)
  const publicIds = rows.map((row) => row.public_id)
  await keepNames(tx, sql`person where public_id = any(${publicIds}::uuid[])`)
  const { rows: found } = await sql<{ id: string; publicId: string }>`
    select id, public_id as "publicId" from person where public_id = any(${publicIds}::uuid[])`.execute(tx)
  const ids = new Map(found.map((row) => [row.publicId, row.id]))
  return publicIds.map((publicId, index) => ({ publicId, id: ids.get(publicId)!, branch: branches[index]! }))
}

const COLUMNS = [
  { name: 'public_id', type: 'uuid' },
  { name: 'organisation_id', type: 'bigint' },
  { name: 'full_name', type: 'text' },
  { name: 'name_key', type: 'text' },
  { name: 'given_key', type: 'text' },
  { name: 'name_order', type: 'text' },
  { name: 'sex', type: 'text' },
  { name: 'born_on', type: 'date' },
  { name: 'schooling', type: 'text' },
  { name: 'profession', type: 'text' },
  { name: 'details', type: 'jsonb' },
] as const

/** The columns of listings and of their facts. */
export const SOURCE_COLUMNS = [
  { name: 'person_id', type: 'bigint' },
  { name: 'organisation_id', type: 'bigint' },
  { name: 'route', type: 'text' },
  { name: 'context', type: 'text' },
  { name: 'from_day', type: 'date' },
  { name: 'until_day', type: 'date' },
  { name: 'ended_by', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
] as const
export const FACT_COLUMNS = [
  { name: 'person_id', type: 'bigint' },
  { name: 'kind', type: 'text' },
  { name: 'on_day', type: 'date' },
  { name: 'until_day', type: 'date' },
  { name: 'code', type: 'text' },
  { name: 'holder_id', type: 'bigint' },
  { name: 'number', type: 'text' },
  { name: 'issuer', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
] as const
export const ADMISSION_COLUMNS = [
  { name: 'person_id', type: 'bigint' },
  { name: 'kind', type: 'text' },
  { name: 'organisation_id', type: 'bigint' },
  { name: 'case_id', type: 'uuid' },
  { name: 'route', type: 'text' },
  { name: 'context', type: 'text' },
  { name: 'considered_on', type: 'date' },
  { name: 'decided_on', type: 'date' },
  { name: 'decision_no', type: 'text' },
  { name: 'on_day', type: 'date' },
  { name: 'place', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
] as const
