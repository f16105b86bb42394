import { sql } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import { lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { cut } from '#platform/rest.ts'
import { unitNames } from '#person/unit-store.ts'
import { MOST, type Group, type Groups } from './api.ts'
import type { GroupRole } from './codes.ts'

/** A group as its writers know it; `until` is exclusive. */
export interface StoredGroup {
  id: string
  from: Day
  until: Day
}

/** The groups of a unit that exist on a day or will, with those in them. */
export async function listGroups(db: Db, unitId: string, on: Day): Promise<Omit<Groups, 'may'>> {
  const { rows } = await sql<Omit<Group, 'to' | 'members'> & { key: string; until: Day; whole: string }>`
    select count(*) over () as whole, id as key, public_id as id, name, for_away as "forAway", from_day as "from",
      until_day as until
    from party_group where organisation_id = ${unitId} and superseded_at is null and until_day > ${on}::date
    order by name, id limit ${MOST.groups}`.execute(db)
  const { shown, beyond } = cut(rows, MOST.groups)
  const members = await membersOf(
    db,
    shown.map((one) => one.key),
    on,
  )
  const names = await unitNames(db, [unitId], on)
  return {
    unit: names.get(unitId)!,
    groups: shown.map(({ key, until, ...group }) => ({
      ...group,
      to: lastDayOf(until),
      members: (members.get(key) ?? []).slice(0, MOST.members),
    })),
    beyond,
  }
}

async function membersOf(
  db: Db,
  groupIds: readonly string[],
  on: Day,
): Promise<Map<string, Group['members']>> {
  const { rows } = await sql<Group['members'][number] & { key: string }>`
    select gm.group_id as key, gm.public_id as id, p.public_id as "personId", p.full_name as "fullName", gm.role,
      gm.from_day as "from", exists (select from member_status s where s.member_id = p.id and s.superseded_at is null
        and s.status in ('di_lam_an_xa', 'o_nuoc_ngoai') and ${holdsOn('s', on)}) as away
    from party_group_member gm join person p on p.id = gm.person_id
    where gm.group_id = any(${[...groupIds]}::bigint[]) and gm.superseded_at is null and ${holdsOn('gm', on)}
    order by array_position('{leader,deputy,member}'::text[], gm.role), p.name_order limit 5000`.execute(db)
  const found = new Map<string, Group['members']>()
  for (const { key, ...row } of rows) found.set(key, [...(found.get(key) ?? []), row])
  return found
}

/** The group of a public id in a unit, locked; throws NotFound. */
export async function getGroup(tx: Db, unitId: string, publicId: string): Promise<StoredGroup> {
  const { rows } = await sql<StoredGroup>`
    select id, from_day as "from", until_day as until from party_group
    where public_id = ${publicId} and organisation_id = ${unitId} and superseded_at is null for update`.execute(
    tx,
  )
  if (!rows[0]) throw new NotFound(`group ${publicId}`)
  return rows[0]
}

/** Names of the groups of a unit that exist on a day. */
export async function groupNames(db: Db, unitId: string, on: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from party_group g where organisation_id = ${unitId} and superseded_at is null and ${holdsOn('g', on)}`.execute(
    db,
  )
  return rows.map((row) => row.name)
}

export async function insertGroup(
  tx: Db,
  group: { unitId: string; name: string; forAway: boolean; from: Day },
  eventId: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into party_group (organisation_id, name, for_away, from_day, recorded_event)
    values (${group.unitId}, ${group.name}, ${group.forAway}, ${group.from}, ${eventId}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

/** A group's last day, and of all in it. The group keeps its row: only its end is new, the one before stays in history. */
export async function closeGroup(
  tx: Db,
  groupId: string,
  to: Day,
  { eventId, reason }: { eventId: string; reason: string },
): Promise<void> {
  const until = untilOf(to)
  const { rows } = await sql<{ id: string }>`
    with ended as (
      update party_group set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where id = ${groupId} returning *
    )
    insert into party_group (organisation_id, name, for_away, from_day, until_day, recorded_event)
    select organisation_id, name, for_away, from_day, ${until}::date, ${eventId}::bigint from ended returning id`.execute(
    tx,
  )
  await closePlaces(tx, groupId, null, to, { eventId, reason }, rows[0]!.id)
}

/** The last day of places in a group: of one, or of all that are open then; `into`: the group's new row. */
export async function closePlaces(
  tx: Db,
  groupId: string,
  placeId: string | null,
  to: Day,
  { eventId, reason }: { eventId: string; reason: string },
  into: string = groupId,
): Promise<number> {
  const { rows } = await sql`
    with ended as (
      update party_group_member set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where group_id = ${groupId} and superseded_at is null and (${placeId}::uuid is null or public_id = ${placeId}::uuid)
      returning *
    ), again as (
      insert into party_group_member (person_id, public_id, group_id, role, from_day, until_day, recorded_event)
      select person_id, public_id, ${into}::bigint, role, from_day, least(until_day, ${untilOf(to)}::date), ${eventId}::bigint
      from ended where from_day < ${untilOf(to)}::date
    )
    select 1 from ended`.execute(tx)
  return rows.length
}

export async function insertPlace(
  tx: Db,
  place: { groupId: string; personId: string; role: GroupRole; from: Day; until: Day },
  eventId: string,
): Promise<void> {
  await sql`
    insert into party_group_member (person_id, group_id, role, from_day, until_day, recorded_event)
    values (${place.personId}, ${place.groupId}, ${place.role}, ${place.from}, ${place.until}, ${eventId})`.execute(
    tx,
  )
}

/** Who stands where in the groups of a unit on a day, for rules. */
export interface HeldPlace {
  placeId: string
  groupId: string
  personId: string
  role: GroupRole
  from: Day
}

export async function placesHeld(db: Db, unitId: string, on: Day): Promise<HeldPlace[]> {
  const { rows } = await sql<HeldPlace>`
    select gm.public_id as "placeId", gm.group_id as "groupId", gm.person_id as "personId", gm.role, gm.from_day as "from"
    from party_group_member gm join party_group g on g.id = gm.group_id and g.superseded_at is null
    where g.organisation_id = ${unitId} and gm.superseded_at is null and ${holdsOn('gm', on)}`.execute(db)
  return rows
}
