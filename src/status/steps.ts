import { MORE_THAN_HALF, sameUnit, type Field, type Outcome, type Step } from '#procedure/declaration.ts'

const VOTE = { need: MORE_THAN_HALF, source: 'Điều lệ Đảng, Điều 9' } as const
/** The vote was missed: the case ends, and somebody says why. */
export const DECLINED: Outcome = {
  id: 'declined',
  name: { vi: 'Không đồng ý', en: 'Decline' },
  to: 'rejected',
  when: 'missed',
  needsReason: true,
}

/** The members’ meeting of the branch votes, more than half of its base. */
export const branchVotes = (
  name: Step['name'],
  outcomes: readonly Outcome[],
  more: Partial<Step> = {},
): Step => ({
  id: 'branch',
  name,
  who: { unit: 'branch', organ: 'members' },
  vote: { base: 'official_members', ...VOTE },
  outcomes,
  ...more,
})

/** The grassroots committee sends a case up, or back to the branch; left out where it is the branch itself. */
export const grassrootsSends = (to: string): Step => ({
  id: 'grassroots',
  name: { vi: 'Đảng ủy cơ sở xem xét, đề nghị', en: 'The grassroots committee considers and proposes' },
  who: { unit: 'grassroots', organ: 'committee' },
  skip: sameUnit('branch', 'grassroots'),
  outcomes: [
    { id: 'sent', name: { vi: 'Đề nghị cấp trên', en: 'Send up' }, to },
    { id: 'back', name: { vi: 'Trả lại chi bộ', en: 'Back to the branch' }, to: 'branch', needsReason: true },
  ],
})

/** The committee above decides by a numbered decision. */
export const superiorDecides = (
  name: Step['name'],
  subject: Step['name'],
  outcomes: readonly Outcome[],
  fields: readonly Field[] = [],
): Step => ({
  id: 'decision',
  name,
  who: { unit: 'superior', organ: 'standing' },
  vote: { base: 'standing_committee', ...VOTE },
  decision: { type: 'T02', subject },
  fields,
  outcomes,
})

/** The vote was reached: the facts are written and the case ends. */
export const decided = (name: Step['name']): Outcome => ({
  id: 'decided',
  name,
  to: 'done',
  when: 'reached',
  writes: true,
})
