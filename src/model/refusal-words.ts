import { formatDay, lastDayOf, type Day } from '#platform/day.ts'
import type { ModelRefusal } from './rules.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<ModelRefusal, { code: Code }>
const d = (on: Day) => formatDay(on)
const last = (until: Day) => d(lastDayOf(until) ?? until)

/** Why something about a model is refused. */
export const refusalWords: { [Code in ModelRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'no-name': () => ({ vi: 'Chưa có tên mô hình.', en: 'The name is missing.' }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${d(on)}.`,
    en: `The unit does not exist on ${d(on)}.`,
  }),
  'in-the-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
  'pilot-without-period': () => ({ vi: 'Thí điểm phải có thời hạn.', en: 'A pilot needs a period.' }),
  'pilot-without-authority': () => ({
    vi: 'Thí điểm phải có văn bản cho phép.',
    en: 'A pilot needs a text that allows it.',
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${last(to)} đứng trước ngày đầu ${d(from)}.`,
    en: `It would end on ${last(to)}, before it starts on ${d(from)}.`,
  }),
  'aim-without-measure': ({ aim }) => ({
    vi: aim.trim() === '' ? 'Có mục tiêu chưa ghi nội dung.' : `Mục tiêu “${aim}” chưa có cách đo.`,
    en: aim.trim() === '' ? 'An aim says nothing.' : `The aim “${aim}” has no measure.`,
  }),
  'before-it-began': ({ on, from }) => ({
    vi: `Ngày ${d(on)} đứng trước ngày bắt đầu ${d(from)}.`,
    en: `${d(on)} lies before ${d(from)}, when it began.`,
  }),
  'ended-already': ({ endedOn }) => ({
    vi: `Mô hình đã kết thúc từ ngày ${d(endedOn)}.`,
    en: `It has ended on ${d(endedOn)}.`,
  }),
  'evaluation-without-outcome': () => ({
    vi: 'Chưa chọn kết quả đánh giá.',
    en: 'The outcome of the evaluation is missing.',
  }),
  'spread-before-evaluation': () => ({
    vi: 'Phải đánh giá trước khi quyết định nhân rộng.',
    en: 'It is evaluated before it is spread.',
  }),
  'spread-not-effective': () => ({
    vi: 'Đánh giá gần nhất là chưa hiệu quả nên không nhân rộng.',
    en: 'The latest evaluation finds it not effective; it is not spread.',
  }),
  'spread-already': ({ on }) => ({
    vi: `Đã có quyết định nhân rộng ngày ${d(on)}.`,
    en: `It was spread by the decision of ${d(on)}.`,
  }),
  'decision-without-number': () => ({
    vi: 'Quyết định nhân rộng phải có số văn bản.',
    en: 'The decision to spread it needs its number.',
  }),
  'not-above': () => ({
    vi: 'Nơi quyết định phải là đơn vị thực hiện hoặc cấp trên của đơn vị đó.',
    en: 'Who decides is the unit of the model or one above it.',
  }),
  'no-adopter': () => ({ vi: 'Chưa chọn đơn vị áp dụng.', en: 'No adopter is named.' }),
  'adopter-not-there': ({ unit, on }) => ({
    vi: `Đơn vị ${unit} không tồn tại vào ngày ${d(on)}.`,
    en: `The unit ${unit} does not exist on ${d(on)}.`,
  }),
  'adopter-is-origin': ({ unit }) => ({
    vi: `Đơn vị ${unit} là nơi có mô hình, không ghi là nơi áp dụng.`,
    en: `The model is of the unit ${unit} itself.`,
  }),
  'adopted-already': ({ unit }) => ({
    vi: `Đơn vị ${unit} đã áp dụng.`,
    en: `The unit ${unit} has taken it up already.`,
  }),
  'adopted-before-it-began': ({ on, from }) => ({
    vi: `Không thể áp dụng ngày ${d(on)}, trước khi mô hình bắt đầu (${d(from)}).`,
    en: `It cannot be taken up on ${d(on)}, before it began on ${d(from)}.`,
  }),
}
