import { STATUSES } from '#member/statuses.ts'
import { formatDay } from '#platform/day.ts'
import type { Procedure } from '#procedure/declaration.ts'
import { MEASURE_TEXT, type AnyMeasure } from './codes.ts'
import type { StatusFacts, StatusRefusal } from './rules.ts'

const MEASURE_EN: Record<AnyMeasure, string> = {
  khien_trach: 'Reprimand',
  canh_cao: 'Warning',
  cach_chuc: 'Removal from post',
  khai_tru: 'Expulsion',
}

/** What a status or a measure is called. */
export function standingName(code: string): { vi: string; en: string } {
  if (Object.hasOwn(STATUSES, code)) return STATUSES[code as keyof typeof STATUSES]
  return Object.hasOwn(MEASURE_TEXT, code)
    ? { vi: MEASURE_TEXT[code as AnyMeasure], en: MEASURE_EN[code as AnyMeasure] }
    : { vi: code, en: code }
}

/** Why an act about a member's status is refused, as sentences. */
export const reasons: Procedure<StatusFacts, StatusRefusal>['reasons'] = {
  'status-not-member': ({ on }) => ({
    vi: `Người này không có trong danh sách đảng viên ngày ${formatDay(on)}.`,
    en: `Is not on the list of members on ${formatDay(on)}.`,
  }),
  'status-held-already': ({ standing, since }) => ({
    vi: `Đã ghi “${standingName(standing).vi}” từ ngày ${formatDay(since)}.`,
    en: `“${standingName(standing).en}” holds already, since ${formatDay(since)}.`,
  }),
  'status-not-held': ({ standing, on }) => ({
    vi: `Ngày ${formatDay(on)} không có “${standingName(standing).vi}” để kết thúc.`,
    en: `“${standingName(standing).en}” does not hold on ${formatDay(on)}.`,
  }),
  'status-overlaps': ({ standing, from }) => ({
    vi: `Trùng với “${standingName(standing).vi}” đã ghi từ ngày ${formatDay(from)}.`,
    en: `Overlaps “${standingName(standing).en}” recorded from ${formatDay(from)}.`,
  }),
  'status-until-needed': () => ({
    vi: 'Lý do này chỉ được miễn có thời hạn: hãy ghi ngày cuối.',
    en: 'On this ground the exemption has an end: give its last day.',
  }),
  'status-ends-before-it-begins': ({ from }) => ({
    vi: `Ngày cuối phải từ ngày ${formatDay(from)} trở đi.`,
    en: `The last day must not be before ${formatDay(from)}.`,
  }),
  'status-before-birth': ({ on }) => ({
    vi: `Ngày ${formatDay(on)} trước ngày sinh.`,
    en: `${formatDay(on)} is before the birth.`,
  }),
  'exemption-before-decision': ({ from, decided }) => ({
    vi: `Được miễn từ ngày ${formatDay(from)} là trước ngày chi bộ quyết định (${formatDay(decided)}).`,
    en: `From ${formatDay(from)} would be before the branch decided (${formatDay(decided)}).`,
  }),
  'exemption-before-application': ({ on, applied }) => ({
    vi: `Ngày lập hồ sơ ${formatDay(on)} trước ngày làm đơn ${formatDay(applied)}.`,
    en: `The case of ${formatDay(on)} is before the application of ${formatDay(applied)}.`,
  }),
  'itinerant-too-long': ({ months }) => ({
    vi: `Việc làm lưu động chỉ được miễn dưới ${months} tháng; lâu hơn thì chuyển sinh hoạt đảng.`,
    en: `Itinerant work exempts for less than ${months} months; beyond that a transfer is due.`,
  }),
  'expected-before-leaving': ({ from, expected }) => ({
    vi: `Ngày dự kiến về ${formatDay(expected)} phải sau ngày đi ${formatDay(from)}.`,
    en: `The expected return ${formatDay(expected)} must be after the departure ${formatDay(from)}.`,
  }),
  'removal-absence-too-short': ({ months, least }) => ({
    vi: `Mới bỏ sinh hoạt hoặc không đóng đảng phí ${months} tháng; phải từ ${least} tháng trong năm mà không có lý do chính đáng.`,
    en: `${months} months without meetings or dues; at least ${least} in a year without good reason are needed.`,
  }),
  'removal-exempt-not-absent': ({ since }) => ({
    vi: `Đang được miễn sinh hoạt từ ngày ${formatDay(since)} nên không bị coi là bỏ sinh hoạt.`,
    en: `Is exempt since ${formatDay(since)}, so does not count as absent.`,
  }),
  'removal-probation-ground': () => ({
    vi: 'Lý do “không đủ tư cách, hết dự bị” chỉ dùng cho đảng viên dự bị.',
    en: 'The ground of probation is for probationary members only.',
  }),
  'measure-not-for-probationer': () => ({
    vi: 'Đảng viên dự bị chỉ bị khiển trách hoặc cảnh cáo; không đủ tư cách thì xóa tên.',
    en: 'A probationary member is reprimanded or warned only; otherwise the name is removed.',
  }),
  'measure-not-by-branch': () => ({
    vi: 'Chi bộ chỉ quyết định khiển trách, cảnh cáo; hình thức này chi bộ đề nghị cấp trên.',
    en: 'A branch decides reprimand and warning only; this measure it proposes to its superior.',
  }),
  'measure-without-post': () => ({
    vi: 'Sổ không ghi chức vụ cấp ủy nào đang giữ để cách chức.',
    en: 'The register holds no committee post to be removed from.',
  }),
  'expulsion-vote-too-small': ({ inFavour, least }) => ({
    vi: `Đề nghị khai trừ cần ít nhất ${least} phiếu (hai phần ba đảng viên chính thức), mới có ${inFavour}.`,
    en: `Proposing expulsion takes at least ${least} votes (two thirds of the official members); there are ${inFavour}.`,
  }),
  'barred-by-suspension': ({ since }) => ({
    vi: `Đang bị đình chỉ sinh hoạt đảng từ ngày ${formatDay(since)}, chưa giải quyết cho ra khỏi Đảng.`,
    en: `Suspended since ${formatDay(since)}: leaving is not dealt with meanwhile.`,
  }),
}
