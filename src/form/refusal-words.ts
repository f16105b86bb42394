import { refusalWords as documentWords } from '#document/refusal-words.ts'
import { problemWords } from '#job/words.ts'
import { formatNumber } from '#ui/format.ts'
import type { BookFault } from './template-book.ts'

type Both = { vi: string; en: string }

const place = ({ sheet = '', cell = '' }: BookFault): Both => ({
  vi: `trang “${sheet}”${cell ? `, ô ${cell}` : ''}`,
  en: `sheet “${sheet}”${cell ? `, cell ${cell}` : ''}`,
})

const faults: { [Code in BookFault['code']]: (facts: BookFault) => Both } = {
  'mark-unknown': (facts) => ({
    vi: `Không biểu nào có ô {${facts.mark ?? ''}} (${place(facts).vi}).`,
    en: `No form has a cell {${facts.mark ?? ''}} (${place(facts).en}).`,
  }),
  'book-without-marks': () => ({
    vi: 'Trong tệp không có ô nào được đánh dấu như {1.closing.total}.',
    en: 'No cell of the file is marked, as by {1.closing.total}.',
  }),
  'book-broken': () => ({
    vi: 'Tệp Excel hỏng hoặc không đọc được.',
    en: 'The workbook is broken or cannot be read.',
  }),
  'book-fetches': (facts) => ({
    vi: `Tệp lấy dữ liệu từ nơi khác (${place(facts).vi}).`,
    en: `The workbook fetches data from elsewhere (${place(facts).en}).`,
  }),
  'book-too-large': () => ({
    vi: 'Tệp quá lớn sau khi giải nén.',
    en: 'The workbook is too large when unpacked.',
  }),
}

/** Why a template of forms is refused, or a file of forms cannot be made. */
export const refusalWords = {
  ...documentWords,
  ...problemWords,
  ...faults,
  'template-too-large': ({ limit }: { limit: number }) => ({
    vi: `Tệp lớn hơn ${formatNumber(limit / 1_000_000)} MB.`,
    en: `The file is larger than ${formatNumber(limit / 1_000_000)} MB.`,
  }),
  'template-not-a-workbook': () => ({
    vi: 'Mẫu phải là tệp Excel (.xlsx).',
    en: 'A template is an Excel file (.xlsx).',
  }),
} as const
