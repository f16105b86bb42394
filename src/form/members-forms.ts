import { AGE_BANDS, SENIORITY_BANDS, USUAL_VALUES } from '#member/dimensions.ts'
import { STATUSES } from '#member/statuses.ts'
import { TYPES } from '#organisation/kinds.ts'
import type { Said } from '#measure/declaration.ts'
import type { CheckSide, FormCheck, FormRow, StatisticalForm } from './declaration.ts'
import { heading, NO_YOUTH_UNION, sumChecks, TOTAL, valueRows, WHO, WOMEN, type ValueRows } from './lines.ts'

/** A heading, the rows of a dimension, and the checks that they add up. */
interface Section {
  title: Said
  rows: FormRow[]
}

const section = (vi: string, en: string, asked: ValueRows): Section => ({
  title: { vi, en },
  rows: valueRows(asked),
})

const headed = ({ title, rows }: Section): FormRow[] => [
  heading(`about-${rows[0]!.key}`, title.vi, title.en),
  ...rows,
]

const addsUp = (block: string, total: string, sections: readonly Section[], columns = WHO): FormCheck[] =>
  sections.flatMap(({ title, rows }) =>
    sumChecks(
      `sum-${rows[0]!.key}`,
      { vi: `Các dòng “${title.vi}” cộng lại bằng tổng số`, en: `Rows “${title.en}” add up to the total` },
      { block, columns, rows, total: { block, column: '', rows: [total] } },
    ),
  )

const usual = (by: string): ValueRows => ({ by, values: USUAL_VALUES[by]!, others: true })

const EDUCATION = section('Trình độ chuyên môn', 'Professional qualification', usual('education'))
const THEORY = section('Trình độ lý luận chính trị', 'Political theory', usual('theory'))
const STRATUM = section('Thành phần nghề nghiệp', 'Stratum', usual('stratum'))
const AGE = section('Độ tuổi', 'Age', { by: 'age', values: AGE_BANDS, keyed: 'values' })
const BASE = section('Loại hình của tổ chức cơ sở', 'Type of the grassroots organisation', {
  by: 'base-type',
  values: TYPES.map(({ code, vi, en }) => ({ value: code, label: { vi, en } })),
  keyed: 'values',
  unknown: { vi: 'Chưa xếp loại hình', en: 'No type recorded' },
})
const SENIORITY = section('Tuổi đảng', 'Party seniority', {
  by: 'seniority',
  values: SENIORITY_BANDS,
  keyed: 'values',
  unknown: {
    vi: 'Chưa có tuổi đảng (dự bị, chưa rõ ngày)',
    en: 'None (probationary, or the day is not known)',
  },
})
const ETHNICITY = section('Dân tộc', 'Ethnic group', usual('ethnicity'))
const RELIGION = section('Tôn giáo', 'Religion', usual('religion'))

const total = (vi: string, en: string): FormRow => ({ key: 'total', label: { vi, en }, level: 0 })
const cell = (column: string, ...rows: string[]): CheckSide => ({ block: 'main', column, rows })
const measuring = (measure: string, rows: readonly FormRow[]): FormRow[] =>
  rows.map((row) => (row.isHeading || row.measure ? row : { measure, ...row }))

const ADMITTED = [STRATUM, AGE, EDUCATION, THEORY, BASE]

/** Biểu 2: who was admitted in the period. */
export const ADMITTED_FORM: StatisticalForm = {
  key: '2',
  symbol: 'Biểu số 2-BTCTW',
  title: { vi: 'Đảng viên mới kết nạp', en: 'Newly admitted members' },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    {
      key: 'main',
      columns: WHO,
      rows: measuring('admissions', [
        total('Tổng số kết nạp trong kỳ', 'All admitted in the period'),
        {
          key: 'new',
          label: { vi: 'Kết nạp lần đầu', en: 'Admitted for the first time' },
          level: 1,
          where: { category: { is: ['I1'] } },
        },
        {
          key: 'again',
          label: { vi: 'Kết nạp lại', en: 'Readmitted' },
          level: 1,
          where: { category: { is: ['I2'] } },
        },
        ...ADMITTED.flatMap(headed),
      ]),
    },
  ],
  checks: [
    {
      key: 'kinds',
      label: { vi: 'Kết nạp lần đầu + kết nạp lại = tổng số', en: 'First time + readmitted = total' },
      left: [cell('total', 'new', 'again')],
      right: [cell('total', 'total')],
    },
    ...addsUp('main', 'total', ADMITTED),
  ],
  lacking: {
    vi: `${NO_YOUTH_UNION.vi} Học vấn phổ thông chưa được thống kê riêng.`,
    en: `${NO_YOUTH_UNION.en} General education is not counted apart.`,
  },
}

const ORIGINS = [ETHNICITY, RELIGION]

const byOrigin = (key: string, title: Said, measure: string, row: FormRow): StatisticalForm => ({
  key,
  symbol: `Biểu số ${key}-BTCTW`,
  title,
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    { key: 'main', columns: [TOTAL, WOMEN], rows: measuring(measure, [row, ...ORIGINS.flatMap(headed)]) },
  ],
  checks: addsUp('main', 'total', ORIGINS, [TOTAL, WOMEN]),
  lacking: {
    vi: 'Số theo dân tộc, tôn giáo chỉ được đếm, không mở danh sách từng người.',
    en: 'Figures by ethnic group and religion are counted, never listed person by person.',
  },
})

/** Biểu 2B: the admitted by ethnic group and religion. */
export const ADMITTED_ORIGIN_FORM = byOrigin(
  '2B',
  {
    vi: 'Đảng viên mới kết nạp theo dân tộc, tôn giáo',
    en: 'Newly admitted members by ethnic group and religion',
  },
  'admissions',
  total('Tổng số kết nạp trong kỳ', 'All admitted in the period'),
)

/** Biểu 4: all members by ethnic group and religion. */
export const ORIGIN_FORM = byOrigin(
  '4',
  { vi: 'Đảng viên chia theo dân tộc và trong các tôn giáo', en: 'Members by ethnic group and religion' },
  'members',
  total('Tổng số đảng viên', 'All members'),
)

const STANDING = section('Chính thức, dự bị', 'Standing', {
  by: 'standing',
  values: [
    { value: 'official', label: { vi: 'Chính thức', en: 'Official' } },
    { value: 'probationary', label: { vi: 'Dự bị', en: 'Probationary' } },
  ],
  keyed: 'values',
})
STANDING.rows.pop()

const STATUS_ROWS: FormRow[] = Object.entries(STATUSES).map(([value, label]) => ({
  key: `status-${value.replaceAll('_', '-')}`,
  label,
  level: 1,
  measure: 'member-statuses',
  where: { status: { is: [value] } },
}))

const COMPOSITION = [STANDING, AGE, SENIORITY, EDUCATION, THEORY, STRATUM]

/** Biểu 3: who the members are at the end of the period. */
export const COMPOSITION_FORM: StatisticalForm = {
  key: '3',
  symbol: 'Biểu số 3-BTCTW',
  title: { vi: 'Đội ngũ đảng viên', en: 'Composition of the membership' },
  source: '11-HD/BTCTW',
  confidence: 'proposal',
  blocks: [
    {
      key: 'main',
      columns: WHO,
      rows: measuring('members', [
        total('Tổng số đảng viên', 'All members'),
        ...headed(STANDING),
        ...headed(AGE),
        { key: 'mean-age', label: { vi: 'Tuổi bình quân', en: 'Mean age' }, level: 1, mean: 'years' },
        ...headed(SENIORITY),
        ...headed(EDUCATION),
        ...headed(THEORY),
        ...headed(STRATUM),
        heading('about-status', 'Diện sinh hoạt', 'Status'),
        ...STATUS_ROWS,
      ]),
    },
  ],
  checks: [
    ...addsUp('main', 'total', COMPOSITION),
    {
      key: 'parts',
      label: {
        vi: 'Số đảng viên của các đơn vị trực thuộc và của riêng đơn vị cộng lại bằng toàn đơn vị',
        en: 'Members of the units below and of what the unit holds itself add up to the whole',
      },
      left: [cell('total', 'total')],
      right: 'parts',
    },
  ],
  lacking: {
    vi: 'Học vấn phổ thông chưa được thống kê riêng.',
    en: 'General education is not counted apart.',
  },
}
