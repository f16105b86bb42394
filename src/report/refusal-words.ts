import { formatDay, type Day } from '#platform/day.ts'
import { formatInstant } from '#ui/format.ts'
import type { ReportRefusal } from './rules.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<ReportRefusal, { code: Code }>
const d = (on: Day) => formatDay(on)

/** Why something about a report is refused. */
export const refusalWords: { [Code in ReportRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'unknown-template': () => ({
    vi: 'Đơn vị không lập loại báo cáo này.',
    en: 'The unit does not write this report.',
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${d(to)} đứng trước ngày đầu ${d(from)}.`,
    en: `It would end on ${d(to)}, before it starts on ${d(from)}.`,
  }),
  'period-to-come': ({ from }) => ({
    vi: `Kỳ bắt đầu ngày ${d(from)} chưa tới.`,
    en: `The period begins on ${d(from)}, which is still to come.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${d(on)}.`,
    en: `The unit does not exist on ${d(on)}.`,
  }),
  'organ-not-there': () => ({
    vi: 'Đơn vị không có cơ quan ban hành này.',
    en: 'The unit has no such organ.',
  }),
  'report-there': () => ({
    vi: 'Báo cáo của kỳ này đã được lập; hãy mở báo cáo ấy.',
    en: 'A report of this period has been begun; open that one.',
  }),
  'issued-already': () => ({
    vi: 'Báo cáo đã ban hành, không sửa được nữa.',
    en: 'The report has been issued and changes no more.',
  }),
  'unknown-section': () => ({ vi: 'Báo cáo không có phần này.', en: 'The report has no such part.' }),
  'text-saved-meanwhile': ({ by, at }) => ({
    vi: `${by} đã lưu phần này lúc ${formatInstant(at)}, sau khi đồng chí mở ra viết. Lời của đồng chí còn nguyên ở đây.`,
    en: `${by} has saved this part at ${formatInstant(at)}, after you began to write. Your words are still here.`,
  }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'words-missing': ({ section }) => ({
    vi: `Chưa viết phần “${section}”.`,
    en: `The part “${section}” has not been written.`,
  }),
  'issued-in-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
}
