import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Field, State } from '#programme/codes.ts'
import { MOST, type Scheme } from './api.ts'
import { LIGHTS, type Light, type SchemeKind } from './codes.ts'
import { lightOf } from './rules.ts'

/** A scheme as the store keeps it as of a day; `id` is internal. */
export interface KeptScheme {
  id: string
  publicId: string
  organisationId: string
  kind: SchemeKind
  code: string
  title: string
  field: Field
  drafter: string
  adopter: string
  startsOn: Day
  dueOn: Day
  reviewed: string | null
  years: number | null
  state: State
  stateOn: Day | null
}

function kept(on: Day): RawBuilder<unknown> {
  return sql`
    select scheme.id, scheme.public_id as "publicId", scheme.organisation_id as "organisationId", s.kind, s.code, s.title,
      s.field, s.drafter, s.adopter, s.starts_on as "startsOn", s.due_on as "dueOn", s.reviewed, s.years,
      coalesce(last.act, 'planned') as state, last.on_day as "stateOn"
    from scheme
    join scheme_state s on s.scheme_id = scheme.id and s.superseded_at is null
    left join lateral (
      select act, on_day from scheme_act a
      where a.scheme_id = scheme.id and a.superseded_at is null and a.on_day <= ${on}::date
      order by a.on_day desc, a.id desc limit 1
    ) last on true`
}

/** Whether `scheme` may be read: its keeper, or a unit asked about it or owing something of it, is within reach. */
export function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const reaches = (column: string) => withinReach(actor, 'work.read', sql.ref(column))
  return sql<SqlBool>`(${reaches('scheme.organisation_id')}
    or exists (select from scheme_draft d join scheme_draft_unit u on u.draft_id = d.id
      where d.scheme_id = scheme.id and ${reaches('u.organisation_id')})
    or exists (select from survey v join survey_unit u on u.survey_id = v.id
      where v.scheme_id = scheme.id and ${reaches('u.organisation_id')})
    or exists (select from scheme_milestone_state m
      where m.scheme_id = scheme.id and m.superseded_at is null and ${reaches('m.unit_id')})
    or exists (select from assignment given join assignment_addressee u on u.assignment_id = given.id
      where given.origin_kind = 'scheme' and given.origin_id = scheme.id and ${reaches('u.organisation_id')}))`
}

/** The scheme behind an id in an address; throws NotFound where it may not be read. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<KeptScheme> {
  const { rows } = await sql<KeptScheme>`
    ${kept(on)} where scheme.public_id = ${publicId} and ${isReadable(actor)}`.execute(db)
  if (!rows[0]) throw new NotFound(`scheme ${publicId}`)
  return rows[0]
}

/** What a portfolio is narrowed to. */
export interface PortfolioFilters {
  kind?: SchemeKind | undefined
  light?: Light | undefined
  year?: number | undefined
}

/** A unit's schemes, the most pressing first; lights count all that kind and year let through. */
export async function listSchemes(
  db: Db,
  actor: Actor,
  organisationId: string,
  { kind, light, year }: PortfolioFilters,
  on: Day,
) {
  const { rows } = await sql<KeptScheme>`
    ${kept(on)}
    where scheme.organisation_id = ${organisationId} and ${isReadable(actor)} and ${kind ? sql`s.kind = ${kind}` : sql`true`}
      and ${
        year
          ? sql`s.starts_on <= make_date(${year}, 12, 31) and (coalesce(last.act, '') not in ('adopted', 'dropped')
              or last.on_day >= make_date(${year}, 1, 1))`
          : sql`true`
      }
    order by s.due_on, scheme.id limit ${MOST.portfolio}`.execute(db)
  const all = await shown(db, actor, rows, on)
  const lights = Object.fromEntries(
    LIGHTS.map((one) => [one, all.filter((scheme) => scheme.light === one).length]),
  ) as Record<Light, number>
  const pressing: readonly Light[] = ['late', 'soon', 'in_time', 'ended']
  const items = all
    .filter((one) => !light || one.light === light)
    .toSorted((a, b) => pressing.indexOf(a.light) - pressing.indexOf(b.light))
  return { items, beyond: 0, lights, whole: all.length }
}

/** Schemes as they leave the store, with their milestones and lights. */
export async function shown(db: Db, actor: Actor, rows: readonly KeptScheme[], on: Day): Promise<Scheme[]> {
  const milestones = await milestonesOf(
    db,
    rows.map(({ id }) => id),
  )
  const units = await linksOn(
    db,
    actor,
    [...rows.map((one) => one.organisationId), ...milestones.flatMap(({ unitId }) => unitId ?? [])],
    on,
  )
  return rows.map((scheme) => {
    const own = milestones
      .filter((one) => one.schemeId === scheme.id)
      .map(({ publicId, title, plannedOn, doneOn, unitId }) => ({
        id: publicId,
        title,
        plannedOn,
        doneOn: doneOn !== null && doneOn <= on ? doneOn : null,
        unit: unitId === null ? null : (units.get(unitId) ?? null),
      }))
    const next = own.find(({ doneOn }) => doneOn === null)
    const light = lightOf(scheme, own, on)
    return {
      ...scheme,
      id: scheme.publicId,
      keeper: units.get(scheme.organisationId)!,
      light,
      next: next && light !== 'ended' ? { title: next.title, plannedOn: next.plannedOn } : null,
      milestones: own,
    }
  })
}

export interface KeptMilestone {
  id: string
  publicId: string
  schemeId: string
  title: string
  plannedOn: Day
  doneOn: Day | null
  unitId: string | null
}

/** The milestones in force of schemes, in their order. */
export async function milestonesOf(db: Db, schemeIds: readonly string[]): Promise<KeptMilestone[]> {
  const { rows } = await sql<KeptMilestone>`
    select m.id, m.public_id as "publicId", s.scheme_id as "schemeId", s.title, s.planned_on as "plannedOn",
      s.done_on as "doneOn", s.unit_id as "unitId"
    from scheme_milestone_state s join scheme_milestone m on m.id = s.milestone_id
    where s.scheme_id = any(${[...schemeIds]}::bigint[]) and s.superseded_at is null
    order by s.scheme_id, s.place`.execute(db)
  return rows
}
