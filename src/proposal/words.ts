import type { Words } from '#ui/words.tsx'
import type { Act, Kind, Stage } from './codes.ts'
import type { Caution } from './wording.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<Kind, Both> = {
  proposal: { vi: 'Kiến nghị, đề xuất', en: 'Proposal' },
  matter: { vi: 'Vướng mắc', en: 'Matter' },
}

export const stageWords: Record<Stage, Both> = {
  raised: { vi: 'Đã nêu', en: 'Raised' },
  consolidated: { vi: 'Đã tổng hợp', en: 'Consolidated' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  acknowledged: { vi: 'Đã tiếp nhận', en: 'Acknowledged' },
  transferred: { vi: 'Đã chuyển tiếp', en: 'Passed on' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  not_accepted: { vi: 'Không tiếp thu', en: 'Not accepted' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
}

export const actWords: Record<Act, Both> = {
  sent: { vi: 'Gửi đi', en: 'Send' },
  acknowledged: { vi: 'Tiếp nhận', en: 'Acknowledge' },
  transferred: { vi: 'Chuyển tiếp', en: 'Pass on' },
  answered: { vi: 'Trả lời', en: 'Answer' },
  not_accepted: { vi: 'Không tiếp thu', en: 'Do not accept' },
  closed: { vi: 'Kết thúc', en: 'Close' },
}

export const cautionWords: Record<Caution, Both> = {
  allegation: {
    vi: 'Nội dung có vẻ là tố cáo, khiếu nại. Hãy gửi qua đường tiếp nhận đơn thư, không ghi ở đây.',
    en: 'This looks like an allegation or complaint. It has its own channel; do not record it here.',
  },
  person: {
    vi: 'Nội dung có vẻ nêu tên người. Kiến nghị chỉ nói về việc và về đơn vị.',
    en: 'This seems to name a person. A proposal speaks of matters and units only.',
  },
  number: {
    vi: 'Nội dung có một dãy số dài. Không ghi số định danh, số điện thoại.',
    en: 'There is a long number. Do not write identity or telephone numbers.',
  },
}

/** What the pages of proposals say. */
export const words = {
  title: { vi: 'Kiến nghị, vướng mắc', en: 'Proposals and matters' },
  note: { vi: (unit: string) => `Của ${unit}`, en: (unit: string) => `Of ${unit}` },
  raise: { vi: 'Nêu kiến nghị', en: 'Raise a proposal' },
  table: { vi: 'Bảng tổng hợp', en: 'Summary table' },
  views: {
    below: { vi: 'Từ các đơn vị', en: 'From all units' },
    raised: { vi: 'Đơn vị nêu', en: 'Raised by us' },
    answer: { vi: 'Chờ trả lời', en: 'To answer' },
    groups: { vi: 'Đã tổng hợp', en: 'Consolidated' },
  },
  viewOf: { vi: 'Danh sách', en: 'List' },
  state: { vi: 'Tình trạng', en: 'State' },
  states: {
    all: { vi: 'Tất cả', en: 'All' },
    open: { vi: 'Chưa trả lời', en: 'Not answered yet' },
    answered: { vi: 'Đã trả lời hoặc kết thúc', en: 'Answered or closed' },
  },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  anyField: { vi: 'Mọi lĩnh vực', en: 'Any field' },
  kind: { vi: 'Loại', en: 'Kind' },
  anyKind: { vi: 'Mọi loại', en: 'Any kind' },
  text: { vi: 'Nội dung', en: 'Text' },
  from: { vi: 'Đơn vị nêu', en: 'Raised by' },
  raisedOn: { vi: 'Ngày nêu', en: 'Raised on' },
  stage: { vi: 'Đang ở', en: 'Where it stands' },
  due: { vi: 'Hạn trả lời', en: 'Answer due' },
  late: { vi: 'quá hạn', en: 'late' },
  members: {
    vi: (n: string, units: string) => `${n} kiến nghị của ${units} đơn vị`,
    en: (n: string, units: string) => `${n} proposals of ${units} units`,
  },
  since: { vi: (day: string) => `từ ${day}`, en: (day: string) => `since ${day}` },
  none: { vi: 'Chưa có kiến nghị, vướng mắc nào', en: 'No proposals or matters yet' },
  noneText: {
    vi: 'Đơn vị nêu kiến nghị ở đây, gửi lên cấp trên và nhận câu trả lời tại chỗ.',
    en: 'A unit raises a proposal here, sends it up and reads the answer in the same place.',
  },
  noneToAnswer: { vi: 'Không có kiến nghị nào chờ trả lời', en: 'Nothing awaits an answer' },
  noneGroups: { vi: 'Chưa tổng hợp kiến nghị nào', en: 'Nothing has been consolidated yet' },
  noneGroupsText: {
    vi: 'Mở một kiến nghị, chọn “Tổng hợp” để gộp với những kiến nghị giống nhau.',
    en: 'Open a proposal and choose “Consolidate” to join it with like ones.',
  },
  // New
  newTitle: { vi: 'Nêu kiến nghị, vướng mắc', en: 'Raise a proposal or matter' },
  warnTitle: { vi: 'Chỉ nêu việc, không nêu người', en: 'About matters, not about people' },
  warnText: {
    vi: 'Không ghi đơn thư tố cáo, khiếu nại, tài liệu chứng cứ, tên người hay nội dung thuộc danh mục bí mật nhà nước.',
    en: 'No allegations, complaints, evidence, names of people or state secrets.',
  },
  textHint: {
    vi: 'Nói rõ đề nghị điều gì, vì sao; một kiến nghị một việc.',
    en: 'Say what is asked for and why; one matter in each.',
  },
  addressee: { vi: 'Gửi đến', en: 'Addressed to' },
  chooseAddressee: { vi: 'Chọn nơi nhận', en: 'Choose who receives it' },
  otherUnit: { vi: 'Đơn vị khác', en: 'Another unit' },
  otherUnitHint: {
    vi: 'Gõ tên đơn vị trong phạm vi của đồng chí.',
    en: 'Type the name of a unit within your reach.',
  },
  gathering: { vi: 'Nêu tại hội nghị trong sổ', en: 'Raised at a gathering of the register' },
  noGathering: { vi: 'Không, hoặc hội nghị khác', en: 'None, or another one' },
  occasion: { vi: 'Nêu tại hội nghị', en: 'Raised at a conference' },
  occasionHint: { vi: 'Để trống nếu nêu ngoài hội nghị.', en: 'Leave empty if it was not.' },
  occasionOn: { vi: 'Ngày hội nghị', en: 'Day of the conference' },
  dueOn: { vi: 'Đề nghị trả lời trước ngày', en: 'Answer wanted by' },
  dueHint: { vi: 'Vướng mắc phải có hạn.', en: 'A matter needs a deadline.' },
  send: { vi: 'Gửi ngay cho nơi nhận', en: 'Send it at once' },
  save: { vi: 'Ghi kiến nghị', en: 'Record the proposal' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
  notMine: {
    vi: 'Vai trò của đồng chí không ghi kiến nghị.',
    en: 'Your role does not record proposals.',
  },
  toList: { vi: 'Về danh sách', en: 'To the list' },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  // One
  one: { vi: 'Kiến nghị', en: 'Proposal' },
  oneMatter: { vi: 'Vướng mắc', en: 'Matter' },
  oneGroup: { vi: 'Kiến nghị tổng hợp', en: 'Consolidated proposal' },
  way: { vi: 'Quá trình xử lý', en: 'Its way' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  stands: { vi: 'Hiện ở', en: 'It stands with' },
  standsWithRaiser: { vi: 'chưa gửi đi', en: 'not sent yet' },
  next: {
    vi: (unit: string) => `Chờ ${unit} trả lời`,
    en: (unit: string) => `${unit} is to answer`,
  },
  nextSend: {
    vi: (unit: string) => `Chờ ${unit} gửi đi`,
    en: (unit: string) => `${unit} is to send it`,
  },
  nextClose: {
    vi: (unit: string) => `${unit} xem câu trả lời và kết thúc`,
    en: (unit: string) => `${unit} reads the answer and closes it`,
  },
  to: { vi: (who: string) => `đến ${who}`, en: (who: string) => `to ${who}` },
  by: {
    vi: (who: string, day: string) => `${who}, ngày ${day}`,
    en: (who: string, day: string) => `${who}, ${day}`,
  },
  dueBy: { vi: (day: string) => `hạn ${day}`, en: (day: string) => `due ${day}` },
  throughGroup: { vi: 'cùng nhóm đã tổng hợp', en: 'together with its group' },
  group: { vi: 'Thuộc nhóm', en: 'In the group' },
  document: { vi: 'Văn bản', en: 'Document' },
  memberList: { vi: 'Các kiến nghị trong nhóm', en: 'Proposals in the group' },
  consolidate: { vi: 'Tổng hợp', en: 'Consolidate' },
  withdraw: { vi: 'Rút việc vừa ghi', en: 'Take back the last act' },
  withdrawText: {
    vi: 'Dùng khi ghi nhầm. Việc đã ghi vẫn nằm trong nhật ký.',
    en: 'For what was recorded by mistake. It stays in the log.',
  },
  withdrawn: { vi: 'Đã rút.', en: 'Taken back.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  on: { vi: 'Ngày', en: 'Day' },
  answer: { vi: 'Nội dung trả lời', en: 'Answer' },
  whyNot: { vi: 'Vì sao không tiếp thu', en: 'Why it is not accepted' },
  noteOf: { vi: 'Ghi chú', en: 'Note' },
  documentHint: {
    vi: 'Văn bản đã ban hành, sửa đổi theo kiến nghị này (nếu có).',
    en: 'The text issued or changed because of it, if any.',
  },
  answerGroup: {
    vi: (n: string) => `Câu trả lời được gửi về cả ${n} kiến nghị trong nhóm.`,
    en: (n: string) => `The answer goes to all ${n} proposals of the group.`,
  },
  // Consolidating
  commonText: { vi: 'Nội dung chung', en: 'Common wording' },
  like: { vi: 'Kiến nghị giống nhau', en: 'Like proposals' },
  likeHint: {
    vi: 'Đã chọn sẵn những kiến nghị có nhiều từ giống nhau.',
    en: 'Those with many words in common are chosen already.',
  },
  noLike: {
    vi: 'Chưa có kiến nghị nào khác giống kiến nghị này.',
    en: 'There is no other proposal like this one yet.',
  },
  sendGroup: { vi: 'Gửi ngay nhóm này', en: 'Send the group at once' },
  doConsolidate: {
    vi: (n: string) => `Tổng hợp ${n} kiến nghị`,
    en: (n: string) => `Consolidate ${n} proposals`,
  },
  // Table
  tableTitle: { vi: 'Kiến nghị theo lĩnh vực', en: 'Proposals by field' },
  within: { vi: 'Trả lời trong số ngày', en: 'Answered within days' },
  fromDay: { vi: 'Nêu từ ngày', en: 'Raised from' },
  toDay: { vi: 'Đến hết ngày', en: 'To' },
  total: { vi: 'Tổng số', en: 'Total' },
  all: { vi: 'Cộng', en: 'All' },
  share: {
    vi: (days: string) => `Trả lời trong ${days} ngày`,
    en: (days: string) => `Answered within ${days} days`,
  },
  tableNote: {
    vi: 'Đếm từng kiến nghị do các đơn vị nêu; nhóm tổng hợp không đếm thêm.',
    en: 'Counts what units raised; a consolidated group is not counted again.',
  },
  fields: { vi: 'Danh mục lĩnh vực', en: 'List of fields' },
  fieldName: { vi: 'Tên tiếng Việt', en: 'Vietnamese name' },
  fieldNameEn: { vi: 'Tên tiếng Anh', en: 'English name' },
  addField: { vi: 'Thêm lĩnh vực', en: 'Add a field' },
  endField: { vi: 'Thôi dùng', en: 'Offer no longer' },
  endedField: { vi: (day: string) => `thôi dùng từ ${day}`, en: (day: string) => `not offered since ${day}` },
  print: { vi: 'In', en: 'Print' },
} satisfies Words
