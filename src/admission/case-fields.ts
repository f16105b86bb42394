import type { Deadline, Field, Vote } from '#procedure/declaration.ts'
import { MORE_THAN_HALF, TWO_THIRDS } from '#procedure/declaration.ts'
import type { Day } from '#platform/day.ts'
import { barWords, contextWords, overAgeWords, routeWords, schoolingWords } from './code-words.ts'
import { BARS, CONTEXTS, OVER_AGE_GROUNDS, ROUTES, SCHOOLINGS } from './codes.ts'
import type { CaseFacts } from './case-rules.ts'
import { ADMISSION_LAW, type AdmissionLaw, type Limit } from './law.ts'

const choices = <Code extends string>(codes: readonly Code[], words: Record<Code, Field['name']>) =>
  codes.map((id) => ({ id, name: words[id] }))

/** What is filled in to open an admission. */
export const OPENING: readonly Field[] = [
  {
    key: 'route',
    name: { vi: 'Nguồn giới thiệu', en: 'Introduced' },
    kind: 'choice',
    choices: choices(ROUTES, routeWords),
  },
  {
    key: 'context',
    name: { vi: 'Bối cảnh', en: 'Context' },
    hint: {
      vi: 'Các bước giữ nguyên; chỉ rút ngắn thời gian chờ giữa các bước.',
      en: 'The steps stay; only the waiting between them is shortened.',
    },
    required: false,
    kind: 'choice',
    choices: choices(CONTEXTS, contextWords),
  },
  {
    key: 'authorised',
    name: {
      vi: 'Cấp ủy cơ sở được ủy quyền quyết định',
      en: 'The grassroots committee is authorised to decide',
    },
    required: false,
    kind: 'yes_no',
  },
]

/** What a former member declares besides, when readmission is asked for. */
export const READMISSION_OPENING: readonly Field[] = [
  {
    key: 'bar',
    name: { vi: 'Thuộc trường hợp', en: 'Any of these' },
    hint: {
      vi: 'Chỉ chọn; không ghi nội dung vụ việc.',
      en: 'Only the choice; nothing of what happened is kept.',
    },
    kind: 'choice',
    choices: choices(BARS, barWords),
  },
  {
    key: 'cleared_on',
    name: { vi: 'Ngày được xóa án tích', en: 'Record cleared on' },
    required: false,
    kind: 'day',
  },
  {
    key: 'hardship',
    name: {
      vi: 'Xin ra khỏi Đảng vì gia đình đặc biệt khó khăn',
      en: 'Asked to leave for special hardship of the family',
    },
    required: false,
    kind: 'yes_no',
  },
]

/** Who helps and introduces (đảng viên giúp đỡ, giới thiệu), and since when in one unit with the applicant. */
export const INTRODUCERS: readonly Field[] = [1, 2].flatMap((which): Field[] => [
  {
    key: `introducer_${which}`,
    name: { vi: `Đảng viên giúp đỡ, giới thiệu thứ ${which}`, en: `Helper and introducer ${which}` },
    required: which === 1,
    kind: 'person',
  },
  {
    key: `together_${which}`,
    name: { vi: `Cùng công tác, sinh hoạt từ ngày (người thứ ${which})`, en: `In one unit since (${which})` },
    required: which === 1,
    kind: 'day',
  },
])

export const VERIFIED_ON: Field = {
  key: 'verified_on',
  name: { vi: 'Ngày kết luận thẩm tra', en: 'Verification concluded on' },
  hint: {
    vi: 'Chỉ ghi ngày; nội dung thẩm tra ở trong hồ sơ giấy.',
    en: 'The day alone; what was found stays in the papers.',
  },
  kind: 'day',
}

export const OPINIONS: readonly Field[] = [
  {
    key: 'mass_opinion_on',
    name: { vi: 'Ý kiến tổ chức chính trị - xã hội, ngày', en: 'Mass organisations on' },
    kind: 'day',
  },
  {
    key: 'residence_opinion_on',
    name: { vi: 'Ý kiến chi ủy nơi cư trú, ngày', en: 'Place of residence on' },
    kind: 'day',
  },
]

export const CONSIDERED: readonly Field[] = [
  {
    key: 'schooling',
    name: { vi: 'Căn cứ về học vấn', en: 'Schooling is shown by' },
    kind: 'choice',
    choices: choices(SCHOOLINGS, schoolingWords),
  },
  {
    key: 'over_age',
    name: { vi: 'Nếu trên 60 tuổi: lý do', en: 'If over 60: the ground' },
    required: false,
    kind: 'choice',
    choices: choices(OVER_AGE_GROUNDS, overAgeWords),
  },
]

export const AGREEMENT: readonly Field[] = [
  {
    key: 'agreement_no',
    name: { vi: 'Nếu trên 60 tuổi: văn bản đồng ý, số', en: 'If over 60: number of the agreement' },
    required: false,
    kind: 'text',
    most: 60,
  },
  {
    key: 'agreement_on',
    name: { vi: 'Ngày văn bản đồng ý', en: 'Day of the agreement' },
    required: false,
    kind: 'day',
  },
]

export const CEREMONY: readonly Field[] = [
  {
    key: 'place',
    name: { vi: 'Nơi tổ chức lễ kết nạp', en: 'Place of the ceremony' },
    kind: 'text',
    most: 200,
  },
  {
    key: 'consent_no',
    name: {
      vi: 'Nếu quá hạn: văn bản đồng ý của cấp trên, số',
      en: 'If late: consent of the superior, number',
    },
    required: false,
    kind: 'text',
    most: 60,
  },
]

export const COURSE: Field = {
  key: 'course_on',
  name: { vi: 'Ngày cấp giấy chứng nhận lớp đảng viên mới', en: 'Class for new members finished on' },
  hint: {
    vi: 'Bỏ trống nếu lớp học đã ghi ở mục Lớp bồi dưỡng.',
    en: 'Leave empty where the class is recorded under Training.',
  },
  required: false,
  kind: 'day',
}

export const CARD_NO: Field = {
  key: 'card_no',
  name: { vi: 'Số thẻ đảng viên (nếu phát cùng ngày)', en: 'Card number (if issued the same day)' },
  required: false,
  kind: 'text',
  most: 12,
  shownTo: 'person.identity',
}

const VOTE_SOURCE = 'Điều lệ Đảng, Điều 4'
export const CELL_VOTE: Vote = { base: 'official_members', need: TWO_THIRDS, rounds: 3, source: VOTE_SOURCE }
export const COMMITTEE_VOTE: Vote = { base: 'committee', need: TWO_THIRDS, source: VOTE_SOURCE }
export const STANDING_VOTE: Vote = { base: 'standing_committee', need: MORE_THAN_HALF, source: VOTE_SOURCE }

/** A deadline as each text has it, in force from its day. */
export function deadlines(
  limitOf: (law: AdmissionLaw) => Limit,
  from: (law: AdmissionLaw) => Deadline<CaseFacts>['from'],
): (Deadline<CaseFacts> & { since: Day })[] {
  return ADMISSION_LAW.map((law) => {
    const { workingDays, extension } = limitOf(law)
    return {
      since: law.from,
      from: from(law),
      within: { workingDays },
      ...(extension > 0 ? { extension: { workingDays: extension } } : {}),
      source: law.source,
    }
  })
}
