import { formatDay, type Day } from '#platform/day.ts'
import type { Words } from '#ui/words.tsx'

/** What the pages of packages say. */
export const packageWords = {
  title: { vi: 'Gói chuyển sinh hoạt giữa các sổ', en: 'Packages between registers' },
  note: {
    vi: 'Mỗi gói là một tệp niêm phong: chỉ nơi nhận mở được, có chữ ký số của nơi gửi, mang toàn bộ hồ sơ của một đảng viên.',
    en: 'Each package is a sealed file: only its receiver can open it, the sender has signed it, and it carries a member’s whole record.',
  },
  transfers: { vi: 'Chuyển sinh hoạt đảng', en: 'Transfers' },
  send: { vi: 'Lập gói chuyển', en: 'Make a package' },
  receive: { vi: 'Nhận gói chuyển', en: 'Receive a package' },
  own: { vi: 'Sổ này', en: 'This register' },
  ownText: {
    vi: 'Gửi thẻ này cho nơi bạn trao đổi gói, và đọc dấu vân tay qua điện thoại để hai bên đối chiếu.',
    en: 'Send this card to whom you exchange packages with, and compare the fingerprint by telephone.',
  },
  fingerprint: { vi: 'Dấu vân tay', en: 'Fingerprint' },
  downloadCard: { vi: 'Tải thẻ của sổ này', en: 'Download this register’s card' },
  partners: { vi: 'Nơi đã tin cậy', en: 'Accepted registers' },
  noPartners: { vi: 'Chưa tin cậy nơi nào', en: 'None is accepted yet' },
  noPartnersText: {
    vi: 'Nhận thẻ của nơi đó, đối chiếu dấu vân tay, rồi bấm “Thêm nơi tin cậy”.',
    en: 'Take in its card, compare the fingerprint, then press “Accept a register”.',
  },
  addPartner: { vi: 'Thêm nơi tin cậy', en: 'Accept a register' },
  cardFile: { vi: 'Chọn tệp thẻ', en: 'Choose the card' },
  compare: {
    vi: 'Đọc dấu vân tay này với nơi gửi thẻ, rồi gõ lại 8 ký tự đầu:',
    en: 'Compare this fingerprint with the other side, then type its first 8 characters:',
  },
  typed: { vi: '8 ký tự đầu của dấu vân tay', en: 'First 8 characters' },
  accept: { vi: 'Tin cậy nơi này', en: 'Accept it' },
  accepted: { vi: 'Đã tin cậy', en: 'Accepted' },
  acceptedBy: { vi: 'Người ghi', en: 'Accepted by' },
  withdraw: { vi: 'Thôi tin cậy', en: 'Accept no longer' },
  withdrawOf: {
    vi: (name: string) => `Thôi tin cậy ${name}`,
    en: (name: string) => `Accept ${name} no longer`,
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  name: { vi: 'Tên', en: 'Name' },
  done: { vi: 'Đã ghi', en: 'Recorded' },
  notACard: { vi: 'Tệp này không phải thẻ của một sổ.', en: 'This file is no card of a register.' },
  packages: { vi: 'Các gói đã gửi, đã nhận', en: 'Packages sent and received' },
  none: { vi: 'Chưa có gói nào', en: 'There is no package yet' },
  directions: { out: { vi: 'Gửi đi', en: 'Sent' }, in: { vi: 'Nhận về', en: 'Received' } },
  direction: { vi: 'Chiều', en: 'Direction' },
  member: { vi: 'Đảng viên', en: 'Member' },
  elsewhere: { vi: 'Hồ sơ đã chuyển đi', en: 'The record is elsewhere' },
  other: { vi: 'Nơi nhận hoặc nơi cấp giấy', en: 'Receiver or issuer' },
  letter: { vi: 'Giấy giới thiệu', en: 'Letter' },
  receivedOn: { vi: 'Ngày tiếp nhận', en: 'Received on' },
  waiting: { vi: 'Chờ phiếu báo', en: 'Awaiting receipt' },
  takeReceipt: { vi: 'Nhận phiếu báo tiếp nhận', en: 'Take in a receipt' },
  receiptDone: {
    vi: (unit: string, on: string) => `${unit} đã tiếp nhận ngày ${on}; đảng viên không còn tính ở đơn vị.`,
    en: (unit: string, on: string) =>
      `${unit} received the member on ${on}; the unit counts the member no longer.`,
  },
  sendTitle: { vi: 'Lập gói chuyển sinh hoạt', en: 'Make a package' },
  sendNote: {
    vi: 'Đảng viên vẫn tính ở đơn vị cho đến khi nhận phiếu báo tiếp nhận.',
    en: 'The member counts here until the receipt is in.',
  },
  who: { vi: 'Đảng viên', en: 'Member' },
  whoHint: { vi: 'Gõ họ tên, mã hoặc số thẻ', en: 'Type a name, code or card number' },
  born: { vi: (year: string) => `sinh ${year}`, en: (year: string) => `born ${year}` },
  partner: { vi: 'Gửi tới sổ', en: 'For the register' },
  choose: { vi: 'Chọn', en: 'Choose' },
  letterNo: { vi: 'Số giấy giới thiệu', en: 'Number of the letter' },
  letterOn: { vi: 'Ngày cấp giấy', en: 'Issued on' },
  receiver: { vi: 'Nơi nhận ghi trên giấy', en: 'Receiver named in the letter' },
  make: { vi: 'Lập gói và tải về', en: 'Make and download' },
  made: { vi: 'Đã lập gói; tệp đang được tải về', en: 'The package has been made and is being saved' },
  receiveTitle: { vi: 'Nhận gói chuyển sinh hoạt', en: 'Receive a package' },
  file: { vi: 'Chọn tệp gói chuyển', en: 'Choose the package' },
  fileHint: { vi: 'Tệp .json nơi gửi đã lập', en: 'The .json file that the sender made' },
  sender: { vi: 'Nơi gửi', en: 'Sender' },
  signed: { vi: 'Chữ ký', en: 'Signature' },
  known: { vi: 'Đúng, của nơi đã tin cậy', en: 'Right, of an accepted register' },
  unknown: { vi: 'Đúng, nhưng nơi gửi chưa được tin cậy', en: 'Right, but the sender is not accepted yet' },
  issuer: { vi: 'Nơi cấp giấy', en: 'Issued by' },
  bornOn: { vi: 'Ngày sinh', en: 'Born' },
  code: { vi: 'Mã đảng viên', en: 'Member code' },
  official: { vi: 'Ngày chính thức', en: 'Official from' },
  lastUnit: { vi: 'Nơi chuyển', en: 'From' },
  before: { vi: 'Hồ sơ trong sổ này', en: 'Record here' },
  isKnown: { vi: 'Đã có, sẽ được bổ sung', en: 'Known, to be completed' },
  isNew: { vi: 'Chưa có, sẽ lập mới', en: 'None, to be made' },
  content: { vi: 'Nội dung gói', en: 'Content' },
  contentText: {
    vi: (n: Counts) =>
      `${n.movements} biến động, ${n.attributes} thay đổi thông tin, ${n.periods} dòng quá trình, ${n.statuses} trạng thái, ${n.badges} huy hiệu, ${n.posts} chức vụ`,
    en: (n: Counts) =>
      `${n.movements} movements, ${n.attributes} changes, ${n.periods} lines, ${n.statuses} statuses, ${n.badges} badges, ${n.posts} posts`,
  },
  branch: { vi: 'Chi bộ tiếp nhận', en: 'Receiving branch' },
  on: { vi: 'Ngày tiếp nhận', en: 'Received on' },
  lateReason: { vi: 'Lý do xuất trình chậm', en: 'Why it is late' },
  lateHint: { vi: 'Chỉ ghi khi quá 30 ngày làm việc', en: 'Only beyond 30 working days' },
  take: { vi: 'Tiếp nhận đảng viên', en: 'Take the member in' },
  taken: {
    vi: 'Đã tiếp nhận; gửi phiếu báo tiếp nhận đang được tải về cho nơi chuyển.',
    en: 'Received; send the receipt, which is being saved, to the sender.',
  },
  openFile: { vi: 'Mở hồ sơ đảng viên', en: 'Open the record' },
  receiptAgain: { vi: 'Tải lại phiếu báo', en: 'Save the receipt again' },
  noUnit: { vi: 'Chưa chọn đơn vị', en: 'No unit is chosen' },
  notMine: {
    vi: 'Tài khoản này không ghi được biến động đảng viên.',
    en: 'This account cannot record movements.',
  },
  toPackages: { vi: 'Về các gói chuyển', en: 'To the packages' },
} satisfies Words

interface Counts {
  movements: number
  attributes: number
  periods: number
  statuses: number
  badges: number
  posts: number
}

/** Why a package is not made or not taken in. */
export const packageRefusalWords = {
  'package-not-readable': { vi: 'Tệp này không phải gói chuyển sinh hoạt.', en: 'This file is no package.' },
  'package-version-unknown': ({ version, known }: { version: string; known: number }) => ({
    vi: `Gói có phiên bản ${version}; sổ này chỉ hiểu phiên bản ${known}. Hãy nâng cấp phần mềm.`,
    en: `The package has version ${version}; this register knows version ${known}. Update the software.`,
  }),
  'package-altered': {
    vi: 'Gói đã bị sửa sau khi niêm phong, hoặc tệp bị hỏng khi chép. Hãy xin nơi gửi lập lại.',
    en: 'The package was altered after it was sealed, or damaged. Ask the sender for another.',
  },
  'package-for-another': {
    vi: 'Gói này niêm phong cho nơi khác, sổ này không mở được.',
    en: 'This package is sealed for another register.',
  },
  'fingerprint-differs': {
    vi: 'Dấu vân tay không khớp với thẻ. Không tin cậy thẻ này.',
    en: 'The fingerprint does not match the card. Do not accept it.',
  },
  'package-for-itself': { vi: 'Đây là thẻ của chính sổ này.', en: 'This is this register’s own card.' },
  'not-a-member-now': {
    vi: 'Người này hiện không sinh hoạt ở tổ chức nào trong sổ.',
    en: 'No unit of the register counts this person now.',
  },
  'signer-not-accepted': {
    vi: 'Nơi gửi chưa được tin cậy: đối chiếu dấu vân tay rồi thêm vào danh sách nơi tin cậy.',
    en: 'The sender is not accepted yet: compare the fingerprint, then accept it.',
  },
  'letter-in-future': ({ on }: { on: Day }) => ({
    vi: `Giấy giới thiệu ghi ngày ${formatDay(on)}, chưa đến.`,
    en: `The letter bears ${formatDay(on)}, which is still to come.`,
  }),
  'package-content-unknown': ({ places }: { places: string }) => ({
    vi: `Nội dung gói có chỗ không hiểu được: ${places}.`,
    en: `Parts of the content are not understood: ${places}.`,
  }),
  'package-is-receipt': {
    vi: 'Đây là phiếu báo tiếp nhận, không phải gói hồ sơ.',
    en: 'This is a receipt, not a record.',
  },
  'package-is-record': {
    vi: 'Đây là gói hồ sơ, không phải phiếu báo tiếp nhận.',
    en: 'This is a record, not a receipt.',
  },
  'package-taken-already': ({ on }: { on: Day | null }) => ({
    vi: on ? `Gói này đã được tiếp nhận ngày ${formatDay(on)}.` : 'Gói này đã được dùng.',
    en: on ? `This package was taken in on ${formatDay(on)}.` : 'This package has been used.',
  }),
  'still-counted-here': ({ unit }: { unit: string }) => ({
    vi: `Đảng viên này đang được tính ở ${unit}; nếu đã chuyển đi, hãy nhận phiếu báo tiếp nhận trước.`,
    en: `${unit} still counts this member; take in the receipt first.`,
  }),
  'member-code-of-another': {
    vi: 'Mã đảng viên trong gói đã cấp cho người khác trong sổ này.',
    en: 'The member code belongs to somebody else here.',
  },
  'received-before-letter': ({ letterOn, on }: { letterOn: Day; on: Day }) => ({
    vi: `Ngày tiếp nhận ${formatDay(on)} trước ngày cấp giấy ${formatDay(letterOn)}.`,
    en: `${formatDay(on)} is before the letter of ${formatDay(letterOn)}.`,
  }),
  'received-in-future': ({ on }: { on: Day }) => ({
    vi: `Ngày tiếp nhận ${formatDay(on)} chưa đến.`,
    en: `${formatDay(on)} is still to come.`,
  }),
  'received-late': ({ by }: { by: Day }) => ({
    vi: `Giấy giới thiệu phải xuất trình chậm nhất ngày ${formatDay(by)} (30 ngày làm việc); hãy ghi lý do.`,
    en: `The letter had to be presented by ${formatDay(by)} (30 working days); say why it is late.`,
  }),
  'receiver-not-branch': {
    vi: 'Nơi tiếp nhận phải là chi bộ đang hoạt động vào ngày đó.',
    en: 'The receiver must be a branch that is there on that day.',
  },
  'receipt-without-package': {
    vi: 'Sổ này không gửi gói mà phiếu báo nói tới.',
    en: 'This register did not send the package that the receipt names.',
  },
  'receipt-from-another': {
    vi: 'Phiếu báo không do nơi nhận gói ký.',
    en: 'The receipt is not signed by the package’s receiver.',
  },
  'receipt-taken-already': ({ on }: { on: Day }) => ({
    vi: `Phiếu báo này đã được ghi: tiếp nhận ngày ${formatDay(on)}.`,
    en: `This receipt has been recorded: received on ${formatDay(on)}.`,
  }),
  'left-meanwhile': {
    vi: 'Đảng viên không còn tính ở đơn vị nào trong sổ vào ngày đó.',
    en: 'No unit of the register counts the member on that day.',
  },
  'case-not-there-yet': {
    vi: 'Hồ sơ chuyển sinh hoạt của người này chưa đến bước chờ báo tiếp nhận.',
    en: 'The member’s transfer has not come to the step that waits for this word.',
  },
}
