import type { Words } from '#ui/words.tsx'

/** What background work is called on screens, and how it stands. */
export const words = {
  title: { vi: 'Việc chạy nền', en: 'Background work' },
  note: {
    vi: 'Việc nặng chạy riêng với quyền của bạn; có thể rời trang và quay lại',
    en: 'Heavy work runs apart, with your rights; you may leave and come back',
  },
  mine: { vi: 'Việc của tôi', en: 'My work' },
  more: { vi: 'Xem thêm', en: 'More' },
  none: { vi: 'Chưa có việc nào', en: 'No work yet' },
  noneHint: {
    vi: 'Việc xuất dữ liệu sẽ hiện ở đây, kèm tiến độ và tệp để tải về.',
    en: 'Exports appear here, with how far they are and the file to fetch.',
  },
  toExchange: { vi: 'Đến trang xuất dữ liệu', en: 'To the exports' },
  kinds: {
    export: { vi: 'Xuất dữ liệu', en: 'Export' },
    verify: { vi: 'Kiểm tra toàn bộ sổ', en: 'Check of the whole register' },
    backup: { vi: 'Sao lưu', en: 'Backup' },
    issue: { vi: 'Gửi nhiệm vụ đến các đơn vị', en: 'Issuing an assignment' },
    report: { vi: 'Lập tệp báo cáo', en: 'Writing a report' },
    table: { vi: 'Xuất bảng', en: 'Table as a file' },
    forms: { vi: 'Lập các biểu thống kê', en: 'Statistical forms' },
    quality: { vi: 'Đếm chất lượng dữ liệu', en: 'Counting the quality of data' },
    duplicates: { vi: 'Tìm hồ sơ trùng', en: 'Search for duplicate files' },
  },
  register: { vi: 'Trông coi sổ', en: 'Care of the register' },
  registerNote: {
    vi: 'Tệp sao lưu nằm trong thư mục backups của máy chủ, không tải về được ở đây; hãy chép sang nơi khác.',
    en: 'A backup lies in the folder backups of the server and cannot be fetched here; copy it elsewhere.',
  },
  ask: {
    verify: { vi: 'Kiểm tra toàn bộ sổ', en: 'Check the whole register' },
    backup: { vi: 'Sao lưu ngay', en: 'Back up now' },
  },
  asOf: { vi: (on: string) => `tại ngày ${on}`, en: (on: string) => `as of ${on}` },
  formats: {
    xlsx: { vi: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
    csv: { vi: '.csv nén (.zip)', en: '.csv, zipped' },
    json: { vi: 'Dữ liệu (.json)', en: 'Data (.json)' },
    docx: { vi: 'Word (.docx)', en: 'Word (.docx)' },
    pdf: { vi: 'PDF', en: 'PDF' },
  },
  states: {
    waiting: { vi: 'đang chờ', en: 'waiting' },
    running: { vi: 'đang chạy', en: 'running' },
    done: { vi: 'đã xong', en: 'done' },
    failed: { vi: 'không xong', en: 'failed' },
    cancelled: { vi: 'đã dừng', en: 'stopped' },
  },
  stateOf: {
    vi: (work: string, state: string) => `${work}: ${state}`,
    en: (work: string, state: string) => `${work}: ${state}`,
  },
  before: {
    vi: (n: string) => `Còn ${n} việc trước việc này.`,
    en: (n: string) => `Before it in the queue: ${n}.`,
  },
  steps: {
    start: { vi: 'Đang bắt đầu…', en: 'Starting…' },
    read: { vi: 'Đang đọc sổ', en: 'Reading the register' },
    count: { vi: 'Đang đếm', en: 'Counting' },
    pack: { vi: 'Đang đóng tệp', en: 'Packing the file' },
    verify: { vi: 'Đang kiểm tra…', en: 'Checking…' },
    backup: { vi: 'Đang sao lưu…', en: 'Backing up…' },
    choose: { vi: 'Đang chọn đơn vị…', en: 'Choosing the units…' },
    issue: { vi: 'Đang gửi', en: 'Issuing' },
    keys: { vi: 'Đang lập khóa so sánh', en: 'Making keys' },
    compare: { vi: 'Đang so sánh', en: 'Comparing' },
    judge: { vi: 'Đang xếp theo khả năng trùng', en: 'Ranking' },
  },
  share: {
    vi: (step: string, share: string) => `${step}: ${share}`,
    en: (step: string, share: string) => `${step}: ${share}`,
  },
  stop: { vi: 'Dừng', en: 'Stop' },
  stopOf: { vi: (work: string) => `Dừng: ${work}`, en: (work: string) => `Stop: ${work}` },
  fetch: { vi: (size: string) => `Tải về (${size})`, en: (size: string) => `Download (${size})` },
  fetchOf: {
    vi: (size: string, name: string) => `Tải về (${size}): ${name}`,
    en: (size: string, name: string) => `Download (${size}): ${name}`,
  },
  until: {
    vi: (at: string) => `Giữ đến ${at}, rồi bị xóa.`,
    en: (at: string) => `Kept until ${at}, then deleted.`,
  },
  gone: { vi: 'Tệp đã bị xóa khi hết hạn.', en: 'The file has been deleted, its time being over.' },
  digest: { vi: 'SHA-256', en: 'SHA-256' },
  qualityCounted: {
    vi: (complete: string, members: string) => `${complete} trên ${members} hồ sơ đủ.`,
    en: (complete: string, members: string) => `${complete} of ${members} files complete.`,
  },
  pairsFound: {
    vi: (pairs: string) => `${pairs} cặp có khả năng trùng.`,
    en: (pairs: string) => `${pairs} likely pairs.`,
  },
  exported: {
    vi: (members: string, movements: string) => `${members} đảng viên, ${movements} biến động.`,
    en: (members: string, movements: string) => `${members} members, ${movements} movements.`,
  },
  beyondReach: {
    vi: (n: string) =>
      `Không kèm ${n} người có mặt ngày ấy: hồ sơ nay do nơi khác giữ, ngoài phạm vi của bạn.`,
    en: (n: string) => `Left out: ${n} who were there on the day, kept by now beyond your reach.`,
  },
  verified: {
    vi: (errors: string, warnings: string) => `${errors} sai lệch, ${warnings} lưu ý.`,
    en: (errors: string, warnings: string) => `${errors} errors, ${warnings} remarks.`,
  },
  backedUp: {
    vi: (rows: string) => `Đã sao lưu ${rows} dòng.`,
    en: (rows: string) => `${rows} rows backed up.`,
  },
  written: { vi: (rows: string) => `Bảng có ${rows} dòng.`, en: (rows: string) => `${rows} rows.` },
} satisfies Words

type Facts = { sheet: string; rows?: number; limit: number }
const n = (value: number) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.')

/** Why work was not taken on, or could not be done. */
export const problemWords = {
  'too-many-jobs': {
    vi: ({ limit }: Facts) => `Bạn đã có ${limit} việc đang chờ hoặc đang chạy; hãy đợi xong hoặc dừng bớt.`,
    en: ({ limit }: Facts) => `${limit} pieces of your work wait or run already; wait for them or stop some.`,
  },
  'too-many-rows-for-workbook': {
    vi: ({ sheet, rows, limit }: Facts) =>
      `Bảng ${sheet} có ${n(rows ?? limit)} dòng, một trang tính Excel chỉ chứa ${n(limit)} dòng. Hãy xuất dạng .csv nén.`,
    en: ({ sheet, rows, limit }: Facts) =>
      `The sheet ${sheet} has ${n(rows ?? limit)} rows, an Excel sheet holds ${n(limit)}. Export as zipped .csv.`,
  },
  'text-too-long-for-workbook': {
    vi: ({ sheet, limit }: Facts) => `Bảng ${sheet} có ô dài hơn ${n(limit)} ký tự. Hãy xuất dạng .csv nén.`,
    en: ({ sheet, limit }: Facts) =>
      `The sheet ${sheet} has a cell of more than ${n(limit)} characters. Export as zipped .csv.`,
  },
  'workbook-too-large': {
    vi: 'Tệp lớn hơn 4 GB. Hãy xuất từng đơn vị trực thuộc.',
    en: 'The file is larger than 4 GB. Export the units below one by one.',
  },
  'not-allowed': {
    vi: 'Bạn không còn quyền làm việc này ở đơn vị này.',
    en: 'You may no longer do this at this unit.',
  },
  interrupted: {
    vi: 'Máy chủ bị dừng hai lần khi đang làm. Hãy yêu cầu lại.',
    en: 'The server stopped twice while it was at work. Ask again.',
  },
  'no-space': {
    vi: 'Ổ đĩa của máy chủ đã đầy. Hãy báo người quản trị.',
    en: 'The disk of the server is full. Tell an administrator.',
  },
  internal: {
    vi: 'Việc bị hỏng giữa chừng. Hãy yêu cầu lại; nếu vẫn vậy, hãy báo người quản trị.',
    en: 'The work broke off. Ask again; if it does so again, tell an administrator.',
  },
} satisfies Record<
  string,
  { vi: string | ((facts: Facts) => string); en: string | ((facts: Facts) => string) }
>
