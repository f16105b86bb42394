import { formatDay, type Day } from '#platform/day.ts'
import { FIELD_BY_KEY, GROUPS, type FieldGroup } from '#person/fields.ts'
import type { Procedure } from '#procedure/declaration.ts'
import type { SelfFacts, SelfRefusal } from './rules.ts'

const nameOf = (key: string) => {
  const field = FIELD_BY_KEY.get(key)
  return field ? { vi: field.vi, en: field.en } : { vi: key, en: key }
}
const sectionOf = (key: string) =>
  Object.hasOwn(GROUPS, key) ? GROUPS[key as FieldGroup] : { vi: key, en: key }
const about =
  (vi: string, en: string) =>
  ({ field }: { field: string }) => ({ vi: `${nameOf(field).vi}: ${vi}`, en: `${nameOf(field).en}: ${en}` })

/** Why a member's own words, or the verdict on them, are refused. */
export const refusalWords: Procedure<SelfFacts, SelfRefusal>['reasons'] = {
  'self-nothing': () => ({ vi: 'Chưa có mục nào để đề nghị sửa.', en: 'Nothing is asked to be put right.' }),
  'self-field-unknown': about('mục này không sửa ở đây.', 'is not put right here.'),
  'self-field-twice': about('ghi hai lần.', 'stands twice.'),
  'self-same-value': about('giống hệt nội dung đang ghi trong hồ sơ.', 'is what the record says already.'),
  'self-value-wrong': about('viết chưa đúng dạng.', 'cannot be read.'),
  'self-required': about('không để trống được.', 'must not be empty.'),
  'self-reason-missing': about('hãy nói rõ vì sao hồ sơ ghi sai.', 'say why the record is wrong.'),
  'self-day-missing': about('hãy ghi thay đổi từ ngày nào.', 'say since when it is so.'),
  'self-not-dated': about('mục này không theo thời gian, để trống ngày.', 'has no day; leave it empty.'),
  'self-day-future': ({ field, on }: { field: string; on: Day }) => ({
    vi: `${nameOf(field).vi}: ngày ${formatDay(on)} chưa tới.`,
    en: `${nameOf(field).en}: ${formatDay(on)} lies ahead.`,
  }),
  'self-day-before-birth': ({ field, on }: { field: string; on: Day }) => ({
    vi: `${nameOf(field).vi}: ngày ${formatDay(on)} trước ngày sinh.`,
    en: `${nameOf(field).en}: ${formatDay(on)} is before the birth.`,
  }),
  'self-section-open': ({ section }: { section: string }) => ({
    vi: `Mục “${sectionOf(section).vi}”: đánh dấu “không thay đổi” hoặc ghi nội dung mới.`,
    en: `“${sectionOf(section).en}”: mark it unchanged or give what is new.`,
  }),
  'self-section-both': ({ section }: { section: string }) => ({
    vi: `Mục “${sectionOf(section).vi}” vừa đánh dấu không thay đổi vừa ghi nội dung mới.`,
    en: `“${sectionOf(section).en}” is both unchanged and changed.`,
  }),
  'self-year-wrong': ({ year }: { year: number }) => ({
    vi: `Chỉ nộp phiếu của năm nay hoặc năm trước, không nộp phiếu năm ${year}.`,
    en: `Only this year’s or last year’s supplement is handed in, not that of ${year}.`,
  }),
  'self-year-done': ({ year }: { year: number }) => ({
    vi: `Phiếu bổ sung năm ${year} đã nộp rồi.`,
    en: `The supplement of ${year} has been handed in already.`,
  }),
  'self-verdicts-missing': ({ pending }: { pending: number }) => ({
    vi: `Còn ${pending} mục chưa xét: chọn chấp nhận hoặc không chấp nhận từng mục ở bảng “Nội dung đề nghị”.`,
    en: `${pending} values have no verdict yet: accept or refuse each in the table of what is asked.`,
  }),
  'self-verdict-reason': about('không chấp nhận thì phải nêu lý do.', 'a refusal says why.'),
  'self-not-member': ({ on }: { on: Day }) => ({
    vi: `Không có trong danh sách đảng viên ngày ${formatDay(on)}.`,
    en: `Is no member on ${formatDay(on)}.`,
  }),
  'account-there': () => ({
    vi: 'Đảng viên này đã có tài khoản.',
    en: 'The member has an account already.',
  }),
}
