import type { Words } from '#ui/words.tsx'
import type { StructureKey } from './keys.ts'

type Said = Readonly<{ vi: string; en: string }>

/** Categories in a few words, for headings and charts; the full names stand in movement/categories.ts. */
export const shortCategories: Readonly<Record<string, Said>> = {
  I0: { vi: 'Mở sổ', en: 'Register opened' },
  I1: { vi: 'Kết nạp', en: 'Admitted' },
  I2: { vi: 'Kết nạp lại', en: 'Readmitted' },
  I3: { vi: 'Phục hồi', en: 'Restored' },
  I4: { vi: 'Chuyển đến', en: 'Transferred in' },
  I5: { vi: 'Nhận do sắp xếp', en: 'In by reorganisation' },
  I9: { vi: 'Điều chỉnh tăng', en: 'Corrected up' },
  D1: { vi: 'Từ trần', en: 'Died' },
  D2: { vi: 'Khai trừ', en: 'Expelled' },
  D3: { vi: 'Xóa tên', en: 'Name removed' },
  D4: { vi: 'Xin ra khỏi Đảng', en: 'Left' },
  D5: { vi: 'Chuyển đi', en: 'Transferred out' },
  D6: { vi: 'Giao do sắp xếp', en: 'Out by reorganisation' },
  D7: { vi: 'Hủy kết nạp', en: 'Annulled' },
  D9: { vi: 'Điều chỉnh giảm', en: 'Corrected down' },
}

/** What the page of increases and decreases says. */
export const balanceWords = {
  statistics: { vi: 'Thống kê', en: 'Statistics' },
  titleOf: {
    vi: (period: string) => `Tăng, giảm đảng viên ${period}`,
    en: (period: string) => `Increases and decreases of members, ${period}`,
  },
  period: { vi: 'Kỳ', en: 'Period' },
  otherPeriod: { vi: 'Khoảng ngày khác', en: 'Other days' },
  periods: {
    year: { vi: (year: number) => `năm ${year}`, en: (year: number) => `year ${year}` },
    quarter: {
      vi: (number: number, year: number) => `quý ${number}/${year}`,
      en: (number: number, year: number) => `quarter ${number} of ${year}`,
    },
    term: {
      vi: (from: number) => `nhiệm kỳ ${from}–${from + 5}`,
      en: (from: number) => `term ${from}–${from + 5}`,
    },
  },
  soFar: { vi: 'đến nay', en: 'so far' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  between: {
    vi: (from: string, to: string) => `${from} – ${to}`,
    en: (from: string, to: string) => `${from} – ${to}`,
  },
  tree: { vi: 'Theo hệ thống tổ chức', en: 'On the tree of' },
  trees: {
    was: { vi: 'tại từng ngày', en: 'each day' },
    today: { vi: 'hiện nay', en: 'today' },
  },
  todaysTree: {
    vi: 'theo hệ thống tổ chức hiện nay; tổ chức đã kết thúc được tính ở nơi tiếp nhận',
    en: "by today's structure; a unit that has ended counts where it was taken in",
  },
  ownTree: { vi: 'theo hệ thống tổ chức tại từng ngày', en: 'on the tree of organisations of each day' },
  byUnit: { vi: 'Theo đơn vị', en: 'By unit' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  own: { vi: 'Trực tiếp', en: 'Held directly' },
  opening: { vi: 'Đầu kỳ', en: 'Opening' },
  closing: { vi: 'Cuối kỳ', en: 'Closing' },
  increases: { vi: 'Tổng tăng', en: 'All increases' },
  decreases: { vi: 'Tổng giảm', en: 'All decreases' },
  check: {
    vi: 'Đối chiếu: đầu kỳ + tăng − giảm = cuối kỳ',
    en: 'Check: opening + increases − decreases = closing',
  },
  checkRows: {
    vi: (n: string) => `đúng ở cả ${n} dòng`,
    en: (n: string) => `holds in all ${n} rows`,
  },
  closes: { vi: 'không sai lệch', en: 'no difference' },
  differs: { vi: (n: string) => `lệch ${n}`, en: (n: string) => `differs by ${n}` },
  whyNotSum: {
    vi: 'Cộng các dòng có thể khác dòng tổng: chuyển giữa hai đơn vị ở đây là tăng, giảm của từng đơn vị, không phải của cấp trên; đơn vị đến hoặc đi trong kỳ mang theo số đảng viên của mình.',
    en: 'The rows need not add up to the total: a transfer between two of these units changes each of them but not their superior, and a unit that came or left in the period brings or takes its members.',
  },
  chart: {
    vi: (unit: string) => `Biểu đồ tăng, giảm của ${unit}; số liệu ở bảng bên dưới`,
    en: (unit: string) => `Chart of increases and decreases of ${unit}; its figures stand in the table below`,
  },
  noUnit: { vi: 'Sổ đăng ký còn trống', en: 'The register is still empty' },
  noUnitHint: {
    vi: 'Hãy nhập danh sách tổ chức và đảng viên ở mục Nhập, xuất dữ liệu.',
    en: 'Load organisations and members under Import and export.',
  },
  print: { vi: 'In', en: 'Print' },
  fileName: { vi: 'tang-giam', en: 'balance' },
  code: { vi: 'Mã', en: 'Code' },
  series: { vi: 'Số đảng viên theo thời gian', en: 'Headcount over time' },
  seriesSpan: { vi: 'Khoảng thời gian', en: 'Stretch of time' },
  inPeriod: { vi: 'Trong kỳ', en: 'In the period' },
  tenYears: { vi: 'Mười năm', en: 'Ten years' },
  seriesTable: { vi: 'Xem số liệu của biểu đồ', en: 'Show the figures of the chart' },
  seriesChart: {
    vi: (unit: string) => `Biểu đồ số đảng viên của ${unit}; số liệu ở bảng kèm theo`,
    en: (unit: string) => `Chart of the headcount of ${unit}; its figures stand in the table with it`,
  },
  atEndOf: { vi: 'Cuối ngày', en: 'At the end of' },
  headcount: { vi: 'Số đảng viên', en: 'Members' },
} satisfies Words

/** What the panel of members behind a figure says. */
export const peopleWords = {
  open: {
    vi: (figure: string, name: string) => `${figure}: ${name}, mở danh sách`,
    en: (figure: string, name: string) => `${figure}: ${name}, open the list`,
  },
  stock: {
    vi: (on: string) => `Đảng viên của đơn vị vào cuối ngày ${on}, theo hệ thống tổ chức của ngày đó.`,
    en: (on: string) => `Members of the unit at the end of ${on}, on the tree of that day.`,
  },
  flow: {
    vi: (from: string, to: string) =>
      `Mỗi biến động từ ${from} đến ${to} là một dòng, theo hệ thống tổ chức của ngày biến động. Chuyển trong nội bộ đơn vị không tính.`,
    en: (from: string, to: string) =>
      `One row per movement from ${from} to ${to}, on the tree of its day. Transfers inside the unit do not count.`,
  },
  own: {
    vi: 'Chỉ tính đảng viên do đơn vị trực tiếp quản lý.',
    en: 'Only members that the unit holds itself.',
  },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  bornIn: { vi: 'Năm sinh', en: 'Born in' },
  unit: { vi: 'Nơi sinh hoạt', en: 'Unit' },
  on: { vi: 'Ngày', en: 'Day' },
  list: { vi: 'Danh sách đảng viên', en: 'Members' },
  none: { vi: 'Không có đảng viên nào', en: 'No members' },
  close: { vi: 'Đóng danh sách', en: 'Close the list' },
  recorded: {
    vi: 'Việc mở danh sách này được ghi vào nhật ký.',
    en: 'Opening this list is kept in the audit log.',
  },
} satisfies Words

/** Keys of a structure: their name and what they count. */
export const keyWords: Readonly<Record<StructureKey, { name: Said; definition: Said }>> = {
  sex: {
    name: { vi: 'Giới tính', en: 'Sex' },
    definition: { vi: 'Nam hoặc nữ, theo lý lịch.', en: 'Male or female, as in the file.' },
  },
  age: {
    name: { vi: 'Tuổi', en: 'Age' },
    definition: {
      vi: 'Tuổi đủ năm vào ngày tính. Các nhóm: đến 30, 31–40, 41–50, 51–60, từ 61. Chỉ biết năm sinh thì tính từ 01/01.',
      en: 'Whole years on the day. Bands: up to 30, 31–40, 41–50, 51–60, from 61. Where only the year is known, 1 January.',
    },
  },
  ethnicity: {
    name: { vi: 'Dân tộc', en: 'Ethnicity' },
    definition: { vi: 'Dân tộc ghi trong lý lịch vào ngày tính.', en: 'As in the file on the day.' },
  },
  religion: {
    name: { vi: 'Tôn giáo', en: 'Religion' },
    definition: { vi: 'Tôn giáo ghi trong lý lịch vào ngày tính.', en: 'As in the file on the day.' },
  },
  education: {
    name: { vi: 'Trình độ chuyên môn', en: 'Education' },
    definition: {
      vi: 'Trình độ chuyên môn cao nhất vào ngày tính.',
      en: 'The highest professional qualification on the day.',
    },
  },
  theory: {
    name: { vi: 'Lý luận chính trị', en: 'Political theory' },
    definition: {
      vi: 'Trình độ lý luận chính trị vào ngày tính.',
      en: 'Level of political theory on the day.',
    },
  },
  stratum: {
    name: { vi: 'Thành phần', en: 'Stratum' },
    definition: { vi: 'Thành phần nghề nghiệp vào ngày tính.', en: 'Occupational stratum on the day.' },
  },
  status: {
    name: { vi: 'Chính thức, dự bị', en: 'Official or probationary' },
    definition: {
      vi: 'Chính thức từ ngày được công nhận chính thức; trước đó là dự bị.',
      en: 'Official from the official date on, probationary before it.',
    },
  },
  seniority: {
    name: { vi: 'Tuổi đảng', en: 'Seniority' },
    definition: {
      vi: 'Số năm đủ từ ngày quyết định kết nạp của đảng viên chính thức. Các nhóm: dưới 30, 30–39, 40–49, 50–59, 60–69, từ 70 năm. Đảng viên dự bị chưa có tuổi đảng.',
      en: 'Whole years since the admission decision, of official members. Bands: under 30, 30–39, 40–49, 50–59, 60–69, from 70. Probationers have none.',
    },
  },
  organisation: {
    name: { vi: 'Đơn vị trực thuộc', en: 'Unit directly below' },
    definition: {
      vi: 'Đơn vị trực thuộc vào ngày tính; đảng viên do đơn vị trực tiếp quản lý đứng dòng riêng.',
      en: 'The unit directly below on the day; members that the unit holds itself have a row of their own.',
    },
  },
}

/** What the page of the composition of members says. */
export const structureWords = {
  title: { vi: 'Cơ cấu đảng viên', en: 'Composition of members' },
  titleBy: {
    vi: (keys: string) => `Cơ cấu đảng viên theo ${keys}`,
    en: (keys: string) => `Composition of members by ${keys}`,
  },
  note: {
    vi: (unit: string, on: string, total: string) => `${unit} · cuối ngày ${on} · ${total} đảng viên`,
    en: (unit: string, on: string, total: string) => `${unit} · at the end of ${on} · ${total} members`,
  },
  by: { vi: 'Nhóm theo (chọn 1 đến 4 mục, theo thứ tự chọn)', en: 'Group by (1 to 4, in the order chosen)' },
  most: {
    vi: 'Đã đủ 4 mục: bỏ bớt một mục để chọn mục khác.',
    en: 'Four are chosen: take one away to choose another.',
  },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  shares: {
    all: { vi: 'trên tổng số', en: 'of all' },
    row: { vi: 'trên từng hàng', en: 'of the row' },
    column: { vi: 'trên từng cột', en: 'of the column' },
  },
  table: { vi: 'Số liệu', en: 'Figures' },
  chart: { vi: 'Biểu đồ', en: 'Chart' },
  chartOf: {
    vi: (title: string) => `${title}; số liệu ở bảng kèm theo`,
    en: (title: string) => `${title}; its figures stand in the table with it`,
  },
  members: { vi: 'Đảng viên', en: 'Members' },
  total: { vi: 'Tổng số', en: 'Total' },
  missing: { vi: 'Chưa có', en: 'Not recorded' },
  rest: { vi: 'Khác', en: 'Others' },
  largest: {
    vi: (n: number) => `Biểu đồ chỉ vẽ ${n} nhóm lớn nhất; bảng có đủ.`,
    en: (n: number) => `The chart shows the ${n} largest groups; the table has all.`,
  },
  firstTwo: {
    vi: 'Biểu đồ chỉ vẽ hai mục đầu; bảng có đủ.',
    en: 'The chart shows the first two keys; the table has all.',
  },
  own: { vi: 'Trực tiếp', en: 'Held directly' },
  values: {
    nam: { vi: 'Nam', en: 'Men' },
    nữ: { vi: 'Nữ', en: 'Women' },
    official: { vi: 'Chính thức', en: 'Official' },
    probationary: { vi: 'Dự bị', en: 'Probationary' },
    '<=30': { vi: 'Đến 30 tuổi', en: 'Up to 30' },
    '31-40': { vi: '31–40 tuổi', en: '31–40' },
    '41-50': { vi: '41–50 tuổi', en: '41–50' },
    '51-60': { vi: '51–60 tuổi', en: '51–60' },
    '>=61': { vi: 'Từ 61 tuổi', en: '61 and over' },
    '<30': { vi: 'Dưới 30 năm', en: 'Under 30 years' },
    '30-39': { vi: '30–39 năm', en: '30–39 years' },
    '40-49': { vi: '40–49 năm', en: '40–49 years' },
    '50-59': { vi: '50–59 năm', en: '50–59 years' },
    '60-69': { vi: '60–69 năm', en: '60–69 years' },
    '>=70': { vi: 'Từ 70 năm', en: '70 years and over' },
  },
  definitions: { vi: 'Cách tính', en: 'Definitions' },
  protectedKeys: {
    vi: 'Dân tộc, tôn giáo là dữ liệu nhạy cảm: chỉ đếm, không mở danh sách theo hai mục này.',
    en: 'Ethnicity and religion are sensitive data: they are counted, but no list is opened by them.',
  },
  none: { vi: 'Không có đảng viên nào vào ngày này', en: 'No members on this day' },
  noneHint: {
    vi: 'Hãy chọn ngày khác ở Tính đến, hoặc đơn vị khác.',
    en: 'Choose another day or another unit.',
  },
  fileName: { vi: 'co-cau', en: 'structure' },
} satisfies Words

/** What the page of the national form says. */
export const formWords = {
  title: { vi: 'Biểu tổng hợp đội ngũ đảng viên', en: 'Members at a glance, by unit' },
  note: {
    vi: (unit: string, on: string, total: string) => `${unit} · ngày ${on} · ${total} đảng viên`,
    en: (unit: string, on: string, total: string) => `${unit} · ${on} · ${total} members`,
  },
  byUnit: { vi: 'Theo đơn vị trực thuộc', en: 'By unit directly below' },
  groups: {
    age: { vi: 'Tuổi đời', en: 'Age' },
    education: { vi: 'Trình độ', en: 'Education' },
    theory: { vi: 'Lý luận', en: 'Theory' },
    stratum: { vi: 'Thành phần', en: 'Stratum' },
    seniority: { vi: 'Tuổi đảng', en: 'Seniority' },
  },
  notes: {
    vi: 'Dòng tổng gồm cả đảng viên do đơn vị trực tiếp quản lý. Người chưa ghi một mục thì không được đếm ở mục đó.',
    en: 'The total includes members that the unit holds itself. Who lacks an item is in no cell of that item.',
  },
  fileName: { vi: 'bieu-tong-hop', en: 'members-at-a-glance' },
} satisfies Words
