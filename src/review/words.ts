import type { Words } from '#ui/words.tsx'

/** What the page of the yearly review says. */
export const words = {
  title: { vi: 'Đánh giá, xếp loại hằng năm', en: 'Yearly review' },
  note: {
    vi: (unit: string, year: number) => `${unit} · năm ${year}`,
    en: (unit: string, year: number) => `${unit} · ${year}`,
  },
  year: { vi: 'Năm', en: 'Year' },
  noUnit: { vi: 'Sổ đăng ký còn trống', en: 'The register is still empty' },
  results: { vi: 'Kết quả', en: 'Results' },
  byLevel: { vi: 'Theo mức xếp loại', en: 'By level' },
  subject: { vi: 'Đối tượng', en: 'Who is reviewed' },
  grassroots: { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisations' },
  all: { vi: 'Có mặt 31/12', en: 'On 31 December' },
  reviewed: { vi: 'Đã xếp loại', en: 'Reviewed' },
  share: { vi: 'Tốt trở lên', en: '“Good” or better' },
  target: { vi: 'Chỉ tiêu', en: 'Target' },
  reached: { vi: 'đạt', en: 'reached' },
  missed: { vi: 'chưa đạt', en: 'not reached' },
  noneYet: { vi: 'Chưa có kết quả năm này', en: 'No results for this year yet' },
  noneText: {
    vi: 'Ghi kết quả ở bảng bên dưới, hoặc xem năm khác.',
    en: 'Enter results below, or look at another year.',
  },
  chart: {
    vi: (year: number) => `Mức xếp loại năm ${year}; số liệu ở bảng`,
    en: (year: number) => `Levels of ${year}; figures in the table`,
  },
  above: {
    vi: (who: string, n: number, most: number, percent: number) =>
      `${who}: ${n} hoàn thành xuất sắc, vượt ${percent}% số hoàn thành tốt trở lên (tối đa ${most}). Đây là nhắc, không chặn.`,
    en: (who: string, n: number, most: number, percent: number) =>
      `${who}: ${n} excellent, above ${percent} % of those at “good” or better (${most} at most). A warning, not a bar.`,
  },
  law: {
    vi: (source: string, guidance: string) => `Theo ${source}, ${guidance}.`,
    en: (source: string, guidance: string) => `By ${source}, ${guidance}.`,
  },
  capConfidence: {
    verified: { vi: 'Giới hạn tỷ lệ đã đối chiếu văn bản.', en: 'The cap was read in the text.' },
    indirect: { vi: 'Giới hạn tỷ lệ theo nguồn gián tiếp.', en: 'The cap is known indirectly.' },
    memory: {
      vi: 'Giới hạn tỷ lệ 20% với tổ chức đảng, đảng viên chưa đối chiếu được văn bản.',
      en: 'The cap of 20 % for organisations and members has not been confirmed in the text.',
    },
  },
  entry: { vi: 'Ghi kết quả', en: 'Enter results' },
  entryOf: { vi: 'Đối tượng ghi kết quả', en: 'Whose results' },
  name: { vi: 'Tên', en: 'Name' },
  level: { vi: 'Mức xếp loại', en: 'Level' },
  levelOf: { vi: (name: string) => `Mức xếp loại: ${name}`, en: (name: string) => `Level: ${name}` },
  reason: { vi: 'Lý do chưa xếp loại', en: 'Why not classified' },
  reasonOf: { vi: (name: string) => `Lý do: ${name}`, en: (name: string) => `Reason: ${name}` },
  notYet: { vi: 'chưa ghi', en: 'not entered' },
  setRest: { vi: 'Đặt số còn lại: hoàn thành tốt', en: 'Set the rest to “good”' },
  decidedOn: { vi: 'Ngày quyết định', en: 'Decided on' },
  decisionNo: { vi: 'Số quyết định', en: 'Decision number' },
  why: { vi: 'Lý do đính chính', en: 'Why it is corrected' },
  save: { vi: (n: number) => `Ghi ${n} kết quả`, en: (n: number) => `Record ${n} results` },
  nothingChanged: { vi: 'Chưa có thay đổi', en: 'Nothing changed' },
  recorded: {
    vi: (n: number, corrected: number) => `Đã ghi ${n} kết quả, đính chính ${corrected}.`,
    en: (n: number, corrected: number) => `${n} results recorded, ${corrected} corrected.`,
  },
  noneBelow: { vi: 'Không có ai để xếp loại ở đây', en: 'Nobody to review here' },
  noneBelowText: {
    vi: 'Đơn vị không có tổ chức trực thuộc, hoặc không trực tiếp quản lý đảng viên vào 31/12 năm ấy.',
    en: 'The unit had no units below, or held no members itself, on 31 December of the year.',
  },
  more: { vi: 'Tải thêm', en: 'Load more' },
  decided: {
    vi: (number: string, on: string) => `${number}, ${on}`,
    en: (number: string, on: string) => `${number}, ${on}`,
  },
  fileName: { vi: 'xep-loai', en: 'review' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  code: { vi: 'Mã', en: 'Code' },
  below: { vi: 'Đơn vị trực thuộc', en: 'Units directly below' },
} satisfies Words
