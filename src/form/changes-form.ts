import { CATEGORIES } from '#movement/categories.ts'
import type { CheckSide, FormBlock, FormColumn, FormRow, StatisticalForm } from './declaration.ts'
import { MINORITY, NO_YOUTH_UNION, RELIGIOUS, TOTAL, WOMEN } from './lines.ts'

const STANDINGS: readonly FormColumn[] = [
  { key: 'official', label: { vi: 'Chính thức', en: 'Official' }, where: { standing: { is: ['official'] } } },
  {
    key: 'probationary',
    label: { vi: 'Dự bị', en: 'Probationary' },
    where: { standing: { is: ['probationary'] } },
  },
]

const ofDirection = (wanted: 'increase' | 'decrease') =>
  CATEGORIES.filter(({ direction }) => direction === wanted)
const codesOf = (wanted: 'increase' | 'decrease') => ofDirection(wanted).map(({ code }) => code)

const categoryRows = (wanted: 'increase' | 'decrease'): FormRow[] =>
  ofDirection(wanted).map(({ code, vi, en }) => ({
    key: code.toLowerCase(),
    label: { vi, en: en.charAt(0).toUpperCase() + en.slice(1) },
    level: 1,
    measure: 'changes',
    where: { category: { is: [code] } },
  }))

const all = (key: string, vi: string, en: string, wanted: 'increase' | 'decrease'): FormRow => ({
  key,
  label: { vi, en },
  level: 0,
  measure: 'changes',
  where: { category: { is: codesOf(wanted) } },
})

const MAIN: FormBlock = {
  key: 'main',
  columns: [TOTAL, ...STANDINGS, WOMEN, MINORITY, RELIGIOUS],
  rows: [
    {
      key: 'opening',
      label: { vi: 'Có đến đầu kỳ', en: 'At the opening' },
      level: 0,
      measure: 'members',
      at: 'opening',
    },
    all('increases', 'Tăng trong kỳ', 'Increases', 'increase'),
    ...categoryRows('increase'),
    all('decreases', 'Giảm trong kỳ', 'Decreases', 'decrease'),
    ...categoryRows('decrease'),
    { key: 'closing', label: { vi: 'Có đến cuối kỳ', en: 'At the closing' }, level: 0, measure: 'members' },
  ],
}

const side = (column: string, ...rows: string[]): CheckSide => ({ block: 'main', column, rows })
const keysOf = (wanted: 'increase' | 'decrease') => codesOf(wanted).map((code) => code.toLowerCase())

/** Biểu 1: opening, increases and decreases by category, closing. */
export const CHANGES_FORM: StatisticalForm = {
  key: '1',
  symbol: 'Biểu số 1-BTCTW',
  title: { vi: 'Tăng, giảm đảng viên', en: 'Increases and decreases of members' },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [MAIN],
  checks: [
    ...[TOTAL, WOMEN].map(({ key, label }) => ({
      key: `closes-${key}`,
      label: {
        vi: `Đầu kỳ + tăng − giảm = cuối kỳ, cột ${label.vi.toLocaleLowerCase('vi')}`,
        en: `Opening + increases − decreases = closing, ${label.en.toLowerCase()}`,
      },
      left: [side(key, 'opening', 'increases', '-decreases')],
      right: [side(key, 'closing')],
    })),
    {
      key: 'increases',
      label: { vi: 'Các loại tăng cộng lại bằng tổng số tăng', en: 'Categories add up to all increases' },
      left: [side('total', ...keysOf('increase'))],
      right: [side('total', 'increases')],
    },
    {
      key: 'decreases',
      label: { vi: 'Các loại giảm cộng lại bằng tổng số giảm', en: 'Categories add up to all decreases' },
      left: [side('total', ...keysOf('decrease'))],
      right: [side('total', 'decreases')],
    },
    ...['opening', 'increases', 'decreases', 'closing'].map((row) => ({
      key: `standing-${row}`,
      label: {
        vi: `Chính thức + dự bị = tổng số, dòng ${MAIN.rows.find(({ key }) => key === row)!.label.vi.toLocaleLowerCase('vi')}`,
        en: `Official + probationary = total, ${MAIN.rows.find(({ key }) => key === row)!.label.en.toLowerCase()}`,
      },
      left: [side('official', row), side('probationary', row)],
      right: [side('total', row)],
    })),
    {
      key: 'parts',
      label: {
        vi: 'Cuối kỳ của các đơn vị trực thuộc và của riêng đơn vị cộng lại bằng toàn đơn vị',
        en: 'Closing of the units below and of what the unit holds itself adds up to the whole',
      },
      left: [side('total', 'closing')],
      right: 'parts',
    },
  ],
  lacking: NO_YOUTH_UNION,
}
