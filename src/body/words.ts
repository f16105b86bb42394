import type { Words } from '#ui/words.tsx'
import type { BodyAct, BodyKind, BodyPart, BodyRole, PositionCategory } from './codes.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<BodyKind, Both> = {
  ban_dang: { vi: 'Ban, văn phòng của cấp ủy', en: 'Commission or office of the committee' },
  tham_muu: { vi: 'Cơ quan tham mưu, giúp việc', en: 'Advisory body' },
  su_nghiep: { vi: 'Đơn vị sự nghiệp', en: 'Public-service unit' },
  chuyen_mon: { vi: 'Cơ quan, bộ phận chuyên môn', en: 'Specialised body' },
  ban_chi_dao: { vi: 'Ban chỉ đạo', en: 'Steering committee' },
  tieu_ban: { vi: 'Tiểu ban', en: 'Subcommittee' },
  to_giup_viec: { vi: 'Tổ biên tập, tổ giúp việc', en: 'Drafting or supporting group' },
  co_quan_nha_nuoc: { vi: 'Cơ quan nhà nước', en: 'State body' },
  mat_tran: { vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
  doan_the: { vi: 'Tổ chức chính trị - xã hội', en: 'Mass organisation' },
  dau_moi: { vi: 'Đầu mối bên trong (vụ, phòng)', en: 'Internal unit' },
}

export const actWords: Record<BodyAct, Both> = {
  found: { vi: 'Thành lập', en: 'Found' },
  change: { vi: 'Thay đổi (tên, chức năng, biên chế …)', en: 'Change (name, functions, staff …)' },
  merge: { vi: 'Hợp nhất thành cơ quan mới', en: 'Merge into a new body' },
  absorb: { vi: 'Sáp nhập vào cơ quan khác', en: 'Let another body absorb it' },
  dissolve: { vi: 'Giải thể, kết thúc hoạt động', en: 'Wind up' },
}

/** An act in a list, short. */
export const actNames: Record<BodyAct, Both> = {
  found: { vi: 'Thành lập', en: 'Founded' },
  change: { vi: 'Thay đổi', en: 'Changed' },
  merge: { vi: 'Hợp nhất', en: 'Merged' },
  absorb: { vi: 'Sáp nhập', en: 'Absorbed' },
  dissolve: { vi: 'Kết thúc hoạt động', en: 'Wound up' },
}

export const partWords: Record<BodyPart, Both> = {
  founded: { vi: 'thành lập', en: 'founded' },
  changed: { vi: 'thay đổi', en: 'changed' },
  predecessor: { vi: 'thôi hoạt động', en: 'ends' },
  successor: { vi: 'tiếp nhận', en: 'takes over' },
  ended: { vi: 'kết thúc', en: 'ends' },
  carried: { vi: 'chuyển sang', en: 'goes over' },
}

export const roleWords: Record<BodyRole, Both> = {
  head: { vi: 'Trưởng ban (tổ trưởng)', en: 'Head' },
  standing_deputy: { vi: 'Phó trưởng ban thường trực', en: 'Standing deputy' },
  deputy: { vi: 'Phó trưởng ban', en: 'Deputy' },
  member: { vi: 'Thành viên', en: 'Member' },
}

export const categoryWords: Record<PositionCategory, Both> = {
  lanh_dao: { vi: 'Lãnh đạo, quản lý', en: 'Leading' },
  chuyen_mon: { vi: 'Chuyên môn, nghiệp vụ', en: 'Specialised' },
  dung_chung: { vi: 'Chuyên môn dùng chung', en: 'Common specialised' },
  ho_tro: { vi: 'Hỗ trợ, phục vụ', en: 'Supporting' },
}

/** What the pages of bodies say. */
export const words = {
  title: { vi: 'Cơ quan, ban', en: 'Bodies' },
  note: {
    vi: (unit: string, day: string) => `của ${unit}, tính đến ${day}`,
    en: (unit: string, day: string) => `of ${unit} as of ${day}`,
  },
  body: { vi: 'Cơ quan, ban', en: 'Body' },
  noBody: { vi: 'Không chọn', en: 'None' },
  none: { vi: 'Chưa ghi cơ quan, ban nào', en: 'No bodies are recorded' },
  noneText: {
    vi: 'Hãy ghi quyết định thành lập của các ban, cơ quan tham mưu, ban chỉ đạo do đơn vị này lập hoặc quản lý.',
    en: 'Record the decisions that founded the commissions, advisory bodies and steering committees of this unit.',
  },
  noneFound: { vi: 'Không có cơ quan nào như vậy', en: 'There is no such body' },
  noneFoundText: {
    vi: 'Hãy đổi loại, phạm vi hoặc từ tìm; hoặc xem một ngày khác.',
    en: 'Change kind, scope or the words, or look at another day.',
  },
  newAct: { vi: 'Ghi quyết định về bộ máy', en: 'Record a decision' },
  report: { vi: 'Báo cáo tinh gọn', en: 'Streamlining report' },
  acts: { vi: 'Các quyết định', en: 'Decisions' },
  filters: { vi: 'Lọc cơ quan, ban', en: 'Filter bodies' },
  kind: { vi: 'Loại', en: 'Kind' },
  anyKind: { vi: 'Mọi loại', en: 'All kinds' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  scopes: {
    own: { vi: 'Của riêng đơn vị', en: 'The unit’s own' },
    below: { vi: 'Cả các đơn vị trực thuộc', en: 'Also of units below' },
  },
  find: { vi: 'Tìm theo tên', en: 'Find by name' },
  tree: { vi: 'Sơ đồ cơ quan', en: 'Tree of bodies' },
  list: { vi: 'Danh sách', en: 'List' },
  name: { vi: 'Tên', en: 'Name' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  bodies: { vi: 'Cơ quan, ban', en: 'Bodies' },
  internalUnits: { vi: 'Đầu mối', en: 'Internal units' },
  quota: { vi: 'Biên chế giao', en: 'Quota' },
  present: { vi: 'Có mặt', en: 'Present' },
  deputies: { vi: 'Cấp phó', en: 'Deputies' },
  internalNote: {
    vi: 'Đầu mối bên trong (vụ, phòng) tính trong cơ quan của nó.',
    en: 'Internal units count within their body.',
  },
  tabsName: { vi: 'Các phần của cơ quan', en: 'Parts of the body' },
  tabs: {
    overview: { vi: 'Tổng quan', en: 'Overview' },
    members: { vi: 'Thành viên', en: 'Members' },
    positions: { vi: 'Vị trí việc làm', en: 'Job positions' },
    history: { vi: 'Lịch sử', en: 'History' },
  },
  notThere: {
    vi: (day: string) => `Không tồn tại vào ngày ${day}; dưới đây là ngày gần nhất.`,
    en: (day: string) => `Does not exist on ${day}; shown as on the nearest day.`,
  },
  facts: { vi: 'Tổ chức, biên chế', en: 'Organisation and staff' },
  functions: { vi: 'Chức năng, nhiệm vụ', en: 'Functions' },
  noFunctions: { vi: 'Chưa ghi chức năng, nhiệm vụ.', en: 'No functions are recorded.' },
  superior: { vi: 'Cơ quan cấp trên', en: 'Superior body' },
  partyGroup: { vi: 'Đảng đoàn, ban cán sự đảng', en: 'Party group' },
  exists: { vi: 'Thời gian tồn tại', en: 'Exists' },
  since: { vi: (day: string) => `từ ${day}`, en: (day: string) => `since ${day}` },
  decisionNo: { vi: 'Số quyết định', en: 'Decision' },
  decidedOn: { vi: 'Ngày quyết định', en: 'Decided on' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuer' },
  limitOf: {
    vi: (n: string, max: string) => `${n} (tối đa ${max})`,
    en: (n: string, max: string) => `${n} (at most ${max})`,
  },
  deputyLimit: { vi: 'Số cấp phó tối đa', en: 'Deputies at most' },
  plannedTo: { vi: 'Dự kiến hoạt động đến hết', en: 'Planned until' },
  below: { vi: 'Bên trong và trực thuộc', en: 'Inside and below' },
  noBelow: { vi: 'Không có cơ quan nào bên trong vào ngày này.', en: 'Nothing stands below it on this day.' },
  predecessors: { vi: 'Tiếp nhận từ', en: 'Took over from' },
  successors: { vi: 'Được kế thừa bởi', en: 'Went over to' },
  recordChange: { vi: 'Ghi thay đổi', en: 'Record a change' },
  reorganise: { vi: 'Sắp xếp', en: 'Reorganise' },
  warnings: { vi: 'Cần xem lại', en: 'Wants a look' },
  giveReason: { vi: 'Ghi lý do', en: 'Give a reason' },
  reasonGiven: {
    vi: (text: string) => `Đã có lý do: ${text}`,
    en: (text: string) => `Reason given: ${text}`,
  },
  addMember: { vi: 'Thêm thành viên', en: 'Add a member' },
  noMembers: { vi: 'Chưa ghi thành viên', en: 'No members are recorded' },
  noMembersText: {
    vi: 'Hãy ghi trưởng ban, các phó trưởng ban và thành viên theo quyết định.',
    en: 'Record the head, the deputies and the members of the decision.',
  },
  noPeople: {
    vi: 'Vai trò của đồng chí không được xem tên người.',
    en: 'Your role does not see the names of people.',
  },
  hidden: { vi: 'Đồng chí ngoài phạm vi', en: 'Somebody outside your reach' },
  fullName: { vi: 'Họ và tên', en: 'Name' },
  role: { vi: 'Chức danh', en: 'Post' },
  period: { vi: 'Thời gian', en: 'Period' },
  notNow: { vi: 'không phải hôm nay', en: 'not on this day' },
  endMember: { vi: 'Thôi tham gia', en: 'End' },
  annulMember: { vi: 'Ghi nhầm', en: 'By mistake' },
  person: { vi: 'Đồng chí (trong sổ)', en: 'Person (in the register)' },
  typedName: { vi: 'Hoặc họ tên người ngoài sổ', en: 'Or the name of somebody outside the register' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  toHint: { vi: 'để trống: chưa định', en: 'empty: open' },
  lastDay: { vi: 'Ngày cuối', en: 'Last day' },
  addPosition: { vi: 'Ghi vị trí việc làm', en: 'Record a position' },
  changePosition: { vi: 'Thay đổi', en: 'Change' },
  positionName: { vi: 'Tên vị trí', en: 'Position' },
  category: { vi: 'Nhóm', en: 'Group' },
  positionQuota: { vi: 'Được giao', en: 'Allotted' },
  positionActual: { vi: 'Đã bố trí', en: 'Filled' },
  positionEnd: {
    vi: 'Ghi 0 và 0: từ ngày ấy không còn vị trí này.',
    en: 'Zero and zero: from that day on the position is no more.',
  },
  noPositions: { vi: 'Chưa ghi vị trí việc làm', en: 'No job positions are recorded' },
  noPositionsText: {
    vi: 'Hãy ghi danh mục vị trí việc làm đã được duyệt, mỗi vị trí được giao bao nhiêu và đã bố trí bao nhiêu.',
    en: 'Record the approved list of positions, how many each may have and how many are filled.',
  },
  actions: { vi: 'Thao tác', en: 'Actions' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
  actTitle: { vi: 'Ghi quyết định về tổ chức bộ máy', en: 'Record a decision on bodies' },
  actNote: {
    vi: 'Xem trước và sau khi thực hiện rồi mới ghi. Ghi rồi vẫn rút được khi chưa có việc nào dựa vào.',
    en: 'See before and after first. It can be taken back while nothing rests on it.',
  },
  act: { vi: 'Việc', en: 'Act' },
  on: { vi: 'Ngày có hiệu lực', en: 'In effect from' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  document: { vi: 'Văn bản trong sổ văn bản', en: 'Document in the register' },
  remark: { vi: 'Ghi chú', en: 'Note' },
  which: {
    found: { vi: '', en: '' },
    change: { vi: 'Cơ quan thay đổi', en: 'The body that changes' },
    merge: { vi: 'Các cơ quan hợp nhất', en: 'The bodies that merge' },
    absorb: { vi: 'Các cơ quan được sáp nhập', en: 'The bodies that are absorbed' },
    dissolve: { vi: 'Các cơ quan kết thúc hoạt động', en: 'The bodies that end' },
  },
  into: { vi: 'Sáp nhập vào', en: 'Absorbed by' },
  tells: {
    vi: 'Thay đổi cả tên, biên chế … của cơ quan nhận sáp nhập',
    en: 'The body that absorbs changes too (name, staff …)',
  },
  after: { vi: 'Cơ quan sau khi thực hiện', en: 'The body afterwards' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  previewTitle: { vi: 'Trước và sau khi thực hiện', en: 'Before and after' },
  confirm: { vi: 'Ghi quyết định', en: 'Record the decision' },
  nothing: { vi: 'Không có', en: 'Nothing' },
  line: {
    vi: (quota: string, units: string, deputies: string) =>
      `biên chế ${quota}, đầu mối ${units}, cấp phó ${deputies}`,
    en: (quota: string, units: string, deputies: string) =>
      `quota ${quota}, internal units ${units}, deputies ${deputies}`,
  },
  ending: {
    vi: (members: string, positions: string) =>
      `Kết thúc theo: ${members} thành viên, ${positions} vị trí việc làm.`,
    en: (members: string, positions: string) => `Ending with it: ${members} members, ${positions} positions.`,
  },
  totals: { vi: 'Cộng', en: 'Total' },
  before: { vi: 'Trước', en: 'Before' },
  afterwards: { vi: 'Sau', en: 'After' },
  difference: { vi: 'Tăng, giảm', en: 'Difference' },
  noActs: { vi: 'Chưa ghi quyết định nào', en: 'No decisions are recorded' },
  day: { vi: 'Ngày', en: 'Day' },
  concerned: { vi: 'Cơ quan liên quan', en: 'Bodies concerned' },
  staffChange: { vi: 'Biên chế', en: 'Staff' },
  withdraw: { vi: 'Rút', en: 'Take back' },
  withdrawTitle: { vi: 'Rút việc đã ghi', en: 'Take back what was recorded' },
  withdrawText: {
    vi: 'Mọi thứ trở lại như trước khi ghi; bản ghi vẫn nằm trong lịch sử.',
    en: 'Everything becomes as before; the record stays in the history.',
  },
  withdrawn: { vi: 'đã rút', en: 'taken back' },
  reportTitle: { vi: 'Tinh gọn bộ máy', en: 'Streamlining' },
  reportNote: {
    vi: (unit: string) => `Số cơ quan, đầu mối, biên chế, cấp phó của ${unit} vào hai ngày`,
    en: (unit: string) => `Bodies, internal units, staff and deputies of ${unit} on two days`,
  },
  fromDay: { vi: 'Ngày trước', en: 'First day' },
  toDay: { vi: 'Ngày sau', en: 'Second day' },
  what: { vi: 'Chỉ tiêu', en: 'Figure' },
  byKind: { vi: 'Theo loại cơ quan', en: 'By kind of body' },
  noReport: { vi: 'Không có cơ quan nào vào hai ngày này', en: 'No bodies on these two days' },
  noReportText: {
    vi: 'Hãy chọn ngày khác hoặc phạm vi rộng hơn.',
    en: 'Choose other days or a wider scope.',
  },
  openList: {
    vi: (what: string, day: string) => `${what}, ngày ${day}: mở danh sách`,
    en: (what: string, day: string) => `${what} on ${day}: open the list`,
  },
  saveCsv: { vi: 'Xuất bảng (.csv)', en: 'Save as .csv' },
  print: { vi: 'In', en: 'Print' },
} satisfies Words
