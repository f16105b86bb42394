import type { Words } from '#ui/words.tsx'

/** What reminders by e-mail say on pages. */
export const words = {
  title: { vi: 'Nhắc việc qua thư điện tử', en: 'Reminders by e-mail' },
  what: {
    vi: 'Thư chỉ nêu số việc, hạn và đường dẫn; không nêu tên người, không nêu nội dung công việc. Không có việc thì không có thư.',
    en: 'Letters give counts, deadlines and links only; no names of people, no contents. Without anything to do no letter comes.',
  },
  noMail: {
    vi: 'Máy chủ chưa cấu hình gửi thư. Số việc cần làm vẫn hiện trong trình đơn.',
    en: 'This server is not set up to send mail. What is to be done still shows in the menu.',
  },
  email: { vi: 'Địa chỉ nhận thư', en: 'Address' },
  rhythm: { vi: 'Nhận thư', en: 'Letters' },
  rhythms: {
    off: { vi: 'Không nhận', en: 'None' },
    daily: { vi: 'Hằng ngày', en: 'Every day' },
    weekly: { vi: 'Hằng tuần', en: 'Every week' },
  },
  weekday: { vi: 'Vào', en: 'On' },
  weekdays: {
    1: { vi: 'Thứ Hai', en: 'Monday' },
    2: { vi: 'Thứ Ba', en: 'Tuesday' },
    3: { vi: 'Thứ Tư', en: 'Wednesday' },
    4: { vi: 'Thứ Năm', en: 'Thursday' },
    5: { vi: 'Thứ Sáu', en: 'Friday' },
    6: { vi: 'Thứ Bảy', en: 'Saturday' },
    7: { vi: 'Chủ nhật', en: 'Sunday' },
  },
  hour: { vi: 'Từ lúc', en: 'From' },
  quietFrom: { vi: 'Không gửi từ', en: 'Nothing from' },
  quietUntil: { vi: 'đến', en: 'until' },
  oclock: { vi: (hour: string) => `${hour} giờ`, en: (hour: string) => `${hour}:00` },
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu cách nhắc việc', en: 'Saved' },
  verified: { vi: 'Địa chỉ đã xác nhận', en: 'Address confirmed' },
  unverified: { vi: 'Chờ xác nhận địa chỉ', en: 'Address not confirmed yet' },
  unverifiedText: {
    vi: 'Đã gửi một đường dẫn tới địa chỉ này. Mở đường dẫn đó thì thư nhắc việc mới bắt đầu.',
    en: 'A link was sent to this address. Reminders begin when it has been opened.',
  },
  resend: { vi: 'Gửi lại đường dẫn', en: 'Send the link again' },
  resent: { vi: 'Đã gửi lại đường dẫn', en: 'The link was sent again' },
  lastSent: { vi: (at: string) => `Thư gần nhất: ${at}`, en: (at: string) => `Last letter: ${at}` },
  verifyTitle: { vi: 'Xác nhận địa chỉ', en: 'Confirm an address' },
  verifyDone: {
    vi: 'Đã xác nhận. Thư nhắc việc sẽ tới vào giờ đã chọn.',
    en: 'Confirmed. Reminders will come at the hour that you chose.',
  },
  stopTitle: { vi: 'Ngừng nhận thư nhắc việc', en: 'Stop reminders' },
  stopDone: {
    vi: 'Đã ngừng. Có thể bật lại ở trang tài khoản bất cứ lúc nào.',
    en: 'Stopped. You can switch them on again on your account’s page.',
  },
  toSignIn: { vi: 'Đăng nhập', en: 'Sign in' },
  outbox: { vi: 'Thư nhắc việc', en: 'Reminder mail' },
  outboxNote: {
    vi: (n: string) => `Đã gửi ${n} thư trong 7 ngày qua`,
    en: (n: string) => `${n} letters sent in the last 7 days`,
  },
  outboxText: {
    vi: 'Thư không gửi được sau nhiều lần thử, và thư không rõ đã tới hay chưa vì máy chủ dừng giữa chừng. Thư không rõ không tự gửi lại, để không ai nhận hai lần.',
    en: 'Letters that could not be sent, and letters of which nobody knows whether they arrived because the server stopped. The latter are not sent again by themselves, so that nobody gets one twice.',
  },
  none: { vi: 'Không có thư nào mắc lại', en: 'No letter is stuck' },
  account: { vi: 'Tài khoản', en: 'Account' },
  kind: { vi: 'Loại thư', en: 'Kind' },
  kinds: {
    digest: { vi: 'Nhắc việc', en: 'Reminder' },
    verification: { vi: 'Xác nhận địa chỉ', en: 'Confirmation' },
  },
  state: { vi: 'Tình trạng', en: 'State' },
  states: {
    waiting: { vi: 'Chờ gửi', en: 'Waiting' },
    sending: { vi: 'Đang gửi', en: 'Being sent' },
    dead: { vi: 'Không gửi được', en: 'Could not be sent' },
    uncertain: { vi: 'Không rõ đã tới hay chưa', en: 'Uncertain' },
  },
  attempts: { vi: 'Số lần thử', en: 'Attempts' },
  error: { vi: 'Lỗi', en: 'Error' },
  created: { vi: 'Viết lúc', en: 'Written' },
  next: { vi: (at: string) => `thử lại lúc ${at}`, en: (at: string) => `next at ${at}` },
  retry: { vi: 'Gửi lại', en: 'Send again' },
  retried: { vi: 'Thư sẽ được gửi lại', en: 'It will be sent again' },
} satisfies Words

/** Why wishes or links are refused. */
export const refusalWords = {
  'no-mail-server': () => ({
    vi: 'Máy chủ chưa cấu hình gửi thư.',
    en: 'This server is not set up to send mail.',
  }),
  'hour-is-quiet': ({ hour, from, until }: { hour: number; from: number; until: number }) => ({
    vi: `${hour} giờ nằm trong khoảng không gửi (${from}–${until} giờ); thư sẽ không bao giờ đi đúng giờ.`,
    en: `${hour}:00 lies within the hours in which nothing is sent (${from}–${until}).`,
  }),
  'link-invalid': () => ({
    vi: 'Đường dẫn không đúng, đã quá hạn, hoặc thuộc về địa chỉ khác.',
    en: 'The link is wrong, too old, or of another address.',
  }),
  'too-many-links': ({ most }: { most: number }) => ({
    vi: `Đã gửi ${most} đường dẫn trong 24 giờ; hãy thử lại ngày mai.`,
    en: `${most} links were sent within 24 hours; try again tomorrow.`,
  }),
} as const
