import type { Finding } from './format.ts'
import type { Facts, SourceFindingCode } from './source-finding.ts'

/** One sentence in both languages. */
export interface Sentence {
  vi: string
  en: string
}
export type Sentences<Code extends string> = Record<Code, (facts: Facts) => Sentence>

const say = (vi: string, en: string) => () => ({ vi, en })

/** What each finding of a source means, for the person who sent the file. */
export const SOURCE_WORDS: Sentences<SourceFindingCode> = {
  'no-such-file': ({ name }) => ({
    vi: `không có tệp hay thư mục “${name}”`,
    en: `there is no file or folder “${name}”`,
  }),
  'not-a-source': ({ name }) => ({
    vi: `“${name}” không phải tệp .xlsx, cũng không phải thư mục chứa các tệp .csv`,
    en: `“${name}” is neither an .xlsx workbook nor a folder of .csv files`,
  }),
  unreadable: ({ name, reason }) => ({
    vi: `không đọc được “${name}” (${reason})`,
    en: `“${name}” cannot be read (${reason})`,
  }),
  'too-large': ({ bytes, limit }) => ({
    vi: `dữ liệu lớn ${bytes} byte, vượt mức cho phép ${limit} byte`,
    en: `the data has ${bytes} bytes, more than the ${limit} allowed`,
  }),
  'not-a-workbook': say('không phải tệp Excel .xlsx', 'this is not an .xlsx workbook'),
  'old-workbook': say(
    'tệp Excel kiểu cũ (.xls) hoặc có mật khẩu: mở bằng Excel, bỏ mật khẩu và lưu lại dạng .xlsx',
    'an old .xls or password-protected workbook: open it in Excel, remove the password and save it as .xlsx',
  ),
  encrypted: say(
    'tệp có phần bị mã hóa: bỏ mật khẩu rồi lưu lại',
    'part of the file is encrypted: remove the password and save it again',
  ),
  macros: say(
    'tệp chứa macro: lưu lại dạng “Excel Workbook (.xlsx)” không macro',
    'the workbook contains macros: save it as “Excel Workbook (.xlsx)” without them',
  ),
  'external-links': say(
    'tệp có liên kết tới tệp khác: ngắt liên kết (Data → Edit Links → Break Link) rồi lưu lại',
    'the workbook links to other files: break the links (Data → Edit Links → Break Link) and save it again',
  ),
  'cut-off': say(
    'tệp bị cắt ngang, thiếu phần cuối: gửi hoặc sao chép lại',
    'the file is cut off, its end is missing: send or copy it again',
  ),
  'broken-zip': ({ part }) => ({
    vi: `tệp nén bị hỏng ở “${part}”`,
    en: `the archive is damaged at “${part}”`,
  }),
  'zip-bomb': ({ part, bytes, limit }) => ({
    vi: `“${part}” khi giải nén lớn bất thường (${bytes} byte, mức cho phép ${limit})`,
    en: `“${part}” unpacks to an unreasonable size (${bytes} bytes, allowed ${limit})`,
  }),
  'broken-xml': ({ part }) => ({
    vi: `nội dung “${part}” trong tệp Excel bị hỏng`,
    en: `the content of “${part}” in the workbook is damaged`,
  }),
  'xml-dtd': ({ part }) => ({
    vi: `“${part}” chứa khai báo DTD, không được phép`,
    en: `“${part}” contains a DTD, which is not allowed`,
  }),
  'no-sheets': say(
    'không có bảng nào mang tên của mẫu: organisations (Tổ chức đảng), members (Đảng viên), movements (Biến động), attributes (Thuộc tính)',
    'no sheet bears a name of the format: organisations, members, movements, attributes …',
  ),
  'too-many-findings': ({ limit }) => ({
    vi: `quá ${limit} lỗi, ngừng đọc`,
    en: `more than ${limit} findings, reading stopped`,
  }),
  'other-file': ({ name }) => ({ vi: `bỏ qua tệp “${name}”`, en: `the file “${name}” is ignored` }),
  'other-sheet': ({ name }) => ({ vi: `bỏ qua bảng “${name}”`, en: `the sheet “${name}” is ignored` }),
  'duplicate-sheet': ({ first, second }) => ({
    vi: `“${first}” và “${second}” cùng là một bảng`,
    en: `“${first}” and “${second}” are the same sheet`,
  }),
  'no-header': say('bảng trống, không có dòng tiêu đề', 'the sheet is empty, it has no header row'),
  'too-many-columns': ({ limit }) => ({ vi: `quá ${limit} cột`, en: `more than ${limit} columns` }),
  'missing-column': ({ header }) => ({
    vi: `thiếu cột bắt buộc (“${header}”)`,
    en: `a required column is missing (“${header}”)`,
  }),
  'duplicate-column': ({ first, second }) => ({
    vi: `cột “${first}” và “${second}” trùng nghĩa: giữ một cột`,
    en: `the columns “${first}” and “${second}” mean the same: keep one`,
  }),
  'unknown-column': ({ header }) => ({
    vi: `bỏ qua cột “${header}”`,
    en: `the column “${header}” is ignored`,
  }),
  'codes-from-cards': say(
    'không có cột mã đảng viên: dùng số thẻ đảng viên làm mã',
    'there is no column of member codes: the card number serves as the code',
  ),
  'not-utf8': ({ byte }) => ({
    vi: `không phải UTF-8 (byte thứ ${byte}): lưu lại dạng “CSV UTF-8”`,
    en: `not UTF-8 (at byte ${byte}): save it as “CSV UTF-8”`,
  }),
  utf16: say('tệp ở bảng mã UTF-16: lưu lại dạng “CSV UTF-8”', 'the file is UTF-16: save it as “CSV UTF-8”'),
  'unterminated-quote': say(
    'dấu ngoặc kép mở ra mà không đóng, hoặc tệp bị cắt ngang',
    'a quotation mark is opened and never closed, or the file is cut off',
  ),
  'text-after-quote': say(
    'có chữ đứng sau dấu ngoặc kép đóng; các dòng sau không đọc được',
    'text follows a closing quotation mark; the lines after it were not read',
  ),
  'record-too-long': ({ limit }) => ({
    vi: `dòng dài quá ${limit} byte`,
    en: `the line is longer than ${limit} bytes`,
  }),
  'last-line-cut': ({ cells, columns }) => ({
    vi: `dòng cuối chỉ có ${cells}/${columns} ô và không xuống dòng: tệp bị cắt ngang`,
    en: `the last line has ${cells} of ${columns} cells and no line end: the file is cut off`,
  }),
  'too-many-cells': ({ cells, columns }) => ({
    vi: `dòng có ${cells} ô, tiêu đề chỉ có ${columns} (thiếu ngoặc kép quanh dấu phân cách?)`,
    en: `the row has ${cells} cells, the header ${columns} (a separator without quotation marks?)`,
  }),
  'cells-without-header': say(
    'bỏ qua các ô nằm ngoài cột có tiêu đề',
    'cells outside the columns with a header are ignored',
  ),
  'cell-too-long': ({ length, limit }) => ({
    vi: `ô có ${length} ký tự, tối đa ${limit}`,
    en: `the cell has ${length} characters, at most ${limit} are allowed`,
  }),
  'control-character': ({ character }) => ({
    vi: `có ký tự điều khiển ${character}`,
    en: `contains the control character ${character}`,
  }),
  'replacement-character': ({ value }) => ({
    vi: `“${value}” có ký tự � do sai bảng mã trước đây`,
    en: `“${value}” contains � from an earlier wrong encoding`,
  }),
  formula: say(
    'công thức chưa có kết quả: tính rồi dán dạng giá trị',
    'a formula without a result: calculate it and paste as a value',
  ),
  'error-cell': ({ value }) => ({ vi: `ô báo lỗi ${value}`, en: `the cell holds the error ${value}` }),
  'lost-leading-zeros': ({ value }) => ({
    vi: `“${value}” là ô kiểu số nên mất số 0 ở đầu: đổi cột sang kiểu Text rồi nhập lại`,
    en: `“${value}” is a number cell and has lost its leading zeros: make the column text and enter it again`,
  }),
  'lost-digits': ({ value }) => ({
    vi: `“${value}” là ô kiểu số quá 15 chữ số nên sai các số cuối`,
    en: `“${value}” is a number cell of more than 15 digits and has lost the last ones`,
  }),
  'became-date': ({ value }) => ({
    vi: `Excel đã đổi ô này thành ngày (${value}): nhập lại dạng Text`,
    en: `Excel has turned this cell into a date (${value}): enter it again as text`,
  }),
  'no-such-serial': ({ value }) => ({
    vi: `số ${value} không phải ngày của Excel`,
    en: `the number ${value} is no Excel date`,
  }),
  'missing-value': say('thiếu giá trị bắt buộc', 'a required value is missing'),
  'not-a-day': ({ value }) => ({
    vi: `“${value}” không phải ngày (dd/mm/yyyy)`,
    en: `“${value}” is not a day (YYYY-MM-DD)`,
  }),
  'no-such-day': ({ value }) => ({ vi: `không có ngày “${value}”`, en: `there is no day “${value}”` }),
  'two-digit-year': ({ value }) => ({
    vi: `“${value}”: năm phải đủ bốn chữ số`,
    en: `“${value}”: the year needs four digits`,
  }),
  'month-alone': ({ value }) => ({
    vi: `“${value}” chỉ có tháng và năm, thiếu ngày`,
    en: `“${value}” is a month without its day`,
  }),
  'year-alone': ({ value }) => ({
    vi: `“${value}” chỉ có năm, thiếu ngày và tháng`,
    en: `“${value}” is a year without its day`,
  }),
  'year-out-of-range': ({ value }) => ({
    vi: `“${value}”: năm phải từ 1800 đến 2999`,
    en: `“${value}”: the year must be 1800 to 2999`,
  }),
  'unknown-sex': ({ value }) => ({
    vi: `giới tính “${value}” không rõ: ghi nam hoặc nữ`,
    en: `unknown sex “${value}”: nam or nữ`,
  }),
  'unknown-category': ({ value }) => ({
    vi: `mã biến động “${value}” không có trong danh mục`,
    en: `unknown category of movement “${value}”`,
  }),
  'unknown-kind': ({ value }) => ({
    vi: `loại tổ chức “${value}” không có trong danh mục`,
    en: `unknown kind of organisation “${value}”`,
  }),
  'unknown-field': ({ value }) => ({
    vi: `“${value}” không phải mục thay đổi theo thời gian`,
    en: `“${value}” is no field that changes over time`,
  }),
}

/**
 * A finding as one line, `sheet:row:column: reason`. Whoever has codes of his own passes his words beside these;
 * a code that no words know is shown as it is.
 */
export function findingLine(
  finding: Finding,
  language: 'vi' | 'en',
  words: Partial<Sentences<string>> = SOURCE_WORDS,
): string {
  const reason = words[finding.code]?.(finding.facts)[language] ?? finding.code
  return `${finding.sheet}:${finding.line}:${finding.column}: ${reason}`
}
