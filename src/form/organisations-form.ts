import { TYPES } from '#organisation/kinds.ts'
import type { CheckSide, FormColumn, FormRow, StatisticalForm } from './declaration.ts'
import { sumChecks, valueRows } from './lines.ts'

const ofKinds = (key: string, vi: string, en: string, ...kinds: string[]): FormColumn => ({
  key,
  label: { vi, en },
  measure: 'organisations',
  where: { kind: { is: kinds } },
})

const COLUMNS: readonly FormColumn[] = [
  {
    key: 'grassroots',
    label: { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisations' },
    measure: 'organisations',
    where: { grassroots: { is: ['dang_bo', 'chi_bo'] } },
  },
  ofKinds('dang-bo-co-so', 'Đảng bộ cơ sở', 'With branches below', 'dang_bo_co_so'),
  ofKinds('chi-bo-co-so', 'Chi bộ cơ sở', 'Single branches', 'chi_bo_co_so'),
  ofKinds('dang-bo-bo-phan', 'Đảng bộ bộ phận', 'Sectional', 'dang_bo_bo_phan', 'dang_bo_truc_thuoc_co_so'),
  ofKinds('chi-bo-truc-thuoc', 'Chi bộ trực thuộc', 'Branches below', 'chi_bo_truc_thuoc', 'chi_bo'),
  { key: 'members', label: { vi: 'Đảng viên', en: 'Members' }, measure: 'members' },
]

const TYPE_ROWS: FormRow[] = valueRows({
  by: 'base-type',
  values: TYPES.map(({ code, vi, en }) => ({ value: code, label: { vi, en } })),
  keyed: 'values',
  unknown: { vi: 'Chưa xếp loại hình', en: 'No type recorded' },
})

const total = (column: string): CheckSide => ({ block: 'main', column, rows: ['total'] })

/** Biểu 5: organisations and members by the type of the grassroots organisation. */
export const ORGANISATIONS_FORM: StatisticalForm = {
  key: '5',
  symbol: 'Biểu số 5-BTCTW',
  title: {
    vi: 'Tổ chức đảng và đảng viên trong các loại hình cơ sở',
    en: 'Organisations and members by type',
  },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    {
      key: 'main',
      columns: COLUMNS,
      rows: [{ key: 'total', label: { vi: 'Tổng số', en: 'Total' }, level: 0 }, ...TYPE_ROWS],
    },
  ],
  checks: [
    {
      key: 'grassroots',
      label: {
        vi: 'Đảng bộ cơ sở + chi bộ cơ sở = tổ chức cơ sở đảng',
        en: 'With branches below + single branches = grassroots organisations',
      },
      left: [total('dang-bo-co-so'), total('chi-bo-co-so')],
      right: [total('grassroots')],
    },
    ...sumChecks(
      'types',
      { vi: 'Các loại hình cộng lại bằng tổng số', en: 'Types add up to the total' },
      { block: 'main', columns: COLUMNS, rows: TYPE_ROWS, total: total('') },
    ),
    ...COLUMNS.filter(({ key }) => key === 'members' || key === 'grassroots').map(({ key, label }) => ({
      key: `parts-${key}`,
      label: {
        vi: `Các đơn vị trực thuộc và riêng đơn vị cộng lại bằng toàn đơn vị, cột ${label.vi.toLocaleLowerCase('vi')}`,
        en: `Units below and the unit itself add up to the whole, ${label.en.toLowerCase()}`,
      },
      left: [total(key)],
      right: 'parts' as const,
    })),
  ],
  lacking: {
    vi: 'Số đơn vị chưa có tổ chức đảng, chưa có đảng viên: hồ sơ chỉ ghi tổ chức đảng, không ghi mọi cơ quan, doanh nghiệp.',
    en: 'Units without an organisation or without a member: the register holds party organisations, not all bodies and enterprises.',
  },
}
