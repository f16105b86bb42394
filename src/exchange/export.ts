import { sql, type RawBuilder } from 'kysely'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { SheetName } from '#sheet/format.ts'
import type { RowsToWrite } from '#sheet/write.ts'

/** What an export holds: the whole register, or what concerns one unit's members on a day. */
export interface ExportScope {
  /** Only units at or below this one, the members there on `on`, and what their history refers to. */
  organisationId?: string
  on: Day
}

/**
 * All facts in force (none superseded) in the exchange format, sheet by sheet; imported into an empty register they
 * give the same register. Must run in one transaction, so that the sheets show one moment.
 */
export function exportRows(tx: Db, scope: ExportScope): RowsToWrite {
  const sheets: [SheetName, (scope: ExportScope) => RawBuilder<unknown>][] = [
    ['organisations', organisations],
    ['members', members],
    ['movements', movements],
    ['attributes', attributes],
    ['links', links],
    ['statuses', statuses],
    ['badges', badges],
    ['posts', posts],
    ['terms', terms],
  ]
  return Object.fromEntries(sheets.map(([sheet, query]) => [sheet, rowsOf(tx, sheet, query(scope))]))
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
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (!name.startsWith('until:')) return [name, value === null ? '' : String(value)]
      return [name.slice('until:'.length), value === null ? '' : (lastDayOf(value as Day) ?? '')]
    }),
  )
}

/** Ids of the units that an extract names: the subtree, where its members have been, and all their superiors. */
function unitsInScope({ organisationId, on }: ExportScope): RawBuilder<unknown> {
  if (organisationId === undefined) return sql`select id from organisation`
  return sql`
    with named as (
      select descendant_id as id from organisation_ancestor
      where ancestor_id = ${organisationId} and from_day <= ${on} and ${on} < until_day
      union select to_organisation_id from movement where superseded_at is null and member_id in (${membersInScope({ organisationId, on })})
      union select from_organisation_id from movement where superseded_at is null and member_id in (${membersInScope({ organisationId, on })})
    )
    select ancestor_id as id from organisation_ancestor where descendant_id in (select id from named)`
}

function membersInScope({ organisationId, on }: ExportScope): RawBuilder<unknown> {
  if (organisationId === undefined) return sql`select person_id from member`
  return sql`
    select spell.member_id from member_spell spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${organisationId}
      and above.from_day <= ${on} and ${on} < above.until_day
    where spell.from_day <= ${on} and ${on} < spell.until_day`
}

const organisations = (scope: ExportScope) => sql`
  select organisation.code, state.name, state.kind, state.type, superior.code as parent_code, state.from_day as "from",
    state.until_day as "until:to", state.decision_no
  from organisation_state state
  join organisation on organisation.id = state.organisation_id
  left join organisation superior on superior.id = state.superior_id
  where state.superseded_at is null and organisation.id in (${unitsInScope(scope)})
  order by organisation.code, state.from_day`

const members = (scope: ExportScope) => sql`
  select member_code, full_name, sex,
    case born_precision when 'year' then left(born_on::text, 4) when 'month' then left(born_on::text, 7) else born_on::text end as born_on,
    ethnicity, religion, citizen_id, card_no, schooling, education, theory, profession, stratum, native_place, residence, phone,
    admission_decided_on, ceremony_on, official_on, recognition_decided_on
  from member join person on person.id = member.person_id
  where member.person_id in (${membersInScope(scope)})
  order by member_code`

const movements = (scope: ExportScope) => sql`
  select member_code, on_day as day, category, giver.code as from_code, receiver.code as to_code, decision_no, note
  from movement join member on member.person_id = movement.member_id
  left join organisation giver on giver.id = from_organisation_id
  left join organisation receiver on receiver.id = to_organisation_id
  where superseded_at is null and movement.member_id in (${membersInScope(scope)})
  order by member_code, on_day, seq`

const attributes = (scope: ExportScope) => sql`
  select member_code, from_day as day, field, value
  from person_attribute join member using (person_id)
  where superseded_at is null and person_id in (${membersInScope(scope)})
  order by member_code, from_day, field`

const links = (scope: ExportScope) => sql`
  select before.code as predecessor_code, after.code as successor_code, on_day as day, act, decision_no
  from organisation_link
  join organisation before on before.id = predecessor_id
  join organisation after on after.id = successor_id
  where predecessor_id in (${unitsInScope(scope)}) and successor_id in (${unitsInScope(scope)})
  order by on_day, before.code, after.code`

const statuses = (scope: ExportScope) => sql`
  select member_code, status, from_day as "from", until_day as "until:to", decision_no, note
  from member_status join member on member.person_id = member_status.member_id
  where superseded_at is null and member_id in (${membersInScope(scope)})
  order by member_code, from_day, status`

const badges = (scope: ExportScope) => sql`
  select member_code, level, on_day as day, badge_no, decision_no
  from badge join member on member.person_id = badge.member_id
  where superseded_at is null and member_id in (${membersInScope(scope)})
  order by member_code, level`

const posts = (scope: ExportScope) => sql`
  select member_code, organisation.code as org_code, committee, role, manner, from_day as "from", until_day as "until:to", decision_no
  from post
  join member using (person_id)
  join organisation on organisation.id = post.organisation_id
  where superseded_at is null and person_id in (${membersInScope(scope)}) and post.organisation_id in (${unitsInScope(scope)})
  order by member_code, from_day, organisation.code, committee, role`

const terms = (scope: ExportScope) => sql`
  select organisation.code as org_code, committee, name, seats, from_day as "from", until_day as "until:to",
    extended_until as "until:extended_to", decision_no
  from committee_term join organisation on organisation.id = committee_term.organisation_id
  where superseded_at is null and organisation_id in (${unitsInScope(scope)})
  order by organisation.code, committee, from_day`
