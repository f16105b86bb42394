import type { Words } from '#ui/words.tsx'

/** What the pages of statistical forms say. */
export const words = {
  statistics: { vi: 'Thống kê', en: 'Statistics' },
  title: { vi: 'Biểu thống kê', en: 'Statistical forms' },
  listNote: {
    vi: (unit: string, from: string, to: string) => `${unit} · từ ${from} đến ${to}`,
    en: (unit: string, from: string, to: string) => `${unit} · ${from} to ${to}`,
  },
  formTitle: {
    vi: (key: string, title: string) => `Biểu ${key}. ${title}`,
    en: (key: string, title: string) => `Form ${key}. ${title}`,
  },
  noUnit: { vi: 'Chưa chọn đơn vị', en: 'No unit chosen' },
  noUnitHint: { vi: 'Hãy chọn đơn vị ở đầu trang.', en: 'Choose a unit at the top of the page.' },
  offered: { vi: 'Các biểu', en: 'Forms' },
  form: { vi: 'Biểu', en: 'Form' },
  symbol: { vi: 'Ký hiệu', en: 'Symbol' },
  layout: { vi: 'Dòng và cột', en: 'Layout' },
  proposal: { vi: 'phần mềm đề xuất', en: 'our proposal' },
  official: { vi: 'theo mẫu chính thức', en: 'official' },
  checks: { vi: 'Kiểm tra', en: 'Checks' },
  state: { vi: 'Kết quả', en: 'Result' },
  holds: { vi: 'đúng', en: 'holds' },
  differs: { vi: 'lệch', en: 'differs' },
  notDone: { vi: 'không có phép kiểm tra', en: 'no checks' },
  checksOf: {
    vi: (done: string, failed: string) =>
      failed === '0' ? `${done} phép, đều đúng` : `${failed} trong ${done} phép lệch`,
    en: (done: string, failed: string) =>
      failed === '0' ? `${done}, all hold` : `${failed} of ${done} differ`,
  },
  across: { vi: 'Kiểm tra giữa các biểu', en: 'Between the forms' },
  acrossHint: {
    vi: 'Đếm mọi biểu cùng một lúc rồi so số giữa các biểu, ở đơn vị và từng đơn vị trực thuộc.',
    en: 'All forms are counted together and compared with each other, in the unit and each unit below.',
  },
  runChecks: { vi: 'Kiểm tra tất cả các biểu', en: 'Check all forms' },
  check: { vi: 'Phép kiểm tra', en: 'Check' },
  left: { vi: 'Vế trái', en: 'Left' },
  right: { vi: 'Vế phải', en: 'Right' },
  units: { vi: 'Số đơn vị đúng', en: 'Units where it holds' },
  unitsOf: {
    vi: (right: string, all: string) => `${right} trên ${all}`,
    en: (right: string, all: string) => `${right} of ${all}`,
  },
  failingAt: {
    vi: (unit: string, left: string, right: string) => `${unit}: ${left} khác ${right}`,
    en: (unit: string, left: string, right: string) => `${unit}: ${left} is not ${right}`,
  },
  allHold: { vi: 'Mọi phép kiểm tra đều đúng', en: 'Every check holds' },
  someDiffer: {
    vi: (n: string) => `${n} phép kiểm tra có chỗ lệch`,
    en: (n: string) => `Checks that differ somewhere: ${n}`,
  },
  notOffered: { vi: 'Biểu chưa lập được', en: 'Forms not offered' },
  notOfferedHint: {
    vi: 'Hướng dẫn có các biểu này; sổ chưa có dữ kiện để đếm.',
    en: 'The guidance has these forms; the register does not hold their facts.',
  },
  why: { vi: 'Vì sao', en: 'Why' },
  proposalNote: {
    vi: 'Tên và ký hiệu theo Hướng dẫn 11-HD/BTCTW; dòng và cột do phần mềm đề xuất, chưa phải mẫu chính thức. Đơn vị có mẫu chính thức thì tải lên ở mục “Mẫu của đơn vị”.',
    en: 'Title and symbol are those of guidance 11-HD/BTCTW; rows and columns are this product’s proposal. A unit with the official template uploads it under “The unit’s own template”.',
  },
  line: { vi: 'Chỉ tiêu', en: 'Line' },
  whole: { vi: 'Toàn đơn vị', en: 'The whole unit' },
  below: { vi: 'Theo đơn vị trực thuộc', en: 'By the units below' },
  chooseLine: { vi: 'Xem từng đơn vị theo dòng', en: 'Units below by line' },
  noLine: { vi: 'Không tách đơn vị', en: 'Not apart' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  belowHint: {
    vi: 'Bấm tên đơn vị để mở biểu của riêng đơn vị đó.',
    en: 'A unit’s name opens the form of that unit alone.',
  },
  noUnitsBelow: {
    vi: 'Không có đơn vị trực thuộc trong kỳ.',
    en: 'No unit stood directly below in the period.',
  },
  openCell: {
    vi: (figure: string, line: string, column: string) => `${figure}: ${line}, ${column}`,
    en: (figure: string, line: string, column: string) => `${figure}: ${line}, ${column}`,
  },
  notCounted: { vi: 'Không đếm', en: 'Not counted' },
  countedOnly: {
    vi: 'Số theo dân tộc, tôn giáo chỉ được đếm, không mở danh sách.',
    en: 'Figures by ethnic group or religion are counted, never opened.',
  },
  print: { vi: 'In', en: 'Print' },
  file: { vi: 'Tải tệp Excel', en: 'Excel file' },
  all: { vi: 'Tất cả biểu trong một tệp', en: 'All forms in one file' },
  allHint: {
    vi: 'Một tệp Excel: mỗi biểu một trang tính, số là số, kèm trang kiểm tra. Làm ở nền; xong thì tải ở “Việc chạy nền”.',
    en: 'One Excel workbook: a sheet for each form with real numbers, and a sheet of checks. Made in the background; fetch it under “Background work”.',
  },
  below2: { vi: 'Đơn vị trực thuộc', en: 'Units below' },
  layouts: {
    rows: { vi: 'thành dòng trong mỗi biểu', en: 'as rows of each form' },
    sheets: { vi: 'mỗi đơn vị một trang tính', en: 'each on sheets of its own' },
  },
  make: { vi: 'Lập tệp', en: 'Make the file' },
  asked: {
    vi: 'Đã nhận. Xem tiến độ ở “Việc chạy nền”.',
    en: 'Taken on. Its progress stands under “Background work”.',
  },
  toJobs: { vi: 'Việc chạy nền', en: 'Background work' },
  own: { vi: 'Mẫu của đơn vị', en: 'The unit’s own template' },
  ownHint: {
    vi: 'Tệp Excel của mẫu chính thức, trong ô cần điền viết dấu như {1.closing.women}. Định dạng của mẫu được giữ nguyên; đơn vị cấp dưới dùng chung.',
    en: 'The official template as an Excel file whose cells hold marks such as {1.closing.women}. Its formats stay as they are; units below use it too.',
  },
  start: { vi: 'Tải bảng dấu của mọi ô', en: 'All marks as a workbook' },
  upload: { vi: 'Tải mẫu lên', en: 'Upload a template' },
  uploaded: { vi: 'Mẫu đã được dùng', en: 'The template is in use' },
  sending: { vi: 'Đang gửi…', en: 'Sending…' },
  inUse: {
    vi: (name: string, unit: string) => `Đang dùng “${name}” của ${unit}.`,
    en: (name: string, unit: string) => `In use: “${name}” of ${unit}.`,
  },
  none: { vi: 'Chưa có mẫu riêng.', en: 'No template of its own yet.' },
  filled: { vi: 'Tải mẫu đã điền số', en: 'The template filled in' },
  asUploaded: { vi: 'Tải mẫu gốc', en: 'The template as uploaded' },
  withdraw: { vi: 'Thôi dùng', en: 'Take out of use' },
  withdrawText: {
    vi: 'Mẫu của cấp trên, nếu có, sẽ được dùng lại.',
    en: 'The template of the unit above, if any, is used again.',
  },
  withdrawn: { vi: 'Đã thôi dùng mẫu', en: 'The template is out of use' },
} satisfies Words
