import type { Words } from '#ui/words.tsx'

/** What the page of things to do says. */
export const words = {
  title: { vi: 'Việc cần làm', en: 'To do' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  soon: { vi: 'Đến hạn trong 7 ngày', en: 'Due within a week' },
  later: { vi: 'Sắp tới', en: 'Later' },
  open: { vi: 'Không có hạn', en: 'No deadline' },
  none: { vi: 'Không có việc nào đang chờ', en: 'Nothing waits' },
  noneText: {
    vi: 'Việc được giao, báo cáo chờ xem và lời đôn đốc sẽ hiện ở đây, theo hạn.',
    en: 'Work that is given, reports to look at and nudges appear here, by deadline.',
  },
  due: { vi: (day: string) => `hạn ${day}`, en: (day: string) => `due ${day}` },
  daysLate: { vi: (n: string) => `quá hạn ${n} ngày`, en: (n: string) => `${n} days overdue` },
  today: { vi: 'hôm nay là hạn cuối', en: 'due today' },
  inPlace: { vi: (unit: string) => `thay cho ${unit}`, en: (unit: string) => `in the place of ${unit}` },
  more: { vi: 'Còn nhiều việc khác; hãy làm từ trên xuống.', en: 'There is more; begin at the top.' },
  ahead: { vi: 'Đến hạn trong', en: 'Due within' },
  days: { vi: (n: string) => `${n} ngày`, en: (n: string) => `${n} days` },
  show: { vi: 'Hiện', en: 'Show' },
  below: { vi: 'Ở các đơn vị bên dưới', en: 'In the units below' },
  belowNote: {
    vi: 'Số việc chưa xong, theo đơn vị trực thuộc; chọn một đơn vị để đi xuống.',
    en: 'What is not done, by unit directly below; choose one to go down.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  itself: { vi: (unit: string) => `${unit} (chính đơn vị)`, en: (unit: string) => `${unit} (itself)` },
  openInbox: { vi: 'Việc của đơn vị', en: 'Its to-do' },
  noneBelow: { vi: 'Không có việc nào quá hạn hay sắp đến hạn.', en: 'Nothing is overdue or due soon.' },
  up: { vi: (unit: string) => `Lên ${unit}`, en: (unit: string) => `Up to ${unit}` },
} satisfies Words
