import { declareProcedure } from '#procedure/declare.ts'
import { MORE_THAN_HALF, sameUnit, type Field, type Outcome, type Step } from '#procedure/declaration.ts'
import type { AnyMeasure } from './codes.ts'
import { DISCIPLINE_LAW } from './law.ts'
import { COMMON } from './plain-procedures.ts'
import {
  refusalsToDisciplineAct,
  refusalsToEnd,
  refusalsToExemption,
  refusalsToExemptionAct,
  refusalsToMeasure,
  refusalsToMember,
  refusalsToRemoval,
  refusalsToResignation,
  refusalsToStatus,
  lastToUntil,
} from './rules.ts'
import type { StatusFacts, StatusRefusal } from './rules.ts'
import {
  annulStatuses,
  endStatuses,
  insertStatus,
  liftMeasure,
  statusOf,
  writeExit,
  writeMeasure,
} from './write-store.ts'

const VOTE = { need: MORE_THAN_HALF, source: 'Điều lệ Đảng, Điều 9' } as const
const DECLINED: Outcome = {
  id: 'declined',
  name: { vi: 'Không đồng ý', en: 'Decline' },
  to: 'rejected',
  when: 'missed',
  needsReason: true,
}

const branchVotes = (name: Step['name'], outcomes: readonly Outcome[], more: Partial<Step> = {}): Step => ({
  id: 'branch',
  name,
  who: { unit: 'branch', organ: 'members' },
  vote: { base: 'official_members', ...VOTE },
  outcomes,
  ...more,
})

const grassrootsSends = (to: string): Step => ({
  id: 'grassroots',
  name: { vi: 'Đảng ủy cơ sở xem xét, đề nghị', en: 'The grassroots committee considers and proposes' },
  who: { unit: 'grassroots', organ: 'committee' },
  skip: sameUnit('branch', 'grassroots'),
  outcomes: [
    { id: 'sent', name: { vi: 'Đề nghị cấp trên', en: 'Send up' }, to },
    { id: 'back', name: { vi: 'Trả lại chi bộ', en: 'Back to the branch' }, to: 'branch', needsReason: true },
  ],
})

const superiorDecides = (
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

const decided = (name: Step['name']): Outcome => ({
  id: 'decided',
  name,
  to: 'done',
  when: 'reached',
  writes: true,
})

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

/** Name removal (xóa tên trong danh sách đảng viên): its ground, the branch's vote, the superior's decision. */
export const nameRemoval = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'name-removal',
  name: { vi: 'Xóa tên trong danh sách đảng viên', en: 'Name removal' },
  excludes: ['discipline', 'resignation'],
  opening: [
    {
      key: 'ground',
      name: { vi: 'Lý do', en: 'Ground' },
      kind: 'choice',
      choices: [
        {
          id: 'absent',
          name: {
            vi: 'Bỏ sinh hoạt hoặc không đóng đảng phí, không có lý do chính đáng',
            en: 'No meetings or dues, without good reason',
          },
        },
        {
          id: 'card',
          name: { vi: 'Tự ý trả thẻ hoặc hủy thẻ đảng', en: 'Handed back or destroyed the card' },
        },
        {
          id: 'no_will',
          name: { vi: 'Giảm sút ý chí phấn đấu, đã giúp đỡ mà không tiến bộ', en: 'Lost the will to strive' },
        },
        { id: 'political', name: { vi: 'Vi phạm tiêu chuẩn chính trị', en: 'Fails political standards' } },
        { id: 'probation', name: { vi: 'Hết dự bị, không đủ tư cách', en: 'Probation failed' } },
      ],
    },
    {
      key: 'months',
      name: {
        vi: 'Số tháng bỏ sinh hoạt hoặc không đóng đảng phí trong năm',
        en: 'Months missed in the year',
      },
      kind: 'number',
      least: 0,
      most: 60,
      required: false,
    },
  ],
  steps: [
    branchVotes({ vi: 'Chi bộ xét, đề nghị xóa tên', en: 'The branch considers and proposes' }, [
      { id: 'proposed', name: { vi: 'Đề nghị xóa tên', en: 'Propose' }, to: 'grassroots', when: 'reached' },
      DECLINED,
    ]),
    grassrootsSends('decision'),
    superiorDecides(
      { vi: 'Cấp ủy có thẩm quyền quyết định xóa tên', en: 'The competent committee decides' },
      { vi: 'Về việc xóa tên trong danh sách đảng viên', en: 'Removal of a name from the list of members' },
      [decided({ vi: 'Xóa tên', en: 'Remove' }), DECLINED],
    ),
  ],
  refusalsToOpen: refusalsToRemoval,
  refusalsToAct: (given, act) =>
    act.outcome === 'declined' ? refusalsToMember(given) : refusalsToRemoval(given),
  write: async (tx, given, act, done) =>
    writeExit(tx, given, { category: 'D3', on: act.on, decisionNo: act.decisionNo, note: null }, done),
  sample: () => ({ ground: 'absent', months: 4 }),
})

const MEASURE: Field = {
  key: 'measure',
  name: { vi: 'Hình thức kỷ luật', en: 'Measure' },
  kind: 'choice',
  choices: [
    { id: 'khien_trach', name: { vi: 'Khiển trách', en: 'Reprimand' } },
    { id: 'canh_cao', name: { vi: 'Cảnh cáo', en: 'Warning' } },
    { id: 'cach_chuc', name: { vi: 'Cách chức', en: 'Removal from post' } },
    { id: 'khai_tru', name: { vi: 'Khai trừ', en: 'Expulsion' } },
  ],
}
const ABOUT_MEASURE = { vi: 'Về việc thi hành kỷ luật đảng viên', en: 'Discipline of a member' }

/** Discipline (kỷ luật đảng viên): the decision and its effect alone, never what it is about. */
export const discipline = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'discipline',
  name: { vi: 'Kỷ luật đảng viên', en: 'Discipline of a member' },
  law: DISCIPLINE_LAW,
  excludes: ['name-removal', 'resignation'],
  opening: [MEASURE],
  steps: [
    branchVotes(
      { vi: 'Chi bộ biểu quyết hình thức kỷ luật', en: 'The branch votes on the measure' },
      [
        decided({ vi: 'Quyết định, công bố ngay', en: 'Decide; in effect when announced' }),
        {
          id: 'proposed',
          name: { vi: 'Đề nghị cấp trên', en: 'Propose to the superior' },
          to: 'decision',
          when: 'reached',
          decides: false,
        },
        DECLINED,
      ],
      { decision: { type: 'T02', subject: ABOUT_MEASURE } },
    ),
    superiorDecides(
      { vi: 'Cấp ủy có thẩm quyền quyết định', en: 'The competent committee decides' },
      ABOUT_MEASURE,
      [decided({ vi: 'Quyết định', en: 'Decide' }), DECLINED],
      [MEASURE],
    ),
  ],
  refusalsToOpen: (given) => refusalsToMeasure(given, given.case.values.measure),
  refusalsToAct: refusalsToDisciplineAct,
  write: async (tx, given, act, done) => {
    const measure = (act.values.measure ?? given.case.values.measure) as AnyMeasure
    const { on, decisionNo } = act
    const { eventId, organisationId } = done
    await writeMeasure(tx, given.case.personIds[0]!, measure, { on, decisionNo, organisationId, eventId })
    if (measure === 'khai_tru')
      await writeExit(tx, given, { category: 'D2', on, decisionNo, note: null }, done)
  },
  sample: () => ({ measure: 'khien_trach' }),
})

/** Resignation (xin ra khỏi Đảng): applied for, considered below, decided above. */
export const resignation = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'resignation',
  name: { vi: 'Xin ra khỏi Đảng', en: 'Leaving at one’s own request' },
  excludes: ['discipline', 'name-removal'],
  opening: [{ key: 'applied_on', name: { vi: 'Ngày làm đơn', en: 'Applied on' }, kind: 'day' }],
  steps: [
    branchVotes({ vi: 'Chi bộ xem xét, đề nghị', en: 'The branch considers and proposes' }, [
      { id: 'proposed', name: { vi: 'Đề nghị cho ra', en: 'Propose' }, to: 'grassroots', when: 'reached' },
      DECLINED,
    ]),
    grassrootsSends('decision'),
    superiorDecides(
      { vi: 'Cấp ủy có thẩm quyền quyết định cho ra', en: 'The competent committee decides' },
      { vi: 'Về việc cho ra khỏi Đảng', en: 'A member leaves the Party' },
      [decided({ vi: 'Cho ra khỏi Đảng', en: 'Let go' }), DECLINED],
    ),
  ],
  refusalsToOpen: refusalsToResignation,
  refusalsToAct: (given, act) =>
    act.outcome === 'declined' ? refusalsToMember(given) : refusalsToResignation(given),
  write: async (tx, given, act, done) =>
    writeExit(tx, given, { category: 'D4', on: act.on, decisionNo: act.decisionNo, note: null }, done),
  sample: (_step, on) => ({ applied_on: on }),
})
