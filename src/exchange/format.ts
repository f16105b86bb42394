/** The sheets of the exchange format, in the order in which they are read and written. */
export const SHEETS = ['organisations', 'members', 'movements', 'attributes', 'links', 'statuses', 'badges', 'posts', 'terms'] as const
export type SheetName = (typeof SHEETS)[number]

/** How a cell's text is read: `birth` also takes a month or a year alone. */
export type CellKind = 'text' | 'day' | 'birth' | 'sex' | 'category' | 'kind' | 'field'

export interface Column {
  name: string
  kind: CellKind
  required?: boolean
  /** Column headers of Vietnamese source files that mean the same, compared after folding (no marks, lower case). */
  vi?: readonly string[]
}

/** One row of a sheet as it stood in the file: `line` is the line or row number, header = 1; a missing cell is ''. */
export interface SheetRow {
  sheet: SheetName
  line: number
  cells: Readonly<Record<string, string>>
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

const text = (name: string, vi: readonly string[] = [], required = false): Column => ({ name, kind: 'text', vi, required })
const onDay = (name: string, vi: readonly string[] = [], required = false): Column => ({ name, kind: 'day', vi, required })

/** Columns of each sheet. Source: contracts of the exchange format (docs/exchange-format.md). */
export const COLUMNS: Record<SheetName, readonly Column[]> = {
  organisations: [
    text('code', ['Mã tổ chức', 'Mã đơn vị', 'Mã'], true),
    text('name', ['Tên tổ chức', 'Tên tổ chức đảng', 'Tên đơn vị'], true),
    { name: 'kind', kind: 'kind', required: true, vi: ['Loại tổ chức', 'Cấp tổ chức'] },
    text('type', ['Loại hình', 'Loại hình cơ sở']),
    text('parent_code', ['Mã tổ chức cấp trên', 'Mã cấp trên', 'Trực thuộc']),
    onDay('from', ['Từ ngày', 'Ngày thành lập'], true),
    onDay('to', ['Đến ngày', 'Ngày kết thúc']),
    text('decision_no', ['Số quyết định']),
  ],
  members: [
    text('member_code', ['Mã đảng viên', 'Số lý lịch', 'Mã số'], true),
    text('full_name', ['Họ và tên', 'Họ tên', 'Họ và tên khai sinh'], true),
    { name: 'sex', kind: 'sex', required: true, vi: ['Giới tính', 'Nam/Nữ'] },
    { name: 'born_on', kind: 'birth', required: true, vi: ['Ngày sinh', 'Ngày tháng năm sinh', 'Năm sinh'] },
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
    text('member_code', ['Mã đảng viên', 'Số lý lịch', 'Mã số'], true),
    onDay('day', ['Ngày', 'Ngày biến động'], true),
    { name: 'category', kind: 'category', required: true, vi: ['Loại biến động', 'Mã biến động'] },
    text('from_code', ['Từ tổ chức', 'Nơi đi']),
    text('to_code', ['Đến tổ chức', 'Nơi đến']),
    text('decision_no', ['Số quyết định']),
    text('note', ['Ghi chú']),
  ],
  attributes: [
    text('member_code', ['Mã đảng viên', 'Số lý lịch', 'Mã số'], true),
    onDay('day', ['Ngày', 'Từ ngày'], true),
    { name: 'field', kind: 'field', required: true, vi: ['Trường', 'Mục'] },
    text('value', ['Giá trị']),
  ],
  // Optional sheets that carry what the four main ones cannot, so that an export loses nothing.
  links: [
    text('predecessor_code', ['Tổ chức trước'], true),
    text('successor_code', ['Tổ chức sau'], true),
    onDay('day', ['Ngày'], true),
    text('act', ['Hình thức sắp xếp'], true),
    text('decision_no', ['Số quyết định']),
  ],
  statuses: [
    text('member_code', ['Mã đảng viên'], true),
    text('status', ['Trạng thái'], true),
    onDay('from', ['Từ ngày'], true),
    onDay('to', ['Đến ngày']),
    text('decision_no', ['Số quyết định']),
    text('note', ['Ghi chú']),
  ],
  badges: [
    text('member_code', ['Mã đảng viên'], true),
    text('level', ['Mức huy hiệu'], true),
    onDay('day', ['Ngày trao'], true),
    text('badge_no', ['Số huy hiệu']),
    text('decision_no', ['Số quyết định']),
  ],
  posts: [
    text('member_code', ['Mã đảng viên'], true),
    text('org_code', ['Mã tổ chức'], true),
    text('committee', ['Cấp ủy'], true),
    text('role', ['Chức vụ'], true),
    text('manner', ['Hình thức']),
    onDay('from', ['Từ ngày'], true),
    onDay('to', ['Đến ngày']),
    text('decision_no', ['Số quyết định']),
  ],
  terms: [
    text('org_code', ['Mã tổ chức'], true),
    text('committee', ['Cấp ủy'], true),
    text('name', ['Nhiệm kỳ'], true),
    text('seats', ['Số lượng']),
    onDay('from', ['Từ ngày'], true),
    onDay('to', ['Đến ngày']),
    onDay('extended_to', ['Gia hạn đến']),
    text('decision_no', ['Số quyết định']),
  ],
}

/** Attributes that may change over time; statistics count them as of the day. */
export const DATED_FIELDS = [
  'ethnicity', 'religion', 'schooling', 'education', 'theory', 'profession', 'stratum', 'residence', 'phone',
] as const
export type DatedField = (typeof DATED_FIELDS)[number]
