import type { FormColumn, FormRow, StatisticalForm } from './declaration.ts'
import { sumChecks } from './lines.ts'

const counted = (key: string, vi: string, en: string, measure: string, ...kinds: string[]): FormColumn[] => [
  { key, label: { vi, en }, measure, where: { kind: { is: kinds } } },
  { key: `${key}-share`, label: { vi: 'Tỷ lệ %', en: 'Per cent' }, shareOf: key },
]

const COLUMNS = [
  ...counted(
    'grassroots',
    'Tổ chức cơ sở đảng',
    'Grassroots organisations',
    'review-organisations',
    'dang_bo_co_so',
    'chi_bo_co_so',
  ),
  ...counted(
    'branches',
    'Chi bộ trực thuộc',
    'Branches',
    'review-organisations',
    'chi_bo_truc_thuoc',
    'chi_bo',
  ),
  ...counted('members', 'Đảng viên', 'Members', 'review-members', 'member'),
  ...counted('leaders', 'Cán bộ lãnh đạo, quản lý', 'Leaders', 'review-members', 'leader'),
]

const LEVELS = [
  ['excellent', 'Hoàn thành xuất sắc nhiệm vụ', 'Excellent'],
  ['good', 'Hoàn thành tốt nhiệm vụ', 'Good'],
  ['satisfactory', 'Hoàn thành nhiệm vụ', 'Satisfactory'],
  ['unsatisfactory', 'Không hoàn thành nhiệm vụ', 'Unsatisfactory'],
  ['unclassified', 'Chưa xếp loại', 'Not classified'],
] as const

const ROWS = LEVELS.map(([key, vi, en]): FormRow => ({
  key,
  label: { vi, en },
  level: 1,
  where: { level: { is: [key] } },
}))

const NUMBERS = COLUMNS.filter(({ shareOf }) => !shareOf)

/** Biểu 6: the results of the yearly review. */
export const CLASSIFICATION_FORM: StatisticalForm = {
  key: '6',
  symbol: 'Biểu số 6-BTCTW',
  title: {
    vi: 'Kết quả đánh giá, xếp loại chất lượng (tổ chức đảng, đảng viên)',
    en: 'Results of the review and classification',
  },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    {
      key: 'main',
      columns: COLUMNS,
      rows: [{ key: 'total', label: { vi: 'Tổng số', en: 'Total' }, level: 0 }, ...ROWS],
    },
  ],
  checks: sumChecks(
    'levels',
    { vi: 'Các mức xếp loại cộng lại bằng tổng số', en: 'Levels add up to the total' },
    { block: 'main', columns: NUMBERS, rows: ROWS, total: { block: 'main', column: '', rows: ['total'] } },
  ),
  lacking: {
    vi: 'Tính theo kết quả xếp loại của năm có ngày 31/12 nằm trong kỳ.',
    en: 'Counts the results of the year whose last day lies in the period.',
  },
}
