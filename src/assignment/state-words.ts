import type { AssignmentKind, DisseminationForm, Stage, State } from './stages.ts'

type Both = { vi: string; en: string }

/** Where an addressee stands. */
export const stateWords: Record<State, Both> = {
  given: { vi: 'chưa tiếp nhận', en: 'not received' },
  received: { vi: 'đã tiếp nhận', en: 'received' },
  disseminated: { vi: 'đã quán triệt', en: 'disseminated' },
  programme: { vi: 'đã ban hành chương trình', en: 'programme issued' },
  in_progress: { vi: 'đang thực hiện', en: 'in progress' },
  returned: { vi: 'phải làm lại', en: 'returned' },
  reported: { vi: 'đã báo cáo', en: 'reported' },
  closed: { vi: 'đã kết thúc', en: 'closed' },
}

/** What happened to an addressee, as a line of its history. */
export const stageWords: Record<Stage, Both> = {
  received: { vi: 'Tiếp nhận', en: 'Received' },
  disseminated: { vi: 'Quán triệt', en: 'Disseminated' },
  programme: { vi: 'Ban hành chương trình hành động', en: 'Issued its action programme' },
  progress: { vi: 'Thực hiện', en: 'Progress' },
  reported: { vi: 'Báo cáo', en: 'Reported' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  extended: { vi: 'Gia hạn', en: 'Extended' },
  nudged: { vi: 'Đôn đốc', en: 'Nudged' },
  closed: { vi: 'Kết thúc', en: 'Closed' },
}

/** Where the work comes from. */
export const kindWords: Record<AssignmentKind, Both> = {
  directive: { vi: 'Triển khai văn bản', en: 'Directive' },
  programme: { vi: 'Chương trình công tác', en: 'Work programme' },
  milestone: { vi: 'Đề án', en: 'Scheme' },
  conclusion: { vi: 'Kết luận hội nghị', en: 'Conclusion' },
  answer: { vi: 'Trả lời kiến nghị', en: 'Answer to a proposal' },
  coordination: { vi: 'Phối hợp', en: 'Coordination' },
  follow_up: { vi: 'Việc sau kiểm tra, giám sát', en: 'Follow-up' },
  survey: { vi: 'Khảo sát', en: 'Survey' },
  opinion: { vi: 'Góp ý', en: 'Opinion' },
  review: { vi: 'Sơ kết, tổng kết', en: 'Review' },
  welfare: { vi: 'An sinh xã hội', en: 'Social welfare' },
  task: { vi: 'Nhiệm vụ khác', en: 'Other task' },
}

/** How a text was disseminated. */
export const formWords: Record<DisseminationForm, Both> = {
  in_person: { vi: 'trực tiếp', en: 'in person' },
  online: { vi: 'trực tuyến', en: 'online' },
  on_paper: { vi: 'gửi văn bản để tự nghiên cứu', en: 'on paper' },
}

/** What the list of assignments that came from a record says. */
export const fromWords = {
  title: { vi: 'Nhiệm vụ đã giao', en: 'Tasks given' },
  none: { vi: 'Chưa giao nhiệm vụ nào', en: 'No task has been given' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  to: { vi: 'Giao cho', en: 'Given to' },
  more: { vi: (n: string) => `và ${n} đơn vị khác`, en: (n: string) => `and ${n} more units` },
  due: { vi: 'Hạn', en: 'Due' },
  state: { vi: 'Tình hình', en: 'State' },
  co: { vi: 'phối hợp', en: 'co-unit' },
  ofThem: {
    vi: (done: string, all: string) => `${done} trên ${all} đơn vị đã xong`,
    en: (done: string, all: string) => `${done} of ${all} units done`,
  },
  late: { vi: (n: string) => `${n} quá hạn`, en: (n: string) => `${n} overdue` },
  lateOne: { vi: 'quá hạn', en: 'overdue' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
}
