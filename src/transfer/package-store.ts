import { sql, type RawBuilder } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { fingerprintOf } from './installation.ts'
import type { InstallationCard } from './installation-card.ts'
import { below } from './list-store.ts'
import { MOST_PARTNERS, type PackageRow, type Partner } from './package-api.ts'

/** The installations that are accepted, the latest first. */
export async function listPartners(db: Db, id?: string): Promise<Partner[]> {
  const { rows } = await sql<Omit<Partner, 'acceptedAt'> & { acceptedAt: Date }>`
    select partner.public_id as id, fingerprint, name, recorded_at as "acceptedAt", event.actor_name as "acceptedBy"
    from transfer_partner partner left join event on event.id = recorded_event
    where withdrawn_at is null and ${id === undefined ? sql`true` : sql`partner.public_id = ${id}`}
    order by partner.id desc limit ${MOST_PARTNERS}`.execute(db)
  return rows.map((row) => ({ ...row, acceptedAt: row.acceptedAt.toISOString() }))
}

/** The public keys of an accepted installation, or null. */
export async function findPartner(db: Db, fingerprint: string): Promise<InstallationCard | null> {
  const { rows } = await sql<Pick<InstallationCard, 'name' | 'signKey' | 'sealKey'>>`
    select name, sign_key as "signKey", seal_key as "sealKey" from transfer_partner
    where fingerprint = ${fingerprint} and withdrawn_at is null`.execute(db)
  return rows[0] ? { format: 'dangvu-installation', version: 1, ...rows[0] } : null
}

/** Accepts an installation; throws Conflict where it has been accepted already. */
export async function insertPartner(
  tx: Db,
  card: InstallationCard,
  organisationId: string,
  eventId: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into transfer_partner (fingerprint, name, sign_key, seal_key, organisation_id, recorded_event)
    values (${fingerprintOf(card)}, ${card.name}, ${card.signKey}, ${card.sealKey}, ${organisationId}, ${eventId})
    on conflict do nothing returning public_id as id`.execute(tx)
  if (!rows[0]) throw new Conflict('the installation has been accepted already')
  return rows[0].id
}

/** The unit that accepted an installation; throws NotFound when none has, or it is withdrawn. */
export async function partnerKeeper(db: Db, id: string): Promise<string> {
  const { rows } = await sql<{ unit: string }>`
    select organisation_id as unit from transfer_partner
    where public_id = ${id} and withdrawn_at is null for update`.execute(db)
  if (!rows[0]) throw new NotFound(`installation ${id}`)
  return rows[0].unit
}

export async function endPartner(tx: Db, id: string, reason: string, eventId: string): Promise<void> {
  await sql`update transfer_partner set withdrawn_at = now(), withdrawn_event = ${eventId}, withdrawn_reason = ${reason}
    where public_id = ${id} and withdrawn_at is null`.execute(tx)
}

/** A package as it is kept: what and for whom, never its content. */
export interface NewPackage {
  id: string
  direction: 'out' | 'in'
  personId: string
  organisationId: string
  fingerprint: string
  sealedAt: string
  digest: string
  letterNo: string
  letterOn: Day
  otherName: string
  receivedOn: Day | null
}

export async function insertPackage(tx: Db, one: NewPackage, eventId: string): Promise<void> {
  await sql`
    with kept as (
      insert into transfer_package (public_id, direction, organisation_id, fingerprint, sealed_at, digest, letter_no,
        letter_on, other_name, received_on, recorded_event)
      values (${one.id}, ${one.direction}, ${one.organisationId}, ${one.fingerprint}, ${one.sealedAt}, ${one.digest},
        ${one.letterNo}, ${one.letterOn}, ${one.otherName}, ${one.receivedOn}, ${eventId})
      returning id
    )
    insert into transfer_package_member (member_id, package_id) select ${one.personId}, id from kept`.execute(
    tx,
  )
}

export interface KeptPackage {
  key: string
  direction: 'out' | 'in'
  fingerprint: string
  personId: string
  organisationId: string
  letterNo: string
  letterOn: Day
  receivedOn: Day | null
}

/** A package by its number, locked until the transaction ends, or null. */
export async function findPackage(tx: Db, id: string): Promise<KeptPackage | null> {
  const { rows } = await sql<KeptPackage>`
    select package.id as key, direction, fingerprint, member_id as "personId", organisation_id as "organisationId",
      letter_no as "letterNo", letter_on as "letterOn", received_on as "receivedOn"
    from transfer_package package join transfer_package_member named on named.package_id = package.id
    where public_id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The word that a package made here was received. */
export async function receivePackageBack(tx: Db, key: string, on: Day, eventId: string): Promise<void> {
  const { rows } = await sql`
    update transfer_package set received_on = ${on}, receipt_event = ${eventId}
    where id = ${key} and received_on is null returning id`.execute(tx)
  if (rows.length === 0) throw new Conflict('the receipt has been taken in already')
}

/** Packages of a unit and all below it that the actor may read, newest first. */
export async function listPackages(
  db: Db,
  actor: Actor,
  asked: {
    organisationId: string
    direction?: 'out' | 'in' | undefined
    after?: string | undefined
    limit: number
  },
  on: Day,
): Promise<{ items: PackageRow[]; next: string | null }> {
  const last = readCursor(asked.after, 1)
  const conditions: RawBuilder<unknown>[] = [
    sql`package.organisation_id in ${below(asked.organisationId, on)}`,
    withinReach(actor, 'movement.read', sql.ref('package.organisation_id')),
    ...(asked.direction ? [sql`direction = ${asked.direction}`] : []),
    ...(last ? [sql`package.id < ${idPart(last[0])}::bigint`] : []),
  ]
  const { rows } = await sql<PackageSql>`
    select package.id as key, package.public_id as id, direction, person.public_id as "personId",
      person.full_name as "fullName", member.member_code as "memberCode", package.organisation_id as "unitId",
      other_name as "otherName", fingerprint, letter_no as "letterNo", letter_on as "letterOn",
      sealed_at as "sealedAt", received_on as "receivedOn",
      (select partner.name from transfer_partner partner where partner.fingerprint = package.fingerprint
        order by partner.id desc limit 1) as installation
    from transfer_package package join transfer_package_member named on named.package_id = package.id
    left join person on person.id = named.member_id left join member on member.person_id = person.id
    where ${sql.join(conditions, sql` and `)} order by package.id desc limit ${asked.limit + 1}`.execute(db)
  const page = rows.slice(0, asked.limit)
  const units = await linksOn(db, actor, [...new Set(page.map((row) => row.unitId))], on)
  const end = page.at(-1)
  return {
    items: page.map((row) => rowOf(row, units)),
    next: rows.length > asked.limit && end ? cursorOf([end.key]) : null,
  }
}

interface PackageSql extends Omit<PackageRow, 'person' | 'unit' | 'sealedAt' | 'installation'> {
  key: string
  personId: string | null
  fullName: string | null
  memberCode: string | null
  unitId: string
  sealedAt: Date
  fingerprint: string
  installation: string | null
}

function rowOf(row: PackageSql, units: ReadonlyMap<string, UnitLink>): PackageRow {
  const { id, direction, otherName, letterNo, letterOn, receivedOn, personId, fullName, memberCode } = row
  return {
    id,
    direction,
    otherName,
    letterNo,
    letterOn,
    receivedOn,
    sealedAt: row.sealedAt.toISOString(),
    installation: row.installation ?? row.fingerprint.slice(0, 16),
    person: personId === null ? null : { id: personId, fullName: fullName!, memberCode },
    unit: units.get(row.unitId)!,
  }
}
