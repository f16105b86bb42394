/** A scheme (đề án), or the summing-up of a text after some years (tổng kết, sơ kết). */
export const SCHEME_KINDS = ['scheme', 'summing_up'] as const
export type SchemeKind = (typeof SCHEME_KINDS)[number]

/** Who drafts: steering committee (ban chỉ đạo), editing group (tổ biên tập). */
export const DRAFTING_BODIES = ['steering', 'editing'] as const
export type DraftingBody = (typeof DRAFTING_BODIES)[number]

export const MEMBER_ROLES = ['head', 'standing_deputy', 'deputy', 'member', 'secretary'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** What was done with an opinion: taken up (tiếp thu), partly, answered with a reason (giải trình). */
export const OUTCOMES = ['taken_up', 'partly', 'answered'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A scheme at a glance, by its next milestone: ended, late, within so many days, in time, without milestones ahead. */
export const LIGHTS = ['ended', 'late', 'soon', 'in_time'] as const
export type Light = (typeof LIGHTS)[number]

/** A milestone ahead within so many days makes the light amber: our own choice. */
export const SOON_DAYS = 14
