import { formatDay, type Day } from '#platform/day.ts'
import type { Words } from '#ui/words.tsx'

/** What the pages of letters with lists say. */
export const bulkWords = {
  title: { vi: 'Chuyển sinh hoạt theo danh sách', en: 'Transfer by list' },
  note: {
    vi: 'Một quyết định, một giấy giới thiệu kèm danh sách; dùng khi sắp xếp tổ chức hoặc chuyển nhiều người cùng lúc.',
    en: 'One decision and one letter with a list: for a reorganised unit, or many at once.',
  },
  transfers: { vi: 'Chuyển sinh hoạt đảng', en: 'Transfers' },
  unit: { vi: 'Đơn vị chuyển đi', en: 'Unit that gives' },
  unitHint: {
    vi: 'Chi bộ hoặc đảng bộ có các chi bộ chuyển đi',
    en: 'A branch, or a committee above the branches',
  },
  branches: { vi: 'Các chi bộ chuyển đi và nơi nhận', en: 'Branches that go, and who receives' },
  addBranch: { vi: 'Thêm chi bộ chuyển đi', en: 'Add a branch' },
  addHint: {
    vi: (n: number) => `Gõ tên một trong ${n} chi bộ`,
    en: (n: number) => `Type the name of one of the ${n} branches`,
  },
  noBranches: { vi: 'Đơn vị này không có đảng viên', en: 'This unit has no members' },
  beyond: {
    vi: (n: number) =>
      `Chỉ liệt kê ${n} chi bộ đông nhất; không thấy chi bộ cần chuyển thì hãy chọn đơn vị nhỏ hơn.`,
    en: (n: number) => `The ${n} largest branches are listed; choose a smaller unit for others.`,
  },
  members: { vi: (n: number) => `${n} đảng viên`, en: (n: number) => `${n} members` },
  take: { vi: (name: string) => `Chuyển ${name}`, en: (name: string) => `Transfer ${name}` },
  receiverOf: { vi: (name: string) => `Nơi nhận của ${name}`, en: (name: string) => `Who receives ${name}` },
  staying: { vi: (n: number) => `Người ở lại (${n})`, en: (n: number) => `Who stays (${n})` },
  chooseStaying: { vi: 'Chọn người ở lại', en: 'Choose who stays' },
  stays: { vi: (name: string) => `${name} ở lại`, en: (name: string) => `${name} stays` },
  done: { vi: 'Xong', en: 'Done' },
  letter: { vi: 'Giấy giới thiệu', en: 'Letter' },
  issuer: { vi: 'Nơi cấp giấy', en: 'Issued by' },
  notIssuer: {
    vi: (name: string) => `Giấy giới thiệu do ${name} cấp; tài khoản này không cấp được.`,
    en: (name: string) => `The letter is issued by ${name}; this account cannot do so.`,
  },
  number: { vi: 'Số giấy giới thiệu', en: 'Number of the letter' },
  term: { vi: 'Nhiệm kỳ', en: 'Term' },
  termHint: { vi: 'Số chạy theo nhiệm kỳ, ví dụ 2020-2025', en: 'Numbers run in a term, such as 2020-2025' },
  issuedOn: { vi: 'Ngày cấp', en: 'Issued on' },
  decisionNo: { vi: 'Theo quyết định số', en: 'By decision no.' },
  reason: { vi: 'Lý do chuyển', en: 'Why' },
  atOnce: {
    vi: 'Tiếp nhận ngay (nơi nhận cũng thuộc quyền của tôi)',
    en: 'Receive at once (I act for the receiver too)',
  },
  receivedOn: { vi: 'Ngày tiếp nhận', en: 'Received on' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  previewTitle: { vi: 'Xem trước', en: 'Preview' },
  total: {
    vi: (n: number) => `${n} đảng viên chuyển theo danh sách này.`,
    en: (n: number) => `${n} members go by this list.`,
  },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'To' },
  count: { vi: 'Số người', en: 'Members' },
  before: { vi: 'Nơi nhận trước', en: 'Receiver before' },
  after: { vi: 'Nơi nhận sau', en: 'Receiver after' },
  issue: { vi: 'Cấp giấy giới thiệu kèm danh sách', en: 'Issue the letter with the list' },
  issueNow: { vi: 'Cấp giấy và tiếp nhận', en: 'Issue and receive' },
  issued: { vi: 'Đã cấp giấy giới thiệu kèm danh sách', en: 'The letter with the list has been issued' },
  state: { vi: 'Tình trạng', en: 'State' },
  states: {
    in_transit: { vi: 'Đang chuyển', en: 'In transit' },
    received: { vi: 'Đã tiếp nhận', en: 'Received' },
    returned: { vi: 'Bị trả lại', en: 'Returned' },
    cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  },
  late: { vi: 'Quá hạn', en: 'Late' },
  due: { vi: 'Hạn tiếp nhận', en: 'To be received by' },
  ended: { vi: 'Ngày kết thúc', en: 'Ended on' },
  receivedCount: {
    vi: (n: number, of: number) => `${n} trên ${of} người`,
    en: (n: number, of: number) => `${n} of ${of}`,
  },
  listTitle: { vi: (no: string) => `Danh sách kèm giấy ${no}`, en: (no: string) => `List of letter ${no}` },
  facts: { vi: 'Giấy giới thiệu', en: 'Letter' },
  names: { vi: 'Danh sách đảng viên', en: 'Members' },
  name: { vi: 'Họ và tên', en: 'Name' },
  code: { vi: 'Mã đảng viên', en: 'Member code' },
  leftOut: { vi: 'Đã rời chi bộ trước khi tiếp nhận', en: 'Left the branch before' },
  acts: {
    received: { vi: 'Tiếp nhận cả danh sách', en: 'Receive all' },
    returned: { vi: 'Trả lại', en: 'Return' },
    cancelled: { vi: 'Hủy danh sách', en: 'Cancel' },
  },
  day: { vi: 'Ngày', en: 'Day' },
  why: { vi: 'Lý do', en: 'Reason' },
  leaveOut: {
    vi: 'Bỏ qua người đã rời chi bộ, tiếp nhận những người còn lại',
    en: 'Leave out who has left the branch; receive the others',
  },
  recorded: { vi: 'Đã ghi', en: 'Recorded' },
  print: { vi: 'In danh sách', en: 'Print' },
  noUnit: { vi: 'Chưa chọn đơn vị', en: 'No unit is chosen' },
  notMine: {
    vi: 'Tài khoản này không ghi được biến động đảng viên.',
    en: 'This account cannot record movements.',
  },
  toList: { vi: 'Về danh sách chuyển sinh hoạt', en: 'To the transfers' },
} satisfies Words

const days = (on: Day) => formatDay(on)

/** Why a letter with a list is not issued or not received. */
export const listRefusalWords = {
  'list-line-twice': ({ unit }: { unit: string }) => ({
    vi: `${unit} có hai dòng trong danh sách.`,
    en: `${unit} stands in two lines.`,
  }),
  'list-not-below': ({ unit }: { unit: string }) => ({
    vi: `${unit} không thuộc đơn vị chuyển đi.`,
    en: `${unit} is not below the unit that gives.`,
  }),
  'list-nobody': ({ unit }: { unit: string }) => ({
    vi: `${unit} không có ai chuyển đi.`,
    en: `Nobody of ${unit} goes.`,
  }),
  'transfer-same-end': ({ unit }: { unit: string }) => ({
    vi: `${unit}: nơi nhận trùng nơi chuyển.`,
    en: `${unit}: sender and receiver are the same.`,
  }),
  'list-receiver-not-there': ({ unit }: { unit: string }) => ({
    vi: `Nơi nhận ${unit} không hoạt động vào ngày này.`,
    en: `The receiver ${unit} is not there on that day.`,
  }),
  'list-receiver-ends': ({ unit }: { unit: string }) => ({
    vi: `Nơi nhận ${unit} đã có ngày kết thúc hoạt động; hãy chọn tổ chức kế tục.`,
    en: `The receiver ${unit} has an end; choose its successor.`,
  }),
  'list-receiver-not-branch': ({ unit }: { unit: string }) => ({
    vi: `${unit} không phải chi bộ có đảng viên sinh hoạt trực tiếp.`,
    en: `${unit} is no branch to which members belong.`,
  }),
  'list-too-many': ({ members, most }: { members: number; most: number }) => ({
    vi: `Danh sách có ${members} người; một danh sách nhiều nhất ${most} người.`,
    en: `The list has ${members} members; one list holds at most ${most}.`,
  }),
  'list-members-in-transfer': ({ members }: { members: number }) => ({
    vi: `${members} người đang có hồ sơ chuyển sinh hoạt hoặc đã ở trong một danh sách chưa kết thúc.`,
    en: `${members} members are being transferred already.`,
  }),
  'list-two-superiors': {
    vi: 'Các chi bộ thuộc nhiều cấp trên khác nhau; mỗi cấp trên cấp một danh sách.',
    en: 'The branches have different superiors; each issues a list of its own.',
  },
  'list-members-gone': ({ members }: { members: number }) => ({
    vi: `${members} người không còn ở chi bộ ghi trong danh sách; chọn bỏ qua những người này hoặc trả lại danh sách.`,
    en: `${members} members are no longer in the branch that the list names; leave them out, or return the list.`,
  }),
  'list-later-movements': ({ members }: { members: number }) => ({
    vi: `${members} người có biến động ghi sau ngày tiếp nhận.`,
    en: `${members} members have movements after the day of receipt.`,
  }),
  'list-before-letter': ({ issuedOn, on }: { issuedOn: Day; on: Day }) => ({
    vi: `Ngày ${days(on)} trước ngày cấp giấy ${days(issuedOn)}.`,
    en: `${days(on)} is before the letter of ${days(issuedOn)}.`,
  }),
  'list-future': ({ on }: { on: Day }) => ({
    vi: `Ngày ${days(on)} chưa đến.`,
    en: `${days(on)} is still to come.`,
  }),
  'list-needs-reason': { vi: 'Phải ghi lý do.', en: 'Say why.' },
}
