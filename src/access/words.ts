import type { PasswordRefusal, Role } from './rules.ts'

type Words = Readonly<{ vi: string; en: string }>

export const roleWords: Record<Role, Words> = {
  administrator: { vi: 'Quản trị hệ thống', en: 'Administrator' },
  officer: { vi: 'Cán bộ tổ chức, cấp ủy', en: 'Organisation officer' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  secretary: { vi: 'Bí thư chi bộ', en: 'Branch secretary' },
  auditor: { vi: 'Người kiểm tra nhật ký', en: 'Auditor' },
  member: { vi: 'Đảng viên', en: 'Member' },
}

/** What a role is for, in one line. */
export const rolePurposes: Record<Role, Words> = {
  administrator: {
    vi: 'Giữ tài khoản, nạp dữ liệu; không xem hồ sơ đảng viên',
    en: 'Keeps accounts and loads data; opens no member’s record',
  },
  officer: {
    vi: 'Xem và ghi mọi việc trong đơn vị và cấp dưới',
    en: 'Reads and records all in the unit and below',
  },
  leader: { vi: 'Xem đơn vị và cấp dưới', en: 'Reads the unit and below' },
  secretary: {
    vi: 'Xem và ghi đảng viên, biến động của chi bộ',
    en: 'Reads and records members and movements',
  },
  auditor: { vi: 'Xem nhật ký; không xem đảng viên', en: 'Reads the audit log, no members' },
  member: { vi: 'Chỉ xem và đề nghị sửa hồ sơ của chính mình', en: 'Only his own record' },
}

/** Codes of RFC 9457 problem details with their titles. */
export const problemWords = {
  malformed: { vi: 'Dữ liệu gửi lên chưa đúng', en: 'The request cannot be read' },
  'sign-in-needed': { vi: 'Cần đăng nhập', en: 'Please sign in' },
  'wrong-credentials': { vi: 'Tên hoặc mật khẩu chưa đúng', en: 'Wrong name or password' },
  forbidden: { vi: 'Đồng chí không có quyền làm việc này ở đây', en: 'You may not do this here' },
  'cross-site': { vi: 'Yêu cầu đến từ trang khác nên bị từ chối', en: 'Refused: sent by another site' },
  'not-found': {
    vi: 'Không tìm thấy, hoặc ngoài phạm vi của đồng chí',
    en: 'Not found, or outside your reach',
  },
  conflict: { vi: 'Dữ liệu đã thay đổi, hãy tải lại', en: 'The record has changed meanwhile; reload it' },
  'already-recorded': {
    vi: 'Việc này đã được ghi, hãy tải lại',
    en: 'This has been recorded already; reload',
  },
  'key-reused': {
    vi: 'Khóa chống gửi lặp đã dùng cho việc khác',
    en: 'The Idempotency-Key belongs to another request',
  },
  'too-large': { vi: 'Dữ liệu gửi lên quá lớn', en: 'Too large' },
  refused: { vi: 'Chưa đủ điều kiện', en: 'Refused by the rules' },
  throttled: { vi: 'Thử quá nhiều lần, hãy chờ rồi thử lại', en: 'Too many attempts; wait, then try again' },
  internal: { vi: 'Máy chủ gặp lỗi', en: 'Something went wrong on the server' },
  'too-busy': {
    vi: 'Máy chủ đang bận, hãy thử lại sau ít giây',
    en: 'The server is busy; try again in a moment',
  },
} as const satisfies Record<string, Words>
export type ProblemCode = keyof typeof problemWords

/** Why an act on an account is refused. */
export type AccountRefusal =
  | PasswordRefusal
  | { code: 'user-name-taken' }
  | { code: 'user-name-needed' }
  | { code: 'full-name-needed' }
  | { code: 'own-account' }
  | { code: 'role-already-held' }
  | { code: 'link-invalid' }
  | { code: 'wrong-current-password' }

type Sentence<Code> = (facts: Extract<AccountRefusal, { code: Code }>) => Words

/** A sentence for each refusal of this room. */
export const refusalWords: { [Code in AccountRefusal['code']]: Sentence<Code> } = {
  'password-too-short': ({ min }) => ({
    vi: `Mật khẩu cần ít nhất ${min} ký tự`,
    en: `A password needs at least ${min} characters`,
  }),
  'password-too-long': () => ({ vi: 'Mật khẩu quá dài', en: 'The password is too long' }),
  'password-names-account': () => ({
    vi: 'Mật khẩu không được chứa tên đăng nhập',
    en: 'A password must not contain the user name',
  }),
  'password-too-common': () => ({
    vi: 'Mật khẩu quá dễ đoán',
    en: 'The password is too easy to guess',
  }),
  'user-name-taken': () => ({ vi: 'Tên đăng nhập đã có người dùng', en: 'The user name is taken' }),
  'user-name-needed': () => ({ vi: 'Cần tên đăng nhập', en: 'A user name is needed' }),
  'full-name-needed': () => ({ vi: 'Cần họ và tên', en: 'A full name is needed' }),
  'own-account': () => ({
    vi: 'Không được tự thay đổi tài khoản của mình',
    en: 'Nobody changes his own account or roles',
  }),
  'role-already-held': () => ({
    vi: 'Tài khoản đã có vai trò này ở đơn vị này',
    en: 'The account holds this role there',
  }),
  'link-invalid': () => ({
    vi: 'Đường dẫn không đúng, đã dùng hoặc đã hết hạn',
    en: 'The link is wrong, used or expired',
  }),
  'wrong-current-password': () => ({
    vi: 'Mật khẩu hiện tại chưa đúng',
    en: 'The current password is wrong',
  }),
}
