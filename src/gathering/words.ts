import { formatDay, type Day } from '#platform/day.ts'
import type { Kind, State } from './kinds.ts'
import type { GatheringRefusal } from './rules.ts'
import type { SiteRefusal } from './site-lines.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<Kind, Both> = {
  so_ket: { vi: 'Hội nghị sơ kết', en: 'Half-yearly conference' },
  tong_ket: { vi: 'Hội nghị tổng kết', en: 'Yearly conference' },
  trao_tang: { vi: 'Lễ trao tặng', en: 'Presentation' },
  chuyen_de: { vi: 'Hội nghị chuyên đề', en: 'Thematic conference' },
  truc_tuyen: { vi: 'Hội nghị trực tuyến', en: 'Online conference' },
  giao_ban: { vi: 'Giao ban', en: 'Briefing' },
  toan_quoc: { vi: 'Hội nghị toàn quốc', en: 'National conference' },
  hop_cap_uy: { vi: 'Họp cấp ủy', en: 'Committee meeting' },
}

export const stateWords: Record<State, Both> = {
  planned: { vi: 'Dự kiến', en: 'Planned' },
  announced: { vi: 'Đã triệu tập', en: 'Announced' },
  postponed: { vi: 'Hoãn', en: 'Postponed' },
  cancelled: { vi: 'Hủy', en: 'Cancelled' },
  held: { vi: 'Đã họp', en: 'Held' },
  concluded: { vi: 'Đã kết luận', en: 'Concluded' },
}

/** The buttons by which it is carried on. */
export const actWords: Record<State, Both> = {
  planned: { vi: 'Lập kế hoạch', en: 'Plan' },
  announced: { vi: 'Triệu tập', en: 'Announce' },
  postponed: { vi: 'Hoãn', en: 'Postpone' },
  cancelled: { vi: 'Hủy', en: 'Cancel it' },
  held: { vi: 'Ghi đã họp', en: 'Record that it was held' },
  concluded: { vi: 'Ghi đã kết luận', en: 'Record its conclusion' },
}

type Code = GatheringRefusal['code'] | SiteRefusal['code']
type Facts<C extends Code> = Extract<GatheringRefusal | SiteRefusal, { code: C }>
type Guess = { code: string; name: string }

const vi = (state: State) => stateWords[state].vi.toLowerCase()
const en = (state: State) => stateWords[state].en.toLowerCase()
const named = (units: readonly Guess[]) => units.map(({ code, name }) => `${name} (${code})`).join('; ')
const viGuess = (units: readonly Guess[]) => (units.length > 0 ? ` Có phải: ${named(units)}?` : '')
const enGuess = (units: readonly Guess[]) => (units.length > 0 ? ` Did you mean: ${named(units)}?` : '')
const date = (on: Day) => formatDay(on)

/** Why not, and what to do about it; a code without its sentence does not compile. */
export const refusalWords: { [C in Code]: (facts: Facts<C>) => Both } = {
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày kết thúc ${date(to)} trước ngày bắt đầu ${date(from)}.`,
    en: `It would end on ${date(to)}, before it starts on ${date(from)}.`,
  }),
  'ends-before-its-hour': ({ from, to }) => ({
    vi: `Giờ kết thúc ${to} không sau giờ bắt đầu ${from}.`,
    en: `It would end at ${to}, not after it starts at ${from}.`,
  }),
  'opinions-after-gathering': ({ due, from }) => ({
    vi: `Hạn góp ý ${date(due)} sau ngày họp ${date(from)}. Hãy chọn ngày sớm hơn.`,
    en: `Opinions would be due on ${date(due)}, after the gathering of ${date(from)}.`,
  }),
  'opinions-not-asked': () => ({
    vi: 'Loại cuộc họp này không lấy ý kiến vào dự thảo báo cáo.',
    en: 'This kind of gathering asks for no opinions on a draft.',
  }),
  'act-out-of-turn': ({ act, state }) => ({
    vi: `Hội nghị đang ở bước “${vi(state)}” nên chưa thể ghi “${vi(act)}”.`,
    en: `It is ${en(state)}; it cannot become ${en(act)} from there.`,
  }),
  'act-before-the-last': ({ on, since }) => ({
    vi: `Ngày ${date(on)} trước bước gần nhất (${date(since)}).`,
    en: `${date(on)} is before the last step (${date(since)}).`,
  }),
  'act-after-today': ({ on, today }) => ({
    vi: `Ngày ${date(on)} chưa đến; hôm nay là ${date(today)}.`,
    en: `${date(on)} is still to come; today is ${date(today)}.`,
  }),
  'announced-after-its-day': ({ from }) => ({
    vi: `Không thể triệu tập sau ngày họp ${date(from)}. Hãy sửa ngày họp trước.`,
    en: `It cannot be announced after its day, ${date(from)}. Change the day first.`,
  }),
  'held-before-its-day': ({ from }) => ({
    vi: `Hội nghị họp ngày ${date(from)}; chưa thể ghi là đã họp.`,
    en: `It meets on ${date(from)}; it cannot have been held yet.`,
  }),
  'needs-reason': () => ({ vi: 'Phải nêu lý do.', en: 'A reason is needed.' }),
  'no-sites': ({ least }) => ({
    vi: `Cần ít nhất ${least} điểm cầu. Hãy thêm điểm cầu.`,
    en: `At least ${least} site is needed. Add one.`,
  }),
  'no-minutes': () => ({
    vi: 'Chưa có biên bản. Hãy ghi biên bản trước khi kết luận.',
    en: 'There are no minutes yet. Write them first.',
  }),
  closed: ({ state }) => ({
    vi: `Hội nghị ${vi(state)} nên không sửa được nữa.`,
    en: `It is ${en(state)} and can no longer be changed.`,
  }),
  'not-announced': ({ state }) => ({
    vi: `Hội nghị đang ở bước “${vi(state)}”, chưa triệu tập hoặc đã qua bước này.`,
    en: `It is ${en(state)}; this belongs to the time after it is announced.`,
  }),
  'not-held': ({ state }) => ({
    vi: `Hội nghị chưa họp (đang ${vi(state)}). Hãy ghi đã họp trước.`,
    en: `It has not been held yet (${en(state)}). Record that first.`,
  }),
  'roll-call-before-its-day': ({ from }) => ({
    vi: `Chưa đến ngày họp ${date(from)} nên chưa điểm danh được.`,
    en: `The roll is called from ${date(from)} on.`,
  }),
  'more-present-than-invited': ({ present, invited, site }) => ({
    vi: `${site}: có mặt ${present} mà chỉ mời ${invited}. Hãy kiểm tra lại hoặc sửa số mời.`,
    en: `${site}: ${present} present but only ${invited} invited. Check, or change the number invited.`,
  }),
  'presence-twice': () => ({ vi: 'Một dòng được báo hai lần.', en: 'One line is reported twice.' }),
  'invitation-to-the-past': ({ from, today }) => ({
    vi: `Ngày họp ${date(from)} đã qua (hôm nay ${date(today)}) nên không gửi giấy mời được.`,
    en: `Its day, ${date(from)}, is past (today is ${date(today)}): nobody can be invited.`,
  }),
  'answer-day-past': ({ by }) => ({
    vi: `Hạn trả lời ${date(by)} đã qua.`,
    en: `The day for answers, ${date(by)}, is past.`,
  }),
  'answer-after-gathering': ({ by, from }) => ({
    vi: `Hạn trả lời ${date(by)} sau ngày họp ${date(from)}.`,
    en: `Answers would be due on ${date(by)}, after the gathering of ${date(from)}.`,
  }),
  'invited-already': () => ({ vi: 'Đã mời rồi.', en: 'Invited already.' }),
  'nobody-to-invite': () => ({
    vi: 'Không có đơn vị nào để mời. Hãy chọn nhóm khác.',
    en: 'There is no unit to invite. Choose another group.',
  }),
  'too-many-invitations': ({ most }) => ({
    vi: `Một hội nghị có nhiều nhất ${most} giấy mời.`,
    en: `A gathering has at most ${most} invitations.`,
  }),
  'too-many-papers': ({ most }) => ({
    vi: `Một hội nghị có nhiều nhất ${most} tài liệu.`,
    en: `A gathering has at most ${most} papers.`,
  }),
  'opinions-over': ({ due }) => ({
    vi: `Hạn góp ý đã hết ngày ${date(due)}.`,
    en: `Opinions were due by ${date(due)}.`,
  }),
  'votes-not-asked': () => ({
    vi: 'Loại cuộc họp này không biểu quyết.',
    en: 'This kind of gathering takes no votes.',
  }),
  'votes-incomplete': ({ line }) => ({
    vi: `Kết luận ${line}: ghi đủ số tán thành, không tán thành và không có ý kiến.`,
    en: `Conclusion ${line}: give all three numbers of votes.`,
  }),
  'conclusions-given-already': () => ({
    vi: 'Đã giao nhiệm vụ từ kết luận nên không sửa danh sách được nữa.',
    en: 'Conclusions have been given as assignments; the list stays as it is.',
  }),
  'conclusion-given-already': ({ line }) => ({
    vi: `Kết luận ${line} đã được giao rồi.`,
    en: `Conclusion ${line} has been given already.`,
  }),
  'conclusion-is-lesson': ({ line }) => ({
    vi: `Kết luận ${line} là bài học kinh nghiệm, không phải nhiệm vụ.`,
    en: `Conclusion ${line} is a lesson, not a task.`,
  }),
  'due-before-conclusion': ({ line, due, from }) => ({
    vi: `Kết luận ${line}: hạn ${date(due)} trước ngày giao ${date(from)}.`,
    en: `Conclusion ${line}: due on ${date(due)}, before it is given on ${date(from)}.`,
  }),
  'no-addressee': ({ line }) => ({
    vi: `Kết luận ${line}: chưa có đơn vị nhận.`,
    en: `Conclusion ${line}: it is given to nobody.`,
  }),
  'too-many-addressees': ({ line, most }) => ({
    vi: `Kết luận ${line}: quá ${most} đơn vị nhận.`,
    en: `Conclusion ${line}: more than ${most} units.`,
  }),
  'addressee-twice': ({ line, unit }) => ({
    vi: `Kết luận ${line}: ${unit} được ghi hai lần.`,
    en: `Conclusion ${line}: ${unit} is named twice.`,
  }),
  'no-lead': ({ line }) => ({
    vi: `Kết luận ${line}: chưa có đơn vị chủ trì.`,
    en: `Conclusion ${line}: no unit leads.`,
  }),
  'unit-not-below': ({ line }) => ({
    vi: `Kết luận ${line}: có đơn vị không thuộc cơ quan triệu tập hoặc đã kết thúc hoạt động.`,
    en: `Conclusion ${line}: a unit does not stand under the convener, or has ended.`,
  }),
  'link-invalid': () => ({
    vi: 'Mã điểm danh không đúng hoặc đã được thay. Hãy xin mã mới của ban tổ chức.',
    en: 'This roll-call code is wrong or has been replaced. Ask the organisers for a new one.',
  }),
  'link-used': ({ present }) => ({
    vi: `Mã này đã dùng: điểm cầu báo có mặt ${present}. Muốn sửa, hãy đăng nhập.`,
    en: `This code is used up: the site reported ${present} present. Sign in to correct it.`,
  }),
  'link-of-another-day': ({ on }) => ({
    vi: `Mã chỉ dùng trong ngày họp (${date(on)}).`,
    en: `A code is good on a day of the gathering only (${date(on)}).`,
  }),
  'site-unknown': ({ line, text, suggestions }) => ({
    vi: `Dòng ${line}: không có đơn vị “${text}”.${viGuess(suggestions)}`,
    en: `Line ${line}: there is no unit “${text}”.${enGuess(suggestions)}`,
  }),
  'site-ambiguous': ({ line, text, suggestions }) => ({
    vi: `Dòng ${line}: nhiều đơn vị tên “${text}”; hãy ghi mã.${viGuess(suggestions)}`,
    en: `Line ${line}: several units are called “${text}”; give the code.${enGuess(suggestions)}`,
  }),
  'site-twice': ({ line, text, before }) => ({
    vi: `Dòng ${line}: “${text}” đã có ở dòng ${before}.`,
    en: `Line ${line}: “${text}” stands on line ${before} already.`,
  }),
  'site-there-already': ({ line, text }) => ({
    vi: `Dòng ${line}: “${text}” đã là điểm cầu.`,
    en: `Line ${line}: “${text}” is a site already.`,
  }),
  'invited-not-a-number': ({ line, text }) => ({
    vi: `Dòng ${line}: số mời “${text}” không phải là số nguyên.`,
    en: `Line ${line}: “${text}” is no whole number.`,
  }),
  'invited-below-one': ({ line, invited }) => ({
    vi: `Dòng ${line}: số mời là ${invited}; phải từ 1 trở lên.`,
    en: `Line ${line}: ${invited} invited; it must be 1 or more.`,
  }),
  'site-text-too-long': ({ line }) => ({
    vi: `Dòng ${line}: quá dài (nhiều nhất 300 ký tự một ô).`,
    en: `Line ${line}: too long (300 characters a cell at most).`,
  }),
  'too-many-sites': ({ count, most }) => ({
    vi: `Sẽ có ${count} điểm cầu; nhiều nhất là ${most}.`,
    en: `There would be ${count} sites; the most is ${most}.`,
  }),
}
