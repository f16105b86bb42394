import { declareProcedure } from '#procedure/declare.ts'
import type { Field } from '#procedure/declaration.ts'
import type { AnyMeasure } from './codes.ts'
import { DISCIPLINE_LAW } from './law.ts'
import { COMMON } from './plain-procedures.ts'
import {
  refusalsToDisciplineAct,
  refusalsToMeasure,
  refusalsToMember,
  refusalsToRemoval,
  refusalsToResignation,
} from './rules.ts'
import type { StatusFacts, StatusRefusal } from './rules.ts'
import { branchVotes, decided, DECLINED, grassrootsSends, superiorDecides } from './steps.ts'
import { writeExit, writeMeasure } from './write-store.ts'

/** Name removal (xóa tên trong danh sách đảng viên): its ground, the branch's vote, the superior's decision. */
export const nameRemoval = declareProcedure<StatusFacts, StatusRefusal>({
  ...COMMON,
  kind: 'name-removal',
  name: { vi: 'Xóa tên trong danh sách đảng viên', en: 'Name removal' },
  excludes: ['discipline', 'resignation', 'transfer-official', 'transfer-out', 'transfer-temporary'],
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
