import { textOf, yearOf, yearsLater, type DayNumber } from './calendar.ts'
import { inventedName, type Sex } from './names.ts'
import { below, draw, lot, pick, type Lot, type Random } from './random.ts'

/** What is needed to invent what a person is like. */
export interface Sitter {
  sex: Sex
  born: DayNumber
  /** Statistical type of the grassroots organisation where the person belongs. */
  type: string
  /** From when to when changes are recorded, both days excluded. */
  since: DayNumber
  until: DayNumber
  /** Whose people these are: the whole country's, or the Red River delta's with few minorities. */
  region?: 'delta'
}

/** An invented person's statistical attributes: as they were at first, and what changed on which day. */
export interface Portrait {
  name: string
  ethnicity: string
  religion: string
  schooling: string
  education: string
  theory: string
  profession: string
  stratum: string
  changes: { day: DayNumber; field: 'education' | 'theory' | 'stratum'; value: string }[]
}

/** Shares among members, in per mille: our own round figures, not a published composition. */
const ETHNICITY = lot<string>([
  ['Kinh', 862],
  ['Tày', 38],
  ['Thái', 22],
  ['Mường', 20],
  ['Nùng', 15],
  ['Hmông', 12],
  ['Khơ-me', 6],
  ['Dao', 7],
  ['Hoa', 2],
  ['Gia-rai', 4],
  ['Ê-đê', 3],
  ['Sán Chay', 3],
  ['Ba-na', 2],
  ['Cơ-ho', 1],
  ['Chăm', 1],
  ['Giáy', 1],
  ['Thổ', 1],
])
const RELIGION = lot<string>([
  ['Không', 965],
  ['Phật giáo', 18],
  ['Công giáo', 11],
  ['Tin lành', 2],
  ['Cao Đài', 2],
  ['Phật giáo Hòa Hảo', 2],
])
const ETHNICITY_IN_DELTA = lot<string>([
  ['Kinh', 988],
  ['Mường', 5],
  ['Tày', 5],
  ['Nùng', 2],
])
const RELIGION_IN_DELTA = lot<string>([
  ['Không', 962],
  ['Công giáo', 24],
  ['Phật giáo', 14],
])
const EDUCATION: Record<'field' | 'office' | 'workshop', Lot<string>> = {
  field: lot([
    ['Chưa qua đào tạo', 46],
    ['Sơ cấp', 14],
    ['Trung cấp', 20],
    ['Cao đẳng', 6],
    ['Đại học', 13],
    ['Thạc sĩ', 1],
  ]),
  office: lot([
    ['Trung cấp', 6],
    ['Cao đẳng', 10],
    ['Đại học', 62],
    ['Thạc sĩ', 20],
    ['Tiến sĩ', 2],
  ]),
  workshop: lot([
    ['Chưa qua đào tạo', 12],
    ['Sơ cấp', 16],
    ['Trung cấp', 24],
    ['Cao đẳng', 17],
    ['Đại học', 28],
    ['Thạc sĩ', 3],
  ]),
}
const THEORY: Record<'young' | 'older', Lot<string>> = {
  young: lot([
    ['Chưa qua', 52],
    ['Sơ cấp', 34],
    ['Trung cấp', 13],
    ['Cao cấp', 1],
  ]),
  older: lot([
    ['Chưa qua', 28],
    ['Sơ cấp', 37],
    ['Trung cấp', 27],
    ['Cao cấp', 7],
    ['Cử nhân', 1],
  ]),
}
const STEPS_OF_EDUCATION = [
  'Chưa qua đào tạo',
  'Sơ cấp',
  'Trung cấp',
  'Cao đẳng',
  'Đại học',
  'Thạc sĩ',
  'Tiến sĩ',
]
const STEPS_OF_THEORY = ['Chưa qua', 'Sơ cấp', 'Trung cấp', 'Cao cấp']
const SERVICES = [
  'su_nghiep_cong_lap',
  'dai_hoc_cao_dang',
  'truong_hoc',
  'benh_vien',
  'vien',
  'su_nghiep_ngoai_cong_lap',
]
const FIRMS = ['doanh_nghiep_nha_nuoc', 'co_phan_von_nha_nuoc', 'doanh_nghiep_tu_nhan', 'fdi', 'hop_tac_xa']
const VILLAGE = lot<string>([
  ['Nông dân', 52],
  ['Cán bộ, công chức', 14],
  ['Lao động tự do', 16],
  ['Viên chức', 8],
  ['Công nhân, lao động', 7],
  ['Chủ doanh nghiệp', 2],
  ['Học sinh, sinh viên', 1],
])
const FIRM = lot<string>([
  ['Công nhân, lao động', 90],
  ['Chủ doanh nghiệp', 10],
])
const PROFESSIONS: Record<string, readonly string[]> = {
  truong_hoc: ['Giáo viên', 'Giáo viên', 'Cán bộ quản lý giáo dục', 'Nhân viên trường học'],
  dai_hoc_cao_dang: ['Giảng viên', 'Giảng viên', 'Chuyên viên đào tạo'],
  benh_vien: ['Bác sĩ', 'Điều dưỡng', 'Dược sĩ', 'Kỹ thuật viên y tế'],
  quan_doi: ['Sĩ quan', 'Sĩ quan', 'Quân nhân chuyên nghiệp'],
  cong_an: ['Sĩ quan', 'Sĩ quan', 'Chuyên viên kỹ thuật'],
  'Cán bộ, công chức': ['Chuyên viên', 'Chuyên viên', 'Kế toán', 'Thanh tra viên', 'Văn thư'],
  'Viên chức': ['Viên chức hành chính', 'Giáo viên', 'Kỹ sư', 'Kế toán'],
  'Công nhân, lao động': ['Công nhân', 'Công nhân', 'Kỹ sư', 'Kế toán', 'Nhân viên kinh doanh', 'Quản đốc'],
  'Chủ doanh nghiệp': ['Giám đốc', 'Phó giám đốc', 'Chủ cơ sở sản xuất'],
  'Nông dân': ['Làm ruộng', 'Làm vườn', 'Nuôi trồng thủy sản', 'Chăn nuôi'],
  'Lao động tự do': ['Buôn bán nhỏ', 'Thợ thủ công', 'Lái xe', 'Thợ xây'],
  'Học sinh, sinh viên': ['Sinh viên'],
}

/** The age at which people are taken to retire here, in years: a round figure for invented lives, not the law. */
const RETIRES_AT: Record<Sex, number> = { nam: 61, nữ: 56 }

/** An invented person to match. */
export function portray(random: Random, sitter: Sitter): Portrait {
  const { sex, born, type } = sitter
  const setting = settingOf(type)
  const young = yearOf(born) >= 1980
  const drawn = yearOf(born) < 1960 && random() < 0.3 ? 'Chưa qua đào tạo' : draw(random, EDUCATION[setting])
  const education = sitter.since - born < 26 * 365 && beyondFirstDegree(drawn) ? 'Đại học' : drawn
  const work = workOf(random, type)
  const retires = yearsLater(born, RETIRES_AT[sex]) + below(random, 90)
  const portrait: Portrait = {
    name: inventedName(random, sex, yearOf(born)),
    ethnicity: draw(random, sitter.region ? ETHNICITY_IN_DELTA : ETHNICITY),
    religion: draw(random, sitter.region ? RELIGION_IN_DELTA : RELIGION),
    schooling: yearOf(born) < 1960 && random() < 0.6 ? pick(random, ['7/10', '10/10', '10/10']) : '12/12',
    education,
    theory: draw(random, THEORY[young ? 'young' : 'older']),
    profession: pick(random, PROFESSIONS[type] ?? PROFESSIONS[work]!),
    stratum: retires <= sitter.since ? 'Hưu trí' : work,
    changes: [],
  }
  addChanges(random, portrait, sitter, retires)
  return portrait
}

/** The rows of the sheet `attributes`. */
export function* attributeRows(memberCode: string, portrait: Portrait): Generator<Record<string, string>> {
  for (const { day, field, value } of portrait.changes) {
    yield { member_code: memberCode, day: textOf(day), field, value }
  }
}

function addChanges(
  random: Random,
  portrait: Portrait,
  { born, since, until }: Sitter,
  retires: DayNumber,
): void {
  const within = (on: DayNumber) => on > since && on < until
  const stepUp = (
    field: 'education' | 'theory',
    steps: readonly string[],
    chance: number,
    oldest: number,
  ) => {
    const next = steps[steps.indexOf(portrait[field]) + 1]
    const on = since + 1 + below(random, Math.max(1, until - since))
    if (
      random() < chance &&
      next &&
      steps.includes(portrait[field]) &&
      within(on) &&
      on - born < oldest * 365
    ) {
      portrait.changes.push({ day: on, field, value: next })
    }
  }
  stepUp('education', STEPS_OF_EDUCATION, 0.12, 50)
  stepUp('theory', STEPS_OF_THEORY, 0.2, 55)
  if (portrait.stratum !== 'Hưu trí' && within(retires)) {
    portrait.changes.push({ day: retires, field: 'stratum', value: 'Hưu trí' })
  }
  portrait.changes.sort((a, b) => a.day - b.day)
}

function beyondFirstDegree(education: string): boolean {
  return education === 'Thạc sĩ' || education === 'Tiến sĩ'
}

function workOf(random: Random, type: string): string {
  if (SERVICES.includes(type)) return 'Viên chức'
  if (FIRMS.includes(type)) return draw(random, FIRM)
  if (type === 'quan_doi' || type === 'cong_an') return 'Lực lượng vũ trang'
  return type === 'co_quan' || type === 'o_nuoc_ngoai' ? 'Cán bộ, công chức' : draw(random, VILLAGE)
}

function settingOf(type: string): keyof typeof EDUCATION {
  if (FIRMS.includes(type)) return 'workshop'
  return SERVICES.includes(type) || ['co_quan', 'quan_doi', 'cong_an', 'o_nuoc_ngoai'].includes(type)
    ? 'office'
    : 'field'
}
