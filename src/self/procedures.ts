import { declareProcedure } from '#procedure/declare.ts'
import type { Procedure } from '#procedure/declaration.ts'
import { day } from '#platform/day.ts'
import { refusalWords } from './refusal-words.ts'
import { refusalsToSelfAct, type SelfFacts, type SelfRefusal } from './rules.ts'
import { selfFacts, valuesMissing, writeAccepted } from './store.ts'

const COMMON = {
  subject: 'person',
  read: 'person.read',
  record: 'person.record',
  law: [
    { from: day('2017-06-05'), source: '09-HD/BTCTW', confidence: 'verified' },
    { from: day('2022-01-18'), source: '12-HD/BTCTW (2022)', confidence: 'verified' },
    { from: day('2025-09-29'), source: '38-HD/BTCTW', confidence: 'verified' },
  ],
  // Opened through the member's own page or his branch's form, which hold the values: never without them.
  openedBy: [],
  facts: selfFacts,
  refusalsToOpen: ({ facts, on }) => (facts.isMember ? [] : [{ code: 'self-not-member', on }]),
  refusalsToAct: refusalsToSelfAct,
  reasons: refusalWords,
  write: writeAccepted,
  factsMissing: valuesMissing,
} as const satisfies Partial<Procedure<SelfFacts, SelfRefusal>>

const SEND_BACK = {
  id: 'refused',
  name: { vi: 'Không giải quyết', en: 'Refuse' },
  to: 'rejected',
  needsReason: true,
} as const

/** Correction of one's own data: the branch accepts or refuses each value, and what it accepts is recorded at once. */
export const selfCorrection = declareProcedure<SelfFacts, SelfRefusal>({
  ...COMMON,
  kind: 'self-correction',
  name: { vi: 'Đảng viên đề nghị sửa hồ sơ', en: 'Correction of one’s own record' },
  steps: [
    {
      id: 'branch',
      name: { vi: 'Chi bộ xét từng mục', en: 'The branch judges each value' },
      who: { unit: 'branch', organ: 'committee' },
      deadline: { from: 'arrival', within: { workingDays: 10 }, source: 'Thời hạn do đơn vị tự đặt' },
      outcomes: [
        {
          id: 'judged',
          name: { vi: 'Ghi kết quả xét', en: 'Record the verdicts' },
          to: 'done',
          writes: true,
        },
        SEND_BACK,
      ],
    },
  ],
})

/** The yearly supplement (phiếu bổ sung hồ sơ đảng viên): the branch confirms it, the officer above records it. */
export const supplement = declareProcedure<SelfFacts, SelfRefusal>({
  ...COMMON,
  kind: 'supplement',
  name: { vi: 'Phiếu bổ sung hồ sơ đảng viên', en: 'Yearly supplement of a record' },
  steps: [
    {
      id: 'branch',
      name: { vi: 'Chi bộ xác nhận', en: 'The branch confirms' },
      who: { unit: 'branch', organ: 'committee' },
      outcomes: [{ id: 'judged', name: { vi: 'Xác nhận', en: 'Confirm' }, to: 'record' }, SEND_BACK],
    },
    {
      id: 'record',
      name: { vi: 'Cán bộ tổ chức ghi vào hồ sơ', en: 'The officer records it' },
      who: { unit: 'grassroots', organ: 'commission' },
      outcomes: [
        { id: 'recorded', name: { vi: 'Đã ghi', en: 'Recorded' }, to: 'done', writes: true },
        {
          id: 'back',
          name: { vi: 'Trả lại chi bộ', en: 'Back to the branch' },
          to: 'branch',
          needsReason: true,
        },
      ],
    },
  ],
})
