import { sql, type RawBuilder } from 'kysely'
import { COUNTED_FIELDS } from '#movement/stays.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { listPeople, type PageRequest, type PeoplePage } from '#statistics/people.ts'
import type { CorrectionCount } from './content.ts'

/** Corrections to what a unit certified: recorded after `since`, about days up to `to`. */
export interface Asked {
  organisationId: string
  to: Day
  since: Date
}

/** Fields of a person that forms count by. */
const FIELDS = [
  ...COUNTED_FIELDS,
  'sex',
  'born_on',
  'schooling',
  'profession',
  'admission_decided_on',
  'ceremony_on',
  'official_on',
  'recognition_decided_on',
]

/**
 * What was recorded after a return was certified about days that it covers: rows with `kind`, `member_id`, `on_day`. Kinds:
 * `movement.late`, `movement.corrected`, `movement.withdrawn`, `status`, `badge`, `person.<field>`.
 */
function correctionRows({ organisationId, to, since }: Asked): RawBuilder<unknown> {
  const after = (column: string) => sql`${sql.ref(column)} > ${since}`
  const withUnit = (member: string) => sql`exists (
    select from member_spell spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${organisationId}
      and ${holdsOn('above', to)}
    where spell.member_id = ${sql.ref(member)} and ${holdsOn('spell', to)})`
  const ofUnit = sql`exists (
    select from organisation_ancestor above
    where above.ancestor_id = ${organisationId} and above.descendant_id in (moved.from_organisation_id, moved.to_organisation_id)
      and above.from_day <= moved.on_day and moved.on_day - 1 < above.until_day)`
  return sql`
    select case when moved.superseded_at is not null then 'movement.withdrawn'
        when moved.supersedes is not null then 'movement.corrected' else 'movement.late' end as kind,
      moved.member_id, moved.on_day
    from movement moved
    left join movement later on later.member_id = moved.member_id and later.supersedes = moved.id
    left join movement before on before.member_id = moved.member_id and before.id = moved.supersedes
    where least(moved.on_day, before.on_day) <= ${to}::date and ${ofUnit} and (
      (moved.superseded_at is null and ${after('moved.recorded_at')})
      or (${after('moved.superseded_at')} and moved.recorded_at <= ${since} and later.id is null))
    union all
    select 'person.' || change.field, change.person_id, ${to}::date from person_change change
    where ${after('change.recorded_at')} and change.field = any(${FIELDS}::text[]) and ${withUnit('change.person_id')}
    union all
    select 'person.' || attribute.field, attribute.person_id, attribute.from_day from person_attribute attribute
    where ${after('attribute.recorded_at')} and attribute.superseded_at is null and attribute.from_day <= ${to}::date
      and attribute.field = any(${FIELDS}::text[]) and ${withUnit('attribute.person_id')}
      and not exists (select from person_change change where change.person_id = attribute.person_id
        and change.recorded_event = attribute.recorded_event and change.field = attribute.field)
    union all
    select 'status', status.member_id, status.from_day from member_status status
    where status.from_day <= ${to}::date and (${after('status.recorded_at')} or ${after('status.superseded_at')})
      and ${withUnit('status.member_id')}
    union all
    select 'badge', badge.member_id, badge.on_day from badge
    where badge.on_day <= ${to}::date and (${after('badge.recorded_at')} or ${after('badge.superseded_at')})
      and ${withUnit('badge.member_id')}`
}

/** How many corrections of each kind were made, and about how many people. */
export async function countCorrections(db: Db, asked: Asked): Promise<CorrectionCount[]> {
  const { rows } = await sql<CorrectionCount>`
    select kind, count(*)::int as facts, count(distinct member_id)::int as people
    from (${correctionRows(asked)}) correction group by kind order by kind limit 200`.execute(db)
  return rows
}

/** The people whom corrections of a kind concern, by name the Vietnamese way. */
export function listCorrected(db: Db, asked: Asked, kind: string, page: PageRequest): Promise<PeoplePage> {
  return listPeople(
    db,
    sql`select member_id, min(on_day) as on_day, null::bigint as organisation_id
      from (${correctionRows(asked)}) correction where kind = ${kind} group by member_id`,
    page,
  )
}
