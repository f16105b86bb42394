import type { MembershipFindingCode } from '#member/rules.ts'
import type { ValueProblem } from './field-values.ts'
import type { NumberFindingCode } from './numbers.ts'

type Facts = Readonly<Record<string, string | number | null>>
type Sentence = (facts: Facts) => { vi: string; en: string }

/** Everything that can be odd in a file. */
export type FindingCode = NumberFindingCode | MembershipFindingCode | 'not-in-list' | 'number-shared'

/** `27/10/2022` of a day among the facts. */
const d = (fact: string | number | null | undefined) =>
  fact == null ? '' : String(fact).split('-').toReversed().join('/')

/** A sentence for each finding; a code without its sentence does not compile. */
export const findingWords: Record<FindingCode, Sentence> = {
  'citizen-id-shape': ({ length }) => ({
    vi: `Số định danh cá nhân có 12 chữ số, số này có ${length} ký tự`,
    en: `A citizen number has 12 digits, this one has ${length} characters`,
  }),
  'citizen-id-sex': ({ says, is }) => ({
    vi: `Số định danh cho biết giới tính ${says}, hồ sơ ghi ${is}`,
    en: `The citizen number says ${says === 'nam' ? 'male' : 'female'}, the file ${is === 'nam' ? 'male' : 'female'}`,
  }),
  'citizen-id-century': ({ says, is }) => ({
    vi: `Số định danh cho biết sinh trong thế kỷ bắt đầu từ năm ${says}, hồ sơ ghi ${is}`,
    en: `The citizen number says born in the century from ${says}, the file from ${is}`,
  }),
  'citizen-id-year': ({ says, is }) => ({
    vi: `Số định danh cho biết sinh năm …${says}, hồ sơ ghi ${is}`,
    en: `The citizen number says born in …${says}, the file in ${is}`,
  }),
  'citizen-id-is-old-identity-card': () => ({
    vi: 'Đây là số chứng minh nhân dân cũ (9 số), chưa phải số định danh cá nhân',
    en: 'This is a former identity card number (9 digits), not a citizen number',
  }),
  'old-citizen-id-shape': () => ({
    vi: 'Số CMND có 9 chữ số',
    en: 'A former identity card number has 9 digits',
  }),
  'card-no-shape': () => ({
    vi: 'Số thẻ đảng viên có 8 hoặc 12 chữ số',
    en: 'A card number has 8 or 12 digits',
  }),
  'old-card-no-shape': () => ({ vi: 'Số thẻ cũ có 8 chữ số', en: 'A former card number has 8 digits' }),
  'dossier-no-shape': () => ({
    vi: 'Số lý lịch thường gồm 6 chữ số và ký hiệu nơi cấp',
    en: 'A dossier number usually has 6 digits and the symbol of who gave it',
  }),
  'ceremony-before-decision': ({ decided }) => ({
    vi: `Ngày vào Đảng trước ngày quyết định kết nạp (${d(decided)})`,
    en: `The ceremony is before the admission decision (${d(decided)})`,
  }),
  'official-before-ceremony': ({ ceremony }) => ({
    vi: `Ngày chính thức trước ngày vào Đảng (${d(ceremony)})`,
    en: `The official day is before the ceremony (${d(ceremony)})`,
  }),
  'official-not-12-months-after-ceremony': ({ due }) => ({
    vi: `Ngày chính thức không tròn 12 tháng từ ngày vào Đảng (lẽ ra ${d(due)})`,
    en: `The official day is not 12 months after the ceremony (that would be ${d(due)})`,
  }),
  'recognition-before-official': ({ official }) => ({
    vi: `Quyết định công nhận trước ngày chính thức (${d(official)})`,
    en: `The recognition was decided before the official day (${d(official)})`,
  }),
  'recognition-without-official': () => ({
    vi: 'Có quyết định công nhận nhưng thiếu ngày chính thức',
    en: 'There is a recognition decision but no official day',
  }),
  'decision-before-18': ({ decided }) => ({
    vi: `Chưa đủ 18 tuổi khi có quyết định kết nạp (${d(decided)})`,
    en: `Under 18 when the admission was decided (${d(decided)})`,
  }),
  'decision-missing': () => ({
    vi: 'Thiếu ngày quyết định kết nạp nên chưa tính được tuổi đảng',
    en: 'Without the day of the admission decision there is no seniority',
  }),
  'not-in-list': ({ value }) => ({
    vi: `“${value}” không có trong danh mục`,
    en: `“${value}” is not in the list`,
  }),
  'number-shared': ({ others }) => ({
    vi: `Số này còn ghi cho ${others} người khác`,
    en: `${others} other people have this number on file`,
  }),
}

/** Why an act on a person is refused. */
export const refusalWords = {
  'future-day': { vi: 'Ngày này chưa đến, chưa thể ghi', en: 'That day has not come yet' },
  'before-birth': { vi: 'Ngày này trước ngày sinh', en: 'That day is before the birth' },
}

/** Why what was written in a field cannot be taken. */
export const problemWords: Record<
  ValueProblem | 'member-code-taken' | 'not-such-a-row' | 'ends-before-it-begins' | 'unreadable',
  { vi: string; en: string }
> = {
  needed: { vi: 'Cần điền mục này', en: 'This is needed' },
  'not-a-day': { vi: 'Không có ngày này', en: 'There is no such day' },
  'not-a-birth-day': { vi: 'Ngày sinh chưa đọc được', en: 'The date of birth cannot be read' },
  'not-a-sex': { vi: 'Chọn nam hoặc nữ', en: 'Choose male or female' },
  'not-a-name': { vi: 'Họ tên chỉ gồm chữ', en: 'A name has letters only' },
  'not-a-telephone': { vi: 'Số điện thoại chưa đúng', en: 'Not a telephone number' },
  'not-a-place-code': { vi: 'Hãy chọn địa danh trong danh mục', en: 'Choose a place from the list' },
  'not-a-number': { vi: 'Chỉ ghi chữ và số', en: 'Letters and digits only' },
  'not-a-basis': { vi: 'Chọn căn cứ tính tuổi đảng', en: 'Choose what seniority counts from' },
  'too-long': { vi: 'Nội dung quá dài', en: 'This is too long' },
  'member-code-taken': { vi: 'Mã đảng viên này đã có', en: 'This member code is taken' },
  'not-such-a-row': { vi: 'Hãy xem lại các ô đã điền', en: 'Check what was entered' },
  'ends-before-it-begins': { vi: 'Ngày kết thúc trước ngày bắt đầu', en: 'It ends before it begins' },
  unreadable: { vi: 'Nội dung chưa đúng', en: 'This cannot be taken' },
}
