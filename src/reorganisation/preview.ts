import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { permissionsAt, withinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { listMovers, Preview } from './api.ts'
import { countClosing } from './committees.ts'
import { MOST_LISTED, type PlannedUnit, type UnitFigures } from './concern.ts'
import type { Flow } from './members.ts'
import { flowsByUnits, type PreparedReorganisation } from './store.ts'

/** Throws NotFound or Forbidden unless the actor may reorganise every existing unit that the act concerns. */
export async function mustBeAllowedToReorganise(
  db: Db,
  actor: Actor,
  { plan, situation }: PreparedReorganisation,
): Promise<void> {
  const ids = plan.units.flatMap((unit) => situation.units.get(unit.code)?.id ?? [])
  await mustReorganise(db, actor, ids)
}

/** Throws NotFound where the actor cannot even read, Forbidden where he may read but not reorganise. */
export async function mustReorganise(
  db: Db,
  actor: Actor,
  organisationIds: readonly string[],
): Promise<void> {
  const allowed = [...(await permissionsAt(db, actor, organisationIds))]
  for (const [id, may] of allowed) if (!may['organisation.read']) throw new NotFound(`organisation ${id}`)
  for (const [, may] of allowed)
    if (!may['organisation.reorganise']) throw new Forbidden('organisation.reorganise')
}

/** What the act would do, as it is shown before one signs. */
export async function previewOf(db: Db, prepared: PreparedReorganisation): Promise<z.input<typeof Preview>> {
  const { plan, situation, reorganisation, refusals } = prepared
  const unitOf = namesOf(prepared)
  const shown = plan.units.slice(0, MOST_LISTED)
  const flows = flowsByUnits(plan.flows)
  const warnings = plan.warnings.slice(0, MOST_LISTED)
  const figures = (unit: UnitFigures | null) =>
    unit && { ...unit, superior: unit.superiorCode === null ? null : unitOf(unit.superiorCode).name }
  return {
    refusals: refusals.slice(0, MOST_LISTED),
    units: shown.map(({ code, part, before, after }) => ({
      unit: unitOf(code),
      part,
      before: figures(before),
      after: figures(after),
    })),
    unitsLeftOut: plan.units.length - shown.length,
    total: plan.total,
    flows: flows.slice(0, MOST_LISTED).map((flow) => ({
      ...flow,
      from: unitOf(flow.from),
      to: unitOf(flow.to),
    })),
    flowsLeftOut: Math.max(0, flows.length - MOST_LISTED),
    moving: plan.flows.reduce((sum, flow) => sum + flow.members, 0),
    closing: await asRegister(db, (all) =>
      countClosing(all, {
        units: plan.closes.flatMap((code) => situation.units.get(code)?.id ?? []),
        movers: sql`select member_id, from_id from (${moversOf(prepared)}) mover`,
        on: reorganisation.on,
      }),
    ),
    warnings,
    warningsLeftOut: plan.warnings.length - warnings.length,
  }
}

type Movers = z.input<typeof listMovers.output>

/** A page of those who would move, in the order of names; only those whom the actor may see. */
export async function listMoversOf(
  db: Db,
  actor: Actor,
  prepared: PreparedReorganisation,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Movers> {
  const unitOf = namesOf(prepared)
  const last = readCursor(after, 2)
  const { rows } = await sql<MoverRow>`
    select person.public_id as id, person.id as key, full_name as "fullName", member_code as "memberCode", name_order as "order",
      giver.code as "from", mover.to_code as "to"
    from (${moversOf(prepared)}) mover
    join person on person.id = mover.member_id
    join member on member.person_id = mover.member_id
    join organisation giver on giver.id = mover.from_id
    where ${withinReach(actor, 'person.read', sql.ref('mover.from_id'))}
      and ${last ? sql`(name_order, person.id) > (${String(last[0])}, ${idPart(last[1])}::bigint)` : sql`true`}
    order by name_order, person.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: page.map(({ key: _key, order: _order, from, to, ...row }) => ({
      ...row,
      from: unitOf(from),
      to: unitOf(to),
    })),
    next: rows.length > limit && end ? cursorOf([end.order, end.key]) : null,
  }
}

interface MoverRow {
  id: string
  key: string
  fullName: string
  memberCode: string
  order: string
  from: string
  to: string
}

/** Rows `member_id, from_id, to_code` of those who would move. */
function moversOf({ plan, situation, reorganisation }: PreparedReorganisation): RawBuilder<unknown> {
  const rests = plan.flows.filter((flow) => flow.named === null)
  const names = plan.flows.flatMap((flow) => (flow.named ?? []).map((member) => ({ ...flow, member })))
  const from = (flows: readonly Flow[]) => flows.map((flow) => situation.units.get(flow.from)?.id ?? null)
  const to = (flows: readonly Flow[]) => flows.map((flow) => flow.to)
  const on: Day = reorganisation.on
  return sql`
    with named as (
      select * from unnest(${names.map((one) => one.member)}::bigint[], ${from(names)}::bigint[], ${to(names)}::text[])
        as line (member_id, from_id, to_code)
    )
    select * from named
    union all
    select spell.member_id, line.from_id, line.to_code
    from unnest(${from(rests)}::bigint[], ${to(rests)}::text[]) as line (from_id, to_code)
    join member_spell spell on spell.organisation_id = line.from_id
      and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
    where not exists (select from named where named.member_id = spell.member_id)`
}

/** Names units by their code as they are after the act, or were before. */
function namesOf({ plan, situation, reorganisation }: PreparedReorganisation) {
  const planned = new Map<string, PlannedUnit>(plan.units.map((unit) => [unit.code, unit]))
  return (code: string) => {
    const unit = planned.get(code)
    const state =
      unit?.before ??
      unit?.after ??
      situation.known.findLast((one) => one.code === code) ??
      reorganisation.newUnits.find((one) => one.code === code)
    return {
      id: situation.units.get(code)?.publicId ?? null,
      code,
      name: state?.name ?? code,
      kind: state?.kind ?? '',
    }
  }
}
