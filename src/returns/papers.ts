import type { Block } from '#paper/blocks.ts'
import { paragraph } from '#paper/blocks.ts'
import type { Filled, PaperField, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay } from '#platform/day.ts'
import { NotFound } from '#platform/errors.ts'
import { getCertificate } from './certificate-store.ts'
import { cellsIn } from './compare.ts'
import type { CertifiedContent } from './content.ts'
import { getReturn } from './return-store.ts'

/** A form of a paper holds so many columns of figures; those beyond stand in the workbook. */
const MOST_COLUMNS = 9
const VALUES = Array.from({ length: MOST_COLUMNS }, (_, at) => `v${at + 1}`)

const FIELDS: readonly PaperField[] = [
  {
    key: 'title',
    kind: 'text',
    label: { vi: 'Tên kỳ báo cáo', en: 'Period' },
    sample: 'Báo cáo thống kê quý III/2022',
  },
  { key: 'from', kind: 'day', label: { vi: 'Từ ngày', en: 'From' } },
  { key: 'to', kind: 'day', label: { vi: 'Đến ngày', en: 'To' } },
  { key: 'cutOffOn', kind: 'day', label: { vi: 'Ngày chốt số liệu', en: 'Cut-off' } },
  {
    key: 'closing',
    kind: 'number',
    label: { vi: 'Đảng viên cuối kỳ', en: 'Members at the closing' },
    sample: '8642',
  },
  { key: 'digest', kind: 'text', label: { vi: 'Mã băm SHA-256', en: 'SHA-256' } },
  { key: 'signed', kind: 'text', label: { vi: 'Ký trên phần mềm', en: 'Certified by' } },
  { key: 'missing', kind: 'text', label: { vi: 'Đơn vị chưa có báo cáo', en: 'Units missing' } },
  {
    key: 'notes',
    kind: 'list',
    label: { vi: 'Giải trình', en: 'Explanations' },
    columns: [{ key: 'note', kind: 'text', label: { vi: 'Giải trình', en: 'Explanation' } }],
  },
  {
    key: 'tables',
    kind: 'list',
    label: { vi: 'Các biểu', en: 'Forms' },
    columns: [
      { key: 'table', kind: 'text', label: { vi: 'Biểu', en: 'Form' } },
      { key: 'name', kind: 'text', label: { vi: 'Tên biểu', en: 'Name' } },
      ...VALUES.map((key, at) => ({
        key,
        kind: 'text' as const,
        label: { vi: `Cột ${at + 1}`, en: `Column ${at + 1}` },
      })),
    ],
  },
  {
    key: 'rows',
    kind: 'list',
    label: { vi: 'Dòng của các biểu', en: 'Rows' },
    columns: [
      { key: 'table', kind: 'text', label: { vi: 'Biểu', en: 'Form' } },
      { key: 'indicator', kind: 'text', label: { vi: 'Chỉ tiêu', en: 'Indicator' } },
      { key: 'level', kind: 'text', label: { vi: 'Bậc', en: 'Level' } },
      ...VALUES.map((key, at) => ({
        key,
        kind: 'number' as const,
        label: { vi: `Số ${at + 1}`, en: `Figure ${at + 1}` },
      })),
    ],
  },
]

/** The certified return on paper, with its forms and the digest; `also`: the version. */
const returnPaper: PaperForm = {
  key: 'return',
  number: null,
  name: { vi: 'Báo cáo thống kê định kỳ kèm biểu', en: 'Periodic return with its forms' },
  source: '11-HD/BTCTW',
  confidence: 'memory',
  layout: 'list',
  landscape: true,
  type: 'Báo cáo',
  fields: FIELDS,
  gather: async (db, actor, { id, on, also }) => {
    const kept = await getReturn(db, actor, id)
    const version = Number(also[0] ?? kept.version)
    if (!Number.isInteger(version) || version < 1) throw new NotFound(`version ${also[0]}`)
    const { content, digest } = await getCertificate(db, kept.key, version)
    const { head, signature } = await unitHead(db, kept.organisationId, { on, abbreviation: 'BC' })
    const { period, certified, missing, notes } = content
    return {
      organisationId: kept.organisationId,
      subject: { kind: 'return', id },
      head: { ...head, on: certified.on, subject: subjectOf(period.title) },
      values: {
        title: period.title,
        from: period.from,
        to: period.to,
        cutOffOn: period.cutOffOn,
        closing: closingOf(content),
        digest,
        signed: `${certified.by}, ${certified.post}, ngày ${formatDay(certified.on)}`,
        missing:
          missing.length === 0
            ? null
            : `${missing.slice(0, 30).join(', ')}. Lý do: ${content.missingReason ?? ''}`,
        notes: notes.map(({ note }) => ({ note })),
        ...tablesOf(content),
      },
      signature: { ...signature, post: certified.post, name: certified.by },
      recipients: ['Như trên'],
    }
  },
  body: (filled) => [
    paragraph(
      `Số liệu từ ngày ${filled.text('from')} đến ngày ${filled.text('to')}, chốt ngày ${filled.text('cutOffOn')}, ` +
        `đếm từ sổ đảng viên và ký trên phần mềm. Đảng viên có đến cuối kỳ: ${filled.orDots('closing')}.`,
    ),
    ...(filled.text('missing') ? [paragraph(`Chưa có báo cáo đã nhận của: ${filled.text('missing')}`)] : []),
    ...formTables(filled),
    ...(filled.rows('notes').length > 0
      ? [
          paragraph([{ text: 'Giải trình', bold: true }]),
          { block: 'items' as const, items: filled.rows('notes').map((row) => row.note ?? '') },
        ]
      : []),
    paragraph(`Ký: ${filled.text('signed')}. Mã băm SHA-256 của bản ký: ${filled.text('digest')}.`, 'left'),
  ],
}

const subjectOf = (title: string) => title.replace(/^báo cáo\s+/iu, '')

/** Members at the closing, where form 1 is among the forms. */
function closingOf({ forms }: CertifiedContent): number | null {
  const form = forms.find(({ layout }) => layout.key === '1')
  if (!form) return null
  return (
    cellsIn(form, form.whole).find(({ row, column }) => row === 'closing' && column === 'total')?.value ??
    null
  )
}

function tablesOf({ forms }: CertifiedContent) {
  const blocks = forms.flatMap((form) =>
    form.layout.blocks.map((block) => ({ form, block, table: `${form.layout.key} ${block.key}` })),
  )
  const tables = blocks.map(({ form, block, table }) => ({
    table,
    name: `${form.layout.symbol}. ${block.title?.vi ?? form.layout.title.vi}`,
    ...Object.fromEntries(VALUES.map((key, at) => [key, block.columns[at]?.label.vi ?? null])),
  }))
  const rows = blocks.flatMap(({ form, block, table }) => {
    const counted = new Map(
      form.whole.blocks.find((one) => one.key === block.key)?.rows.map((row) => [row.key, row.cells]),
    )
    return block.rows.map((row) => ({
      table,
      indicator: row.label.vi,
      level: String(row.level),
      ...Object.fromEntries(VALUES.map((key, at) => [key, counted.get(row.key)?.[at] ?? null])),
    }))
  })
  return { tables, rows }
}

function formTables(filled: Filled): Block[] {
  const rows = filled.rows('rows')
  return filled.rows('tables').flatMap((table): Block[] => {
    const keys = VALUES.filter((key) => table[key])
    const own = rows.filter((row) => row.table === table.table)
    return [
      { block: 'paragraph', text: [{ text: table.name ?? '', bold: true }], align: 'left', indent: false },
      {
        block: 'table',
        columns: [
          { title: 'Chỉ tiêu', width: 3.2 },
          ...keys.map((key) => ({ title: table[key] ?? '', width: 1, align: 'right' as const })),
        ],
        rows: own.map((row) => [
          `${row.level === '0' ? '' : '– '}${row.indicator ?? ''}`,
          ...keys.map((key) => row[key] ?? ''),
        ]),
        strong: own.flatMap((row, index) => (row.level === '0' ? [index] : [])),
        size: 11,
      },
    ]
  })
}

export const RETURN_PAPERS: readonly PaperForm[] = [returnPaper]
