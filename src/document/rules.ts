import { lastDayOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { Direction, Known, Relation, State } from './api.ts'
import { DOCUMENT_TYPES, mayIssue, TYPE_BY_ID, type Confidence } from './law.ts'
import { MARK_SOURCE, markIn } from './marks.ts'
import { grassrootsIssuer, organsOf, type Organ } from './organs.ts'

/** What is judged of a document to be recorded; `inForceUntil` exclusive. */
export interface DocumentFacts {
  direction: Direction
  type: string
  number: string | null
  serial: number | null
  term: string | null
  issuedOn: Day
  receivedOn: Day | null
  inForceFrom: Day | null
  inForceUntil: Day
  subject: string
  note: string | null
}

/** Another document to which it is tied; `leadsBack`: from there the same tie leads to this one. */
export interface Tie {
  relation: Relation
  isSelf: boolean
  leadsBack: boolean
  document: string
  issuedOn: Day
  issuedKnown: Known
  state: State
  replacedBy: string | null
}

/** What a document is judged by. */
export interface DocumentSituation {
  today: Day
  /** The organisation that issued it, as it was on the day; null: another issuer. */
  issuer: { name: string; kind: string; organ: Organ; exists: boolean } | null
  /** The document that bears the same number already. */
  taken: { document: string; issuedOn: Day; subject: string } | null
  ties: readonly Tie[]
}

export type DocumentRefusal = Refusal &
  (
    | { code: 'issued-in-future'; on: Day; today: Day }
    | { code: 'received-in-future'; on: Day; today: Day }
    | { code: 'received-before-issued'; received: Day; issued: Day }
    | { code: 'in-force-ends-first'; from: Day; to: Day | null }
    | { code: 'number-missing' }
    | { code: 'term-missing' }
    | { code: 'number-names-other-type'; number: string; type: string }
    | { code: 'number-taken'; document: string; on: Day; subject: string }
    | { code: 'issuer-not-there'; name: string; on: Day }
    | { code: 'organ-not-there'; name: string; organ: string }
    | { code: 'type-not-allowed'; type: string; issuer: string; on: Day; confidence: Confidence }
    | { code: 'tied-to-itself'; relation: Relation }
    | { code: 'tied-in-circle'; relation: Relation; document: string }
    | { code: 'tied-to-later'; relation: Relation; document: string; on: Day }
    | { code: 'classified-mark'; where: MarkedPlace; mark: string }
    | { code: 'check-open'; open: number }
    | { code: 'others-refer'; documents: number; assignments: number }
    | { code: 'file-too-large'; limit: number }
    | { code: 'file-empty' }
    | { code: 'file-kind-refused'; found: string }
    | { code: 'file-with-macros' }
    | { code: 'file-broken' }
    | { code: 'file-already-there'; name: string }
    | { code: 'too-many-files'; most: number }
  )

export type MarkedPlace = 'subject' | 'number' | 'note' | 'issuer' | 'file-name' | 'file-text'

/** What stands against recording a document, all at once; empty: nothing. */
export function refusalsToDocument(document: DocumentFacts, situation: DocumentSituation): DocumentRefusal[] {
  return [
    ...refusalsToMarks(document),
    ...refusalsToDays(document, situation.today),
    ...refusalsToIssuer(document, situation.issuer),
    ...refusalsToNumber(document, situation.taken),
    ...refusalsToTies(document.issuedOn, situation.ties),
  ]
}

/** Classified documents are not even registered by their titles. Source: 117/2025/QH15. */
export function refusalsToMarks(texts: Partial<Record<'subject' | 'number' | 'note', string | null>>) {
  return (['subject', 'number', 'note'] as const).flatMap((where) => refusalToMark(where, texts[where]))
}

/** What stands against a text because of a classification mark in it. */
export function refusalToMark(where: MarkedPlace, text: string | null | undefined): DocumentRefusal[] {
  const mark = text ? markIn(text) : null
  return mark === null ? [] : [{ code: 'classified-mark', where, mark, source: MARK_SOURCE }]
}

function refusalsToDays(
  { issuedOn, receivedOn, inForceFrom, inForceUntil }: DocumentFacts,
  today: Day,
): DocumentRefusal[] {
  const refusals: DocumentRefusal[] = []
  if (issuedOn > today) refusals.push({ code: 'issued-in-future', on: issuedOn, today })
  if (receivedOn !== null && receivedOn > today)
    refusals.push({ code: 'received-in-future', on: receivedOn, today })
  if (receivedOn !== null && receivedOn < issuedOn)
    refusals.push({ code: 'received-before-issued', received: receivedOn, issued: issuedOn })
  const from = inForceFrom ?? issuedOn
  if (inForceUntil <= from) refusals.push({ code: 'in-force-ends-first', from, to: lastDayOf(inForceUntil) })
  return refusals
}

function refusalsToIssuer(
  { direction, type, issuedOn }: DocumentFacts,
  issuer: DocumentSituation['issuer'],
): DocumentRefusal[] {
  if (issuer === null) return []
  const { name, kind, organ, exists } = issuer
  if (!exists) return [{ code: 'issuer-not-there', name, on: issuedOn }]
  if (!organsOf(kind).includes(organ)) return [{ code: 'organ-not-there', name, organ }]
  // What others have issued is a fact, whoever was allowed to.
  if (direction === 'received') return []
  const { allowed, source, confidence } = mayIssue(grassrootsIssuer(kind, organ), type, issuedOn)
  if (allowed !== false) return []
  return [
    { code: 'type-not-allowed', type, issuer: name, on: issuedOn, confidence: confidence!, source: source! },
  ]
}

const ABBREVIATIONS = new Set(
  DOCUMENT_TYPES.filter((one) => one.confidence !== 'memory').map((one) => one.abbreviation),
)

function refusalsToNumber(
  { direction, type, number, serial, term }: DocumentFacts,
  taken: DocumentSituation['taken'],
): DocumentRefusal[] {
  const refusals: DocumentRefusal[] = []
  if (direction === 'issued' && serial === null) refusals.push({ code: 'number-missing' })
  if (direction === 'issued' && term === null) refusals.push({ code: 'term-missing' })
  const named = number === null ? undefined : /^\s*\d+\s*-\s*(\p{L}+)/u.exec(number)?.[1]
  if (named !== undefined && ABBREVIATIONS.has(named) && named !== TYPE_BY_ID.get(type)?.abbreviation)
    refusals.push({ code: 'number-names-other-type', number: number!, type })
  if (taken !== null)
    refusals.push({
      code: 'number-taken',
      document: taken.document,
      on: taken.issuedOn,
      subject: taken.subject,
    })
  return refusals
}

function refusalsToTies(issuedOn: Day, ties: readonly Tie[]): DocumentRefusal[] {
  return ties.flatMap(
    ({ relation, isSelf, leadsBack, document, issuedOn: on, issuedKnown }): DocumentRefusal[] => {
      if (isSelf) return [{ code: 'tied-to-itself', relation }]
      return [
        ...(leadsBack ? [{ code: 'tied-in-circle' as const, relation, document }] : []),
        // Of a text whose day nobody knows, `by` is later than it was.
        ...(on > issuedOn && issuedKnown !== 'by'
          ? [{ code: 'tied-to-later' as const, relation, document, on }]
          : []),
      ]
    },
  )
}

/** What stands against withdrawing a document on which others rest. */
export function refusalsToWithdrawal(others: { documents: number; assignments: number }): DocumentRefusal[] {
  return others.documents + others.assignments > 0 ? [{ code: 'others-refer', ...others }] : []
}
