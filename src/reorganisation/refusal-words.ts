import { formatDay, type Day } from '#platform/day.ts'
import type { Locale } from '#ui/words.tsx'
import type { ReorganisationRefusal } from './rules.ts'
import type { ReorganisationWarning } from './warnings.ts'
import type { WithdrawalRefusal } from './withdrawal-codes.ts'
import { refusalWords as stateRefusalWords, sayWarning } from '#organisation/warning-words.ts'

type Both = { vi: string; en: string }
type Of<Code extends string, One = ReorganisationRefusal> = One extends { code: infer Own }
  ? Code extends Own
    ? One
    : never
  : never

/** The unit that a refusal names, with its code. */
const unit = (facts: object): string => {
  const { name, unit: code } = facts as { name?: string; unit?: string }
  return name ? `${name} (${code})` : (code ?? '')
}
const dayOf = (facts: object): string => formatDay((facts as { on: Day }).on)

const parts: Record<Of<'part-needed'>['part'], Both> = {
  into: { vi: 'đơn vị tiếp nhận hoặc cấp trên mới', en: 'the unit that receives, or the new superior' },
  ending: { vi: 'các đơn vị trực thuộc kết thúc', en: 'units below that end' },
  toSuperior: {
    vi: 'tổ chức trực thuộc về cấp trên của đơn vị kết thúc',
    en: 'whether units below go to the superior of the one that ends',
  },
  continues: { vi: 'đơn vị có tiếp tục hay không', en: 'whether the unit goes on' },
  name: { vi: 'tên mới', en: 'the new name' },
  kind: { vi: 'loại tổ chức mới', en: 'the new kind' },
  type: { vi: 'loại hình', en: 'the type' },
  members: { vi: 'nơi đảng viên chuyển đến', en: 'where members go' },
  subordinates: { vi: 'nơi tổ chức trực thuộc chuyển về', en: 'where the units below go' },
}
const between = (least: number, most: number, vi: string, en: string): Both =>
  least === most
    ? { vi: `Cần đúng ${least} ${vi}.`, en: `It takes exactly ${least} ${en}.` }
    : { vi: `Cần từ ${least} đến ${most} ${vi}.`, en: `It takes ${least} to ${most} ${en}.` }

type TreeCode =
  | 'overlapping-states'
  | 'unknown-superior'
  | 'superior-missing'
  | 'two-roots'
  | 'no-root'
  | 'cycle'
type OwnCode = Exclude<ReorganisationRefusal['code'], TreeCode>

const own: { [Code in OwnCode]: (facts: Of<Code>) => Both } = {
  'units-needed': ({ least, most }) => between(least, most, 'đơn vị', 'units'),
  'new-units-needed': ({ least, most }) => between(least, most, 'đơn vị mới', 'new units'),
  'part-needed': ({ part }) => ({ vi: `Còn thiếu ${parts[part].vi}.`, en: `Missing: ${parts[part].en}.` }),
  'part-not-taken': ({ part }) => ({
    vi: `Hình thức này không có ${parts[part].vi}.`,
    en: `This act does not take ${parts[part].en}.`,
  }),
  'unit-named-twice': (facts) => ({
    vi: `${unit(facts)} được nêu hai lần.`,
    en: `${unit(facts)} is named twice.`,
  }),
  'future-day': (facts) => ({
    vi: `Ngày ${dayOf(facts)} chưa đến. Chỉ ghi việc đã có hiệu lực.`,
    en: `${dayOf(facts)} has not come yet. Only what has taken effect is recorded.`,
  }),
  'decided-in-future': (facts) => ({
    vi: `Ngày quyết định ${dayOf(facts)} chưa đến.`,
    en: `The day of the decision, ${dayOf(facts)}, has not come yet.`,
  }),
  'unit-not-there': (facts) => ({
    vi: `${unit(facts)} không tồn tại vào ngày ${dayOf(facts)}.`,
    en: `${unit(facts)} does not exist on ${dayOf(facts)}.`,
  }),
  'began-that-day': (facts) => ({
    vi: `${unit(facts)} bắt đầu đúng ngày ${dayOf(facts)} nên không thể kết thúc hôm trước.`,
    en: `${unit(facts)} begins on ${dayOf(facts)} and cannot have ended the day before.`,
  }),
  'is-root': (facts) => ({
    vi: `${unit(facts)} là gốc của cây tổ chức, không thể kết thúc.`,
    en: `${unit(facts)} is the root of the tree and cannot end.`,
  }),
  'later-state': (facts) => ({
    vi: `${unit(facts)} đã được ghi thay đổi từ ngày ${dayOf(facts)}.`,
    en: `A change of ${unit(facts)} from ${dayOf(facts)} on is recorded already.`,
  }),
  'ends-later': (facts) => ({
    vi: `${unit(facts)} đã được ghi kết thúc vào ngày ${dayOf(facts)}.`,
    en: `${unit(facts)} is recorded to end on ${dayOf(facts)}.`,
  }),
  'later-subordinate': (facts) => ({
    vi: `${facts.subordinate} về trực thuộc ${unit(facts)} từ ngày ${dayOf(facts)}, sau ngày này.`,
    en: `${facts.subordinate} comes under ${unit(facts)} on ${dayOf(facts)}, after that day.`,
  }),
  'subordinate-without-superior': (facts) => ({
    vi: `${facts.subordinate} chưa có cấp trên mới khi ${unit(facts)} kết thúc.`,
    en: `${facts.subordinate} has no new superior when ${unit(facts)} ends.`,
  }),
  'not-below': (facts) => ({
    vi: `${facts.subordinate} không trực thuộc các đơn vị đang sắp xếp.`,
    en: `${facts.subordinate} is not directly below the units concerned.`,
  }),
  'code-taken': (facts) => ({
    vi: `Mã ${facts.unit} đã có đơn vị dùng.`,
    en: `The code ${facts.unit} is taken.`,
  }),
  'unit-unchanged': (facts) => ({
    vi: `${unit(facts)} không có gì thay đổi.`,
    en: `Nothing would change in ${unit(facts)}.`,
  }),
  'members-without-unit': (facts) => ({
    vi: `${facts.members} đảng viên của ${unit(facts)} chưa có nơi chuyển đến.`,
    en: `${facts.members} members of ${unit(facts)} have no place to go to.`,
  }),
  'members-elsewhere': (facts) => ({
    vi: `${facts.members} đồng chí được chọn không sinh hoạt tại ${unit(facts)} vào ngày đó.`,
    en: `${facts.members} of those chosen are not in ${unit(facts)} on that day.`,
  }),
  'members-named-twice': ({ members }) => ({
    vi: `${members} đồng chí được chọn hai lần.`,
    en: `${members} people are chosen twice.`,
  }),
  'unit-receives-itself': (facts) => ({
    vi: `${unit(facts)} không thể chuyển đảng viên cho chính mình.`,
    en: `${unit(facts)} cannot receive its own members.`,
  }),
  'receiver-not-there': (facts) => ({
    vi: `${unit(facts)} không tồn tại vào ngày ${dayOf(facts)} nên không thể tiếp nhận.`,
    en: `${unit(facts)} does not exist on ${dayOf(facts)} and cannot receive.`,
  }),
  'rest-sent-twice': (facts) => ({
    vi: `Đảng viên còn lại của ${unit(facts)} được ghi hai nơi chuyển đến.`,
    en: `The other members of ${unit(facts)} are sent to two places.`,
  }),
  'receiver-ends': (facts) => ({
    vi: `${unit(facts)} đã được ghi kết thúc ngày ${dayOf(facts)} nên không thể tiếp nhận.`,
    en: `${unit(facts)} is recorded to end on ${dayOf(facts)} and cannot receive.`,
  }),
  'later-movement': (facts) => ({
    vi: `${unit(facts)} có ${facts.count} biến động đã ghi vào ngày ${dayOf(facts)}, từ ngày sắp xếp trở đi.`,
    en: `${unit(facts)}: ${facts.count} movements are recorded on ${dayOf(facts)}, that day or later.`,
  }),
  'later-post': (facts) => ({
    vi: `${unit(facts)} có ${facts.count} chức vụ bắt đầu ngày ${dayOf(facts)}, từ ngày sắp xếp trở đi.`,
    en: `${unit(facts)}: ${facts.count} posts begin on ${dayOf(facts)}, that day or later.`,
  }),
  'later-term': (facts) => ({
    vi: `${unit(facts)} có nhiệm kỳ bắt đầu ngày ${dayOf(facts)}, từ ngày sắp xếp trở đi.`,
    en: `${unit(facts)}: a term begins on ${dayOf(facts)}, that day or later.`,
  }),
}

const withdrawal: { [Code in WithdrawalRefusal['code']]: (facts: WithdrawalRefusal) => Both } = {
  'state-changed-since': (facts) => since(facts, 'đã được sửa hoặc thay đổi', 'has been changed'),
  'state-since': (facts) => since(facts, 'đã có trạng thái khác', 'has another state'),
  'subordinate-since': (facts) => since(facts, 'đã có tổ chức trực thuộc', 'has units below it'),
  'movement-changed-since': (facts) =>
    since(facts, `có ${facts.count} biến động đã được sửa`, `has ${facts.count} movements corrected`),
  'movement-since': (facts) =>
    since(facts, `có ${facts.count} biến động ghi sau đó`, `has ${facts.count} later movements`),
  'committee-changed-since': (facts) => since(facts, 'có cấp ủy đã được sửa', 'has its committee changed'),
  'committee-since': (facts) => since(facts, 'đã có nhiệm kỳ hoặc chức vụ', 'has terms or posts'),
  'record-since': (facts) => since(facts, `đang giữ ${facts.count} hồ sơ`, `keeps ${facts.count} records`),
  'unit-ended-since': (facts) => ({
    vi: `${unit(facts)} không còn từ ngày ${dayOf(facts)}; ${facts.count} đảng viên không thể trở về đó.`,
    en: `${unit(facts)} is no more from ${dayOf(facts)} on; ${facts.count} members cannot go back there.`,
  }),
  'role-since': (facts) => since(facts, 'có tài khoản được giao vai trò', 'has accounts with a role there'),
}
const since = (facts: WithdrawalRefusal, vi: string, en: string): Both => ({
  vi: `${unit(facts)} ${vi} (${dayOf(facts)}).`,
  en: `${unit(facts)} ${en} (${dayOf(facts)}).`,
})

/** Why an act is refused, or may not be withdrawn. */
export const refusalWords = {
  ...stateRefusalWords,
  ...own,
  ...withdrawal,
  'no-such-new-unit': () => ({
    vi: 'Một nơi chuyển đến không nằm trong các đơn vị mới.',
    en: 'A place named is none of the new units.',
  }),
}

/** A warning of a preview as a sentence. */
export function sayReorganisationWarning(warning: ReorganisationWarning, locale: Locale): string {
  if (warning.code === 'decided-after')
    return {
      vi: `Quyết định ngày ${formatDay(warning.on)}, sau ngày có hiệu lực.`,
      en: `The decision is of ${formatDay(warning.on)}, after the day on which it takes effect.`,
    }[locale]
  const about = unit(warning)
  if (warning.code === 'holds-members-itself')
    return {
      vi: `${about}: ${warning.members} đảng viên sinh hoạt trực tiếp, chưa thuộc chi bộ nào.`,
      en: `${about}: ${warning.members} members belong to it directly and to no branch.`,
    }[locale]
  const { code, unit: _unit, name: _name, source: _source, ...facts } = warning
  return `${about}: ${sayWarning({ code, facts: facts }, locale)}`
}
