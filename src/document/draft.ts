import { FOREVER, type Day } from '#platform/day.ts'
import type { z } from 'zod'
import type { Choice } from '#ui/find-field.tsx'
import type { Direction, DocumentGiven, DocumentShown, Known, Relation } from './api.ts'
import type { LayoutPart } from './law.ts'
import type { Organ } from './organs.ts'

export type IssuerKind = 'unit' | 'outside' | 'body'

/** A document while its form is filled in. */
export interface Draft {
  direction: Direction
  type: string
  issuerKind: IssuerKind
  unit: Choice | null
  organ: Organ | ''
  outside: string
  body: Choice | null
  number: string
  serial: number | null
  symbol: string
  term: string
  issuedOn: Day | null
  issuedKnown: Known
  receivedOn: Day | null
  subject: string
  inForceFrom: Day | null
  inForceTo: Day | null
  below: boolean
  note: string
  links: readonly DraftLink[]
  layout: readonly LayoutPart[]
  checkReason: string
}

export interface DraftLink {
  relation: Relation
  document: Choice
}

type Given = z.input<typeof DocumentGiven>

export function newDraft(direction: Direction, today: Day, links: readonly DraftLink[] = []): Draft {
  return {
    direction,
    type: '',
    issuerKind: 'unit',
    unit: null,
    organ: '',
    outside: '',
    body: null,
    number: '',
    serial: null,
    symbol: '',
    term: '',
    issuedOn: direction === 'issued' ? today : null,
    issuedKnown: 'day',
    receivedOn: direction === 'received' ? today : null,
    subject: '',
    inForceFrom: null,
    inForceTo: null,
    below: true,
    note: '',
    links,
    layout: [],
    checkReason: '',
  }
}

/** The form filled with a document as it stands. */
export function draftOf(
  shown: DocumentShown,
  linkOf: (one: DocumentShown['above'][number]) => DraftLink,
): Draft {
  const { facts, issuerUnit, issuerBodyId } = shown
  const issuerKind = issuerBodyId ? 'body' : issuerUnit && facts.organ ? 'unit' : 'outside'
  return {
    direction: facts.direction,
    type: facts.type,
    issuerKind,
    unit: issuerUnit && { key: issuerUnit.id, name: issuerUnit.name },
    organ: (facts.organ as Organ | null) ?? '',
    outside: issuerKind === 'outside' ? facts.issuer : '',
    body: issuerBodyId ? { key: issuerBodyId, name: facts.issuer } : null,
    number: facts.number ?? '',
    serial: facts.serial,
    symbol: facts.symbol ?? '',
    term: facts.term ?? '',
    issuedOn: facts.issuedOn,
    issuedKnown: facts.issuedKnown,
    receivedOn: facts.receivedOn,
    subject: facts.subject,
    inForceFrom: facts.inForceFrom,
    inForceTo: facts.inForceTo,
    below: facts.audience === 'below',
    note: facts.note ?? '',
    links: shown.above.map(linkOf),
    layout: [],
    checkReason: '',
  }
}

/** What is sent, or null while something that must be said is missing. */
export function givenOf(draft: Draft, keeperId: string): Given | null {
  const { direction, type, issuedOn, subject } = draft
  const issuer = issuerOf(draft, keeperId)
  if (type === '' || issuedOn === null || issuedOn === FOREVER || subject.trim() === '' || issuer === null)
    return null
  const received = direction === 'received'
  return {
    organisationId: keeperId,
    direction,
    type,
    issuer,
    serial: received ? null : draft.serial,
    number: received ? orNull(draft.number) : null,
    symbol: orNull(draft.symbol),
    term: orNull(draft.term),
    issuedOn,
    issuedKnown: received ? draft.issuedKnown : 'day',
    receivedOn: received ? draft.receivedOn : null,
    subject: subject.trim(),
    inForceFrom: draft.inForceFrom,
    inForceTo: draft.inForceTo,
    audience: draft.below ? 'below' : 'own',
    note: orNull(draft.note),
    links: draft.links.map(({ relation, document }) => ({ id: document.key, relation })),
    layout: [...draft.layout],
    checkReason: orNull(draft.checkReason),
  }
}

function issuerOf(
  { direction, issuerKind, unit, organ, outside, body }: Draft,
  keeperId: string,
): Given['issuer'] | null {
  if (issuerKind === 'body') return body && { bodyId: body.key }
  if (direction === 'issued') return organ === '' ? null : { organisationId: keeperId, organ }
  if (issuerKind === 'outside') return outside.trim() === '' ? null : { name: outside.trim() }
  return unit === null || organ === '' ? null : { organisationId: unit.key, organ }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
