import type { Words } from '#ui/words.tsx'
import type { SheetRow } from './api.ts'
import type { KeepGroup, Kind } from './law.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<Kind, Both> = {
  insured: { vi: 'Đóng bảo hiểm xã hội bắt buộc', en: 'In compulsory insurance' },
  enterprise: { vi: 'Tiền lương ở doanh nghiệp', en: 'Wages of an enterprise' },
  allowance: { vi: 'Nghỉ ốm đau, thai sản', en: 'Sick or maternity leave' },
  pensioner: { vi: 'Hưởng lương hưu', en: 'Pensioner' },
  no_insurance: { vi: 'Không tham gia bảo hiểm xã hội', en: 'Without insurance' },
  student: { vi: 'Học sinh, sinh viên', en: 'Pupil, student' },
  abroad: { vi: 'Ở nước ngoài', en: 'Abroad' },
}

export const methodWords = {
  cash: { vi: 'Tiền mặt', en: 'Cash' },
  transfer: { vi: 'Chuyển khoản', en: 'Bank transfer' },
  portal: { vi: 'Cổng Dịch vụ công quốc gia', en: 'Public-service portal' },
} satisfies Words

export const missingWords: Record<NonNullable<SheetRow['missing']>, Both> = {
  kind: { vi: 'Chưa khai mức đóng', en: 'Basis not entered' },
  base: { vi: 'Chưa có tiền lương, thu nhập', en: 'Salary not entered' },
  region: { vi: 'Chưa đặt vùng lương tối thiểu', en: 'Region not set' },
  wage: { vi: 'Chưa rõ lương tối thiểu vùng', en: 'Minimum wage not known' },
}

export const groupWords: Record<KeepGroup, Both> = {
  branch: { vi: 'Chi bộ trực thuộc, đảng bộ bộ phận', en: 'Branches' },
  commune: { vi: 'Đảng bộ xã, phường, đặc khu', en: 'Communes' },
  grassroots: { vi: 'Tổ chức cơ sở đảng khác', en: 'Other grassroots organisations' },
  above: { vi: 'Mỗi cấp trên cơ sở', en: 'Each level above' },
}

export const confidenceWords = {
  verified: { vi: 'Đã đối chiếu', en: 'Verified' },
  indirect: { vi: 'Qua nguồn khác', en: 'Indirect' },
  memory: { vi: 'Chưa đối chiếu', en: 'Not confirmed' },
} satisfies Words

/** What the pages of dues say. */
export const words = {
  title: { vi: 'Đảng phí', en: 'Dues' },
  note: {
    vi: (unit: string, month: string) => `${unit}, tháng ${month}`,
    en: (unit: string, month: string) => `${unit}, ${month}`,
  },
  month: { vi: 'Tháng', en: 'Month' },
  monthOf: { vi: (month: string) => `Tháng ${month}`, en: (month: string) => month },
  previous: { vi: 'Tháng trước', en: 'Month before' },
  following: { vi: 'Tháng sau', en: 'Month after' },
  tabs: {
    sheet: { vi: 'Thu của chi bộ', en: 'Own members' },
    below: { vi: 'Cấp dưới nộp lên', en: 'From below' },
    arrears: { vi: 'Còn nợ', en: 'Arrears' },
  },
  relief: { vi: 'Miễn, giảm đảng phí', en: 'Relief of dues' },
  rates: { vi: 'Mức đóng, tỉ lệ trích', en: 'Rates' },
  name: { vi: 'Họ và tên', en: 'Name' },
  due: { vi: 'Phải đóng', en: 'Owed' },
  paid: { vi: 'Đã đóng', en: 'Paid' },
  unpaid: { vi: 'Chưa đóng đủ', en: 'Still owe' },
  missing: { vi: 'Chưa tính được', en: 'Cannot be counted' },
  peopleOf: { vi: (n: string) => `${n} đồng chí`, en: (n: string) => `${n} people` },
  state: { vi: 'Tình trạng', en: 'State' },
  paidInFull: { vi: 'Đã đóng đủ', en: 'Paid' },
  owes: { vi: (amount: string) => `Còn ${amount}`, en: (amount: string) => `Owes ${amount}` },
  exempt: { vi: 'Được miễn', en: 'Exempt' },
  relieved: { vi: (percent: string) => `Giảm ${percent}%`, en: (percent: string) => `Relief ${percent}%` },
  receiptShort: { vi: (no: string) => `Biên lai ${no}`, en: (no: string) => `Receipt ${no}` },
  pay: { vi: 'Đóng', en: 'Pay' },
  payOf: { vi: (name: string) => `Đóng: ${name}`, en: (name: string) => `Pay: ${name}` },
  payTitle: { vi: 'Ghi thu đảng phí', en: 'Record a payment' },
  base: { vi: 'Mức', en: 'Basis' },
  baseOf: { vi: (name: string) => `Mức: ${name}`, en: (name: string) => `Basis: ${name}` },
  baseTitle: { vi: 'Khai mức đóng đảng phí', en: 'What dues are counted from' },
  kind: { vi: 'Đối tượng', en: 'Kind' },
  baseAmount: {
    insured: {
      vi: 'Tiền lương làm căn cứ đóng bảo hiểm (đồng)',
      en: 'Salary that counts for insurance (VND)',
    },
    enterprise: { vi: 'Tiền lương, thu nhập tháng (đồng)', en: 'Monthly wages (VND)' },
    allowance: { vi: 'Mức trợ cấp (đồng)', en: 'Allowance (VND)' },
    pensioner: { vi: 'Lương hưu (đồng)', en: 'Pension (VND)' },
    no_insurance: { vi: 'Mức đóng do chi bộ định (đồng)', en: 'Amount set by the branch (VND)' },
    student: { vi: 'Mức đóng (đồng)', en: 'Amount (VND)' },
    abroad: { vi: 'Mức đóng (đồng)', en: 'Amount (VND)' },
  },
  voluntary: { vi: 'Tự nguyện đóng cao hơn (đồng)', en: 'Voluntary higher amount (VND)' },
  fromMonth: {
    vi: (month: string) => `Áp dụng từ tháng ${month}.`,
    en: (month: string) => `From ${month} on.`,
  },
  fixedByLaw: {
    vi: 'Mức của đối tượng này tính theo quy định, không cần nhập số tiền.',
    en: 'The rules alone say how much; no amount is needed.',
  },
  amount: { vi: 'Số tiền (đồng)', en: 'Amount (VND)' },
  receiptNo: { vi: 'Số biên lai', en: 'Receipt' },
  receiptHint: { vi: 'Để trống: lấy số tiếp theo.', en: 'Left empty: the next number.' },
  method: { vi: 'Hình thức', en: 'Method' },
  paidOn: { vi: 'Ngày thu', en: 'Paid on' },
  record: { vi: 'Ghi', en: 'Record' },
  allPaid: { vi: 'Tất cả đã đóng đủ', en: 'All have paid' },
  undo: { vi: (n: string) => `Hoàn tác (${n} dòng)`, en: (n: string) => `Undo (${n} rows)` },
  undone: { vi: 'Đã hoàn tác.', en: 'Undone.' },
  allDone: {
    vi: (n: string) => `Đã ghi thu của ${n} đồng chí.`,
    en: (n: string) => `Recorded for ${n} people.`,
  },
  takeBack: { vi: 'Rút', en: 'Take back' },
  takeBackOf: { vi: (name: string) => `Rút: ${name}`, en: (name: string) => `Take back: ${name}` },
  takeBackTitle: { vi: 'Rút lần thu ghi nhầm', en: 'Take a payment back' },
  takeBackClosed: {
    vi: 'Tháng đã chốt. Phần chênh lệch sẽ ghi vào tháng đang mở.',
    en: 'The month is closed; the difference goes into the open one.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  close: { vi: 'Chốt tháng', en: 'Close the month' },
  closeText: {
    vi: 'Sau khi chốt, số liệu của tháng giữ nguyên. Sửa sót ghi vào tháng sau.',
    en: 'Once closed the month stays as it is; corrections go into the next one.',
  },
  keepPercent: { vi: 'Tỉ lệ giữ lại (%)', en: 'Kept (%)' },
  keepAllowed: {
    vi: (least: string, most: string) => `Quy định cho phép từ ${least}% đến ${most}%.`,
    en: (least: string, most: string) => `Between ${least}% and ${most}%.`,
  },
  keepUnknown: {
    vi: 'Quy định của tháng này chưa rõ tỉ lệ giữ lại. Hãy ghi theo hướng dẫn của cấp trên.',
    en: 'The rules of this month leave the part kept open; enter what your superior has set.',
  },
  keepSource: { vi: 'Căn cứ', en: 'Ground' },
  withoutOpen: {
    vi: 'Vẫn chốt khi cấp dưới chưa chốt hoặc tiền chưa tới; phần đó tính vào tháng sau',
    en: 'Close although units below are open or money is on its way; it counts for a later month',
  },
  closed: { vi: (day: string) => `Đã chốt ngày ${day}`, en: (day: string) => `Closed on ${day}` },
  open: { vi: 'Chưa chốt', en: 'Open' },
  closedDone: { vi: 'Đã chốt tháng.', en: 'The month is closed.' },
  collected: { vi: 'Thu được', en: 'Collected' },
  fromBelow: { vi: 'Cấp dưới nộp', en: 'From below' },
  kept: { vi: 'Giữ lại', en: 'Kept' },
  keptOf: { vi: (percent: string) => `Giữ lại ${percent}%`, en: (percent: string) => `Kept ${percent}%` },
  passed: { vi: 'Nộp cấp trên', en: 'Passed on' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  members: { vi: 'Đảng viên', en: 'Members' },
  received: { vi: 'Đã nhận', en: 'Received' },
  receivedOn: { vi: (day: string) => `Đã nhận ${day}`, en: (day: string) => `Received ${day}` },
  inTransit: { vi: 'Chưa nhận', en: 'On its way' },
  receive: { vi: 'Nhận tiền', en: 'Receive' },
  receiveOf: { vi: (unit: string) => `Nhận tiền: ${unit}`, en: (unit: string) => `Receive: ${unit}` },
  receiveText: {
    vi: (unit: string, amount: string) => `${unit} nộp ${amount} đồng.`,
    en: (unit: string, amount: string) => `${unit} submits ${amount} VND.`,
  },
  receivedDay: { vi: 'Ngày nhận', en: 'Received on' },
  unitsClosed: { vi: 'Đơn vị đã chốt', en: 'Units closed' },
  branchesClosed: { vi: 'Chi bộ đã chốt', en: 'Branches closed' },
  ofAll: { vi: (n: string, all: string) => `${n}/${all}`, en: (n: string, all: string) => `${n}/${all}` },
  submitted: { vi: 'Cấp dưới nộp', en: 'Submitted' },
  months: { vi: 'Các tháng', en: 'Months' },
  owed: { vi: 'Còn nợ', en: 'Owed' },
  longUnpaid: {
    vi: (n: string) => `${n} tháng trong năm: chi bộ xem xét`,
    en: (n: string) => `${n} months this year: to be considered`,
  },
  noArrears: { vi: 'Không đồng chí nào nợ đảng phí', en: 'Nobody owes dues' },
  noArrearsText: {
    vi: 'Ở đây hiện người còn nợ của những tháng đã chốt.',
    en: 'Here stand those who owe dues of closed months.',
  },
  noMembers: { vi: 'Đơn vị không trực tiếp có đảng viên', en: 'The unit has no members of its own' },
  noMembersText: { vi: 'Chọn một chi bộ ở thẻ Cấp dưới nộp lên.', en: 'Choose a branch under From below.' },
  noChildren: { vi: 'Đơn vị không có cấp dưới', en: 'No units below' },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  source: { vi: (text: string) => `Mức đóng theo ${text}.`, en: (text: string) => `Rates of ${text}.` },
  booked: {
    vi: (amount: string) => `Sổ tháng này ghi thu ${amount} đồng.`,
    en: (amount: string) => `This month’s book holds ${amount} VND.`,
  },
  printSheet: { vi: 'danh sách thu', en: 'the sheet' },
  save: { vi: 'Lưu tệp', en: 'Save as a file' },
  saved: { vi: 'Đã ghi.', en: 'Recorded.' },
  ratesTitle: { vi: 'Mức đóng và tỉ lệ trích giữ', en: 'Rates and retention of dues' },
  ratesNote: {
    vi: 'Tháng nào theo quy định của tháng đó; quy định mới không tính lại tháng cũ.',
    en: 'Each month by its own rules; a new text never counts an old month again.',
  },
  fromDay: { vi: (day: string) => `Từ ${day}`, en: (day: string) => `From ${day}` },
  rate: { vi: 'Mức đóng hằng tháng', en: 'Monthly dues' },
  confidence: { vi: 'Độ tin cậy', en: 'Confidence' },
  rateOf: {
    share: {
      vi: (percent: string) => `${percent}% căn cứ đóng`,
      en: (percent: string) => `${percent}% of the basis`,
    },
    wage: {
      vi: (below: string, from: string) =>
        `${below}% lương tối thiểu vùng; ${from}% khi đã đến tuổi nghỉ hưu`,
      en: (below: string, from: string) =>
        `${below}% of the regional minimum wage; ${from}% at retirement age`,
    },
    fixed: { vi: (amount: string) => `${amount} đồng`, en: (amount: string) => `${amount} VND` },
    between: {
      vi: (least: string, most: string) => `Từ ${least} đến ${most} đồng`,
      en: (least: string, most: string) => `${least} to ${most} VND`,
    },
    set: { vi: 'Chi bộ nhập theo hướng dẫn', en: 'Entered by the branch' },
  },
  exemptYears: {
    vi: (years: string) => `Đủ ${years} năm tuổi đảng được miễn.`,
    en: (years: string) => `Members of ${years} years of seniority are exempt.`,
  },
  retention: { vi: 'Tỉ lệ giữ lại', en: 'What each level keeps' },
  retentionUnknown: {
    vi: 'Quy định này chưa rõ tỉ lệ giữ lại; cấp có thẩm quyền đặt ở mục trên.',
    en: 'What each level keeps is not known under this text; it is set above.',
  },
  wages: { vi: 'Lương tối thiểu vùng (đồng/tháng)', en: 'Regional minimum wage (VND a month)' },
  region: { vi: 'Vùng', en: 'Region' },
  regionOf: { vi: (region: string) => `Vùng ${region}`, en: (region: string) => `Region ${region}` },
  settings: { vi: 'Đơn vị đặt riêng', en: 'Set by units' },
  setting: { vi: 'Nội dung', en: 'What' },
  value: { vi: 'Giá trị', en: 'Value' },
  setBy: { vi: 'Nơi đặt', en: 'Set by' },
  rounding: { vi: 'Làm tròn đến (đồng)', en: 'Rounded to (VND)' },
  keepOf: { vi: (group: string) => `Giữ lại: ${group}`, en: (group: string) => `Kept: ${group}` },
  setSetting: { vi: 'Đặt cho đơn vị và cấp dưới', en: 'Set for the unit and below' },
  groundHint: { vi: 'Số văn bản, hoặc lý do', en: 'Number of the text, or the reason' },
  noSettings: { vi: 'Chưa đơn vị nào đặt riêng', en: 'Nothing is set' },
  noSettingsText: {
    vi: 'Vùng lương, cách làm tròn và tỉ lệ giữ lại đặt ở đây cho đơn vị và mọi cấp dưới.',
    en: 'Region, rounding and retention are set here for the unit and all below it.',
  },
} satisfies Words
