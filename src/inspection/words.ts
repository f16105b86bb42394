import type { Words } from '#ui/words.tsx'
import type { Act, Field, Kind, Organ, Post, Stage } from './codes.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<Kind, Both> = {
  kiem_tra: { vi: 'Kiểm tra', en: 'Inspection' },
  giam_sat_chuyen_de: { vi: 'Giám sát chuyên đề', en: 'Thematic supervision' },
  giam_sat_thuong_xuyen: { vi: 'Giám sát thường xuyên', en: 'Regular supervision' },
}

export const organWords: Record<Organ, Both> = {
  cap_uy: { vi: 'Cấp ủy', en: 'Committee' },
  ubkt: { vi: 'Ủy ban kiểm tra', en: 'Inspection committee' },
  commission: { vi: 'Ban tham mưu của cấp ủy', en: 'Commission' },
  branch: { vi: 'Chi bộ', en: 'Branch' },
}

export const fieldWords: Record<Field, Both> = {
  organisation_work: { vi: 'Công tác tổ chức xây dựng Đảng', en: 'Organisation work' },
  cadres: { vi: 'Công tác cán bộ', en: 'Cadre work' },
  members: { vi: 'Công tác đảng viên', en: 'Membership work' },
  branch_life: { vi: 'Chế độ sinh hoạt đảng', en: 'Party meetings' },
  resolutions: { vi: 'Thực hiện nghị quyết, chỉ thị, quy định', en: 'Carrying out resolutions' },
  statutes: { vi: 'Quy chế làm việc, nguyên tắc tổ chức', en: 'Working rules and principles' },
  finance: { vi: 'Thu, nộp, sử dụng đảng phí; tài chính đảng', en: 'Dues and finances' },
  inspection_work: { vi: 'Công tác kiểm tra, giám sát', en: 'Inspection work' },
  other: { vi: 'Lĩnh vực khác', en: 'Other' },
}

export const postWords: Record<Post, Both> = {
  head: { vi: 'Trưởng đoàn', en: 'Head' },
  deputy: { vi: 'Phó trưởng đoàn', en: 'Deputy head' },
  secretary: { vi: 'Thư ký', en: 'Secretary' },
  member: { vi: 'Thành viên', en: 'Members' },
}

export const stageWords: Record<Stage, Both> = {
  planned: { vi: 'Trong kế hoạch', en: 'Planned' },
  decided: { vi: 'Đã có quyết định', en: 'Decided' },
  notified: { vi: 'Đã thông báo', en: 'Notified' },
  self_report: { vi: 'Đã báo cáo tự kiểm tra', en: 'Own report in' },
  verifying: { vi: 'Thẩm tra, xác minh', en: 'Verifying' },
  conclusion: { vi: 'Đã có kết luận', en: 'Concluded' },
  follow_up: { vi: 'Sau kết luận', en: 'Following up' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
}

export const actWords: Record<Act, Both> = {
  decided: { vi: 'Ghi quyết định', en: 'Record the decision' },
  notified: { vi: 'Ghi ngày thông báo', en: 'Record the notice' },
  self_report: { vi: 'Ghi báo cáo tự kiểm tra', en: 'Record the own report' },
  verifying: { vi: 'Ghi thẩm tra, xác minh', en: 'Record verification' },
  conclusion: { vi: 'Ghi có kết luận', en: 'Record the conclusion' },
  follow_up: { vi: 'Giao việc sau kết luận', en: 'Give a follow-up task' },
  closed: { vi: 'Kết thúc', en: 'Close' },
}

/** What the pages of inspection and supervision say. */
export const words = {
  title: { vi: 'Kiểm tra, giám sát', en: 'Inspection and supervision' },
  note: {
    vi: (unit: string, year: string) => `${unit}, năm ${year}`,
    en: (unit: string, year: string) => `${unit}, ${year}`,
  },
  year: { vi: 'Năm', en: 'Year' },
  previous: { vi: 'Năm trước', en: 'Previous year' },
  following: { vi: 'Năm sau', en: 'Next year' },
  views: {
    own: { vi: 'Chương trình của đơn vị', en: 'Our programme' },
    subject: { vi: 'Đơn vị được kiểm tra', en: 'We are inspected' },
  },
  viewOf: { vi: 'Danh sách', en: 'List' },
  programmes: { vi: 'Chương trình', en: 'Programmes' },
  programme: { vi: 'Chương trình của', en: 'Programme of' },
  openProgramme: { vi: 'Lập chương trình', en: 'Open a programme' },
  organ: { vi: 'Chủ thể', en: 'Organ' },
  number: { vi: 'Số văn bản', en: 'Number' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  planned: { vi: 'Kế hoạch', en: 'Planned' },
  done: { vi: 'Đã có kết luận', en: 'Concluded' },
  late: { vi: 'Quá hạn', en: 'Late' },
  lateMark: { vi: 'quá hạn', en: 'late' },
  all: { vi: 'Cộng', en: 'All' },
  kind: { vi: 'Hình thức', en: 'Kind' },
  quarter: { vi: (n: string) => `Quý ${n}`, en: (n: string) => `Quarter ${n}` },
  noneInQuarter: { vi: 'Không có cuộc nào bắt đầu trong quý này.', en: 'Nothing starts in this quarter.' },
  none: { vi: 'Chưa có chương trình của năm này', en: 'There is no programme of this year yet' },
  noneText: {
    vi: 'Lập chương trình trước, rồi ghi từng cuộc kiểm tra, giám sát vào đó.',
    en: 'Open the programme first, then plan each case in it.',
  },
  noneSubject: {
    vi: 'Trong năm này chưa có cuộc nào thông báo cho đơn vị',
    en: 'No inspection has been notified to the unit this year',
  },
  plan: { vi: 'Ghi một cuộc', en: 'Plan a case' },
  coverage: { vi: 'Đơn vị chưa được kiểm tra', en: 'Not inspected lately' },
  print: { vi: 'In chương trình', en: 'Print' },
  case: { vi: 'Nội dung', en: 'Subject matter' },
  subjects: { vi: 'Đơn vị được kiểm tra, giám sát', en: 'Units inspected' },
  more: { vi: (n: string) => `và ${n} đơn vị nữa`, en: (n: string) => `and ${n} more` },
  schedule: { vi: 'Thời gian thực hiện', en: 'Schedule' },
  stage: { vi: 'Đang ở', en: 'Where it stands' },
  by: { vi: 'Chủ trì', en: 'Inspecting unit' },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
  // Planning
  newTitle: { vi: 'Ghi cuộc kiểm tra, giám sát', en: 'Plan an inspection' },
  warnTitle: { vi: 'Chỉ ghi chương trình, tiến độ', en: 'Programme and progress only' },
  warnText: {
    vi: 'Không ghi nội dung kết luận, chứng cứ, đơn thư, dấu hiệu vi phạm hay bí mật nhà nước.',
    en: 'No contents of conclusions, evidence, complaints, signs of offences or state secrets.',
  },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  about: { vi: 'Mốc thời gian được kiểm tra', en: 'Period looked at' },
  aboutFrom: { vi: 'Mốc kiểm tra từ ngày', en: 'Period looked at, from' },
  aboutTo: { vi: 'Mốc kiểm tra đến hết ngày', en: 'Period looked at, to' },
  addSubject: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  subjectHint: { vi: 'Gõ tên đơn vị cấp dưới.', en: 'Type the name of a unit below.' },
  remove: { vi: (name: string) => `Bỏ ${name}`, en: (name: string) => `Remove ${name}` },
  team: { vi: 'Đoàn (tổ) kiểm tra, giám sát', en: 'Team' },
  seats: { vi: 'Số người', en: 'Number' },
  holder: { vi: 'Đồng chí (nếu có trong sổ)', en: 'Person, if in the register' },
  holderHint: { vi: 'Để trống: chỉ ghi chức danh và số người.', en: 'Empty: only the post and the number.' },
  born: { vi: (year: string) => `sinh ${year}`, en: (year: string) => `born ${year}` },
  exception: { vi: 'Lý do (chi bộ nhỏ làm theo chuyên đề)', en: 'Reason (a small branch by theme)' },
  exceptionHint: {
    vi: 'Chi bộ không có chi ủy và dưới 30 đảng viên chủ yếu giám sát thường xuyên; làm khác thì nêu lý do.',
    en: 'A branch without a committee and under 30 members mainly supervises regularly; otherwise say why.',
  },
  save: { vi: 'Ghi vào chương trình', en: 'Put it into the programme' },
  notMine: {
    vi: 'Vai trò của đồng chí không ghi chương trình.',
    en: 'Your role does not record programmes.',
  },
  noProgramme: { vi: 'Chưa có chương trình để ghi vào.', en: 'There is no programme to plan it in.' },
  toList: { vi: 'Về chương trình', en: 'To the programme' },
  // One
  way: { vi: 'Tiến độ', en: 'Progress' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  on: { vi: 'Ngày', en: 'Day' },
  onDay: { vi: (day: string) => `ngày ${day}`, en: (day: string) => day },
  numbered: {
    vi: (no: string, day: string) => `số ${no}, ngày ${day}`,
    en: (no: string, day: string) => `No. ${no}, ${day}`,
  },
  decisionNo: { vi: 'Số quyết định', en: 'Number of the decision' },
  conclusionNo: { vi: 'Số kết luận (không ghi nội dung)', en: 'Number of the conclusion (not its contents)' },
  followUps: { vi: 'Việc phải làm sau kết luận', en: 'What follows from the conclusion' },
  followUp: { vi: 'Giao việc sau kết luận', en: 'Give a follow-up task' },
  task: { vi: 'Việc phải làm', en: 'Task' },
  taskHint: {
    vi: 'Nêu việc phải khắc phục, không chép lại kết luận.',
    en: 'What is to be done, not the conclusion itself.',
  },
  dueOn: { vi: 'Hạn thực hiện', en: 'Due' },
  units: { vi: 'Giao cho', en: 'Given to' },
  give: { vi: 'Giao việc', en: 'Give the task' },
  withdraw: { vi: 'Rút việc vừa ghi', en: 'Take back the last act' },
  withdrawText: {
    vi: 'Dùng khi ghi nhầm. Cuộc chưa có việc nào sẽ rút khỏi chương trình.',
    en: 'For what was recorded by mistake. A case without any act leaves the programme.',
  },
  withdrawn: { vi: 'Đã rút.', en: 'Taken back.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  exceptionOf: { vi: 'Lý do làm theo chuyên đề', en: 'Why by theme' },
  // Coverage
  coverageTitle: { vi: 'Đơn vị chưa được kiểm tra, giám sát', en: 'Units not inspected lately' },
  years: { vi: 'Trong số năm', en: 'Within years' },
  covered: {
    vi: (n: string, all: string, years: string) =>
      `${n} trong ${all} đơn vị trực thuộc đã có kết luận trong ${years} năm.`,
    en: (n: string, all: string, years: string) =>
      `${n} of ${all} units directly below have a conclusion within ${years} years.`,
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  lastOn: { vi: 'Kết luận gần nhất', en: 'Latest conclusion' },
  never: { vi: 'chưa có', en: 'never' },
  allCovered: {
    vi: 'Mọi đơn vị trực thuộc đều đã được kiểm tra, giám sát',
    en: 'Every unit directly below has been inspected',
  },
} satisfies Words
