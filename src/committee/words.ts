import { formatDay, type Day } from '#platform/day.ts'
import type { Words } from '#ui/words.tsx'
import type { CommitteeCode, CommitteeRole, Manner } from './codes.ts'
import type { CommitteeRefusal } from './rules.ts'

type Both = { vi: string; en: string }

export const committeeWords: Record<CommitteeCode, Both> = {
  cap_uy: { vi: 'Cấp ủy', en: 'Committee' },
  ban_thuong_vu: { vi: 'Ban thường vụ', en: 'Standing committee' },
  chi_uy: { vi: 'Chi ủy', en: 'Branch committee' },
  uy_ban_kiem_tra: { vi: 'Ủy ban kiểm tra', en: 'Inspection committee' },
}

export const roleWords: Record<CommitteeRole, Both> = {
  bi_thu: { vi: 'Bí thư', en: 'Secretary' },
  pho_bi_thu_thuong_truc: { vi: 'Phó bí thư thường trực', en: 'Standing deputy secretary' },
  pho_bi_thu: { vi: 'Phó bí thư', en: 'Deputy secretary' },
  uy_vien_btv: { vi: 'Ủy viên ban thường vụ', en: 'Member of the standing committee' },
  uy_vien: { vi: 'Ủy viên ban chấp hành', en: 'Committee member' },
  chi_uy_vien: { vi: 'Chi ủy viên', en: 'Member of the branch committee' },
  to_truong: { vi: 'Tổ trưởng tổ đảng', en: 'Leader of a party group' },
  chu_nhiem_ubkt: { vi: 'Chủ nhiệm ủy ban kiểm tra', en: 'Chair of the inspection committee' },
  pho_chu_nhiem_ubkt: { vi: 'Phó chủ nhiệm ủy ban kiểm tra', en: 'Deputy chair of the inspection committee' },
  uy_vien_ubkt: { vi: 'Ủy viên ủy ban kiểm tra', en: 'Member of the inspection committee' },
}

export const mannerWords: Record<Manner, Both> = {
  bau: { vi: 'bầu', en: 'elected' },
  chi_dinh: { vi: 'chỉ định', en: 'appointed' },
  bo_sung: { vi: 'bổ sung', en: 'co-opted' },
}

/** What the committees of a unit say on the screen. */
export const words = {
  none: { vi: 'Chưa ghi nhiệm kỳ, chức vụ nào', en: 'No term and no post is recorded' },
  noneText: {
    vi: 'Hãy ghi nhiệm kỳ trước, rồi ghi từng chức vụ.',
    en: 'Record the term first, then each post.',
  },
  terms: { vi: 'Nhiệm kỳ', en: 'Terms' },
  term: { vi: 'Nhiệm kỳ', en: 'Term' },
  holders: { vi: 'Những người đang giữ chức vụ', en: 'Who holds a post' },
  past: { vi: 'Đã thôi giữ chức vụ hoặc chưa bắt đầu', en: 'Past and coming posts' },
  noPeople: {
    vi: 'Vai trò của đồng chí không được xem tên người giữ chức vụ.',
    en: 'Your role does not see who holds the posts.',
  },
  noHolders: { vi: 'Không có ai giữ chức vụ vào ngày này.', en: 'Nobody holds a post on this day.' },
  committee: { vi: 'Cơ quan', en: 'Body' },
  seats: { vi: 'Số lượng', en: 'Seats' },
  held: { vi: 'Có mặt', en: 'Held' },
  vacant: { vi: 'Khuyết', en: 'Vacant' },
  vacantMark: { vi: (n: string) => `khuyết ${n}`, en: (n: string) => `${n} vacant` },
  period: { vi: 'Thời gian', en: 'Period' },
  extended: { vi: (day: string) => `kéo dài đến ${day}`, en: (day: string) => `extended until ${day}` },
  running: { vi: 'đang nhiệm kỳ', en: 'running' },
  over: { vi: 'đã hết', en: 'over' },
  coming: { vi: 'chưa bắt đầu', en: 'to come' },
  name: { vi: 'Họ và tên', en: 'Name' },
  role: { vi: 'Chức vụ', en: 'Post' },
  manner: { vi: 'Hình thức', en: 'Manner' },
  decisionNo: { vi: 'Số quyết định', en: 'Decision' },
  since: { vi: (day: string) => `từ ${day}`, en: (day: string) => `since ${day}` },
  recordTerm: { vi: 'Ghi nhiệm kỳ', en: 'Record a term' },
  correctTerm: { vi: 'Sửa nhiệm kỳ', en: 'Correct the term' },
  extendTerm: { vi: 'Kéo dài', en: 'Extend' },
  extendTermTitle: {
    vi: 'Kéo dài nhiệm kỳ theo quyết định của cấp trên',
    en: 'Extend the term by a superior’s decision',
  },
  correct: { vi: 'Sửa', en: 'Correct' },
  recordPost: { vi: 'Ghi chức vụ', en: 'Record a post' },
  endPost: { vi: 'Thôi chức vụ', en: 'End the post' },
  annulPost: { vi: 'Ghi nhầm', en: 'Recorded by mistake' },
  annulText: {
    vi: 'Chức vụ này sẽ không còn hiện; bản ghi vẫn nằm trong nhật ký.',
    en: 'The post will no longer be shown; the record stays in the log.',
  },
  termName: { vi: 'Tên nhiệm kỳ', en: 'Name of the term' },
  termNameHint: { vi: 'ví dụ 2020-2025', en: 'for example 2020-2025' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  toHint: { vi: 'để trống: chưa định', en: 'empty: open' },
  lastDay: { vi: 'Ngày cuối giữ chức vụ', en: 'Last day of the post' },
  extendedTo: { vi: 'Kéo dài đến hết ngày', en: 'Extended to' },
  person: { vi: 'Đồng chí', en: 'Person' },
  acts: { vi: 'Thao tác', en: 'Actions' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
} satisfies Words

type Refused<Code> = Extract<CommitteeRefusal, { code: Code }>
const last = (to: Day | null) => (to === null ? '…' : formatDay(to))

/** Why a term or a post is refused. */
export const refusalWords: { [Code in CommitteeRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${formatDay(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${formatDay(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'terms-overlap': ({ name, from }) => ({
    vi: `Trùng thời gian với nhiệm kỳ ${name} (từ ${formatDay(from)}).`,
    en: `It overlaps the term ${name} (since ${formatDay(from)}).`,
  }),
  'extension-not-later': ({ to }) => ({
    vi: `Ngày kéo dài phải sau ngày cuối nhiệm kỳ (${last(to)}).`,
    en: `The extension must end after the term does (${last(to)}).`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'role-not-in-committee': ({ role, committee }) => ({
    vi: `${committeeWords[committee as CommitteeCode].vi} không có chức vụ ${roleWords[role as CommitteeRole].vi.toLowerCase()}.`,
    en: `The ${committeeWords[committee as CommitteeCode].en.toLowerCase()} has no such post: ${roleWords[role as CommitteeRole].en.toLowerCase()}.`,
  }),
  'already-holds-post': ({ from }) => ({
    vi: `Đồng chí này giữ chức vụ đó từ ${formatDay(from)}.`,
    en: `This person holds that post since ${formatDay(from)}.`,
  }),
  'secretary-taken': ({ from }) => ({
    vi: `Đã có bí thư từ ${formatDay(from)}; hãy ghi ngày thôi chức vụ trước.`,
    en: `There is a secretary since ${formatDay(from)}; record the end of that post first.`,
  }),
  'no-vacant-seat': ({ seats }) => ({
    vi: `Đủ ${seats} người theo số lượng của nhiệm kỳ. Nếu số lượng thay đổi, hãy sửa nhiệm kỳ trước.`,
    en: `All ${seats} seats are held. If their number has changed, correct the term first.`,
  }),
  'not-official-member': ({ on }) => ({
    vi: `Đồng chí này chưa là đảng viên chính thức vào ngày ${formatDay(on)}.`,
    en: `This person is no official member on ${formatDay(on)}.`,
  }),
  'post-ended-already': ({ to }) => ({
    vi: `Chức vụ này đã ghi kết thúc ngày ${formatDay(to)}.`,
    en: `The post is recorded to end on ${formatDay(to)} already.`,
  }),
}
