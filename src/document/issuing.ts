import type { z } from 'zod'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { getIssuing } from './api.ts'
import { bodiesOf, bodyOnDay, nextSerial, termOf, unitOnDay } from './issuing-store.ts'
import { mayIssue, TYPE_BY_ID } from './law.ts'
import { printedNumber } from './numbers.ts'
import { grassrootsIssuer, issuerName, organsOf, symbolOf, type Organ } from './organs.ts'
import { seriesOf, type Issuer } from './record-store.ts'

export interface IssuingAsked {
  organisationId: string
  publicId: string
  organ?: Organ | undefined
  bodyId?: string | undefined
  type?: string | undefined
  on: Day
  symbol?: string | undefined
  term?: string | undefined
}

/** What the form of a document needs to know of its issuer on a day: organs, symbol, term, next number, authority. */
export async function answerIssuing(db: Db, asked: IssuingAsked): Promise<z.input<typeof getIssuing.output>> {
  const { on, type, organ, bodyId } = asked
  const unit = await unitOnDay(db, asked.publicId, on)
  const organs = unit?.exists
    ? organsOf(unit.kind).map((one) => ({ organ: one, name: issuerName(unit, one) }))
    : []
  const term = asked.term ?? (unit ? await termOf(db, unit, on) : null)
  const body = bodyId === undefined ? null : await bodyOnDay(db, bodyId, on)
  const symbol = asked.symbol ?? (unit && organ && !body ? symbolOf(unit, organ, on) : null)
  const issuer: Issuer = body
    ? { organisationId: body.organisationId, organ: null, bodyId: body.id, name: body.name }
    : { organisationId: asked.organisationId, organ: organ ?? null, bodyId: null, name: '' }
  const series = {
    organisationId: asked.organisationId,
    series: seriesOf(issuer, symbol),
    type: type ?? '',
    term,
  }
  const serial = type && symbol && (organ || body) ? await nextSerial(db, series) : null
  const judged = type && organ && unit ? mayIssue(grassrootsIssuer(unit.kind, organ), type, on) : null
  return {
    unit: unit && { id: unit.publicId, name: unit.name, kind: unit.kind },
    organs,
    bodies: await bodiesOf(db, asked.organisationId, on),
    symbol,
    term,
    serial,
    number: serial === null ? null : printedNumber(serial, TYPE_BY_ID.get(type!)!.abbreviation, symbol!),
    allowed: judged?.allowed ?? null,
    source: judged?.source ?? null,
  }
}
