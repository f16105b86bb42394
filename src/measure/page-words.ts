import type { Words } from '#ui/words.tsx'

/** What the page of a figure says, and every place that shows filters. */
export const figureWords = {
  statistics: { vi: 'Thống kê', en: 'Statistics' },
  figure: { vi: 'Con số', en: 'A figure' },
  noUnit: { vi: 'Chưa có đơn vị', en: 'No unit yet' },
  noUnitHint: { vi: 'Nhập sổ đăng ký trước.', en: 'Load a register first.' },
  unknown: { vi: 'Không có chỉ tiêu này', en: 'There is no such measure' },
  unknownHint: {
    vi: 'Chọn một chỉ tiêu trong “Bảng tự chọn”.',
    en: 'Choose a measure in “Tables of your own”.',
  },
  tables: { vi: 'Mở Bảng tự chọn', en: 'Open tables of your own' },
  notAllowed: {
    vi: 'Vai trò của đồng chí không xem được chỉ tiêu này.',
    en: 'Your role does not allow you to read this measure.',
  },
  atEndOf: { vi: (day: string) => `cuối ngày ${day}`, en: (day: string) => `at the end of ${day}` },
  between: {
    vi: (from: string, to: string) => `từ ${from} đến ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  note: {
    vi: (unit: string, when: string) => `${unit}, ${when}`,
    en: (unit: string, when: string) => `${unit}, ${when}`,
  },
  definition: { vi: 'Cách tính', en: 'What is counted' },
  source: { vi: 'Căn cứ', en: 'Source' },
  own: { vi: 'định nghĩa của phần mềm', en: 'the product’s own definition' },
  asOf: { vi: 'Tính từ', en: 'Counted from' },
  live: {
    vi: 'số liệu đang có trong sổ, đếm lúc mở trang',
    en: 'what the register holds, counted when this page was opened',
  },
  share: { vi: 'Chép đường dẫn', en: 'Copy the link' },
  shared: { vi: 'Đã chép đường dẫn.', en: 'The link is copied.' },
  pivot: { vi: 'Lập bảng từ số này', en: 'Make a table of it' },
  filter: { vi: 'Điều kiện', en: 'Conditions' },
  everything: {
    vi: 'Tính tất cả, không có điều kiện.',
    en: 'Everything is counted; there are no conditions.',
  },
  condition: {
    vi: (name: string, values: string) => `${name}: ${values}`,
    en: (name: string, values: string) => `${name}: ${values}`,
  },
  conditionNot: {
    vi: (name: string, values: string) => `${name}: khác ${values}`,
    en: (name: string, values: string) => `${name}: other than ${values}`,
  },
  or: { vi: ' hoặc ', en: ' or ' },
  remove: {
    vi: (condition: string) => `Bỏ điều kiện ${condition}`,
    en: (condition: string) => `Remove ${condition}`,
  },
  add: { vi: 'Thêm điều kiện', en: 'Add a condition' },
  dimension: { vi: 'Tiêu chí', en: 'By' },
  chooseDimension: { vi: 'Chọn tiêu chí', en: 'Choose' },
  values: { vi: 'Chỉ tính', en: 'Count only' },
  apply: { vi: 'Áp dụng', en: 'Apply' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  notKnown: { vi: 'chưa có dữ liệu', en: 'not known' },
  valueCount: {
    vi: (name: string, n: string) => `${name} (${n})`,
    en: (name: string, n: string) => `${name} (${n})`,
  },
  by: { vi: 'Chia theo tiêu chí', en: 'By dimension' },
  byOf: {
    vi: (measure: string, dimension: string) => `${measure} theo ${dimension}`,
    en: (measure: string, dimension: string) => `${measure} by ${dimension}`,
  },
  value: { vi: 'Giá trị', en: 'Value' },
  share2: { vi: 'Tỷ lệ', en: 'Share' },
  total: { vi: 'Tổng số', en: 'Total' },
  first: {
    vi: (n: string) => `Biểu đồ vẽ ${n} dòng lớn nhất; bảng có đủ.`,
    en: (n: string) => `The chart draws the ${n} largest; the table has all.`,
  },
  protectedBy: {
    vi: 'Tiêu chí này chỉ được đếm; không mở ra từng người (Luật 91/2025/QH15).',
    en: 'This dimension is counted only; it never opens to people (Law 91/2025/QH15).',
  },
  nothing: { vi: 'Không có gì để đếm', en: 'Nothing to count' },
  nothingHint: {
    vi: 'Thử kỳ khác, đơn vị khác hoặc bỏ bớt điều kiện.',
    en: 'Try another period, another unit, or fewer conditions.',
  },
  below: { vi: 'Theo đơn vị trực thuộc', en: 'By the units directly below' },
  noneBelow: { vi: 'Không có đơn vị trực thuộc', en: 'There are no units below' },
  noneBelowHint: {
    vi: 'Đơn vị này không có tổ chức bên dưới vào ngày cuối kỳ.',
    en: 'No unit stands below this one on the last day.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  belowNote: {
    vi: 'Cộng các đơn vị có thể khác số của cả đơn vị: phần đơn vị tự giữ, và chuyển giữa các đơn vị bên dưới.',
    en: 'The rows need not add up to the whole: what the unit holds itself, and moves between units below.',
  },
  series: { vi: 'Qua các kỳ', en: 'Over time' },
  step: { vi: 'Bước', en: 'Step' },
  steps: {
    same: { vi: 'Cùng kỳ các năm trước', en: 'The same stretch of earlier years' },
    year: { vi: 'Từng năm', en: 'By year' },
    quarter: { vi: 'Từng quý', en: 'By quarter' },
    month: { vi: 'Từng tháng', en: 'By month' },
  },
  period: { vi: 'Kỳ', en: 'Period' },
  change: { vi: 'Tăng, giảm', en: 'Change' },
  behindPeople: { vi: 'Những người được đếm', en: 'The people counted' },
  behindUnits: { vi: 'Những tổ chức được đếm', en: 'The organisations counted' },
  behindThings: { vi: 'Những mục được đếm', en: 'What was counted' },
  name: { vi: 'Tên', en: 'Name' },
  on: { vi: 'Ngày', en: 'Day' },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  bornIn: { vi: 'Năm sinh', en: 'Born in' },
  behindNothing: {
    vi: 'Chỉ tiêu này chỉ có con số; danh sách xem ở mục của nghiệp vụ đó.',
    en: 'This measure is a number alone; lists stand in the room of that work.',
  },
  noPeople: {
    vi: 'Vai trò của đồng chí xem được số, không xem danh sách người.',
    en: 'Your role allows you to see the figure, not the people behind it.',
  },
  protectedBehind: {
    vi: 'Số theo dân tộc, tôn giáo chỉ được đếm, không mở danh sách từng người (Luật 91/2025/QH15). Bỏ điều kiện ấy để xem danh sách.',
    en: 'Figures by ethnicity or religion are counted, never listed (Law 91/2025/QH15). Remove that condition to see the list.',
  },
  listed: {
    vi: 'Việc mở danh sách được ghi vào nhật ký.',
    en: 'Opening the list is written into the audit log.',
  },
} satisfies Words
