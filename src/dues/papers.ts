import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import type { PaperField, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { isDay, type Day } from '#platform/day.ts'
import { writtenMonth } from './months.ts'
import { monthOf } from './rules.ts'
import { readSheet } from './sheet.ts'

const ROWS: PaperField = {
  key: 'people',
  kind: 'list',
  label: { vi: 'Danh sách', en: 'People' },
  columns: [
    { key: 'no', kind: 'number', label: { vi: 'STT', en: 'No.' } },
    { key: 'name', kind: 'text', label: { vi: 'Họ và tên', en: 'Name' }, sample: 'Nguyễn Văn Ví Dụ' },
    { key: 'due', kind: 'number', label: { vi: 'Phải đóng', en: 'Owed' } },
    { key: 'paid', kind: 'number', label: { vi: 'Đã đóng', en: 'Paid' } },
    { key: 'receipts', kind: 'text', label: { vi: 'Số biên lai', en: 'Receipt' } },
  ],
}

/** Danh sách thu đảng phí of a unit's month; `also`: the month. */
const sheet: PaperForm = {
  key: 'dues-sheet',
  number: null,
  name: { vi: 'Danh sách thu đảng phí tháng', en: 'Dues of a month' },
  source: '342-QĐ/TW',
  confidence: 'memory',
  layout: 'list',
  type: 'Danh sách',
  fields: [
    ROWS,
    { key: 'due', kind: 'number', label: { vi: 'Tổng phải đóng', en: 'Owed in all' } },
    { key: 'paid', kind: 'number', label: { vi: 'Tổng đã đóng', en: 'Paid in all' } },
  ],
  gather: async (db, actor, asked) => {
    const unit = await organisationIdOf(db, asked.id)
    await mustBeAllowed(db, actor, 'dues.read', unit)
    const month =
      (asked.also.find((one) => isDay(one) && one.endsWith('-01')) as Day | undefined) ?? monthOf(asked.on)
    const { rows, totals } = await readSheet(db, actor, unit, month)
    const { head, signature } = await unitHead(db, unit, { on: asked.on })
    return {
      organisationId: unit,
      subject: { kind: 'organisation', id: asked.id },
      head: { ...head, number: null, subject: `thu đảng phí tháng ${writtenMonth(month)}` },
      values: {
        people: rows.map((row, index) => ({
          no: index + 1,
          name: row.fullName,
          due: row.due,
          paid: row.paid,
          receipts: row.receipts,
        })),
        due: totals.due,
        paid: totals.paid,
      },
      signature,
    }
  },
  body: (filled) => [
    {
      block: 'table',
      columns: [
        { title: 'STT', width: 0.4 },
        { title: 'Họ và tên', width: 2 },
        { title: 'Phải đóng (đồng)', align: 'right' },
        { title: 'Đã đóng (đồng)', align: 'right' },
        { title: 'Số biên lai' },
      ],
      rows: filled
        .rows('people')
        .map((row) => ['no', 'name', 'due', 'paid', 'receipts'].map((key) => row[key] ?? '')),
      total: ['', 'Cộng', filled.text('due'), filled.text('paid'), ''],
    },
  ],
}

/** The printable forms of dues. */
export const DUES_PAPERS: readonly PaperForm[] = [sheet]
