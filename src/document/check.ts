import type { Day } from '#platform/day.ts'
import type { CheckCode } from './check-codes.ts'
import { layoutPartsOf, layoutSource, mayIssue, TYPE_BY_ID, type LayoutPart } from './law.ts'
import { grassrootsIssuer, type Organ } from './organs.ts'
import type { Tie } from './rules.ts'

/** One line of the checklist: done, or open: to be put right, or given a reason. */
export interface Check {
  code: CheckCode
  state: 'done' | 'open'
  facts: Record<string, string | number | null>
  source: string | null
}

/** What the check knows of a document that is about to be issued. */
export interface Checked {
  type: string
  issuedOn: Day
  serial: number
  /** The next number of the series. */
  next: number
  issuer: { kind: string; organ: Organ } | null
  ties: readonly Tie[]
  layout: readonly LayoutPart[]
}

/** The checklist of a document that the rules do not refuse. */
export function checksOf(checked: Checked): Check[] {
  return [...typeChecks(checked), ...numberChecks(checked), ...basisChecks(checked), ...layoutChecks(checked)]
}

/** What was left open, as kept with the document: code, and which part or text. */
export function openOf(checks: readonly Check[]): string[] {
  return checks
    .filter((one) => one.state === 'open')
    .map(({ code, facts }) => [code, facts.part ?? facts.document].filter(Boolean).join(' '))
}

function typeChecks({ type, issuedOn, issuer }: Checked): Check[] {
  const grassroots = issuer && grassrootsIssuer(issuer.kind, issuer.organ)
  const { allowed, source, confidence } = mayIssue(grassroots, type, issuedOn)
  if (allowed === true) return [{ code: 'type-allowed', state: 'done', facts: { type, confidence }, source }]
  if (allowed === false) return []
  // Above the grassroots nobody has told us a limit, so there is nothing to point out.
  return grassroots === null ? [] : [{ code: 'type-not-known', state: 'open', facts: { type }, source }]
}

function numberChecks({ serial, next }: Checked): Check[] {
  if (serial === next) return [{ code: 'number-follows', state: 'done', facts: { serial }, source: null }]
  return serial > next
    ? [{ code: 'number-leaves-gap', state: 'open', facts: { serial, next }, source: null }]
    : []
}

function basisChecks({ type, ties }: Checked): Check[] {
  const bases = ties.filter((one) => one.relation === 'cites' || one.relation === 'implements')
  if (bases.length === 0)
    return TYPE_BY_ID.get(type)?.force
      ? [{ code: 'basis-missing', state: 'open', facts: {}, source: null }]
      : []
  const odd = bases.filter((one) => one.state !== 'in_force' && one.state !== 'none')
  return [
    { code: 'basis-cited', state: 'done', facts: { bases: bases.length }, source: null },
    ...odd.map(({ document, state, replacedBy }): Check =>
      state === 'replaced'
        ? { code: 'basis-replaced', state: 'open', facts: { document, by: replacedBy }, source: null }
        : { code: 'basis-not-in-force', state: 'open', facts: { document, why: state }, source: null },
    ),
    ...(odd.length === 0
      ? [{ code: 'basis-in-force', state: 'done', facts: { bases: bases.length }, source: null } as const]
      : []),
  ]
}

function layoutChecks({ issuedOn, issuer, layout }: Checked): Check[] {
  const source = layoutSource(issuedOn)
  const missing = layoutPartsOf(issuer && grassrootsIssuer(issuer.kind, issuer.organ)).filter(
    (part) => !layout.includes(part),
  )
  if (missing.length === 0) return [{ code: 'layout-complete', state: 'done', facts: {}, source }]
  return missing.map((part) => ({ code: 'layout-missing', state: 'open', facts: { part }, source }))
}
