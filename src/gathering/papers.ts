import { paragraph, type Block } from '#paper/blocks.ts'
import type { Filled, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay } from '#platform/day.ts'
import { Refused } from '#platform/errors.ts'
import { listConclusions } from './outcome-store.ts'
import { findGathering } from './standing.ts'
import { showGathering } from './store.ts'

/** Biên bản: the minutes of a gathering that was held, as they stand in the register. Source: 05-HD/VPTW. */
const minutes: PaperForm = {
  key: 'gathering-minutes',
  number: null,
  name: { vi: 'Biên bản hội nghị', en: 'Minutes of a gathering' },
  source: '05-HD/VPTW',
  confidence: 'indirect',
  layout: 'minutes',
  fields: [
    { key: 'when', kind: 'text', label: { vi: 'Thời gian', en: 'When' }, sample: 'ngày 05/9/2022' },
    { key: 'place', kind: 'text', label: { vi: 'Địa điểm', en: 'Where' } },
    { key: 'chair', kind: 'text', label: { vi: 'Người chủ trì', en: 'Chair' } },
    { key: 'clerk', kind: 'text', label: { vi: 'Thư ký', en: 'Keeper of the minutes' } },
    { key: 'invited', kind: 'number', label: { vi: 'Số được triệu tập', en: 'Called' } },
    { key: 'present', kind: 'number', label: { vi: 'Số có mặt', en: 'Present' } },
    {
      key: 'programme',
      kind: 'list',
      label: { vi: 'Nội dung chương trình', en: 'Programme' },
      columns: [
        { key: 'item', kind: 'text', label: { vi: 'Nội dung', en: 'Item' } },
        { key: 'speaker', kind: 'text', label: { vi: 'Người trình bày', en: 'Speaker' } },
      ],
    },
    { key: 'text', kind: 'text', label: { vi: 'Diễn biến', en: 'Proceedings' } },
    {
      key: 'conclusions',
      kind: 'list',
      label: { vi: 'Kết luận', en: 'Conclusions' },
      columns: [
        { key: 'conclusion', kind: 'text', label: { vi: 'Nội dung kết luận', en: 'Conclusion' } },
        { key: 'votes', kind: 'text', label: { vi: 'Biểu quyết', en: 'Votes' } },
      ],
    },
  ],
  gather: async (db, actor, { id, on }) => {
    const found = await findGathering(db, actor, id, on)
    const shown = await showGathering(db, actor, found, on)
    if (shown.state !== 'held' && shown.state !== 'concluded')
      throw new Refused([{ code: 'paper-before-held' }])
    const { head } = await unitHead(db, found.organisationId, { on: shown.fromDay, abbreviation: 'BB' })
    const period = shown.fromDay === shown.toDay ? '' : ` đến ngày ${formatDay(shown.toDay)}`
    const clock = shown.startsAt ? `${shown.startsAt.replace(':', ' giờ ')}, ` : ''
    const concluded = found.keeps ? await listConclusions(db, found.id) : []
    return {
      organisationId: found.organisationId,
      subject: { kind: 'gathering', id },
      head: { ...head, subject: shown.title },
      values: {
        when: `${clock}ngày ${formatDay(shown.fromDay)}${period}`,
        place: shown.place,
        chair: shown.chair,
        clerk: shown.minutes?.clerk ?? null,
        invited: shown.counts.invited || null,
        present: shown.counts.present || null,
        programme: shown.programme.map(({ title, speaker }) => ({ item: title, speaker })),
        text: shown.minutes?.text ?? null,
        conclusions: concluded.map(({ text, votesFor, votesAgainst, votesNone }) => ({
          conclusion: text,
          votes: votesFor === null ? null : votesInWords(votesFor, votesAgainst, votesNone),
        })),
      },
      signature: { name: shown.chair },
      leftSignature: { name: shown.minutes?.clerk ?? null },
    }
  },
  body: (filled) => [
    {
      block: 'lines',
      lines: [
        { label: 'Thời gian', value: filled.text('when') },
        { label: 'Địa điểm', value: filled.text('place') },
        { label: 'Chủ trì', value: filled.text('chair') },
        { label: 'Thư ký', value: filled.text('clerk') },
        { label: 'Số được triệu tập', value: filled.text('invited') },
        { label: 'Số có mặt', value: filled.text('present') },
      ],
    },
    { block: 'heading', level: 1, text: 'Nội dung' },
    ...filled.rows('programme').map((row): Block => ({
      block: 'items',
      items: [[row['item'], row['speaker']].filter(Boolean).join(' – ')],
    })),
    { block: 'heading', level: 1, text: 'Diễn biến' },
    ...paragraphsOf(filled.orDots('text')),
    { block: 'heading', level: 1, text: 'Kết luận' },
    ...conclusionsOf(filled),
  ],
}

/** The printable forms of gatherings. */
export const GATHERING_PAPERS: readonly PaperForm[] = [minutes]

function votesInWords(votesFor: number, against: number | null, none: number | null): string {
  return `tán thành ${votesFor}, không tán thành ${against ?? 0}, không có ý kiến ${none ?? 0}`
}

function paragraphsOf(text: string): Block[] {
  return text
    .split(/\n+/)
    .filter((one) => one.trim() !== '')
    .map((one) => paragraph(one.trim()))
}

function conclusionsOf(filled: Filled): Block[] {
  const rows = filled.rows('conclusions')
  if (rows.length === 0) return [paragraph('………………')]
  return rows.map(({ conclusion = '', votes = '' }, at) =>
    paragraph(`${at + 1}. ${conclusion}${votes ? ` (${votes})` : ''}`),
  )
}
