import { sql, type RawBuilder } from 'kysely'
import { isWithinReach, permissions, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { inForceOn } from '#body/store.ts'
import { COMMITTEE_ROLES, type CommitteeCode } from '#committee/codes.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { lastDayOf, partsOf, type Day } from '#platform/day.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import {
  MOST,
  type Area,
  type AreaState,
  type Cell,
  type Field,
  type Holder,
  type Matrix,
  type Member,
} from './api.ts'
import type { DutyKind } from './codes.ts'
import { listRegulations } from './regulation-store.ts'

/** A committee of a unit on a day, as the reader may see it. */
export interface CommitteeAsked {
  organisationId: string
  committee: CommitteeCode
  on: Day
  people: boolean
}

interface HolderRow {
  dutyId: string
  organisationId: string
  committee: string
  kind: DutyKind
  fieldId: string | null
  unitId: string | null
  who: string | null
  role: string | null
  byPost: boolean
  vacant: boolean
  from: Day
  until: Day
  decisionNo: string | null
}

/** Duties in force on a day with who is there for each; ids and posts, no names. `which` limits rows of `duty`. */
function holderRows(which: RawBuilder<unknown>, on: Day, limit: number): RawBuilder<HolderRow> {
  return sql<HolderRow>`
    select * from (
      select distinct on (duty.id, seat.person_id) duty.public_id as "dutyId", duty.organisation_id as "organisationId",
        duty.committee, duty.kind, duty.field_id as "fieldId", duty.unit_id as "unitId",
        coalesce(seat.person_id, duty.holder_id) as who, coalesce(duty.holder_role, seat.role) as role,
        duty.holder_role is not null as "byPost", seat.person_id is null as vacant, duty.from_day as "from",
        duty.until_day as until, duty.decision_no as "decisionNo",
        array_position(${[...COMMITTEE_ROLES]}::text[], coalesce(duty.holder_role, seat.role)) as place, duty.id as key
      from duty left join post seat on seat.organisation_id = duty.organisation_id and seat.committee = duty.committee
        and ${inForceOn('seat', on)} and (seat.person_id = duty.holder_id or seat.role = duty.holder_role)
      where ${inForceOn('duty', on)} and ${which}
      order by duty.id, seat.person_id, array_position(${[...COMMITTEE_ROLES]}::text[], seat.role)
    ) held order by place, key limit ${limit}`
}

/** Reads duties with the eyes of the register, then the names with those of the reader. */
async function readHolders(
  db: Db,
  which: RawBuilder<unknown>,
  on: Day,
  { people, limit }: { people: boolean; limit: number },
): Promise<(HolderRow & { holder: Holder })[]> {
  const { rows } = await asRegister(db, (all) => holderRows(which, on, limit).execute(all))
  const names = people
    ? await namesOf(
        db,
        rows.flatMap(({ who }) => who ?? []),
      )
    : new Map<string, never>()
  return rows.map((row) => {
    const { dutyId, who, role, byPost, vacant, from, until, decisionNo } = row
    const named = who === null ? undefined : names.get(who)
    const person = { personId: named?.id ?? null, fullName: named?.fullName ?? null }
    return {
      ...row,
      holder: { dutyId, ...person, role, byPost, vacant, from, to: lastDayOf(until), decisionNo },
    }
  })
}

async function namesOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { id: string; fullName: string }>> {
  const { rows } = await sql<{ key: string; id: string; fullName: string }>`
    select asked.id as key, person.public_id as id, person.full_name as "fullName"
    from unnest(${[...new Set(ids)]}::bigint[]) as asked (id) cross join lateral named_person(asked.id) person`.execute(
    db,
  )
  return new Map(rows.map(({ key, ...named }) => [key, named]))
}

/** Who in a committee answers for which field, and how the units below are followed. */
export async function getMatrix(
  db: Db,
  actor: Actor,
  asked: Omit<CommitteeAsked, 'people'>,
): Promise<Matrix> {
  const { organisationId, committee, on } = asked
  const may = await permissions(db, actor, organisationId)
  const whole = { ...asked, people: may['person.read'] }
  return {
    on,
    committee,
    members: await listMembers(db, whole),
    fields: await listFields(db, whole),
    areas: await countAreas(db, whole),
    regulations: await listRegulations(db, organisationId, committee, on),
    may: { record: may['work.record'], people: may['person.read'] },
  }
}

async function listMembers(
  db: Db,
  { organisationId, committee, on, people }: CommitteeAsked,
): Promise<Member[]> {
  const { rows } = await asRegister(db, (all) =>
    sql<{ who: string; role: string; areas: number; cells: number }>`
      select seat.person_id as who, seat.role, own.areas::integer, own.cells::integer
      from (
        select distinct on (person_id) person_id, role from post seat
        where organisation_id = ${organisationId} and committee = ${committee} and ${inForceOn('seat', on)}
        order by person_id, array_position(${[...COMMITTEE_ROLES]}::text[], role)
      ) seat cross join lateral (
        select count(*) filter (where kind = 'area') as areas, count(*) filter (where kind = 'cell') as cells from duty
        where organisation_id = ${organisationId} and committee = ${committee} and ${inForceOn('duty', on)}
          and (holder_id = seat.person_id or holder_role = seat.role)
      ) own
      order by array_position(${[...COMMITTEE_ROLES]}::text[], seat.role), seat.person_id
      limit ${MOST.members}`.execute(all),
  )
  const names = people
    ? await namesOf(
        db,
        rows.map(({ who }) => who),
      )
    : new Map<string, never>()
  return rows.map(({ who, ...member }) => {
    const named = names.get(who)
    return { ...member, personId: named?.id ?? null, fullName: named?.fullName ?? null }
  })
}

async function listFields(
  db: Db,
  { organisationId, committee, on, people }: CommitteeAsked,
): Promise<Field[]> {
  const { rows } = await sql<{ key: string; id: string; name: string }>`
    select id as key, public_id as id, name from duty_field
    where organisation_id = ${organisationId} and from_day <= ${on}::date and ${on}::date < until_day
    order by place, duty_field.id limit ${MOST.fields}`.execute(db)
  const which = sql`duty.organisation_id = ${organisationId} and duty.committee = ${committee} and duty.kind = 'field'`
  const held = await readHolders(db, which, on, { people, limit: MOST.fields * MOST.holders })
  return rows.map(({ key, ...field }) => ({
    ...field,
    holders: held
      .filter((one) => one.fieldId === key)
      .map((one) => one.holder)
      .slice(0, MOST.holders),
  }))
}

/** Units that a committee should follow: those directly below, and others that somebody was put in charge of. */
function areaRows({ organisationId, committee, on }: CommitteeAsked): RawBuilder<unknown> {
  return sql`
    select state.organisation_id as id, state.name_order, (
      select count(distinct seat.person_id) from duty join post seat on seat.organisation_id = duty.organisation_id
        and seat.committee = duty.committee and ${inForceOn('seat', on)}
        and (seat.person_id = duty.holder_id or seat.role = duty.holder_role)
      where duty.unit_id = state.organisation_id and duty.kind = 'area' and duty.organisation_id = ${organisationId}
        and duty.committee = ${committee} and ${inForceOn('duty', on)}
    ) as present
    from organisation_state state
    where ${inForceOn('state', on)} and (state.superior_id = ${organisationId} or exists (
      select from duty where duty.unit_id = state.organisation_id and duty.kind = 'area'
        and duty.organisation_id = ${organisationId} and duty.committee = ${committee} and ${inForceOn('duty', on)}))`
}

async function countAreas(db: Db, asked: CommitteeAsked): Promise<Matrix['areas']> {
  const { rows } = await asRegister(db, (all) =>
    sql<Record<keyof Matrix['areas'], number>>`
      select count(*)::integer as all, count(*) filter (where present = 0)::integer as gaps,
        count(*) filter (where present > 1)::integer as overlaps
      from (${areaRows(asked)}) area`.execute(all),
  )
  return rows[0]!
}

/** Units to follow with who follows each, by name; gaps or overlaps alone where asked. */
export async function listAreas(
  db: Db,
  actor: Actor,
  asked: CommitteeAsked,
  { state, after, limit }: { state: AreaState; after?: string | undefined; limit: number },
): Promise<{ items: Area[]; next: string | null }> {
  const last = readCursor(after, 2)
  const wanted = { all: sql`true`, gap: sql`present = 0`, overlap: sql`present > 1` }[state]
  const { rows } = await asRegister(db, (all) =>
    sql<{ id: string; nameOrder: string }>`
      select id, name_order as "nameOrder" from (${areaRows(asked)}) area
      where ${wanted} and ${last ? sql`(name_order, id) > (${last[0]}, ${idPart(last[1])}::bigint)` : sql`true`}
      order by name_order, id limit ${limit + 1}`.execute(all),
  )
  const page = rows.slice(0, limit)
  const ids = page.map((one) => one.id)
  const which = sql`duty.kind = 'area' and duty.organisation_id = ${asked.organisationId}
    and duty.committee = ${asked.committee} and duty.unit_id = any(${ids}::bigint[])`
  const held = await readHolders(db, which, asked.on, { people: asked.people, limit: limit * MOST.holders })
  const units = await linksOn(db, actor, ids, asked.on)
  const items = page.map(({ id }) => ({
    unit: units.get(id)!,
    holders: held
      .filter((one) => one.unitId === id)
      .map((one) => one.holder)
      .slice(0, MOST.holders),
  }))
  const end = page.at(-1)
  return { items, next: rows.length > limit && end ? cursorOf([end.nameOrder, end.id]) : null }
}

/** Residential branches with who attends their meetings and how many of this year's were attended by the day. */
export async function listCells(
  db: Db,
  actor: Actor,
  asked: CommitteeAsked,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: Cell[]; next: string | null }> {
  const { organisationId, committee, on } = asked
  const last = readCursor(after, 1)
  const which = sql`duty.kind = 'cell' and duty.organisation_id = ${organisationId} and duty.committee = ${committee}`
  const { rows: page } = await sql<{ id: string; publicId: string; held: number; attended: number }>`
    select duty.id, duty.public_id as "publicId", coalesce(sum(counted.held), 0)::integer as held,
      coalesce(sum(counted.attended), 0)::integer as attended
    from duty left join duty_attendance counted on counted.duty_id = duty.id and counted.superseded_at is null
      and counted.from_day >= make_date(${partsOf(on).year}, 1, 1) and counted.from_day <= ${on}::date
    where ${inForceOn('duty', on)} and ${which} and ${last ? sql`duty.id > ${idPart(last[0])}::bigint` : sql`true`}
    group by duty.id order by duty.id limit ${limit + 1}`.execute(db)
  const shown = page.slice(0, limit)
  const ids = shown.map((one) => one.id)
  const held = await readHolders(db, sql`duty.id = any(${ids}::bigint[])`, on, {
    people: asked.people,
    limit: limit * 5,
  })
  const units = await linksOn(
    db,
    actor,
    held.flatMap(({ unitId }) => unitId ?? []),
    on,
  )
  const items = shown.flatMap(({ publicId, held: meetings, attended }) => {
    const own = held.find((one) => one.dutyId === publicId)
    const unit = own?.unitId ? units.get(own.unitId) : undefined
    return own && unit ? [{ unit, holder: own.holder, held: meetings, attended }] : []
  })
  const end = shown.at(-1)
  return { items, next: page.length > limit && end ? cursorOf([end.id]) : null }
}

/** Who answers for a unit or a field on a day, of those whose keeper or whose unit the reader reaches. */
export async function listResponsible(
  db: Db,
  actor: Actor,
  { subject, id, on }: { subject: 'unit' | 'field'; id: string; on: Day },
) {
  const column = subject === 'unit' ? sql`duty.unit_id` : sql`duty.field_id`
  const which = sql`${column} = ${id} and (${isWithinReach(actor, 'work.read', sql.ref('duty.organisation_id'))}
    or ${isWithinReach(actor, 'work.read', sql.ref('duty.unit_id'))})`
  const held = await readHolders(db, which, on, { people: true, limit: MOST.answers })
  const keepers = await linksOn(
    db,
    actor,
    held.map((one) => one.organisationId),
    on,
  )
  return held.map(({ organisationId, committee, kind, holder }) => ({
    organisation: keepers.get(organisationId)!,
    committee,
    kind,
    holder,
  }))
}
