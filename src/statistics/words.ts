import type { Words } from '#ui/words.tsx'

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
  title: { vi: 'Tăng, giảm đảng viên', en: 'Increases and decreases of members' },
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
  export: { vi: 'Xuất bảng (.csv)', en: 'Save the table (.csv)' },
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
  memberCode: { vi: 'Mã đảng viên', en: 'Member code' },
  unit: { vi: 'Nơi sinh hoạt', en: 'Unit' },
  on: { vi: 'Ngày', en: 'Day' },
  list: { vi: 'Danh sách đảng viên', en: 'Members' },
  none: { vi: 'Không có đảng viên nào', en: 'No members' },
  close: { vi: 'Đóng danh sách', en: 'Close the list' },
  recorded: {
    vi: 'Việc mở danh sách này được ghi vào nhật ký.',
    en: 'Opening this list is kept in the audit log.',
  },
  refusals: {
    'period-ends-before-it-starts': {
      vi: 'Ngày cuối kỳ trước ngày đầu kỳ.',
      en: 'The period ends before it starts.',
    },
    'protected-key': {
      vi: 'Dân tộc và tôn giáo chỉ được đếm, không mở danh sách theo hai mục này.',
      en: 'Ethnicity and religion are only counted; no list is opened by them.',
    },
  },
} satisfies Words
