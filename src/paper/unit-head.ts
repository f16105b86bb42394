import { sql } from 'kysely'
import { committeeName, issuerName, organsOf, symbolOf, type Organ } from '#document/organs.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { PaperHead, Signature } from './declaration.ts'

/** What a paper of an organ of a unit begins and ends with. */
export interface UnitHead {
  head: PaperHead
  signature: Signature
}

/**
 * Head and signature of a paper that an organ of a unit issues on a day: the body above, the issuer, the symbol of a
 * number of this type ("QĐ"), the place as far as names tell it, and the secretary as far as the register knows him.
 * Without an organ it is the committee, or the branch.
 * Source: 36-HD/VPTW, 05-HD/VPTW.
 */
export async function unitHead(
  db: Db,
  organisationId: string,
  { on, abbreviation, ...asked }: { on: Day; organ?: Organ; abbreviation?: string },
): Promise<UnitHead> {
  const [unit, ...above] = await unitsUpwards(db, organisationId, on)
  if (!unit) throw new NotFound(`organisation ${organisationId} on ${on}`)
  const organ = asked.organ ?? organsOf(unit.kind)[0]!
  const signer = await secretaryOf(db, organisationId, on)
  const symbol = symbolOf(unit, organ, on)
  const { superior, issuer, authority } = bodiesOf(unit, organ, above[0]?.name ?? null)
  return {
    head: {
      superior,
      issuer,
      ...(abbreviation ? { symbol: `${abbreviation}/${symbol}` } : {}),
      place: placeOf([unit, ...above].map((one) => one.name)),
      on,
    },
    signature: { authority, post: 'Bí thư', name: signer },
  }
}

interface NamedUnit {
  name: string
  kind: string
}

async function unitsUpwards(db: Db, organisationId: string, on: Day): Promise<NamedUnit[]> {
  const { rows } = await sql<NamedUnit>`
    select state.name, state.kind from organisation_ancestor above
    join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
      and state.from_day <= ${on}::date and ${on}::date < state.until_day
    where above.descendant_id = ${organisationId} and above.from_day <= ${on}::date and ${on}::date < above.until_day
    order by (select count(*) from organisation_ancestor up where up.descendant_id = above.ancestor_id
      and up.from_day <= ${on}::date and ${on}::date < up.until_day) desc limit 20`.execute(db)
  return rows
}

async function secretaryOf(db: Db, organisationId: string, on: Day): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select person.full_name as name from post cross join lateral named_person(post.person_id) person
    where post.organisation_id = ${organisationId} and superseded_at is null and role = 'bi_thu'
      and from_day <= ${on}::date and ${on}::date < until_day order by from_day desc limit 1`.execute(db)
  return rows[0]?.name ?? null
}

const ORGAN_NAMES: Partial<Record<Organ, string>> = {
  ban_thuong_vu: 'Ban Thường vụ',
  thuong_truc: 'Thường trực',
  ban_to_chuc: 'Ban Tổ chức',
  uy_ban_kiem_tra: 'Ủy ban Kiểm tra',
  van_phong: 'Văn phòng',
}

function bodiesOf(unit: NamedUnit, organ: Organ, superior: string | null) {
  const ofCommittee = ORGAN_NAMES[organ]
  if (ofCommittee)
    return { superior: committeeName(unit), issuer: ofCommittee, authority: `T/M ${ofCommittee}` }
  const word = organ === 'chi_bo' ? 'Chi bộ' : committeeWord(committeeName(unit))
  return { superior, issuer: issuerName(unit, organ), authority: `T/M ${word}` }
}

function committeeWord(committee: string): string {
  return /^(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy/u.exec(committee)?.[0] ?? committee
}

const LOCALITY = /^Đảng bộ (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) (.+)$/iu

/** The place as written before the day: what the nearest unit of a locality is called; null: none is. */
function placeOf(names: readonly string[]): string | null {
  for (const name of names) {
    const place = LOCALITY.exec(name)?.[1]
    if (place) return place
  }
  return null
}
