import type { Words } from '#ui/words.tsx'
import { measureRefusals } from '#measure/words.ts'
import type { PivotRefusal } from './rules.ts'

/** What the pages of tables of one's own say. */
export const words = {
  title: { vi: 'Bảng tự chọn', en: 'Tables of your own' },
  note: {
    vi: 'Chọn chỉ tiêu, dòng, cột để có con số chưa có biểu nào tính sẵn; lưu lại, chia sẻ, mở từng ô.',
    en: 'Choose measures, rows and columns for a figure that no form foresaw; save it, share it, open each cell.',
  },
  statistics: { vi: 'Thống kê', en: 'Statistics' },
  new: { vi: 'Lập bảng mới', en: 'New table' },
  newTitle: { vi: 'Lập bảng', en: 'A new table' },
  mine: { vi: 'Bảng của tôi', en: 'My tables' },
  shared: { vi: 'Được chia sẻ', en: 'Shared with me' },
  views: { vi: 'Các bảng đã lưu', en: 'Saved tables' },
  noneMine: { vi: 'Đồng chí chưa lưu bảng nào', en: 'You have saved no table yet' },
  noneMineText: {
    vi: 'Lập một bảng rồi bấm “Lưu bảng”, hoặc bắt đầu từ một bảng mẫu bên dưới.',
    en: 'Make a table and press “Save”, or begin with one of the examples below.',
  },
  noneShared: { vi: 'Chưa có bảng nào được chia sẻ', en: 'No table is shared with you' },
  noneSharedText: {
    vi: 'Khi người cùng đơn vị hoặc cấp trên chia sẻ một bảng, bảng hiện ở đây.',
    en: 'When somebody of your unit or of one above shares a table, it shows here.',
  },
  examples: { vi: 'Bắt đầu từ bảng mẫu', en: 'Begin with an example' },
  exampleNames: {
    sexByUnit: { vi: 'Đảng viên từng đơn vị theo giới tính', en: 'Members of each unit by sex' },
    ageByTheory: {
      vi: 'Đảng viên theo tuổi và lý luận chính trị',
      en: 'Members by age and political theory',
    },
    flowsByQuarter: { vi: 'Tăng, giảm từng quý theo loại', en: 'Changes of each quarter by category' },
    classes: { vi: 'Lớp và học viên theo loại lớp', en: 'Classes and learners by kind' },
    coverage: {
      vi: 'Việc được giao theo nguồn, xong hay chưa',
      en: 'Tasks by where they come from, done or not',
    },
  },
  name: { vi: 'Tên bảng', en: 'Name' },
  author: { vi: 'Người lập', en: 'Made by' },
  forUnit: { vi: 'Đơn vị', en: 'Unit' },
  audience: { vi: 'Ai mở được', en: 'Who may open it' },
  audiences: {
    own: { vi: 'Chỉ mình tôi', en: 'Only I' },
    unit: { vi: 'Người xem được đơn vị này', en: 'Whoever reads this unit' },
    below: { vi: 'Cả các đơn vị bên dưới', en: 'Also the units below' },
  },
  measure: { vi: 'Chỉ tiêu', en: 'Measure' },
  measureN: { vi: (n: number) => `Chỉ tiêu ${n}`, en: (n: number) => `Measure ${n}` },
  addMeasure: { vi: 'Thêm chỉ tiêu', en: 'Add a measure' },
  removeMeasure: { vi: (name: string) => `Bỏ chỉ tiêu ${name}`, en: (name: string) => `Remove ${name}` },
  rows: { vi: 'Dòng', en: 'Rows' },
  rows2: { vi: 'Dòng, chia tiếp theo', en: 'Rows, divided further by' },
  columns: { vi: 'Cột', en: 'Columns' },
  columnsMeasures: {
    vi: 'Nhiều chỉ tiêu thì mỗi chỉ tiêu là một cột.',
    en: 'Of several measures each is a column.',
  },
  none: { vi: 'không', en: 'none' },
  units: { vi: 'Đơn vị trực thuộc', en: 'Units directly below' },
  time: { vi: 'Các kỳ', en: 'Steps of the period' },
  step: { vi: 'Mỗi kỳ là', en: 'Each step is' },
  steps: {
    year: { vi: 'năm', en: 'a year' },
    quarter: { vi: 'quý', en: 'a quarter' },
    month: { vi: 'tháng', en: 'a month' },
  },
  share: { vi: 'Tỷ lệ', en: 'Shares' },
  shares: {
    none: { vi: 'không hiện', en: 'not shown' },
    all: { vi: 'trên tổng số', en: 'of the total' },
    row: { vi: 'trên dòng', en: 'of the row' },
    column: { vi: 'trên cột', en: 'of the column' },
  },
  builder: { vi: 'Cách lập bảng', en: 'How the table is made' },
  result: { vi: 'Kết quả', en: 'Result' },
  chart: { vi: 'Biểu đồ', en: 'Chart' },
  chartOf: { vi: (name: string) => `Biểu đồ: ${name}`, en: (name: string) => `Chart: ${name}` },
  chartFirst: {
    vi: (n: string) => `Biểu đồ vẽ ${n} dòng đầu theo số lớn nhất; bảng có đủ.`,
    en: (n: string) => `The chart draws the ${n} largest rows; the table has all.`,
  },
  total: { vi: 'Tổng số', en: 'Total' },
  wholeUnit: { vi: 'Cả đơn vị', en: 'The whole unit' },
  unitsNote: {
    vi: 'Dòng “Cả đơn vị” là số của toàn đơn vị, không phải phép cộng các dòng: phần đơn vị tự giữ và chuyển giữa các đơn vị bên dưới làm hai số khác nhau.',
    en: '“The whole unit” is the figure of the unit, not the sum: what it holds itself and moves between units below make them differ.',
  },
  stockNote: {
    vi: 'Số có đến một ngày không cộng qua các kỳ, nên không có tổng theo kỳ.',
    en: 'Figures as of a day do not add up over time, so steps have no total.',
  },
  protectedNote: {
    vi: 'Ô theo dân tộc, tôn giáo chỉ được đếm, không mở ra danh sách (Luật 91/2025/QH15).',
    en: 'Cells by ethnicity or religion are counted and never open to a list (Law 91/2025/QH15).',
  },
  openCell: { vi: (what: string) => `Mở ${what}`, en: (what: string) => `Open ${what}` },
  nothing: { vi: 'Không có gì để đếm', en: 'Nothing to count' },
  nothingText: {
    vi: 'Thử kỳ khác, đơn vị khác hoặc bỏ bớt điều kiện.',
    en: 'Try another period, another unit, or fewer conditions.',
  },
  noUnit: { vi: 'Chưa có đơn vị', en: 'No unit yet' },
  noUnitText: { vi: 'Nhập sổ đăng ký trước.', en: 'Load a register first.' },
  titleOf: {
    vi: (measures: string, rows: string) => `${measures} theo ${rows}`,
    en: (measures: string, rows: string) => `${measures} by ${rows}`,
  },
  and: { vi: ' và ', en: ' and ' },
  save: { vi: 'Lưu bảng', en: 'Save the table' },
  saveChanges: { vi: 'Lưu thay đổi', en: 'Save the changes' },
  saveCopy: { vi: 'Lưu thành bảng mới', en: 'Save as a new table' },
  saved: { vi: 'Đã lưu bảng.', en: 'The table is saved.' },
  keepDays: { vi: 'Giữ đúng kỳ đang xem', en: 'Keep exactly this period' },
  keepDaysHint: {
    vi: 'Nếu không, mỗi lần mở bảng tính từ đầu năm đến ngày mở.',
    en: 'Otherwise it is counted for the year up to the day on which it is opened.',
  },
  copyLink: { vi: 'Chép đường dẫn', en: 'Copy the link' },
  copied: { vi: 'Đã chép đường dẫn.', en: 'The link is copied.' },
  remove: { vi: 'Xóa bảng', en: 'Delete' },
  removed: { vi: 'Bảng đã xóa.', en: 'The table is deleted.' },
  savedAt: { vi: 'Lưu lúc', en: 'Saved at' },
  undo: { vi: 'Lấy lại', en: 'Undo' },
  restored: { vi: 'Đã lấy lại bảng.', en: 'The table is back.' },
  by: {
    vi: (who: string, unit: string) => `${who} lập cho ${unit}`,
    en: (who: string, unit: string) => `made by ${who} for ${unit}`,
  },
  period: { vi: 'Kỳ', en: 'Period' },
  conditions: { vi: 'Điều kiện', en: 'Conditions' },
  source: { vi: 'Nguồn', en: 'Source' },
  live: { vi: 'Sổ đăng ký, đếm lúc xuất tệp', en: 'The register, counted when the file was made' },
  notKnown: { vi: 'chưa có dữ liệu', en: 'not known' },
  between: {
    vi: (from: string, to: string) => `${from} – ${to}`,
    en: (from: string, to: string) => `${from} – ${to}`,
  },
} satisfies Words

/** Why a table cannot be made. */
export const pivotRefusals = {
  ...measureRefusals,
  'pivot-no-measure': { vi: 'Hãy chọn một chỉ tiêu.', en: 'Choose a measure.' },
  'pivot-no-rows': { vi: 'Hãy chọn dòng của bảng.', en: 'Choose what the rows are.' },
  'pivot-twice': {
    vi: 'Một tiêu chí chỉ đứng một nơi: ở dòng hoặc ở cột.',
    en: 'A dimension stands in one place only: in rows or in columns.',
  },
  'pivot-several-across': {
    vi: 'Nhiều chỉ tiêu thì chúng là các cột: hãy bỏ cột, hoặc để một chỉ tiêu.',
    en: 'Several measures are the columns: choose no columns, or one measure.',
  },
  'pivot-too-large': {
    vi: (facts: { lines: number; columns: number; mostLines: number; mostColumns: number }) =>
      `Bảng có ${facts.lines} dòng và ${facts.columns} cột, nhiều hơn ${facts.mostLines} dòng, ${facts.mostColumns} cột hoặc 20.000 ô: hãy bớt một tiêu chí, thêm điều kiện, hoặc đổi chỗ dòng và cột.`,
    en: (facts: { lines: number; columns: number; mostLines: number; mostColumns: number }) =>
      `The table has ${facts.lines} rows and ${facts.columns} columns, more than ${facts.mostLines} rows, ${facts.mostColumns} columns or 20,000 cells: take a dimension less, a condition more, or turn rows and columns round.`,
  },
  'pivot-too-many-steps': {
    vi: (facts: { steps: number; limit: number }) =>
      `Kỳ này chia thành ${facts.steps} bước, nhiều hơn ${facts.limit}: hãy chọn kỳ ngắn hơn hoặc bước dài hơn.`,
    en: (facts: { steps: number; limit: number }) =>
      `The period has ${facts.steps} steps, more than ${facts.limit}: choose a shorter period or longer steps.`,
  },
} satisfies Record<PivotRefusal['code'], { vi: unknown; en: unknown }>
