import { formatDay, type Day } from '#platform/day.ts'
import type { Words } from '#ui/words.tsx'
import type { CoordinationRefusal } from './rules.ts'

type Both = { vi: string; en: string }

/** What the pages of coordination plans say. */
export const words = {
  title: { vi: 'Kế hoạch phối hợp', en: 'Coordination plans' },
  plan: { vi: 'Kế hoạch phối hợp', en: 'Coordination plan' },
  note: {
    vi: (unit: string) => `${unit} chủ trì hoặc tham gia`,
    en: (unit: string) => `kept by ${unit} or with it`,
  },
  none: { vi: 'Chưa có kế hoạch phối hợp', en: 'There are no coordination plans' },
  noneText: {
    vi: 'Hãy ghi kế hoạch đã ký kết với Mặt trận, đoàn thể, cơ quan khác: mục tiêu, thời gian và các bên.',
    en: 'Record the plans signed with the Front, mass organisations or other bodies: aims, period and parties.',
  },
  record: { vi: 'Ghi kế hoạch', en: 'Record a plan' },
  name: { vi: 'Tên kế hoạch', en: 'Title' },
  aims: { vi: 'Mục tiêu, nội dung phối hợp', en: 'Aims and contents' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  document: { vi: 'Văn bản trong sổ văn bản', en: 'Document in the register' },
  signedOn: { vi: 'Ngày ký', en: 'Signed on' },
  keeper: { vi: 'Bên chủ trì', en: 'Kept by' },
  partners: { vi: 'Các bên phối hợp', en: 'Partners' },
  period: { vi: 'Thời gian', en: 'Period' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  taskState: {
    vi: (done: string, all: string) => `${done}/${all} đã xong`,
    en: (done: string, all: string) => `${done} of ${all} done`,
  },
  late: { vi: (n: string) => `${n} quá hạn`, en: (n: string) => `${n} late` },
  reviews: { vi: 'Sơ kết hằng năm', en: 'Yearly reviews' },
  reviewed: {
    vi: (done: string, all: string) => `đã sơ kết ${done}/${all} năm`,
    en: (done: string, all: string) => `${done} of ${all} years reviewed`,
  },
  notReviewed: { vi: 'còn năm chưa sơ kết', en: 'a year is not reviewed' },
  coming: { vi: 'chưa bắt đầu', en: 'to come' },
  running: { vi: 'đang thực hiện', en: 'running' },
  over: { vi: 'đã hết thời gian', en: 'over' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  partnerBodies: { vi: 'Cơ quan của đơn vị', en: 'Bodies of the unit' },
  partnerUnits: { vi: 'Tổ chức đảng khác', en: 'Another organisation' },
  partnerNames: {
    vi: 'Bên khác ngoài sổ, mỗi dòng một bên',
    en: 'Others outside the register, one a line',
  },
  giveTask: { vi: 'Giao việc', en: 'Give a task' },
  taskTitle: { vi: 'Việc', en: 'Task' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  startsOn: { vi: 'Bắt đầu', en: 'Starts' },
  dueOn: { vi: 'Hạn', en: 'Due' },
  parties: { vi: 'Bên thực hiện (bên đầu tiên chủ trì)', en: 'Parties (the first leads)' },
  recordReview: { vi: 'Ghi sơ kết', en: 'Record a review' },
  year: { vi: 'Năm', en: 'Year' },
  reviewOn: { vi: 'Ngày sơ kết', en: 'Reviewed on' },
  results: { vi: 'Kết quả', en: 'Results' },
  ahead: { vi: 'Việc năm sau', en: 'Ahead' },
  noReviews: { vi: 'Chưa sơ kết năm nào.', en: 'No year has been reviewed yet.' },
  withdraw: { vi: 'Rút kế hoạch ghi nhầm', en: 'Take back the plan' },
  reason: { vi: 'Lý do', en: 'Reason' },
  facts: { vi: 'Thông tin chung', en: 'About the plan' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
} satisfies Words

type Refused<Code> = Extract<CoordinationRefusal, { code: Code }>
const last = (to: Day | null) => (to === null ? '…' : formatDay(to))

/** Why a plan, a task or a review is refused; what the engine of assignments says stands in its own words. */
export const refusalWords: { [Code in CoordinationRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'no-partner': () => ({ vi: 'Kế hoạch phải có ít nhất một bên phối hợp.', en: 'A plan needs a partner.' }),
  'partner-itself': () => ({
    vi: 'Bên chủ trì không thể phối hợp với chính mình.',
    en: 'The keeper cannot be its own partner.',
  }),
  'partner-unclear': ({ place }) => ({
    vi: `Bên phối hợp thứ ${place}: chọn một cơ quan, một tổ chức hoặc gõ tên.`,
    en: `Partner ${place}: choose a body, an organisation, or type a name.`,
  }),
  'partner-not-there': ({ name, on }) => ({
    vi: `${name} không tồn tại vào ngày ${formatDay(on)}.`,
    en: `${name} does not exist on ${formatDay(on)}.`,
  }),
  'partner-twice': ({ name }) => ({ vi: `${name} được chọn hai lần.`, en: `${name} is chosen twice.` }),
  'has-tasks': () => ({
    vi: 'Kế hoạch đã có việc được giao; hãy rút các việc ấy trước.',
    en: 'Tasks of the plan have been given; take those back first.',
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${last(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${last(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'not-a-party': () => ({
    vi: 'Có bên thực hiện không thuộc kế hoạch.',
    en: 'One of those chosen is no party of the plan.',
  }),
  'outside-plan': ({ from, to }) => ({
    vi: `Ngày bắt đầu và hạn phải nằm trong thời gian của kế hoạch (${formatDay(from)} – ${last(to)}).`,
    en: `Start and deadline must lie in the plan’s period (${formatDay(from)} – ${last(to)}).`,
  }),
  'year-outside-plan': ({ first, last: end }) => ({
    vi: `Kế hoạch chỉ có các năm ${first} đến ${end}.`,
    en: `The plan runs in the years ${first} to ${end} only.`,
  }),
  'reviewed-too-early': ({ year }) => ({
    vi: `Không thể sơ kết năm ${year} trước khi năm ấy bắt đầu.`,
    en: `${year} cannot be reviewed before it has begun.`,
  }),
}
