import { formatDay } from '#platform/day.ts'
import { actRefusalWords, stateWords, type Both } from '#programme/words.ts'
import type { Words } from '#ui/words.tsx'
import type { DraftingBody, Light, MemberRole, Outcome, SchemeKind } from './codes.ts'
import type { SchemeRefusal } from './rules.ts'

export const kindWords: Record<SchemeKind, Both> = {
  scheme: { vi: 'Đề án', en: 'Scheme' },
  summing_up: { vi: 'Sơ kết, tổng kết văn bản', en: 'Summing-up of a text' },
}

export const bodyWords: Record<DraftingBody, Both> = {
  steering: { vi: 'Ban chỉ đạo', en: 'Steering committee' },
  editing: { vi: 'Tổ biên tập', en: 'Editing group' },
}

export const roleWords: Record<MemberRole, Both> = {
  head: { vi: 'Trưởng ban, tổ trưởng', en: 'Head' },
  standing_deputy: { vi: 'Phó thường trực', en: 'Standing deputy' },
  deputy: { vi: 'Phó', en: 'Deputy' },
  member: { vi: 'Thành viên', en: 'Member' },
  secretary: { vi: 'Thư ký', en: 'Secretary' },
}

export const outcomeWords: Record<Outcome, Both> = {
  taken_up: { vi: 'Tiếp thu', en: 'Taken up' },
  partly: { vi: 'Tiếp thu một phần', en: 'Partly taken up' },
  answered: { vi: 'Giải trình', en: 'Answered' },
}

export const lightWords: Record<Light, Both> = {
  late: { vi: 'Chậm', en: 'Late' },
  soon: { vi: 'Sắp đến mốc', en: 'Milestone near' },
  in_time: { vi: 'Đúng tiến độ', en: 'In time' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
}

type Facts<Code> = Extract<SchemeRefusal, { code: Code }>

/** Why something about a scheme is refused. */
export const refusalWords: { [Code in SchemeRefusal['code']]: (facts: Facts<Code>) => Both } = {
  ...actRefusalWords,
  'due-before-start': ({ from, due }) => ({
    vi: `Hạn ${formatDay(due)} đứng trước ngày bắt đầu ${formatDay(from)}.`,
    en: `It would be due on ${formatDay(due)}, before it starts on ${formatDay(from)}.`,
  }),
  'summing-up-without-text': () => ({
    vi: 'Sơ kết, tổng kết phải ghi rõ văn bản được xem xét.',
    en: 'A summing-up must name the text that is reviewed.',
  }),
  'summing-up-without-years': () => ({
    vi: 'Sơ kết, tổng kết phải ghi sau bao nhiêu năm.',
    en: 'A summing-up must say after how many years.',
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'acted-before': ({ on, first }) => ({
    vi: `Đã ghi tiến độ ngày ${formatDay(first)}, trước ngày bắt đầu ${formatDay(on)}.`,
    en: `An act is recorded on ${formatDay(first)}, before the start on ${formatDay(on)}.`,
  }),
  'milestone-out-of-order': ({ title, on, before }) => ({
    vi: `Mốc “${title}” ngày ${formatDay(on)} đứng trước mốc liền trên, ngày ${formatDay(before)}.`,
    en: `The milestone “${title}” on ${formatDay(on)} comes before the one above it, on ${formatDay(before)}.`,
  }),
  'milestone-outside': ({ title, on, from, due }) => ({
    vi: `Mốc “${title}” ngày ${formatDay(on)} nằm ngoài thời gian của đề án (${formatDay(from)} – ${formatDay(due)}).`,
    en: `The milestone “${title}” on ${formatDay(on)} is outside the scheme (${formatDay(from)} – ${formatDay(due)}).`,
  }),
  'milestone-twice': ({ title }) => ({
    vi: `Mốc “${title}” được ghi hai lần.`,
    en: `The milestone “${title}” stands twice.`,
  }),
  'milestone-done': ({ title }) => ({
    vi: `Mốc “${title}” đã xong nên không bỏ khỏi kế hoạch được.`,
    en: `The milestone “${title}” is done and cannot leave the plan.`,
  }),
  'done-in-future': ({ on, today }) => ({
    vi: `Ngày ${formatDay(on)} chưa đến; hôm nay là ${formatDay(today)}.`,
    en: `${formatDay(on)} has not come yet; today is ${formatDay(today)}.`,
  }),
  'done-before-start': ({ on, from }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước ngày bắt đầu ${formatDay(from)}.`,
    en: `${formatDay(on)} is before the start on ${formatDay(from)}.`,
  }),
  'draft-before-start': ({ on, from }) => ({
    vi: `Dự thảo ngày ${formatDay(on)} đứng trước ngày bắt đầu đề án ${formatDay(from)}.`,
    en: `The draft of ${formatDay(on)} is before the start of the scheme on ${formatDay(from)}.`,
  }),
  'draft-in-future': ({ on, today }) => ({
    vi: `Ngày gửi ${formatDay(on)} chưa đến; hôm nay là ${formatDay(today)}.`,
    en: `${formatDay(on)} has not come yet; today is ${formatDay(today)}.`,
  }),
  'answers-before-draft': ({ on, by }) => ({
    vi: `Hạn góp ý ${formatDay(by)} đứng trước ngày gửi ${formatDay(on)}.`,
    en: `Opinions would be due on ${formatDay(by)}, before the draft goes out on ${formatDay(on)}.`,
  }),
  'follow-up-before-adoption': () => ({
    vi: 'Đề án chưa được thông qua nên chưa giao việc thực hiện được.',
    en: 'The scheme has not been adopted, so nothing follows from it yet.',
  }),
  'no-units': () => ({ vi: 'Chưa có đơn vị nào được hỏi.', en: 'No unit is asked.' }),
  'units-not-there': ({ units }) => ({
    vi: `Đơn vị không tồn tại vào ngày đó: ${units}.`,
    en: `Units that do not exist on that day: ${units}.`,
  }),
  'units-unknown': ({ texts }) => ({
    vi: `Không tìm thấy đơn vị trực thuộc: ${texts}.`,
    en: `No such units below: ${texts}.`,
  }),
  'scheme-ended': ({ state }) => ({
    vi: `Đề án đã kết thúc: ${stateWords[state].vi.toLowerCase()}.`,
    en: `The scheme has ended: ${stateWords[state].en.toLowerCase()}.`,
  }),
  'not-asked': () => ({
    vi: 'Đơn vị này không được hỏi ý kiến.',
    en: 'This unit was not asked.',
  }),
  'opinion-before-draft': ({ on, draft }) => ({
    vi: `Ngày góp ý ${formatDay(on)} đứng trước ngày gửi dự thảo ${formatDay(draft)}.`,
    en: `The opinion of ${formatDay(on)} is before the draft went out on ${formatDay(draft)}.`,
  }),
  'opinion-in-future': ({ on, today }) => ({
    vi: `Ngày ${formatDay(on)} chưa đến; hôm nay là ${formatDay(today)}.`,
    en: `${formatDay(on)} has not come yet; today is ${formatDay(today)}.`,
  }),
  'part-unknown': ({ part }) => ({
    vi: `Dự thảo không có phần “${part}”.`,
    en: `The draft has no part “${part}”.`,
  }),
  'part-without-opinion': () => ({
    vi: 'Đã chọn một phần của dự thảo thì phải ghi ý kiến.',
    en: 'Where a part of the draft is chosen, say the opinion.',
  }),
  'answer-without-reason': ({ outcome }) => ({
    vi: `“${outcomeWords[outcome].vi}” thì phải ghi lý do.`,
    en: `“${outcomeWords[outcome].en}” needs a reason.`,
  }),
  'answer-before-opinion': ({ on, opinion }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước ngày góp ý ${formatDay(opinion)}.`,
    en: `${formatDay(on)} is before the opinion of ${formatDay(opinion)}.`,
  }),
  'nothing-to-answer': () => ({
    vi: 'Đơn vị nhất trí, không có ý kiến cần trả lời.',
    en: 'The unit agrees; there is nothing to answer.',
  }),
  'member-ends-before-start': ({ from, to }) => ({
    vi: `Ngày cuối ${formatDay(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${formatDay(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'head-taken': () => ({
    vi: 'Đã có người đứng đầu; hãy rút hoặc ghi ngày thôi trước.',
    en: 'There is a head already; withdraw that entry first.',
  }),
}

export const words = {
  title: { vi: 'Đề án', en: 'Schemes' },
  of: { vi: (unit: string) => `Đề án của ${unit}`, en: (unit: string) => `Schemes of ${unit}` },
  none: { vi: 'Chưa có đề án nào', en: 'No schemes yet' },
  noneText: {
    vi: 'Lập đề án với cơ quan soạn thảo, cấp thông qua và các mốc; tiến độ sẽ hiện ở đây.',
    en: 'Record a scheme with who drafts and who adopts it, and its milestones; how far it is shows here.',
  },
  noneFound: { vi: 'Không có đề án nào hợp với bộ lọc', en: 'No scheme fits the filters' },
  newScheme: { vi: 'Lập đề án', en: 'New scheme' },
  correctScheme: { vi: 'Sửa đề án', en: 'Correct the scheme' },
  correct: { vi: 'Sửa', en: 'Correct' },
  scheme: { vi: 'Đề án', en: 'Scheme' },
  kind: { vi: 'Loại', en: 'Kind' },
  year: { vi: 'Năm', en: 'Year' },
  any: { vi: 'Tất cả', en: 'All' },
  light: { vi: 'Tiến độ', en: 'Progress' },
  filters: { vi: 'Lọc đề án', en: 'Filter schemes' },
  clear: { vi: 'Bỏ lọc', en: 'Clear' },
  portfolio: { vi: 'Tất cả đề án', en: 'All schemes' },
  next: { vi: 'Mốc tiếp theo', en: 'Next milestone' },
  noNext: { vi: 'không còn mốc', en: 'none ahead' },
  state: { vi: 'Tình trạng', en: 'State' },
  drafter: { vi: 'Cơ quan chủ trì soạn thảo', en: 'Drafted by' },
  adopter: { vi: 'Cấp thông qua', en: 'Adopted by' },
  code: { vi: 'Mã', en: 'Code' },
  name: { vi: 'Tên đề án', en: 'Title' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  from: { vi: 'Bắt đầu', en: 'Starts' },
  due: { vi: 'Hạn trình', en: 'Due' },
  reviewed: { vi: 'Văn bản được sơ kết, tổng kết', en: 'Text that is reviewed' },
  years: { vi: 'Sau số năm', en: 'After years' },
  timeline: { vi: 'Dòng thời gian', en: 'Time line' },
  timelineNote: {
    vi: 'Thanh: thời gian của đề án. Dấu ◆: mốc đã xong, ◇: mốc chưa xong. Vạch đứng: ngày đang xem.',
    en: 'Bar: the scheme. Mark ◆: milestone done, ◇: not done. Line: the day shown.',
  },
  timelineSays: {
    vi: (from: string, due: string, light: string) => `từ ${from} đến ${due}, ${light}`,
    en: (from: string, due: string, light: string) => `from ${from} to ${due}, ${light}`,
  },
  surveys: { vi: 'Khảo sát', en: 'Surveys' },
  progress: { vi: 'Tiến độ', en: 'Progress' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  milestones: { vi: 'Các mốc', en: 'Milestones' },
  planMilestones: { vi: 'Đặt các mốc', en: 'Plan milestones' },
  noMilestones: { vi: 'Chưa đặt mốc nào.', en: 'No milestones yet.' },
  milestone: { vi: 'Mốc', en: 'Milestone' },
  plannedOn: { vi: 'Kế hoạch', en: 'Planned' },
  doneOn: { vi: 'Hoàn thành', en: 'Done' },
  responsible: { vi: 'Đơn vị thực hiện', en: 'Owed by' },
  markDone: { vi: 'Ghi xong', en: 'Mark done' },
  undo: { vi: 'Bỏ ghi xong', en: 'Not done after all' },
  addMilestone: { vi: 'Thêm mốc', en: 'Add a milestone' },
  removeMilestone: { vi: (n: number) => `Bỏ mốc ${n}`, en: (n: number) => `Remove milestone ${n}` },
  milestoneN: { vi: (n: number) => `Mốc ${n}`, en: (n: number) => `Milestone ${n}` },
  given: { vi: 'Giao cho đơn vị', en: 'Given to units' },
  followUp: { vi: 'Thực hiện sau khi thông qua', en: 'Carried out after adoption' },
  giveFollowUp: { vi: 'Giao việc thực hiện', en: 'Give what follows' },
  followUpTitle: { vi: 'Nội dung công việc', en: 'What is to be done' },
  followUpProduct: { vi: 'Sản phẩm', en: 'Product' },
  members: { vi: 'Ban chỉ đạo, tổ biên tập', en: 'Drafting bodies' },
  noMembers: { vi: 'Chưa ghi thành viên nào.', en: 'Nobody is recorded yet.' },
  addMember: { vi: 'Ghi thành viên', en: 'Record a member' },
  body: { vi: 'Tổ chức', en: 'Body' },
  role: { vi: 'Vai trò', en: 'Role' },
  post: { vi: 'Chức vụ', en: 'Post' },
  postHint: { vi: 'ví dụ Phó Bí thư Thường trực Tỉnh ủy', en: 'for example standing deputy secretary' },
  person: { vi: 'Họ tên (nếu cần)', en: 'Name (if needed)' },
  since: { vi: 'Từ ngày', en: 'From' },
  withdraw: { vi: 'Ghi nhầm', en: 'By mistake' },
  drafts: { vi: 'Dự thảo và góp ý', en: 'Drafts and opinions' },
  noDrafts: { vi: 'Chưa gửi dự thảo nào lấy ý kiến.', en: 'No draft has been sent for opinions.' },
  sendDraft: { vi: 'Gửi dự thảo lấy ý kiến', en: 'Send a draft for opinions' },
  draft: { vi: 'Dự thảo', en: 'Draft' },
  draftN: {
    vi: (n: number, title: string) => `Lần ${n}: ${title}`,
    en: (n: number, title: string) => `No. ${n}: ${title}`,
  },
  draftTitle: { vi: 'Tên dự thảo', en: 'Title' },
  sentOn: { vi: 'Ngày gửi', en: 'Sent' },
  answersBy: { vi: 'Hạn góp ý', en: 'Opinions by' },
  parts: { vi: 'Các phần của dự thảo, mỗi dòng một phần', en: 'Parts of the draft, one per line' },
  answeredOf: { vi: 'Đã trả lời', en: 'Answered' },
  openOpinions: { vi: 'Ý kiến chờ xử lý', en: 'Opinions waiting' },
  opinions: { vi: 'Ý kiến góp ý', en: 'Opinions' },
  noOpinions: { vi: 'Chưa có ý kiến nào', en: 'No opinions yet' },
  onlyOpen: { vi: 'Chỉ ý kiến chờ xử lý', en: 'Only those waiting' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  part: { vi: 'Phần', en: 'Part' },
  whole: { vi: 'Toàn văn', en: 'The whole' },
  opinion: { vi: 'Ý kiến', en: 'Opinion' },
  agrees: { vi: 'Nhất trí', en: 'Agrees' },
  outcome: { vi: 'Xử lý', en: 'Outcome' },
  waiting: { vi: 'chờ xử lý', en: 'waiting' },
  reply: { vi: 'Xử lý ý kiến', en: 'Answer the opinion' },
  reasonOfOutcome: { vi: 'Giải trình, lý do', en: 'Reason' },
  giveOpinion: { vi: 'Góp ý', en: 'Give an opinion' },
  opinionHint: { vi: 'để trống nếu nhất trí, không có ý kiến thêm', en: 'leave empty to agree' },
  silent: { vi: 'Đơn vị chưa trả lời', en: 'Units that have not answered' },
  late: { vi: 'muộn', en: 'late' },
  onDay: { vi: 'Ngày', en: 'Day' },
  whom: { vi: 'Gửi đến', en: 'Sent to' },
  by: {
    below: { vi: 'Các đơn vị trực thuộc trực tiếp', en: 'Units directly below' },
    kinds: { vi: 'Đơn vị bên dưới theo loại', en: 'Units below of some kinds' },
    pasted: { vi: 'Danh sách dán vào', en: 'A pasted list' },
  },
  kindsOfUnits: { vi: 'Loại tổ chức', en: 'Kinds' },
  pasteHint: { vi: 'mỗi dòng một mã hoặc tên đơn vị', en: 'one code or name per line' },
  reason: { vi: 'Lý do', en: 'Reason' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
  send: { vi: 'Gửi', en: 'Send' },
  print: { vi: 'In', en: 'Print' },
  newSurvey: { vi: 'Tạo khảo sát', en: 'New survey' },
  newOutline: { vi: 'Gửi đề cương báo cáo', en: 'Send an outline' },
  noSurveys: { vi: 'Chưa có khảo sát nào.', en: 'No surveys yet.' },
  corrections: { vi: 'Các lần sửa', en: 'Corrections' },
  takeBackTitle: { vi: 'Rút lần ghi tiến độ', en: 'Take back what was recorded' },
} satisfies Words
