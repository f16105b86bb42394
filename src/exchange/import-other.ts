import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Act } from './import-apply.ts'

/**
 * Writes the optional sheets (links, statuses, badges, posts, terms): same values change nothing, other values under
 * the same key supersede. Returns how many facts were added.
 */
export async function applyOtherSheets(tx: Db, act: Act): Promise<number> {
  const { rows } = await sql<{
    n: string
  }>`select count(*) as n from import_other where run_id = ${act.runId}`.execute(tx)
  if (rows[0]!.n === '0') return 0
  let added = 0
  for (const sheet of [links, statuses, badges, posts, terms]) added += await sheet(tx, act)
  return added
}

const cell = (name: string): RawBuilder<string | null> => sql`nullif(staged.cells->>${sql.lit(name)}, '')`
const dayCell = (name: string) => sql`${cell(name)}::date`
const untilCell = (name: string) => sql`coalesce(${cell(name)}::date + 1, 'infinity')`
const member = sql`join member on member.member_code = staged.cells->>'member_code'`
const unit = sql`join organisation unit on unit.code = staged.cells->>'org_code'`

async function links(tx: Db, { runId, eventId }: Act): Promise<number> {
  const { rows } = await sql`
    insert into organisation_link (predecessor_id, successor_id, on_day, act, decision_no, recorded_event)
    select before.id, after.id, ${dayCell('day')}, ${cell('act')}, ${cell('decision_no')}, ${eventId}
    from import_other staged
    join organisation before on before.code = staged.cells->>'predecessor_code'
    join organisation after on after.code = staged.cells->>'successor_code'
    where staged.run_id = ${runId} and staged.sheet = 'links'
    on conflict do nothing returning 1`.execute(tx)
  return rows.length
}

/** A fact of an optional sheet: the columns that identify it and the ones that may be corrected, as SQL over `staged`. */
interface FactSheet {
  sheet: string
  table: string
  joins: RawBuilder<unknown>
  key: Record<string, RawBuilder<unknown>>
  values: Record<string, RawBuilder<unknown>>
}

async function applyFacts(
  tx: Db,
  { runId, eventId }: Act,
  { sheet, table, joins, key, values }: FactSheet,
): Promise<number> {
  const all = { ...key, ...values }
  const names = Object.keys(all)
  const same = (columns: Record<string, unknown>) =>
    sql.join(
      Object.keys(columns).map(
        (name) => sql`fact.${sql.ref(name)} is not distinct from wanted.${sql.ref(name)}`,
      ),
      sql` and `,
    )
  const wanted = sql`
    select ${sql.join(names.map((name) => sql`${all[name]!} as ${sql.ref(name)}`))}
    from import_other staged ${joins} where staged.run_id = ${runId} and staged.sheet = ${sheet}`
  await sql`
    update ${sql.table(table)} fact set superseded_at = now(), superseded_event = ${eventId}
    from (${wanted}) wanted
    where fact.superseded_at is null and ${same(key)} and not (${same(values)})`.execute(tx)
  const { rows } = await sql`
    insert into ${sql.table(table)} (${sql.join([...names, 'recorded_event'].map((name) => sql.ref(name)))})
    select distinct ${sql.join(names.map((name) => sql`wanted.${sql.ref(name)}`))}, ${eventId}::bigint
    from (${wanted}) wanted
    where not exists (select from ${sql.table(table)} fact where fact.superseded_at is null and ${same(key)})
    returning 1`.execute(tx)
  return rows.length
}

const statuses = (tx: Db, act: Act) =>
  applyFacts(tx, act, {
    sheet: 'statuses',
    table: 'member_status',
    joins: member,
    key: { member_id: sql`member.person_id`, status: cell('status'), from_day: dayCell('from') },
    values: { until_day: untilCell('to'), decision_no: cell('decision_no'), note: cell('note') },
  })

const badges = (tx: Db, act: Act) =>
  applyFacts(tx, act, {
    sheet: 'badges',
    table: 'badge',
    joins: member,
    key: { member_id: sql`member.person_id`, level: sql`${cell('level')}::smallint` },
    values: { on_day: dayCell('day'), badge_no: cell('badge_no'), decision_no: cell('decision_no') },
  })

const posts = (tx: Db, act: Act) =>
  applyFacts(tx, act, {
    sheet: 'posts',
    table: 'post',
    joins: sql`${member} ${unit}`,
    key: {
      person_id: sql`member.person_id`,
      organisation_id: sql`unit.id`,
      committee: cell('committee'),
      role: cell('role'),
      from_day: dayCell('from'),
    },
    values: { manner: cell('manner'), until_day: untilCell('to'), decision_no: cell('decision_no') },
  })

const terms = (tx: Db, act: Act) =>
  applyFacts(tx, act, {
    sheet: 'terms',
    table: 'committee_term',
    joins: unit,
    key: { organisation_id: sql`unit.id`, committee: cell('committee'), from_day: dayCell('from') },
    values: {
      name: cell('name'),
      seats: sql`${cell('seats')}::integer`,
      until_day: untilCell('to'),
      extended_until: sql`${cell('extended_to')}::date + 1`,
      decision_no: cell('decision_no'),
    },
  })
