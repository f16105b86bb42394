import { foldText } from '#person/name.ts'
import type { Composed } from './compose.ts'
import type { Filled, ListColumn, PaperField } from './declaration.ts'

/**
 * A tag as it is compared: `{Họ và tên}`, `{ho_va_ten}` and `{HO VA TEN}` are one. Keys of fields (`fullName`) fold to
 * one word.
 */
export function tagKey(tag: string): string {
  return foldText(tag)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

const text = (key: string, vi: string, en: string, sample: string): PaperField => ({
  key,
  kind: 'text',
  label: { vi, en },
  sample,
})

const RECIPIENT: ListColumn = {
  key: 'recipient',
  kind: 'text',
  label: { vi: 'Tên nơi nhận', en: 'Recipient' },
  sample: 'Như Điều 2',
}

/** What every form has beside its own fields: the lines around the body. */
export const STANDARD_FIELDS: readonly PaperField[] = [
  text('superior', 'Cơ quan cấp trên', 'Body above', 'ĐẢNG BỘ TỈNH VÍ DỤ'),
  text('issuer', 'Cơ quan ban hành', 'Issuing body', 'ĐẢNG ỦY VÍ DỤ'),
  text('number', 'Số và ký hiệu', 'Number and symbol', '05-QĐ/ĐU'),
  text('placeAndDay', 'Địa danh và ngày tháng', 'Place and date', 'Ví dụ, ngày 05 tháng 9 năm 2022'),
  text('type', 'Tên loại văn bản', 'Type', 'QUYẾT ĐỊNH'),
  text('subject', 'Trích yếu', 'Subject', 'về việc ví dụ'),
  text('to', 'Kính gửi', 'Addressees', 'Đảng ủy Ví dụ'),
  text('authority', 'Thẩm quyền ký', 'Authority of who signs', 'T/M ĐẢNG ỦY'),
  text('post', 'Chức vụ người ký', 'Post of who signs', 'BÍ THƯ'),
  text('signer', 'Người ký', 'Who signs', 'Nguyễn Văn Ví'),
  text('secretary', 'Người ghi biên bản', 'Keeper of the minutes', 'Trần Thị Dụ'),
  text('keptAt', 'Nơi lưu', 'Kept at', 'Văn phòng'),
  {
    key: 'recipients',
    kind: 'list',
    label: { vi: 'Nơi nhận', en: 'Recipients' },
    columns: [
      {
        key: 'recipient',
        kind: 'text',
        label: { vi: 'Tên nơi nhận', en: 'Recipient' },
        sample: 'Như Điều 2',
      },
    ],
  },
]

/** Tags that mean something at the top (`texts`), and inside each list, by `tagKey`. */
export interface KnownTags {
  texts: ReadonlySet<string>
  lists: ReadonlyMap<string, ReadonlySet<string>>
}

/** Every spelling of the tags that a template of these fields may use. */
export function knownTags(fields: readonly PaperField[]): KnownTags {
  const texts = new Set<string>()
  const lists = new Map<string, ReadonlySet<string>>()
  for (const field of [...STANDARD_FIELDS, ...fields])
    for (const name of spellings(field))
      if (field.kind === 'list') lists.set(name, new Set(field.columns.flatMap(spellings)))
      else texts.add(name)
  return { texts, lists }
}

function spellings({ key, label }: Pick<PaperField, 'key' | 'label'>): string[] {
  return [tagKey(key), tagKey(label.vi)]
}

/** Data of a template: texts, and lists of such, by every spelling of their tags. */
export type TagData = Record<string, string | Record<string, string>[]>

/** What fills a unit's own template: the same lines and values as the built-in paper. */
export function tagDataOf(fields: readonly PaperField[], filled: Filled, paper: Composed): TagData {
  const data: TagData = {}
  for (const field of fields)
    for (const name of spellings(field))
      data[name] =
        field.kind === 'list'
          ? filled.rows(field.key).map((row) => spelledRow(field.columns, row))
          : filled.text(field.key)
  const standard = standardValues(filled, paper)
  for (const field of STANDARD_FIELDS) {
    const value = standard[field.key]
    for (const name of spellings(field)) data[name] ??= value ?? ''
  }
  return data
}

function spelledRow(
  columns: readonly Pick<PaperField, 'key' | 'label'>[],
  row: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => spellings(column).map((name) => [name, row[column.key] ?? ''] as const)),
  )
}

function standardValues({ gathered }: Filled, { lines }: Composed): TagData {
  const { head, to = [], signature, leftSignature, recipients = [], keptAt } = gathered
  return {
    ...lines,
    subject: head.subject ?? '',
    to: to.join('; '),
    authority: signature?.authority?.toLocaleUpperCase('vi') ?? '',
    post: signature?.post?.toLocaleUpperCase('vi') ?? '',
    signer: signature?.name ?? '',
    secretary: leftSignature?.name ?? '',
    keptAt: keptAt ?? '',
    recipients: recipients.map((name) => spelledRow([RECIPIENT], { recipient: name })),
  }
}

/** Invented values of every field, to show what a template makes of them. */
export function sampleValues(fields: readonly PaperField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field.key,
      field.kind === 'list'
        ? [1, 2, 3].map((n) =>
            Object.fromEntries(field.columns.map((column) => [column.key, sampleOf(column, n)])),
          )
        : sampleOf(field, 1),
    ]),
  )
}

function sampleOf(
  { kind, sample, label }: Pick<PaperField, 'kind' | 'sample' | 'label'>,
  n: number,
): unknown {
  if (kind === 'number') return sample === undefined ? n * 8 : Number(sample)
  if (kind === 'day') return sample ?? `2022-0${n}-19`
  return sample ?? `${label.vi.toLocaleLowerCase('vi')} ${n}`
}
