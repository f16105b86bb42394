import { declareProcedure } from '#procedure/declare.ts'
import type { Procedure, Step, Values } from '#procedure/declaration.ts'
import { CONSIDERED, OPENING, READMISSION_OPENING, STANDING_VOTE } from './case-fields.ts'
import { caseFacts, factsMissing } from './case-facts.ts'
import { caseReasons } from './case-reasons.ts'
import {
  refusalsToAct,
  refusalsToOpenAdmission,
  refusalsToOpenReadmission,
  refusalsToOpenRestoration,
  type CaseFacts,
  type CaseRefusal,
} from './case-rules.ts'
import { unwriteFacts } from './case-unwrite.ts'
import { writeFacts } from './case-write.ts'
import { ADMISSION_LAW } from './law.ts'
import { PROBATION } from './steps-of-probation.ts'
import {
  CEREMONY_STEPS,
  DECISIONS,
  isGrassrootsBranch,
  PREPARATION,
  resolutions,
} from './steps-to-ceremony.ts'

const ADMISSION = 'admission'
const READMISSION = 'readmission'
const RESTORATION = 'restoration'
const ALL = [ADMISSION, READMISSION, RESTORATION]

const RESOLUTIONS = resolutions(
  '',
  {
    cell: { vi: 'Chi bộ xét, đề nghị kết nạp', en: 'The branch considers' },
    committee: { vi: 'Đảng ủy cơ sở xét, đề nghị kết nạp', en: 'The grassroots committee resolves' },
    subject: { vi: 'Đề nghị kết nạp đảng viên', en: 'Admission of a member' },
  },
  { cell: { fields: CONSIDERED }, forms: ['6-KNĐ', '7-KNĐ', '8-KNĐ'], missed: 'rejected' },
)

const SHARED = {
  subject: 'person',
  subjectStands: 'nowhere',
  read: 'person.read',
  record: 'person.record',
  law: ADMISSION_LAW,
  facts: caseFacts,
  refusalsToAct,
  reasons: caseReasons,
  write: writeFacts,
  unwrite: unwriteFacts,
  factsMissing,
} satisfies Partial<Procedure<CaseFacts, CaseRefusal>>

/** Admission (kết nạp đảng viên): from the helper assigned to the official member. */
export const admission = declareProcedure<CaseFacts, CaseRefusal>({
  ...SHARED,
  kind: ADMISSION,
  name: { vi: 'Kết nạp đảng viên', en: 'Admission' },
  excludes: ALL.filter((kind) => kind !== ADMISSION),
  opening: OPENING,
  steps: [...PREPARATION, ...RESOLUTIONS, ...DECISIONS, ...CEREMONY_STEPS, ...PROBATION],
  refusalsToOpen: refusalsToOpenAdmission,
  sample,
})

const CONSENT: Step<CaseFacts> = {
  id: 'consent',
  name: {
    vi: 'Ban thường vụ cấp ủy trực thuộc Trung ương đồng ý',
    en: 'The committee directly under the centre agrees',
  },
  who: { unit: 'province', organ: 'standing' },
  vote: STANDING_VOTE,
  fields: [
    {
      key: 'consent_no',
      name: { vi: 'Số văn bản đồng ý', en: 'Number of the consent' },
      kind: 'text',
      most: 60,
    },
  ],
  outcomes: [
    { id: 'agreed', name: { vi: 'Đồng ý', en: 'Agree' }, to: 'decision_own', when: 'reached' },
    {
      id: 'declined',
      name: { vi: 'Không đồng ý', en: 'Decline' },
      to: 'rejected',
      when: 'missed',
      needsReason: true,
    },
  ],
}

/** In a readmission the province agrees before the decision. */
const WITH_CONSENT = RESOLUTIONS.map((step) => ({
  ...step,
  outcomes: step.outcomes.map((one) => (one.to === 'decision_own' ? { ...one, to: 'consent' } : one)),
}))

/** Readmission (kết nạp lại): once only, with the written consent of the committee directly under the centre. */
export const readmission = declareProcedure<CaseFacts, CaseRefusal>({
  ...SHARED,
  kind: READMISSION,
  name: { vi: 'Kết nạp lại đảng viên', en: 'Readmission' },
  excludes: ALL.filter((kind) => kind !== READMISSION),
  opening: [...OPENING, ...READMISSION_OPENING],
  steps: [...PREPARATION, ...WITH_CONSENT, CONSENT, ...DECISIONS, ...CEREMONY_STEPS, ...PROBATION],
  refusalsToOpen: refusalsToOpenReadmission,
  sample,
})

const RESTORED: readonly Step<CaseFacts>[] = [
  {
    id: 'requested',
    name: { vi: 'Chi bộ nhận đơn, đề nghị khôi phục', en: 'The branch takes up the request' },
    who: { unit: 'branch', organ: 'committee' },
    outcomes: [{ id: 'proposed', name: { vi: 'Đề nghị', en: 'Propose' }, to: 'examined' }],
  },
  {
    id: 'examined',
    name: { vi: 'Đảng ủy cơ sở xem xét', en: 'The grassroots committee examines' },
    who: { unit: 'grassroots', organ: 'committee' },
    skip: isGrassrootsBranch,
    outcomes: [{ id: 'sent', name: { vi: 'Gửi cấp trên', en: 'Send up' }, to: 'restored' }],
  },
  {
    id: 'restored',
    name: {
      vi: 'Cấp ủy có thẩm quyền quyết định khôi phục đảng tịch',
      en: 'The competent committee restores',
    },
    who: { unit: 'superior', organ: 'standing' },
    vote: STANDING_VOTE,
    decision: {
      type: 'T02',
      subject: { vi: 'Về việc khôi phục đảng tịch', en: 'Restoration of a membership' },
    },
    outcomes: [
      { id: 'restored', name: { vi: 'Khôi phục', en: 'Restore' }, to: 'done', when: 'reached', writes: true },
      {
        id: 'declined',
        name: { vi: 'Không khôi phục', en: 'Do not restore' },
        to: 'rejected',
        when: 'missed',
        needsReason: true,
      },
    ],
  },
]

/** Restoration (khôi phục đảng tịch): a membership that a decision took returns, without probation. */
export const restoration = declareProcedure<CaseFacts, CaseRefusal>({
  ...SHARED,
  kind: RESTORATION,
  name: { vi: 'Khôi phục đảng tịch', en: 'Restoration of membership' },
  excludes: ALL.filter((kind) => kind !== RESTORATION),
  steps: RESTORED,
  refusalsToOpen: refusalsToOpenRestoration,
})

/** Likely values for random walks. */
function sample(step: string | null): Values {
  if (step === null) return { route: 'members', bar: 'none' }
  return step === 'cell_resolution' ? { schooling: 'diploma' } : {}
}
