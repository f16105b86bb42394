import type { Words } from '#ui/words.tsx'
import type { Which } from './api.ts'
import type { Ground } from './law.ts'

type Both = { vi: string; en: string }

export const whichWords: Record<Which, Both> = {
  due: { vi: 'Đến kỳ trong đợt này', en: 'Due on this round' },
  late: { vi: 'Đủ từ trước, chưa tặng', en: 'Reached earlier, not given' },
  soon: { vi: 'Xét sớm nếu bệnh nặng', en: 'Early, if severely ill' },
  missing: { vi: 'Thiếu ngày kết nạp', en: 'Start of seniority unknown' },
}

export const groundWords: Record<Ground, Both> = {
  full: { vi: 'Đủ tuổi đảng', en: 'Years complete' },
  illness: { vi: 'Xét sớm do bệnh nặng', en: 'Early, severe illness' },
  posthumous: { vi: 'Truy tặng', en: 'Posthumous' },
}

/** Where a list stands: the steps of `round.ts` and the ends of a case. */
export const placeWords = {
  list: { vi: 'Đang lập danh sách', en: 'Being listed' },
  grassroots: { vi: 'Chờ đảng ủy cơ sở', en: 'With the grassroots committee' },
  superior: { vi: 'Chờ cấp trên trực tiếp', en: 'With the superior' },
  decision: { vi: 'Chờ quyết định', en: 'Awaits the decision' },
  certificates: { vi: 'Chờ cấp giấy chứng nhận', en: 'Certificates' },
  presented: { vi: 'Chờ trao tặng', en: 'To be presented' },
  done: { vi: 'Đã trao tặng', en: 'Presented' },
  rejected: { vi: 'Không đồng ý', en: 'Declined' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  expired: { vi: 'Hết hạn', en: 'Expired' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
} satisfies Words

export const outcomeWords = {
  listed: { vi: 'Đang đề nghị', en: 'Proposed' },
  put_off: { vi: 'Chưa tặng', en: 'Put off' },
  awarded: { vi: 'Được tặng', en: 'Awarded' },
} satisfies Words

/** Why a paper cannot be printed. */
export const paperRefusals = {
  'badge-other-form': ({ form }: { form: string }) => ({
    vi: `Danh sách này in theo mẫu ${form}.`,
    en: `This list is printed on form ${form}.`,
  }),
  'badge-no-certificate': () => ({
    vi: 'Chưa cấp số giấy chứng nhận.',
    en: 'The certificate has no number yet.',
  }),
}

/** What the pages of badges say. */
export const words = {
  title: { vi: 'Huy hiệu Đảng', en: 'Party badges' },
  note: {
    vi: (unit: string, day: string) => `${unit}, đợt ${day}`,
    en: (unit: string, day: string) => `${unit}, round of ${day}`,
  },
  round: { vi: 'Đợt', en: 'Round' },
  rounds: {
    '02-03': { vi: 'Đợt 3/2', en: '3 February' },
    '05-19': { vi: 'Đợt 19/5', en: '19 May' },
    '09-02': { vi: 'Đợt 2/9', en: '2 September' },
    '11-07': { vi: 'Đợt 7/11', en: '7 November' },
  },
  otherRound: { vi: 'Ngày khác', en: 'Another day' },
  roundDay: { vi: 'Ngày của đợt', en: 'Day of the round' },
  tabs: {
    due: { vi: 'Xét tặng', en: 'Who is due' },
    lists: { vi: 'Danh sách đề nghị', en: 'Lists' },
    budget: { vi: 'Tiền thưởng', en: 'Bonuses' },
  },
  which: { vi: 'Xem', en: 'Show' },
  level: { vi: 'Mức', en: 'Level' },
  anyLevel: { vi: 'Mọi mức', en: 'All levels' },
  years: { vi: (n: string) => `${n} năm`, en: (n: string) => `${n} years` },
  levelYears: { vi: (n: string) => `Huy hiệu ${n} năm`, en: (n: string) => `${n}-year badge` },
  name: { vi: 'Họ và tên', en: 'Name' },
  born: { vi: 'Ngày sinh', en: 'Born' },
  branch: { vi: 'Chi bộ', en: 'Branch' },
  seniority: { vi: 'Tuổi đảng', en: 'Seniority' },
  since: { vi: 'Tính từ', en: 'Since' },
  months: {
    vi: (years: string, months: string) => `${years} năm ${months} tháng`,
    en: (years: string, months: string) => `${years} y ${months} m`,
  },
  held: { vi: 'Đã có', en: 'Holds' },
  state: { vi: 'Tình trạng', en: 'State' },
  onList: { vi: 'Đã trong danh sách', en: 'On a list' },
  barred: { vi: (day: string) => `Chưa xét trước ${day}`, en: (day: string) => `Not before ${day}` },
  canBeListed: { vi: 'Có thể đề nghị', en: 'Can be proposed' },
  unknownStart: { vi: 'Bổ sung ngày quyết định kết nạp', en: 'Add the day of admission' },
  none: { vi: 'Không có đồng chí nào', en: 'Nobody' },
  noneText: {
    due: {
      vi: 'Trong đợt này không ai đủ mức mới. Hãy chọn đợt khác.',
      en: 'Nobody reaches a level on this round. Choose another one.',
    },
    late: { vi: 'Mọi đồng chí đủ tuổi đảng đều đã được tặng.', en: 'All who reached a level hold it.' },
    soon: {
      vi: 'Không ai sắp đủ mức trong thời hạn được xét sớm.',
      en: 'Nobody is close enough to a level.',
    },
    missing: { vi: 'Hồ sơ nào cũng có ngày tính tuổi đảng.', en: 'Every record says since when.' },
  },
  chosen: { vi: (n: string) => `Đã chọn ${n}`, en: (n: string) => `${n} chosen` },
  chooseAll: { vi: 'Chọn tất cả', en: 'Choose all' },
  choose: { vi: (name: string) => `Chọn ${name}`, en: (name: string) => `Choose ${name}` },
  figures: {
    due: { vi: 'Đến kỳ', en: 'Due' },
    late: { vi: 'Đủ từ trước, chưa tặng', en: 'Reached earlier' },
    missing: { vi: 'Thiếu ngày kết nạp', en: 'Start unknown' },
    total: { vi: 'Tiền thưởng (đồng)', en: 'Bonuses (VND)' },
  },
  vnd: { vi: (amount: string) => `${amount} đồng`, en: (amount: string) => `${amount} VND` },
  byLevel: { vi: 'Theo mức', en: 'By level' },
  byUnit: { vi: 'Theo đơn vị', en: 'By unit' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  people: { vi: 'Đồng chí', en: 'People' },
  bonus: { vi: 'Mỗi người', en: 'Each' },
  total: { vi: 'Cộng', en: 'Total' },
  unknownBonus: { vi: 'Chưa rõ mức thưởng', en: 'Bonus not known' },
  baseSalary: {
    vi: (amount: string, source: string) => `Lương cơ sở ngày của đợt: ${amount} đồng (${source}).`,
    en: (amount: string, source: string) => `Base salary on the day: ${amount} VND (${source}).`,
  },
  noBase: { vi: 'Chưa rõ lương cơ sở của ngày này.', en: 'The base salary of that day is not known.' },
  multiples: { vi: 'Hệ số tiền thưởng', en: 'Multiples of the base salary' },
  multiple: { vi: 'Hệ số', en: 'Multiple' },
  source: { vi: 'Căn cứ', en: 'Ground' },
  setBy: { vi: 'Nơi đặt', en: 'Set by' },
  byLaw: { vi: 'Quy định chung', en: 'General rule' },
  notKnown: { vi: 'Chưa rõ, cần đặt', en: 'Not known; set it' },
  setMultiple: { vi: 'Đặt hệ số', en: 'Set a multiple' },
  from: { vi: 'Từ ngày', en: 'From' },
  groundHint: { vi: 'Số văn bản, hoặc lý do', en: 'Number of the text, or the reason' },
  saved: { vi: 'Đã ghi.', en: 'Recorded.' },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  printList: { vi: 'danh sách', en: 'the list' },
  printCertificate: {
    vi: (no: string) => `Giấy chứng nhận số ${no}`,
    en: (no: string) => `Certificate ${no}`,
  },
  makeList: { vi: 'Lập danh sách đề nghị', en: 'Make a list' },
  later: { vi: 'Cấp lại, thu hồi huy hiệu', en: 'Re-issue or hand back' },
  listMade: { vi: 'Đã lập danh sách.', en: 'The list is made.' },
  listOf: {
    vi: (n: string, day: string) => `${n} đồng chí được đề nghị tặng Huy hiệu Đảng đợt ${day}.`,
    en: (n: string, day: string) => `${n} people are proposed for a badge on ${day}.`,
  },
  groundOf: { vi: 'Trường hợp', en: 'Ground' },
  evidence: { vi: 'Căn cứ', en: 'Evidence' },
  evidenceHint: {
    vi: 'Ví dụ: có đơn và xác nhận của bệnh viện. Không ghi tên người, tên bệnh.',
    en: 'For example: request and hospital’s confirmation are there. No names, no diagnosis.',
  },
  offRound: { vi: 'Lý do trao ngoài bốn đợt', en: 'Why outside the four rounds' },
  awarded: { vi: 'Được tặng', en: 'Awarded' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  noLists: { vi: 'Chưa có danh sách nào', en: 'No lists yet' },
  noListsText: {
    vi: 'Ở thẻ Xét tặng, chọn các đồng chí đến kỳ rồi bấm Lập danh sách đề nghị.',
    en: 'Under Who is due choose people, then make a list of them.',
  },
  listTitle: { vi: (day: string) => `Danh sách đợt ${day}`, en: (day: string) => `List of ${day}` },
  openCase: { vi: 'Mở thủ tục', en: 'Open the case' },
  law: { vi: 'Quy định áp dụng', en: 'Rules applied' },
  gathering: { vi: 'Hội nghị trao tặng', en: 'Presented at' },
  chooseGathering: { vi: 'Gắn hội nghị trao tặng', en: 'Choose the gathering' },
  noGathering: {
    vi: 'Đơn vị chưa có hội nghị nào. Hãy lập ở mục Hội nghị.',
    en: 'The unit has no gatherings yet; plan one first.',
  },
  noneChosen: { vi: 'Chưa chọn', en: 'None' },
  presentedOn: { vi: 'Ngày trao', en: 'Presented on' },
  totalBonus: { vi: 'Tổng tiền thưởng', en: 'Bonuses in all' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  certificate: { vi: 'Số giấy chứng nhận', en: 'Certificate' },
  bonusVnd: { vi: 'Tiền thưởng (đồng)', en: 'Bonus (VND)' },
  beyondReach: {
    vi: (n: string) => `Còn ${n} đồng chí do đơn vị ngoài phạm vi của đồng chí quản lý, không hiện ở đây.`,
    en: (n: string) => `${n} more are kept outside your reach.`,
  },
  save: { vi: 'Lưu tệp', en: 'Save as a file' },
} satisfies Words
