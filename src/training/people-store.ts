import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { birthText } from '#person/field-values.ts'
import { nameKeys } from '#person/name.ts'
import type { Findable, PersonLine } from './lines.ts'
import type { Candidate } from './roster-rules.ts'

/** Somebody who is to learn: where he was on the day, or which unit keeps his record. */
export interface KnownPerson extends Candidate {
  publicId: string
  unitId: string
}

/**
 * People within reach by their public ids, in the order given, as they stood on a day; throws NotFound where one is not
 * within reach.
 */
export async function peopleOf(db: Db, publicIds: readonly string[], on: Day): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select p.id, p.public_id as "publicId", p.full_name as who, coalesce(here.organisation_id, p.organisation_id) as "unitId",
      (case when here.member_id is not null then case when m.official_on <= ${on}::date then 'official' else 'probationary' end
        when exists (select from member_spell s where s.member_id = p.id and s.from_day <= ${on}::date) then 'left'
        else 'not-admitted' end) as standing
    from person p left join member m on m.person_id = p.id
    left join member_spell here on here.member_id = p.id and here.from_day <= ${on}::date and ${on}::date < here.until_day
    where p.public_id = any(${[...new Set(publicIds)]}::uuid[])`.execute(db)
  const known = new Map(rows.map((one) => [one.publicId, one]))
  return publicIds.map((id) => {
    const one = known.get(id)
    if (!one) throw new NotFound(`person ${id}`)
    return one
  })
}

interface FoundRow {
  id: string
  memberCode: string | null
  fullName: string
  bornOn: Day
  precision: 'day' | 'month' | 'year'
}

/** Of so many lines with codes unknown to the register, those that differ by one sign are looked for. */
const GUESSED = 20

/** The people within reach whom the lines may mean, and for unknown codes those that they nearly are; `id` is public. */
export async function findByLines(db: Db, lines: readonly PersonLine[]): Promise<Findable[]> {
  const codes = lines.flatMap((one) => ('code' in one ? [one.code.toUpperCase()] : []))
  const named = lines.flatMap((one) => ('name' in one ? [one] : []))
  const byCode = await findByCodes(db, codes)
  const known = new Set(byCode.map((one) => one.memberCode?.toUpperCase()))
  const unknown = codes.filter((code) => !known.has(code)).slice(0, GUESSED)
  const near = await findByCodes(db, [...new Set(unknown.flatMap(nearCodes))])
  return [...byCode, ...near, ...(await findByNames(db, named))]
}

async function findByCodes(db: Db, codes: readonly string[]): Promise<Findable[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<FoundRow>`
    select p.public_id as id, m.member_code as "memberCode", p.full_name as "fullName", p.born_on as "bornOn",
      p.born_precision as precision
    from member m join person p on p.id = m.person_id where m.member_code = any(${[...codes]}::text[])`.execute(
    db,
  )
  return rows.map(findable)
}

async function findByNames(db: Db, lines: readonly { name: string; bornOn: string }[]): Promise<Findable[]> {
  if (lines.length === 0) return []
  const orders = lines.map(({ name }) => nameKeys(name).nameOrder)
  const { rows } = await sql<FoundRow>`
    select distinct p.public_id as id, m.member_code as "memberCode", p.full_name as "fullName", p.born_on as "bornOn",
      p.born_precision as precision
    from unnest(${[...new Set(orders)]}::text[]) as line (name_order)
    join person p on p.name_order = line.name_order
    left join member m on m.person_id = p.id limit 5000`.execute(db)
  return rows.map(findable)
}

function findable({ bornOn, precision, ...one }: FoundRow): Findable {
  return { ...one, bornOn: birthText(bornOn, precision) }
}

/** The codes that differ from this one by one digit, missing or too many, or by two neighbours that changed places. */
function nearCodes(code: string): string[] {
  const near: string[] = []
  for (let at = 0; at <= code.length; at++) {
    const [before, after] = [code.slice(0, at), code.slice(at)]
    near.push(before + after.slice(1))
    if (after.length > 1) near.push(before + after[1]! + after[0]! + after.slice(2))
    for (const digit of '0123456789') near.push(before + digit + after, before + digit + after.slice(1))
  }
  return near
}
