import { refusalWords as movementRefusals } from '#movement/words.ts'
import { FIELD_BY_KEY } from '#person/fields.ts'
import { problemWords } from '#person/words.ts'
import { formatDay } from '#platform/day.ts'
import type { CampaignRefusal, EntryRefusal } from './campaign-rules.ts'
import type { MergeRefusal } from './merge-rules.ts'

type Refusal = CampaignRefusal | EntryRefusal | MergeRefusal
type Refused<Code> = Extract<Refusal, { code: Code }>
type Both = { vi: string; en: string }
type Own = Exclude<Refusal['code'], keyof typeof movementRefusals>

const nameOf = (field: string): Both => FIELD_BY_KEY.get(field) ?? { vi: field, en: field }

/** What is wrong with a value that was typed, by the code that the room of people gives. */
export function problemOf(problem: string): Both {
  return (
    problemWords[problem as keyof typeof problemWords] ??
    NUMBER_PROBLEMS[problem] ?? { vi: 'nội dung chưa đúng', en: 'this cannot be taken' }
  )
}

const NUMBER_PROBLEMS: Record<string, Both> = {
  'citizen-id-shape': { vi: 'Số định danh gồm 12 chữ số', en: 'A citizen number has 12 digits' },
  'card-no-shape': { vi: 'Số thẻ gồm 8 hoặc 12 chữ số', en: 'A card number has 8 or 12 digits' },
}

const own: { [Code in Own]: (facts: Refused<Code>) => Both } = {
  'due-before-today': ({ dueOn }) => ({
    vi: `Hạn ${formatDay(dueOn)} đã qua.`,
    en: `The day ${formatDay(dueOn)} has passed.`,
  }),
  'due-too-far': ({ last }) => ({
    vi: `Hạn không quá ${formatDay(last)}.`,
    en: `The day may be ${formatDay(last)} at the latest.`,
  }),
  'campaign-ended': ({ endedOn }) => ({
    vi: `Đợt rà soát đã kết thúc ngày ${formatDay(endedOn)}.`,
    en: `The campaign ended on ${formatDay(endedOn)}.`,
  }),
  'not-asked': ({ field }) => ({
    vi: `${nameOf(field).vi}: đợt này không yêu cầu.`,
    en: `${nameOf(field).en}: not asked by this campaign.`,
  }),
  'filled-meanwhile': ({ field }) => ({
    vi: `${nameOf(field).vi}: hồ sơ đã có, hãy tải lại trang.`,
    en: `${nameOf(field).en}: known by now, load the page again.`,
  }),
  'value-wrong': ({ field, problem }) => ({
    vi: `${nameOf(field).vi}: ${problemOf(problem).vi}.`,
    en: `${nameOf(field).en}: ${problemOf(problem).en}.`,
  }),
  'future-value': ({ field }) => ({
    vi: `${nameOf(field).vi}: ngày này chưa đến.`,
    en: `${nameOf(field).en}: that day has not come.`,
  }),
  'same-person': () => ({ vi: 'Đây là cùng một hồ sơ.', en: 'This is one and the same file.' }),
  'merged-already': ({ side }) => ({
    vi: `${side === 'kept' ? 'Hồ sơ giữ lại' : 'Hồ sơ gộp vào'} đã gộp vào hồ sơ khác.`,
    en: `The file to ${side === 'kept' ? 'keep' : 'merge'} was merged into another already.`,
  }),
  'kept-is-no-member': () => ({
    vi: 'Hồ sơ giữ lại không phải của đảng viên mà hồ sơ kia có biến động. Hãy giữ hồ sơ kia.',
    en: 'The file to keep is not a member’s, and the other has movements. Keep the other one.',
  }),
  'merged-has-open-case': ({ cases }) => ({
    vi: `Hồ sơ gộp vào còn ${cases} thủ tục chưa xong. Hãy kết thúc thủ tục trước.`,
    en: `The file to merge has ${cases} open procedures. End them first.`,
  }),
  'merged-has-account': () => ({
    vi: 'Hồ sơ gộp vào có tài khoản tự xem hồ sơ. Hãy khóa tài khoản trước.',
    en: 'An account is linked to the file to merge. Disable it first.',
  }),
  'merged-on-source-list': () => ({
    vi: 'Hồ sơ gộp vào còn trong danh sách nguồn kết nạp. Hãy đưa ra khỏi danh sách trước.',
    en: 'The file to merge stands on a list of outstanding people. Take it off first.',
  }),
  'changed-since': ({ what }) => ({
    vi: `${{ movements: 'Biến động', facts: 'Dữ kiện', fields: 'Thông tin' }[what]} ghi khi gộp đã được sửa sau đó. Hãy sửa trực tiếp trong hồ sơ.`,
    en: `${{ movements: 'Movements', facts: 'Facts', fields: 'Fields' }[what]} that the merge wrote have been changed since. Correct the files themselves.`,
  }),
  'undone-already': () => ({ vi: 'Đã tách lại rồi.', en: 'It is undone already.' }),
}

/** Why something about files, twins or campaigns is refused. */
export const refusalWords = { ...movementRefusals, ...own }
