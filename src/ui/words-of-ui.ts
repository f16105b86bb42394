import type { Words } from './words.tsx'

/** What the screen parts themselves say. */
export const wordsOfUi = {
  asOf: { vi: 'Tính đến', en: 'As of' },
  todayComma: { vi: 'hôm nay, ', en: 'today, ' },
  today: { vi: 'Hôm nay', en: 'Today' },
  asOfPast: { vi: 'Số liệu tại thời điểm', en: 'Figures as of' },
  backToToday: { vi: 'Về hiện tại', en: 'Back to today' },
  chooseDay: { vi: 'Xem tại ngày', en: 'Show the day' },
  showThisDay: { vi: 'Xem ngày này', en: 'Show this day' },
  closedInPast: {
    vi: 'Đang xem một ngày khác hôm nay nên không ghi được. Hãy về hiện tại để ghi.',
    en: 'You are looking at another day than today, so nothing can be recorded. Go back to today to record.',
  },
  dayHint: { vi: 'ngày/tháng/năm, ví dụ 27/10/2022', en: 'day/month/year, for example 27/10/2022' },
  dayWrong: {
    vi: (text: string) => `Không có ngày “${text}”. Hãy viết như 27/10/2022.`,
    en: (text: string) => `There is no day “${text}”. Write it like 27/10/2022.`,
  },
  dayTooEarly: { vi: (day: string) => `Sớm nhất là ${day}.`, en: (day: string) => `The earliest is ${day}.` },
  dayTooLate: { vi: (day: string) => `Muộn nhất là ${day}.`, en: (day: string) => `The latest is ${day}.` },
  birthHint: {
    vi: 'ngày/tháng/năm; nếu chỉ biết tháng hoặc năm: 10/1990, 1990',
    en: 'day/month/year; if only the month or year is known: 10/1990, 1990',
  },
  birthWrong: {
    vi: (text: string) => `Không đọc được “${text}”. Hãy viết như 27/10/1990, 10/1990 hoặc 1990.`,
    en: (text: string) => `“${text}” cannot be read. Write it like 27/10/1990, 10/1990 or 1990.`,
  },
  openCalendar: { vi: 'Mở lịch', en: 'Open the calendar' },
  typeToFind: {
    vi: 'Gõ một phần tên để tìm, không dấu cũng được.',
    en: 'Type a part of the name; marks may be left out.',
  },
  foundNone: { vi: 'Không tìm thấy.', en: 'Nothing found.' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  loadingMore: { vi: 'Đang tải thêm…', en: 'Loading more…' },
  tryAgain: { vi: 'Thử lại', en: 'Try again' },
  toOverview: { vi: 'Về trang Tổng quan', en: 'To the overview' },
  failedTitle: { vi: 'Chưa lấy được dữ liệu', en: 'The data could not be fetched' },
  failedText: {
    vi: 'Máy chủ gặp lỗi. Dữ liệu đã ghi không bị mất. Hãy thử lại sau ít phút.',
    en: 'The server has met an error. What was recorded is not lost. Try again in a few minutes.',
  },
  offlineTitle: { vi: 'Không có kết nối', en: 'No connection' },
  offlineText: {
    vi: 'Không liên lạc được với máy chủ. Hãy kiểm tra mạng rồi thử lại.',
    en: 'The server cannot be reached. Check the network and try again.',
  },
  offlineBanner: {
    vi: 'Đang mất kết nối. Có thể xem tiếp, chưa thể ghi.',
    en: 'Offline. You can go on reading, but not record.',
  },
  notAllowedTitle: { vi: 'Đồng chí không được xem mục này', en: 'You may not see this' },
  notAllowedText: {
    vi: 'Vai trò của đồng chí không bao gồm việc này. Người quản trị có thể giao thêm vai trò.',
    en: 'Your roles do not include this. An administrator can give you another role.',
  },
  notFoundTitle: { vi: 'Không tìm thấy', en: 'Not found' },
  notFoundText: {
    vi: 'Không có mục này, hoặc nó nằm ngoài phạm vi của đồng chí.',
    en: 'There is no such thing, or it lies outside your reach.',
  },
  conflictTitle: { vi: 'Dữ liệu đã thay đổi', en: 'The data has changed' },
  conflictText: {
    vi: 'Có người vừa ghi thay đổi. Hãy tải lại để xem rồi làm tiếp.',
    en: 'Somebody has just recorded a change. Load again, look and go on.',
  },
  malformedTitle: { vi: 'Thông tin chưa đọc được', en: 'The information cannot be read' },
  malformedText: { vi: 'Hãy xem lại các ô đã nhập.', en: 'Check what was entered.' },
  tooManyTitle: { vi: 'Thao tác quá nhanh', en: 'Too many requests' },
  tooManyText: { vi: 'Hãy đợi ít phút rồi thử lại.', en: 'Wait a few minutes and try again.' },
  requestNumber: { vi: (id: string) => `Mã yêu cầu: ${id}`, en: (id: string) => `Request: ${id}` },
  refusedTitle: {
    vi: (n: number) => (n === 1 ? 'Chưa thực hiện được, vì:' : `Chưa thực hiện được, vì ${n} lý do:`),
    en: (n: number) =>
      n === 1 ? 'This cannot be done yet, because:' : `This cannot be done yet, for ${n} reasons:`,
  },
  source: { vi: (text: string) => `Căn cứ: ${text}`, en: (text: string) => `Source: ${text}` },
  unknownReason: { vi: (code: string) => `Lý do: ${code}`, en: (code: string) => `Reason: ${code}` },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
  stepNext: { vi: 'tiếp theo', en: 'next' },
  total: { vi: 'Tổng số', en: 'Total' },
  rest: {
    vi: (n: string) => `Còn ${n} mục nữa không liệt kê ở đây.`,
    en: (n: string) => `${n} more are not listed here.`,
  },
  nothingHere: { vi: 'Chưa có gì ở đây', en: 'Nothing here yet' },
  axisBroken: {
    vi: (to: string) => `Trục đứng ngắt quãng: lược bớt đoạn từ 0 đến ${to}.`,
    en: (to: string) => `The vertical axis is broken: the stretch from 0 to ${to} is left out.`,
  },
  breadcrumb: { vi: 'Đường dẫn', en: 'Breadcrumb' },
  print: { vi: 'In', en: 'Print' },
  printedOn: {
    vi: (day: string) => `Số liệu tính đến ngày ${day}`,
    en: (day: string) => `Figures as of ${day}`,
  },
  done: { vi: 'đã xong', en: 'done' },
  current: { vi: 'đang ở bước này', en: 'current step' },
  toCome: { vi: 'chưa đến', en: 'to come' },
  late: { vi: 'quá hạn', en: 'overdue' },
  step: { vi: (i: number, n: number) => `Bước ${i}/${n}`, en: (i: number, n: number) => `Step ${i} of ${n}` },
  childrenFailed: {
    vi: 'Chưa tải được các tổ chức bên dưới. Bấm để thử lại.',
    en: 'What lies below could not be loaded. Press to try again.',
  },
} satisfies Words
