import { formatDay, type Day } from '#platform/day.ts'
import type { Locale } from '#ui/words.tsx'
import { kindWords } from './words.ts'
import type { WarningCode, WarningFound } from './warnings.ts'
import type { StateRefusal } from './rules.ts'
import type { UnitWarning } from './api.ts'

type Both = { vi: string; en: string }
/** The member of a union whose code is, or is among, this one. */
type WithCode<All, Code> = All extends { code: infer Own } ? (Code extends Own ? All : never) : never
type Facts<Code extends WarningCode> = WithCode<WarningFound, Code>

/** Bodies by code, as they stand inside a sentence. */
export const bodyWords: Record<string, Both> = {
  cap_uy: { vi: 'cấp ủy', en: 'committee' },
  ban_thuong_vu: { vi: 'ban thường vụ', en: 'standing committee' },
  chi_uy: { vi: 'chi ủy', en: 'branch committee' },
  uy_ban_kiem_tra: { vi: 'ủy ban kiểm tra', en: 'inspection committee' },
}
const body = (code: string): Both => bodyWords[code] ?? { vi: code, en: code }
const kind = (code: string): Both => kindWords[code] ?? { vi: code, en: code }

/** A short remark for a table. */
export const warningMarks: Record<WarningCode, Both> = {
  'too-few-official': { vi: 'dưới 3 đảng viên chính thức', en: 'under 3 official members' },
  'may-become-party-committee': {
    vi: 'đủ 30 đảng viên: xem xét nâng cấp',
    en: '30 members: consider raising it',
  },
  'too-few-for-party-committee': { vi: 'dưới 30 đảng viên', en: 'under 30 members' },
  'unusual-superior': { vi: 'cấp trên khác thường lệ', en: 'unusual superior' },
  'kind-has-ended': { vi: 'loại tổ chức đã kết thúc', en: 'kind has ended' },
  'kind-not-yet': { vi: 'loại tổ chức chưa có', en: 'kind not yet there' },
  'no-secretary': { vi: 'khuyết bí thư', en: 'no secretary' },
  'no-committee-recorded': { vi: 'chưa ghi cấp ủy', en: 'no committee recorded' },
  'needs-branch-committee': { vi: 'chưa có chi ủy', en: 'no branch committee' },
  'branch-committee-too-large': { vi: 'chi ủy quá đông', en: 'branch committee too large' },
  'standing-committee-too-large': { vi: 'ban thường vụ quá đông', en: 'standing committee too large' },
  'term-over': { vi: 'hết nhiệm kỳ', en: 'term over' },
  'term-ending': { vi: 'sắp hết nhiệm kỳ', en: 'term ending' },
  'term-too-long': { vi: 'nhiệm kỳ quá dài', en: 'term too long' },
  'vacant-seats': { vi: 'khuyết cấp ủy viên', en: 'vacant seats' },
}

const sentences: { [Code in WarningCode]: (facts: Facts<Code>) => Both } = {
  'too-few-official': ({ official, min }) => ({
    vi: `Chi bộ có ${official} đảng viên chính thức, ít hơn ${min}. Cần bổ sung hoặc ghép chi bộ.`,
    en: `The branch has ${official} official members, fewer than ${min}. Add members or merge it.`,
  }),
  'may-become-party-committee': ({ members, limit }) => ({
    vi: `Chi bộ cơ sở có ${members} đảng viên, đủ ${limit}: xem xét nâng cấp thành đảng bộ cơ sở.`,
    en: `The grassroots branch has ${members} members, at least ${limit}: consider raising it.`,
  }),
  'too-few-for-party-committee': ({ members, limit }) => ({
    vi: `Đảng bộ cơ sở có ${members} đảng viên, dưới ${limit}: cần cấp trên đồng ý bằng văn bản.`,
    en: `The grassroots organisation has ${members} members, under ${limit}: needs its superior’s written agreement.`,
  }),
  'unusual-superior': ({ kind: own, superior }) => ({
    vi: `${kind(own).vi} thường không trực thuộc ${kind(superior).vi.toLowerCase()}.`,
    en: `A unit of the kind “${kind(own).en}” does not usually stand under one of the kind “${kind(superior).en}”.`,
  }),
  'kind-has-ended': ({ kind: own, on }) => ({
    vi: `Loại “${kind(own).vi}” không còn từ ngày ${formatDay(on)}.`,
    en: `The kind “${kind(own).en}” has ended on ${formatDay(on)}.`,
  }),
  'kind-not-yet': ({ kind: own, on }) => ({
    vi: `Loại “${kind(own).vi}” chỉ có từ ngày ${formatDay(on)}.`,
    en: `The kind “${kind(own).en}” begins on ${formatDay(on)}.`,
  }),
  'no-secretary': () => ({ vi: 'Chưa có bí thư.', en: 'Nobody is its secretary.' }),
  'no-committee-recorded': () => ({
    vi: 'Chưa ghi nhiệm kỳ và chức vụ cấp ủy.',
    en: 'No term and no post of its committee is recorded.',
  }),
  'needs-branch-committee': ({ official, min }) => ({
    vi: `Chi bộ có ${official} đảng viên chính thức, từ ${min} trở lên thì bầu chi ủy.`,
    en: `The branch has ${official} official members; from ${min} on it elects a branch committee.`,
  }),
  'branch-committee-too-large': ({ seats, max }) => ({
    vi: `Chi ủy có ${seats} ủy viên, nhiều hơn ${max}.`,
    en: `The branch committee has ${seats} seats, more than ${max}.`,
  }),
  'standing-committee-too-large': ({ seats, of }) => ({
    vi: `Ban thường vụ có ${seats} ủy viên, quá một phần ba của ${of} cấp ủy viên.`,
    en: `The standing committee has ${seats} seats, more than a third of ${of}.`,
  }),
  'term-over': ({ committee, name, on }) => ({
    vi: `Nhiệm kỳ ${name} của ${body(committee).vi} đã hết ngày ${formatDay(on)}.`,
    en: `The term ${name} of the ${body(committee).en} ended on ${formatDay(on)}.`,
  }),
  'term-ending': ({ committee, name, on, days }) => ({
    vi: `Nhiệm kỳ ${name} của ${body(committee).vi} hết ngày ${formatDay(on)}, còn ${days} ngày.`,
    en: `The term ${name} of the ${body(committee).en} ends on ${formatDay(on)}, in ${days} days.`,
  }),
  'term-too-long': ({ committee, name, months, max }) => ({
    vi: `Nhiệm kỳ ${name} của ${body(committee).vi} dài ${months} tháng, quá ${max} tháng.`,
    en: `The term ${name} of the ${body(committee).en} is longer than ${max} months (${months}).`,
  }),
  'vacant-seats': ({ committee, vacant, seats }) => ({
    vi: `Khuyết ${vacant} trong ${seats} vị trí ${body(committee).vi}.`,
    en: `${vacant} of ${seats} seats of the ${body(committee).en} are vacant.`,
  }),
}

/** A warning as a sentence in the reader's language. */
export function sayWarning({ code, facts }: Pick<UnitWarning, 'code' | 'facts'>, locale: Locale): string {
  if (!Object.hasOwn(sentences, code)) return code
  const sentence = sentences[code as WarningCode] as (facts: Record<string, unknown>) => Both
  return sentence(facts)[locale]
}

type Refused<Code> = WithCode<StateRefusal, Code>
const until = (to: Day | null, locale: Locale) =>
  to === null ? (locale === 'vi' ? 'nay' : 'now') : formatDay(to)

/** Why a state or an override is refused. */
export const refusalWords: { [Code in StateRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'official-code-malformed': ({ text }) => ({
    vi: `“${text}” không phải mã tổ chức đảng: cần 14 chữ số.`,
    en: `“${text}” is no official code: it has 14 digits.`,
  }),
  'official-code-taken': ({ unit, from, to }) => ({
    vi: `Mã này là của ${unit} (${formatDay(from)} – ${until(to, 'vi')}).`,
    en: `The code belongs to ${unit} (${formatDay(from)} – ${until(to, 'en')}).`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'state-starts-that-day': ({ on }) => ({
    vi: `Đã có một trạng thái bắt đầu ngày ${formatDay(on)}; hãy sửa trạng thái đó trong Lịch sử.`,
    en: `A state begins on ${formatDay(on)} already; correct that one in the history.`,
  }),
  'nothing-changes': () => ({ vi: 'Không có gì thay đổi.', en: 'Nothing would change.' }),
  'no-such-warning': () => ({
    vi: 'Đơn vị không có cảnh báo này vào ngày đó.',
    en: 'The unit has no such warning on that day.',
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${formatDay(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${formatDay(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'swallows-state': ({ from, to }) => ({
    vi: `Thời gian này trùm lên trạng thái ${formatDay(from)} – ${until(to, 'vi')}.`,
    en: `This period covers the whole state of ${formatDay(from)} – ${until(to, 'en')}.`,
  }),
  'members-left-outside': ({ members }) => ({
    vi: `${members} đảng viên sẽ ở trong đơn vị vào lúc đơn vị không tồn tại. Hãy ghi biến động của họ trước.`,
    en: `${members} members would be in the unit while it does not exist. Record their movements first.`,
  }),
  'overlapping-states': ({ unit, on }) => ({
    vi: `${unit}: hai trạng thái chồng nhau từ ngày ${formatDay(on)}.`,
    en: `${unit}: two states overlap from ${formatDay(on)} on.`,
  }),
  'unknown-superior': ({ unit }) => ({ vi: `${unit}: không rõ cấp trên.`, en: `${unit}: unknown superior.` }),
  'superior-missing': ({ unit, on, other }) => ({
    vi: `${unit}: cấp trên ${other ?? ''} không tồn tại vào ngày ${formatDay(on)}.`,
    en: `${unit}: its superior ${other ?? ''} does not exist on ${formatDay(on)}.`,
  }),
  'two-roots': ({ unit, on, other }) => ({
    vi: `Từ ngày ${formatDay(on)} cây có hai gốc: ${unit} và ${other ?? ''}.`,
    en: `From ${formatDay(on)} on there are two roots: ${unit} and ${other ?? ''}.`,
  }),
  'no-root': () => ({ vi: 'Cây không còn gốc.', en: 'The tree has no root.' }),
  cycle: ({ unit, on }) => ({
    vi: `Từ ngày ${formatDay(on)} ${unit} sẽ trực thuộc chính mình.`,
    en: `From ${formatDay(on)} on ${unit} would stand below itself.`,
  }),
}
