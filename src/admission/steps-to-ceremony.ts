import { noDepartment, sameUnit, type Given, type Step } from '#procedure/declaration.ts'
import {
  AGREEMENT,
  CELL_VOTE,
  CEREMONY,
  COMMITTEE_VOTE,
  deadlines,
  INTRODUCERS,
  OPINIONS,
  STANDING_VOTE,
  VERIFIED_ON,
} from './case-fields.ts'
import { decidedOn, type CaseFacts } from './case-rules.ts'

type CaseStep = Step<CaseFacts>
type Who = CaseStep['who']

const CELL: Who = { unit: 'branch', organ: 'members' }
const CELL_COMMITTEE: Who = { unit: 'branch', organ: 'committee' }
export const isAuthorised = ({ case: { values } }: Given): boolean => values.authorised === true
export const isNotAuthorised = (given: Given): boolean => !isAuthorised(given)
/** A branch that is itself a grassroots organisation has no committee between it and the superior. */
export const isGrassrootsBranch = sameUnit('branch', 'grassroots')

const refused = {
  id: 'refused',
  name: { vi: 'Không tiếp tục', en: 'Do not go on' },
  to: 'rejected',
  needsReason: true,
} as const

/** From the helper assigned to what the cell has before it when it considers somebody. */
export const PREPARATION: readonly CaseStep[] = [
  {
    id: 'assigned',
    name: { vi: 'Chi bộ phân công đảng viên giúp đỡ', en: 'The branch assigns those who help' },
    who: CELL,
    fields: INTRODUCERS,
    outcomes: [{ id: 'done', name: { vi: 'Phân công', en: 'Assign' }, to: 'application' }, refused],
  },
  {
    id: 'application',
    name: { vi: 'Nhận đơn xin vào Đảng', en: 'The application is received' },
    who: CELL_COMMITTEE,
    forms: ['1-KNĐ'],
    outcomes: [{ id: 'received', name: { vi: 'Đã nhận đơn', en: 'Received' }, to: 'cv_declared' }, refused],
  },
  {
    id: 'cv_declared',
    name: { vi: 'Người vào Đảng khai lý lịch', en: 'The history is declared' },
    who: CELL_COMMITTEE,
    forms: ['2-KNĐ'],
    outcomes: [{ id: 'declared', name: { vi: 'Đã khai', en: 'Declared' }, to: 'verifying' }, refused],
  },
  {
    id: 'verifying',
    name: { vi: 'Thẩm tra lý lịch', en: 'The history is verified' },
    who: CELL_COMMITTEE,
    fields: [VERIFIED_ON],
    outcomes: [{ id: 'verified', name: { vi: 'Đã thẩm tra', en: 'Verified' }, to: 'opinions' }, refused],
  },
  {
    id: 'opinions',
    name: { vi: 'Lấy ý kiến đoàn thể, nơi cư trú', en: 'Opinions are gathered' },
    who: CELL_COMMITTEE,
    fields: OPINIONS,
    forms: ['3-KNĐ', '4-KNĐ', '5-KNĐ'],
    outcomes: [
      { id: 'gathered', name: { vi: 'Đã tổng hợp', en: 'Gathered' }, to: 'cell_resolution' },
      refused,
    ],
  },
]

const again = (to: string) =>
  ({
    id: 'again',
    name: { vi: 'Chưa đủ hai phần ba, họp lại', en: 'Below two thirds, meet again' },
    to,
    when: 'missed',
  }) as const
const reported = (to: string) =>
  ({
    id: 'reported',
    name: { vi: 'Ba lần chưa đủ, báo cáo cấp trên', en: 'Three rounds, report upward' },
    to,
    when: 'spent',
  }) as const

/** What the cell, the department and the grassroots committee resolve; `suffix`: '' before the ceremony, '2' for recognition. */
export function resolutions(
  suffix: '' | '2',
  names: { cell: CaseStep['name']; committee: CaseStep['name']; subject: CaseStep['name'] },
  more: { cell: Partial<CaseStep>; forms: readonly [string, string, string]; missed: string },
): CaseStep[] {
  const [cell, department, committee] = ['cell_resolution', 'dept_appraisal', 'committee_resolution'].map(
    (id) => id + suffix,
  ) as [string, string, string]
  const declined = {
    id: 'declined',
    name: { vi: 'Không tán thành', en: 'Decline' },
    to: more.missed,
    when: 'missed',
    needsReason: true,
    decides: false,
    demandsFields: false,
  } as const
  return [
    {
      id: cell,
      name: names.cell,
      who: CELL,
      vote: CELL_VOTE,
      decision: { type: 'T01', subject: names.subject },
      forms: [more.forms[0]],
      ...more.cell,
      outcomes: [
        { id: 'agreed', name: { vi: 'Tán thành', en: 'Agree' }, to: department, when: 'reached' },
        { ...again(cell), decides: false, demandsFields: false },
        declined,
        { ...reported(department), decides: false },
      ],
    },
    {
      id: department,
      name: { vi: 'Đảng ủy bộ phận thẩm định', en: 'The department appraises' },
      who: { unit: 'department', organ: 'committee' },
      skip: noDepartment,
      forms: [more.forms[1]],
      outcomes: [
        { id: 'appraised', name: { vi: 'Đã thẩm định', en: 'Appraised' }, to: committee },
        { id: 'back', name: { vi: 'Trả lại chi bộ', en: 'Back to the branch' }, to: cell, needsReason: true },
      ],
    },
    {
      id: committee,
      name: names.committee,
      who: { unit: 'grassroots', organ: 'committee' },
      skip: isGrassrootsBranch,
      vote: COMMITTEE_VOTE,
      decision: { type: 'T01', subject: names.subject },
      forms: [more.forms[2]],
      outcomes: [
        {
          id: 'agreed',
          name: { vi: 'Tán thành', en: 'Agree' },
          to: `decision${suffix}_own`,
          when: 'reached',
        },
        declined,
        {
          id: 'back',
          name: { vi: 'Trả lại chi bộ', en: 'Back to the branch' },
          to: cell,
          needsReason: true,
          decides: false,
        },
      ],
    },
  ]
}

const DECISION = {
  fields: AGREEMENT,
  decision: { type: 'T02', subject: { vi: 'Về việc kết nạp đảng viên', en: 'Admission of a member' } },
  deadline: deadlines(
    (law) => law.decision,
    () => ({ step: 'cell_resolution' }),
  ),
  forms: ['9-KNĐ'],
} as const

/** Declined by whoever decides: the case ends. */
const DECLINED = {
  id: 'declined',
  name: { vi: 'Không kết nạp', en: 'Do not admit' },
  to: 'rejected',
  when: 'missed',
  needsReason: true,
} as const
const BACK = {
  id: 'back',
  name: { vi: 'Trả lại hồ sơ', en: 'Send the dossier back' },
  to: 'opinions',
  needsReason: true,
  decides: false,
  demandsFields: false,
} as const
const decided = (to: string) =>
  ({ id: 'decided', name: { vi: 'Quyết định kết nạp', en: 'Decide' }, to, when: 'reached' }) as const

/**
 * The decision, by the grassroots committee that is authorised or else by the superior; who is not competent is left out, and a
 * step left out leads where its first outcome does.
 */
export const DECISIONS: readonly CaseStep[] = [
  {
    id: 'decision_own',
    name: { vi: 'Cấp ủy cơ sở được ủy quyền quyết định kết nạp', en: 'The authorised committee decides' },
    who: { unit: 'grassroots', organ: 'committee' },
    skip: isNotAuthorised,
    vote: { ...STANDING_VOTE, base: 'committee' },
    ...DECISION,
    outcomes: [decided('decision'), DECLINED, BACK],
  },
  {
    id: 'decision',
    name: { vi: 'Cấp ủy có thẩm quyền quyết định kết nạp', en: 'The competent committee decides' },
    who: { unit: 'superior', organ: 'standing' },
    skip: isAuthorised,
    vote: STANDING_VOTE,
    ...DECISION,
    outcomes: [decided('received'), DECLINED, BACK],
  },
]

/** From the decision received to the ceremony, held for one person at a time. */
export const CEREMONY_STEPS: readonly CaseStep[] = [
  {
    id: 'received',
    name: { vi: 'Chi bộ nhận quyết định', en: 'The branch receives the decision' },
    who: CELL_COMMITTEE,
    outcomes: [{ id: 'received', name: { vi: 'Đã nhận', en: 'Received' }, to: 'ceremony' }],
  },
  {
    id: 'ceremony',
    name: { vi: 'Tổ chức lễ kết nạp', en: 'The ceremony' },
    who: CELL,
    fields: CEREMONY,
    deadline: deadlines(
      (law) => law.ceremony,
      ({ ceremony }) =>
        ceremony.counts === 'received' ? { step: 'received' } : { fact: ({ case: one }) => decidedOn(one) },
    ),
    outcomes: [
      { id: 'held', name: { vi: 'Đã tổ chức lễ', en: 'Held' }, to: 'forms', writes: true },
      {
        id: 'not_held',
        name: { vi: 'Không tổ chức, dừng hồ sơ', en: 'Not held, the case ends' },
        to: 'rejected',
        needsReason: true,
      },
    ],
  },
]
