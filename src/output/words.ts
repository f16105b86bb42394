import { formatNumber } from '#ui/format.ts'
import type { Words } from '#ui/words.tsx'

/** The menu that saves a table. */
export const words = {
  export: { vi: 'Xuất tệp', en: 'Export' },
  exportOf: { vi: (name: string) => `Xuất tệp: ${name}`, en: (name: string) => `Export: ${name}` },
  formats: {
    xlsx: { vi: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
    csv: { vi: 'Văn bản có dấu phân cách (.csv)', en: 'Separated text (.csv)' },
    json: { vi: 'Dữ liệu (.json)', en: 'Data (.json)' },
    docx: { vi: 'Word (.docx)', en: 'Word (.docx)' },
    pdf: { vi: 'PDF', en: 'PDF' },
  },
  background: { vi: 'Làm ở chế độ nền', en: 'Make it in the background' },
  requested: {
    vi: 'Đã nhận. Tệp sẽ có ở trang Việc chạy nền.',
    en: 'Taken on. The file will be under Background work.',
  },
} satisfies Words

type Limit = { limit: number }

/** Why a table cannot be saved in this way. */
export const tableRefusals = {
  'table-too-long': {
    vi: ({ limit }: Limit) => `Bảng dài hơn ${formatNumber(limit)} dòng nên phải làm ở chế độ nền.`,
    en: ({ limit }: Limit) =>
      `The table has more than ${formatNumber(limit)} rows: it is made in the background.`,
  },
  'too-many-rows-to-print': {
    vi: ({ limit }: Limit) => `Bản in chỉ chứa ${formatNumber(limit)} dòng. Hãy xuất Excel, .csv hoặc .json.`,
    en: ({ limit }: Limit) => `Paper holds ${formatNumber(limit)} rows. Export as Excel, .csv or .json.`,
  },
  'too-many-columns-to-print': {
    vi: ({ columns, limit }: Limit & { columns: number }) =>
      `Bảng có ${columns} cột, bản in chỉ chứa ${limit} cột. Hãy xuất Excel, .csv hoặc .json.`,
    en: ({ columns, limit }: Limit & { columns: number }) =>
      `The table has ${columns} columns, paper holds ${limit}. Export as Excel, .csv or .json.`,
  },
}
