import { sql } from 'kysely'
import { textOf } from '#generate/calendar.ts'
import { inventedName } from '#generate/names.ts'
import { between, pick, seeded } from '#generate/random.ts'
import { keepNames } from '#person/name-store.ts'
import { nameKeys } from '#person/name.ts'
import { numberOf } from '#generate/calendar.ts'
import { day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'

const SEED = 20_220_308
const YOUNGEST = numberOf(day('2001-12-31'))
const OLDEST = numberOf(day('1982-01-01'))

/** A learner or somebody to become one: the person, and the unit that sends him. */
export interface Sent {
  id: string
  unitId: string
}

/** Invented outstanding people (quần chúng ưu tú) on file at these branches, in turn. */
export async function inventPeople(tx: Db, branchIds: readonly string[], count: number): Promise<Sent[]> {
  const random = seeded(SEED)
  const people = Array.from({ length: count }, (_, index) => {
    const sex = random() < 0.52 ? ('nữ' as const) : ('nam' as const)
    const born = between(random, OLDEST, YOUNGEST)
    const keys = nameKeys(inventedName(random, sex, Number(textOf(born).slice(0, 4))))
    return {
      organisation_id: branchIds[index % branchIds.length]!,
      full_name: keys.fullName,
      name_key: keys.nameKey,
      given_key: keys.givenKey,
      name_order: keys.nameOrder,
      sex,
      born_on: textOf(born),
      ethnicity: 'Kinh',
      religion: 'Không',
      education: pick(random, ['Đại học', 'Đại học', 'Cao đẳng', 'Thạc sĩ']),
      stratum: pick(random, ['Viên chức', 'Cán bộ, công chức', 'Công nhân, lao động']),
    }
  })
  const { rows: before } = await sql<{ id: string }>`select coalesce(max(id), 0) as id from person`.execute(
    tx,
  )
  const columns = Object.keys(people[0]!).map((name) => ({
    name,
    type: name.endsWith('_id') ? 'bigint' : name.endsWith('_on') ? 'date' : 'text',
  }))
  await bulkInsert(tx, 'person', columns, people)
  const fresh = sql`person where id > ${before[0]!.id}::bigint`
  await keepNames(tx, fresh)
  const { rows } = await sql<Sent>`select id, organisation_id as "unitId" from ${fresh} order by id`.execute(
    tx,
  )
  return rows
}

/** Somebody who was admitted in the bloc: when it was decided, when the ceremony was, and into which branch. */
export interface Admitted extends Sent {
  decidedOn: string
  ceremonyOn: string
}

/** Everybody admitted in a unit and below it from one day to another, by the day of the ceremony. */
export async function admittedIn(
  tx: Db,
  organisationId: string,
  from: string,
  to: string,
): Promise<Admitted[]> {
  const { rows } = await sql<Admitted>`
    select m.person_id as id, v.to_organisation_id as "unitId", m.admission_decided_on as "decidedOn",
      m.ceremony_on as "ceremonyOn"
    from movement v join member m on m.person_id = v.member_id
    join organisation_ancestor a on a.descendant_id = v.to_organisation_id and a.ancestor_id = ${organisationId}
      and a.from_day <= v.on_day and v.on_day < a.until_day
    where v.category = 'I1' and v.superseded_at is null and v.on_day between ${from}::date and ${to}::date
    order by m.ceremony_on, m.person_id`.execute(tx)
  return rows
}
