import type { Filter } from '#measure/filter.ts'
import { AGE_BANDS } from '#member/dimensions.ts'
import { CATEGORIES, type Category } from '#movement/categories.ts'
import { EDUCATION, STRATA, THEORY } from '#person/lists.ts'
import type { CellAsking, ReportTable } from './declaration.ts'

const WOMEN: Filter = { sex: { is: ['nữ'] } }
const MINORITY: Filter = { minority: { is: ['yes'] } }
const YOUNG: Filter = { age: { is: ['18-30'] } }

const byValue = (dimension: string, values: readonly { value: string; label: string }[]) =>
  values.map(({ value, label }) => ({ label, where: { [dimension]: { is: [value] } } as Filter }))
const texts = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

const category = ({ code, vi }: Category) => ({
  label: vi,
  measure: 'changes',
  where: { category: { is: [code] } } as Filter,
})

/** Tăng, giảm đảng viên: the headcount before, what came, what went, the headcount after. */
export const BALANCE: ReportTable = {
  key: 'balance',
  title: 'Tăng, giảm đảng viên trong kỳ',
  names: 'Nội dung',
  columns: [
    { title: 'Tổng số' },
    { title: 'Nữ', where: WOMEN },
    { title: 'Dân tộc thiểu số', where: MINORITY },
    { title: 'Đến 30 tuổi', where: YOUNG },
  ],
  rows: [
    { label: 'Đảng viên đầu kỳ', isTotal: true, measure: 'members', at: 'opening' },
    ...CATEGORIES.map(category),
    { label: 'Đảng viên cuối kỳ', isTotal: true, measure: 'members' },
  ],
  leavesOutEmpty: true,
}

/** Admissions against those of the period before. */
export const ADMISSIONS: ReportTable = {
  key: 'admissions',
  title: 'Đảng viên mới kết nạp theo thành phần',
  names: 'Thành phần',
  columns: [{ title: 'Trong kỳ' }, { title: 'Cùng kỳ trước', before: true }, { title: 'Nữ', where: WOMEN }],
  rows: [
    ...byValue('stratum', texts(STRATA)).map((row) => ({ ...row, measure: 'admissions' })),
    { label: 'Cộng', isTotal: true, measure: 'admissions' },
  ],
  leavesOutEmpty: true,
  chart: { kind: 'bars', columns: [0], title: 'Đảng viên mới kết nạp theo thành phần' },
}

/** Classes and learners by kind. */
export const CLASSES: ReportTable = {
  key: 'classes',
  title: 'Lớp đào tạo, bồi dưỡng trong kỳ',
  names: 'Loại lớp',
  columns: [
    { title: 'Số lớp', measure: 'classes' },
    { title: 'Học viên', measure: 'learners' },
  ],
  rows: [
    ...byValue('kind', [
      { value: 'awareness', label: 'Bồi dưỡng nhận thức về Đảng' },
      { value: 'new_members', label: 'Bồi dưỡng đảng viên mới' },
      { value: 'theory_elementary', label: 'Sơ cấp lý luận chính trị' },
      { value: 'theory_intermediate', label: 'Trung cấp lý luận chính trị' },
      { value: 'theory_advanced', label: 'Cao cấp lý luận chính trị' },
      { value: 'state_management', label: 'Quản lý nhà nước' },
      { value: 'post', label: 'Bồi dưỡng theo chức danh' },
      { value: 'committee', label: 'Bồi dưỡng cấp ủy' },
      { value: 'party_work', label: 'Nghiệp vụ công tác đảng' },
      { value: 'degree', label: 'Đào tạo chuyên môn' },
      { value: 'other', label: 'Lớp khác' },
    ]),
    { label: 'Cộng', isTotal: true },
  ],
  leavesOutEmpty: true,
}

/** Badges by level. */
export const BADGES: ReportTable = {
  key: 'badges',
  title: 'Huy hiệu Đảng đã trao trong kỳ',
  names: 'Loại huy hiệu',
  columns: [
    { title: 'Trong kỳ', measure: 'badges' },
    { title: 'Cùng kỳ trước', measure: 'badges', before: true },
  ],
  rows: [
    ...byValue(
      'level',
      ['30', '40', '45', '50', '55', '60', '65', '70', '75', '80', '85', '90'].map((value) => ({
        value,
        label: `${value} năm`,
      })),
    ),
    { label: 'Cộng', isTotal: true },
  ],
  leavesOutEmpty: true,
}

const memberColumns: (CellAsking & { title: string })[] = [
  { title: 'Tổng số' },
  { title: 'Nữ', where: WOMEN },
  { title: 'Dân tộc thiểu số', where: MINORITY },
  { title: 'Đầu kỳ', at: 'opening' },
]
const composition = (
  key: string,
  title: string,
  dimension: string,
  values: { value: string; label: string }[],
) =>
  ({
    key,
    title,
    names: 'Cơ cấu',
    columns: memberColumns,
    rows: [
      ...byValue(dimension, values).map((row) => ({ ...row, measure: 'members' })),
      { label: 'Cộng', isTotal: true, measure: 'members' },
    ],
    leavesOutEmpty: true,
  }) satisfies ReportTable

/** Members by age, women and men back to back. */
export const AGES: ReportTable = {
  key: 'ages',
  title: 'Đảng viên theo nhóm tuổi',
  names: 'Nhóm tuổi',
  columns: [
    { title: 'Tổng số' },
    { title: 'Nam', where: { sex: { is: ['nam'] } } },
    { title: 'Nữ', where: WOMEN },
    { title: 'Đầu kỳ', at: 'opening' },
  ],
  rows: [
    ...byValue(
      'age',
      AGE_BANDS.map(({ value, label }) => ({ value, label: label.vi })),
    ).map((row) => ({
      ...row,
      measure: 'members',
    })),
    { label: 'Cộng', isTotal: true, measure: 'members' },
  ],
  leavesOutEmpty: true,
  chart: { kind: 'pyramid', columns: [1, 2], title: 'Đảng viên theo nhóm tuổi và giới tính' },
}

export const EDUCATIONS = composition(
  'education',
  'Đảng viên theo trình độ chuyên môn',
  'education',
  texts(EDUCATION),
)
export const THEORIES = composition(
  'theory',
  'Đảng viên theo trình độ lý luận chính trị',
  'theory',
  texts(THEORY),
)
export const STRATA_OF_MEMBERS = composition(
  'strata',
  'Đảng viên theo thành phần nghề nghiệp',
  'stratum',
  texts(STRATA),
)

/** A row for each unit directly below, where they are not too many for a paper. */
export const UNITS_BELOW: ReportTable = {
  key: 'units',
  title: 'Số liệu theo đơn vị trực thuộc',
  names: 'Đơn vị',
  columns: [
    { title: 'Đảng viên', measure: 'members' },
    { title: 'Nữ', measure: 'members', where: WOMEN },
    { title: 'Dự bị', measure: 'members', where: { standing: { is: ['probationary'] } } },
    { title: 'Kết nạp', measure: 'admissions' },
    { title: 'Huy hiệu', measure: 'badges' },
  ],
  rows: 'units',
  chart: { kind: 'bars', columns: [0], title: 'Đảng viên theo đơn vị trực thuộc' },
}
