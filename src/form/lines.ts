import type { DimensionValue, Said } from '#measure/declaration.ts'
import { UNKNOWN, type Filter } from '#measure/filter.ts'
import type { CheckSide, FormCheck, FormColumn, FormRow } from './declaration.ts'

/** The columns that most forms have beside their total. */
export const TOTAL: FormColumn = { key: 'total', label: { vi: 'Tổng số', en: 'Total' } }
export const WOMEN: FormColumn = {
  key: 'women',
  label: { vi: 'Nữ', en: 'Women' },
  where: { sex: { is: ['nữ'] } },
}
export const MINORITY: FormColumn = {
  key: 'minority',
  label: { vi: 'Dân tộc thiểu số', en: 'Ethnic minority' },
  where: { minority: { is: ['yes'] } },
}
export const RELIGIOUS: FormColumn = {
  key: 'religious',
  label: { vi: 'Có tôn giáo', en: 'With a religion' },
  where: { religious: { is: ['yes'] } },
}
export const WHO: readonly FormColumn[] = [TOTAL, WOMEN, MINORITY, RELIGIOUS]

/** What the register does not record of anybody. */
export const NO_YOUTH_UNION: Said = {
  vi: 'Cột “Đoàn viên TNCS Hồ Chí Minh”: hồ sơ không ghi ai là đoàn viên.',
  en: 'The column “Youth Union”: the register does not record who is a member of it.',
}

export const heading = (key: string, vi: string, en: string): FormRow => ({
  key,
  label: { vi, en },
  level: 0,
  isHeading: true,
})

export interface ValueRows {
  /** Dimension, and the beginning of the rows' keys. */
  by: string
  values: readonly DimensionValue[]
  /** `values`: rows are keyed by their value; else by their place in the list, two digits. */
  keyed?: 'values'
  /** Other values than the listed may stand in the register. */
  others?: boolean
  unknown?: Said
  where?: Filter
}

const NOT_KNOWN: Said = { vi: 'Chưa rõ', en: 'Not known' }

/** A row for each value of a dimension, one for those not listed, one for what is not known. */
export function valueRows({
  by,
  values,
  keyed,
  others,
  unknown = NOT_KNOWN,
  where = {},
}: ValueRows): FormRow[] {
  const rows = values.map(({ value, label }, at): FormRow => ({
    key: `${by}-${keyed ? value.replace(/[^a-z0-9]+/g, '-') : String(at + 1).padStart(2, '0')}`,
    label,
    level: 1,
    where: { ...where, [by]: { is: [value] } },
  }))
  const other: FormRow = {
    key: `${by}-other`,
    label: { vi: 'Khác danh mục', en: 'Not on the list' },
    level: 1,
    where: { ...where, [by]: { not: values.map(({ value }) => value) } },
  }
  const none: FormRow = {
    key: `${by}-unknown`,
    label: unknown,
    level: 1,
    where: { ...where, [by]: { is: [UNKNOWN] } },
  }
  return [...rows, ...(others ? [other] : []), none]
}

/** The rows add up to the total, in each of some columns. */
export function sumChecks(
  key: string,
  label: Said,
  {
    block,
    columns,
    rows,
    total,
  }: { block: string; columns: readonly FormColumn[]; rows: readonly FormRow[]; total: CheckSide },
): FormCheck[] {
  return columns.map((column) => ({
    key: `${key}-${column.key}`,
    label: {
      vi: `${label.vi}, cột ${column.label.vi.toLocaleLowerCase('vi')}`,
      en: `${label.en}, ${column.label.en.toLowerCase()}`,
    },
    left: [{ block, column: column.key, rows: rows.map((row) => row.key) }],
    right: [{ ...total, column: column.key }],
  }))
}
