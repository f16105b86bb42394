import type { Locale } from '#access/api.ts'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { findingWords as personFindingWords } from '#person/words.ts'
import { formatDay, isDay } from '#platform/day.ts'
import { SOURCE_WORDS, type Sentence, type Sentences } from '#sheet/source-words.ts'
import type { Finding } from '#sheet/format.ts'

type Facts = Finding['facts']

/** What the register says against a row; the sentences of the file itself stand in source-words.ts. */
const REGISTER_SENTENCES = {
  'duplicate-key': (f) => ({
    vi: `trùng với dòng ${f['line']}: ${f['value']}`,
    en: `the same as row ${f['line']}: ${f['value']}`,
  }),
  'unknown-member': (f) => ({
    vi: `không có đảng viên mã ${f['value']} trong tệp và trong sổ`,
    en: `member ${f['value']} is neither in the file nor in the register`,
  }),
  'unknown-organisation': (f) => ({
    vi: `không có tổ chức mã ${f['value']} trong tệp và trong sổ`,
    en: `organisation ${f['value']} is neither in the file nor in the register`,
  }),
  'overlapping-states': (f) => ({
    vi: `${f['value']} có hai trạng thái trong cùng một ngày (từ ${date(f['on'])})`,
    en: `${f['value']} has two states on one day (from ${date(f['on'])})`,
  }),
  'unknown-superior': (f) => ({
    vi: `không có tổ chức cấp trên mã ${f['other']}`,
    en: `superior ${f['other']} is not known`,
  }),
  'superior-missing': (f) => ({
    vi: `cấp trên ${f['other']} không tồn tại vào ngày ${date(f['on'])}`,
    en: `superior ${f['other']} does not exist on ${date(f['on'])}`,
  }),
  'two-roots': (f) => ({
    vi: `hai tổ chức không có cấp trên trong cùng một ngày: ${f['value']} và ${f['other']} (${date(f['on'])})`,
    en: `two organisations without a superior on one day: ${f['value']} and ${f['other']} (${date(f['on'])})`,
  }),
  'no-root': () => ({
    vi: 'không có tổ chức cao nhất (mọi tổ chức đều có cấp trên)',
    en: 'there is no topmost organisation (every one has a superior)',
  }),
  cycle: (f) => ({
    vi: `${f['value']} nằm dưới chính nó (qua ${f['other']}, ngày ${date(f['on'])})`,
    en: `${f['value']} stands below itself (through ${f['other']}, on ${date(f['on'])})`,
  }),
  'own-superior': () => ({
    vi: 'tổ chức không thể là cấp trên của chính mình',
    en: 'an organisation cannot be its own superior',
  }),
  'ends-before-it-starts': (f) => ({
    vi: `ngày cuối ${date(f['value'])} trước ngày đầu ${date(f['other'])}`,
    en: `the last day ${date(f['value'])} is before the first ${date(f['other'])}`,
  }),
  'already-in-a-branch': (f) => ({
    vi: `đảng viên đang sinh hoạt tại ${f['other']} nên không thể vào ${f['value']} (ngày ${date(f['on'])})`,
    en: `the member is in ${f['other']} and cannot enter ${f['value']} (${date(f['on'])})`,
  }),
  'out-before-in': (f) => ({
    vi: `đảng viên chưa sinh hoạt ở đâu nên không thể rời ${f['value']} (ngày ${date(f['on'])})`,
    en: `the member is in no branch and cannot leave ${f['value']} (${date(f['on'])})`,
  }),
  'not-in-that-branch': (f) => ({
    vi: `đảng viên đang ở ${f['other']}, không phải ${f['value']} (ngày ${date(f['on'])})`,
    en: `the member is in ${f['other']}, not in ${f['value']} (${date(f['on'])})`,
  }),
  'unit-not-there': (f) => ({
    vi: `${f['value']} chưa thành lập hoặc đã kết thúc vào ngày ${date(f['on'])}`,
    en: `${f['value']} does not exist on ${date(f['on'])}`,
  }),
  'in-unit-after-its-end': (f) => ({
    vi: `đảng viên còn ở ${f['value']} sau khi tổ chức này kết thúc (từ ${date(f['on'])})`,
    en: `the member is still in ${f['value']} after its end (from ${date(f['on'])})`,
  }),
  'members-remain': (f) => ({
    vi: `còn ${f['members']} đảng viên trong ${f['value']} ngoài thời gian tồn tại của tổ chức`,
    en: `${f['members']} members remain in ${f['value']} outside its existence`,
  }),
  'needs-receiver': (f) => ({
    vi: `loại ${f['value']} cần tổ chức tiếp nhận (to_code)`,
    en: `category ${f['value']} needs a receiving organisation (to_code)`,
  }),
  'needs-giver': (f) => ({
    vi: `loại ${f['value']} cần tổ chức nơi đi (from_code)`,
    en: `category ${f['value']} needs a giving organisation (from_code)`,
  }),
  'giver-not-allowed': (f) => ({
    vi: `loại ${f['value']} không có tổ chức nơi đi`,
    en: `category ${f['value']} has no giving organisation`,
  }),
  'receiver-not-allowed': (f) => ({
    vi: `loại ${f['value']} không có tổ chức tiếp nhận`,
    en: `category ${f['value']} has no receiving organisation`,
  }),
  'same-unit': () => ({
    vi: 'nơi đi và nơi đến là một tổ chức',
    en: 'giver and receiver are the same organisation',
  }),
  'outside-your-reach': (f) => ({
    vi: `${f['value']} không thuộc phạm vi của đồng chí`,
    en: `${f['value']} is outside your reach`,
  }),
  'member-without-movement': (f) => ({
    vi: `đảng viên mới ${f['value']} chưa có dòng nào trong bảng Biến động: thêm dòng I0, I1 hoặc I4 với tổ chức trong phạm vi của đồng chí`,
    en: `the new member ${f['value']} has no row in movements: add one (I0, I1 or I4) into a unit within your reach`,
  }),
  'dates-out-of-order': (f) => ({
    vi: `ngày ${date(f['value'])} trước ngày ${date(f['other'])} đáng lẽ phải có trước`,
    en: `${date(f['value'])} is before ${date(f['other'])}, which should come first`,
  }),
  'not-a-number-between': (f) => ({
    vi: `"${f['value']}" không phải số từ ${f['least']} đến ${f['most']}`,
    en: `"${f['value']}" is not a number from ${f['least']} to ${f['most']}`,
  }),
  'unusual-age-at-admission': (f) => ({
    vi: `được kết nạp lúc ${f['years']} tuổi, ngoài khoảng 18 đến 60`,
    en: `admitted at the age of ${f['years']}, outside 18 to 60`,
  }),
  'and-more': (f) => ({
    vi: `còn ${f['count']} trường hợp nữa như vậy`,
    en: `${f['count']} more of this kind`,
  }),
  'missing-note': (f) => ({
    vi: `loại ${f['value']} nên có ghi chú lý do`,
    en: `category ${f['value']} should say why in the note`,
  }),
  'unusual-superior': (f) => ({
    vi: `${kind(f['value'], 'vi')} thường không trực thuộc ${kind(f['other'], 'vi')}`,
    en: `${kind(f['value'], 'en')} does not usually stand under ${kind(f['other'], 'en')}`,
  }),
  'kind-has-ended': (f) => ({
    vi: `loại ${kind(f['value'], 'vi')} không còn từ ngày ${date(f['on'])}`,
    en: `kind ${kind(f['value'], 'en')} ended on ${date(f['on'])}`,
  }),
  'value-outside-list': (f) => ({
    vi: `"${f['value']}" ngoài danh mục, giữ nguyên văn`,
    en: `"${f['value']}" is not in the list; kept as text`,
  }),
  'shared-number': (f) => ({
    vi: f['line'] ? `trùng số với dòng ${f['line']}` : 'trùng số với một người khác trong sổ',
    en: f['line'] ? `the same number as row ${f['line']}` : 'the same number as somebody in the register',
  }),
} satisfies Record<string, (facts: Facts) => Sentence>

/** The sentence of every finding of an import. */
export const FINDING_WORDS: Partial<Sentences<string>> = {
  ...SOURCE_WORDS,
  ...personFindingWords,
  ...REGISTER_SENTENCES,
}

/** The reason of a finding as a sentence. */
export function findingText(code: string, facts: Facts, locale: Locale): string {
  return FINDING_WORDS[code]?.(facts)[locale] ?? code
}

function date(value: Facts[string] | undefined): string {
  return typeof value === 'string' && isDay(value) ? formatDay(value) : String(value ?? '')
}

function kind(value: Facts[string] | undefined, locale: Locale): string {
  return String(value ?? '')
    .split(', ')
    .map((code) => KIND_BY_CODE.get(code)?.[locale] ?? code)
    .join(', ')
}
