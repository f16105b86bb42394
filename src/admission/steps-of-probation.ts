import { dayOf, type Given, type Step } from '#procedure/declaration.ts'
import { CARD_NO, COURSE, deadlines, STANDING_VOTE } from './case-fields.ts'
import type { CaseFacts } from './case-rules.ts'
import { officialDayOf } from './rules.ts'
import { isAuthorised, isNotAuthorised, resolutions } from './steps-to-ceremony.ts'

type CaseStep = Step<CaseFacts>

const COMMITTEE: CaseStep['who'] = { unit: 'branch', organ: 'committee' }

/** When the twelve months end; null before the ceremony. */
function probationEnds({ case: one }: Given): ReturnType<typeof dayOf> {
  const ceremonyOn = dayOf(one, 'ceremony')
  return ceremonyOn && officialDayOf(ceremonyOn)
}

const DURING: readonly CaseStep[] = [
  {
    id: 'forms',
    name: { vi: 'Khai lý lịch, phiếu đảng viên', en: 'The member’s forms are filled in' },
    who: COMMITTEE,
    deadline: deadlines(
      (law) => law.forms,
      () => ({ step: 'ceremony' }),
    ),
    forms: ['1-HSĐV', '2-HSĐV'],
    outcomes: [{ id: 'filled', name: { vi: 'Đã khai', en: 'Filled in' }, to: 'member_course' }],
  },
  {
    id: 'member_course',
    name: { vi: 'Học lớp đảng viên mới', en: 'The class for new members' },
    who: COMMITTEE,
    fields: [COURSE],
    outcomes: [
      { id: 'finished', name: { vi: 'Đã học xong', en: 'Finished' }, to: 'self_review', writes: true },
    ],
  },
  {
    id: 'self_review',
    name: { vi: 'Đảng viên dự bị tự kiểm điểm', en: 'The probationer’s self-review' },
    who: COMMITTEE,
    notBefore: ends,
    forms: ['10-KNĐ'],
    outcomes: [{ id: 'handed_in', name: { vi: 'Đã nộp', en: 'Handed in' }, to: 'helper_opinion' }],
  },
  {
    id: 'helper_opinion',
    name: { vi: 'Nhận xét của đảng viên giúp đỡ', en: 'The helper’s opinion' },
    who: COMMITTEE,
    forms: ['11-KNĐ'],
    outcomes: [{ id: 'given', name: { vi: 'Đã có', en: 'Given' }, to: 'opinions2' }],
  },
  {
    id: 'opinions2',
    name: { vi: 'Lấy ý kiến đoàn thể, nơi cư trú', en: 'Opinions are gathered again' },
    who: COMMITTEE,
    forms: ['12-KNĐ'],
    outcomes: [{ id: 'gathered', name: { vi: 'Đã tổng hợp', en: 'Gathered' }, to: 'cell_resolution2' }],
  },
]

const RESOLVED = resolutions(
  '2',
  {
    cell: { vi: 'Chi bộ xét, đề nghị công nhận chính thức', en: 'The branch considers recognition' },
    committee: { vi: 'Đảng ủy cơ sở xét công nhận chính thức', en: 'The grassroots committee resolves' },
    subject: { vi: 'Đề nghị công nhận đảng viên chính thức', en: 'Recognition of a member' },
  },
  {
    cell: {
      notBefore: ends,
      deadline: deadlines(
        (law) => law.consideration,
        () => ({ fact: probationEnds }),
      ),
    },
    forms: ['13-KNĐ', '14-KNĐ', '15-KNĐ'],
    missed: 'removal',
  },
)

const RECOGNITION = {
  fields: [CARD_NO],
  decision: {
    type: 'T02',
    subject: { vi: 'Về việc công nhận đảng viên chính thức', en: 'Recognition of an official member' },
  },
  deadline: deadlines(
    (law) => law.recognition,
    () => ({ step: 'cell_resolution2' }),
  ),
  forms: ['16-KNĐ'],
} as const

const recognised = (to: string): CaseStep['outcomes'] => [
  {
    id: 'recognised',
    name: { vi: 'Công nhận chính thức', en: 'Recognise' },
    to,
    when: 'reached',
    writes: true,
  },
  {
    id: 'declined',
    name: { vi: 'Không công nhận', en: 'Do not recognise' },
    to: 'removal',
    when: 'missed',
    needsReason: true,
    decides: false,
    demandsFields: false,
  },
]

/** Whether somebody has declined to recognise the probationer: only then a removal is to be decided. */
function isDeclined({ case: { acts } }: Given): boolean {
  return acts.some(({ outcome, to }) => outcome === 'declined' && to === 'removal')
}

const RECOGNISED: readonly CaseStep[] = [
  {
    id: 'decision2_own',
    name: {
      vi: 'Cấp ủy cơ sở được ủy quyền quyết định công nhận',
      en: 'The authorised committee recognises',
    },
    who: { unit: 'grassroots', organ: 'committee' },
    skip: isNotAuthorised,
    vote: { ...STANDING_VOTE, base: 'committee' },
    ...RECOGNITION,
    outcomes: recognised('decision2'),
  },
  {
    id: 'decision2',
    name: { vi: 'Cấp ủy có thẩm quyền quyết định công nhận', en: 'The competent committee recognises' },
    who: { unit: 'superior', organ: 'standing' },
    skip: isAuthorised,
    vote: STANDING_VOTE,
    ...RECOGNITION,
    outcomes: recognised('done'),
  },
  {
    id: 'removal',
    name: { vi: 'Xóa tên đảng viên dự bị', en: 'The probationer’s name is removed' },
    who: { unit: 'superior', organ: 'standing' },
    skip: (given) => !isDeclined(given),
    vote: STANDING_VOTE,
    decision: {
      type: 'T02',
      subject: { vi: 'Về việc xóa tên đảng viên dự bị', en: 'Removal of a probationer' },
    },
    outcomes: [
      {
        id: 'removed',
        name: { vi: 'Quyết định xóa tên', en: 'Remove the name' },
        to: 'rejected',
        when: 'reached',
        writes: true,
        decides: true,
        needsReason: true,
      },
      {
        id: 'kept',
        name: { vi: 'Không xóa tên, chi bộ xét lại', en: 'Not removed, the branch considers anew' },
        to: 'cell_resolution2',
        when: 'missed',
        decides: false,
      },
    ],
  },
]

/** Twelve months of probation, and what follows until the member is official. */
export const PROBATION: readonly CaseStep[] = [...DURING, ...RESOLVED, ...RECOGNISED]

function ends(given: Given) {
  const day = probationEnds(given)
  return day && { day, source: 'Điều lệ Đảng, Điều 5' }
}
