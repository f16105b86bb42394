import { formatDay, type Day } from '#platform/day.ts'
import type { ProposalRefusal } from './rules.ts'
import { stageWords } from './words.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<ProposalRefusal, { code: Code }>
const d = (on: Day) => formatDay(on)

/** Why something about a proposal is refused. */
export const refusalWords: { [Code in ProposalRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'no-text': () => ({ vi: 'Chưa có nội dung kiến nghị.', en: 'There is no text.' }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'in-the-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${d(on)}.`,
    en: `The unit does not exist on ${d(on)}.`,
  }),
  'addressee-not-there': ({ on }) => ({
    vi: `Đơn vị nhận không tồn tại vào ngày ${d(on)} (đã kết thúc hoặc chưa thành lập).`,
    en: `The addressee does not exist on ${d(on)}: it has ceased or is yet to begin.`,
  }),
  'addressee-is-self': () => ({
    vi: 'Không gửi cho chính đơn vị mình.',
    en: 'It cannot be addressed to the unit itself.',
  }),
  'addressee-not-in-line': () => ({
    vi: 'Chỉ gửi cho cấp trên của đơn vị hoặc đơn vị trong phạm vi phụ trách.',
    en: 'It goes to a superior of the unit, or to a unit within your reach.',
  }),
  'body-not-there': ({ on }) => ({
    vi: `Cơ quan nhận không thuộc đơn vị đó vào ngày ${d(on)}.`,
    en: `That unit has no such body on ${d(on)}.`,
  }),
  'field-unknown': () => ({
    vi: 'Lĩnh vực không có trong danh mục đang dùng.',
    en: 'The field is not in the list in use.',
  }),
  'matter-without-deadline': () => ({
    vi: 'Vướng mắc phải có hạn trả lời.',
    en: 'A matter needs a deadline.',
  }),
  'deadline-before-start': ({ dueOn, on }) => ({
    vi: `Hạn ${d(dueOn)} đứng trước ngày ${d(on)}.`,
    en: `The deadline ${d(dueOn)} lies before ${d(on)}.`,
  }),
  'raised-before-occasion': ({ occasionOn, on }) => ({
    vi: `Ngày nêu ${d(on)} đứng trước ngày hội nghị ${d(occasionOn)}.`,
    en: `It would be raised on ${d(on)}, before the conference of ${d(occasionOn)}.`,
  }),
  'occasion-without-day': () => ({
    vi: 'Chưa ghi ngày hội nghị.',
    en: 'The day of the conference is missing.',
  }),
  'stage-does-not-follow': ({ from, to }) => ({
    vi: `Sau “${stageWords[from].vi.toLowerCase()}” không thể ghi “${stageWords[to].vi.toLowerCase()}”.`,
    en: `“${stageWords[to].en}” cannot follow “${stageWords[from].en}”.`,
  }),
  'before-raised': ({ on, raisedOn }) => ({
    vi: `Ngày ${d(on)} đứng trước ngày nêu kiến nghị ${d(raisedOn)}.`,
    en: `${d(on)} lies before ${d(raisedOn)}, when it was raised.`,
  }),
  'before-last-act': ({ on, last, stage }) => ({
    vi: `Ngày ${d(on)} đứng trước việc gần nhất (${stageWords[stage].vi.toLowerCase()}, ${d(last)}).`,
    en: `${d(on)} lies before the latest act (${stageWords[stage].en.toLowerCase()}, ${d(last)}).`,
  }),
  'answer-without-content': () => ({
    vi: 'Câu trả lời phải có nội dung hoặc văn bản.',
    en: 'An answer needs a text or a document.',
  }),
  'not-accepted-without-reason': () => ({
    vi: 'Không tiếp thu thì phải nói rõ vì sao.',
    en: 'What is not accepted needs a reason.',
  }),
  'no-receiver': () => ({ vi: 'Chưa chọn nơi nhận.', en: 'Nobody is named to receive it.' }),
  'goes-with-its-group': ({ group }) => ({
    vi: `Kiến nghị này đã tổng hợp vào nhóm “${group}”; hãy xử lý cả nhóm.`,
    en: `It has gone into the group “${group}”; deal with the group.`,
  }),
  'too-few-in-group': ({ members }) => ({
    vi: `Tổng hợp cần ít nhất 2 kiến nghị khác nhau (mới có ${members}).`,
    en: `A group needs at least two different proposals (there is ${members}).`,
  }),
  'too-many-in-group': ({ members, most }) => ({
    vi: `Một nhóm nhiều nhất ${most} kiến nghị (đã chọn ${members}); hãy tổng hợp hai bước.`,
    en: `A group has at most ${most} members (${members} are chosen); consolidate in two steps.`,
  }),
  'twice-in-group': ({ text }) => ({
    vi: `Chọn hai lần: “${cut(text)}”.`,
    en: `Chosen twice: “${cut(text)}”.`,
  }),
  'member-done': ({ text, stage }) => ({
    vi: `“${cut(text)}” ${stageWords[stage].vi.toLowerCase()}, không tổng hợp được nữa.`,
    en: `“${cut(text)}” is ${stageWords[stage].en.toLowerCase()} and cannot be consolidated any more.`,
  }),
  'member-grouped': ({ text }) => ({
    vi: `“${cut(text)}” đã thuộc một nhóm khác.`,
    en: `“${cut(text)}” is in another group already.`,
  }),
  'member-not-below': ({ text }) => ({
    vi: `“${cut(text)}” không do đơn vị cấp dưới nêu và không gửi đến đơn vị này.`,
    en: `“${cut(text)}” was neither raised below this unit nor sent to it.`,
  }),
  'member-later': ({ text, last, on }) => ({
    vi: `“${cut(text)}” có việc ngày ${d(last)}, sau ngày tổng hợp ${d(on)}.`,
    en: `“${cut(text)}” has an act of ${d(last)}, after ${d(on)}.`,
  }),
  'group-of-two-kinds': () => ({
    vi: 'Không tổng hợp kiến nghị và vướng mắc vào cùng một nhóm.',
    en: 'A group holds proposals or matters, not both.',
  }),
}

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
