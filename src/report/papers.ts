import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { organsOf, type Organ } from '#document/organs.ts'
import type { Gathered, PaperForm } from '#paper/declaration.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { getUnit } from '#statistics/unit.ts'
import { appendixOf, bodyOf } from './body.ts'
import type { Content } from './issue-store.ts'
import { contentOf, type Count } from './show.ts'
import { findReport, getKept, type KeptReport } from './store.ts'

/** A report on paper; figures of a draft are counted with what main hands in. */
export function reportPaper(count: Count): PaperForm {
  return {
    key: 'report',
    number: null,
    name: { vi: 'Báo cáo công tác tổ chức xây dựng Đảng', en: 'Report on organisation work' },
    source: '05-HD/VPTW',
    confidence: 'indirect',
    layout: 'resolution',
    type: 'Báo cáo',
    fields: [
      { key: 'period', kind: 'text', label: { vi: 'Kỳ báo cáo', en: 'Period' }, sample: 'năm 2022' },
      {
        key: 'sections',
        kind: 'list',
        label: { vi: 'Các phần', en: 'Sections' },
        columns: [
          {
            key: 'title',
            kind: 'text',
            label: { vi: 'Tên phần', en: 'Title' },
            sample: 'Tổ chức cơ sở đảng và đảng viên',
          },
          {
            key: 'words',
            kind: 'text',
            label: { vi: 'Nội dung phần', en: 'Words' },
            sample: 'Tổng số đảng viên là 8.642.',
          },
        ],
      },
    ],
    gather: async (db, actor, { id, on }) => {
      const kept = await getKept(db, actor, id)
      await mustBeAllowed(db, actor, 'work.read', kept.organisationId)
      const { content } = await contentOf(db, actor, kept, count, on)
      return gatheredOf(kept, content)
    },
    body: (filled) =>
      filled.rows('sections').flatMap(({ title, words }) => [
        { block: 'heading' as const, level: 1 as const, text: title! },
        { block: 'paragraph' as const, text: words! },
      ]),
  }
}

/** What is printed of a report. */
export function gatheredOf(
  kept: Pick<KeptReport, 'organisationId' | 'id'>,
  { drawn, frame, texts }: Content,
): Gathered {
  const { superior, issuer, number, symbol, place, on, signature, recipients, keptAt } = frame
  const words = new Map(texts.map(({ section, text }) => [section, text]))
  const written = drawn.sections.map(({ key, title, sentences }) => ({
    title,
    words: [...sentences.map((one) => one.map(({ text }) => text).join('')), words.get(key) ?? '']
      .join(' ')
      .trim(),
  }))
  return {
    organisationId: kept.organisationId,
    subject: { kind: 'report', id: kept.id },
    head: { superior, issuer, number, symbol, place, on, subject: `${drawn.subject} ${drawn.period}` },
    values: { period: drawn.period, sections: written },
    signature,
    recipients,
    keptAt,
    body: bodyOf(drawn, texts, frame.author),
    appendix: appendixOf(drawn, number),
  }
}

/** What is printed of a unit and a period: of its report where one has been begun, else of the figures alone. */
export async function printable(
  db: Db,
  actor: Actor,
  { code, template, from, to, count }: { code: string; template: string; from: Day; to: Day; count: Count },
): Promise<Gathered> {
  const unit = await getUnit(db, { code }, to)
  const begun = await findReport(db, { organisationId: unit.id, template, from, to })
  const kept = begun ?? {
    ...NOT_BEGUN,
    organisationId: unit.id,
    unitId: unit.publicId,
    template,
    from,
    to,
    organ: usualOrgan(unit.kind),
  }
  const { content } = await contentOf(db, actor, kept, count, to < actor.today ? to : actor.today)
  return gatheredOf(kept, content)
}

/** A report that nobody has begun: no words, no number. */
const NOT_BEGUN = { key: '0', id: '', kind: 'yearly', issued: null, writtenAt: null } as const

/** In whose name a report is written unless told: the standing committee, or what the unit has in its place. */
export function usualOrgan(kind: string): Organ {
  const organs = organsOf(kind)
  return organs.find((organ) => organ === 'ban_thuong_vu') ?? organs[0]!
}
