import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Refusal } from '#platform/errors.ts'
import { nextSerial, termOf, unitOnDay } from '#document/issuing-store.ts'
import { judgeDocument, type Judged } from '#document/judge-store.ts'
import { LAYOUT_PARTS, TYPE_BY_ID } from '#document/law.ts'
import { printedNumber, readNumber } from '#document/numbers.ts'
import { issuerName, organsOf, symbolOf, type Organ } from '#document/organs.ts'
import { recordDocument, seriesOf } from '#document/record-store.ts'
import type { Step } from './declaration.ts'
import type { CaseOrgan } from './table-words.ts'

interface AskedDecision {
  step: Step
  /** Internal id of the unit that issues it. */
  unitId: string
  on: Day
  number: string
  term: string | null
}

/** Judges the numbered document of a step as one of the issuer's book: number once per issuer, type and term. */
export async function judgeDecision(
  tx: Db,
  actor: Actor,
  { step, unitId, on, number, term }: AskedDecision,
): Promise<Judged> {
  const issuer = await issuerOn(tx, unitId, step.who.organ, on)
  const { serial, symbol } = readNumber(number)
  const judged = await judgeDocument(
    tx,
    actor,
    {
      organisationId: issuer.publicId,
      direction: 'issued',
      type: step.decision!.type,
      issuer: { organisationId: issuer.publicId, organ: issuer.organ, bodyId: null, name: null },
      serial,
      number: null,
      symbol: symbol ?? issuer.symbol,
      term: term ?? issuer.term,
      issuedOn: on,
      issuedKnown: 'day',
      receivedOn: null,
      subject: step.decision!.subject.vi,
      inForceFrom: on,
      inForceTo: null,
      audience: 'own',
      note: null,
      links: [],
      layout: [...LAYOUT_PARTS],
      checkReason: 'Lập từ hồ sơ thủ tục',
    },
    unitId,
    null,
    true,
  )
  // A number that is no number would silently become the next one.
  const refusals: Refusal[] = serial === null ? [{ code: 'decision-number-wrong', number }] : []
  return { ...judged, refusals: [...refusals, ...judged.refusals] as Judged['refusals'] }
}

/** Writes the document into the book; answers its id. */
export async function recordDecision(tx: Db, { document, links }: Judged, eventId: string): Promise<string> {
  return (await recordDocument(tx, document, links, eventId)).id
}

/** The number that a decision of this step would bear on a day, and the term it runs in. */
export async function suggestNumber(
  db: Db,
  step: Step,
  unitId: string,
  on: Day,
): Promise<{ number: string; term: string | null }> {
  const { organ, symbol, term, name } = await issuerOn(db, unitId, step.who.organ, on)
  const series = seriesOf({ organisationId: unitId, organ, bodyId: null, name }, symbol)
  const serial = await nextSerial(db, { organisationId: unitId, series, type: step.decision!.type, term })
  return { number: printedNumber(serial, TYPE_BY_ID.get(step.decision!.type)!.abbreviation, symbol), term }
}

const ORGANS: Record<CaseOrgan, readonly Organ[]> = {
  members: ['chi_bo', 'cap_uy'],
  committee: ['cap_uy', 'chi_bo'],
  standing: ['ban_thuong_vu', 'bo_chinh_tri', 'cap_uy', 'chi_bo'],
  commission: ['ban_to_chuc', 'cap_uy', 'chi_bo'],
  person: ['cap_uy', 'chi_bo'],
}

/** A part of a unit as an issuer on a day: its organ, name, symbol and term. */
export async function issuerOn(db: Db, unitId: string, part: CaseOrgan, on: Day) {
  const { rows } = await sql<{ publicId: string }>`
    select public_id as "publicId" from organisation where id = ${unitId}`.execute(db)
  const unit = (await unitOnDay(db, rows[0]!.publicId, on))!
  const known = organsOf(unit.kind)
  const organ = ORGANS[part].find((one) => known.includes(one)) ?? known[0]!
  const term = await termOf(db, unit, on)
  return { ...unit, organ, issuerName: issuerName(unit, organ), symbol: symbolOf(unit, organ, on), term }
}
