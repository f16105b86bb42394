import type { Words } from '#ui/words.tsx'
import type { Direction, Known } from './api.ts'
import type { LayoutPart } from './law.ts'

type Both = { vi: string; en: string }

export const directionWords: Record<Direction, Both> = {
  received: { vi: 'Văn bản đến', en: 'Received' },
  issued: { vi: 'Văn bản đi', en: 'Issued' },
}

export const knownWords: Record<Known, Both> = {
  day: { vi: 'rõ ngày', en: 'to the day' },
  month: { vi: 'chỉ rõ tháng', en: 'to the month' },
  year: { vi: 'chỉ rõ năm', en: 'to the year' },
  by: { vi: 'không muộn hơn ngày này', en: 'no later than this day' },
}

export const layoutWords: Record<LayoutPart, Both> = {
  title: { vi: 'Tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”', en: 'The title “ĐẢNG CỘNG SẢN VIỆT NAM”' },
  issuer: { vi: 'Tên cơ quan ban hành', en: 'The issuer’s name' },
  number: { vi: 'Số và ký hiệu', en: 'Number and symbol' },
  place_day: { vi: 'Địa điểm, ngày, tháng, năm', en: 'Place and day' },
  type_subject: { vi: 'Tên loại và trích yếu nội dung', en: 'Type and subject' },
  body: { vi: 'Nội dung', en: 'The text itself' },
  signature: { vi: 'Thể thức đề ký, chức vụ, họ tên và chữ ký', en: 'Authority, post, name and signature' },
  seal: { vi: 'Dấu của cơ quan ban hành', en: 'The issuer’s seal' },
  recipients: { vi: 'Nơi nhận', en: 'Recipients' },
}

/** What the pages of documents say. */
export const words = {
  title: { vi: 'Văn bản', en: 'Documents' },
  note: { vi: (unit: string) => `Sổ văn bản của ${unit}`, en: (unit: string) => `Documents of ${unit}` },
  all: { vi: 'Tất cả', en: 'All' },
  register: { vi: 'Vào sổ văn bản đến', en: 'Register a received text' },
  issue: { vi: 'Ban hành văn bản', en: 'Issue a document' },
  book: { vi: 'In sổ', en: 'Print the book' },
  search: { vi: 'Tìm văn bản', en: 'Find documents' },
  text: { vi: 'Số, trích yếu, nơi ban hành', en: 'Number, subject, issuer' },
  textHint: { vi: 'không cần gõ dấu', en: 'no marks needed' },
  type: { vi: 'Loại văn bản', en: 'Type' },
  anyType: { vi: 'Mọi loại', en: 'Any type' },
  from: { vi: 'Ban hành từ', en: 'Issued from' },
  to: { vi: 'đến', en: 'to' },
  inForceOnly: { vi: 'Chỉ văn bản đang có hiệu lực', en: 'Only what is in force' },
  withBelow: { vi: 'Cả các đơn vị trực thuộc', en: 'Also the units below' },
  clear: { vi: 'Bỏ lọc', en: 'Clear' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  noNumber: { vi: 'không số', en: 'no number' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  receivedOn: { vi: 'Ngày đến', en: 'Received on' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  issuer: { vi: 'Nơi ban hành', en: 'Issuer' },
  state: { vi: 'Hiệu lực', en: 'In force' },
  keeper: { vi: 'Sổ của', en: 'Kept by' },
  none: { vi: 'Chưa có văn bản nào', en: 'No documents yet' },
  noneText: {
    vi: 'Vào sổ văn bản của cấp trên trước; khi ban hành văn bản triển khai, chọn văn bản ấy làm căn cứ.',
    en: 'Register the superior’s texts first; a document that implements one is then tied to it.',
  },
  noneFound: { vi: 'Không có văn bản nào như vậy', en: 'No such documents' },
  noneFoundText: { vi: 'Thử bỏ bớt điều kiện lọc.', en: 'Try fewer conditions.' },
  notMine: { vi: 'Vai trò của đồng chí chỉ xem văn bản.', en: 'Your role reads documents only.' },
  toList: { vi: 'Về sổ văn bản', en: 'Back to the list' },

  received: { vi: 'Vào sổ văn bản đến', en: 'Register a received text' },
  inBookOf: {
    vi: (unit: string) => `Ghi vào sổ của ${unit}.`,
    en: (unit: string) => `Kept in the book of ${unit}.`,
  },
  noSecret: {
    vi: 'Không ghi vào đây văn bản có độ mật, kể cả tên và trích yếu (Luật Bảo vệ bí mật nhà nước).',
    en: 'Classified texts are not registered here, not even their titles (law on state secrets).',
  },
  issuerKind: { vi: 'Ai ban hành', en: 'Who issued it' },
  issuerUnit: { vi: 'Tổ chức đảng trong hệ thống', en: 'A party organisation of the register' },
  issuerOutside: { vi: 'Nơi khác', en: 'Somebody else' },
  unit: { vi: 'Tổ chức đảng', en: 'Party organisation' },
  unitHint: { vi: 'gõ một phần tên; cấp trên đứng đầu', en: 'type a part of its name; superiors come first' },
  organ: { vi: 'Cơ quan ký', en: 'Organ that signed' },
  chooseOrgan: { vi: 'Chọn cơ quan', en: 'Choose the organ' },
  outsideName: { vi: 'Tên nơi ban hành', en: 'The issuer’s name' },
  chooseType: { vi: 'Chọn loại', en: 'Choose a type' },
  numberGiven: { vi: 'Số, ký hiệu như in trên văn bản', en: 'Number as printed' },
  numberGivenHint: {
    vi: 'ví dụ 12-HD/BTCTW; để trống nếu không biết',
    en: 'for example 12-HD/BTCTW; empty if unknown',
  },
  known: { vi: 'Ngày ban hành rõ đến đâu', en: 'How well the day is known' },
  term: { vi: 'Nhiệm kỳ', en: 'Term' },
  termHint: {
    vi: 'số chạy theo nhiệm kỳ',
    en: 'numbers run by term, for example 2020-2025',
  },
  termReceived: { vi: 'Nhiệm kỳ, khóa', en: 'Term' },
  termReceivedHint: { vi: 'ví dụ XIII; để trống nếu không rõ', en: 'for example XIII; empty if unknown' },
  symbol: { vi: 'Ký hiệu', en: 'Symbol' },
  serial: { vi: 'Số khác', en: 'Another number' },
  serialHint: { vi: 'để trống: lấy số tiếp theo', en: 'empty: the next number' },
  willBe: {
    vi: (number: string) => `Số sẽ cấp: ${number}`,
    en: (number: string) => `It will bear ${number}`,
  },
  notAllowedYet: {
    vi: (type: string) => `Cơ quan này không được ban hành ${type.toLowerCase()} vào ngày ấy.`,
    en: (type: string) => `This organ may not issue a ${type.toLowerCase()} on that day.`,
  },
  inForceFrom: { vi: 'Có hiệu lực từ', en: 'In force from' },
  inForceFromHint: { vi: 'để trống: từ ngày ban hành', en: 'empty: from the day of issue' },
  inForceTo: { vi: 'Đến hết ngày', en: 'Until' },
  inForceToHint: { vi: 'để trống: chưa định', en: 'empty: open' },
  audience: { vi: 'Cho các đơn vị trực thuộc xem', en: 'Units below may read it' },
  noteLabel: { vi: 'Ghi chú', en: 'Note' },
  links: { vi: 'Căn cứ và quan hệ với văn bản khác', en: 'Bases and ties to other documents' },
  linksText: {
    vi: 'Văn bản này căn cứ, triển khai, sửa đổi hay thay thế văn bản nào?',
    en: 'Which texts does it cite, implement, amend or replace?',
  },
  relation: { vi: 'Quan hệ', en: 'Tie' },
  other: { vi: 'Văn bản kia', en: 'The other document' },
  otherHint: { vi: 'gõ số hoặc trích yếu', en: 'type its number or subject' },
  addLink: { vi: 'Thêm', en: 'Add' },
  removeLink: { vi: (name: string) => `Bỏ ${name}`, en: (name: string) => `Remove ${name}` },
  layout: { vi: 'Thể thức đã xem và đúng', en: 'Layout looked at and right' },
  layoutText: {
    vi: 'Đánh dấu từng thành phần bắt buộc đã kiểm tra trên bản trình ký.',
    en: 'Tick each mandatory part that you have checked on the copy to be signed.',
  },
  check: { vi: 'Kiểm tra trước khi ban hành', en: 'Check before issue' },
  checkDone: { vi: 'Kết quả kiểm tra', en: 'What the check found' },
  checkGood: { vi: 'Đủ điều kiện ban hành.', en: 'Ready to be issued.' },
  checkOpen: {
    vi: (n: string) => `Còn ${n} điểm cần xử lý. Sửa trên biểu mẫu, hoặc ghi lý do vẫn ban hành.`,
    en: (n: string) => `${n} points are open. Put them right above, or say why it is issued all the same.`,
  },
  checkReason: { vi: 'Lý do vẫn ban hành', en: 'Why it is issued all the same' },
  changed: {
    vi: 'Biểu mẫu đã thay đổi; hãy kiểm tra lại.',
    en: 'The form has changed; check again.',
  },
  save: { vi: 'Ghi vào sổ', en: 'Record' },
  doIssue: { vi: 'Ban hành', en: 'Issue' },
  recorded: { vi: 'Đã ghi vào sổ.', en: 'Recorded.' },
  issuedDone: {
    vi: (number: string) => `Đã ban hành ${number}.`,
    en: (number: string) => `${number} has been issued.`,
  },
} satisfies Words
