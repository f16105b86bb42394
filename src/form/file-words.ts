/** Words in the files of forms. */
export const fileWords = {
  file: { vi: 'bieu-thong-ke', en: 'statistical-forms' },
  start: { vi: 'mau-bieu-danh-dau', en: 'forms-with-marks' },
  marksTitle: { vi: 'Mẫu biểu với các ô đánh dấu', en: 'Forms with their marks' },
  marksNote: {
    vi: 'Chép dấu {…} vào ô tương ứng của mẫu chính thức; {don-vi}, {tu-ngay}, {den-ngay} là tên đơn vị và kỳ báo cáo.',
    en: 'Copy the marks {…} into the cells of the official template; {don-vi}, {tu-ngay}, {den-ngay} are the unit and the period.',
  },
  title: { vi: 'Biểu thống kê', en: 'Statistical forms' },
  form: { vi: 'Biểu', en: 'Form' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  period: { vi: 'Kỳ', en: 'Period' },
  between: {
    vi: (from: string, to: string) => `từ ${from} đến ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  line: { vi: 'Chỉ tiêu', en: 'Line' },
  source: { vi: 'Căn cứ', en: 'Source' },
  proposal: {
    vi: 'Tên biểu theo hướng dẫn; dòng và cột do phần mềm đề xuất, chưa phải mẫu chính thức.',
    en: 'The title is that of the guidance; rows and columns are this product’s proposal, not the official layout.',
  },
  checks: { vi: 'Kiểm tra', en: 'Checks' },
  checksTitle: { vi: 'Kiểm tra số liệu', en: 'Checks' },
  checksNote: {
    vi: 'Mỗi phép kiểm tra được làm ở đơn vị và ở từng đơn vị trực thuộc; nơi lệch được ghi thành dòng riêng.',
    en: 'Every check is done in the unit and in each unit below; where the sides differ there is a line of its own.',
  },
  checkColumns: {
    form: { vi: 'Biểu', en: 'Form' },
    check: { vi: 'Phép kiểm tra', en: 'Check' },
    unit: { vi: 'Đơn vị', en: 'Unit' },
    left: { vi: 'Vế trái', en: 'Left' },
    right: { vi: 'Vế phải', en: 'Right' },
    result: { vi: 'Kết quả', en: 'Result' },
  },
  across: { vi: 'Giữa các biểu', en: 'Across' },
  holds: {
    vi: (right: number, all: number) => `đúng ${right}/${all}`,
    en: (right: number, all: number) => `holds ${right}/${all}`,
  },
  differs: { vi: 'lệch', en: 'differs' },
} as const
