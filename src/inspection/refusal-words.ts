import { formatDay, type Day } from '#platform/day.ts'
import type { InspectionRefusal } from './rules.ts'
import { organWords, stageWords } from './words.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<InspectionRefusal, { code: Code }>
const d = (on: Day) => formatDay(on)

/** Why something about an inspection is refused. */
export const refusalWords: { [Code in InspectionRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'programme-there': ({ year }) => ({
    vi: `Chủ thể này đã có chương trình năm ${year}.`,
    en: `This organ has a programme of ${year} already.`,
  }),
  'organ-not-there': ({ organ }) => ({
    vi: `Đơn vị này không có chủ thể “${organWords[organ].vi.toLowerCase()}”.`,
    en: `This unit has no such organ: ${organWords[organ].en.toLowerCase()}.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${d(on)}.`,
    en: `The unit does not exist on ${d(on)}.`,
  }),
  'no-title': () => ({ vi: 'Chưa có nội dung.', en: 'What it is about is missing.' }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'outside-year': ({ year, from, to }) => ({
    vi: `Thời gian ${d(from)} – ${d(to)} nằm ngoài năm ${year} của chương trình.`,
    en: `${d(from)} – ${d(to)} lies outside ${year}, the year of the programme.`,
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${d(to)} đứng trước ngày đầu ${d(from)}.`,
    en: `It would end on ${d(to)}, before it starts on ${d(from)}.`,
  }),
  'no-subject': () => ({ vi: 'Chưa chọn đơn vị được kiểm tra.', en: 'No unit to inspect is named.' }),
  'subject-twice': ({ unit }) => ({
    vi: `Đơn vị ${unit} chọn hai lần.`,
    en: `The unit ${unit} is named twice.`,
  }),
  'subject-not-there': ({ unit, on }) => ({
    vi: `Đơn vị ${unit} không tồn tại vào ngày ${d(on)}.`,
    en: `The unit ${unit} does not exist on ${d(on)}.`,
  }),
  'subject-outside': ({ unit, on }) => ({
    vi: `Đơn vị ${unit} không thuộc đơn vị chủ trì vào ngày ${d(on)}.`,
    en: `The unit ${unit} is not below the inspecting unit on ${d(on)}.`,
  }),
  'branch-regular-only': ({ members, least }) => ({
    vi: `Chi bộ không có chi ủy và có ${members} đảng viên (dưới ${least}) chủ yếu giám sát thường xuyên; làm khác thì phải nêu lý do.`,
    en: `A branch without a committee and with ${members} members (under ${least}) supervises regularly; anything else needs a reason.`,
  }),
  'no-head': () => ({ vi: 'Chưa có trưởng đoàn.', en: 'The team has no head.' }),
  'stage-does-not-follow': ({ from, to }) => ({
    vi: `Sau “${stageWords[from].vi.toLowerCase()}” chưa thể ghi “${stageWords[to].vi.toLowerCase()}”.`,
    en: `“${stageWords[to].en}” cannot follow “${stageWords[from].en}” yet.`,
  }),
  'conclusion-before-decision': () => ({
    vi: 'Chưa có quyết định thì chưa thể có kết luận.',
    en: 'There cannot be a conclusion before the decision.',
  }),
  'in-the-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
  'before-last-act': ({ on, last }) => ({
    vi: `Ngày ${d(on)} đứng trước việc gần nhất (${d(last)}).`,
    en: `${d(on)} lies before the latest act (${d(last)}).`,
  }),
  'decision-without-number': () => ({
    vi: 'Chưa ghi số quyết định.',
    en: 'The number of the decision is missing.',
  }),
  'conclusion-without-number': () => ({
    vi: 'Chưa ghi số kết luận.',
    en: 'The number of the conclusion is missing.',
  }),
  'no-conclusion-yet': () => ({
    vi: 'Chưa có kết luận nên chưa giao việc sau kết luận.',
    en: 'Nothing follows before there is a conclusion.',
  }),
  'deadline-before-conclusion': ({ dueOn, concludedOn }) => ({
    vi: `Hạn ${d(dueOn)} đứng trước ngày kết luận ${d(concludedOn)}.`,
    en: `The deadline ${d(dueOn)} lies before the conclusion of ${d(concludedOn)}.`,
  }),
  'not-a-subject': ({ unit }) => ({
    vi: `Đơn vị ${unit} không phải đơn vị được kiểm tra trong cuộc này.`,
    en: `The unit ${unit} is no subject of this case.`,
  }),
  'no-addressee': () => ({ vi: 'Chưa chọn đơn vị được giao việc.', en: 'Nobody is given the task.' }),
}
