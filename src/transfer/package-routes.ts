import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { getStoredPerson } from '#person/stored-person.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insist, Malformed } from '#platform/errors.ts'
import { sealPackage } from './envelope.ts'
import { fingerprintOf, openInstallation, publicKeyOf, type Installation } from './installation.ts'
import * as api from './package-api.ts'
import { previewOf, receiveRecord, receiveReceipt } from './package-receive.ts'
import type { PackageProblem } from './package-refusals.ts'
import * as store from './package-store.ts'
import { readWholeRecord } from './record-read.ts'
import type { Letter } from './whole-record.ts'

/** Answers for packages between installations; the keys of this one lie in the data folder. */
export function servePackages(server: Api, dataFolder: string): void {
  const installation = async (db: Db) => openInstallation(dataFolder, await ownName(db))
  servePartners(server, installation)
  serve(server, api.listPackages, async ({ organisationId, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'movement.read', unit)
    return store.listPackages(db, actor, { ...asked, organisationId: unit }, today)
  })
  serveSending(server, installation)
  serve(
    server,
    api.previewPackage,
    async ({ text }, { actor, db, today, viewed }) => {
      mustBeAllowedSomewhere(actor, 'movement.record')
      const preview = await previewOf(db, text, await installation(db), today)
      viewed({ action: 'transfer.package-look', subjectKind: 'package', subjectId: preview.id })
      return preview
    },
    { reads: true },
  )
  serve(server, api.receivePackage, async ({ text, organisationId, on, lateReason }, context) => {
    const { actor, db, today, now } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'movement.record', unit)
    await mustBeAllowed(db, actor, 'person.record', unit)
    const own = await installation(db)
    return receiveRecord(db, { text, own, unit, on, lateReason }, { actor, today, now })
  })
  // The case that it may end is judged unit by unit.
  serve(
    server,
    api.takeReceipt,
    async ({ text }, { actor, db, today }) =>
      receiveReceipt(db, text, await installation(db), { actor, today }),
    { sees: 'register' },
  )
}

function servePartners(server: Api, installation: (db: Db) => Promise<Installation>): void {
  serve(server, api.getInstallation, async (_input, { actor, db }) => {
    mustBeAllowedSomewhere(actor, 'movement.read')
    const { card, fingerprint } = await installation(db)
    return { card, fingerprint, partners: await store.listPartners(db) }
  })
  serve(server, api.acceptPartner, async ({ organisationId, card, fingerprint }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'exchange.import', unit)
    mustBeKeys(card)
    const own = await installation(db)
    const refusals: PackageProblem[] = []
    if (fingerprintOf(card) !== fingerprint) refusals.push({ code: 'fingerprint-differs' })
    if (fingerprintOf(card) === own.fingerprint) refusals.push({ code: 'package-for-itself' })
    insist(refusals)
    const eventId = await recordEvent(db, actor, {
      action: 'transfer.partner',
      organisationId: unit,
      details: { fingerprint },
    })
    const id = await store.insertPartner(db, card, unit, eventId)
    return (await store.listPartners(db, id))[0]!
  })
  serve(server, api.withdrawPartner, async ({ id, reason }, { actor, db }) => {
    const unit = await store.partnerKeeper(db, id)
    await mustBeAllowed(db, actor, 'exchange.import', unit)
    const eventId = await recordEvent(db, actor, {
      action: 'transfer.partner-withdraw',
      organisationId: unit,
      subjectKind: 'partner',
      subjectId: id,
    })
    await store.endPartner(db, id, reason, eventId)
    return { withdrawn: true as const }
  })
}

function mustBeKeys(card: { signKey: string; sealKey: string }): void {
  try {
    publicKeyOf(card.signKey, 'ed25519')
    publicKeyOf(card.sealKey, 'x25519')
  } catch {
    throw new Malformed([{ path: 'card', code: 'not-a-key' }])
  }
}

function serveSending(server: Api, installation: (db: Db) => Promise<Installation>): void {
  serve(server, api.makePackage, async ({ personId, fingerprint, ...letter }, context) => {
    const { actor, db, today, now } = context
    const person = await getStoredPerson(db, personId)
    // All of the record leaves: who sends it may see all of it.
    for (const action of [
      'movement.record',
      'exchange.export',
      'person.identity',
      'person.protected',
    ] as const)
      await mustBeAllowed(db, actor, action, person.keeperId)
    const own = await installation(db)
    const partner = await store.findPartner(db, fingerprint)
    const refusals: PackageProblem[] = []
    if (!partner) refusals.push({ code: 'signer-not-accepted', fingerprint })
    if (letter.letterOn > today) refusals.push({ code: 'letter-in-future', on: letter.letterOn })
    if (!(await standsSomewhere(db, person.id, today))) refusals.push({ code: 'not-a-member-now' })
    insist(refusals)
    const id = randomUUID()
    const { unitName, issuer } = await unitsOf(db, person.keeperId, today)
    const words: Letter = {
      number: letter.letterNo,
      issuedOn: letter.letterOn,
      issuer,
      sender: unitName,
      receiver: letter.receiver,
    }
    const record = await readWholeRecord(db, person.id, own.fingerprint)
    const text = sealPackage({ letter: words, ...record }, partner!, own, { id, kind: 'record', now })
    const eventId = await recordEvent(db, actor, {
      action: 'transfer.package',
      organisationId: person.keeperId,
      subjectKind: 'person',
      subjectId: personId,
      details: { package: id, receiver: fingerprint.slice(0, 16) },
    })
    await store.insertPackage(
      db,
      {
        id,
        direction: 'out',
        personId: person.id,
        organisationId: person.keeperId,
        fingerprint,
        sealedAt: now.toISOString(),
        digest: createHash('sha256').update(text).digest('hex'),
        letterNo: letter.letterNo,
        letterOn: letter.letterOn,
        otherName: letter.receiver,
        receivedOn: null,
      },
      eventId,
    )
    return { id, name: `goi-chuyen-${id.slice(0, 8)}.json`, text }
  })
}

async function standsSomewhere(db: Db, personId: string, today: Day): Promise<boolean> {
  const { rows } = await sql`select from member_spell
    where member_id = ${personId} and from_day <= ${today}::date and ${today}::date < until_day`.execute(db)
  return rows.length > 0
}

/** The sender's name, and that of the unit which issues its letters. */
async function unitsOf(db: Db, unit: string, on: Day): Promise<{ unitName: string; issuer: string }> {
  const name = (id: ReturnType<typeof sql>) => sql`(select name from organisation_state state
    where state.organisation_id = ${id} and superseded_at is null
    order by from_day <= ${on}::date desc, abs(from_day - ${on}::date) limit 1)`
  const { rows } = await sql<{ unitName: string; issuer: string }>`
    select ${name(sql`${unit}::bigint`)} as "unitName", ${name(sql`line.superior`)} as issuer
    from case_line(${unit}::bigint, ${on}::date) line`.execute(db)
  return rows[0]!
}

/** An installation is called by the highest unit of its register. */
async function ownName(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from organisation_state where superior_id is null and superseded_at is null
    order by from_day desc limit 1`.execute(db)
  return rows[0]?.name ?? 'Dangvu'
}
