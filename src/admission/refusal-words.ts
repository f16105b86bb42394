import { formatDay, type Day } from '#platform/day.ts'
import { paperWords, barWords } from './code-words.ts'
import type { ConditionRefusal, DecisionRefusal, RecognitionRefusal } from './rules.ts'
import type { ReturnRefusal } from './return-rules.ts'
import type { SourceRefusal } from './source-rules.ts'

type Both = { vi: string; en: string }
type Sentences<Refused extends { code: string }> = {
  [Code in Refused['code']]: (facts: Extract<Refused, { code: Code }>) => Both
}
const d = (on: Day) => formatDay(on)
const years = (months: number) => Math.floor(months / 12)

/** Why somebody cannot be put on a list, or a fact of him cannot be recorded. */
export const sourceRefusals: Sentences<SourceRefusal> = {
  'day-to-come': ({ on, today }) => ({
    vi: `Ngày ${d(on)} chưa tới (hôm nay ${d(today)}).`,
    en: `${d(on)} is still to come (today is ${d(today)}).`,
  }),
  'before-birth': ({ on }) => ({
    vi: `Ngày ${d(on)} trước ngày sinh.`,
    en: `${d(on)} lies before the birth.`,
  }),
  'already-listed': ({ since }) => ({
    vi: `Người này đã trong danh sách từ ngày ${d(since)}.`,
    en: `The person is on a list since ${d(since)}.`,
  }),
  'is-a-member': () => ({ vi: 'Người này đang là đảng viên.', en: 'The person is a member.' }),
  'unit-not-there': ({ on }) => ({
    vi: `Chi bộ không tồn tại vào ngày ${d(on)}.`,
    en: `The branch does not exist on ${d(on)}.`,
  }),
  'not-a-branch': () => ({
    vi: 'Danh sách do chi bộ lập: hãy chọn chi bộ, không chọn đơn vị có cấp dưới.',
    en: 'Lists are kept by branches: choose a unit without units below it.',
  }),
  'before-listing': ({ on, since }) => ({
    vi: `Ngày ${d(on)} trước ngày bắt đầu theo dõi (${d(since)}).`,
    en: `${d(on)} lies before the day on which it began (${d(since)}).`,
  }),
  'helper-not-official': ({ on }) => ({
    vi: `Người giúp đỡ chưa là đảng viên chính thức vào ngày ${d(on)}.`,
    en: `The helper is no official member on ${d(on)}.`,
  }),
  'helper-elsewhere': ({ on }) => ({
    vi: `Người giúp đỡ không sinh hoạt ở chi bộ này vào ngày ${d(on)}.`,
    en: `The helper is not in this branch on ${d(on)}.`,
  }),
  'helper-already': () => ({ vi: 'Đảng viên này đang giúp đỡ rồi.', en: 'This member helps already.' }),
  'three-helpers': () => ({ vi: 'Đã có hai đảng viên giúp đỡ.', en: 'Two members help already.' }),
  'certificate-number-taken': () => ({
    vi: 'Số giấy chứng nhận này của cùng nơi cấp, cùng năm đã ghi cho người khác.',
    en: 'Another person has a certificate of this number, issuer and year.',
  }),
  'case-open': () => ({
    vi: 'Đang có hồ sơ kết nạp; kết thúc hồ sơ trước khi đưa ra khỏi danh sách.',
    en: 'An admission is under way; end it before taking the person off the list.',
  }),
}

/** Why the cell cannot consider somebody yet. */
export const conditionRefusals: Sentences<ConditionRefusal> = {
  'too-young': ({ months, least }) => ({
    vi: `Mới ${years(months)} tuổi ${months % 12} tháng, chưa đủ ${years(least)} tuổi (tính theo tháng).`,
    en: `Only ${years(months)} years and ${months % 12} months old; ${years(least)} are needed, counted in months.`,
  }),
  'over-age': ({ months, most }) => ({
    vi: `Đã ${years(months)} tuổi ${months % 12} tháng, quá ${years(most)} tuổi: phải nêu lý do đặc biệt và có văn bản đồng ý của ban thường vụ cấp ủy trực thuộc Trung ương.`,
    en: `${years(months)} years and ${months % 12} months old, over ${years(most)}: it needs a special ground and the written agreement of the committee directly under the centre.`,
  }),
  'schooling-not-shown': () => ({
    vi: 'Chưa ghi căn cứ về trình độ học vấn.',
    en: 'How the schooling is shown is missing.',
  }),
  'schooling-below': ({ schooling }) => ({
    vi: `Học vấn trong hồ sơ là “${schooling}”, dưới trung học cơ sở.`,
    en: `The schooling recorded is “${schooling}”, below lower-secondary.`,
  }),
  'diploma-needed': () => ({
    vi: 'Quy định của ngày này đòi bằng tốt nghiệp trung học cơ sở trở lên.',
    en: 'The rules of the day ask for the lower-secondary diploma.',
  }),
  'no-certificate': () => ({
    vi: 'Chưa có giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng.',
    en: 'There is no certificate of the awareness class.',
  }),
  'certificate-expired': ({ on, until }) => ({
    vi: `Giấy chứng nhận cấp ngày ${d(on)} chỉ có giá trị đến ${d(until)}: phải học lại.`,
    en: `The certificate of ${d(on)} held until ${d(until)}: the class must be taken again.`,
  }),
  'paper-missing': ({ paper }) => ({
    vi: `Chưa có: ${paperWords[paper].vi.toLowerCase()}.`,
    en: `Missing: ${paperWords[paper].en.toLowerCase()}.`,
  }),
  'paper-too-old': ({ paper, on, until }) => ({
    vi: `${paperWords[paper].vi} ngày ${d(on)} quá 12 tháng (đến ${d(until)}): phải làm lại.`,
    en: `${paperWords[paper].en} of ${d(on)} is older than 12 months (held until ${d(until)}).`,
  }),
  'too-few-introducers': ({ needed, given }) => ({
    vi: `Cần ${needed} đảng viên chính thức giới thiệu, mới có ${given}.`,
    en: `${needed} official members must introduce, ${given} named.`,
  }),
  'introducer-twice': () => ({
    vi: 'Một người giới thiệu được ghi hai lần.',
    en: 'An introducer is named twice.',
  }),
  'introducer-is-applicant': () => ({
    vi: 'Người vào Đảng không thể tự giới thiệu mình.',
    en: 'The applicant cannot introduce himself.',
  }),
  'introducer-not-official': ({ which }) => ({
    vi: `Người giới thiệu thứ ${which} chưa là đảng viên chính thức.`,
    en: `Introducer ${which} is no official member.`,
  }),
  'introducer-not-together': ({ which, least, since }) => ({
    vi: since
      ? `Người giới thiệu thứ ${which} cùng đơn vị từ ${d(since)}, chưa đủ ${least} tháng.`
      : `Chưa rõ người giới thiệu thứ ${which} cùng đơn vị từ ngày nào.`,
    en: since
      ? `Introducer ${which} is in the same unit since ${d(since)}, less than ${least} months.`
      : `Since when introducer ${which} is in the same unit is missing.`,
  }),
}

/** Why an admission cannot be decided, or recognition not considered. */
export const stepRefusals: Sentences<DecisionRefusal | RecognitionRefusal> = {
  'no-agreement': ({ months }) => ({
    vi: `Người vào Đảng ${years(months)} tuổi ${months % 12} tháng: chưa có văn bản đồng ý của ban thường vụ cấp ủy trực thuộc Trung ương.`,
    en: `The applicant is ${years(months)} years and ${months % 12} months old: the written agreement of the committee directly under the centre is missing.`,
  }),
  'agreement-not-before': ({ agreed, decided }) => ({
    vi: `Văn bản đồng ý ngày ${d(agreed)} phải có trước ngày quyết định (${d(decided)}).`,
    en: `The agreement of ${d(agreed)} must lie before the decision (${d(decided)}).`,
  }),
  'no-member-course': () => ({
    vi: 'Chưa học lớp bồi dưỡng lý luận chính trị cho đảng viên mới.',
    en: 'The class for new members has not been done.',
  }),
}

/** Why somebody cannot be readmitted, or a membership not restored. */
export const returnRefusals: Sentences<ReturnRefusal> = {
  'never-left': () => ({
    vi: 'Sổ không ghi người này đã ra khỏi Đảng: không phải trường hợp kết nạp lại.',
    en: 'By the register this person has not left the Party: no readmission.',
  }),
  'left-by-other-way': ({ category }) => ({
    vi: `Sổ ghi ra khỏi Đảng theo loại ${category}: không thuộc diện này.`,
    en: `The register says the person left by ${category}: not a case of this kind.`,
  }),
  'outside-too-short': ({ since, from, months }) => ({
    vi: `Tính từ ${d(since)} phải đủ ${months} tháng: sớm nhất là ${d(from)}.`,
    en: `${months} months must pass from ${d(since)}: ${d(from)} at the earliest.`,
  }),
  'record-not-cleared': () => ({
    vi: 'Chưa ghi ngày được xóa án tích.',
    en: 'The day on which the record was cleared is missing.',
  }),
  barred: ({ bar }) => ({
    vi: `Không xem xét kết nạp lại: ${barWords[bar].vi.toLowerCase()}.`,
    en: `Not readmitted: ${barWords[bar].en.toLowerCase()}.`,
  }),
  'asked-to-leave': () => ({
    vi: 'Người tự xin ra khỏi Đảng không được xem xét, trừ khi gia đình đặc biệt khó khăn.',
    en: 'Whoever asked to leave is not readmitted, except for special hardship.',
  }),
  'readmitted-before': ({ on }) => ({
    vi: `Đã được kết nạp lại ngày ${d(on)}: chỉ kết nạp lại một lần.`,
    en: `Readmitted on ${d(on)} already: it is done once only.`,
  }),
  'nothing-to-restore': () => ({
    vi: 'Sổ không ghi người này bị đưa ra khỏi Đảng: không có gì để khôi phục.',
    en: 'By the register nothing was taken from this person.',
  }),
  'restored-before-it-was-taken': ({ on, taken }) => ({
    vi: `Ngày ${d(on)} trước ngày bị đưa ra khỏi Đảng (${d(taken)}).`,
    en: `${d(on)} lies before the day on which it was taken (${d(taken)}).`,
  }),
}

/** Why a decision cannot be printed. */
export const paperRefusals = {
  'not-decided-yet': {
    vi: 'Hồ sơ chưa có quyết định này.',
    en: 'The case has no such decision yet.',
  },
} as const
