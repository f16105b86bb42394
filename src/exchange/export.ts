import { sql, type RawBuilder } from 'kysely'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { FIELDS } from '#person/fields.ts'
import type { SheetName } from '#sheet/format.ts'
import type { RowsToWrite } from '#sheet/write.ts'
import { chooseRows, type ChosenRows, type ExportScope, type GuardedGroup } from './export-scope.ts'

/** An export that has been opened: its sheets, read as they are written, and how much there will be. */
export interface OpenedExport {
  rows: RowsToWrite
  /** Members whom the scope holds and whom the actor may not export. */
  beyondReach: number
  /** Rows of the sheets that grow with the members. */
  count: () => Promise<Partial<Record<SheetName, number>>>
}

/**
 * All facts in force (none superseded) in the exchange format, sheet by sheet; imported into an empty register they
 * give the same register. Opening, counting and reading must be in one transaction, so that the sheets show one moment.
 */
export async function openExport(tx: Db, scope: ExportScope): Promise<OpenedExport> {
  const chosen = await chooseRows(tx, scope)
  const rows = Object.entries(SHEET_QUERIES).map(([sheet, query]) => [
    sheet,
    rowsOf(tx, sheet, query(chosen)),
  ])
  return {
    rows: Object.fromEntries(rows) as RowsToWrite,
    beyondReach: chosen?.beyondReach ?? 0,
    count: () => countRows(tx, chosen),
  }
}

const FETCH = 5000

/** Reads a query in pieces through a cursor of the transaction. */
async function* rowsOf(
  tx: Db,
  name: string,
  query: RawBuilder<unknown>,
): AsyncGenerator<Record<string, string>> {
  const cursor = sql.ref(`export_${name}`)
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(FETCH)} from ${cursor}`.execute(tx)
    for (const row of rows) yield cellsOf(row)
    if (rows.length < FETCH) break
  }
  await sql`close ${cursor}`.execute(tx)
}

/** Cells as text: a missing value is empty; columns named `…until` hold exclusive ends and become last days. */
type Row = Record<string, string | number | null>

function cellsOf(row: Row): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const name in row) {
    const value = row[name] ?? null
    if (!name.startsWith('until:')) cells[name] = value === null ? '' : String(value)
    else cells[name.slice('until:'.length)] = value === null ? '' : (lastDayOf(value as Day) ?? '')
  }
  return cells
}

type SheetQuery = (chosen: ChosenRows | null) => RawBuilder<unknown>

const members = (chosen: ChosenRows | null, id: string) => chosen?.membersBy(id) ?? sql``
const units = (chosen: ChosenRows | null, id: string) => chosen?.unitsBy(id) ?? sql`true`
const column = (chosen: ChosenRows | null, group: GuardedGroup, name: string) =>
  chosen ? sql`${chosen.seen(group, sql.ref(name))} as ${sql.ref(name)}` : sql.ref(name)

const SHEET_QUERIES: Record<SheetName, SheetQuery> = {
  organisations: (chosen) => sql`
    select organisation.code, state.name, state.kind, state.type, superior.code as parent_code, state.from_day as "from",
      state.until_day as "until:to", state.decision_no
    from organisation_state state
    join organisation on organisation.id = state.organisation_id
    left join organisation superior on superior.id = state.superior_id
    where state.superseded_at is null and ${units(chosen, 'organisation.id')}
    order by organisation.code, state.from_day`,

  members: (chosen) => sql`
    select member_code, full_name, sex,
      case born_precision when 'year' then left(born_on::text, 4) when 'month' then left(born_on::text, 7) else born_on::text end as born_on,
      ${column(chosen, 'protected', 'ethnicity')}, ${column(chosen, 'protected', 'religion')},
      ${column(chosen, 'identity', 'citizen_id')}, ${column(chosen, 'identity', 'card_no')},
      schooling, education, theory, profession, stratum, native_place,
      ${column(chosen, 'contact', 'residence')}, ${column(chosen, 'contact', 'phone')},
      admission_decided_on, ceremony_on, official_on, recognition_decided_on
    from member join person on person.id = member.person_id ${members(chosen, 'member.person_id')}
    order by member_code`,

  movements: (chosen) => sql`
    select member_code, on_day as day, category, giver.code as from_code, receiver.code as to_code, decision_no, note
    from movement join member on member.person_id = movement.member_id ${members(chosen, 'movement.member_id')}
    left join organisation giver on giver.id = from_organisation_id
    left join organisation receiver on receiver.id = to_organisation_id
    where superseded_at is null
    order by member_code, on_day, seq`,

  attributes: (chosen) => sql`
    select member_code, from_day as day, field, value
    from person_attribute changed
    join member on member.person_id = changed.person_id ${members(chosen, 'changed.person_id')}
    where superseded_at is null ${chosen ? sql`and ${sql.join(GUARDED.map(seenChanges(chosen)), sql` and `)}` : sql``}
    order by member_code, from_day, field`,

  links: (chosen) => sql`
    select before.code as predecessor_code, after.code as successor_code, on_day as day, act, decision_no
    from organisation_link
    join organisation before on before.id = predecessor_id
    join organisation after on after.id = successor_id
    where ${units(chosen, 'predecessor_id')} and ${units(chosen, 'successor_id')}
    order by on_day, before.code, after.code`,

  statuses: (chosen) => sql`
    select member_code, status, from_day as "from", until_day as "until:to", decision_no, note
    from member_status held
    join member on member.person_id = held.member_id ${members(chosen, 'held.member_id')}
    where superseded_at is null
    order by member_code, from_day, status`,

  badges: (chosen) => sql`
    select member_code, level, on_day as day, badge_no, decision_no
    from badge join member on member.person_id = badge.member_id ${members(chosen, 'badge.member_id')}
    where superseded_at is null
    order by member_code, level`,

  posts: (chosen) => sql`
    select member_code, organisation.code as org_code, committee, role, manner, from_day as "from",
      until_day as "until:to", decision_no
    from post
    join member on member.person_id = post.person_id ${members(chosen, 'post.person_id')}
    join organisation on organisation.id = post.organisation_id
    where superseded_at is null and ${units(chosen, 'post.organisation_id')}
    order by member_code, from_day, organisation.code, committee, role`,

  terms: (chosen) => sql`
    select organisation.code as org_code, committee, name, seats, from_day as "from", until_day as "until:to",
      extended_until as "until:extended_to", decision_no
    from committee_term join organisation on organisation.id = committee_term.organisation_id
    where superseded_at is null and ${units(chosen, 'organisation_id')}
    order by organisation.code, committee, from_day`,
}

const GUARDED = ['identity', 'contact', 'protected'] as const

/** Dated changes of a guarded group of fields go only where the group is exported. */
const seenChanges = (chosen: ChosenRows) => (group: GuardedGroup) => {
  const fields = FIELDS.filter((one) => one.group === group).map(({ key }) => key)
  return sql`coalesce(${chosen.seen(group, sql`true`)}, not field = any(${fields}::text[]))`
}

async function countRows(tx: Db, chosen: ChosenRows | null): Promise<Partial<Record<SheetName, number>>> {
  const dated = (table: string, id: string) =>
    sql`(select count(*) from ${sql.table(table)} fact ${members(chosen, `fact.${id}`)} where superseded_at is null)`
  const { rows } = await sql<Record<string, string>>`
    select (select count(*) from member ${members(chosen, 'member.person_id')}) as members,
      ${dated('movement', 'member_id')} as movements, ${dated('person_attribute', 'person_id')} as attributes,
      ${dated('member_status', 'member_id')} as statuses, ${dated('badge', 'member_id')} as badges`.execute(
    tx,
  )
  return Object.fromEntries(Object.entries(rows[0]!).map(([sheet, n]) => [sheet, Number(n)]))
}
