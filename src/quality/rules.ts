import type { Said } from '#measure/declaration.ts'
import { FIELD_BY_KEY } from '#person/fields.ts'

/** How much a finding weighs: what is missing, what may be true, what cannot be. */
export type Severity = 'gap' | 'warning' | 'error'

/** What a file should hold, or what should not stand in it. */
export interface QualityRule {
  /** A field of the file for what should be there; else a code of its own. */
  code: string
  group: 'completeness' | 'plausibility'
  severity: Severity
  /** What is found, as a heading: "Thiếu số định danh cá nhân". */
  says: Said
  /** What the field is called; null for what is no single field. */
  label: Said | null
  /** The text that it rests on. */
  source: string
  /** The field of the file where it is mended; null: not in the file itself. */
  field: string | null
}

const FORM = 'mẫu 2-HSĐV'
const CHARTER_ADMISSION = 'Điều lệ Đảng, Điều 1'
const CHARTER_OFFICIAL = 'Điều lệ Đảng, Điều 5'
const CITIZEN = '26/2023/QH15'

/** The fields that every member's file should hold, in the order of the form; `official_on` and the card once they are due. */
export const EXPECTED_FIELDS = [
  'born_on',
  'native_place',
  'residence',
  'ethnicity',
  'religion',
  'stratum',
  'admission_decided_on',
  'ceremony_on',
  'official_on',
  'education',
  'theory',
  'citizen_id',
  'card_no',
] as const
export type ExpectedField = (typeof EXPECTED_FIELDS)[number]

const SAYS_OF_FIELD: Partial<Record<ExpectedField, Said>> = {
  born_on: { vi: 'Ngày sinh chưa đủ ngày, tháng', en: 'Birth not known to the day' },
  official_on: {
    vi: 'Quá 24 tháng kể từ ngày vào Đảng chưa có ngày chính thức',
    en: 'No official day 24 months after joining',
  },
  card_no: { vi: 'Đảng viên chính thức chưa có số thẻ', en: 'Official member without a card number' },
}

const gap = (field: ExpectedField): QualityRule => {
  const { vi, en } = FIELD_BY_KEY.get(field)!
  const says = SAYS_OF_FIELD[field] ?? {
    vi: `Thiếu ${vi[0]!.toLowerCase()}${vi.slice(1)}`,
    en: `Missing: ${en[0]!.toLowerCase()}${en.slice(1)}`,
  }
  return { code: field, group: 'completeness', severity: 'gap', says, label: { vi, en }, source: FORM, field }
}

const odd = (
  code: string,
  severity: Severity,
  field: string | null,
  source: string,
  vi: string,
  en: string,
): QualityRule => ({ code, group: 'plausibility', severity, says: { vi, en }, label: null, source, field })

const ODD: readonly QualityRule[] = [
  odd(
    'admitted-before-18',
    'warning',
    'admission_decided_on',
    CHARTER_ADMISSION,
    'Quyết định kết nạp trước khi đủ 18 tuổi',
    'Admission decided before the age of 18',
  ),
  odd(
    'ceremony-before-decision',
    'warning',
    'ceremony_on',
    CHARTER_OFFICIAL,
    'Ngày vào Đảng trước ngày quyết định kết nạp',
    'Joined before the decision',
  ),
  odd(
    'official-before-admission',
    'error',
    'official_on',
    CHARTER_OFFICIAL,
    'Ngày chính thức trước ngày vào Đảng',
    'Official before joining',
  ),
  odd(
    'official-after-24-months',
    'warning',
    'official_on',
    CHARTER_OFFICIAL,
    'Ngày chính thức muộn hơn 24 tháng sau ngày vào Đảng',
    'Official more than 24 months after joining',
  ),
  odd(
    'probation-over-12-months',
    'warning',
    'official_on',
    CHARTER_OFFICIAL,
    'Dự bị quá 12 tháng chưa được công nhận chính thức',
    'Probation of over 12 months without recognition',
  ),
  odd(
    'age-implausible',
    'warning',
    'born_on',
    CHARTER_ADMISSION,
    'Tuổi dưới 18 hoặc trên 105',
    'Age under 18 or over 105',
  ),
  odd(
    'citizen-id-shape',
    'error',
    'citizen_id',
    CITIZEN,
    'Số định danh không phải 12 chữ số',
    'Citizen number not of 12 digits',
  ),
  odd(
    'citizen-id-against-birth',
    'warning',
    'citizen_id',
    CITIZEN,
    'Số định danh không khớp giới tính, năm sinh',
    'Citizen number against sex or year of birth',
  ),
  odd(
    'citizen-id-shared',
    'error',
    'citizen_id',
    CITIZEN,
    'Trùng số định danh với hồ sơ khác',
    'Citizen number of another file',
  ),
  odd(
    'card-no-shape',
    'error',
    'card_no',
    FORM,
    'Số thẻ không phải 8 hoặc 12 chữ số',
    'Card number not of 8 or 12 digits',
  ),
  odd(
    'card-no-shared',
    'error',
    'card_no',
    FORM,
    'Trùng số thẻ đảng viên với hồ sơ khác',
    'Card number of another file',
  ),
  odd(
    'badge-beyond-seniority',
    'warning',
    null,
    '01-HD/TW',
    'Huy hiệu Đảng vượt quá tuổi đảng',
    'Badge beyond the seniority',
  ),
  odd(
    'dead-yet-member',
    'error',
    null,
    CHARTER_OFFICIAL,
    'Đã ghi từ trần mà vẫn còn trong danh sách',
    'Recorded as dead, yet a member',
  ),
  odd(
    'movement-in-future',
    'error',
    null,
    'docs/figures.md',
    'Có biến động ghi ngày chưa đến',
    'A movement on a day to come',
  ),
]

/** Every rule about people, completeness first. */
export const RULES: readonly QualityRule[] = [...EXPECTED_FIELDS.map(gap), ...ODD]

export const RULE_BY_CODE: ReadonlyMap<string, QualityRule> = new Map(RULES.map((one) => [one.code, one]))

/** Codes of every rule about people. */
export const RULE_CODES = RULES.map((one) => one.code) as [string, ...string[]]
