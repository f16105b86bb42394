import { formatDay } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import type { CheckCode } from './check-codes.ts'
import type { LayoutPart } from './law.ts'
import { relationWords, stateWords, typeName } from './document-words.ts'
import type { DocumentRefusal, MarkedPlace } from './rules.ts'
import { layoutWords } from './words.ts'
import type { State } from './api.ts'

type Both = { vi: string; en: string }
type Of<Code> = Extract<DocumentRefusal, { code: Code }>

const PLACES: Record<MarkedPlace, Both> = {
  subject: { vi: 'Trích yếu', en: 'The subject' },
  number: { vi: 'Số, ký hiệu', en: 'The number' },
  note: { vi: 'Ghi chú', en: 'The note' },
  issuer: { vi: 'Nơi ban hành', en: 'The issuer' },
  'file-name': { vi: 'Tên tệp', en: 'The file’s name' },
  'file-text': { vi: 'Nội dung tệp', en: 'The file’s text' },
}

/** Why a document or its file is refused. */
export const refusalWords: { [Code in DocumentRefusal['code']]: (facts: Of<Code>) => Both } = {
  'issued-in-future': ({ on, today }) => ({
    vi: `Ngày ban hành ${formatDay(on)} ở sau hôm nay (${formatDay(today)}).`,
    en: `The day of issue, ${formatDay(on)}, is after today (${formatDay(today)}).`,
  }),
  'received-in-future': ({ on, today }) => ({
    vi: `Ngày đến ${formatDay(on)} ở sau hôm nay (${formatDay(today)}).`,
    en: `The day of receipt, ${formatDay(on)}, is after today (${formatDay(today)}).`,
  }),
  'received-before-issued': ({ received, issued }) => ({
    vi: `Ngày đến ${formatDay(received)} ở trước ngày ban hành ${formatDay(issued)}.`,
    en: `It was received on ${formatDay(received)}, before its issue on ${formatDay(issued)}.`,
  }),
  'in-force-ends-first': ({ from, to }) => ({
    vi: `Hết hiệu lực ${to ? formatDay(to) : ''} trước khi có hiệu lực ${formatDay(from)}.`,
    en: `It would end on ${to ? formatDay(to) : ''}, before it is in force from ${formatDay(from)}.`,
  }),
  'number-missing': () => ({ vi: 'Chưa có số.', en: 'It has no number.' }),
  'term-missing': () => ({
    vi: 'Chưa ghi nhiệm kỳ; số văn bản chạy theo nhiệm kỳ.',
    en: 'The term is missing; numbers run by term.',
  }),
  'number-names-other-type': ({ number, type }) => ({
    vi: `Số ${number} không phải của loại ${typeName(type, 'vi')}; hãy xem lại loại hoặc số.`,
    en: `${number} is no number of a ${typeName(type, 'en').toLowerCase()}; look at type and number again.`,
  }),
  'number-taken': ({ document, on, subject }) => ({
    vi: `Số này đã dùng cho văn bản ${document} ngày ${formatDay(on)}: ${subject}.`,
    en: `The number is used already by ${document} of ${formatDay(on)}: ${subject}.`,
  }),
  'issuer-not-there': ({ name, on }) => ({
    vi: `${name} không tồn tại vào ngày ${formatDay(on)}.`,
    en: `${name} did not exist on ${formatDay(on)}.`,
  }),
  'organ-not-there': ({ name }) => ({
    vi: `${name} không có cơ quan ký này.`,
    en: `${name} has no such organ.`,
  }),
  'type-not-allowed': ({ type, issuer, on, confidence }) => ({
    vi: `${issuer} không có thẩm quyền ban hành ${typeName(type, 'vi').toLowerCase()} vào ngày ${formatDay(on)}${
      confidence === 'verified' ? '' : ' (theo nguồn gián tiếp)'
    }.`,
    en: `${issuer} may not issue a ${typeName(type, 'en').toLowerCase()} on ${formatDay(on)}${
      confidence === 'verified' ? '' : ' (as told by others)'
    }.`,
  }),
  'tied-to-itself': ({ relation }) => ({
    vi: `Văn bản không thể ${relationWords[relation].vi} chính nó.`,
    en: `A document cannot be tied to itself (${relationWords[relation].en}).`,
  }),
  'tied-in-circle': ({ relation, document }) => ({
    vi: `${document} đã (qua các bước) ${relationWords[relation].vi} văn bản này; quan hệ sẽ thành vòng tròn.`,
    en: `${document} leads back to this document already (${relationWords[relation].en}); it would be a circle.`,
  }),
  'tied-to-later': ({ relation, document, on }) => ({
    vi: `${document} ban hành ngày ${formatDay(on)}, sau văn bản này, nên văn bản này không thể ${relationWords[relation].vi} nó.`,
    en: `${document} was issued on ${formatDay(on)}, after this document, which cannot refer to it (${relationWords[relation].en}).`,
  }),
  'classified-mark': ({ where, mark }) => ({
    vi: `${PLACES[where].vi} có dấu “${mark}”. Văn bản có độ mật không được soạn, ghi hay lưu trên máy nối mạng; hãy xóa khỏi biểu mẫu và xử lý trên máy độc lập.`,
    en: `${PLACES[where].en} bears the mark “${mark}”. Classified texts may not be drafted, registered or kept on a networked machine; remove it here.`,
  }),
  'check-open': ({ open }) => ({
    vi: `Kiểm tra trước khi ban hành còn ${formatNumber(open)} điểm; hãy sửa hoặc ghi lý do vẫn ban hành.`,
    en: `The check before issue left ${formatNumber(open)} points open; put them right or say why it is issued.`,
  }),
  'others-refer': ({ documents, assignments }) => ({
    vi: `Còn ${formatNumber(documents)} văn bản và ${formatNumber(assignments)} nhiệm vụ dẫn đến văn bản này; hãy sửa chúng trước.`,
    en: `${formatNumber(documents)} documents and ${formatNumber(assignments)} assignments refer to it; change them first.`,
  }),
  'file-too-large': ({ limit }) => ({
    vi: `Tệp lớn hơn ${formatNumber(limit / 1_000_000)} MB.`,
    en: `The file is larger than ${formatNumber(limit / 1_000_000)} MB.`,
  }),
  'file-empty': () => ({ vi: 'Tệp rỗng.', en: 'The file is empty.' }),
  'file-kind-refused': ({ found }) => ({
    vi: `Chỉ nhận .pdf, .docx, .xlsx, .txt đúng với đuôi tên tệp (tệp này: ${found}). Tệp .doc, .xls cũ hãy lưu lại thành .docx, .xlsx.`,
    en: `Only .pdf, .docx, .xlsx, .txt as their name says (this one: ${found}). Save an old .doc or .xls as .docx or .xlsx.`,
  }),
  'file-with-macros': () => ({
    vi: 'Tệp có macro hoặc lệnh tự chạy.',
    en: 'The file carries macros or scripts.',
  }),
  'file-broken': () => ({
    vi: 'Tệp hỏng hoặc có mật khẩu, không mở được để kiểm tra.',
    en: 'The file is broken or locked and could not be looked into.',
  }),
  'file-already-there': ({ name }) => ({
    vi: `Tệp này đã đính kèm với tên ${name}.`,
    en: `The same file is attached already as ${name}.`,
  }),
  'too-many-files': ({ most }) => ({
    vi: `Một văn bản có nhiều nhất ${formatNumber(most)} tệp.`,
    en: `A document has at most ${formatNumber(most)} files.`,
  }),
}

type Facts = Record<string, string | number | null>

/** What the check before issue says, and what to do about it. */
export const checkWords: Record<CheckCode, (facts: Facts) => Both> = {
  'type-allowed': ({ type }) => ({
    vi: `Được ban hành ${typeName(String(type), 'vi').toLowerCase()}`,
    en: `May issue a ${typeName(String(type), 'en').toLowerCase()}`,
  }),
  'type-not-known': ({ type }) => ({
    vi: `Chưa rõ cấp này có được ban hành ${typeName(String(type), 'vi').toLowerCase()} không: hỏi cấp trên`,
    en: `It is not known whether this level may issue a ${typeName(String(type), 'en').toLowerCase()}: ask the superior`,
  }),
  'number-follows': ({ serial }) => ({
    vi: `Số ${serial} tiếp nối sổ`,
    en: `Number ${serial} follows in the book`,
  }),
  'number-leaves-gap': ({ serial, next }) => ({
    vi: `Số ${serial} bỏ trống từ số ${next}: dùng số ${next}, hoặc nói lý do`,
    en: `Number ${serial} leaves a gap from ${next}: use ${next}, or say why`,
  }),
  'basis-cited': ({ bases }) => ({ vi: `Đã nêu ${bases} căn cứ`, en: `${bases} bases are cited` }),
  'basis-missing': () => ({
    vi: 'Chưa nêu căn cứ: thêm văn bản mà văn bản này căn cứ hoặc triển khai',
    en: 'No basis is cited: add the text on which it rests',
  }),
  'basis-in-force': () => ({
    vi: 'Mọi căn cứ còn hiệu lực vào ngày ban hành',
    en: 'All bases are in force on the day of issue',
  }),
  'basis-replaced': ({ document, by }) => ({
    vi: `Căn cứ ${document} đã bị thay thế bởi ${by ?? 'văn bản khác'}: thay bằng văn bản mới`,
    en: `The basis ${document} has been replaced by ${by ?? 'another text'}: cite that one`,
  }),
  'basis-not-in-force': ({ document, why }) => ({
    vi: `Căn cứ ${document} ${stateWords[why as State]?.vi ?? ''} vào ngày ban hành: bỏ hoặc thay căn cứ`,
    en: `The basis ${document} is ${stateWords[why as State]?.en ?? ''} on the day of issue: drop or change it`,
  }),
  'layout-complete': () => ({
    vi: 'Đủ các thành phần thể thức bắt buộc',
    en: 'All mandatory parts are there',
  }),
  'layout-missing': ({ part }) => ({
    vi: `Chưa xem: ${layoutWords[part as LayoutPart]?.vi ?? part}`,
    en: `Not looked at: ${layoutWords[part as LayoutPart]?.en ?? part}`,
  }),
}
