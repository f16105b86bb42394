import type { Locale } from '#access/api.ts'
import { formatDay, type Day } from '#platform/day.ts'

/** How much waits for a unit: nothing about what it is or whom it concerns. */
export interface UnitCounts {
  /** Public id. */
  id: string
  name: string
  overdue: number
  soon: number
  /** More waits than was counted. */
  beyond: boolean
  /** The next deadlines, with how much falls due on each. */
  days: readonly { on: Day; count: number }[]
}

export interface Letter {
  subject: string
  body: string
}

/** Addresses in letters: the service's own, with the secret to stop. */
export interface LetterLinks {
  publicUrl: string
  token: string
}

/** A digest (thư nhắc việc): counts, deadlines and links, no names of people and no contents. */
export function digestLetter(
  units: readonly UnitCounts[],
  on: Day,
  locale: Locale,
  { publicUrl, token }: LetterLinks,
): Letter {
  const overdue = sum(units, 'overdue')
  const soon = sum(units, 'soon')
  const said = locale === 'vi' ? VI : EN
  const parts = units
    .filter((unit) => unit.overdue + unit.soon > 0)
    .map((unit) => [unit.name, ...said.unit(unit), `${publicUrl}/inbox?unit=${unit.id}`].join('\n'))
  const body = [
    said.title(formatDay(on)),
    ...parts,
    said.why,
    `${said.change}: ${publicUrl}/account\n${said.stop}: ${publicUrl}/reminders/stop#${token}`,
  ]
  return { subject: said.subject(overdue, soon), body: `${body.join('\n\n')}\n` }
}

/** Asks whoever reads mail at an address to open the link, so that nobody is written to who did not want it. */
export function verificationLetter(locale: Locale, { publicUrl, token }: LetterLinks): Letter {
  const said = locale === 'vi' ? VI : EN
  return {
    subject: said.verifySubject,
    body: `${said.verify}\n\n${publicUrl}/reminders/verify#${token}\n\n${said.verifyElse}\n`,
  }
}

function sum(units: readonly UnitCounts[], of: 'overdue' | 'soon'): number {
  return units.reduce((total, unit) => total + unit[of], 0)
}

const shortDays = (days: UnitCounts['days']) =>
  days.map(({ on, count }) => `${formatDay(on)}: ${count}`).join('; ')

const VI = {
  subject: (overdue: number, soon: number) =>
    `Đảng vụ: ${overdue} việc quá hạn, ${soon} việc đến hạn trong 7 ngày`,
  title: (on: string) => `Việc cần làm, tính đến ngày ${on}`,
  unit: ({ overdue, soon, beyond, days }: UnitCounts) => [
    ...(overdue > 0 ? [`- Quá hạn: ${overdue} việc`] : []),
    ...(soon > 0 ? [`- Đến hạn trong 7 ngày: ${soon} việc (${shortDays(days)})`] : []),
    ...(beyond ? ['- Còn nhiều việc khác'] : []),
  ],
  why: 'Thư này không nêu tên người và nội dung công việc; đăng nhập để xem.',
  change: 'Đổi giờ nhận thư',
  stop: 'Ngừng nhận thư',
  verifySubject: 'Đảng vụ: xác nhận địa chỉ nhận thư nhắc việc',
  verify: 'Mở đường dẫn sau để nhận thư nhắc việc ở địa chỉ này (có hiệu lực 48 giờ):',
  verifyElse: 'Nếu không đăng ký, xin bỏ qua thư này; sẽ không có thư nào khác.',
}

const EN: typeof VI = {
  subject: (overdue, soon) => `Dangvu: ${overdue} overdue, ${soon} due within 7 days`,
  title: (on) => `To do, as of ${on}`,
  unit: ({ overdue, soon, beyond, days }) => [
    ...(overdue > 0 ? [`- Overdue: ${overdue}`] : []),
    ...(soon > 0 ? [`- Due within 7 days: ${soon} (${shortDays(days)})`] : []),
    ...(beyond ? ['- There is more'] : []),
  ],
  why: 'This letter names no people and no contents; sign in to see them.',
  change: 'Change when letters come',
  stop: 'Stop these letters',
  verifySubject: 'Dangvu: confirm your address for reminders',
  verify: 'Open this link to get reminders at this address (valid for 48 hours):',
  verifyElse: 'If you did not ask for it, ignore this letter; no other will come.',
}
