import type { STATUSES } from '#member/statuses.ts'

/** A status that leaves a member in the headcount (trạng thái); `member/statuses.ts` says what each is called. */
export type StatusCode = keyof typeof STATUSES

/** Measures of discipline (hình thức kỷ luật) that leave somebody a member, mildest first. */
export const MEASURES = ['khien_trach', 'canh_cao', 'cach_chuc'] as const
export type Measure = (typeof MEASURES)[number]

/** All measures: expulsion (khai trừ) ends membership. */
export const ALL_MEASURES = [...MEASURES, 'khai_tru'] as const
export type AnyMeasure = (typeof ALL_MEASURES)[number]

/** A measure as item 26 of the file writes it (`person/lists.ts`). */
export const MEASURE_TEXT: Record<AnyMeasure, string> = {
  khien_trach: 'Khiển trách',
  canh_cao: 'Cảnh cáo',
  cach_chuc: 'Cách chức',
  khai_tru: 'Khai trừ',
}

/** What holds of a member besides membership: a status, or a measure of discipline in effect. */
export type Standing = StatusCode | Measure

/** What the list of statuses shows by: the statuses that a branch keeps itself, and measures together. */
export const STANDINGS: readonly Standing[] = [
  'mien_sinh_hoat',
  'di_lam_an_xa',
  'o_nuoc_ngoai',
  'chuyen_tam_thoi',
  'dinh_chi',
  ...MEASURES,
]

/** How the branch had word of somebody who is away. */
export const CONTACT_MANNERS = ['phone', 'message', 'online', 'met', 'family'] as const
export type ContactManner = (typeof CONTACT_MANNERS)[number]

export const GROUP_ROLES = ['leader', 'deputy', 'member'] as const
export type GroupRole = (typeof GROUP_ROLES)[number]
