import { formatDay } from '#platform/day.ts'
import type { Both } from '#programme/words.ts'
import type { Words } from '#ui/words.tsx'
import type { QuestionKind } from './questions.ts'
import type { SurveyRefusal } from './survey-rules.ts'

export const questionWords: Record<QuestionKind, Both> = {
  number: { vi: 'Số', en: 'Number' },
  yes_no: { vi: 'Có hoặc không', en: 'Yes or no' },
  one_choice: { vi: 'Chọn một', en: 'One choice' },
  several: { vi: 'Chọn nhiều', en: 'Several choices' },
  short_text: { vi: 'Trả lời ngắn', en: 'Short text' },
  long_text: { vi: 'Trả lời dài', en: 'Long text' },
  number_table: { vi: 'Bảng số', en: 'Table of numbers' },
}

type Facts<Code> = Extract<SurveyRefusal, { code: Code }>
const question = (number: number, vi: string, en: string): Both => ({
  vi: `Câu ${number}: ${vi}`,
  en: `Question ${number}: ${en}`,
})

/** Why a survey or its answers are refused. */
export const surveyRefusalWords: { [Code in SurveyRefusal['code']]: (facts: Facts<Code>) => Both } = {
  'closes-before-it-opens': ({ opens, closes }) => ({
    vi: `Hạn trả lời ${formatDay(closes)} đứng trước ngày mở ${formatDay(opens)}.`,
    en: `It would close on ${formatDay(closes)}, before it opens on ${formatDay(opens)}.`,
  }),
  'closes-in-past': ({ closes, today }) => ({
    vi: `Hạn trả lời ${formatDay(closes)} đã qua; hôm nay là ${formatDay(today)}.`,
    en: `It would close on ${formatDay(closes)}; today is ${formatDay(today)}.`,
  }),
  'no-questions': () => ({ vi: 'Khảo sát chưa có câu hỏi nào.', en: 'The survey asks nothing yet.' }),
  'question-without-words': ({ number }) => question(number, 'chưa ghi nội dung.', 'has no words.'),
  'question-twice': ({ number }) => question(number, 'trùng với câu trước.', 'repeats an earlier one.'),
  'too-few-options': ({ number }) =>
    question(number, 'cần ít nhất hai phương án.', 'needs at least two options.'),
  'option-twice': ({ number, option }) =>
    question(number, `phương án “${option}” ghi hai lần.`, `the option “${option}” stands twice.`),
  'table-without-cells': ({ number }) =>
    question(number, 'bảng cần ít nhất một dòng và một cột.', 'the table needs a row and a column.'),
  'no-units': () => ({ vi: 'Chưa có đơn vị nào được hỏi.', en: 'No unit is asked.' }),
  'units-not-there': ({ units }) => ({
    vi: `Đơn vị không tồn tại vào ngày đó: ${units}.`,
    en: `Units that do not exist on that day: ${units}.`,
  }),
  'units-unknown': ({ texts }) => ({
    vi: `Không tìm thấy đơn vị trực thuộc: ${texts}.`,
    en: `No such units below: ${texts}.`,
  }),
  'not-open-yet': ({ opens }) => ({
    vi: `Khảo sát mở từ ngày ${formatDay(opens)}.`,
    en: `The survey opens on ${formatDay(opens)}.`,
  }),
  'survey-closed': ({ closes }) => ({
    vi: `Khảo sát đã đóng sau ngày ${formatDay(closes)}, không nhận trả lời nữa.`,
    en: `The survey closed after ${formatDay(closes)} and takes no more answers.`,
  }),
  'not-asked': () => ({ vi: 'Đơn vị này không được hỏi.', en: 'This unit was not asked.' }),
  'answer-missing': ({ number }) => question(number, 'bắt buộc trả lời.', 'must be answered.'),
  'not-a-number': ({ number, given }) =>
    question(number, `“${given}” không phải là số.`, `“${given}” is not a number.`),
  'not-an-option': ({ number, given }) =>
    question(number, `không có phương án “${given}”.`, `there is no option “${given}”.`),
  'not-a-table': ({ number }) =>
    question(number, 'số dòng, số cột không khớp bảng.', 'rows and columns do not fit the table.'),
  'wrong-kind': ({ number, kind }) =>
    question(
      number,
      `câu trả lời phải là “${questionWords[kind].vi.toLowerCase()}”.`,
      `the answer must be “${questionWords[kind].en.toLowerCase()}”.`,
    ),
  'question-unknown': ({ key }) => ({
    vi: `Khảo sát không có câu hỏi mang mã ${key}.`,
    en: `The survey has no question ${key}.`,
  }),
  'closing-not-later': ({ closes }) => ({
    vi: `Hạn mới phải sau ${formatDay(closes)}.`,
    en: `The new day must be after ${formatDay(closes)}.`,
  }),
}

export const surveyWords = {
  title: { vi: 'Khảo sát', en: 'Surveys' },
  survey: { vi: 'Khảo sát', en: 'Survey' },
  outline: { vi: 'Đề cương báo cáo', en: 'Outline of reports' },
  asked: { vi: 'Được hỏi', en: 'Asked of us' },
  sentByUs: { vi: 'Đã gửi đi', en: 'Sent by us' },
  which: { vi: 'Khảo sát nào', en: 'Which surveys' },
  noneAsked: { vi: 'Chưa có khảo sát nào gửi đến đơn vị', en: 'No survey has been sent to the unit' },
  noneSent: { vi: 'Đơn vị chưa gửi khảo sát nào', en: 'The unit has sent no survey' },
  noneSentText: {
    vi: 'Tạo khảo sát để hỏi các đơn vị trực thuộc; kết quả tự cộng lại ở đây.',
    en: 'Make a survey to ask units below; the answers are added up here.',
  },
  newSurvey: { vi: 'Tạo khảo sát', en: 'New survey' },
  newOutline: { vi: 'Gửi đề cương báo cáo', en: 'Send an outline of reports' },
  name: { vi: 'Tên khảo sát', en: 'Title' },
  intro: { vi: 'Lời dẫn', en: 'Introduction' },
  introHint: {
    vi: 'Chỉ hỏi về tổ chức, không hỏi về từng người. Không ghi nội dung mật.',
    en: 'Ask about organisations only, never about persons. No secret matter.',
  },
  opens: { vi: 'Mở từ ngày', en: 'Opens' },
  closes: { vi: 'Hạn trả lời', en: 'Closes' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  drafts: { vi: 'Đang soạn', en: 'Drafts' },
  state: { vi: 'Tình trạng', en: 'State' },
  states: {
    none: { vi: 'chưa trả lời', en: 'not answered' },
    draft: { vi: 'đang soạn', en: 'draft' },
    sent: { vi: 'đã gửi', en: 'sent' },
  },
  closed: { vi: 'đã đóng', en: 'closed' },
  open: { vi: 'đang mở', en: 'open' },
  questions: { vi: 'Câu hỏi', en: 'Questions' },
  questionN: { vi: (n: number) => `Câu ${n}`, en: (n: number) => `Question ${n}` },
  addQuestion: { vi: 'Thêm câu hỏi', en: 'Add a question' },
  kind: { vi: 'Cách trả lời', en: 'Kind of answer' },
  label: { vi: 'Nội dung câu hỏi', en: 'Question' },
  heading: { vi: 'Mục báo cáo', en: 'Heading' },
  help: { vi: 'Giải thích thêm', en: 'Help' },
  required: { vi: 'Bắt buộc trả lời', en: 'Must be answered' },
  requiredMark: { vi: 'bắt buộc', en: 'required' },
  options: { vi: 'Các phương án, mỗi dòng một phương án', en: 'Options, one per line' },
  rows: { vi: 'Các dòng của bảng, mỗi dòng một tên', en: 'Rows of the table, one per line' },
  columns: { vi: 'Các cột của bảng, mỗi dòng một tên', en: 'Columns of the table, one per line' },
  up: { vi: (n: number) => `Đưa câu ${n} lên`, en: (n: number) => `Move question ${n} up` },
  down: { vi: (n: number) => `Đưa câu ${n} xuống`, en: (n: number) => `Move question ${n} down` },
  remove: { vi: (n: number) => `Bỏ câu ${n}`, en: (n: number) => `Remove question ${n}` },
  units: { vi: 'Gửi đến', en: 'Sent to' },
  send: { vi: 'Gửi khảo sát', en: 'Send the survey' },
  sent: { vi: 'Đã gửi khảo sát.', en: 'The survey was sent.' },
  mine: { vi: 'Đơn vị của tôi', en: 'My units' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  seeAnswer: { vi: 'Xem trả lời', en: 'See the answer' },
  consolidation: { vi: 'Kết quả', en: 'Results' },
  whoAnswered: { vi: 'Đơn vị', en: 'Units' },
  texts: { vi: 'Từng đơn vị', en: 'Unit by unit' },
  view: { vi: 'Xem', en: 'View' },
  n: { vi: (n: string) => `${n} đơn vị trả lời`, en: (n: string) => `${n} units answered` },
  sum: { vi: 'Tổng', en: 'Sum' },
  mean: { vi: 'Trung bình', en: 'Mean' },
  least: { vi: 'Thấp nhất', en: 'Least' },
  most: { vi: 'Cao nhất', en: 'Most' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  choice: { vi: 'Phương án', en: 'Option' },
  unitsCount: { vi: 'Số đơn vị', en: 'Units' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  row: { vi: 'Nội dung', en: 'Row' },
  textsThere: { vi: 'Đọc ở mục “Từng đơn vị”.', en: 'Read them under “Unit by unit”.' },
  nobody: { vi: 'Chưa có đơn vị nào gửi trả lời.', en: 'No unit has sent an answer yet.' },
  export: { vi: 'Tải về .csv', en: 'Save as .csv' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  sentOn: { vi: 'Ngày gửi', en: 'Sent' },
  late: { vi: 'quá hạn', en: 'late' },
  all: { vi: 'Tất cả', en: 'All' },
  missing: { vi: 'Chưa trả lời', en: 'Not answered' },
  lateOnes: { vi: 'Quá hạn', en: 'Late' },
  moveClosing: { vi: 'Đổi hạn trả lời', en: 'Move the closing day' },
  keepDraft: { vi: 'Lưu nháp', en: 'Save as draft' },
  sendAnswer: { vi: 'Gửi trả lời', en: 'Send the answers' },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  keptDraft: { vi: 'Đã lưu nháp.', en: 'Kept as a draft.' },
  sentAnswer: { vi: 'Đã gửi trả lời.', en: 'The answers were sent.' },
  sentNote: {
    vi: (on: string) => `Đã gửi ngày ${on}. Có thể sửa và gửi lại khi khảo sát còn mở.`,
    en: (on: string) => `Sent on ${on}. It may be changed and sent again while the survey is open.`,
  },
  closedNote: { vi: 'Khảo sát đã đóng, chỉ xem.', en: 'The survey is closed; you read it.' },
  notOpen: {
    vi: (on: string) => `Khảo sát mở từ ngày ${on}.`,
    en: (on: string) => `The survey opens on ${on}.`,
  },
  readOnly: {
    vi: 'Bạn chỉ xem, không trả lời thay đơn vị này.',
    en: 'You read; you do not answer for this unit.',
  },
  nothing: { vi: 'không trả lời', en: 'no answer' },
  questionNote: { vi: (n: number) => `${n} câu hỏi`, en: (n: number) => `${n} questions` },
  clearChoice: { vi: 'Bỏ chọn', en: 'Clear' },
} satisfies Words
