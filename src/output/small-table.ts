import { day } from '#platform/day.ts'
import type { TableFile } from './table-file.ts'

/** What a spreadsheet would take for a formula, and letters that must stay as they are. */
export const FORMULA = '=HYPERLINK("http://example.invalid","x")'

/** A table of a small unit, with every kind of column, for tests. */
export function smallTable(more: Partial<TableFile> = {}): TableFile {
  return {
    name: 'bang-thu',
    title: 'Bảng thử nghiệm',
    facts: [{ label: 'Đơn vị', value: 'Đảng bộ khối Ví dụ' }],
    lang: 'vi',
    madeAt: new Date('2022-10-27T02:00:00Z'),
    head: { superior: 'Tỉnh ủy Ví dụ', issuer: 'Đảng ủy Khối Ví dụ', place: 'Ví dụ', on: day('2022-10-27') },
    tables: [
      {
        name: 'Theo đơn vị',
        columns: [
          { key: 'unit', label: 'Đơn vị', kind: 'text' },
          { key: 'code', label: 'Mã', kind: 'text' },
          { key: 'men', label: 'Nam', kind: 'number', group: 'Đảng viên' },
          { key: 'women', label: 'Nữ', kind: 'number', group: 'Đảng viên' },
          { key: 'share', label: 'Tỷ lệ nữ', kind: 'share' },
          { key: 'founded', label: 'Ngày lập', kind: 'day' },
          { key: 'dues', label: 'Đảng phí', kind: 'money' },
        ],
        rows: [
          { cells: ['Đảng bộ Trường', '007', 8642, 1234, 0.125, '2010-05-19', 12_345_678] },
          { cells: [FORMULA, '-1', 1, null, null, '1889-01-01', null], level: 1 },
          { cells: ['Cộng', null, 8643, 1234, 0.1249, null, 12_345_678], is: 'total' },
        ],
        notes: ['Người chưa ghi giới tính không được đếm.'],
      },
    ],
    ...more,
  }
}
