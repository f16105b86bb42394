import { sql, type RawBuilder } from 'kysely'
import { bandOfYears, type YearsBand } from '#measure/bands.ts'
import type { Dimension, DimensionValue, Span } from '#measure/declaration.ts'
import { baseTypeDimension } from '#organisation/base-type.ts'
import { EDUCATION, ETHNIC_GROUPS, RELIGIONS, STRATA, THEORY } from '#person/lists.ts'
import type { Day } from '#platform/day.ts'

/** Bands of age: every limit that a form asks for; coarser bands are several of them. */
export const AGE_BANDS: readonly YearsBand[] = [
  { value: '18-30', label: { vi: 'Đến 30 tuổi', en: 'Up to 30' }, below: 31 },
  { value: '31-35', label: { vi: '31 đến 35 tuổi', en: '31 to 35' }, below: 36 },
  { value: '36-40', label: { vi: '36 đến 40 tuổi', en: '36 to 40' }, below: 41 },
  { value: '41-45', label: { vi: '41 đến 45 tuổi', en: '41 to 45' }, below: 46 },
  { value: '46-50', label: { vi: '46 đến 50 tuổi', en: '46 to 50' }, below: 51 },
  { value: '51-55', label: { vi: '51 đến 55 tuổi', en: '51 to 55' }, below: 56 },
  { value: '56-60', label: { vi: '56 đến 60 tuổi', en: '56 to 60' }, below: 61 },
  { value: '61-', label: { vi: 'Trên 60 tuổi', en: 'Over 60' }, below: null },
]

const years = (from: number, below: number | null): YearsBand => ({
  value: below === null ? `${from}-` : `${from}-${below - 1}`,
  label:
    below === null
      ? { vi: `Từ ${from} năm`, en: `${from} years and more` }
      : from === 0
        ? { vi: `Dưới ${below} năm`, en: `Under ${below} years` }
        : { vi: `${from} đến dưới ${below} năm`, en: `${from} to under ${below} years` },
  below,
})

const SENIORITY_LIMITS = [0, 30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90] as const

/** Bands of party seniority by the levels of the badge. Source: docs/sources.md, badge levels. */
export const SENIORITY_BANDS: readonly YearsBand[] = SENIORITY_LIMITS.map((from, at) =>
  years(from, SENIORITY_LIMITS[at + 1] ?? null),
)

const valuesOf = (texts: readonly string[]): DimensionValue[] =>
  texts.map((value) => ({ value, label: { vi: value, en: value } }))

const YES_NO: readonly DimensionValue[] = [
  { value: 'yes', label: { vi: 'Có', en: 'Yes' } },
  { value: 'no', label: { vi: 'Không', en: 'No' } },
]

/** On which day a fact's attributes are read: the last day of the span for a stock, the fact's own for what happened. */
export type Read = (span: Span) => Day | RawBuilder<unknown>

/** A coded value by its text; `fact` carries the code as spells do. */
const coded = (column: string): RawBuilder<string | null> =>
  sql`(select value from coded_value where coded_value.id = fact.${sql.ref(column)})`

/** Whether a coded value is other than the one of the majority; null where it is not known. */
const otherThan = (column: string, usual: string): RawBuilder<string | null> =>
  sql`case when fact.${sql.ref(column)} is null then null
    when fact.${sql.ref(column)} = (select id from coded_value where field = ${column} and value = ${usual}) then 'no' else 'yes' end`

/**
 * What members are told apart by, over rows that carry the attributes of a spell; `on` says for which day years are counted,
 * `placed` on which day the tree is looked at.
 */
export function memberDimensions(on: Read, placed: Read = on): Dimension[] {
  return [
    {
      key: 'sex',
      label: { vi: 'Giới tính', en: 'Sex' },
      values: [
        { value: 'nam', label: { vi: 'Nam', en: 'Men' } },
        { value: 'nữ', label: { vi: 'Nữ', en: 'Women' } },
      ],
      sql: () => sql`case fact.sex when 1 then 'nam' when 2 then 'nữ' end`,
    },
    {
      key: 'standing',
      label: { vi: 'Chính thức, dự bị', en: 'Official or probationary' },
      values: [
        { value: 'official', label: { vi: 'Chính thức', en: 'Official' } },
        { value: 'probationary', label: { vi: 'Dự bị', en: 'Probationary' } },
      ],
      sql: (span) => sql`case when fact.official_on <= ${on(span)} then 'official' else 'probationary' end`,
    },
    {
      key: 'age',
      label: { vi: 'Nhóm tuổi', en: 'Age' },
      values: AGE_BANDS,
      sql: (span) => bandOfYears(sql`fact.born_on`, AGE_BANDS, on(span)),
    },
    {
      key: 'years',
      label: { vi: 'Tuổi', en: 'Age in years' },
      values: null,
      sql: (span) => sql`greatest(0, extract(year from age(${on(span)}::date, fact.born_on)))::int::text`,
    },
    {
      key: 'seniority',
      label: { vi: 'Tuổi đảng', en: 'Party seniority' },
      values: SENIORITY_BANDS,
      sql: (span) =>
        sql`case when fact.official_on <= ${on(span)} then ${bandOfYears(sql`fact.decided_on`, SENIORITY_BANDS, on(span))} end`,
    },
    {
      key: 'minority',
      label: { vi: 'Dân tộc thiểu số', en: 'Ethnic minority' },
      values: YES_NO,
      isProtected: true,
      sql: () => otherThan('ethnicity', ETHNIC_GROUPS[0]!),
    },
    {
      key: 'ethnicity',
      label: { vi: 'Dân tộc', en: 'Ethnic group' },
      values: null,
      order: ETHNIC_GROUPS,
      isProtected: true,
      sql: () => coded('ethnicity'),
    },
    {
      key: 'religious',
      label: { vi: 'Có tôn giáo', en: 'With a religion' },
      values: YES_NO,
      isProtected: true,
      sql: () => otherThan('religion', RELIGIONS[0]!),
    },
    {
      key: 'religion',
      label: { vi: 'Tôn giáo', en: 'Religion' },
      values: null,
      order: RELIGIONS,
      isProtected: true,
      sql: () => coded('religion'),
    },
    {
      key: 'education',
      label: { vi: 'Trình độ chuyên môn', en: 'Professional qualification' },
      values: null,
      order: EDUCATION,
      sql: () => coded('education'),
    },
    {
      key: 'theory',
      label: { vi: 'Lý luận chính trị', en: 'Political theory' },
      values: null,
      order: THEORY,
      sql: () => coded('theory'),
    },
    {
      key: 'stratum',
      label: { vi: 'Thành phần nghề nghiệp', en: 'Stratum' },
      values: null,
      order: STRATA,
      sql: () => coded('stratum'),
    },
    baseTypeDimension(placed),
  ]
}

/** The usual values of the open dimensions in the order of forms; a register may hold others besides. */
export const USUAL_VALUES: Readonly<Record<string, readonly DimensionValue[]>> = {
  ethnicity: valuesOf(ETHNIC_GROUPS),
  religion: valuesOf(RELIGIONS),
  education: valuesOf(EDUCATION),
  theory: valuesOf(THEORY),
  stratum: valuesOf(STRATA),
}
