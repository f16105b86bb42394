/** Kinds of class (loại lớp) that rules ask for by name; all kinds stand in the table training_kind. */
export const AWARENESS = 'awareness'
export const NEW_MEMBERS = 'new_members'

/** Whom a class is for: people to be admitted, probationers, members, cadres. */
export const TARGETS = ['applicant', 'probationer', 'member', 'cadre'] as const
export type Target = (typeof TARGETS)[number]

/** What happens to a class: opened (khai giảng), closed (bế giảng), cancelled (hủy). */
export const ACTS = ['opened', 'closed', 'cancelled'] as const
export type Act = (typeof ACTS)[number]

/** Where a class stands on a day; `planned` until an act. */
export const STATES = ['planned', ...ACTS] as const
export type State = (typeof STATES)[number]

/** Which acts may follow which state. */
export const NEXT: Record<State, readonly Act[]> = {
  planned: ['opened', 'cancelled'],
  opened: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
}

/** What a learner achieves: xuất sắc, giỏi, khá, trung bình or đạt; không đạt; thôi học. */
export const RESULTS = ['excellent', 'good', 'fair', 'passed', 'failed', 'left'] as const
export type Result = (typeof RESULTS)[number]

/** The results with which a class is completed (hoàn thành). */
export const COMPLETED: readonly Result[] = ['excellent', 'good', 'fair', 'passed']

/** Parts of a day in which a session is held. */
export const PARTS = ['morning', 'afternoon', 'evening'] as const
export type Part = (typeof PARTS)[number]

/** Who still lacks a class: probationers the new members' one, people on the list the awareness one, holders of posts a theory level. */
export const LACKS = ['new_members', 'awareness', 'theory'] as const
export type Lack = (typeof LACKS)[number]

/** The most of each that one class has, or one request brings. */
export const MOST = {
  learners: 1000,
  sessions: 400,
  lines: 1000,
  nominees: 200,
  kinds: 100,
  acts: 20,
  plans: 100,
  places: 400,
  figures: 300,
} as const
