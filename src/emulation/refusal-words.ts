import { formatDay, type Day } from '#platform/day.ts'
import type { EmulationRefusal } from './rules.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<EmulationRefusal, { code: Code }>
const d = (on: Day) => formatDay(on)

/** Why something about a round is refused. */
export const refusalWords: { [Code in EmulationRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'no-name': () => ({ vi: 'Chưa có tên.', en: 'The name is missing.' }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${d(on)}.`,
    en: `The unit does not exist on ${d(on)}.`,
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${d(to)} đứng trước ngày đầu ${d(from)}.`,
    en: `It would end on ${d(to)}, before it starts on ${d(from)}.`,
  }),
  'follows-later': ({ from }) => ({
    vi: `Đợt của cấp trên bắt đầu ngày ${d(from)}; không thể hưởng ứng sớm hơn.`,
    en: `The round that it answers begins on ${d(from)}; it cannot begin earlier.`,
  }),
  'in-the-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
  'outside-round': ({ on, from, to }) => ({
    vi: `Ngày ${d(on)} nằm ngoài thời gian ${d(from)} – ${d(to)}.`,
    en: `${d(on)} lies outside ${d(from)} – ${d(to)}.`,
  }),
  'entrant-outside': ({ unit, on }) => ({
    vi: `Đơn vị ${unit} không thuộc nơi tổ chức vào ngày ${d(on)}.`,
    en: `The unit ${unit} does not stand below the organiser on ${d(on)}.`,
  }),
  'entered-already': ({ unit }) => ({
    vi: `Đơn vị ${unit} đã đăng ký.`,
    en: `The unit ${unit} has entered already.`,
  }),
  'names-a-person': () => ({
    vi: 'Tên tác phẩm có vẻ nêu tên người; hãy ghi gọn tên tác phẩm, không có tên người.',
    en: 'The title seems to name a person; shorten it so that nobody is named.',
  }),
  'work-without-title': () => ({
    vi: 'Dự giải báo chí phải có tên tác phẩm.',
    en: 'A work needs its title.',
  }),
  'result-before-entry': ({ on, enteredOn }) => ({
    vi: `Ngày ${d(on)} đứng trước ngày đăng ký ${d(enteredOn)}.`,
    en: `${d(on)} lies before the entry of ${d(enteredOn)}.`,
  }),
  'result-there': () => ({
    vi: 'Đã ghi kết quả; hãy rút kết quả cũ trước.',
    en: 'There is a result already; take it back first.',
  }),
  'decision-without-number': () => ({
    vi: 'Chưa ghi số quyết định.',
    en: 'The number of the decision is missing.',
  }),
}
