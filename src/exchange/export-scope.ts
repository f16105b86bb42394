import { sql, type RawBuilder } from 'kysely'
import { mayEverywhere, withinReach, type Actor } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** What an export holds: the whole register, or what concerns one unit's members on a day. */
export interface ExportScope {
  /** Only units at or below this one, the members there on `on`, and what their history refers to. */
  organisationId?: string
  on: Day
  /** Only the records that this actor may export, and of them only the fields that he may see; default: all. */
  actor?: Actor
}

/** Groups of fields with a permission of their own. */
export type GuardedGroup = 'identity' | 'contact' | 'protected'

/** The chosen members and units as the queries of the sheets use them. */
export interface ChosenRows {
  /** Joins `chosen`: only rows whose member, by this column, is exported. */
  membersBy: (id: string) => RawBuilder<unknown>
  /** Whether the unit in this column is exported. */
  unitsBy: (id: string) => RawBuilder<unknown>
  /** The value for a member whose fields of this group are exported, else null. */
  seen: (group: GuardedGroup, value: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Members of the unit on the day whom the actor may not export: their records are kept elsewhere by now. */
  beyondReach: number
}

/**
 * Writes the ids of an export's members and units into temporary tables that the transaction drops: so the planner
 * knows how many there are, from a branch to the nation. Answers null for the whole register.
 */
export async function chooseRows(tx: Db, scope: ExportScope): Promise<ChosenRows | null> {
  if (scope.organisationId === undefined) return null
  const beyondReach = await chooseMembers(tx, { ...scope, organisationId: scope.organisationId })
  await sql`
    create temporary table export_unit on commit drop as
    with named as (
      select descendant_id as id from organisation_ancestor where ${belowOn(scope)}
      union select to_organisation_id from movement join export_member chosen on chosen.id = member_id
        where superseded_at is null
      union select from_organisation_id from movement join export_member chosen on chosen.id = member_id
        where superseded_at is null
    )
    select distinct ancestor_id as id from organisation_ancestor join named on named.id = descendant_id`.execute(
    tx,
  )
  await measure(tx, 'export_unit')
  return {
    membersBy: (id) => sql`join export_member chosen on chosen.id = ${sql.ref(id)}`,
    unitsBy: (id) => sql`${sql.ref(id)} in (select id from export_unit)`,
    seen: (group, value) => sql`case when ${sql.ref(`chosen.${group}`)} then ${value} end`,
    beyondReach,
  }
}

/** Answers how many are beyond the actor's reach. */
async function chooseMembers(tx: Db, { organisationId, on, actor }: ExportScope): Promise<number> {
  const allowed = (action: Action) =>
    actor ? withinReach(actor, action, sql.ref('person.organisation_id')) : sql`true`
  const there = sql`
    organisation_ancestor join member_spell spell on spell.organisation_id = descendant_id
      and spell.from_day <= ${on} and ${on} < spell.until_day
    where ${belowOn({ organisationId, on })}`
  await sql`
    create temporary table export_member on commit drop as
    select person.id, ${allowed('person.identity')} as identity, ${allowed('person.contact')} as contact,
      ${allowed('person.protected')} as protected
    from person
    where person.id in (select spell.member_id from ${there})
      and ${allowed('exchange.export')} and ${allowed('person.read')}`.execute(tx)
  await measure(tx, 'export_member')
  if (!actor || mayEverywhere(actor, 'exchange.export')) return 0
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from ${there}) - (select count(*) from export_member))::int as n`.execute(tx)
  return rows[0]!.n
}

const belowOn = ({ organisationId, on }: ExportScope) =>
  sql`ancestor_id = ${organisationId} and organisation_ancestor.from_day <= ${on} and ${on} < organisation_ancestor.until_day`

async function measure(tx: Db, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} add primary key (id)`.execute(tx)
  await sql`analyze ${sql.table(table)}`.execute(tx)
}
