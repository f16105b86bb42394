import { formatDay, type Day } from '#platform/day.ts'
import type { ActRefusal, AssignmentRefusal } from './rules.ts'
import { stageWords } from './state-words.ts'

type Both = { vi: string; en: string }
type Known = AssignmentRefusal | ActRefusal
type Refused<Code> = Extract<Known, { code: Code }>

const lower = (stage: keyof typeof stageWords) => ({
  vi: stageWords[stage].vi.toLowerCase(),
  en: stageWords[stage].en.toLowerCase(),
})
const perhaps = (suggestions: string): Both =>
  suggestions === ''
    ? { vi: '', en: '' }
    : { vi: ` Có phải: ${suggestions}?`, en: ` Perhaps: ${suggestions}?` }
const dueText = (due: Day | null) => (due === null ? '…' : formatDay(due))

/** Why giving or acting is refused. */
export const refusalWords: { [Code in Known['code']]: (facts: Refused<Code>) => Both } = {
  'due-before-start': ({ from, to, unit }) => ({
    vi: `${unit === null ? 'Hạn' : `Hạn của ${unit}`} ${formatDay(to)} đứng trước ngày bắt đầu ${formatDay(from)}.`,
    en: `The deadline ${formatDay(to)}${unit === null ? '' : ` of ${unit}`} is before the start on ${formatDay(from)}.`,
  }),
  'given-in-future': ({ on, today }) => ({
    vi: `Ngày giao ${formatDay(on)} sau hôm nay (${formatDay(today)}).`,
    en: `It would be given on ${formatDay(on)}, after today (${formatDay(today)}).`,
  }),
  'no-addressee': () => ({
    vi: 'Chưa có đơn vị nào nhận: hãy chọn đơn vị.',
    en: 'No unit would receive it: choose units.',
  }),
  'no-lead': () => ({ vi: 'Chưa có đơn vị chủ trì.', en: 'No unit leads.' }),
  'addressed-twice': ({ unit }) => ({
    vi: `${unit} được nêu hai lần.`,
    en: `${unit} is named twice.`,
  }),
  'unit-ceased': ({ unit, on }) => ({
    vi: `${unit} không hoạt động vào ngày ${formatDay(on)}.`,
    en: `${unit} does not exist on ${formatDay(on)}.`,
  }),
  'unit-unknown': ({ text, line, suggestions }) => ({
    vi: `Dòng ${line}: không có đơn vị trực thuộc nào là “${text}”.${perhaps(suggestions).vi}`,
    en: `Line ${line}: no unit below is called “${text}”.${perhaps(suggestions).en}`,
  }),
  'unit-ambiguous': ({ text, line, suggestions }) => ({
    vi: `Dòng ${line}: có nhiều đơn vị tên “${text}”. Hãy ghi mã: ${suggestions}…`,
    en: `Line ${line}: several units are called “${text}”. Write the code: ${suggestions}…`,
  }),
  'act-in-future': ({ on, today }) => ({
    vi: `Ngày ${formatDay(on)} sau hôm nay (${formatDay(today)}).`,
    en: `${formatDay(on)} is after today (${formatDay(today)}).`,
  }),
  'act-before-given': ({ on, givenOn }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước ngày giao ${formatDay(givenOn)}.`,
    en: `${formatDay(on)} is before it was given on ${formatDay(givenOn)}.`,
  }),
  'assignment-withdrawn': ({ on }) => ({
    vi: `Nhiệm vụ đã rút ngày ${formatDay(on)}.`,
    en: `The work was withdrawn on ${formatDay(on)}.`,
  }),
  'closed-already': ({ on }) => ({
    vi: `Đã kết thúc ngày ${formatDay(on)}.`,
    en: `It was closed on ${formatDay(on)}.`,
  }),
  'stage-not-asked': ({ stage }) => ({
    vi: `Nhiệm vụ này không yêu cầu bước ${lower(stage).vi}.`,
    en: `This work does not ask for this step: ${lower(stage).en}.`,
  }),
  'not-received': () => ({
    vi: 'Chưa tiếp nhận: hãy tiếp nhận trước.',
    en: 'It has not been received: receive it first.',
  }),
  'not-reported': () => ({ vi: 'Đơn vị chưa báo cáo.', en: 'The unit has not reported.' }),
  'act-before-received': ({ on, receivedOn }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước ngày tiếp nhận ${formatDay(receivedOn)}.`,
    en: `${formatDay(on)} is before it was received on ${formatDay(receivedOn)}.`,
  }),
  'act-before-reported': ({ on, reportedOn }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước ngày báo cáo hoặc trả lại ${formatDay(reportedOn)}.`,
    en: `${formatDay(on)} is before the report or its return on ${formatDay(reportedOn)}.`,
  }),
  'done-already': ({ stage, on }) => ({
    vi: `Bước ${lower(stage).vi} đã ghi ngày ${formatDay(on)}.`,
    en: `This was recorded on ${formatDay(on)} already: ${lower(stage).en}.`,
  }),
  'no-document': () => ({
    vi: 'Hãy chọn văn bản, hoặc ghi cả số và ngày của chương trình.',
    en: 'Choose the document, or give both number and day of the programme.',
  }),
  'programme-dated-later': ({ issuedOn, on }) => ({
    vi: `Chương trình đề ngày ${formatDay(issuedOn)}, sau ngày ghi ${formatDay(on)}.`,
    en: `The programme is dated ${formatDay(issuedOn)}, after ${formatDay(on)}.`,
  }),
  'no-form': () => ({ vi: 'Hãy chọn hình thức quán triệt.', en: 'Choose how it was disseminated.' }),
  'more-attended-than-asked': ({ attendees, target }) => ({
    vi: `Số người dự (${attendees}) nhiều hơn số phải dự (${target}).`,
    en: `More attended (${attendees}) than should (${target}).`,
  }),
  'no-reason': () => ({ vi: 'Hãy ghi lý do.', en: 'Give the reason.' }),
  'extension-not-later': ({ dueOn }) => ({
    vi: `Hạn mới phải sau hạn đang có (${dueText(dueOn)}) và không trước ngày gia hạn.`,
    en: `The new deadline must be after the present one (${dueText(dueOn)}) and not before the extension.`,
  }),
  'nothing-owed': ({ on }) => ({
    vi: `Đơn vị đã làm xong ngày ${formatDay(on)}.`,
    en: `The unit was done on ${formatDay(on)}.`,
  }),
  'nobody-concerned': () => ({
    vi: 'Không có đơn vị nào như vậy vào ngày này.',
    en: 'There is no such unit on this day.',
  }),
  'later-act-rests': ({ stage, on }) => ({
    vi: `Việc đã ghi ngày ${formatDay(on)} (${lower(stage).vi}) dựa vào việc này. Hãy sửa việc đó trước.`,
    en: `What was recorded on ${formatDay(on)} (${lower(stage).en}) rests on it. Correct that first.`,
  }),
}
