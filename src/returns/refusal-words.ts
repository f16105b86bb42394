import { formatDay, type Day } from '#platform/day.ts'
import type { ReturnRefusal } from './rules.ts'
import { stateWords } from './words.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<ReturnRefusal, { code: Code }>
const d = (on: Day) => formatDay(on)
const named = (codes: readonly string[], all: number) => codes.join(', ') + (all > codes.length ? ', …' : '')

/** Why something about a period or a return is refused. */
export const refusalWords: { [Code in ReturnRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'no-title': () => ({ vi: 'Chưa có tên kỳ báo cáo.', en: 'The name is missing.' }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'not-a-period': ({ from, to }) => ({
    vi: `${d(from)} – ${d(to)} không phải một kỳ trọn vẹn của loại đã chọn.`,
    en: `${d(from)} – ${d(to)} is no whole period of the kind chosen.`,
  }),
  'cut-off-before-end': ({ cutOffOn, to }) => ({
    vi: `Ngày chốt ${d(cutOffOn)} đứng trước ngày cuối kỳ ${d(to)}.`,
    en: `The cut-off ${d(cutOffOn)} comes before the end of the period, ${d(to)}.`,
  }),
  'cut-off-long-after': ({ cutOffOn, days }) => ({
    vi: `Ngày chốt ${d(cutOffOn)} quá ${days} ngày sau kỳ.`,
    en: `The cut-off ${d(cutOffOn)} is more than ${days} days after the period.`,
  }),
  'no-forms': () => ({ vi: 'Chưa chọn biểu nào.', en: 'No form is chosen.' }),
  'unknown-form': ({ form }) => ({ vi: `Không có biểu ${form}.`, en: `There is no form ${form}.` }),
  'no-kinds': () => ({ vi: 'Chưa chọn loại đơn vị nào.', en: 'No kind of unit is chosen.' }),
  'nobody-asked': () => ({
    vi: 'Không có đơn vị nào bên dưới thuộc các loại đã chọn.',
    en: 'No unit below is of the kinds chosen.',
  }),
  'due-days-out-of-range': ({ most }) => ({
    vi: `Hạn nộp phải từ 1 đến ${most} ngày sau ngày chốt.`,
    en: `Due days must be from 1 to ${most} days after the cut-off.`,
  }),
  'announced-already': ({ title }) => ({
    vi: `Đơn vị đã phát động kỳ này: “${title}”.`,
    en: `The unit has announced this period: “${title}”.`,
  }),
  'period-withdrawn': ({ on }) => ({
    vi: `Kỳ báo cáo đã rút ngày ${d(on)}.`,
    en: `The period was withdrawn on ${d(on)}.`,
  }),
  'cut-off-passed': ({ cutOffOn }) => ({
    vi: `Đã qua ngày chốt ${d(cutOffOn)}; kỳ báo cáo không sửa được nữa.`,
    en: `The cut-off ${d(cutOffOn)} is over; the period is not corrected any more.`,
  }),
  'cut-off-not-over': ({ cutOffOn }) => ({
    vi: `Chưa hết ngày chốt số liệu ${d(cutOffOn)}; được ký từ hôm sau.`,
    en: `The cut-off ${d(cutOffOn)} is not over; it is certified from the day after.`,
  }),
  'certified-there': ({ returns }) => ({
    vi: `Đã có ${returns} báo cáo được ký trong kỳ này.`,
    en: `${returns} returns of the period have been certified.`,
  }),
  'not-in-state': ({ state }) => ({
    vi: `Báo cáo đang ở tình trạng “${stateWords[state].vi}”, không làm được việc này.`,
    en: `The return is “${stateWords[state].en}”; this cannot be done now.`,
  }),
  'unit-above-certified': ({ unit }) => ({
    vi: `${unit} đã ký bản tổng hợp có báo cáo này; sai sót nêu ở kỳ sau.`,
    en: `${unit} has certified a return that takes it in; corrections are told in the next one.`,
  }),
  'finding-unexplained': ({ findings }) => ({
    vi: `Còn ${findings} điểm không khớp chưa giải trình.`,
    en: `${findings} findings are not explained yet.`,
  }),
  'units-missing': ({ missing, units }) => ({
    vi: `${missing} đơn vị cấp dưới chưa gửi báo cáo (${named(units, missing)}); hãy đợi hoặc nêu rõ lý do.`,
    en: `${missing} units below have not certified (${named(units, missing)}): wait, or give a reason.`,
  }),
  'units-not-accepted': ({ waiting, units }) => ({
    vi: `Báo cáo của ${waiting} đơn vị chưa được nhận (${named(units, waiting)}); hãy xem, hoặc nêu rõ lý do.`,
    en: `Returns of ${waiting} units are not accepted (${named(units, waiting)}): look at them, or give a reason.`,
  }),
  'figures-changed': () => ({
    vi: 'Số liệu đã đổi so với bản đang xem; hãy xem lại rồi ký.',
    en: 'The figures have changed since they were shown; look again before certifying.',
  }),
  'no-post': () => ({ vi: 'Chưa ghi chức vụ người ký.', en: 'The post of the signer is missing.' }),
  'no-reason': () => ({ vi: 'Phải ghi lý do.', en: 'A reason is needed.' }),
  'due-not-later': ({ dueOn }) => ({
    vi: `Hạn mới phải sau hạn đang có, ${d(dueOn)}.`,
    en: `The new due day must be later than ${d(dueOn)}.`,
  }),
  'nobody-to-remind': () => ({ vi: 'Không còn đơn vị nào chưa gửi.', en: 'Nobody is missing any more.' }),
  'nothing-to-accept': () => ({ vi: 'Không có báo cáo nào chờ xem.', en: 'No return waits.' }),
}
