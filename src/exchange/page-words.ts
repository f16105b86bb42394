import type { Words } from '#ui/words.tsx'

/** What the page of imports and exports says. */
export const pageWords = {
  title: { vi: 'Nhập, xuất dữ liệu', en: 'Import and export' },
  note: {
    vi: 'Nhập tổ chức, đảng viên, biến động từ tệp; kiểm tra hết rồi mới ghi, ghi tất cả hoặc không ghi gì',
    en: 'Load organisations, members and movements from a file; all is checked first, then all is written or nothing',
  },
  import: { vi: 'Nhập từ tệp', en: 'Import a file' },
  drop: { vi: 'Kéo tệp vào đây, hoặc', en: 'Drop a file here, or' },
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  chooseAgain: { vi: 'Tải lên tệp đã sửa', en: 'Upload the corrected file' },
  kinds: {
    vi: 'Tệp .xlsx có các bảng như trong mẫu, hoặc một bảng .csv. Tối đa 200 MB.',
    en: 'An .xlsx workbook with sheets as in the template, or one sheet as .csv. At most 200 MB.',
  },
  secret: {
    vi: 'Không tải lên tệp có nội dung thuộc bí mật nhà nước.',
    en: 'Do not upload a file that holds state secrets.',
  },
  template: { vi: 'Tải tệp mẫu (.xlsx)', en: 'Get the template (.xlsx)' },
  sending: {
    vi: (share: string) => `Đang gửi tệp: ${share}`,
    en: (share: string) => `Sending the file: ${share}`,
  },
  wrongFile: {
    kind: {
      vi: (name: string) => `“${name}” không phải tệp .xlsx hoặc .csv. Hãy lưu lại dạng .xlsx rồi chọn.`,
      en: (name: string) => `“${name}” is neither .xlsx nor .csv. Save it as .xlsx and choose again.`,
    },
    empty: { vi: (name: string) => `“${name}” là tệp rỗng.`, en: (name: string) => `“${name}” is empty.` },
    large: {
      vi: (name: string) => `“${name}” lớn hơn 200 MB. Hãy chia thành nhiều tệp.`,
      en: (name: string) => `“${name}” is larger than 200 MB. Split it.`,
    },
    several: {
      vi: () => 'Mỗi lần chỉ nhập một tệp. Nhiều bảng .csv thì gộp vào một tệp .xlsx.',
      en: () => 'One file at a time. Put several .csv sheets into one .xlsx workbook.',
    },
    sheet: {
      vi: (name: string) =>
        `“${name}” chưa rõ là bảng nào. Hãy đặt tên tệp theo bảng, ví dụ members.csv, “Đảng viên.csv”, movements.csv.`,
      en: (name: string) =>
        `It is not clear which sheet “${name}” is. Name it so, for example members.csv, movements.csv.`,
    },
  },
  of: { vi: (name: string) => `Tệp ${name}`, en: (name: string) => `File ${name}` },
  states: {
    reading: { vi: 'đang đọc', en: 'reading' },
    checking: { vi: 'đang kiểm tra', en: 'checking' },
    ready: { vi: 'chờ xác nhận', en: 'waiting for you' },
    refused: { vi: 'có lỗi, chưa nhập', en: 'faulty, nothing written' },
    applying: { vi: 'đang ghi', en: 'writing' },
    applied: { vi: 'đã nhập', en: 'imported' },
    failed: { vi: 'bị dừng', en: 'stopped' },
    cancelled: { vi: 'đã bỏ', en: 'left' },
  },
  reading: {
    vi: (done: string, expected: string) => `Đang đọc: ${done} trên khoảng ${expected} dòng`,
    en: (done: string, expected: string) => `Reading: ${done} of about ${expected} rows`,
  },
  opening: { vi: 'Đang mở tệp…', en: 'Opening the file…' },
  checking: {
    vi: (rows: string) => `Đã đọc ${rows} dòng, đang đối chiếu với sổ…`,
    en: (rows: string) => `${rows} rows read, checking them against the register…`,
  },
  applying: { vi: 'Đang ghi vào sổ…', en: 'Writing into the register…' },
  mayLeave: {
    vi: 'Có thể rời trang này; việc vẫn tiếp tục, mở lại ở bảng bên dưới.',
    en: 'You may leave this page; work goes on, and the list below leads back.',
  },
  ready: { vi: 'Đã kiểm tra xong, chưa ghi gì vào sổ.', en: 'All is checked; nothing has been written yet.' },
  readyNote: {
    vi: 'Dấu – là phần chỉ đếm được khi ghi. Chỗ khác với sổ thành đính chính, giữ lại giá trị cũ.',
    en: 'A dash is counted only while writing. What differs from the register becomes a correction; old values are kept.',
  },
  nothingNew: {
    vi: 'Mọi dữ liệu trong tệp đã có trong sổ; nhập sẽ không thay đổi gì.',
    en: 'The register has all of this already; importing changes nothing.',
  },
  apply: { vi: 'Nhập vào sổ', en: 'Import into the register' },
  cancel: { vi: 'Bỏ lần nhập này', en: 'Leave this import' },
  another: { vi: 'Nhập tệp khác', en: 'Import another file' },
  refused: {
    vi: (errors: string) => `Tệp có ${errors} lỗi nên chưa ghi gì vào sổ. Hãy sửa trong tệp rồi tải lên lại.`,
    en: (errors: string) =>
      `The file has ${errors} errors, so nothing was written. Correct the file and upload it again.`,
  },
  before: {
    vi: (before: string, now: string) => `Lần trước ${before} lỗi, lần này ${now} lỗi.`,
    en: (before: string, now: string) => `${before} errors last time, ${now} this time.`,
  },
  applied: { vi: 'Đã ghi tất cả vào sổ.', en: 'All has been written into the register.' },
  failed: {
    vi: 'Việc nhập bị dừng, chưa ghi gì vào sổ. Hãy tải tệp lên lại; nếu vẫn vậy, hãy báo người quản trị.',
    en: 'The import was stopped, nothing was written. Upload again; if it stops again, tell an administrator.',
  },
  cancelled: {
    vi: 'Lần nhập này đã bỏ, không ghi gì vào sổ.',
    en: 'This import was left, nothing was written.',
  },
  toMembers: { vi: 'Xem đảng viên', en: 'See members' },
  toOrganisations: { vi: 'Xem tổ chức đảng', en: 'See organisations' },
  toBalance: { vi: 'Xem tăng, giảm', en: 'See increases and decreases' },
  holds: { vi: 'Tệp có gì', en: 'What the file holds' },
  written: { vi: 'Đã ghi những gì', en: 'What was written' },
  fact: { vi: 'Dữ liệu', en: 'Facts' },
  inFile: { vi: 'Trong tệp', en: 'In the file' },
  isNew: { vi: 'Mới', en: 'New' },
  facts: {
    states: { vi: 'Trạng thái của tổ chức', en: 'States of organisations' },
    organisations: { vi: 'Tổ chức đảng mới', en: 'New organisations' },
    members: { vi: 'Đảng viên', en: 'Members' },
    corrections: { vi: 'Đảng viên được sửa thông tin', en: 'Members corrected' },
    movements: { vi: 'Biến động', en: 'Movements' },
    attributes: { vi: 'Thay đổi theo thời gian', en: 'Changes over time' },
    other: { vi: 'Huy hiệu, chức vụ, nhiệm kỳ và bảng khác', en: 'Badges, posts, terms and other sheets' },
  },
  understood: { vi: 'Cột được hiểu thế nào', en: 'How columns were understood' },
  sheet: { vi: 'Bảng', en: 'Sheet' },
  sheetOf: {
    vi: (name: string, sheet: string) => `Bảng “${name}”: ${sheet}`,
    en: (name: string, sheet: string) => `Sheet “${name}”: ${sheet}`,
  },
  inYourFile: { vi: 'Cột trong tệp', en: 'Column of the file' },
  means: { vi: 'Hiểu là', en: 'Understood as' },
  ignored: {
    vi: (names: string) => `Không nhập các cột: ${names}.`,
    en: (names: string) => `Columns not imported: ${names}.`,
  },
  sheets: {
    organisations: { vi: 'Tổ chức đảng', en: 'Organisations' },
    members: { vi: 'Đảng viên', en: 'Members' },
    movements: { vi: 'Biến động', en: 'Movements' },
    attributes: { vi: 'Thay đổi theo thời gian', en: 'Changes over time' },
    links: { vi: 'Sắp xếp tổ chức', en: 'Reorganisations' },
    statuses: { vi: 'Trạng thái sinh hoạt', en: 'Statuses' },
    badges: { vi: 'Huy hiệu Đảng', en: 'Badges' },
    posts: { vi: 'Chức vụ', en: 'Posts' },
    terms: { vi: 'Nhiệm kỳ', en: 'Terms' },
  },
  findings: { vi: 'Những điều cần xem', en: 'What wants a look' },
  findingsNote: {
    vi: (errors: string, warnings: string) =>
      `${errors} lỗi phải sửa, ${warnings} lưu ý không chặn việc nhập; lỗi xếp trước`,
    en: (errors: string, warnings: string) =>
      `${errors} errors to correct, ${warnings} remarks that stop nothing; errors first`,
  },
  severity: { vi: 'Mức', en: 'Kind' },
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'lưu ý', en: 'remark' },
  line: { vi: 'Dòng', en: 'Row' },
  column: { vi: 'Cột', en: 'Column' },
  reason: { vi: 'Vì sao', en: 'Reason' },
  wholeSheet: { vi: 'cả bảng', en: 'whole sheet' },
  wholeFile: { vi: 'cả tệp', en: 'whole file' },
  copy: { vi: 'Chép', en: 'Copy' },
  copied: { vi: 'Đã chép danh sách.', en: 'The list is copied.' },
  saveFindings: { vi: 'Lưu danh sách (.csv)', en: 'Save the list (.csv)' },
  findingsFile: { vi: 'loi-khi-nhap', en: 'import-problems' },
  print: { vi: 'In', en: 'Print' },
  mine: { vi: 'Các lần nhập của tôi', en: 'My imports' },
  file: { vi: 'Tệp', en: 'File' },
  startedAt: { vi: 'Lúc', en: 'At' },
  state: { vi: 'Tình trạng', en: 'State' },
  errors: { vi: 'Lỗi', en: 'Errors' },
  warnings: { vi: 'Lưu ý', en: 'Remarks' },
  noImports: { vi: 'Chưa nhập tệp nào', en: 'No imports yet' },
  noImportsHint: {
    vi: 'Tải tệp mẫu về, điền, rồi tải lên ở trên.',
    en: 'Get the template, fill it in, then upload it above.',
  },
  export: { vi: 'Xuất ra tệp', en: 'Export to a file' },
  exportText: {
    vi: (unit: string, on: string) =>
      `Đảng viên của ${unit} vào ngày ${on}, kèm quá trình. Tệp này nhập lại được.`,
    en: (unit: string, on: string) =>
      `The members of ${unit} on ${on} with their history. The file can be imported again.`,
  },
  thisUnit: { vi: 'đơn vị đang chọn', en: 'the chosen unit' },
  exportFormat: { vi: 'Dạng tệp', en: 'Kind of file' },
  exportFormats: {
    xlsx: { vi: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
    csv: { vi: '.csv nén (.zip)', en: '.csv, zipped' },
  },
  exportFormatHints: {
    xlsx: {
      vi: 'Mỗi bảng tối đa 1.048.575 dòng; lớn hơn thì dùng .csv.',
      en: 'At most 1,048,575 rows a sheet; beyond that use .csv.',
    },
    csv: {
      vi: 'Không giới hạn số dòng; giải nén rồi nhập lại được.',
      en: 'Any number of rows; unpack to import again.',
    },
  },
  exportAct: { vi: 'Xuất', en: 'Export' },
  exportAsked: {
    vi: 'Việc xuất chạy nền; tệp sẽ hiện ở bảng bên dưới.',
    en: 'The export runs in the background; its file appears below.',
  },
  exportRecorded: {
    vi: 'Tệp có dữ liệu cá nhân: giữ như hồ sơ. Việc xuất được ghi vào nhật ký.',
    en: 'The file holds personal data: keep it like the files themselves. The export is kept in the audit log.',
  },
} satisfies Words
