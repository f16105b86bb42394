import type { Words } from '#ui/words.tsx'
import type { Act, Level, PeriodKind, State, Which } from './codes.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<PeriodKind, Both> = {
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  half: { vi: '6 tháng', en: 'Half-year' },
  year: { vi: 'Năm', en: 'Year' },
}

export const levelWords: Record<Level, Both> = {
  below: { vi: 'Dưới cơ sở', en: 'Below grassroots' },
  grassroots: { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots' },
  above: { vi: 'Cấp trên trực tiếp cơ sở', en: 'Immediately above grassroots' },
  province: { vi: 'Trực thuộc Trung ương', en: 'Directly under the centre' },
  central: { vi: 'Trung ương', en: 'Centre' },
}

export const stateWords: Record<State, Both> = {
  asked: { vi: 'Chưa mở', en: 'Not opened' },
  draft: { vi: 'Đang soạn', en: 'Draft' },
  submitted: { vi: 'Đã ký, gửi', en: 'Certified' },
  returned: { vi: 'Bị trả lại', en: 'Sent back' },
  accepted: { vi: 'Đã nhận', en: 'Accepted' },
  consolidated: { vi: 'Đã tổng hợp', en: 'Consolidated' },
}

export const actWords: Record<Act, Both> = {
  opened: { vi: 'Mở bản nháp', en: 'Draft opened' },
  certified: { vi: 'Ký, gửi lên', en: 'Certified' },
  returned: { vi: 'Trả lại', en: 'Sent back' },
  accepted: { vi: 'Cấp trên nhận', en: 'Accepted' },
  nudged: { vi: 'Đôn đốc', en: 'Reminded' },
  extended: { vi: 'Gia hạn', en: 'Extended' },
}

export const whichWords: Record<Which, Both> = {
  missing: { vi: 'Chưa gửi', en: 'Missing' },
  late: { vi: 'Quá hạn', en: 'Late' },
  submitted: { vi: 'Chờ xem', en: 'To look at' },
  returned: { vi: 'Đã trả lại', en: 'Sent back' },
  accepted: { vi: 'Đã nhận', en: 'Accepted' },
  all: { vi: 'Tất cả', en: 'All' },
}

/** What the lists of returns and the pages of a period say. */
export const words = {
  title: { vi: 'Báo cáo định kỳ', en: 'Periodic returns' },
  note: { vi: (unit: string) => `Của ${unit}`, en: (unit: string) => `Of ${unit}` },
  announce: { vi: 'Phát động kỳ báo cáo', en: 'Announce a period' },
  mine: { vi: 'Báo cáo của đơn vị', en: 'Returns of the unit' },
  noneMine: { vi: 'Chưa có kỳ báo cáo nào yêu cầu đơn vị', en: 'No period asks the unit yet' },
  noneMineText: {
    vi: 'Khi cấp trên phát động kỳ báo cáo, báo cáo của đơn vị hiện ở đây, với hạn nộp.',
    en: 'When a unit above announces a period, the return appears here with its due day.',
  },
  asked: { vi: 'Kỳ báo cáo đơn vị phát động', en: 'Periods announced by the unit' },
  noneAsked: { vi: 'Đơn vị chưa phát động kỳ báo cáo nào', en: 'The unit has announced no period yet' },
  noneAskedText: {
    vi: 'Chọn kỳ, ngày chốt số liệu, biểu và loại đơn vị; phần mềm giao cho từng đơn vị kèm hạn nộp.',
    en: 'Choose the period, the cut-off, the forms and the kinds of units; each gets its return with a due day.',
  },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  period: { vi: 'Kỳ báo cáo', en: 'Period' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  state: { vi: 'Tình trạng', en: 'State' },
  due: { vi: 'Hạn nộp', en: 'Due' },
  late: { vi: 'quá hạn', en: 'late' },
  lateCount: { vi: 'Quá hạn', en: 'Late' },
  nudged: { vi: (day: string) => `cấp trên đôn đốc ngày ${day}`, en: (day: string) => `reminded on ${day}` },
  since: { vi: 'Từ ngày', en: 'Since' },
  cutOff: { vi: 'Ngày chốt số liệu', en: 'Cut-off' },
  progress: { vi: 'Đã gửi', en: 'Certified' },
  nOf: { vi: (n: string, of: string) => `${n} / ${of}`, en: (n: string, of: string) => `${n} of ${of}` },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },

  kind: { vi: 'Loại kỳ', en: 'Kind of period' },
  which: { vi: 'Kỳ', en: 'Period' },
  whatTitle: { vi: 'Kỳ và biểu', en: 'Period and forms' },
  name: { vi: 'Tên kỳ báo cáo', en: 'Name' },
  nameOf: {
    vi: (period: string) => `Báo cáo thống kê ${period}`,
    en: (period: string) => `Báo cáo thống kê ${period}`,
  },
  cutOffHint: {
    vi: 'Ngày cuối cùng ghi số liệu của kỳ; được ký từ hôm sau.',
    en: 'The last day to record for this period; certified from the day after.',
  },
  forms: { vi: 'Biểu phải báo cáo', en: 'Forms asked for' },
  whoTitle: { vi: 'Đơn vị báo cáo và hạn nộp', en: 'Who reports, and by when' },
  kinds: { vi: 'Loại đơn vị', en: 'Kinds of units' },
  kindCount: {
    vi: (kind: string, n: string) => `${kind} (${n})`,
    en: (kind: string, n: string) => `${kind} (${n})`,
  },
  ownToo: {
    vi: 'Đơn vị phát động cũng có báo cáo của mình: bản tổng hợp.',
    en: 'The unit that announces has a return too: the consolidated one.',
  },
  dueDays: { vi: 'Hạn nộp, số ngày sau ngày chốt', en: 'Due, in days after the cut-off' },
  dueDaysNote: {
    vi: 'Số ngày gợi ý là của phần mềm, chưa tìm được văn bản quy định; hãy sửa theo hướng dẫn của cấp trên.',
    en: 'The days offered are the product’s own, no text that sets them was found; write what your superior asks.',
  },
  comment: { vi: 'Hướng dẫn thêm', en: 'Instructions' },
  nothingBelow: { vi: 'Đơn vị không có tổ chức đảng nào bên dưới.', en: 'No unit stands below.' },
  mayNot: { vi: 'Vai trò của đồng chí không phát động kỳ báo cáo.', en: 'Your role announces no periods.' },
  toList: { vi: 'Về danh sách', en: 'To the list' },
  announced: { vi: (n: string) => `Đã giao cho ${n} đơn vị.`, en: (n: string) => `Given to ${n} units.` },

  span: { vi: 'Thời gian', en: 'Span' },
  announcer: { vi: 'Nơi phát động', en: 'Announced by' },
  announcedOn: { vi: 'Ngày phát động', en: 'Announced on' },
  facts: { vi: 'Thông tin kỳ báo cáo', en: 'Facts' },
  corrected: { vi: 'Đã sửa', en: 'Corrected' },
  withdrawnFor: {
    vi: (day: string, reason: string) => `Đã rút ngày ${day}: ${reason}`,
    en: (day: string, reason: string) => `Withdrawn on ${day}: ${reason}`,
  },
  openOwn: { vi: 'Mở bản tổng hợp', en: 'Open the consolidated return' },
  correct: { vi: 'Sửa kỳ báo cáo', en: 'Correct the period' },
  withdraw: { vi: 'Rút kỳ báo cáo', en: 'Withdraw the period' },
  withdrawText: {
    vi: 'Báo cáo của mọi đơn vị trong kỳ sẽ không còn phải nộp.',
    en: 'No unit will owe a return for this period.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  saved: { vi: 'Đã ghi.', en: 'Recorded.' },
  coverage: { vi: (unit: string) => `Tiến độ tại ${unit}`, en: (unit: string) => `Progress at ${unit}` },
  up: { vi: (unit: string) => `Lên ${unit}`, en: (unit: string) => `Up to ${unit}` },
  sent: { vi: 'Đã ký, gửi', en: 'Certified' },
  missing: { vi: 'Chưa gửi', en: 'Missing' },
  waiting: { vi: 'Chờ xem', en: 'To look at' },
  accepted: { vi: 'Đã nhận', en: 'Accepted' },
  askedOf: { vi: 'Phải báo cáo', en: 'Asked' },
  byUnit: { vi: 'Theo đơn vị trực thuộc', en: 'By unit directly below' },
  itself: { vi: (unit: string) => `${unit} (chính đơn vị)`, en: (unit: string) => `${unit} (itself)` },
  done: { vi: 'Tỷ lệ', en: 'Share' },
  barName: { vi: 'Báo cáo theo tình trạng', en: 'Returns by state' },
  list: { vi: 'Danh sách báo cáo', en: 'List of returns' },
  none: { vi: 'Không có báo cáo nào như vậy.', en: 'No such returns.' },
  noneBelow: { vi: 'Kỳ này không yêu cầu đơn vị nào ở đây.', en: 'The period asks no unit here.' },
  remind: {
    vi: (n: string) => `Đôn đốc đơn vị chưa gửi (${n})`,
    en: (n: string) => `Remind those missing (${n})`,
  },
  reminded: { vi: (n: string) => `Đã đôn đốc ${n} đơn vị.`, en: (n: string) => `Reminded ${n} units.` },
  acceptAll: {
    vi: (n: string) => `Nhận ${n} báo cáo chờ xem`,
    en: (n: string) => `Accept ${n} waiting returns`,
  },
  acceptAllText: {
    vi: 'Báo cáo chưa xem kỹ hãy mở từng bản. Đã nhận thì vẫn trả lại được cho đến khi đơn vị ký bản tổng hợp.',
    en: 'Open those that need a closer look one by one. What is accepted can be sent back until the consolidated return is certified.',
  },
  acceptedAll: { vi: (n: string) => `Đã nhận ${n} báo cáo.`, en: (n: string) => `Accepted ${n} returns.` },
} satisfies Words
