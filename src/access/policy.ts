import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { onceInSnapshot } from '#platform/snapshot.ts'
import type { Locale } from './api.ts'
import { ACTIONS, POLICY, type Action, type Role } from './rules.ts'

/** A role held at an organisation; without one, in the whole register. `whole`: it reaches every unit. */
export interface Holding {
  id: string
  role: Role
  organisationId: string | null
  organisationPublicId: string | null
  organisationCode: string | null
  organisationName: string | null
  from: Day
  whole: boolean
}

/**
 * Who is asking: an account with its roles, or a machine (the command line), which may do all.
 * `today` is the day on whose tree reach is judged, whatever day is shown. One object per request.
 */
export interface Actor {
  kind: 'account' | 'machine'
  accountId: string | null
  publicId: string | null
  /** The user name, or `machine:` and the operating system's user. */
  name: string
  fullName: string
  locale: Locale
  holdings: readonly Holding[]
  today: Day
  requestId: string | null
}

/** What an actor may do at one organisation, action by action. */
export type Permissions = Record<Action, boolean>

/** The command line as an actor; whoever may open the data may do all of it. */
export function machineActor(user: string, today: Day): Actor {
  const name = `machine:${user}`
  return {
    kind: 'machine',
    accountId: null,
    publicId: null,
    name,
    fullName: name,
    locale: 'vi',
    holdings: [],
    today,
    requestId: null,
  }
}

/** Whether the actor may do this at this organisation. */
export async function may(db: Db, actor: Actor, action: Action, organisationId: string): Promise<boolean> {
  return (await permissions(db, actor, organisationId))[action]
}

/** What the actor may do at this organisation; travels with records as `may`. */
export async function permissions(db: Db, actor: Actor, organisationId: string): Promise<Permissions> {
  return (await permissionsAt(db, actor, [organisationId])).get(organisationId)!
}

/** What the actor may do at each of these organisations, in one query. */
export async function permissionsAt(
  db: Db,
  actor: Actor,
  organisationIds: readonly string[],
): Promise<Map<string, Permissions>> {
  if (actor.kind === 'machine') return new Map(organisationIds.map((id) => [id, everything(true)]))
  const everywhere = actor.holdings.filter((one) => one.whole).map((one) => one.role)
  const local = actor.holdings.filter((one) => !one.whole)
  const roles = new Map<string, Role[]>(organisationIds.map((id) => [id, [...everywhere]]))
  if (local.length > 0 && organisationIds.length > 0) {
    const holders = local.map((one) => one.organisationId!)
    const rows = await onceInSnapshot(db, `held ${organisationIds.join()}`, async () => {
      const held = sql<{ holder: string; unit: string }>`
        ${kept} select * from held_from(${holders}::bigint[], ${[...organisationIds]}::bigint[], ${actor.today})`
      return (await held.execute(db)).rows
    })
    for (const { holder, unit } of rows)
      for (const { organisationId, role } of local) if (organisationId === holder) roles.get(unit)!.push(role)
  }
  return new Map([...roles].map(([id, held]) => [id, permissionsOf(held)]))
}

/** Whether the organisation in this column is one where the actor may do this; the same answer as `may`. */
export function withinReach(
  actor: Actor,
  action: Action,
  organisation: Expression<unknown>,
): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, action)
  if (holders === 'all') return sql<SqlBool>`true`
  if (holders.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`${organisation} in (${unitsBelow(holders, actor.today)})`
}

/** The ids of all units where the actor may do this, as a query; null: every unit. */
export function unitsWithinReach(actor: Actor, action: Action): RawBuilder<unknown> | null {
  const holders = holdersAllowing(actor, action)
  return holders === 'all' ? null : unitsBelow(holders, actor.today)
}

/** The units where the actor holds a role that allows this; `all` when one of them reaches everything. */
export function holdersAllowing(actor: Actor, action: Action): string[] | 'all' {
  const allowing = actor.holdings.filter((one) => POLICY[one.role].includes(action))
  if (actor.kind === 'machine' || allowing.some((one) => one.whole)) return 'all'
  return [...new Set(allowing.map((one) => one.organisationId!))]
}

function unitsBelow(holders: readonly string[], today: Day): RawBuilder<unknown> {
  return sql`select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = any(${[...holders]}::bigint[]) and ${countsForReach(today)}`
}

/** As `withinReach`, for the few units that a page names: asked unit by unit, it does not read the whole reach. */
export function isWithinReach(
  actor: Actor,
  action: Action,
  organisation: Expression<unknown>,
): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, action)
  if (holders === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`is_held_from(${holders}::bigint[], ${organisation}, ${actor.today})`
}

/** Whether the actor may do this at any organisation at all: for menus and for lists that filter by reach. */
export function maySomewhere(actor: Actor, action: Action): boolean {
  return actor.kind === 'machine' || actor.holdings.some((one) => POLICY[one.role].includes(action))
}

/** Whether the actor may do this in the whole register. */
export function mayEverywhere(actor: Actor, action: Action): boolean {
  return (
    actor.kind === 'machine' || actor.holdings.some((one) => one.whole && POLICY[one.role].includes(action))
  )
}

/**
 * What the actor may do there, this included; throws NotFound when he cannot even read there, Forbidden when he can read
 * but not do this.
 */
export async function mustBeAllowed(
  db: Db,
  actor: Actor,
  action: Action,
  organisationId: string,
): Promise<Permissions> {
  const allowed = await permissions(db, actor, organisationId)
  mustAllow(allowed, action, organisationId)
  return allowed
}

/** As `mustBeAllowed`, at every one of these organisations. */
export async function mustBeAllowedAtAll(
  db: Db,
  actor: Actor,
  action: Action,
  organisationIds: readonly string[],
): Promise<void> {
  for (const [id, allowed] of await permissionsAt(db, actor, organisationIds)) mustAllow(allowed, action, id)
}

function mustAllow(allowed: Permissions, action: Action, organisationId: string): void {
  if (allowed[action]) return
  if (!allowed[readingOf(action)]) throw new NotFound(`organisation ${organisationId}`)
  throw new Forbidden(action)
}

/** Throws Forbidden unless the actor may do this somewhere; lists then filter by `withinReach`. */
export function mustBeAllowedSomewhere(actor: Actor, action: Action): void {
  if (!maySomewhere(actor, action)) throw new Forbidden(action)
}

/** What these roles allow together. */
export function permissionsOf(roles: readonly Role[]): Permissions {
  const allowed = everything(false)
  for (const role of roles) for (const action of POLICY[role]) allowed[action] = true
  return allowed
}

/** What the actor may do somewhere, action by action. */
export function permissionsAnywhere(actor: Actor): Permissions {
  return actor.kind === 'machine' ? everything(true) : permissionsOf(actor.holdings.map((one) => one.role))
}

function everything(allowed: boolean): Permissions {
  return Object.fromEntries(ACTIONS.map((action) => [action, allowed])) as Permissions
}

function readingOf(action: Action): Action {
  if (action.startsWith('person.')) return 'person.read'
  if (action.startsWith('work.')) return 'work.read'
  if (action.startsWith('self.')) return 'self.read'
  if (action.startsWith('dues.')) return 'dues.read'
  return action.startsWith('movement.') ? 'movement.read' : 'organisation.read'
}

/**
 * Which rows `a` of organisation_ancestor count for reach: those of today; for a unit that has ended, those of
 * its last day, so that history stays visible from above; for a unit yet to begin, those of its first day.
 */
function countsForReach(today: Day): RawBuilder<SqlBool> {
  const day = sql`${today}::date`
  // One scalar subquery, asked of the few rows that are not of today: a NOT EXISTS would be hashed over the whole table.
  return sql<SqlBool>`(
    (a.from_day <= ${day} and ${day} < a.until_day)
    or (select case
        when bool_or(s.from_day <= ${day} and ${day} < s.until_day) then false
        when bool_or(s.from_day <= ${day}) then
          a.from_day < max(s.until_day) filter (where s.from_day <= ${day})
            and max(s.until_day) filter (where s.from_day <= ${day}) <= a.until_day
        else a.from_day <= min(s.from_day) and min(s.from_day) < a.until_day end
      from organisation_ancestor s where s.ancestor_id = a.descendant_id and s.descendant_id = a.descendant_id))`
}
