import { declareProcedure } from '#procedure/declare.ts'
import { sameUnit, type Field } from '#procedure/declaration.ts'
import type { AnyMeasure } from './codes.ts'
import { DISCIPLINE_LAW } from './law.ts'
import { COMMON } from './plain-procedures.ts'
import {
  lastToUntil,
  refusalsToEnd,
  refusalsToExemption,
  refusalsToExemptionAct,
  refusalsToMember,
  refusalsToStatus,
} from './rules.ts'
import type { StatusFacts, StatusRefusal } from './rules.ts'
import { branchVotes, decided, DECLINED, superiorDecides } from './steps.ts'
import { annulStatuses, endStatuses, insertStatus, liftMeasure, statusOf } from './write-store.ts'

const LAST_DAY: Field = {
  key: 'last_day',
  name: { vi: 'Đến hết ngày', en: 'Last day' },
  kind: 'day',
  future: true,
  required: false,
}

/** Exemption (miễn công tác và sinh hoạt đảng): applied for, decided by the branch, reported upward. */
export const exemption = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'exemption',
  name: { vi: 'Miễn công tác và sinh hoạt đảng', en: 'Exemption from work and meetings' },
  opening: [
    {
      key: 'ground',
      name: { vi: 'Lý do', en: 'Ground' },
      kind: 'choice',
      choices: [
        { id: 'old_ill', name: { vi: 'Tuổi cao, sức yếu', en: 'Old age or ill health' } },
        { id: 'treatment', name: { vi: 'Điều trị bệnh dài ngày', en: 'Long treatment' } },
        { id: 'mission', name: { vi: 'Công tác độc lập ở nước ngoài', en: 'Lone mission abroad' } },
        {
          id: 'itinerant',
          name: { vi: 'Việc làm lưu động dưới một năm', en: 'Itinerant work under a year' },
        },
        { id: 'maternity', name: { vi: 'Nghỉ thai sản', en: 'Maternity leave' } },
      ],
    },
    { key: 'applied_on', name: { vi: 'Ngày làm đơn', en: 'Applied on' }, kind: 'day' },
  ],
  steps: [
    branchVotes(
      { vi: 'Chi bộ xét, quyết định cho miễn', en: 'The branch considers and decides' },
      [
        { id: 'agreed', name: { vi: 'Cho miễn', en: 'Exempt' }, to: 'report', when: 'reached', writes: true },
        DECLINED,
      ],
      {
        decision: {
          type: 'T01',
          subject: { vi: 'Về việc miễn công tác và sinh hoạt đảng', en: 'Exemption of a member' },
        },
        fields: [
          {
            key: 'from',
            name: { vi: 'Được miễn từ ngày', en: 'Exempt from' },
            kind: 'day',
            future: true,
          },
          {
            ...LAST_DAY,
            hint: {
              vi: 'Để trống nếu vì tuổi cao, sức yếu và không có thời hạn',
              en: 'Left empty for old age or ill health without an end',
            },
          },
        ],
      },
    ),
    {
      id: 'report',
      name: { vi: 'Báo cáo cấp ủy cấp trên', en: 'Reported to the superior committee' },
      who: { unit: 'grassroots', organ: 'committee' },
      skip: sameUnit('branch', 'grassroots'),
      outcomes: [{ id: 'noted', name: { vi: 'Đã nhận báo cáo', en: 'Noted' }, to: 'done' }],
    },
  ],
  refusalsToOpen: refusalsToExemption,
  refusalsToAct: refusalsToExemptionAct,
  write: async (tx, given, act, done) =>
    insertStatus(
      tx,
      given.case.personIds[0]!,
      statusOf('mien_sinh_hoat', act, { ground: String(given.case.values.ground) }),
      done.eventId,
    ),
  sample: (step, on) => (step === null ? { ground: 'old_ill', applied_on: on } : { from: on }),
})

/** Suspension (đình chỉ sinh hoạt đảng): decided above, with an end; still a member. */
export const suspension = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'suspension',
  name: { vi: 'Đình chỉ sinh hoạt đảng', en: 'Suspension' },
  law: DISCIPLINE_LAW,
  steps: [
    superiorDecides(
      { vi: 'Cấp ủy có thẩm quyền quyết định đình chỉ', en: 'The competent committee decides' },
      { vi: 'Về việc đình chỉ sinh hoạt đảng', en: 'Suspension of a member' },
      [decided({ vi: 'Đình chỉ', en: 'Suspend' }), DECLINED],
      [{ ...LAST_DAY, required: true }],
    ),
  ],
  refusalsToOpen: refusalsToMember,
  refusalsToAct: (given, act) =>
    act.outcome === 'decided'
      ? refusalsToStatus(given, 'dinh_chi', act.on, lastToUntil(act.values.last_day))
      : refusalsToMember(given),
  write: async (tx, given, act, done) =>
    insertStatus(tx, given.case.personIds[0]!, statusOf('dinh_chi', act, { from: act.on }), done.eventId),
  sample: (step, on) => (step === null ? {} : { last_day: `${Number(on.slice(0, 4)) + 1}-01-01` }),
})

/** What a suspension or a measure did is ended by decision, or taken back because it was wrong from the start. */
export const measureLift = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'measure-lift',
  name: { vi: 'Chấm dứt, hủy quyết định kỷ luật, đình chỉ', en: 'End or annulment of a measure' },
  law: DISCIPLINE_LAW,
  opening: [
    {
      key: 'standing',
      name: { vi: 'Quyết định được xét', en: 'Which measure' },
      kind: 'choice',
      choices: [
        { id: 'dinh_chi', name: { vi: 'Đình chỉ sinh hoạt đảng', en: 'Suspension' } },
        { id: 'khien_trach', name: { vi: 'Khiển trách', en: 'Reprimand' } },
        { id: 'canh_cao', name: { vi: 'Cảnh cáo', en: 'Warning' } },
        { id: 'cach_chuc', name: { vi: 'Cách chức', en: 'Removal from post' } },
      ],
    },
  ],
  steps: [
    superiorDecides(
      { vi: 'Cấp ủy có thẩm quyền xem xét, quyết định', en: 'The competent committee decides' },
      { vi: 'Về việc chấm dứt hiệu lực quyết định', en: 'End of a measure' },
      [
        decided({ vi: 'Chấm dứt từ ngày quyết định', en: 'End it from this day' }),
        {
          id: 'annulled',
          name: { vi: 'Hủy vì quyết định sai', en: 'Annul it as wrong' },
          to: 'done',
          when: 'reached',
          writes: true,
          needsReason: true,
        },
        DECLINED,
      ],
    ),
  ],
  refusalsToOpen: (given) => refusalsToEnd(given, String(given.case.values.standing ?? ''), given.on),
  refusalsToAct: (given, act) =>
    act.outcome === 'declined'
      ? refusalsToMember(given)
      : refusalsToEnd(given, String(given.case.values.standing ?? ''), act.on),
  write: async (tx, given, act, done) => {
    const standing = String(given.case.values.standing)
    const person = given.case.personIds[0]!
    const annulled = act.outcome === 'annulled'
    const change = { eventId: done.eventId, reason: act.reason ?? 'Chấm dứt theo quyết định' }
    if (standing !== 'dinh_chi')
      await liftMeasure(tx, person, standing as AnyMeasure, { on: act.on, annulled }, change)
    else if (annulled) await annulStatuses(tx, person, standing, act.on, change)
    else await endStatuses(tx, person, standing, act.on, change)
  },
  sample: () => ({ standing: 'dinh_chi' }),
})
