import { formatDay, type Day } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import type { DuesRefusal } from './rules.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<DuesRefusal, { code: Code }>
const m = (month: Day) => formatDay(month).slice(3)
const d = (on: Day) => formatDay(on)
const n = (count: number) => formatNumber(count)

/** Why something about dues is refused. */
export const refusalWords: { [Code in DuesRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'dues-amount-wrong': ({ row }) => ({
    vi: `Dòng ${row}: số tiền phải lớn hơn 0.`,
    en: `Row ${row}: the amount must be above 0.`,
  }),
  'dues-before-admission': ({ row, month, from }) => ({
    vi: `Dòng ${row}: tháng ${m(month)} đứng trước ngày vào Đảng ${d(from)}.`,
    en: `Row ${row}: ${m(month)} lies before the admission on ${d(from)}.`,
  }),
  'dues-after-leaving': ({ row, month, left }) => ({
    vi: `Dòng ${row}: tháng ${m(month)} đứng sau ngày ${d(left)}, khi đồng chí không còn là đảng viên.`,
    en: `Row ${row}: ${m(month)} lies after ${d(left)}, the last day as a member.`,
  }),
  'dues-not-of-unit': ({ row, month }) => ({
    vi: `Dòng ${row}: tháng ${m(month)} đồng chí không đóng đảng phí tại đơn vị này.`,
    en: `Row ${row}: in ${m(month)} the member did not belong to this unit.`,
  }),
  'dues-base-missing': () => ({
    vi: 'Đối tượng này phải nhập số tiền làm căn cứ đóng.',
    en: 'For this kind the basis must be entered.',
  }),
  'dues-receipt-used': ({ row, receiptNo }) => ({
    vi: `Dòng ${row}: số biên lai ${receiptNo} đã dùng.`,
    en: `Row ${row}: receipt ${receiptNo} is in use.`,
  }),
  'dues-in-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
  'dues-day-before-month': ({ on, month }) => ({
    vi: `Ngày nhận ${d(on)} đứng trước ngày chốt ${d(month)}.`,
    en: `${d(on)} lies before the month was closed on ${d(month)}.`,
  }),
  'dues-month-closed': ({ month }) => ({
    vi: `Tháng ${m(month)} đã chốt. Hãy ghi vào tháng đang mở.`,
    en: `${m(month)} is closed; write into the open month.`,
  }),
  'dues-month-not-over': ({ month }) => ({
    vi: `Tháng ${m(month)} chưa tới.`,
    en: `${m(month)} is still to come.`,
  }),
  'dues-earlier-open': ({ month }) => ({
    vi: `Phải chốt tháng ${m(month)} trước.`,
    en: `Close ${m(month)} first.`,
  }),
  'dues-below-open': ({ units }) => ({
    vi: `Còn ${n(units)} đơn vị cấp dưới chưa chốt tháng này.`,
    en: `${n(units)} units below have not closed the month.`,
  }),
  'dues-transit': ({ units }) => ({
    vi: `Còn ${n(units)} khoản cấp dưới nộp mà chưa ghi nhận.`,
    en: `${n(units)} submissions from below have not been received.`,
  }),
  'dues-keep-unknown': () => ({
    vi: 'Chưa rõ tỉ lệ giữ lại; hãy nhập tỉ lệ.',
    en: 'The part kept is not known; enter it.',
  }),
  'dues-keep-outside': ({ least, most }) => ({
    vi: `Tỉ lệ giữ lại phải từ ${n(least)}% đến ${n(most)}%.`,
    en: `The part kept must lie between ${n(least)}% and ${n(most)}%.`,
  }),
  'dues-base-outside': ({ least, most }) => ({
    vi: `Mức đóng của đối tượng này từ ${n(least)} đến ${n(most)} đồng.`,
    en: `For this kind between ${n(least)} and ${n(most)} VND.`,
  }),
  'dues-base-negative': () => ({ vi: 'Căn cứ đóng không được âm.', en: 'The basis must not be negative.' }),
  'dues-not-member': ({ month }) => ({
    vi: `Tháng ${m(month)} đồng chí không sinh hoạt tại đơn vị này.`,
    en: `In ${m(month)} the member did not belong to this unit.`,
  }),
  'dues-nothing-to-pay': () => ({
    vi: 'Không còn ai phải đóng trong tháng này.',
    en: 'Nobody owes anything this month.',
  }),
  'dues-undone': () => ({ vi: 'Lần ghi này đã được rút.', en: 'This has been undone.' }),
  'dues-received-already': ({ on }) => ({
    vi: `Khoản này đã ghi nhận ngày ${d(on)}.`,
    en: `This was received on ${d(on)}.`,
  }),
  'dues-reason-missing': () => ({ vi: 'Phải ghi lý do.', en: 'Say why.' }),
  'dues-setting-wrong': () => ({ vi: 'Giá trị không hợp lệ.', en: 'The value is not valid.' }),
}
