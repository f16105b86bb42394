import { EDUCATION, STRATA, THEORY } from '#person/lists.ts'
import { AGE_BANDS, SENIORITY_BANDS, type StructureKey } from './keys.ts'

/** Values that a cell of the form asks of a member: one of a key's values, or any but the given ones. */
export type CellFilter = Partial<Record<StructureKey, { is: string } | { not: readonly string[] }>>

/** A cell of the national form (biểu tổng hợp đội ngũ đảng viên): who is counted in it. */
export interface FormCell {
  code: string
  vi: string
  en: string
  where: CellFilter
}

const WOMEN: CellFilter = { sex: { is: 'nữ' } }
const MINORITY: CellFilter = { ethnicity: { not: ['Kinh'] } }
const RELIGIOUS: CellFilter = { religion: { not: ['Không'] } }
const YOUNG: CellFilter = { age: { is: AGE_BANDS[0]!.label } }

const cell = (code: string, vi: string, en: string, where: CellFilter): FormCell => ({ code, vi, en, where })

const cellsOf = (key: StructureKey, values: readonly string[]): FormCell[] =>
  values.map((value) => cell(`${key}:${value}`, value, value, { [key]: { is: value } }))

/**
 * The cells of the national form, one column each: the headcount, status, sex, ethnicity, religion, age, education,
 * political theory, stratum, seniority, and the crosses that are asked for. A missing value is in no cell of its key.
 */
export const FORM_CELLS: readonly FormCell[] = [
  cell('total', 'Tổng số đảng viên', 'All members', {}),
  cell('official', 'Đảng viên chính thức', 'Official members', { status: { is: 'official' } }),
  cell('probationary', 'Đảng viên dự bị', 'Probationary members', { status: { is: 'probationary' } }),
  cell('women', 'Nữ', 'Women', WOMEN),
  cell('minority', 'Dân tộc thiểu số', 'Ethnic minorities', MINORITY),
  cell('religious', 'Có tôn giáo', 'With a religion', RELIGIOUS),
  ...cellsOf(
    'age',
    AGE_BANDS.map((band) => band.label),
  ),
  ...cellsOf('education', EDUCATION),
  ...cellsOf('theory', THEORY),
  ...cellsOf('stratum', STRATA),
  ...cellsOf(
    'seniority',
    SENIORITY_BANDS.map((band) => band.label),
  ),
  cell('women-official', 'Nữ, chính thức', 'Women, official', { ...WOMEN, status: { is: 'official' } }),
  cell('women-probationary', 'Nữ, dự bị', 'Women, probationary', {
    ...WOMEN,
    status: { is: 'probationary' },
  }),
  cell('women-young', 'Nữ, đến 30 tuổi', 'Women up to 30', { ...WOMEN, ...YOUNG }),
  cell('women-minority', 'Nữ, dân tộc thiểu số', 'Women of ethnic minorities', { ...WOMEN, ...MINORITY }),
  cell('minority-official', 'Dân tộc thiểu số, chính thức', 'Ethnic minorities, official', {
    ...MINORITY,
    status: { is: 'official' },
  }),
  cell('minority-young', 'Dân tộc thiểu số, đến 30 tuổi', 'Ethnic minorities up to 30', {
    ...MINORITY,
    ...YOUNG,
  }),
]
