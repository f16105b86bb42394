import { formatDay, type Day } from '#platform/day.ts'
import type { BodyRefusal } from './rules.ts'
import type { BodyWarningCode, BodyWarningFound } from './warnings.ts'

type Both = { vi: string; en: string }
type Refused<Code> = Extract<BodyRefusal, { code: Code }>

const numberWords: Record<string, Both> = {
  quota: { vi: 'Biên chế (số được giao)', en: 'The quota' },
  present: { vi: 'Số có mặt', en: 'The number present' },
  internalUnits: { vi: 'Số đầu mối', en: 'The number of internal units' },
  deputies: { vi: 'Số cấp phó', en: 'The number of deputies' },
  deputyLimit: { vi: 'Số cấp phó tối đa', en: 'The most deputies' },
  actual: { vi: 'Số đã bố trí', en: 'The number filled' },
}
const restingWords: Record<string, Both> = {
  members: { vi: 'thành viên', en: 'members' },
  positions: { vi: 'vị trí việc làm', en: 'job positions' },
  bodies: { vi: 'cơ quan bên trong', en: 'bodies below it' },
  documents: { vi: 'văn bản', en: 'documents' },
  assignments: { vi: 'nhiệm vụ được giao', en: 'assignments' },
  coordination: { vi: 'kế hoạch phối hợp', en: 'coordination plans' },
}
const last = (to: Day | null) => (to === null ? '…' : formatDay(to))

/** Why an act, a member or a position is refused. */
export const refusalWords: { [Code in BodyRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'decision-missing': () => ({
    vi: 'Việc này phải có số quyết định.',
    en: 'This act needs the number of its decision.',
  }),
  'particulars-missing': () => ({
    vi: 'Chưa nêu tên, loại của cơ quan sau khi thực hiện.',
    en: 'Name and kind of the body afterwards are missing.',
  }),
  'into-missing': () => ({ vi: 'Chưa chọn cơ quan nhận sáp nhập.', en: 'The body that absorbs is missing.' }),
  'internal-without-superior': () => ({
    vi: 'Đầu mối bên trong phải có cơ quan cấp trên.',
    en: 'An internal unit needs the body it is inside.',
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'superior-not-there': ({ on }) => ({
    vi: `Cơ quan cấp trên không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The superior body does not exist on ${formatDay(on)}.`,
  }),
  'party-group-not-there': ({ on }) => ({
    vi: `Đảng đoàn, ban cán sự đảng ấy không tồn tại vào ngày ${formatDay(on)}.`,
    en: `That party group does not exist on ${formatDay(on)}.`,
  }),
  'too-few-bodies': ({ min }) => ({
    vi: `Phải chọn ít nhất ${min} cơ quan khác nhau.`,
    en: `At least ${min} different bodies are needed.`,
  }),
  'too-many-bodies': ({ max }) => ({
    vi: max === 0 ? 'Thành lập thì không chọn cơ quan có sẵn.' : `Mỗi lần chỉ ghi cho ${max} cơ quan.`,
    en: max === 0 ? 'Founding takes no existing body.' : `Only ${max} body at a time.`,
  }),
  'same-twice': ({ name }) => ({ vi: `${name} được chọn hai lần.`, en: `${name} is chosen twice.` }),
  'with-itself': ({ name }) => ({
    vi: `${name} không thể sáp nhập vào chính mình.`,
    en: `${name} cannot be absorbed by itself.`,
  }),
  'superior-circle': ({ name }) => ({
    vi: `${name} đứng dưới chính cơ quan này hoặc sẽ kết thúc, nên không thể là cấp trên.`,
    en: `${name} stands below this very body or ends with the act: it cannot be the superior.`,
  }),
  'name-taken': ({ name }) => ({
    vi: `Đơn vị đã có cơ quan tên ${name} vào ngày ấy.`,
    en: `The unit has a body named ${name} on that day.`,
  }),
  'not-begun': ({ name, on }) => ({
    vi: `${name} bắt đầu từ ${formatDay(on)}; ngày có hiệu lực phải sau đó.`,
    en: `${name} begins on ${formatDay(on)}; the act must come later.`,
  }),
  'has-ended': ({ name, on }) => ({
    vi: `${name} đã kết thúc hoạt động ngày ${formatDay(on)}.`,
    en: `${name} has ended on ${formatDay(on)}.`,
  }),
  'later-state': ({ name, on }) => ({
    vi: `${name} đã có thay đổi ghi từ ${formatDay(on)}; hãy rút thay đổi ấy trước, hoặc chọn ngày từ đó về sau.`,
    en: `${name} has a change recorded from ${formatDay(on)}: take it back first, or choose that day or a later one.`,
  }),
  'negative-number': ({ field }) => ({
    vi: `${numberWords[field]!.vi} không thể nhỏ hơn 0.`,
    en: `${numberWords[field]!.en} cannot be below zero.`,
  }),
  'not-a-party-group': () => ({
    vi: 'Tổ chức đã chọn không phải đảng đoàn hay ban cán sự đảng.',
    en: 'The organisation chosen is no party group.',
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${last(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${last(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'bodies-below': ({ name, below }) => ({
    vi: `${below} còn đứng dưới ${name}; hãy đổi cấp trên của nó trước.`,
    en: `${below} still stands below ${name}: give it another superior first.`,
  }),
  'head-taken': ({ role, from }) => ({
    vi: `Đã có ${role === 'head' ? 'trưởng ban' : 'phó trưởng ban thường trực'} từ ${formatDay(from)}; hãy ghi ngày thôi trước.`,
    en: `There is a ${role === 'head' ? 'head' : 'standing deputy'} since ${formatDay(from)}; record the end first.`,
  }),
  'already-member': ({ from }) => ({
    vi: `Đồng chí này đã tham gia từ ${formatDay(from)}.`,
    en: `This person is in it since ${formatDay(from)}.`,
  }),
  'outside-body': ({ from, to }) => ({
    vi: `Cơ quan chỉ tồn tại từ ${formatDay(from)}${to === null ? '' : ` đến hết ${formatDay(to)}`}.`,
    en: `The body exists from ${formatDay(from)}${to === null ? '' : ` to ${formatDay(to)}`} only.`,
  }),
  'person-or-name': () => ({
    vi: 'Chọn một đồng chí trong sổ hoặc gõ tên người ngoài sổ, không cả hai.',
    en: 'Choose somebody of the register or type a name, not both.',
  }),
  'member-ended-already': ({ to }) => ({
    vi: `Đã ghi thôi tham gia ngày ${formatDay(to)}.`,
    en: `It is recorded to end on ${formatDay(to)} already.`,
  }),
  'later-position': ({ on }) => ({
    vi: `Vị trí này đã có số liệu từ ${formatDay(on)}.`,
    en: `This position has numbers from ${formatDay(on)} on.`,
  }),
  'later-act': ({ on }) => ({
    vi: `Có việc ghi sau, ngày ${formatDay(on)}, dựa vào việc này; hãy rút việc ấy trước.`,
    en: `A later act of ${formatDay(on)} rests on it; take that back first.`,
  }),
  'rests-on-it': ({ name, what }) => ({
    vi: `${name} đã có ${restingWords[what]?.vi ?? what} dựa vào việc này.`,
    en: `${restingWords[what]?.en ?? what} of ${name} rest on it.`,
  }),
  'no-such-warning': () => ({
    vi: 'Không còn cảnh báo ấy; hãy tải lại trang.',
    en: 'There is no such warning any more; reload the page.',
  }),
}

type Warned<Code> = Extract<BodyWarningFound, { code: Code }>

/** What wants a look, by code. */
export const warningWords: {
  [Code in BodyWarningCode]: (facts: Omit<Warned<Code>, 'about' | 'source'>) => Both
} = {
  'present-over-quota': ({ present, quota }) => ({
    vi: `Có mặt ${present} người, biên chế giao ${quota}.`,
    en: `${present} people are there, the quota is ${quota}.`,
  }),
  'deputies-over-limit': ({ deputies, limit }) => ({
    vi: `Có ${deputies} cấp phó, tối đa ${limit}.`,
    en: `${deputies} deputies, at most ${limit}.`,
  }),
  'internal-units-differ': ({ recorded, counted }) => ({
    vi: `Số đầu mối đã ghi là ${recorded}, đếm theo danh sách là ${counted}.`,
    en: `${recorded} internal units were recorded, ${counted} are listed.`,
  }),
  'no-head': () => ({ vi: 'Chưa có người đứng đầu.', en: 'Nobody heads it.' }),
  'period-over': ({ on }) => ({
    vi: `Thời gian hoạt động dự kiến đã hết ngày ${formatDay(on as Day)}.`,
    en: `Its planned period was over on ${formatDay(on as Day)}.`,
  }),
  'too-many-offices': ({ count, max }) => ({
    vi: `Đơn vị có ${count} ban, văn phòng của cấp ủy; quy định tối đa ${max}.`,
    en: `The unit has ${count} commissions and offices; at most ${max} are allowed.`,
  }),
  'too-many-services': ({ count, max }) => ({
    vi: `Đơn vị có ${count} đơn vị sự nghiệp; quy định tối đa ${max}.`,
    en: `The unit has ${count} public-service units; at most ${max} are allowed.`,
  }),
}
