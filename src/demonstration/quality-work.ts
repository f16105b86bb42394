import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { insertPerson } from '#person/create-store.ts'
import { birthText } from '#person/field-values.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insertCampaign, keepCounts } from '#quality/campaign-store.ts'
import { findPairs } from '#quality/pair-search.ts'
import { eitherBelow, keepPairs } from '#quality/pair-store.ts'
import type { ExpectedField } from '#quality/rules.ts'
import { keepScore } from '#quality/score-keep.ts'
import { qualityOf } from '#quality/score-store.ts'

const BLOC = 'NAMDINH.KHOI'
const TODAY = day('2022-10-27')
const ANNOUNCED = day('2022-10-03')
const RULES: readonly ExpectedField[] = ['citizen_id', 'residence', 'native_place']

/** Every so many members lack a field when the campaign begins: fields that no figure counts by. */
const LACKING: readonly { field: ExpectedField; every: number }[] = [
  { field: 'citizen_id', every: 17 },
  { field: 'residence', every: 23 },
  { field: 'native_place', every: 41 },
]

/** A campaign of the bloc under way, files that it found incomplete, and two people who seem to have two files. */
export async function loadQualityWork(tx: Db, actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${BLOC}`.execute(tx)
  const unitKey = rows[0]!.id
  await sql`create temporary table quality_lacking (person_id bigint, rule text, value text, at integer) on commit drop`.execute(
    tx,
  )
  for (const { field, every } of LACKING) await forget(tx, unitKey, field, every)
  const eventId = await recordEvent(tx, actor, {
    action: 'quality.campaign',
    organisationId: unitKey,
    details: { fields: RULES, due: '2022-11-30' },
  })
  const given = {
    unitKey,
    name: 'Rà soát hồ sơ đảng viên năm 2022',
    rules: RULES,
    announcedOn: ANNOUNCED,
    dueOn: day('2022-11-30'),
    note: 'Đối chiếu với căn cước công dân và sổ danh sách đảng viên của chi bộ.',
  }
  const { key } = await insertCampaign(tx, given, eventId)
  await keepCounts(tx, { key, unitKey, rules: [...RULES] }, 'before', ANNOUNCED)
  await keepScore(tx, {
    unit: unitKey,
    on: ANNOUNCED,
    score: await qualityOf(tx, { unit: unitKey, on: ANNOUNCED }),
    eventId,
  })
  await fillIn(tx, key, eventId)
  await plantTwins(tx, unitKey)
  const pairs = await findPairs(tx, () => {})
  await keepPairs(tx, pairs, { on: day('2022-10-20'), within: eitherBelow(null, actor.today) })
}

/** Takes a field out of some files, keeping what stood there until `fillIn`. */
async function forget(tx: Db, unit: string, field: ExpectedField, every: number): Promise<void> {
  const column = sql.ref(field)
  await sql`
    insert into quality_lacking (person_id, rule, value, at)
    select id, ${field}, value, (row_number() over (order by id))::integer from (
      select p.id, p.${column} as value, row_number() over (order by m.member_code) as place
      from organisation_ancestor above join member_spell s on s.organisation_id = above.descendant_id and ${TODAY}::date < s.until_day and s.from_day <= ${TODAY}::date
      join person p on p.id = s.member_id join member m on m.person_id = p.id
      where above.ancestor_id = ${unit} and above.from_day <= ${TODAY}::date and ${TODAY}::date < above.until_day
    ) member where place % ${every} = 5`.execute(tx)
  await sql`update person set ${column} = null from quality_lacking l where l.person_id = person.id and l.rule = ${field}`.execute(
    tx,
  )
}

/** By the demonstration's day branches have typed back two in five, and could not find out some. */
async function fillIn(tx: Db, campaign: string, eventId: string): Promise<void> {
  for (const { field } of LACKING)
    await sql`update person set ${sql.ref(field)} = l.value from quality_lacking l
      where l.person_id = person.id and l.rule = ${field} and at % 5 < 2`.execute(tx)
  await sql`
    insert into quality_check (person_id, campaign_id, rule, outcome, on_day, recorded_event)
    select person_id, ${campaign}, rule, case when at % 5 < 2 then 'entered' else 'unknown' end,
      ${ANNOUNCED}::date + 5 + at % 17, ${eventId}
    from quality_lacking where at % 5 < 2 or at % 19 = 2 order by person_id, rule`.execute(tx)
}

interface Somebody {
  name: string
  sex: string
  bornOn: Day
  place: string | null
  elsewhere: string
}

/** Two files without movements, so that no figure counts them: one opened twice for one man, one of a namesake. */
async function plantTwins(tx: Db, unit: string): Promise<void> {
  const { rows } = await sql<Somebody>`
    select p.full_name as name, p.sex, p.born_on as "bornOn", p.native_place as place, other.id::text as elsewhere
    from organisation_ancestor above join member_spell s on s.organisation_id = above.descendant_id and ${TODAY}::date < s.until_day and s.from_day <= ${TODAY}::date
    join person p on p.id = s.member_id
    join lateral (
      select a.descendant_id as id from organisation_ancestor a join member_spell o on o.organisation_id = a.descendant_id
        and o.from_day <= ${TODAY}::date and ${TODAY}::date < o.until_day
      where a.ancestor_id = ${unit} and a.from_day <= ${TODAY}::date and ${TODAY}::date < a.until_day and a.descendant_id > s.organisation_id
      order by a.descendant_id limit 1) other on true
    where above.ancestor_id = ${unit} and above.from_day <= ${TODAY}::date and ${TODAY}::date < above.until_day and p.native_place is not null
      and (select count(*) from person n where n.name_key = p.name_key) between 1 and 3
    order by p.id limit 2`.execute(tx)
  for (const [index, { name, sex, bornOn, place, elsewhere }] of rows.entries())
    await insertPerson(tx, {
      keeperId: elsewhere,
      values: {
        full_name: name,
        sex,
        born_on: birthText(bornOn, 'day'),
        ...(index === 0 ? { native_place: place, profession: 'Giáo viên' } : {}),
      },
    })
}
