import type { Words } from '#ui/words.tsx'

/** What the printed list, the printed codes and the page behind a code say. */
export const words = {
  listTitle: { vi: 'Danh sách điểm cầu', en: 'List of sites' },
  print: { vi: 'In', en: 'Print' },
  back: { vi: 'Về hội nghị', en: 'Back' },
  codesTitle: { vi: 'Mã điểm danh', en: 'Roll-call codes' },
  codesNote: {
    vi: 'Mỗi điểm cầu một tờ. Quét mã bằng điện thoại để báo số có mặt, không cần đăng nhập.',
    en: 'One sheet for each site. Scan the code with a phone to report how many came, without signing in.',
  },
  codesHint: {
    vi: 'Mã chỉ dùng trong ngày và báo được một lần; muốn sửa thì đăng nhập. Mã chỉ hiện lần này: hãy in ngay. Tạo lại thì mã cũ hết hiệu lực.',
    en: 'A code is good on its day, for one report; whoever signs in can correct it. It is shown this once: print it now. Making codes again ends the earlier ones.',
  },
  day: { vi: 'Mã dùng ngày', en: 'Good on' },
  make: { vi: 'Tạo mã', en: 'Make the codes' },
  cannot: {
    vi: 'Chỉ cơ quan triệu tập tạo được mã điểm danh.',
    en: 'Only the convener makes roll-call codes.',
  },
  goodOn: { vi: (day: string) => `Chỉ dùng trong ngày ${day}`, en: (day: string) => `Good on ${day} only` },
  scan: {
    vi: 'Quét mã để báo số đại biểu có mặt',
    en: 'Scan to report how many are present',
  },
  siteN: { vi: (n: number) => `Điểm cầu số ${n}`, en: (n: number) => `Site no. ${n}` },
  chairIs: { vi: (chair: string) => `Chủ trì: ${chair}`, en: (chair: string) => `Chair: ${chair}` },
  codeOf: {
    vi: (site: string) => `Mã điểm danh của ${site}`,
    en: (site: string) => `Roll-call code of ${site}`,
  },

  rollCall: { vi: 'Điểm danh', en: 'Roll call' },
  noCode: {
    vi: 'Trang này mở bằng mã in trên giấy. Hãy quét lại mã.',
    en: 'This page opens from a printed code. Scan it again.',
  },
  invitedIs: { vi: (n: string) => `Số đại biểu được mời: ${n}`, en: (n: string) => `Invited: ${n}` },
  howMany: { vi: 'Số đại biểu có mặt', en: 'How many are present' },
  remark: { vi: 'Ghi chú', en: 'Remark' },
  remarkHint: { vi: 'Không bắt buộc; không nêu tên người.', en: 'Optional; name nobody.' },
  send: { vi: 'Báo điểm danh', en: 'Send' },
  sent: { vi: (n: string) => `Đã báo: có mặt ${n}.`, en: (n: string) => `Reported: ${n} present.` },
  thanks: {
    vi: 'Đồng chí có thể đóng trang này.',
    en: 'You may close this page.',
  },
  toCorrect: {
    vi: 'Mã đã dùng. Muốn sửa số đã báo, hãy đăng nhập rồi quét lại mã.',
    en: 'The code is used up. To correct the number, sign in and scan it again.',
  },
  maySignedIn: {
    vi: 'Đồng chí đã đăng nhập nên sửa được số đã báo.',
    en: 'You are signed in, so you can correct it.',
  },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
} satisfies Words
