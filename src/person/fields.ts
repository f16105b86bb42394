import { ACADEMIC_TITLES, EDUCATION, ETHNIC_GROUPS, RELIGIONS, STRATA, THEORY } from './lists.ts'

/** Groups of fields that need their own permission to be seen: identity, contact and protected. */
export type FieldGroup = 'basic' | 'identity' | 'contact' | 'protected' | 'career' | 'party'

/** Where a field is kept: a column of person or member, or an entry of `person.details`. */
export type FieldStorage = 'person' | 'member' | 'detail'

/** How a value is read; every value travels as text, a day as YYYY-MM-DD. */
export type FieldType =
  | 'name'
  | 'text'
  | 'day'
  | 'birth'
  | 'sex'
  | 'choice'
  | 'place'
  | 'phone'
  | 'number'
  | 'basis'

/** What a field is kept for. Source: Law 91/2025/QH15: no field without a purpose. */
export type Purpose = 'identify' | 'contact' | 'statistics' | 'membership' | 'cadre' | 'policy'

/** One item of a person's file. Source: form 2-HSĐV (30 items); items 10, 27d-e, 28, 29, 30 are not kept at all. */
export interface Field {
  key: string
  /** Number of the item on the form; '' for what the form does not number. */
  item: string
  vi: string
  en: string
  storage: FieldStorage
  type: FieldType
  group: FieldGroup
  purpose: Purpose
  /** Sensitive in the sense of the law on personal data, beyond membership itself. */
  sensitive?: boolean
  /** Changes over time: the value before the first dated change is the person's own column. */
  dated?: boolean
  required?: boolean
  /** Values offered; others are kept as they are, with a warning. */
  options?: readonly string[]
}

type Kind = `${FieldStorage} ${FieldType} ${Purpose}`

const inGroup =
  (group: FieldGroup) =>
  (key: string, item: string, vi: string, en: string, kind: Kind, more: Partial<Field> = {}): Field => {
    const [storage, type, purpose] = kind.split(' ') as [FieldStorage, FieldType, Purpose]
    return { key, item, vi, en, storage, type, group, purpose, ...more }
  }

const basic = inGroup('basic')
const identity = inGroup('identity')
const contact = inGroup('contact')
const guarded = inGroup('protected')
const career = inGroup('career')
const party = inGroup('party')

const REQUIRED = { required: true }
const DATED = { dated: true }
const SENSITIVE = { sensitive: true }
const PROTECTED = { dated: true, sensitive: true }

/** Every single-valued item, in the order of the form. Rows with a period are in periods.ts. */
export const FIELDS: readonly Field[] = [
  basic('full_name', '01', 'Họ và tên', 'Full name', 'person name identify', REQUIRED),
  basic('birth_name', '01', 'Họ và tên khai sinh', 'Name at birth', 'detail name identify'),
  basic('sex', '02', 'Giới tính', 'Sex', 'person sex identify', REQUIRED),
  basic('other_names', '03', 'Tên gọi khác', 'Other names', 'detail text identify'),
  basic('born_on', '04', 'Ngày sinh', 'Date of birth', 'person birth identify', REQUIRED),
  basic('birth_place', '05', 'Nơi đăng ký khai sinh', 'Place of birth registration', 'detail text identify'),
  basic(
    'birth_place_code',
    '05',
    'Địa danh nơi đăng ký khai sinh',
    'Unit of birth registration',
    'detail place identify',
  ),
  basic('native_place', '06', 'Quê quán', 'Native place', 'person text identify'),
  basic(
    'native_place_code',
    '06',
    'Địa danh quê quán',
    'Unit of the native place',
    'detail place statistics',
  ),
  contact('residence', '07', 'Nơi thường trú', 'Permanent residence', 'person text contact', DATED),
  contact(
    'residence_code',
    '07',
    'Địa danh nơi thường trú',
    'Unit of the residence',
    'detail place statistics',
  ),
  contact('temporary_residence', '07', 'Nơi tạm trú', 'Temporary residence', 'detail text contact'),
  contact('phone', '', 'Điện thoại', 'Telephone', 'person phone contact', DATED),
  guarded('ethnicity', '08', 'Dân tộc', 'Ethnicity', 'person choice statistics', {
    ...PROTECTED,
    options: ETHNIC_GROUPS,
  }),
  guarded('religion', '09', 'Tôn giáo', 'Religion', 'person choice statistics', {
    ...PROTECTED,
    options: RELIGIONS,
  }),
  career('profession', '11', 'Nghề nghiệp hiện nay', 'Present occupation', 'person text cadre', DATED),
  career(
    'former_profession',
    '11',
    'Nghề nghiệp trước khi vào Đảng',
    'Occupation before joining',
    'detail text membership',
  ),
  career('stratum', '11', 'Thành phần nghề nghiệp', 'Stratum', 'person choice statistics', {
    ...DATED,
    options: STRATA,
  }),
  party(
    'admission_decided_on',
    '12',
    'Ngày quyết định kết nạp',
    'Admission decided on',
    'member day membership',
  ),
  party('ceremony_on', '12', 'Ngày vào Đảng', 'Admission ceremony on', 'member day membership'),
  party('admission_branch', '12', 'Chi bộ kết nạp', 'Branch that admitted', 'detail text membership'),
  party(
    'introducer_1',
    '12',
    'Người giới thiệu thứ nhất, chức vụ',
    'First introducer and post',
    'detail text membership',
  ),
  party(
    'introducer_2',
    '12',
    'Người giới thiệu thứ hai, chức vụ',
    'Second introducer and post',
    'detail text membership',
  ),
  party('official_on', '12', 'Ngày chính thức', 'Official member from', 'member day membership'),
  party(
    'recognition_decided_on',
    '12',
    'Ngày quyết định công nhận chính thức',
    'Recognition decided on',
    'member day membership',
  ),
  party(
    'recognition_branch',
    '12',
    'Chi bộ công nhận chính thức',
    'Branch that recognised',
    'detail text membership',
  ),
  party('seniority_basis', '12', 'Căn cứ tính tuổi đảng', 'Seniority counts from', 'member basis membership'),
  career('recruited_on', '13', 'Ngày tuyển dụng', 'Recruited on', 'detail day cadre'),
  career('recruited_by', '13', 'Cơ quan tuyển dụng', 'Recruited by', 'detail text cadre'),
  party('youth_union_on', '14', 'Ngày vào Đoàn', 'Joined the Youth Union on', 'detail day membership'),
  party('associations', '15', 'Tổ chức xã hội tham gia', 'Social organisations', 'detail text membership'),
  career('enlisted_on', '16', 'Ngày nhập ngũ', 'Enlisted on', 'detail day policy'),
  career('discharged_on', '16', 'Ngày xuất ngũ', 'Discharged on', 'detail day policy'),
  career('retired_on', '', 'Ngày nghỉ hưu', 'Retired on', 'detail day policy'),
  career('schooling', '17', 'Giáo dục phổ thông', 'General education', 'person text statistics', DATED),
  career('education', '17', 'Trình độ chuyên môn', 'Professional qualification', 'person choice statistics', {
    ...DATED,
    options: EDUCATION,
  }),
  career('degree', '17', 'Học vị, chuyên ngành', 'Degree and subject', 'detail text cadre'),
  career('academic_title', '17', 'Học hàm', 'Academic title', 'detail choice cadre', {
    options: ACADEMIC_TITLES,
  }),
  career('theory', '17', 'Lý luận chính trị', 'Political theory', 'person choice statistics', {
    ...DATED,
    options: THEORY,
  }),
  career('foreign_language', '17', 'Ngoại ngữ', 'Foreign language', 'detail text cadre'),
  career('it_skill', '17', 'Tin học', 'IT skills', 'detail text cadre'),
  guarded('health', '18', 'Tình trạng sức khỏe', 'Health', 'detail text policy', { sensitive: true }),
  guarded('invalid_class', '18', 'Thương binh loại', 'War invalid class', 'detail text policy', SENSITIVE),
  guarded(
    'merit_family',
    '18',
    'Gia đình liệt sĩ, có công',
    'Family of a martyr or of merit',
    'detail text policy',
    SENSITIVE,
  ),
  identity('citizen_id', '19', 'Số định danh cá nhân', 'Citizen number', 'person number identify', SENSITIVE),
  identity(
    'old_citizen_id',
    '19',
    'Số CMND cũ',
    'Former identity card number',
    'detail number identify',
    SENSITIVE,
  ),
  identity('card_no', '', 'Số thẻ đảng viên', 'Member card number', 'member number membership'),
  identity('old_card_no', '', 'Số thẻ đảng viên cũ', 'Former card number', 'detail number membership'),
  party('card_issued_on', '', 'Ngày phát thẻ', 'Card issued on', 'detail day membership'),
  party('card_issued_by', '', 'Nơi phát thẻ', 'Card issued by', 'detail text membership'),
  identity('dossier_no', '', 'Số lý lịch đảng viên', 'Dossier number', 'detail number membership'),
  party(
    'readmission_introducers',
    '27b',
    'Người giới thiệu kết nạp lại',
    'Introducers at readmission',
    'detail text membership',
  ),
]

export const FIELD_BY_KEY: ReadonlyMap<string, Field> = new Map(FIELDS.map((one) => [one.key, one]))

/** What each purpose means, for the register of processing purposes. */
export const PURPOSES: Record<Purpose, { vi: string; en: string }> = {
  identify: { vi: 'Xác định đúng người, không lẫn với người khác', en: 'To know one person from another' },
  contact: {
    vi: 'Liên lạc, mời họp, theo dõi nơi cư trú',
    en: 'To reach the person and know where he lives',
  },
  statistics: { vi: 'Thống kê theo biểu mẫu quy định', en: 'Statutory statistics' },
  membership: {
    vi: 'Nghiệp vụ đảng viên: kết nạp, thẻ, tuổi đảng',
    en: 'Membership: admission, card, seniority',
  },
  cadre: { vi: 'Công tác cán bộ, đào tạo, bồi dưỡng', en: 'Cadre work and training' },
  policy: { vi: 'Chế độ, chính sách; miễn sinh hoạt', en: 'Entitlements and exemption' },
}

/** What each group of fields is called on screens. */
export const GROUPS: Record<FieldGroup, { vi: string; en: string }> = {
  basic: { vi: 'Thông tin chung', en: 'General' },
  identity: { vi: 'Giấy tờ, số hiệu', en: 'Numbers' },
  contact: { vi: 'Nơi ở, liên lạc', en: 'Residence and contact' },
  protected: { vi: 'Dân tộc, tôn giáo, sức khỏe', en: 'Ethnicity, religion, health' },
  career: { vi: 'Nghề nghiệp, trình độ', en: 'Occupation and education' },
  party: { vi: 'Về Đảng, đoàn thể', en: 'Party and organisations' },
}
