import type { Words } from '#ui/words.tsx'
import type { Card, View } from './views.ts'

type Both = { vi: string; en: string }

export const viewWords: Record<View, Both> = {
  secretary: { vi: 'Bí thư chi bộ', en: 'Branch secretary' },
  commission: { vi: 'Cán bộ ban tổ chức', en: 'Officer of a commission' },
  leader: { vi: 'Lãnh đạo (một trang)', en: 'Leader (one page)' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
}

export const cardWords: Record<Card, Both> = {
  headcount: { vi: 'Đảng viên: tăng, giảm trong kỳ', en: 'Members: the balance of the period' },
  years: { vi: 'Đảng viên qua các năm', en: 'Members over the years' },
  structure: { vi: 'Tháp tuổi và giới tính', en: 'Age and sex' },
  admissions: { vi: 'Kết nạp so với chỉ tiêu', en: 'Admissions against the target' },
  deadlines: { vi: 'Thời hạn', en: 'Deadlines' },
  badges: { vi: 'Huy hiệu Đảng', en: 'Party badges' },
  retirements: { vi: 'Đến tuổi nghỉ hưu trong 12 tháng tới', en: 'Retiring within twelve months' },
  terms: { vi: 'Nhiệm kỳ kết thúc trong 12 tháng tới', en: 'Terms ending within twelve months' },
  classes: { vi: 'Lớp đào tạo, bồi dưỡng', en: 'Classes' },
  organisations: { vi: 'Tổ chức đảng theo loại', en: 'Organisations by kind' },
  quality: { vi: 'Chất lượng dữ liệu', en: 'Quality of data' },
  map: { vi: 'Bản đồ 34 tỉnh, thành phố', en: 'Map of the 34 provinces' },
  units: { vi: 'Từng đơn vị trực thuộc', en: 'Unit by unit' },
}

/** What dashboards say. */
export const words = {
  title: { vi: 'Bảng điều hành', en: 'Dashboard' },
  titleOf: { vi: (unit: string) => `Bảng điều hành: ${unit}`, en: (unit: string) => `Dashboard: ${unit}` },
  statistics: { vi: 'Thống kê', en: 'Statistics' },
  view: { vi: 'Bố trí cho', en: 'Arranged for' },
  cards: { vi: 'Chọn thẻ', en: 'Choose cards' },
  cardsShown: { vi: 'Thẻ hiển thị', en: 'Cards shown' },
  cardsUsual: { vi: 'Theo bố trí', en: 'As arranged' },
  share: { vi: 'Chép liên kết', en: 'Copy the link' },
  shared: {
    vi: 'Đã chép liên kết. Ai có quyền xem đơn vị này thì mở được.',
    en: 'The link is copied. Whoever may see this unit can open it.',
  },
  shareBy: { vi: 'Liên kết của bảng này', en: 'The link to this dashboard' },
  print: { vi: 'In', en: 'Print' },
  noUnit: { vi: 'Chưa có đơn vị nào', en: 'No unit yet' },
  noUnitText: {
    vi: 'Hãy nhập tệp tổ chức đảng và đảng viên để bắt đầu.',
    en: 'Import a file of organisations and members to begin.',
  },
  noCards: { vi: 'Không có thẻ nào để hiển thị', en: 'No card to show' },
  noCardsText: {
    vi: 'Hãy chọn bố trí khác, hoặc chọn thẻ.',
    en: 'Choose another arrangement, or choose cards.',
  },
  table: { vi: 'Bảng số liệu', en: 'The figures as a table' },
  open: { vi: 'Mở', en: 'Open' },
  definition: { vi: 'Cách đếm', en: 'How it is counted' },
  now: { vi: 'Kỳ này', en: 'This period' },
  before: { vi: 'Cùng kỳ năm trước', en: 'Year before' },
  change: { vi: 'Chênh lệch', en: 'Change' },
  beforeNote: {
    vi: (before: string, change: string) => `cùng kỳ ${before} (${change})`,
    en: (before: string, change: string) => `year before ${before} (${change})`,
  },
  item: { vi: 'Nội dung', en: 'Item' },
  number: { vi: 'Số lượng', en: 'Number' },
  total: { vi: 'Tổng số', en: 'Total' },
  unknown: { vi: 'chưa có', en: 'not recorded' },
  figures: {
    headcount: { vi: 'Đảng viên', en: 'Members' },
    admitted: { vi: 'Kết nạp trong kỳ', en: 'Admitted' },
    decreases: { vi: 'Giảm trong kỳ', en: 'Decreases' },
    organisations: { vi: 'Tổ chức đảng', en: 'Organisations' },
    badges: { vi: 'Huy hiệu đã trao', en: 'Badges awarded' },
    late: { vi: 'Việc quá hạn', en: 'Overdue' },
    probationary: { vi: 'Dự bị', en: 'Probationary' },
  },
  balance: { vi: 'Tăng, giảm', en: 'Increases and decreases' },
  structure: { vi: 'Cơ cấu', en: 'Structure' },
  endOf: { vi: 'Cuối ngày', en: 'End of' },
  men: { vi: 'Nam', en: 'Men' },
  women: { vi: 'Nữ', en: 'Women' },
  age: { vi: 'Nhóm tuổi', en: 'Age' },
  target: { vi: 'Chỉ tiêu năm', en: 'Target of the year' },
  targetShare: {
    vi: (share: string) => `đạt ${share} chỉ tiêu năm`,
    en: (share: string) => `${share} of the year’s target`,
  },
  noTarget: {
    vi: 'Chưa ghi chỉ tiêu kết nạp của năm.',
    en: 'No target of admissions is recorded for the year.',
  },
  toTargets: { vi: 'Chỉ tiêu', en: 'Targets' },
  due: { vi: 'Đến hạn đợt tới', en: 'Due on the next round' },
  given: { vi: 'Đã trao trong kỳ', en: 'Awarded in the period' },
  level: { vi: 'Loại Huy hiệu', en: 'Level' },
  years: { vi: (level: string) => `${level} năm`, en: (level: string) => `${level} years` },
  nextRound: { vi: (day: string) => `Đợt tới: ${day}`, en: (day: string) => `Next round: ${day}` },
  lateBadges: {
    vi: (late: string, missing: string) =>
      `${late} người đủ năm từ trước chưa được tặng; ${missing} người chưa rõ ngày tính tuổi đảng.`,
    en: (late: string, missing: string) =>
      `${late} reached it earlier and have none; of ${missing} the start of seniority is not known.`,
  },
  month: { vi: 'Tháng', en: 'Month' },
  inNextYear: {
    vi: (from: string, to: string) => `Từ ${from} đến ${to}`,
    en: (from: string, to: string) => `From ${from} to ${to}`,
  },
  committee: { vi: 'Cấp ủy, cơ quan', en: 'Committee' },
  none: { vi: 'Không có trong thời gian này.', en: 'None in this time.' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  soon: { vi: 'Đến hạn trong 7 ngày', en: 'Due within 7 days' },
  ownWork: { vi: 'Việc của đơn vị', en: 'The unit’s own' },
  procedures: { vi: 'Hồ sơ, thủ tục', en: 'Cases' },
  openCases: { vi: 'Đang làm', en: 'Open' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  byUnit: { vi: 'Quá hạn theo đơn vị trực thuộc', en: 'Overdue by unit directly below' },
  nothingLate: { vi: 'Không có việc quá hạn.', en: 'Nothing is overdue.' },
  toInbox: { vi: 'Việc cần làm', en: 'To do' },
  classKind: { vi: 'Loại lớp', en: 'Kind of class' },
  classesHeld: { vi: 'Lớp', en: 'Classes' },
  learners: { vi: 'Học viên', en: 'Learners' },
  kind: { vi: 'Loại tổ chức', en: 'Kind' },
  complete: { vi: 'Hồ sơ đủ mục bắt buộc', en: 'Files with all expected fields' },
  incomplete: { vi: 'Hồ sơ còn thiếu', en: 'Files lacking some' },
  completeNote: {
    vi: (share: string) => `${share} hồ sơ đảng viên đã đủ mục bắt buộc`,
    en: (share: string) => `${share} of the files have all expected fields`,
  },
  series: {
    figure: { vi: 'Chỉ tiêu', en: 'Figure' },
    step: { vi: 'Theo', en: 'By' },
    steps: {
      year: { vi: '6 năm gần nhất', en: 'The last 6 years' },
      quarter: { vi: '8 quý gần nhất', en: 'The last 8 quarters' },
      month: { vi: '12 tháng gần nhất', en: 'The last 12 months' },
    },
    soFar: { vi: (at: string) => `${at}, đến nay`, en: (at: string) => `${at}, so far` },
    quarter: {
      vi: (n: number, year: string) => `Q${n}/${year}`,
      en: (n: number, year: string) => `Q${n} ${year}`,
    },
    noneBelow: { vi: 'Đơn vị không có tổ chức trực thuộc.', en: 'The unit has no unit below.' },
    beyond: {
      vi: (n: string) => `${n} đơn vị không hiển thị vì quá nhiều.`,
      en: (n: string) => `${n} more units are not shown.`,
    },
  },
  map: {
    figure: { vi: 'Chỉ tiêu', en: 'Figure' },
    per: { vi: 'Tính theo', en: 'Counted' },
    pers: {
      none: { vi: 'Số lượng', en: 'As a number' },
      members: { vi: 'Trên 1.000 đảng viên', en: 'Per 1,000 members' },
    },
    classes: { vi: 'Chia mức', en: 'Classes' },
    classings: {
      quantile: { vi: 'Số tỉnh bằng nhau', en: 'As many provinces each' },
      equal: { vi: 'Khoảng bằng nhau', en: 'As wide each' },
    },
    name: {
      vi: (figure: string, on: string) => `Bản đồ: ${figure}, ${on}`,
      en: (figure: string, on: string) => `Map: ${figure}, ${on}`,
    },
    present: { vi: 'Theo địa giới hiện nay', en: 'By the borders of today' },
    former: {
      vi: 'Theo địa giới hiện nay: số của các tỉnh trước 01/7/2025 được cộng vào tỉnh hiện nay.',
      en: 'By the borders of today: figures of provinces before 01/07/2025 are added to the province of today.',
    },
    keys: {
      vi: 'Bấm hoặc dùng phím mũi tên để chọn tỉnh, Enter để mở đơn vị.',
      en: 'Press, or use the arrow keys to choose a province and Enter to open the unit.',
    },
    province: { vi: 'Tỉnh, thành phố', en: 'Province' },
    class: { vi: 'Mức', en: 'Class' },
    legend: { vi: 'Chú giải', en: 'Legend' },
    rate: { vi: 'Trên 1.000 đảng viên', en: 'Per 1,000 members' },
    members: { vi: 'Đảng viên', en: 'Members' },
    range: {
      vi: (from: string, to: string, n: string) =>
        `${from === to ? from : `${from} – ${to}`} (${n} tỉnh, thành phố)`,
      en: (from: string, to: string, n: string) =>
        `${from === to ? from : `${from} – ${to}`} (${n} provinces)`,
    },
    nothing: { vi: 'Chưa có số liệu', en: 'No figure' },
    others: { vi: 'Đơn vị trực thuộc khác', en: 'Other units directly below' },
    hoangSa: { vi: 'Quần đảo Hoàng Sa', en: 'Hoàng Sa archipelago' },
    truongSa: { vi: 'Quần đảo Trường Sa', en: 'Trường Sa archipelago' },
    unitsIn: { vi: 'Các đơn vị của tỉnh', en: 'Its units' },
    source: {
      vi: 'Ranh giới: vietnamese-provinces-database, giấy phép MIT, rút gọn cho bản đồ nhỏ.',
      en: 'Borders: vietnamese-provinces-database, MIT licence, simplified for small maps.',
    },
  },
  leader: {
    note: {
      vi: (unit: string, period: string) => `${unit}, ${period}`,
      en: (unit: string, period: string) => `${unit}, ${period}`,
    },
    late: { vi: 'Việc chậm', en: 'What is late' },
    changed: { vi: 'Thay đổi so với cùng kỳ năm trước', en: 'What changed since the year before' },
    more: {
      vi: (n: string) => `và ${n} đơn vị khác`,
      en: (n: string) => `and ${n} more units`,
    },
  },
} satisfies Words
