import { formatDay } from '#platform/day.ts'
import type { Procedure } from '#procedure/declaration.ts'
import type { TransferFacts, TransferRefusal } from './rules.ts'

/** Why a transfer is not begun or not received, as sentences. */
export const reasons: Procedure<TransferFacts, TransferRefusal>['reasons'] = {
  'transfer-no-member': () => ({ vi: 'Người này không phải đảng viên.', en: 'Is no member.' }),
  'transfer-left-home': ({ on }) => ({
    vi: `Ngày ${formatDay(on)} đảng viên không còn sinh hoạt ở nơi chuyển.`,
    en: `On ${formatDay(on)} the member is no longer with the sender.`,
  }),
  'transfer-stands-already': ({ on }) => ({
    vi: `Ngày ${formatDay(on)} người này đang được tính ở một tổ chức trong sổ; hãy làm thủ tục chuyển trong sổ.`,
    en: `On ${formatDay(on)} a unit of the register counts the person already; transfer inside the register instead.`,
  }),
  'transfer-same-unit': () => ({
    vi: 'Nơi nhận trùng nơi chuyển.',
    en: 'Sender and receiver are the same.',
  }),
  'transfer-change-in-future': ({ changedOn, on }) => ({
    vi: `Ngày thay đổi ${formatDay(changedOn)} sau ngày làm thủ tục ${formatDay(on)}.`,
    en: `The change of ${formatDay(changedOn)} is after ${formatDay(on)}, when the transfer begins.`,
  }),
  'transfer-letter-in-future': ({ letterOn, on }) => ({
    vi: `Giấy giới thiệu ghi ngày ${formatDay(letterOn)}, sau ngày ${formatDay(on)}.`,
    en: `The letter bears ${formatDay(letterOn)}, which is after ${formatDay(on)}.`,
  }),
  'transfer-started-late': ({ by }) => ({
    vi: `Phải làm thủ tục chậm nhất ngày ${formatDay(by)} (60 ngày làm việc); quá hạn thì ghi lý do.`,
    en: `It had to begin by ${formatDay(by)} (60 working days); say why it is late.`,
  }),
  'transfer-presented-late': ({ by }) => ({
    vi: `Giấy giới thiệu phải xuất trình chậm nhất ngày ${formatDay(by)} (30 ngày làm việc); quá hạn thì ghi lý do.`,
    en: `The letter had to be presented by ${formatDay(by)} (30 working days); say why it is late.`,
  }),
  'transfer-needs-branch': () => ({
    vi: 'Hãy chọn chi bộ tiếp nhận đảng viên.',
    en: 'Choose the branch that receives the member.',
  }),
  'transfer-receiver-gone': ({ on }) => ({
    vi: `Ngày ${formatDay(on)} nơi nhận không còn hoạt động; hãy chọn tổ chức kế tục hoặc trả lại nơi chuyển.`,
    en: `On ${formatDay(on)} the receiver is no longer there; choose its successor, or return the letter.`,
  }),
  'transfer-receiver-not-branch': () => ({
    vi: 'Nơi tiếp nhận phải là chi bộ có đảng viên sinh hoạt trực tiếp.',
    en: 'The receiver must be a branch to which members belong.',
  }),
  'transfer-receiver-elsewhere': () => ({
    vi: 'Chi bộ tiếp nhận không trực thuộc nơi nhận ghi trên giấy giới thiệu.',
    en: 'The branch does not belong to the receiver that the letter names.',
  }),
  'temporary-ends-before-it-begins': ({ from, to }) => ({
    vi: `Ngày cuối ${formatDay(to)} trước ngày đầu ${formatDay(from)}.`,
    en: `Its last day ${formatDay(to)} is before its first ${formatDay(from)}.`,
  }),
  'temporary-too-short': ({ least }) => ({
    vi: `Chuyển sinh hoạt tạm thời ít nhất ${least} tháng.`,
    en: `A temporary transfer lasts at least ${least} months.`,
  }),
  'temporary-too-long': ({ below, study }) => ({
    vi: study
      ? `Đi học thì chuyển sinh hoạt tạm thời nhiều nhất ${below} tháng.`
      : `Chuyển sinh hoạt tạm thời phải dưới ${below} tháng; dài hơn thì chuyển chính thức.`,
    en: study
      ? `For study a temporary transfer lasts at most ${below} months.`
      : `A temporary transfer lasts less than ${below} months; beyond that it is an official one.`,
  }),
  'temporary-needs-host': () => ({
    vi: 'Hãy chọn nơi sinh hoạt tạm thời, hoặc ghi tên nơi đến ngoài sổ.',
    en: 'Choose the host, or name one outside the register.',
  }),
  'temporary-two-hosts': () => ({
    vi: 'Chỉ ghi một nơi sinh hoạt tạm thời: trong sổ hoặc ngoài sổ.',
    en: 'Name one host: inside the register or outside it.',
  }),
  'temporary-away-already': ({ until }) => ({
    vi: `Đảng viên đang sinh hoạt tạm thời ở nơi khác đến hết ngày ${formatDay(until)}.`,
    en: `The member is on temporary transfer up to ${formatDay(until)} already.`,
  }),
  'temporary-not-begun': ({ from }) => ({
    vi: `Đợt sinh hoạt tạm thời bắt đầu ngày ${formatDay(from)}; ngày trở về phải sau đó.`,
    en: `The stay begins on ${formatDay(from)}; the return must be later.`,
  }),
  'temporary-not-longer': ({ to }) => ({
    vi: `Ngày gia hạn ${formatDay(to)} không muộn hơn thời hạn hiện tại.`,
    en: `The extension to ${formatDay(to)} is no later than the present end.`,
  }),
}
