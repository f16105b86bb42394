import type { Words } from '#ui/words.tsx'

/** Each act: its name as something to do, and in one sentence what it does. */
export const actNames = {
  establish: { vi: 'Thành lập', en: 'Establish' },
  merge_new: { vi: 'Hợp nhất', en: 'Merge into a new unit' },
  absorb: { vi: 'Sáp nhập', en: 'Absorb' },
  split: { vi: 'Chia tách', en: 'Split' },
  dissolve: { vi: 'Giải thể', en: 'Dissolve' },
  transfer: { vi: 'Chuyển giao', en: 'Transfer' },
  rename: { vi: 'Đổi tên', en: 'Rename' },
  upgrade: { vi: 'Nâng cấp, chuyển loại', en: 'Raise or change the kind' },
  end_activity: { vi: 'Kết thúc hoạt động', en: 'End the activity' },
} satisfies Words

export const actSentences = {
  establish: {
    vi: 'Lập đơn vị mới dưới một cấp trên; có thể nhận đảng viên và tổ chức đảng từ nơi khác.',
    en: 'A new unit under a superior; it may receive members and units from elsewhere.',
  },
  merge_new: {
    vi: 'Hai hay nhiều đơn vị kết thúc và hợp thành một đơn vị mới.',
    en: 'Two or more units end and become one new unit.',
  },
  absorb: {
    vi: 'Một hay nhiều đơn vị kết thúc và nhập vào một đơn vị đang có.',
    en: 'One or more units end and go into an existing unit.',
  },
  split: {
    vi: 'Một đơn vị chia thành nhiều đơn vị mới, hoặc tách một phần ra mà vẫn tiếp tục.',
    en: 'A unit becomes several new ones, or goes on and gives a part of it away.',
  },
  dissolve: {
    vi: 'Đơn vị kết thúc; đảng viên và tổ chức trực thuộc chuyển đến nơi được chỉ định.',
    en: 'A unit ends; its members and the units below go where the decision says.',
  },
  transfer: {
    vi: 'Đơn vị về trực thuộc cấp trên khác, cùng toàn bộ tổ chức và đảng viên của mình.',
    en: 'A unit gets another superior, with all its units and members.',
  },
  rename: { vi: 'Đơn vị mang tên mới kể từ một ngày.', en: 'A unit has another name from a day on.' },
  upgrade: {
    vi: 'Chi bộ cơ sở thành đảng bộ cơ sở có các chi bộ mới, hoặc ngược lại.',
    en: 'A branch becomes an organisation with branches, or the reverse.',
  },
  end_activity: {
    vi: 'Đơn vị hoàn thành nhiệm vụ và thôi hoạt động.',
    en: 'A unit has done its work and ceases.',
  },
} satisfies Words

/** What the units of an act are called in its form. */
export const unitsOfAct = {
  establish: { vi: 'Đơn vị', en: 'Unit' },
  merge_new: { vi: 'Các đơn vị hợp nhất', en: 'Units that merge' },
  absorb: { vi: 'Đơn vị nhập vào đơn vị khác', en: 'Units that are absorbed' },
  split: { vi: 'Đơn vị chia tách', en: 'Unit that is split' },
  dissolve: { vi: 'Đơn vị giải thể', en: 'Units that are dissolved' },
  transfer: { vi: 'Đơn vị chuyển giao', en: 'Units that are transferred' },
  rename: { vi: 'Đơn vị đổi tên', en: 'Unit that is renamed' },
  upgrade: { vi: 'Đơn vị nâng cấp, chuyển loại', en: 'Unit that changes its kind' },
  end_activity: { vi: 'Đơn vị kết thúc hoạt động', en: 'Units that end' },
} satisfies Words

export const partWords = {
  ended: { vi: 'kết thúc', en: 'ends' },
  opened: { vi: 'thành lập', en: 'new' },
  changed: { vi: 'thay đổi', en: 'changes' },
  moved: { vi: 'đổi cấp trên', en: 'new superior' },
  receives: { vi: 'tiếp nhận', en: 'receives' },
  gives: { vi: 'chuyển đi', en: 'gives' },
  superior: { vi: 'cấp trên', en: 'superior' },
} satisfies Words

/** What the pages of reorganisation say. */
export const words = {
  title: { vi: 'Sắp xếp tổ chức', en: 'Reorganisation' },
  newTitle: { vi: 'Ghi sắp xếp tổ chức', en: 'Record a reorganisation' },
  newNote: {
    vi: 'Đơn vị, đảng viên, cấp ủy và quan hệ kế thừa được ghi cùng một lúc, theo một quyết định.',
    en: 'Units, members, committees and successions are recorded at once, under one decision.',
  },
  listNote: {
    vi: (unit: string) => `Các lần sắp xếp có liên quan đến ${unit} và cấp dưới`,
    en: (unit: string) => `What concerned ${unit} and the units below`,
  },
  chooseAct: { vi: 'Hình thức sắp xếp', en: 'Act' },
  unitsCard: { vi: 'Đơn vị', en: 'Units' },
  everyKind: { vi: 'Cùng một lúc mọi tổ chức thuộc loại', en: 'At once every unit of the kind' },
  everyNone: { vi: 'không', en: 'none' },
  everyBelow: { vi: 'trong', en: 'below' },
  addUnit: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  remove: { vi: (name: string) => `Bỏ ${name}`, en: (name: string) => `Remove ${name}` },
  removeShort: { vi: 'Bỏ', en: 'Remove' },
  receiver: { vi: 'Đơn vị tiếp nhận', en: 'Unit that receives' },
  newSuperior: { vi: 'Cấp trên mới', en: 'New superior' },
  newName: { vi: 'Tên mới', en: 'New name' },
  newNameOptional: {
    vi: 'Tên mới của đơn vị tiếp nhận (nếu đổi)',
    en: 'New name of the receiver, if it changes',
  },
  sameName: { vi: 'Tên mới (nếu đổi)', en: 'New name, if it changes' },
  newKind: { vi: 'Loại tổ chức mới', en: 'New kind' },
  kind: { vi: 'Loại tổ chức', en: 'Kind' },
  type: { vi: 'Loại hình (nếu đổi)', en: 'Type, if it changes' },
  chooseKind: { vi: 'Chọn loại', en: 'Choose a kind' },
  unchanged: { vi: 'như trước', en: 'as before' },
  continues: { vi: 'Đơn vị vẫn tiếp tục hoạt động sau khi tách', en: 'The unit goes on after the split' },
  endBelow: {
    vi: 'Kết thúc các chi bộ trực thuộc; đảng viên sinh hoạt tại đơn vị này',
    en: 'End the branches below; their members belong to this unit',
  },
  newUnits: { vi: 'Đơn vị mới', en: 'New units' },
  newUnit: { vi: (n: string) => `Đơn vị mới ${n}`, en: (n: string) => `New unit ${n}` },
  addNewUnit: { vi: 'Thêm đơn vị mới', en: 'Add a new unit' },
  name: { vi: 'Tên', en: 'Name' },
  superior: { vi: 'Cấp trên trực tiếp', en: 'Superior' },
  code: { vi: 'Mã trong sổ', en: 'Code in the register' },
  codeHint: { vi: 'để trống: tự đặt theo mã cấp trên', en: 'empty: made from the superior’s code' },
  decisionCard: { vi: 'Quyết định', en: 'Decision' },
  on: { vi: 'Ngày có hiệu lực', en: 'Takes effect on' },
  onHint: {
    vi: 'Đơn vị kết thúc có ngày cuối là hôm trước ngày này.',
    en: 'Units that end have the day before as their last.',
  },
  number: { vi: 'Số quyết định', en: 'Number' },
  date: { vi: 'Ngày quyết định', en: 'Decided on' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issued by' },
  note: { vi: 'Ghi chú', en: 'Note' },
  membersCard: { vi: 'Đảng viên về đâu', en: 'Where members go' },
  membersNote: {
    follow: {
      vi: 'Nếu không ghi khác, tất cả đảng viên theo về đơn vị kế thừa.',
      en: 'Unless said otherwise, all members go to the successor.',
    },
    stay: {
      vi: 'Ai không được chọn thì ở lại đơn vị cũ.',
      en: 'Who is not chosen stays in the unit.',
    },
    needed: {
      vi: 'Mỗi đảng viên phải có nơi chuyển đến.',
      en: 'Every member needs a place to go to.',
    },
  },
  takeFrom: { vi: 'Nhận đảng viên từ', en: 'Take members from' },
  addGroup: { vi: 'Chọn đồng chí', en: 'Choose members' },
  groupOf: { vi: (n: string) => `${n} đồng chí được chọn`, en: (n: string) => `${n} chosen` },
  chosenIn: { vi: (unit: string) => `Đảng viên của ${unit}`, en: (unit: string) => `Members of ${unit}` },
  rest: { vi: 'Tất cả đảng viên còn lại', en: 'All other members' },
  goTo: { vi: 'chuyển đến', en: 'go to' },
  choose: { vi: 'Chọn từng tổ chức', en: 'Choose for each' },
  takeChosen: { vi: (n: string) => `Lấy ${n} đồng chí`, en: (n: string) => `Take ${n}` },
  more: { vi: 'Xem thêm', en: 'Show more' },
  nobodyHere: {
    vi: 'Không có đảng viên sinh hoạt trực tiếp tại đây.',
    en: 'No members belong to it directly.',
  },
  belowCard: { vi: 'Tổ chức đảng trực thuộc', en: 'Units directly below' },
  belowAll: { vi: 'Tất cả về trực thuộc', en: 'All go under' },
  belowFollow: {
    vi: 'Nếu không ghi khác, các tổ chức trực thuộc theo về đơn vị kế thừa.',
    en: 'Unless said otherwise, the units below go to the successor.',
  },
  belowNone: { vi: 'Không có tổ chức trực thuộc.', en: 'No units below.' },
  belowMany: {
    vi: 'Chỉ hiện 200 tổ chức đầu; ô “Tất cả về trực thuộc” chỉ áp dụng cho các tổ chức đang hiện.',
    en: 'Only the first 200 are shown; “All go under” holds for those shown.',
  },
  toSuperior: {
    vi: 'Về trực thuộc cấp trên của đơn vị kết thúc',
    en: 'They go to the superior of the unit that ends',
  },
  takeUnits: { vi: 'Nhận tổ chức đảng về trực thuộc', en: 'Take units under it' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  previewTitle: { vi: 'Xem trước', en: 'Preview' },
  previewStale: {
    vi: 'Thông tin đã thay đổi. Hãy xem trước lại.',
    en: 'The form has changed. Preview it again.',
  },
  totals: {
    vi: (before: string, after: string) =>
      `Đảng viên của các đơn vị liên quan: trước ${before}, sau ${after}.`,
    en: (before: string, after: string) =>
      `Members of the units concerned: ${before} before, ${after} after.`,
  },
  nobodyLost: { vi: 'Không ai bị bỏ sót.', en: 'Nobody is left out.' },
  moving: {
    vi: (n: string) => `${n} đảng viên đổi nơi sinh hoạt; biến động ghi là I5 (tiếp nhận do sắp xếp).`,
    en: (n: string) => `${n} members change their unit, recorded as I5 (received through reorganisation).`,
  },
  movingNone: {
    vi: 'Không đảng viên nào đổi chi bộ.',
    en: 'No member changes the branch.',
  },
  closing: {
    vi: (terms: string, posts: string) => `Kết thúc ${terms} nhiệm kỳ và ${posts} chức vụ cấp ủy.`,
    en: (terms: string, posts: string) => `${terms} terms and ${posts} posts end.`,
  },
  leftOut: {
    vi: (n: string) => `và ${n} dòng nữa.`,
    en: (n: string) => `and ${n} more.`,
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  members: { vi: 'Đảng viên', en: 'Members' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  under: { vi: (name: string) => `trực thuộc ${name}`, en: (name: string) => `under ${name}` },
  nothingBefore: { vi: 'Chưa có đơn vị nào.', en: 'No unit yet.' },
  nothingAfter: { vi: 'Không còn đơn vị nào.', en: 'No unit any more.' },
  warnings: { vi: 'Cần chú ý', en: 'Needs attention' },
  whoMoves: { vi: 'Ai chuyển đi đâu', en: 'Who goes where' },
  showMovers: { vi: 'Xem danh sách đảng viên', en: 'Show the members' },
  person: { vi: 'Đồng chí', en: 'Person' },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'To' },
  record: { vi: 'Ghi sắp xếp tổ chức', en: 'Record it' },
  confirmText: {
    vi: 'Mọi thay đổi được ghi cùng lúc. Có thể rút lại khi chưa có việc nào ghi sau đó dựa vào.',
    en: 'Everything is recorded at once. It can be withdrawn while nothing later rests on it.',
  },
  recorded: { vi: 'Đã ghi sắp xếp tổ chức.', en: 'The reorganisation is recorded.' },
  notAllowed: {
    vi: 'Vai trò của đồng chí không được ghi sắp xếp tổ chức.',
    en: 'Your roles may not record a reorganisation.',
  },
  act: { vi: 'Hình thức', en: 'Act' },
  day: { vi: 'Hiệu lực', en: 'Effect' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  units: { vi: 'Các đơn vị', en: 'Units' },
  none: { vi: 'Chưa ghi lần sắp xếp nào', en: 'No reorganisation is recorded' },
  noneText: {
    vi: 'Các lần thành lập, hợp nhất, sáp nhập, chia tách, giải thể… được ghi sẽ hiện ở đây.',
    en: 'Units established, merged, split or dissolved will be listed here.',
  },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  withdrawnBy: {
    vi: (who: string, at: string) => `${who} rút lại lúc ${at}`,
    en: (who: string, at: string) => `withdrawn by ${who}, ${at}`,
  },
  recordedBy: { vi: 'Người ghi', en: 'Recorded by' },
  what: { vi: 'Trước và sau', en: 'Before and after' },
  part: { vi: 'Việc', en: 'Part' },
  change: { vi: '±', en: '±' },
  flows: { vi: 'Đảng viên chuyển', en: 'Members who moved' },
  links: { vi: 'Kế thừa', en: 'Succession' },
  withdraw: { vi: 'Rút lại', en: 'Withdraw' },
  withdrawTitle: { vi: 'Rút lại lần sắp xếp này?', en: 'Withdraw this reorganisation?' },
  withdrawText: {
    vi: 'Đơn vị, đảng viên và cấp ủy trở lại như trước. Lần ghi này vẫn nằm trong lịch sử.',
    en: 'Units, members and committees are as before. What was recorded stays in the history.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  withdrawDone: { vi: 'Đã rút lại.', en: 'It is withdrawn.' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
  print: { vi: 'In', en: 'Print' },
} satisfies Words
