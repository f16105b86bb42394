import { getUnit } from '#statistics/unit.ts'
import { untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { canonicalJson, digestOf } from '#platform/canonical.ts'
import { certifiedBelow, unitsBelow, type CertifiedBelow } from './below-store.ts'
import { fillForms, type Filled, type FormBook } from './book.ts'
import { earlierCertificates, type EarlierCertificate } from './certificate-store.ts'
import { correctedCells, keyOfCell, summedCells } from './compare.ts'
import type { CorrectedReturn, SummedCell } from './content.ts'
import { countCorrections } from './corrections.ts'
import type { KeptReturn } from './return-store.ts'
import { organisationPublicId } from './unit-names.ts'

/** The forms of a return counted now, and how they agree with the returns below. */
export interface LiveDraft extends Filled {
  unit: UnitRef
  summed: SummedCell[]
  takenIn: CertifiedBelow[]
  missing: string[]
  waiting: string[]
  /** Digest of what is shown; who certifies names it, so that nobody signs what he has not seen. */
  seen: string
}

/** Counts a draft. */
export async function readDraft(db: Db, book: FormBook, kept: KeptReturn, today: Day): Promise<LiveDraft> {
  const unit = await getUnit(db, { publicId: await organisationPublicId(db, kept.organisationId) }, kept.to)
  const { from, to } = kept
  const filled = await fillForms(db, book, kept.forms, unit, { from, to })
  const takenIn = await certifiedBelow(db, kept)
  const { missing, waiting } = await unitsBelow(db, kept, today)
  const summed = summedCells(filled.forms, takenIn)
  const { forms, across } = filled
  const seen = digestOf(canonicalJson({ forms, across, summed, missing, waiting }))
  return { ...filled, unit, summed, takenIn, missing, waiting, seen }
}

/** What has become of the figures that a unit certified before: only returns with a difference that was not told yet. */
export async function readCorrected(db: Db, book: FormBook, kept: KeptReturn): Promise<CorrectedReturn[]> {
  const { organisationId, to } = kept
  const earlier = await earlierCertificates(db, { organisationId, until: untilOf(to), besides: kept.key })
  const found: CorrectedReturn[] = []
  for (const one of earlier) {
    const { period, forms, unit } = one.content
    const keys = forms.map((form) => form.layout.key)
    const ref = await getUnit(db, { code: unit.code }, period.to)
    const now = await fillForms(db, book, keys, ref, { from: period.from, to: period.to })
    const cells = correctedCells(forms, now.forms, toldOf(one, earlier))
    if (cells.length === 0) continue
    const since = { organisationId, to: period.to, since: one.certifiedAt }
    found.push({
      certificateId: one.id,
      returnId: one.returnId,
      title: period.title,
      from: period.from,
      to: period.to,
      certifiedOn: one.certifiedOn,
      digest: one.digest,
      cells,
      corrections: await countCorrections(db, since),
    })
  }
  return found
}

/** What later returns said of the figures of one, the last said last. */
function toldOf(one: EarlierCertificate, all: readonly EarlierCertificate[]): Map<string, number> {
  const later = all
    .filter((other) => BigInt(other.eventId) > BigInt(one.eventId))
    .sort((a, b) => Number(BigInt(a.eventId) - BigInt(b.eventId)))
  return new Map(
    later.flatMap(({ content }) =>
      content.corrected
        .filter(({ certificateId }) => certificateId === one.id)
        .flatMap(({ cells }) => cells.map((cell) => [keyOfCell(cell), cell.now] as const)),
    ),
  )
}
