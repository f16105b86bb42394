import { recordEvent } from '#access/events.ts'
import type { Context } from '#access/serve.ts'
import { getUnit } from '#statistics/unit.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { recordAct, notesOf } from './act-store.ts'
import type { FormBook } from './book.ts'
import { canonicalJson, digestOf } from '#platform/canonical.ts'
import { insertCertificate } from './certificate-store.ts'
import type { CertifiedContent, CorrectedReturn } from './content.ts'
import { readCorrected, readDraft, type LiveDraft } from './draft.ts'
import { findingsOf } from './findings.ts'
import type { KeptReturn } from './return-store.ts'
import { refusalsToCertify } from './rules.ts'
import { organisationPublicId } from './unit-names.ts'

export interface Certifying {
  post: string
  missingReason: string | null
  /** Digest of the figures that the signer saw. */
  seen: string
  /** The unit that signs, which after a reorganisation is the successor. */
  organisationId: string
}

type Signing = Pick<Context, 'actor' | 'db' | 'today' | 'now'>

/**
 * Returns that go up to one unit are judged, and taken in, one after the other: a unit that certifies holds its own returns
 * below and itself among those of the unit above, always from the bottom up.
 */
export async function holdReturns(
  db: Context['db'],
  { periodKey, organisationId, receiverId }: KeptReturn,
): Promise<void> {
  await advisoryLock(db, `return period ${periodKey}`, 'shared')
  await advisoryLock(db, `returns ${periodKey} ${organisationId}`)
  if (receiverId !== null) await advisoryLock(db, `returns ${periodKey} ${receiverId}`)
}

/** Certifies a return whose rows are held: counts it, refuses with everything that stands against, freezes it. */
export async function certify(
  { actor, db, today, now }: Signing,
  book: FormBook,
  kept: KeptReturn,
  { post, missingReason, seen, organisationId }: Certifying,
): Promise<{ digest: string }> {
  const draft = await readDraft(db, book, kept, today)
  const corrected = await readCorrected(db, book, kept)
  const notes = await notesOf(db, kept.key)
  const explained = new Set(notes.map((one) => one.finding))
  const findings = findingsOf({ ...draft, corrected })
  const unexplained = findings.filter(({ key }) => !explained.has(key)).length
  const { missing, waiting } = draft
  const isAsSeen = seen === draft.seen
  insist(refusalsToCertify(kept, { post, missingReason, unexplained, missing, waiting, isAsSeen }, today))
  const keys = new Set(findings.map((one) => one.key))
  const content = canonicalJson(
    contentOf(kept, {
      draft,
      corrected,
      notes: notes.filter((one) => keys.has(one.finding)),
      announcedBy: await getUnit(db, { publicId: await organisationPublicId(db, kept.announcerId) }, kept.to),
      missingReason,
      certified: { on: today, at: now.toISOString(), by: actor.fullName, account: actor.name, post },
    }),
  )
  const digest = digestOf(content)
  const version = kept.version + 1
  const details = { digest, version, units: draft.takenIn.length, missing: missing.length }
  const subject = { subjectKind: 'return', subjectId: kept.id }
  const eventId = await recordEvent(db, actor, {
    action: 'return.certify',
    organisationId,
    details,
    ...subject,
  })
  const certificate = { returnKey: kept.key, version, content, digest, on: today }
  await insertCertificate(db, certificate, eventId)
  await recordAct(db, kept.key, { act: 'certified', on: today, organisationId }, eventId)
  return { digest }
}

interface Parts {
  draft: LiveDraft
  corrected: CorrectedReturn[]
  notes: CertifiedContent['notes']
  announcedBy: { publicId: string; code: string; name: string; kind: string }
  missingReason: string | null
  certified: CertifiedContent['certified']
}

function contentOf(
  { id, version, title, periodId, from, to, cutOffOn, periodKind }: KeptReturn,
  { draft, corrected, notes, announcedBy, missingReason, certified }: Parts,
): CertifiedContent {
  const name = ({ publicId, code, name, kind }: Parts['announcedBy']) => ({ id: publicId, code, name, kind })
  const period = { id: periodId, title, kind: periodKind, from, to, cutOffOn, announcedBy: name(announcedBy) }
  return {
    format: 'dangvu-return-1',
    return: id,
    version: version + 1,
    period,
    unit: name(draft.unit),
    forms: draft.forms,
    across: draft.across,
    acrossLabels: draft.acrossLabels,
    notes,
    takenIn: draft.takenIn.map(({ unit, return: of, digest }) => ({ unit, return: of, digest })),
    summed: draft.summed,
    missing: [...draft.missing, ...draft.waiting].sort(),
    missingReason,
    corrected,
    certified,
  }
}
