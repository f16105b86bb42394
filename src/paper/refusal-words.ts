import { refusalWords as documentWords } from '#document/refusal-words.ts'
import { formatNumber } from '#ui/format.ts'
import type { TemplateFault } from './faults.ts'

type Both = { vi: string; en: string }

const PARTS: Record<TemplateFault['part'], Both> = {
  body: { vi: 'thân văn bản', en: 'the body' },
  header: { vi: 'đầu trang', en: 'the header' },
  footer: { vi: 'chân trang', en: 'the footer' },
}

/** Where it stands: part, paragraph, and the words around it. */
function place({ part, paragraph, near }: TemplateFault): Both {
  const at =
    paragraph === undefined
      ? { vi: '', en: '' }
      : { vi: `, đoạn ${paragraph}`, en: `, paragraph ${paragraph}` }
  const words = near === '' ? '' : `: “${near}”`
  return { vi: `(${PARTS[part].vi}${at.vi}${words})`, en: `(${PARTS[part].en}${at.en}${words})` }
}

const fault = (vi: (tag: string) => string, en: (tag: string) => string) => (facts: TemplateFault) => {
  const where = place(facts)
  const tag = facts.tag ?? ''
  return { vi: `${vi(tag)} ${where.vi}.`, en: `${en(tag)} ${where.en}.` }
}

const templateWords: { [Code in TemplateFault['code']]: (facts: TemplateFault) => Both } = {
  'template-broken': fault(
    () => 'Tệp Word hỏng hoặc không đọc được',
    () => 'The Word file is broken',
  ),
  'tag-unknown': fault(
    (tag) => `Mẫu này không có ô {${tag}}`,
    (tag) => `The form has no field {${tag}}`,
  ),
  'tag-raw': fault(
    (tag) => `Ô {@${tag}} chèn mã nên không được dùng`,
    (tag) => `{@${tag}} would insert code and is not allowed`,
  ),
  'tag-delimiters': fault(
    () => 'Không được đổi dấu ngoặc của ô',
    () => 'The braces of tags may not be changed',
  ),
  'tag-not-closed': fault(
    (tag) => `Ô {${tag} thiếu dấu }`,
    (tag) => `{${tag} is not closed`,
  ),
  'tag-not-opened': fault(
    (tag) => `Ô ${tag}} thiếu dấu {`,
    (tag) => `${tag}} is not opened`,
  ),
  'tag-broken': fault(
    (tag) => `Ô {${tag}} viết sai`,
    (tag) => `{${tag}} is malformed`,
  ),
  'list-not-closed': fault(
    (tag) => `Danh sách {#${tag}} chưa đóng bằng {/${tag}}`,
    (tag) => `The list {#${tag}} is not closed by {/${tag}}`,
  ),
  'list-not-opened': fault(
    (tag) => `Có {/${tag}} mà không có {#${tag}} ở trước`,
    (tag) => `{/${tag}} has no {#${tag}} before it`,
  ),
  'list-crosses': fault(
    (tag) => `Danh sách {#${tag}} mở và đóng ở chỗ không khớp nhau`,
    (tag) => `The list {#${tag}} begins and ends at places that do not match`,
  ),
  'field-fetches': fault(
    (tag) => `Trường ${tag} của Word lấy dữ liệu từ nơi khác nên không được dùng`,
    (tag) => `Word’s field ${tag} fetches data from elsewhere and is not allowed`,
  ),
  'link-outside': fault(
    () => 'Tệp liên kết tới tệp hoặc ảnh ở nơi khác',
    () => 'The file refers to files or pictures elsewhere',
  ),
}

/** Why a template is refused, or a paper cannot be printed. */
export const refusalWords = {
  ...documentWords,
  ...templateWords,
  'template-too-large': ({ limit }: { limit: number }) => ({
    vi: `Tệp lớn hơn ${formatNumber(limit / 1_000_000)} MB.`,
    en: `The file is larger than ${formatNumber(limit / 1_000_000)} MB.`,
  }),
  'template-not-word': () => ({
    vi: 'Mẫu phải là tệp Word (.docx).',
    en: 'A template is a Word file (.docx).',
  }),
  'no-office': () => ({
    vi: 'Giấy tờ này in theo mẫu riêng của đơn vị; máy chủ không có LibreOffice nên chỉ tải được bản Word.',
    en: 'This paper is printed by the unit’s own template; without LibreOffice on the server it comes as Word only.',
  }),
  'paper-of-received': () => ({
    vi: 'Văn bản đến không in lại theo thể thức của đơn vị.',
    en: 'A received document is not printed in the unit’s own layout.',
  }),
  'paper-of-other-type': () => ({
    vi: 'Mẫu này không dành cho loại văn bản đó.',
    en: 'This form is not for a document of that type.',
  }),
  'paper-before-held': () => ({
    vi: 'Hội nghị chưa diễn ra nên chưa có biên bản.',
    en: 'It has not been held, so there are no minutes yet.',
  }),
  'paper-too-long': ({ most }: { most: number }) => ({
    vi: `Danh sách dài hơn ${formatNumber(most)} dòng; hãy chọn đơn vị nhỏ hơn hoặc xuất ra bảng tính.`,
    en: `The list is longer than ${formatNumber(most)} lines; choose a smaller unit or export a sheet.`,
  }),
  'papers-busy': () => ({
    vi: 'Đang có nhiều giấy tờ chờ in; hãy thử lại sau ít phút.',
    en: 'Many papers wait to be printed; try again in a few minutes.',
  }),
} as const
