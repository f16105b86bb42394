import { z } from 'zod'
import { DISCIPLINE } from './lists.ts'
import type { FieldGroup, Purpose } from './fields.ts'

/** Kinds of rows with a period in a person's file. */
export const PERIOD_KINDS = ['career', 'training', 'commendation', 'title', 'discipline'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** One column of such a row; every value is text. */
export interface PeriodColumn {
  key: string
  vi: string
  en: string
  required?: boolean
  options?: readonly string[]
}

/** What a kind of row holds. `day`: it happened on one day and has no end. Source: form 2-HSĐV. */
export interface PeriodDefinition {
  item: string
  vi: string
  en: string
  group: FieldGroup
  purpose: Purpose
  sensitive?: boolean
  day?: boolean
  columns: readonly PeriodColumn[]
}

export const PERIODS: Record<PeriodKind, PeriodDefinition> = {
  career: {
    item: '21',
    vi: 'Quá trình công tác',
    en: 'Career',
    group: 'career',
    purpose: 'cadre',
    columns: [
      { key: 'post', vi: 'Chức danh, công việc', en: 'Post or work', required: true },
      { key: 'unit', vi: 'Đơn vị công tác', en: 'Unit' },
      { key: 'place', vi: 'Nơi làm việc', en: 'Place' },
    ],
  },
  training: {
    item: '22',
    vi: 'Đào tạo, bồi dưỡng',
    en: 'Training',
    group: 'career',
    purpose: 'cadre',
    columns: [
      { key: 'school', vi: 'Trường, cơ sở đào tạo', en: 'School', required: true },
      { key: 'subject', vi: 'Ngành, nội dung', en: 'Subject' },
      { key: 'mode', vi: 'Hình thức', en: 'Mode' },
      { key: 'award', vi: 'Văn bằng, chứng chỉ', en: 'Award' },
    ],
  },
  commendation: {
    item: '23',
    vi: 'Khen thưởng',
    en: 'Commendations',
    group: 'party',
    purpose: 'cadre',
    day: true,
    columns: [
      { key: 'form', vi: 'Hình thức khen thưởng', en: 'Commendation', required: true },
      { key: 'issuer', vi: 'Cấp quyết định', en: 'Issued by' },
      { key: 'decision_no', vi: 'Số quyết định', en: 'Decision number' },
    ],
  },
  title: {
    item: '25',
    vi: 'Danh hiệu được phong, tặng',
    en: 'Titles',
    group: 'party',
    purpose: 'cadre',
    day: true,
    columns: [
      { key: 'title', vi: 'Danh hiệu', en: 'Title', required: true },
      { key: 'issuer', vi: 'Cấp phong, tặng', en: 'Conferred by' },
      { key: 'decision_no', vi: 'Số quyết định', en: 'Decision number' },
    ],
  },
  discipline: {
    item: '26',
    vi: 'Kỷ luật',
    en: 'Discipline',
    group: 'protected',
    purpose: 'membership',
    sensitive: true,
    columns: [
      { key: 'form', vi: 'Hình thức kỷ luật', en: 'Measure', required: true, options: DISCIPLINE },
      { key: 'issuer', vi: 'Cấp quyết định', en: 'Decided by' },
      { key: 'decision_no', vi: 'Số quyết định', en: 'Decision number' },
    ],
  },
}

const PeriodText = z.string().trim().min(1).max(500)

/** The data of a row as its kind allows: known columns alone, the required ones present; null when it does not fit. */
export function periodData(kind: PeriodKind, data: Record<string, string>): Record<string, string> | null {
  const { columns } = PERIODS[kind]
  const shape = Object.fromEntries(
    columns.map(({ key, required }) => [key, required ? PeriodText : PeriodText.optional()]),
  )
  const filled = Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      value.trim() === '' ? [] : [[key, value.normalize('NFC')]],
    ),
  )
  const read = z.strictObject(shape).safeParse(filled)
  return read.success ? (read.data as Record<string, string>) : null
}
