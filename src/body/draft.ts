import type { Day } from '#platform/day.ts'
import type { WantedAct } from './api.ts'
import type { Body } from './page-api.ts'
import type { BodyAct, BodyKind } from './codes.ts'
import { takesParticulars } from './rules.ts'

/** An act while it is being typed; texts are trimmed and empty ones left out when it is sent. */
export interface Draft {
  act: BodyAct
  on: Day | null
  decisionNo: string
  decidedOn: Day | null
  issuer: string
  document: { key: string; name: string } | null
  note: string
  bodies: string[]
  into: string
  /** Of an absorption: whether the body that absorbs is told anew. */
  tells: boolean
  name: string
  kind: BodyKind
  functions: string
  superiorId: string
  partyGroup: { key: string; name: string } | null
  quota: number | null
  present: number | null
  internalUnits: number | null
  deputies: number | null
  deputyLimit: number | null
  plannedTo: Day | null
}

export function emptyDraft(act: BodyAct, today: Day, body: string): Draft {
  return {
    act,
    on: today,
    decisionNo: '',
    decidedOn: null,
    issuer: '',
    document: null,
    note: '',
    bodies: body === '' ? [] : [body],
    into: '',
    tells: false,
    name: '',
    kind: 'ban_dang',
    functions: '',
    superiorId: '',
    partyGroup: null,
    quota: null,
    present: null,
    internalUnits: null,
    deputies: null,
    deputyLimit: null,
    plannedTo: null,
  }
}

/** What is true of a body now, as a draft of its change begins. */
export function asItIs({ state }: Body): Partial<Draft> {
  return {
    name: state.name,
    kind: state.kind as BodyKind,
    functions: state.functions ?? '',
    superiorId: state.superior?.id ?? '',
    partyGroup: state.partyGroup && { key: state.partyGroup.id, name: state.partyGroup.name },
    quota: state.quota,
    present: state.present,
    internalUnits: state.recordedInternalUnits,
    deputies: state.deputies,
    deputyLimit: state.deputyLimit,
    plannedTo: state.plannedTo,
  }
}

/** Whether the draft tells what the body is like afterwards. */
export function tellsParticulars({ act, tells }: Pick<Draft, 'act' | 'tells'>): boolean {
  return takesParticulars(act) === 'needs' || (takesParticulars(act) === 'may' && tells)
}

/** The act as it is sent; null while the day or a name is missing. */
export function wantedOf(draft: Draft, organisationId: string): WantedAct | null {
  const { act, on, decidedOn, bodies, into, name } = draft
  if (on === null) return null
  const tells = tellsParticulars(draft)
  if (tells && name.trim().length < 2) return null
  return {
    act,
    organisationId,
    on,
    decisionNo: draft.decisionNo.trim() || null,
    decidedOn,
    issuer: draft.issuer.trim() || null,
    documentId: draft.document?.key ?? null,
    note: draft.note.trim() || null,
    bodies: act === 'found' ? [] : bodies,
    into: act === 'absorb' ? into || null : null,
    particulars: tells
      ? {
          name: name.trim(),
          kind: draft.kind,
          functions: draft.functions.trim() || null,
          superiorId: draft.superiorId || null,
          partyGroupId: draft.partyGroup?.key ?? null,
          quota: draft.quota,
          present: draft.present,
          internalUnits: draft.internalUnits,
          deputies: draft.deputies,
          deputyLimit: draft.deputyLimit,
          plannedTo: draft.plannedTo,
        }
      : null,
  }
}
