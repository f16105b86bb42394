import type { Words } from '#ui/words.tsx'

/** What an event of the audit log is called, by its action. */
export const eventWords = {
  'sign-in': { vi: 'Đăng nhập', en: 'Signed in' },
  'sign-in.failure': { vi: 'Đăng nhập không thành', en: 'Failed to sign in' },
  'sign-out': { vi: 'Đăng xuất', en: 'Signed out' },
  'password.change': { vi: 'Đổi mật khẩu', en: 'Changed the password' },
  'account.create': { vi: 'Tạo tài khoản', en: 'Created an account' },
  'account.disable': { vi: 'Khóa tài khoản', en: 'Disabled an account' },
  'account.enable': { vi: 'Mở lại tài khoản', en: 'Enabled an account' },
  'account.password-link': { vi: 'Tạo đường dẫn đặt mật khẩu', en: 'Made a password link' },
  'account.locale': { vi: 'Đổi ngôn ngữ', en: 'Changed the language' },
} satisfies Words
