/** Inspection (kiểm tra), thematic supervision (giám sát chuyên đề), regular supervision (giám sát thường xuyên). */
export const KINDS = ['kiem_tra', 'giam_sat_chuyen_de', 'giam_sat_thuong_xuyen'] as const
export type Kind = (typeof KINDS)[number]

/** Whose programme it is: the committee's, the inspection committee's, a commission's, a branch's. */
export const ORGANS = ['cap_uy', 'ubkt', 'commission', 'branch'] as const
export type Organ = (typeof ORGANS)[number]

/** What is looked at; coded, never a person and never an allegation. */
export const FIELDS = [
  'organisation_work',
  'cadres',
  'members',
  'branch_life',
  'resolutions',
  'statutes',
  'finance',
  'inspection_work',
  'other',
] as const
export type Field = (typeof FIELDS)[number]

export const POSTS = ['head', 'deputy', 'secretary', 'member'] as const
export type Post = (typeof POSTS)[number]

/** The acts after planning, in their order. */
export const ACTS = [
  'decided',
  'notified',
  'self_report',
  'verifying',
  'conclusion',
  'follow_up',
  'closed',
] as const
export type Act = (typeof ACTS)[number]
export const STAGES = ['planned', ...ACTS] as const
export type Stage = (typeof STAGES)[number]

/** What may follow a stage; regular supervision goes without notice and own report. */
export function following(stage: Stage, kind: Kind): readonly Act[] {
  const regular = kind === 'giam_sat_thuong_xuyen'
  const next: Record<Stage, readonly Act[]> = {
    planned: ['decided'],
    decided: regular ? ['notified', 'verifying'] : ['notified'],
    notified: regular ? ['self_report', 'verifying'] : ['self_report'],
    self_report: ['verifying'],
    verifying: ['conclusion'],
    conclusion: ['follow_up', 'closed'],
    follow_up: ['closed'],
    closed: [],
  }
  return next[stage]
}

/** Stages in which the conclusion exists. */
export const CONCLUDED: readonly Stage[] = ['conclusion', 'follow_up', 'closed']

/** Units not inspected for so many years are pointed out unless said otherwise. Our choice: within a term of five. */
export const COVERAGE_YEARS = 3

export const MOST = {
  cases: 500,
  subjects: 200,
  team: 30,
  programmes: 20,
  acts: 100,
  followUps: 200,
} as const
