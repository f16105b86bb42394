import type { Particulars, WantedAct } from './api.ts'
import type { Day } from '#platform/day.ts'

/** Particulars for tests and for the demonstration: a commission with nothing said, but for the change. */
export function particulars(name: string, change: Partial<Particulars> = {}): Particulars {
  return {
    name,
    kind: 'ban_dang',
    functions: null,
    superiorId: null,
    partyGroupId: null,
    quota: null,
    present: null,
    internalUnits: null,
    deputies: null,
    deputyLimit: null,
    plannedTo: null,
    ...change,
  }
}

/** An act as a form sends it, without anything that its change does not name. */
export function wantedAct(
  act: WantedAct['act'],
  organisationId: string,
  on: string,
  change: Partial<WantedAct> = {},
): WantedAct {
  return {
    act,
    organisationId,
    on: on as Day,
    decisionNo: '15-QĐ/ĐU',
    decidedOn: null,
    issuer: null,
    documentId: null,
    note: null,
    bodies: [],
    into: null,
    particulars: null,
    ...change,
  }
}
