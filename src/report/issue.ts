import type { Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import type { Day } from '#platform/day.ts'
import { termOf, unitOnDay } from '#document/issuing-store.ts'
import { judgeDocument, type Judged } from '#document/judge-store.ts'
import { LAYOUT_PARTS } from '#document/law.ts'
import { RECIPIENTS } from './api.ts'
import type { Content } from './issue-store.ts'
import type { KeptReport } from './store.ts'
import { templateOf } from './show.ts'

/** The type of a report in the book of documents. */
const REPORT = 'T10'

/** Judges a report as a document of its issuer's book: number once per issuer, type and term. */
export async function judgeReport(
  tx: Db,
  actor: Actor,
  kept: KeptReport,
  content: Content,
  asked: { on: Day; serial: number | null; term: string | null },
): Promise<Judged> {
  const unit = (await unitOnDay(tx, kept.unitId, asked.on))!
  const { drawn } = content
  return judgeDocument(
    tx,
    actor,
    {
      organisationId: kept.unitId,
      direction: 'issued',
      type: REPORT,
      issuer: { organisationId: kept.unitId, organ: kept.organ, bodyId: null, name: null },
      serial: asked.serial,
      number: null,
      symbol: content.frame.symbol?.replace(/^BC\//u, '') ?? null,
      term: asked.term ?? (await termOf(tx, unit, asked.on)),
      issuedOn: asked.on,
      issuedKnown: 'day',
      receivedOn: null,
      subject: `Báo cáo ${drawn.subject} ${drawn.period}`,
      inForceFrom: null,
      inForceTo: null,
      audience: 'own',
      note: null,
      links: [],
      layout: [...LAYOUT_PARTS],
      checkReason: 'Lập từ phần mềm báo cáo',
    },
    kept.organisationId,
    null,
    true,
  )
}

/** What is issued: the content with its number and day. */
export function issuedAs(content: Content, number: string | null, on: Day): Content {
  return { ...content, frame: { ...content.frame, number, on } }
}

/** Sections whose words the template needs and that nobody has written. */
export function missingWords(kept: KeptReport, { texts }: Content): string[] {
  const written = new Set(texts.filter(({ text }) => text.trim() !== '').map(({ section }) => section))
  return templateOf(kept)
    .sections.filter(({ key, free }) => free?.needed && !written.has(key))
    .map(({ title }) => title)
}

/** Whether a report has a section of this key that the unit writes itself. */
export function knowsSection(kept: KeptReport, section: string): boolean {
  return section === RECIPIENTS || templateOf(kept).sections.some(({ key, free }) => key === section && free)
}
