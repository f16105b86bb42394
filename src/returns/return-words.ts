import type { Words } from '#ui/words.tsx'

/** What the page of one return says. */
export const words = {
  title: { vi: 'Báo cáo định kỳ', en: 'Periodic returns' },
  of: {
    vi: (title: string, unit: string) => `${title}: ${unit}`,
    en: (title: string, unit: string) => `${title}: ${unit}`,
  },
  facts: { vi: 'Thông tin', en: 'Facts' },
  acts: { vi: 'Quá trình', en: 'Its way' },
  state: { vi: 'Tình trạng', en: 'State' },
  unit: { vi: 'Đơn vị báo cáo', en: 'Reporting unit' },
  receiver: { vi: 'Gửi lên', en: 'Sent to' },
  announcer: { vi: 'Nơi phát động', en: 'Announced by' },
  period: { vi: 'Kỳ báo cáo', en: 'Period' },
  span: { vi: 'Thời gian', en: 'Span' },
  cutOff: { vi: 'Ngày chốt số liệu', en: 'Cut-off' },
  due: { vi: 'Hạn nộp', en: 'Due' },
  dueWas: { vi: (day: string) => `(trước là ${day})`, en: (day: string) => `(was ${day})` },
  late: { vi: 'quá hạn', en: 'late' },
  below: { vi: 'Báo cáo từ cấp dưới', en: 'Returns from below' },
  belowOf: {
    vi: (sent: string, all: string, accepted: string) => `${sent} / ${all} đã ký, ${accepted} đã nhận`,
    en: (sent: string, all: string, accepted: string) => `${sent} of ${all} certified, ${accepted} accepted`,
  },
  by: {
    vi: (who: string, day: string) => `${who}, ngày ${day}`,
    en: (who: string, day: string) => `${who}, ${day}`,
  },
  nextOpen: { vi: 'Mở bản nháp', en: 'Open the draft' },
  nextCertify: { vi: 'Xem số liệu, giải trình và ký', en: 'Look at the figures, explain and certify' },
  nextJudge: { vi: 'Cấp trên xem', en: 'The unit above looks at it' },
  nextTakeIn: { vi: 'Cấp trên tổng hợp', en: 'The unit above takes it in' },

  open: { vi: 'Mở bản nháp', en: 'Open the draft' },
  certify: { vi: 'Ký và gửi', en: 'Certify' },
  sendBack: { vi: 'Trả lại', en: 'Send back' },
  accept: { vi: 'Nhận báo cáo', en: 'Accept' },
  extend: { vi: 'Gia hạn', en: 'Extend' },
  certified: {
    vi: 'Đã ký. Số liệu của bản này không đổi nữa.',
    en: 'Certified. These figures will not change any more.',
  },
  sentBack: { vi: 'Đã trả lại.', en: 'Sent back.' },
  acceptedNow: { vi: 'Đã nhận.', en: 'Accepted.' },
  saved: { vi: 'Đã ghi.', en: 'Recorded.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  remark: { vi: 'Ý kiến của cấp trên', en: 'Remark' },
  remarkHint: { vi: 'Đơn vị đọc thấy và sửa theo.', en: 'The unit reads it and mends its return.' },
  newDue: { vi: 'Hạn mới', en: 'New due day' },
  post: { vi: 'Chức vụ người ký', en: 'Post of the signer' },
  postHint: { vi: 'ví dụ: Phó Bí thư', en: 'for example: Phó Bí thư' },
  certifyText: {
    vi: 'Số liệu, kết quả kiểm tra và giải trình đang hiện được chốt lại đúng như vậy. Sửa sau ngày ký sẽ hiện thành chênh lệch ở kỳ sau.',
    en: 'Figures, checks and explanations are kept as they stand. What is corrected later appears as a difference in the next return.',
  },
  missingReason: {
    vi: 'Vì sao ký khi cấp dưới chưa gửi hoặc chưa được nhận',
    en: 'Why certify without all returns from below',
  },
  missingText: {
    vi: (n: string, names: string) => `${n} đơn vị chưa gửi hoặc báo cáo chưa được nhận: ${names}`,
    en: (n: string, names: string) => `${n} units have not certified, or are not accepted: ${names}`,
  },

  parts: { vi: 'Các phần của báo cáo', en: 'Parts of the return' },
  forms: { vi: 'Biểu', en: 'Forms' },
  checks: { vi: 'Kiểm tra', en: 'Checks' },
  corrected: { vi: 'Chênh lệch so với báo cáo đã ký', en: 'Differences from what was certified' },
  summed: { vi: 'So với cấp dưới', en: 'Against those below' },
  signed: { vi: 'Bản đã ký', en: 'Certified versions' },
  notOpened: { vi: 'Chưa mở bản nháp', en: 'The draft is not open' },
  notOpenedText: {
    vi: 'Mở bản nháp để phần mềm đếm số liệu từ sổ đảng viên và kiểm tra.',
    en: 'Open the draft: the figures are counted from the register and checked.',
  },
  liveNote: {
    vi: 'Số liệu đếm từ sổ lúc này; chưa ký.',
    en: 'Counted from the register now; not certified.',
  },
  frozenNote: {
    vi: (version: string, day: string) => `Bản ký lần ${version}, ngày ${day}; không đổi nữa.`,
    en: (version: string, day: string) => `Version ${version}, certified on ${day}; it does not change.`,
  },
  form: { vi: 'Biểu', en: 'Form' },
  version: { vi: 'Bản', en: 'Version' },
  live: { vi: 'Bản nháp (đang đếm)', en: 'Draft (live)' },
  versionOf: {
    vi: (n: string, day: string) => `Ký lần ${n}, ${day}`,
    en: (n: string, day: string) => `Version ${n}, ${day}`,
  },
  shown: { vi: 'Đơn vị', en: 'Unit' },
  whole: { vi: 'Toàn đơn vị', en: 'The whole unit' },
  indicator: { vi: 'Chỉ tiêu', en: 'Indicator' },
  source: { vi: (text: string) => `Căn cứ: ${text}.`, en: (text: string) => `Source: ${text}.` },
  proposal: {
    vi: 'Mẫu biểu do phần mềm đề xuất, đến khi có mẫu chính thức.',
    en: 'The layout is the product’s proposal until the official one is uploaded.',
  },
  lacking: {
    vi: (text: string) => `Sổ chưa có: ${text}`,
    en: (text: string) => `Not in the register: ${text}`,
  },

  allHold: { vi: (n: string) => `${n} phép kiểm tra đều khớp.`, en: (n: string) => `All ${n} checks hold.` },
  someFail: {
    vi: (failed: string, n: string) =>
      `${failed} / ${n} phép kiểm tra không khớp; phải giải trình trước khi ký.`,
    en: (failed: string, n: string) => `${failed} of ${n} checks fail; explain them before certifying.`,
  },
  noChecks: { vi: 'Không có phép kiểm tra nào cho các biểu này.', en: 'These forms have no checks.' },
  check: { vi: 'Phép kiểm tra', en: 'Check' },
  left: { vi: 'Vế trái', en: 'Left' },
  right: { vi: 'Vế phải', en: 'Right' },
  across: { vi: 'Giữa các biểu', en: 'Between forms' },
  explanation: { vi: 'Giải trình', en: 'Explanation' },
  explain: { vi: 'Ghi giải trình', en: 'Explain' },
  change: { vi: 'Sửa giải trình', en: 'Change the explanation' },
  needed: { vi: 'chưa giải trình', en: 'to be explained' },
  explained: { vi: 'đã giải trình', en: 'explained' },
  explainHint: { vi: 'Để trống để bỏ giải trình.', en: 'Leave empty to take it back.' },
  agrees: { vi: 'khớp', en: 'holds' },
  differs: { vi: 'không khớp', en: 'fails' },
  result: { vi: 'Kết quả', en: 'Result' },

  correctedNone: { vi: 'Không có chênh lệch nào', en: 'No differences' },
  correctedNoneText: {
    vi: 'Các báo cáo đã ký trước đây đếm lại bây giờ vẫn ra số đã ký, hoặc chênh lệch đã nêu ở kỳ trước.',
    en: 'What was certified before is counted the same now, or the difference was told already.',
  },
  correctedOf: {
    vi: (title: string, day: string) => `${title}, ký ngày ${day}`,
    en: (title: string, day: string) => `${title}, certified on ${day}`,
  },
  atCertifying: { vi: 'Số đã ký', en: 'Certified' },
  told: { vi: 'Đã báo sau', en: 'Told since' },
  now: { vi: 'Đếm lại nay', en: 'Counted now' },
  difference: { vi: 'Chênh lệch', en: 'Difference' },
  madeBy: { vi: 'Ghi sau khi ký', en: 'Recorded since' },
  correctionOf: {
    vi: (facts: string, people: string) => `${facts} lần ghi, ${people} người`,
    en: (facts: string, people: string) => `${facts} entries, ${people} people`,
  },
  people: { vi: 'Xem người', en: 'People' },
  peopleTitle: { vi: 'Những người có đính chính', en: 'The people concerned' },
  personName: { vi: 'Họ và tên', en: 'Name' },
  memberCode: { vi: 'Số hiệu', en: 'Code' },
  day: { vi: 'Ngày', en: 'Day' },
  place: { vi: 'Chi bộ', en: 'Branch' },
  noMade: {
    vi: 'Không thấy đính chính nào về người: cây tổ chức đã đổi, hoặc đơn vị khác đã sửa.',
    en: 'No corrections of people: the tree has changed, or another unit corrected.',
  },

  summedNone: {
    vi: 'Tổng các báo cáo cấp dưới khớp với số đếm toàn đơn vị.',
    en: 'The returns below add up to the whole.',
  },
  summedNoBelow: {
    vi: 'Chưa có báo cáo cấp dưới nào được ký.',
    en: 'No return from below is certified yet.',
  },
  wholeCount: { vi: 'Toàn đơn vị', en: 'The whole' },
  reported: { vi: 'Tổng đã ký', en: 'Sum certified' },
  missing: { vi: 'Chưa gửi', en: 'Missing' },
  within: { vi: 'Nội bộ', en: 'Within' },
  changedCell: { vi: 'Sổ đã đổi', en: 'Changed' },
  summedHint: {
    vi: 'Toàn đơn vị = tổng đã ký + đơn vị chưa gửi + nội bộ (chuyển giữa các đơn vị, phần do đơn vị trực tiếp quản lý) + sổ đã đổi sau khi cấp dưới ký. Cột cuối khác 0 thì phải giải trình.',
    en: 'The whole = sum certified + units missing + within (transfers between units, what the unit holds itself) + changed since they certified. Where the last column is not 0 it must be explained.',
  },
  noneOfForm: { vi: 'Biểu này khớp.', en: 'This form agrees.' },

  signature: { vi: 'Chữ ký', en: 'Signature' },
  signedBy: {
    vi: (who: string, post: string, day: string) => `${who}, ${post}, ngày ${day}`,
    en: (who: string, post: string, day: string) => `${who}, ${post}, ${day}`,
  },
  digest: { vi: 'Mã băm SHA-256 của bản ký', en: 'SHA-256 of what was certified' },
  event: { vi: 'Sự kiện trong nhật ký', en: 'Event in the log' },
  holds: { vi: 'tính lại khớp', en: 'recounted, it holds' },
  broken: {
    vi: 'tính lại KHÔNG khớp: báo ngay người quản trị',
    en: 'recounted, it does NOT hold: tell the administrator',
  },
  takenIn: { vi: 'Báo cáo cấp dưới đã tổng hợp', en: 'Returns taken in' },
  without: { vi: 'Ký khi chưa có', en: 'Certified without' },
  withoutOf: {
    vi: (codes: string, reason: string) => `${codes}. Lý do: ${reason}`,
    en: (codes: string, reason: string) => `${codes}. Reason: ${reason}`,
  },
  notes: { vi: 'Giải trình kèm theo', en: 'Explanations' },
  print: { vi: 'báo cáo kèm biểu', en: 'the return with its forms' },
  file: { vi: 'Tải bản ký (.json)', en: 'Certified text (.json)' },
} satisfies Words

type Both = { vi: string; en: string }

/** What corrections are called, by kind; of fields `person.<field>`. */
export const correctionWords: Readonly<Record<string, Both>> = {
  'movement.late': { vi: 'Biến động ghi muộn', en: 'Movements recorded late' },
  'movement.corrected': { vi: 'Biến động được đính chính', en: 'Movements corrected' },
  'movement.withdrawn': { vi: 'Biến động bị hủy', en: 'Movements withdrawn' },
  status: { vi: 'Diện sinh hoạt', en: 'Statuses' },
  badge: { vi: 'Huy hiệu Đảng', en: 'Badges' },
}
