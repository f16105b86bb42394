import { sql } from 'kysely'
import { below, pick, seeded, type Random } from '#generate/random.ts'
import { dayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A unit that is asked about, with its members and the units directly below on the last day. */
export interface Place {
  id: string
  publicId: string
  kind: string
  members: number
  children: number
}

/** A member whom somebody looks for. */
export interface Somebody {
  publicId: string
  /** Folded, family name first. */
  words: string[]
  cardNo: string
  citizenId: string
}

/** What a generated register offers to ask about. */
export interface Ground {
  today: Day
  /** First and last year of its movements. */
  years: [number, number]
  root: Place
  /** Directly below the root, the largest first. */
  provinces: Place[]
  /** Grassroots organisations (TCCSĐ) with branches below. */
  grassroots: Place[]
  branches: Place[]
  people: Somebody[]
  spells: number
  movements: number
}

/** The years that every generated register of the bench covers; its today is their last day. */
export const YEARS: [number, number] = [2016, 2025]
export const TODAY = dayOf(YEARS[1], 12, 31)

const DRAWN = 2_000

/** Reads what can be asked about; the same register gives the same ground. */
export async function surveyGround(db: Db): Promise<Ground> {
  const places = await listPlaces(db)
  const root = places.find((one) => one.superiorId === null)
  if (!root) throw new Error('the register to measure holds no organisation')
  const random = seeded(2)
  const { rows } = await sql<{ spells: string; movements: string }>`
    select (select count(*) from member_spell) as spells,
      (select count(*) from movement where superseded_at is null) as movements`.execute(db)
  return {
    today: TODAY,
    years: YEARS,
    root,
    provinces: places
      .filter((one) => one.superiorId === root.id)
      .sort((a, b) => b.members - a.members || Number(a.id) - Number(b.id)),
    grassroots: drawn(
      random,
      places.filter((one) => one.kind === 'dang_bo_co_so' && one.children > 1),
    ),
    branches: drawn(
      random,
      places.filter((one) => one.kind.startsWith('chi_bo') && one.members > 0),
    ),
    people: await listSomebodies(db, random),
    spells: Number(rows[0]!.spells),
    movements: Number(rows[0]!.movements),
  }
}

async function listPlaces(db: Db): Promise<(Place & { superiorId: string | null })[]> {
  const { rows } = await sql<Place & { superiorId: string | null }>`
    with held as materialized (
      select organisation_id, count(*) as n from member_spell
      where from_day <= ${TODAY} and ${TODAY} < until_day group by organisation_id
    ), counted as (
      select ancestor_id, sum(n)::integer as n from organisation_ancestor above
      join held on held.organisation_id = above.descendant_id
      where above.from_day <= ${TODAY} and ${TODAY} < above.until_day group by ancestor_id
    ), present as (
      select organisation_id, superior_id, kind from organisation_state
      where superseded_at is null and from_day <= ${TODAY} and ${TODAY} < until_day
    ), below as (
      select superior_id, count(*)::integer as n from present group by superior_id
    )
    select organisation.id, public_id as "publicId", kind, present.superior_id as "superiorId",
      coalesce(counted.n, 0) as members, coalesce(below.n, 0) as children
    from present join organisation on organisation.id = present.organisation_id
    left join counted on counted.ancestor_id = organisation.id
    left join below on below.superior_id = organisation.id
    order by organisation.code`.execute(db)
  return rows
}

/** At most so many of a list, spread over it by chance. */
function drawn<T>(random: Random, list: readonly T[]): T[] {
  if (list.length <= DRAWN) return [...list]
  return Array.from({ length: DRAWN }, () => pick(random, list))
}

async function listSomebodies(db: Db, random: Random): Promise<Somebody[]> {
  const { rows: ends } = await sql<{ last: string }>`select max(id) as last from person`.execute(db)
  const ids = Array.from({ length: DRAWN * 2 }, () => 1 + below(random, Number(ends[0]!.last)))
  const { rows } = await sql<{ publicId: string; nameKey: string; cardNo: string; citizenId: string }>`
    select public_id as "publicId", name_key as "nameKey", card_no as "cardNo", citizen_id as "citizenId"
    from person join member on person_id = person.id
    where person.id = any(${ids}::bigint[]) and card_no is not null and citizen_id is not null
    order by person.id limit ${DRAWN}`.execute(db)
  return rows.map(({ nameKey, ...row }) => ({ ...row, words: nameKey.split(' ') }))
}
