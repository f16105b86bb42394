import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { TYPE_BY_ID } from '#document/law.ts'
import { printedNumber } from '#document/numbers.ts'
import { issuerName, type Organ } from '#document/organs.ts'
import { recordDocuments, recordLinks, type NewDocument, type RecordedLink } from '#document/record-store.ts'
import { addDays, day, FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { DemonstrationText } from './central-texts.ts'
import { DEMONSTRATION_TEXTS, GRASSROOTS_TEXTS } from './document-texts.ts'

/** Registers the texts that the articles name, and in the bloc what it and its grassroots issued to implement them. */
export async function loadDocumentWork(tx: Db, actor: Actor): Promise<void> {
  const units = await unitsOf(tx, [...new Set(DEMONSTRATION_TEXTS.map((one) => one.unit))])
  const grassroots = await grassrootsOfBloc(tx)
  const texts = DEMONSTRATION_TEXTS.map((text) => documentOf(text, units.get(text.unit)!))
  const below = GRASSROOTS_TEXTS.flatMap((one) => implementing(one, grassroots))
  const documents = [...texts, ...below.map((one) => one.document)]
  const eventId = await recordEvent(tx, actor, {
    action: 'document.issue',
    details: { documents: documents.length },
  })
  const ids = await recordDocuments(tx, documents, eventId)
  const idOf = new Map(DEMONSTRATION_TEXTS.map(({ key }, index) => [key, ids[index]!]))
  const links: RecordedLink[] = DEMONSTRATION_TEXTS.flatMap(({ key, on, from, ties = [] }) =>
    ties.map(([relation, target]) => ({
      documentId: idOf.get(key)!,
      targetId: idOf.get(target)!,
      relation,
      on: day(from ?? on),
    })),
  )
  below.forEach(({ document, implemented }, index) => {
    const documentId = ids[texts.length + index]!
    links.push({
      documentId,
      targetId: idOf.get(implemented)!,
      relation: 'implements',
      on: document.issuedOn,
    })
  })
  await recordLinks(tx, links, eventId)
}

interface UnitThen {
  id: string
  code: string
  name: string
  kind: string
}

/** Units by their codes as they were in the years of the articles. */
async function unitsOf(tx: Db, codes: readonly string[]): Promise<Map<string, UnitThen>> {
  const { rows } = await sql<UnitThen>`
    select o.id, o.code, s.name, s.kind from organisation o
    join organisation_state s on s.organisation_id = o.id and s.superseded_at is null
      and s.from_day <= '2022-10-27' and '2022-10-27' < s.until_day
    where o.code = any(${[...codes]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.code, row]))
}

/** Grassroots organisations of the bloc that stood from before 2018 to the day under the same kind. */
async function grassrootsOfBloc(tx: Db): Promise<UnitThen[]> {
  const { rows } = await sql<UnitThen>`
    select o.id, o.code, s.name, s.kind from organisation bloc
    join organisation_state s on s.superior_id = bloc.id and s.superseded_at is null
      and s.from_day <= '2018-01-01' and '2022-10-27' < s.until_day and s.kind in ('dang_bo_co_so', 'chi_bo_co_so')
    join organisation o on o.id = s.organisation_id
    where bloc.code = 'NAMDINH.KHOI' order by o.code`.execute(tx)
  return rows
}

function documentOf(text: DemonstrationText, unit: UnitThen): NewDocument {
  const { organ, type, serial, symbol, term, on, known = 'day', from, subject, note = null } = text
  return {
    organisationId: unit.id,
    direction: 'issued',
    type,
    serial,
    number: serial === null ? null : printedNumber(serial, TYPE_BY_ID.get(type)!.abbreviation, symbol),
    symbol,
    issuer: { organisationId: unit.id, organ, bodyId: null, name: issuerName(unit, organ) },
    term,
    issuedOn: day(on),
    issuedKnown: known,
    receivedOn: null,
    subject,
    inForceFrom: from ? day(from) : null,
    inForceUntil: FOREVER,
    audience: 'below',
    note,
  }
}

type GrassrootsText = (typeof GRASSROOTS_TEXTS)[number]

function implementing(
  text: GrassrootsText,
  grassroots: readonly UnitThen[],
): { document: NewDocument; implemented: string }[] {
  const committees = grassroots.filter((one) => one.kind === 'dang_bo_co_so').slice(0, text.committees)
  const branches = grassroots.filter((one) => one.kind === 'chi_bo_co_so').slice(0, text.branches)
  return [...committees, ...branches].map((unit, index) => {
    const organ: Organ = unit.kind === 'chi_bo_co_so' ? 'chi_bo' : 'cap_uy'
    const on: Day = addDays(day(text.from), (index * 17) % text.spreadInDays)
    const own: DemonstrationText = {
      ...text,
      key: '',
      unit: unit.code,
      organ,
      symbol: organ === 'chi_bo' ? 'CB' : 'ĐU',
      on,
      note: 'Minh họa: số, ngày và trích yếu được dựng.',
    }
    return { document: documentOf({ ...own, from: undefined }, unit), implemented: text.implements }
  })
}
