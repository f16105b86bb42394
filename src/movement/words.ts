import { formatDay, type Day } from '#platform/day.ts'
import type { Words } from '#ui/words.tsx'
import { CATEGORY_BY_CODE } from './categories.ts'
import type { EntryRefusal } from './rules.ts'

type About = { category: string }
type Step = { on: Day; unit: string; here?: string | null }
type Sentence = { vi: string; en: string }

/** Why an entry may not be recorded, and what to do about it; a code without its sentence does not compile. */
export const refusalWords = {
  'unknown-category': ({ category }: About) => ({
    vi: `Không có loại biến động “${category}”. Hãy chọn trong danh mục.`,
    en: `There is no category “${category}”. Choose one of the list.`,
  }),
  'needs-receiver': ({ category }: About) => ({
    vi: `“${vi(category)}” cần tổ chức tiếp nhận. Hãy chọn tổ chức.`,
    en: `“${en(category)}” needs a receiving unit. Choose it.`,
  }),
  'needs-giver': ({ category }: About) => ({
    vi: `“${vi(category)}” cần tổ chức nơi đi. Hãy chọn tổ chức mà đảng viên đang sinh hoạt.`,
    en: `“${en(category)}” needs a giving unit. Choose the one that holds the member.`,
  }),
  'giver-not-allowed': ({ category }: About) => ({
    vi: `“${vi(category)}” không có nơi đi. Hãy bỏ nơi đi, hoặc chọn việc khác.`,
    en: `“${en(category)}” has no giving unit. Leave it out, or choose another category.`,
  }),
  'receiver-not-allowed': ({ category }: About) => ({
    vi: `“${vi(category)}” không có nơi đến. Hãy bỏ nơi đến, hoặc chọn việc khác.`,
    en: `“${en(category)}” has no receiving unit. Leave it out, or choose another category.`,
  }),
  'same-unit': () => ({
    vi: 'Nơi đi và nơi đến là một tổ chức. Hãy chọn nơi đến khác.',
    en: 'The giving and the receiving unit are the same. Choose another receiver.',
  }),
  'already-in-a-branch': ({ on, unit, here }: Step) => ({
    vi: `Ngày ${formatDay(on)}, đảng viên đang ở ${here} nên không thể vào ${unit}. Nếu là chuyển, hãy chọn việc ở nhóm Chuyển; nếu đã ra, hãy ghi việc ra trước.`,
    en: `On ${formatDay(on)} the member is in ${here} and cannot enter ${unit}. If this is a move, choose one under Moves; if the member had left, record that first.`,
  }),
  'out-before-in': ({ on, unit }: Step) => ({
    vi: `Ngày ${formatDay(on)}, đảng viên chưa ở tổ chức nào nên không thể rời ${unit}. Hãy xem lại ngày, hoặc ghi việc vào trước.`,
    en: `On ${formatDay(on)} the member is in no unit and cannot leave ${unit}. Check the day, or record the entry first.`,
  }),
  'not-in-that-branch': ({ on, unit, here }: Step) => ({
    vi: `Ngày ${formatDay(on)}, đảng viên đang ở ${here}, không phải ${unit}. Hãy xem lại ngày và các biến động khác của đảng viên.`,
    en: `On ${formatDay(on)} the member is in ${here}, not in ${unit}. Check the day and the member’s other movements.`,
  }),
  'unit-not-there': ({ on, unit }: Step) => ({
    vi: `${unit} không hoạt động vào ngày ${formatDay(on)}. Hãy chọn tổ chức có vào ngày đó.`,
    en: `${unit} does not exist on ${formatDay(on)}. Choose a unit that does.`,
  }),
  'in-unit-after-its-end': ({ on, unit }: Step) => ({
    vi: `${unit} đã kết thúc vào ngày ${formatDay(on)} mà đảng viên còn ở đó. Hãy ghi việc chuyển đi muộn nhất vào ngày này.`,
    en: `${unit} had ended by ${formatDay(on)}, but the member would still be in it. Record the move out by that day.`,
  }),
  'future-day': ({ on, today }: { on: Day; today: Day }) => ({
    vi: `Ngày ${formatDay(on)} sau hôm nay (${formatDay(today)}). Chỉ ghi việc đã xảy ra.`,
    en: `${formatDay(on)} is after today (${formatDay(today)}). Record only what has happened.`,
  }),
  'needs-note': ({ category }: About) => ({
    vi: `“${vi(category)}” phải nói rõ vì sao. Hãy điền ghi chú.`,
    en: `“${en(category)}” must say why. Fill in the note.`,
  }),
  'member-code-taken': () => ({
    vi: 'Mã đảng viên này đã có người dùng. Hãy nhập mã khác, hoặc để trống để tự đặt.',
    en: 'Somebody else has this member code. Enter another, or leave it empty to have one made.',
  }),
} satisfies Record<EntryRefusal['code'], (facts: never) => Sentence>

/** What the pages of the ledger say. */
export const words = {
  title: { vi: 'Biến động đảng viên', en: 'Movements of members' },
  movements: { vi: 'Biến động', en: 'Movements' },
  note: {
    vi: (to: string) => `Sổ biến động của đơn vị và cấp dưới, đến ${to}, mới nhất trước`,
    en: (to: string) => `The ledger of the unit and all below it, up to ${to}, newest first`,
  },
  record: { vi: 'Ghi biến động', en: 'Record a movement' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  what: { vi: 'Việc', en: 'What' },
  any: { vi: 'Mọi việc', en: 'Anything' },
  clear: { vi: 'Xóa bộ lọc', en: 'Clear the filters' },
  print: { vi: 'In', en: 'Print' },
  on: { vi: 'Ngày', en: 'Day' },
  member: { vi: 'Đảng viên', en: 'Member' },
  giver: { vi: 'Nơi đi', en: 'From' },
  receiver: { vi: 'Nơi đến', en: 'To' },
  decisionNo: { vi: 'Số quyết định', en: 'Decision no.' },
  recorded: { vi: 'Người ghi, lúc ghi', en: 'Recorded' },
  corrects: { vi: 'đính chính', en: 'correction' },
  why: { vi: (reason: string) => `Lý do: ${reason}`, en: (reason: string) => `Reason: ${reason}` },
  outside: { vi: 'ngoài sổ', en: 'outside the register' },
  none: { vi: 'Không có biến động nào trong khoảng này', en: 'No movements in this period' },
  noneHint: {
    vi: 'Hãy nới khoảng ngày hoặc chọn mọi việc.',
    en: 'Widen the period or choose anything.',
  },
  groups: {
    in: { vi: 'Vào', en: 'In' },
    move: { vi: 'Chuyển (cả hai nơi đều trong sổ)', en: 'Moves (both units in the register)' },
    out: { vi: 'Ra', en: 'Out' },
  },
  acts: {
    I4: {
      vi: 'Chuyển sinh hoạt chính thức đến, từ nơi ngoài sổ',
      en: 'Official transfer in from outside the register',
    },
    I5: {
      vi: 'Tiếp nhận do sắp xếp tổ chức, từ nơi ngoài sổ',
      en: 'Received by reorganisation from outside the register',
    },
    'I4+': { vi: 'Chuyển sinh hoạt chính thức', en: 'Official transfer' },
    'I5+': { vi: 'Chuyển do sắp xếp tổ chức', en: 'Move by reorganisation' },
    D5: {
      vi: 'Chuyển sinh hoạt chính thức đi, đến nơi ngoài sổ',
      en: 'Official transfer out of the register',
    },
    D6: {
      vi: 'Chuyển giao do sắp xếp tổ chức, ra ngoài sổ',
      en: 'Handed over by reorganisation out of the register',
    },
  },
  who: { vi: 'Đảng viên nào', en: 'Which member' },
  findMember: { vi: 'Tìm theo họ tên, mã hoặc số thẻ', en: 'Find by name, code or card number' },
  findMemberHint: {
    vi: 'Gõ không dấu cũng được. Người xin vào Đảng phải có hồ sơ trước.',
    en: 'Marks may be left out. An applicant must have a file first.',
  },
  born: { vi: (year: string) => `sinh ${year}`, en: (year: string) => `born ${year}` },
  otherMember: { vi: 'Chọn người khác', en: 'Choose somebody else' },
  openFile: { vi: 'Mở hồ sơ', en: 'Open the file' },
  openHistory: { vi: 'Lịch sử biến động', en: 'History of movements' },
  whatHappened: { vi: 'Việc gì, ngày nào', en: 'What happened, and when' },
  day: { vi: 'Ngày xảy ra', en: 'Day on which it happened' },
  standsIn: {
    vi: (day: string, unit: string, since: string) => `Cuối ngày ${day}: sinh hoạt tại ${unit} từ ${since}.`,
    en: (day: string, unit: string, since: string) => `At the end of ${day}: in ${unit} since ${since}.`,
  },
  standsNowhere: {
    vi: (day: string) => `Cuối ngày ${day}: không ở tổ chức nào trong sổ.`,
    en: (day: string) => `At the end of ${day}: in no unit of the register.`,
  },
  chooseAct: { vi: 'Chọn việc', en: 'Choose what happened' },
  onlyIn: {
    vi: 'Chưa ở tổ chức nào nên chỉ ghi được việc vào.',
    en: 'In no unit yet, so only an entry can be recorded.',
  },
  onlyOut: {
    vi: 'Đang ở một tổ chức nên chỉ ghi được việc chuyển hoặc ra.',
    en: 'In a unit now, so only a move or a leaving can be recorded.',
  },
  receiverHint: {
    vi: 'Gõ một phần tên chi bộ. Nơi đến ngoài phạm vi của đồng chí do cấp trên chung ghi.',
    en: 'Type a part of the name. A unit outside your reach is recorded by the superior of both.',
  },
  decisionHint: { vi: 'Ví dụ: 12-QĐ/ĐU', en: 'For example 12-QĐ/ĐU' },
  noteLabel: { vi: 'Ghi chú', en: 'Note' },
  noteHint: {
    vi: 'Không ghi nội dung thuộc bí mật nhà nước.',
    en: 'Nothing that is a state secret.',
  },
  memberCode: { vi: 'Mã đảng viên', en: 'Member code' },
  memberCodeHint: {
    vi: 'Người này chưa có mã. Để trống thì hệ thống tự đặt.',
    en: 'This person has no code yet. Left empty, one is made.',
  },
  notMember: { vi: 'Không ở tổ chức nào', en: 'In no unit' },
  recordAct: { vi: 'Ghi vào sổ', en: 'Record' },
  done: { vi: 'Đã ghi vào sổ', en: 'Recorded' },
  doneText: {
    vi: (what: string, name: string, day: string) => `${what}: ${name}, ngày ${day}.`,
    en: (what: string, name: string, day: string) => `${what}: ${name}, on ${day}.`,
  },
  another: { vi: 'Ghi biến động khác', en: 'Record another' },
  toList: { vi: 'Về sổ biến động', en: 'To the ledger' },
  notAllowed: {
    vi: 'Đồng chí không được ghi biến động của người này.',
    en: 'You may not record movements of this person.',
  },
  notMine: {
    vi: 'Vai trò của đồng chí không bao gồm việc ghi biến động.',
    en: 'Your roles do not include recording movements.',
  },
  historyOf: { vi: (name: string) => `Biến động của ${name}`, en: (name: string) => `Movements of ${name}` },
  history: {
    vi: 'Mọi lần ghi, kể cả đã đính chính hoặc hủy',
    en: 'All entries, also corrected and withdrawn ones',
  },
  noHistory: { vi: 'Chưa có biến động nào', en: 'No movements yet' },
  noHistoryHint: {
    vi: 'Ghi biến động đầu tiên khi người này vào một chi bộ.',
    en: 'Record the first one when this person enters a branch.',
  },
  state: { vi: 'Tình trạng', en: 'State' },
  inForce: { vi: 'hiệu lực', en: 'in force' },
  corrected: { vi: 'đã đính chính', en: 'corrected' },
  withdrawn: { vi: 'đã hủy', en: 'withdrawn' },
  endedBy: {
    vi: (who: string, at: string) => `${who}, ${at}`,
    en: (who: string, at: string) => `${who}, ${at}`,
  },
  correct: { vi: 'Đính chính', en: 'Correct' },
  correctTitle: { vi: 'Đính chính biến động', en: 'Correct the movement' },
  correctText: {
    vi: 'Lần ghi cũ được giữ trong lịch sử; số liệu tính lại theo lần ghi mới.',
    en: 'The old entry stays in the history; figures are counted anew from the new one.',
  },
  withdraw: { vi: 'Hủy', en: 'Withdraw' },
  withdrawTitle: { vi: 'Hủy biến động ghi nhầm?', en: 'Withdraw a movement recorded by mistake?' },
  withdrawText: {
    vi: 'Chỉ hủy việc không xảy ra. Lần ghi được giữ trong lịch sử cùng lý do.',
    en: 'Only what never happened is withdrawn. The entry stays in the history with the reason.',
  },
  withdrawAct: { vi: 'Hủy biến động này', en: 'Withdraw this movement' },
  of: {
    vi: (what: string, day: string) => `${what}, ngày ${day}`,
    en: (what: string, day: string) => `${what}, ${day}`,
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: {
    vi: 'Sai ở đâu, căn cứ vào giấy tờ nào.',
    en: 'What was wrong, and by which paper.',
  },
  reasonMissing: { vi: 'Hãy ghi lý do, ít nhất 3 chữ cái.', en: 'Give the reason, three letters at least.' },
  correctedDone: { vi: 'Đã đính chính.', en: 'Corrected.' },
  withdrawnDone: { vi: 'Đã hủy.', en: 'Withdrawn.' },
} satisfies Words

function vi(category: string): string {
  return CATEGORY_BY_CODE.get(category)?.vi ?? category
}

function en(category: string): string {
  return CATEGORY_BY_CODE.get(category)?.en ?? category
}
