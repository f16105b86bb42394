import { refusalWords as ofDocuments } from '#document/refusal-words.ts'
import { formatDay, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { formatNumber } from '#ui/format.ts'
import type { Said } from './declaration.ts'

type Facts = Refusal & Record<string, never>
type Sentence = (facts: Facts) => Said

const day = (on: unknown) => formatDay(on as Day)
const number = (value: unknown) => formatNumber(value as number)
const both = (vi: string, en: string) => ({ vi, en })

const OF_DAYS: Record<string, Sentence> = {
  'act-in-future': ({ on, today }) =>
    both(`Ngày ${day(on)} ở sau hôm nay (${day(today)}).`, `${day(on)} is after today (${day(today)}).`),
  'act-before-previous': ({ on, previous }) =>
    both(
      `Ngày ${day(on)} ở trước bước vừa ghi (${day(previous)}); các bước phải theo thứ tự thời gian.`,
      `${day(on)} is before the step last recorded (${day(previous)}); steps follow one another.`,
    ),
  'too-early': ({ earliest }) =>
    both(`Chưa đến lúc: sớm nhất là ${day(earliest)}.`, `Too early: not before ${day(earliest)}.`),
  'case-ended': ({ on }) => both(`Hồ sơ đã kết thúc ngày ${day(on)}.`, `The case ended on ${day(on)}.`),
  'case-suspended': () =>
    both('Hồ sơ đang tạm dừng; hãy cho tiếp tục trước.', 'The case is suspended; resume it first.'),
  'case-not-suspended': () => both('Hồ sơ không tạm dừng.', 'The case is not suspended.'),
  'return-not-possible': () =>
    both('Chỉ trả về bước đã làm trước đó.', 'It can only go back to a step that was done.'),
  'extension-unknown': () => both('Bước này không được gia hạn.', 'This step has no extension.'),
  'extension-not-longer': ({ due }) =>
    both(`Hạn mới phải sau hạn cũ ${day(due)}.`, `It must be later than ${day(due)}.`),
  'extension-too-long': ({ until, longest }) =>
    both(
      `Hạn mới ${day(until)} vượt mức cho phép; dài nhất đến ${day(longest)}.`,
      `${day(until)} is beyond what is allowed: ${day(longest)} at the latest.`,
    ),
  'does-not-expire': () => both('Bước này không kết thúc vì quá hạn.', 'This step does not expire.'),
  'not-expired-yet': ({ due }) =>
    both(`Chưa quá hạn: hạn là ${day(due)}.`, `Not expired: it is due on ${day(due)}.`),
  'not-the-last': () =>
    both(
      'Chỉ hủy được bước ghi sau cùng; hãy hủy lần lượt từ cuối.',
      'Only the last act can be taken back; begin at the end.',
    ),
  'opening-stays': () =>
    both('Việc mở hồ sơ không hủy được; hãy rút hồ sơ.', 'The opening stays; withdraw the case.'),
  'facts-stay': () =>
    both('Bước này đã ghi vào hồ sơ đảng viên và không hủy được tại đây.', 'This act wrote facts that stay.'),
}

const OF_VOTES: Record<string, Sentence> = {
  'vote-missing': () => both('Chưa ghi kết quả biểu quyết.', 'The vote is missing.'),
  'vote-base-empty': () => both('Chưa ghi tổng số người được biểu quyết.', 'Nobody is entitled to vote.'),
  'vote-base-differs': ({ base, counted }) =>
    both(
      `Số phải tính là ${number(counted)} theo danh sách ngày đó, không phải ${number(base)}.`,
      `By the register ${number(counted)} count that day, not ${number(base)}.`,
    ),
  'vote-exempt-exceeds': ({ exempt, given }) =>
    both(
      `Chỉ có ${number(exempt)} đảng viên được miễn sinh hoạt, không phải ${number(given)}.`,
      `Only ${number(exempt)} members are exempt, not ${number(given)}.`,
    ),
  'vote-present-exceeds': ({ present, base }) =>
    both(
      `Số dự ${number(present)} nhiều hơn số phải tính ${number(base)}.`,
      `${number(present)} present exceed the base of ${number(base)}.`,
    ),
  'vote-exceeds': ({ votes, present }) =>
    both(
      `Tổng số phiếu ${number(votes)} nhiều hơn số dự ${number(present)}.`,
      `${number(votes)} votes exceed the ${number(present)} present.`,
    ),
  'vote-not-reached': ({ inFavour, base, need }) =>
    both(
      `${number(inFavour)}/${number(base)} chưa đạt ${needWords(need).vi}.`,
      `${number(inFavour)} of ${number(base)} do not reach ${needWords(need).en}.`,
    ),
  'vote-was-reached': ({ inFavour, base, need }) =>
    both(
      `${number(inFavour)}/${number(base)} đã đạt ${needWords(need).vi}; hãy chọn kết quả khác.`,
      `${number(inFavour)} of ${number(base)} reach ${needWords(need).en}; choose another outcome.`,
    ),
  'rounds-left': ({ round, rounds }) =>
    both(
      `Mới qua ${number(round)}/${number(rounds)} lần biểu quyết.`,
      `Only ${number(round)} of ${number(rounds)} rounds are over.`,
    ),
  'rounds-spent': ({ rounds }) =>
    both(
      `Đã đủ ${number(rounds)} lần biểu quyết; phải báo cáo cấp trên.`,
      `All ${number(rounds)} rounds are over; report upward.`,
    ),
}

const OF_FORMS: Record<string, Sentence> = {
  'field-missing': ({ field }) => both(`Chưa ghi: ${said(field).vi}.`, `Missing: ${said(field).en}.`),
  'field-wrong': ({ field }) => both(`Không hợp lệ: ${said(field).vi}.`, `Not valid: ${said(field).en}.`),
  'field-in-future': ({ field, on }) =>
    both(
      `${said(field).vi}: ngày ${day(on)} ở sau hôm nay.`,
      `${said(field).en}: ${day(on)} is after today.`,
    ),
  'field-out-of-range': ({ field, least, most }) =>
    both(
      `${said(field).vi}: từ ${number(least)}${most === null ? '' : ` đến ${number(most)}`}.`,
      `${said(field).en}: from ${number(least)}${most === null ? '' : ` to ${number(most)}`}.`,
    ),
  'field-unknown': ({ field }) =>
    both(`Biểu không có mục ${String(field)}.`, `The form has no ${String(field)}.`),
  'outcome-unknown': ({ outcome }) =>
    both(`Không có kết quả ${String(outcome)}.`, `No outcome ${String(outcome)}.`),
  'reason-missing': ({ outcome }) =>
    both(`Chưa ghi lý do: ${said(outcome).vi}.`, `The reason is missing: ${said(outcome).en}.`),
  'decision-missing': () => both('Chưa ghi số văn bản.', 'The number of the document is missing.'),
  'decision-number-wrong': ({ number: given }) =>
    both(
      `${String(given)} không phải là số văn bản (ví dụ 05-QĐ/ĐU).`,
      `${String(given)} is no number (such as 05-QĐ/ĐU).`,
    ),
}

const OF_SUBJECTS: Record<string, Sentence> = {
  'subject-missing': () => both('Chưa chọn hồ sơ về ai.', 'Nobody is chosen.'),
  'subject-not-one': () =>
    both('Thủ tục này làm riêng cho từng người.', 'This procedure is about one person.'),
  'second-missing': ({ name }) => both(`Chưa chọn: ${said(name).vi}.`, `Missing: ${said(name).en}.`),
  'second-not-asked': () => both('Thủ tục này không có bên thứ hai.', 'This procedure has no second party.'),
  'second-is-home': () =>
    both('Nơi nhận trùng nơi đang sinh hoạt.', 'The second party is the home unit itself.'),
  'home-not-there': ({ name, on }) =>
    both(`${String(name)} không hoạt động ngày ${day(on)}.`, `${String(name)} is not there on ${day(on)}.`),
  'second-not-there': ({ name, on }) =>
    both(
      `${String(name)} không còn hoặc chưa có ngày ${day(on)}.`,
      `${String(name)} is not there on ${day(on)}.`,
    ),
  'case-open-already': ({ openedOn }) =>
    both(
      `Đã có hồ sơ thủ tục này đang làm, mở ngày ${day(openedOn)}.`,
      `Such a case is open already, since ${day(openedOn)}.`,
    ),
  'case-excluded': ({ openedOn }) =>
    both(
      `Đang có hồ sơ khác không thể làm cùng lúc, mở ngày ${day(openedOn)}.`,
      `Another open case, since ${day(openedOn)}, excludes this one.`,
    ),
  'person-not-of-home': ({ count, on }) =>
    both(
      `${number(count)} người không thuộc đơn vị này ngày ${day(on)}.`,
      `${number(count)} did not belong to this unit on ${day(on)}.`,
    ),
  'person-stands': ({ count, on }) =>
    both(
      `${number(count)} người đang sinh hoạt ở một chi bộ ngày ${day(on)}.`,
      `${number(count)} stood in a branch on ${day(on)}.`,
    ),
  'person-not-in-case': () => both('Có người không thuộc hồ sơ này.', 'Somebody is not in this case.'),
  'nobody-left': () =>
    both('Không còn ai trong danh sách; hãy kết thúc hồ sơ.', 'Nobody is left; end the case.'),
  'day-recorded-already': ({ on }) => both(`Ngày ${day(on)} đã được ghi.`, `${day(on)} is recorded already.`),
  'day-is-off': ({ on }) => both(`Ngày ${day(on)} vốn là ngày nghỉ.`, `${day(on)} is off anyway.`),
  'day-is-worked': ({ on }) =>
    both(`Ngày ${day(on)} vốn là ngày làm việc.`, `${day(on)} is a working day anyway.`),
}

function said(value: unknown): Said {
  return value as Said
}

/** The fraction that a vote must reach, as one says it. */
export function needWords(need: unknown): Said {
  const { parts, of, strictly } = need as { parts: number; of: number; strictly: boolean }
  return strictly
    ? both(
        parts * 2 === of ? 'quá nửa' : `trên ${parts}/${of}`,
        parts * 2 === of ? 'more than half' : `more than ${parts}/${of}`,
      )
    : both(`ít nhất ${parts}/${of}`, `at least ${parts}/${of}`)
}

/** Why a case is not opened or an act not done, as sentences; rooms send their own along. */
export const refusalWords: Record<string, (facts: never) => Said> = {
  ...ofDocuments,
  ...OF_DAYS,
  ...OF_VOTES,
  ...OF_FORMS,
  ...OF_SUBJECTS,
}
