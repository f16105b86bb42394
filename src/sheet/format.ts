/** The sheets of the exchange format, in the order in which they are read and written. */
export const SHEETS = [
  'organisations',
  'members',
  'movements',
  'attributes',
  'links',
  'statuses',
  'badges',
  'posts',
  'terms',
] as const
export type SheetName = (typeof SHEETS)[number]

/** Names under which a sheet or file is recognised besides its own, compared after folding. */
export const SHEET_ALIASES: Record<SheetName, readonly string[]> = {
  organisations: ['Tổ chức đảng', 'Tổ chức', 'Danh sách tổ chức đảng'],
  members: ['Đảng viên', 'Danh sách đảng viên'],
  movements: ['Biến động', 'Biến động đảng viên'],
  attributes: ['Thuộc tính', 'Thay đổi thuộc tính'],
  links: ['Sắp xếp tổ chức', 'Kế thừa tổ chức'],
  statuses: ['Trạng thái', 'Trạng thái sinh hoạt'],
  badges: ['Huy hiệu đảng', 'Huy hiệu'],
  posts: ['Chức vụ', 'Chức vụ trong cấp ủy'],
  terms: ['Nhiệm kỳ'],
}

export type Sex = 'nam' | 'nữ'

/** How a cell's text is read: `birth` also takes a month or a year alone. */
export type CellKind = 'text' | 'day' | 'birth' | 'sex' | 'category' | 'kind' | 'field'

export interface Column {
  name: string
  kind: CellKind
  required?: boolean
  /** Column headers of Vietnamese source files that mean the same, compared after folding (no marks, lower case). */
  vi?: readonly string[]
}

/**
 * One row of a sheet as it stood in the file, normalised (NFC, trimmed): `line` is the line or row number, header = 1;
 * a missing cell is ''. `findings` names cells that could not be read as text; those are ''.
 */
export interface SheetRow {
  sheet: SheetName
  line: number
  cells: Readonly<Record<string, string>>
  findings?: readonly Finding[]
}

/** Where a problem is: `sheet:row:column: reason`; row 0 or column '' when it concerns the whole. */
export interface Finding {
  severity: 'error' | 'warning'
  sheet: string
  line: number
  column: string
  /** Stable code such as `unknown-code`; `words.ts` says it in Vietnamese and English. */
  code: string
  /** Facts for the sentence: the value read, the other line, the limit. */
  facts: Record<string, string | number | null>
}

const text = (name: string, vi: readonly string[] = []): Column => ({ name, kind: 'text', vi })
const onDay = (name: string, vi: readonly string[] = []): Column => ({ name, kind: 'day', vi })
const coded = (name: string, kind: CellKind, vi: readonly string[]): Column => ({ name, kind, vi })
const must = (column: Column): Column => ({ ...column, required: true })

/** Columns of each sheet. Described in docs/exchange-format.md. */
export const COLUMNS: Record<SheetName, readonly Column[]> = {
  organisations: [
    must(text('code', ['Mã tổ chức', 'Mã đơn vị', 'Mã'])),
    must(text('name', ['Tên tổ chức', 'Tên tổ chức đảng', 'Tên đơn vị'])),
    must(coded('kind', 'kind', ['Loại tổ chức', 'Cấp tổ chức'])),
    text('type', ['Loại hình', 'Loại hình cơ sở']),
    text('parent_code', ['Mã tổ chức cấp trên', 'Mã cấp trên', 'Trực thuộc']),
    must(onDay('from', ['Từ ngày', 'Ngày thành lập'])),
    onDay('to', ['Đến ngày', 'Ngày kết thúc']),
    text('decision_no', ['Số quyết định']),
  ],
  members: [
    must(text('member_code', ['Mã đảng viên', 'Số lý lịch', 'Mã số'])),
    must(text('full_name', ['Họ và tên', 'Họ tên', 'Họ và tên khai sinh'])),
    must(coded('sex', 'sex', ['Giới tính', 'Nam/Nữ'])),
    must(coded('born_on', 'birth', ['Ngày sinh', 'Ngày tháng năm sinh', 'Năm sinh'])),
    text('ethnicity', ['Dân tộc']),
    text('religion', ['Tôn giáo']),
    text('citizen_id', ['Số định danh cá nhân', 'Số CCCD', 'CCCD', 'Căn cước công dân', 'Số căn cước']),
    text('card_no', ['Số thẻ đảng viên', 'Số thẻ đảng', 'Số thẻ']),
    text('schooling', ['Giáo dục phổ thông', 'Trình độ phổ thông', 'Trình độ văn hóa']),
    text('education', ['Trình độ chuyên môn', 'Chuyên môn nghiệp vụ', 'Trình độ chuyên môn cao nhất']),
    text('theory', ['Lý luận chính trị', 'Trình độ lý luận chính trị', 'LLCT']),
    text('profession', ['Nghề nghiệp', 'Nghề nghiệp hiện nay', 'Chuyên ngành']),
    text('stratum', ['Thành phần', 'Thành phần nghề nghiệp', 'Đối tượng']),
    text('native_place', ['Quê quán']),
    text('residence', ['Nơi ở hiện nay', 'Nơi thường trú', 'Thường trú', 'Chỗ ở hiện nay']),
    text('phone', ['Điện thoại', 'Số điện thoại']),
    onDay('admission_decided_on', ['Ngày quyết định kết nạp', 'Ngày QĐ kết nạp']),
    onDay('ceremony_on', ['Ngày vào Đảng', 'Ngày kết nạp', 'Ngày vào đảng']),
    onDay('official_on', ['Ngày chính thức', 'Ngày vào Đảng chính thức', 'Ngày công nhận chính thức']),
    onDay('recognition_decided_on', ['Ngày quyết định công nhận chính thức', 'Ngày QĐ công nhận chính thức']),
  ],
  movements: [
    must(text('member_code', ['Mã đảng viên', 'Số lý lịch', 'Mã số'])),
    must(onDay('day', ['Ngày', 'Ngày biến động'])),
    must(coded('category', 'category', ['Loại biến động', 'Mã biến động'])),
    text('from_code', ['Từ tổ chức', 'Nơi đi']),
    text('to_code', ['Đến tổ chức', 'Nơi đến']),
    text('decision_no', ['Số quyết định']),
    text('note', ['Ghi chú']),
  ],
  attributes: [
    must(text('member_code', ['Mã đảng viên', 'Số lý lịch', 'Mã số'])),
    must(onDay('day', ['Ngày', 'Từ ngày'])),
    must(coded('field', 'field', ['Trường', 'Mục'])),
    text('value', ['Giá trị']),
  ],
  // Optional sheets that carry what the four main ones cannot, so that an export loses nothing.
  links: [
    must(text('predecessor_code', ['Tổ chức trước'])),
    must(text('successor_code', ['Tổ chức sau'])),
    must(onDay('day', ['Ngày'])),
    must(text('act', ['Hình thức sắp xếp'])),
    text('decision_no', ['Số quyết định']),
  ],
  statuses: [
    must(text('member_code', ['Mã đảng viên'])),
    must(text('status', ['Trạng thái'])),
    must(onDay('from', ['Từ ngày'])),
    onDay('to', ['Đến ngày']),
    text('decision_no', ['Số quyết định']),
    text('note', ['Ghi chú']),
  ],
  badges: [
    must(text('member_code', ['Mã đảng viên'])),
    must(text('level', ['Mức huy hiệu'])),
    must(onDay('day', ['Ngày trao'])),
    text('badge_no', ['Số huy hiệu']),
    text('decision_no', ['Số quyết định']),
  ],
  posts: [
    must(text('member_code', ['Mã đảng viên'])),
    must(text('org_code', ['Mã tổ chức'])),
    must(text('committee', ['Cấp ủy'])),
    must(text('role', ['Chức vụ'])),
    text('manner', ['Hình thức']),
    must(onDay('from', ['Từ ngày'])),
    onDay('to', ['Đến ngày']),
    text('decision_no', ['Số quyết định']),
  ],
  terms: [
    must(text('org_code', ['Mã tổ chức'])),
    must(text('committee', ['Cấp ủy'])),
    must(text('name', ['Nhiệm kỳ'])),
    text('seats', ['Số lượng']),
    must(onDay('from', ['Từ ngày'])),
    onDay('to', ['Đến ngày']),
    onDay('extended_to', ['Gia hạn đến']),
    text('decision_no', ['Số quyết định']),
  ],
}

/** Attributes that may change over time; statistics count them as of the day. */
export const DATED_FIELDS = [
  'ethnicity',
  'religion',
  'schooling',
  'education',
  'theory',
  'profession',
  'stratum',
  'residence',
  'phone',
] as const
export type DatedField = (typeof DATED_FIELDS)[number]
