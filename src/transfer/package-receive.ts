import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { changeLedger, findPlace } from '#movement/ledger.ts'
import { KINDS } from '#organisation/kinds.ts'
import { birthText } from '#person/field-values.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock, type Db } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { actOnCase } from '#procedure/act.ts'
import type { Doing } from '#procedure/open.ts'
import { workingDaysAfter } from '#procedure/calendar.ts'
import { readDeviations } from '#procedure/store.ts'
import { openPackage, sealPackage, type OpenedPackage } from './envelope.ts'
import type { Installation } from './installation.ts'
import { transferLawOn } from './law.ts'
import type { PackagePreview } from './package-api.ts'
import type { PackageProblem } from './package-refusals.ts'
import { findPackage, findPartner, insertPackage, receivePackageBack } from './package-store.ts'
import { transferOut } from './official.ts'
import { writeWholeRecord } from './record-write.ts'
import { Letter, Receipt, WholeRecord } from './whole-record.ts'

interface RecordPackage {
  opened: OpenedPackage
  letter: Letter
  record: WholeRecord
}

/** Opens a package with a record; throws Refused where it is not whole, not for here, or not understood. */
function openRecord(text: string, own: Installation): RecordPackage {
  const { opened, refusals } = openPackage(text, own)
  insist(refusals)
  const { letter, ...parts } = opened!.parts
  if (opened!.kind !== 'record') insist(problems({ code: 'package-is-receipt' }))
  const [read, record] = [Letter.safeParse(letter), WholeRecord.safeParse(parts)]
  const issues = [read, record].flatMap((one) => one.error?.issues ?? [])
  if (issues.length > 0) {
    const places = issues.slice(0, 5).map((one) => one.path.join('.'))
    insist(problems({ code: 'package-content-unknown', places: places.join(', ') }))
  }
  return { opened: opened!, letter: read.data!, record: record.data! }
}

const problems = (...list: PackageProblem[]) => list

/** What is in a package and what stands against taking it in; throws Refused where it cannot be opened at all. */
export async function previewOf(
  db: Db,
  text: string,
  own: Installation,
  today: Day,
): Promise<PackagePreview> {
  const sent = openRecord(text, own)
  const { opened, letter, record } = sent
  const found = await asRegister(db, (all) => judge(all, sent, today))
  const { person, member } = record
  return {
    id: opened.id,
    sealedAt: opened.sealedAt,
    sender: { card: opened.sender, fingerprint: opened.fingerprint, isAccepted: found.isAccepted },
    letter,
    person: {
      fullName: person.full_name,
      bornOn: birthText(person.born_on, person.born_precision),
      memberCode: member.member_code,
      officialOn: member.official_on,
      lastUnit: record.movements.findLast((one) => one.to)?.to?.name ?? null,
      isKnown: found.isKnown,
    },
    counts: {
      movements: record.movements.length,
      attributes: record.attributes.length,
      periods: record.periods.length,
      statuses: record.statuses.length,
      badges: record.badges.length,
      posts: record.posts.length,
    },
    refusals: found.refusals,
  }
}

/** What the register says against a package: who signed it, whether it came before, whether the member is counted here. */
async function judge(all: Db, { opened, letter, record }: RecordPackage, today: Day) {
  const isAccepted = (await findPartner(all, opened.fingerprint)) !== null
  const before = await findPackage(all, opened.id)
  const { rows } = await sql<{ known: string | null; unit: string | null; other: boolean }>`
    select (select id from person where public_id = ${record.person.key}) as known,
      (select state.name from member_spell spell join organisation_state state on state.organisation_id = spell.organisation_id
          and state.superseded_at is null and state.from_day <= ${today}::date and ${today}::date < state.until_day
        where spell.member_id = (select id from person where public_id = ${record.person.key})
          and spell.from_day <= ${today}::date and ${today}::date < spell.until_day) as unit,
      exists (select from member join person on person.id = member.person_id
        where member_code = ${record.member.member_code} and public_id <> ${record.person.key}) as other`.execute(
    all,
  )
  const { known, unit, other } = rows[0]!
  const refusals: PackageProblem[] = []
  if (!isAccepted) refusals.push({ code: 'signer-not-accepted', fingerprint: opened.fingerprint })
  if (before) refusals.push({ code: 'package-taken-already', on: before.receivedOn })
  if (unit) refusals.push({ code: 'still-counted-here', unit })
  if (other) refusals.push({ code: 'member-code-of-another' })
  if (letter.issuedOn > today) refusals.push({ code: 'letter-in-future', on: letter.issuedOn })
  return { isAccepted, isKnown: known !== null, refusals }
}

interface Receiving {
  text: string
  own: Installation
  unit: string
  on: Day
  lateReason: string | null
}

/** Takes a member in: the record as it came, the movement on the day of receipt, and the receipt to send back. */
export async function receiveRecord(
  tx: Db,
  { text, own, unit, on, lateReason }: Receiving,
  { actor, today, now }: { actor: Actor; today: Day; now: Date },
) {
  const sent = openRecord(text, own)
  const { opened, letter, record } = sent
  await advisoryLock(tx, `transfer package ${opened.id}`)
  await advisoryLock(tx, `person ${record.person.key}`)
  const [{ refusals }, receiver] = await asRegister(tx, async (all) => [
    await judge(all, sent, today),
    await receiverOn(all, unit, on),
  ])
  insist([...refusals, ...(await refusalsToDay(tx, letter, { on, today, lateReason })), ...receiver.refusals])
  const eventId = await recordEvent(tx, actor, {
    action: 'transfer.package-in',
    organisationId: unit,
    subjectKind: 'person',
    subjectId: record.person.key,
    details: { package: opened.id, sender: opened.fingerprint.slice(0, 16), on },
  })
  const reason = `Gói chuyển sinh hoạt ${opened.id.slice(0, 8)}`
  await asRegister(tx, async (all) => {
    const arrival = { record, keeperId: unit, installation: own.fingerprint, eventId, reason }
    const personId = await writeWholeRecord(all, arrival)
    const entry = { on, category: 'I4', from: null, to: unit, decisionNo: letter.number, note: lateReason }
    await changeLedger(all, actor, { memberId: personId, entry, event: { id: eventId }, today })
    await insertPackage(
      all,
      {
        id: opened.id,
        direction: 'in',
        personId,
        organisationId: unit,
        fingerprint: opened.fingerprint,
        sealedAt: opened.sealedAt,
        digest: createHash('sha256').update(text).digest('hex'),
        letterNo: letter.number,
        letterOn: letter.issuedOn,
        otherName: letter.issuer,
        receivedOn: on,
      },
      eventId,
    )
  })
  const word: Receipt = { packageId: opened.id, receivedOn: on, unit: receiver.name }
  const sealed = sealPackage({ receipt: word }, opened.sender, own, {
    id: crypto.randomUUID(),
    kind: 'receipt',
    now,
  })
  const name = `bao-tiep-nhan-${opened.id.slice(0, 8)}.json`
  return { personId: record.person.key, receipt: { name, text: sealed } }
}

async function receiverOn(all: Db, unit: string, on: Day) {
  const { rows } = await sql<{ name: string; kind: string }>`
    select name, kind from organisation_state where organisation_id = ${unit} and superseded_at is null
      and from_day <= ${on}::date and ${on}::date < until_day`.execute(all)
  const isBranch = KINDS.some((kind) => kind.branch && kind.code === rows[0]?.kind)
  const refusals: PackageProblem[] = isBranch ? [] : [{ code: 'receiver-not-branch' }]
  return { name: rows[0]?.name ?? '', refusals }
}

async function refusalsToDay(
  db: Db,
  { issuedOn }: Letter,
  { on, today, lateReason }: { on: Day; today: Day; lateReason: string | null },
): Promise<PackageProblem[]> {
  const refusals: PackageProblem[] = []
  if (on > today) refusals.push({ code: 'received-in-future', on, today })
  if (on < issuedOn) refusals.push({ code: 'received-before-letter', letterOn: issuedOn, on })
  const law = transferLawOn(on)
  const by = workingDaysAfter(issuedOn, law.presentWithin, await readDeviations(db))
  if (on > by && lateReason === null) refusals.push({ code: 'received-late', by, source: law.source })
  return refusals
}

/** Takes in the word that a package of ours was received: the member leaves our count on that day. */
export async function receiveReceipt(
  tx: Db,
  text: string,
  own: Installation,
  { actor, today }: { actor: Actor; today: Day },
) {
  const { opened, refusals } = openPackage(text, own)
  insist(refusals)
  if (opened!.kind !== 'receipt') insist(problems({ code: 'package-is-record' }))
  const read = Receipt.safeParse(opened!.parts.receipt)
  if (!read.success) insist(problems({ code: 'package-content-unknown', places: 'receipt' }))
  const { packageId, receivedOn, unit } = read.data!
  await advisoryLock(tx, `transfer package ${packageId}`)
  const sent = await findPackage(tx, packageId)
  if (!sent || sent.direction !== 'out') insist(problems({ code: 'receipt-without-package' }))
  await mustBeAllowed(tx, actor, 'movement.record', sent!.organisationId)
  const { personId, letterNo, letterOn, key } = sent!
  const place = await findPlace(tx, personId, receivedOn)
  const found: PackageProblem[] = []
  if (sent!.fingerprint !== opened!.fingerprint) found.push({ code: 'receipt-from-another' })
  if (sent!.receivedOn) found.push({ code: 'receipt-taken-already', on: sent!.receivedOn })
  if (receivedOn > today) found.push({ code: 'received-in-future', on: receivedOn, today })
  if (receivedOn < letterOn) found.push({ code: 'received-before-letter', letterOn, on: receivedOn })
  if (place === null && !sent!.receivedOn) found.push({ code: 'left-meanwhile' })
  insist(found)
  const person = await publicIdOf(tx, personId)
  const eventId = await recordEvent(tx, actor, {
    action: 'transfer.receipt',
    organisationId: sent!.organisationId,
    subjectKind: 'person',
    subjectId: person,
    details: { package: packageId, on: receivedOn },
  })
  if (!(await endCase(tx, personId, receivedOn, { actor, today }))) {
    const from = place!.organisationId
    const entry = { on: receivedOn, category: 'D5', from, to: null, decisionNo: letterNo, note: null }
    await changeLedger(tx, actor, { memberId: personId, entry, event: { id: eventId }, today })
  }
  await receivePackageBack(tx, key, receivedOn, eventId)
  return { personId: person, receivedOn, unit }
}

/** Where the transfer is a case that waits for this word, the word is its last step, which writes the movement. */
async function endCase(tx: Db, personId: string, on: Day, doing: Doing): Promise<boolean> {
  const { rows } = await sql<{ caseId: string; place: string; seen: number }>`
    select c.public_id as "caseId", c.place, c.acts as seen
    from procedure_subject s join procedure_case c on c.id = s.case_id
    where s.person_id = ${personId} and s.kind = 'transfer-out' and s.is_open`.execute(tx)
  const [open] = rows
  if (!open) return false
  if (open.place !== 'confirm') insist(problems({ code: 'case-not-there-yet' }))
  const { caseId, seen } = open
  const values = { late_reason: 'Theo phiếu báo tiếp nhận của nơi đến' }
  const asked = {
    step: 'confirm',
    outcome: 'received',
    on,
    values,
    vote: null,
    decisionNo: null,
    decisionTerm: null,
  }
  await actOnCase(tx, transferOut, { caseId, seen, ...asked, people: {}, reason: null }, doing)
  return true
}

async function publicIdOf(db: Db, personId: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select public_id as id from person where id = ${personId}`.execute(db)
  if (!rows[0]) throw new NotFound('person')
  return rows[0].id
}
