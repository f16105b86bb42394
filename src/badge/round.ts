import { formatDay } from '#platform/day.ts'
import { declareProcedure } from '#procedure/declare.ts'
import {
  sameUnit,
  type ActGiven,
  type Field,
  type Given,
  type Procedure,
  type Step,
} from '#procedure/declaration.ts'
import { roundFacts, type RoundFacts } from './facts-store.ts'
import { BADGE_LAW, GROUNDS } from './law.ts'
import { proposeBadges, roundsMissing, unwriteRound, writeRound } from './round-store.ts'
import { refusalsToList, type BadgeRefusal } from './rules.ts'
import { groundWords } from './words.ts'

const GUIDANCE = '12-HD/BTCTW (2022), 38-HD/BTCTW'

const OPENING: Field[] = [
  { key: 'round_on', name: { vi: 'Đợt trao tặng', en: 'Round' }, kind: 'day', future: true },
  {
    key: 'ground',
    name: { vi: 'Trường hợp', en: 'Ground' },
    kind: 'choice',
    choices: GROUNDS.map((id) => ({ id, name: groundWords[id] })),
  },
  {
    key: 'evidence',
    name: { vi: 'Căn cứ xét sớm, truy tặng', en: 'Evidence for early or posthumous award' },
    hint: {
      vi: 'Ví dụ: có đơn đề nghị và xác nhận của bệnh viện. Không ghi tên người, tên bệnh.',
      en: 'For example: request and hospital’s confirmation are there. No names, no diagnosis.',
    },
    kind: 'text',
    most: 300,
    required: false,
  },
  {
    key: 'reason',
    name: { vi: 'Lý do trao ngoài bốn đợt', en: 'Why outside the four rounds' },
    kind: 'text',
    most: 300,
    required: false,
  },
]

const JUDGED = [
  { id: 'proposed', name: { vi: 'Đề nghị', en: 'Proposed' }, stays: true },
  { id: 'put_off', name: { vi: 'Chưa đề nghị', en: 'Put off' }, stays: false, needsReason: true },
] as const

const back = (to: string) =>
  ({
    id: 'back',
    name: { vi: 'Trả lại', en: 'Send back' },
    to,
    needsReason: true,
    demandsFields: false,
  }) as const

const STEPS: Step<RoundFacts>[] = [
  {
    id: 'list',
    name: {
      vi: 'Chi bộ xét tờ khai, đơn vị lập danh sách đề nghị',
      en: 'The branch considers the declarations, the unit lists',
    },
    who: { unit: 'branch', organ: 'committee' },
    perPerson: JUDGED,
    forms: ['badge-declaration', 'badge-list'],
    outcomes: [
      { id: 'proposed', name: { vi: 'Đề nghị', en: 'Propose' }, to: 'grassroots' },
      {
        id: 'refused',
        name: { vi: 'Không đề nghị', en: 'Do not propose' },
        to: 'rejected',
        needsReason: true,
      },
    ],
  },
  {
    id: 'grassroots',
    name: { vi: 'Đảng ủy cơ sở xét, đề nghị', en: 'The grassroots committee proposes' },
    who: { unit: 'grassroots', organ: 'committee' },
    skip: sameUnit('branch', 'grassroots'),
    perPerson: JUDGED,
    forms: ['badge-list'],
    outcomes: [{ id: 'proposed', name: { vi: 'Đề nghị', en: 'Propose' }, to: 'superior' }, back('list')],
  },
  {
    id: 'superior',
    name: { vi: 'Cấp trên trực tiếp của cơ sở xét, đề nghị', en: 'The superior proposes' },
    who: { unit: 'superior', organ: 'standing' },
    skip: sameUnit('superior', 'province'),
    perPerson: JUDGED,
    forms: ['badge-list'],
    outcomes: [{ id: 'proposed', name: { vi: 'Đề nghị', en: 'Propose' }, to: 'decision' }, back('list')],
  },
  {
    id: 'decision',
    name: { vi: 'Tỉnh ủy và tương đương quyết định tặng', en: 'The province decides' },
    who: { unit: 'province', organ: 'standing' },
    perPerson: [
      { id: 'awarded', name: { vi: 'Tặng', en: 'Awarded' }, stays: true },
      { id: 'put_off', name: { vi: 'Chưa tặng', en: 'Put off' }, stays: false, needsReason: true },
    ],
    decision: { type: 'T02', subject: { vi: 'Về việc tặng Huy hiệu Đảng', en: 'Award of party badges' } },
    forms: ['badge-list'],
    outcomes: [
      { id: 'decided', name: { vi: 'Quyết định tặng', en: 'Decide' }, to: 'certificates', writes: true },
      back('list'),
      { id: 'declined', name: { vi: 'Không đồng ý', en: 'Decline' }, to: 'rejected', needsReason: true },
    ].map((one) => ({ decides: one.id === 'decided', ...one })),
  },
  {
    id: 'certificates',
    name: { vi: 'Cấp giấy chứng nhận, vào sổ', en: 'Certificates are numbered' },
    who: { unit: 'province', organ: 'commission' },
    fields: [
      {
        key: 'first_no',
        name: { vi: 'Số giấy chứng nhận đầu tiên', en: 'Number of the first certificate' },
        hint: {
          vi: 'Các số tiếp theo chạy liên tục, theo mức từ cao xuống thấp, rồi theo tên.',
          en: 'The others follow, from the highest level down, then by name.',
        },
        kind: 'number',
        least: 1,
        most: 99_999_999,
      },
    ],
    forms: ['badge-certificate'],
    outcomes: [{ id: 'numbered', name: { vi: 'Đã cấp số', en: 'Numbered' }, to: 'presented', writes: true }],
  },
  {
    id: 'presented',
    name: { vi: 'Trao tặng tại hội nghị, ghi lý lịch', en: 'Presented at a gathering' },
    who: { unit: 'branch', organ: 'committee' },
    outcomes: [{ id: 'done', name: { vi: 'Đã trao', en: 'Presented' }, to: 'done', writes: true }],
  },
]

/** Why somebody is not given a badge now, as sentences; people are named by their place in the list. */
const at = (person: number) => ({
  vi: `Người thứ ${person} trong danh sách`,
  en: `No. ${person} on the list`,
})

export const roundReasons: Procedure<RoundFacts, BadgeRefusal>['reasons'] = {
  'badge-start-unknown': ({ person }) => ({
    vi: `${at(person).vi} chưa có ngày tính tuổi đảng; hãy bổ sung ngày quyết định kết nạp.`,
    en: `${at(person).en}: it is not known from when seniority counts; add the day of the admission decision.`,
  }),
  'badge-not-member': ({ person, on }) => ({
    vi: `${at(person).vi} không còn là đảng viên ngày ${formatDay(on)}.`,
    en: `${at(person).en} is no member on ${formatDay(on)}.`,
  }),
  'badge-not-official': ({ person, on }) => ({
    vi: `${at(person).vi} chưa là đảng viên chính thức ngày ${formatDay(on)}.`,
    en: `${at(person).en} is no official member on ${formatDay(on)}.`,
  }),
  'badge-not-dead': ({ person }) => ({
    vi: `${at(person).vi} không ghi đã từ trần, nên không thể truy tặng.`,
    en: `${at(person).en} is not recorded as dead.`,
  }),
  'badge-not-reached': ({ person, months, next }) => ({
    vi: `${at(person).vi} mới có ${Math.floor(months / 12)} năm ${months % 12} tháng tuổi đảng, chưa đủ mức ${next} năm.`,
    en: `${at(person).en} has ${Math.floor(months / 12)} years ${months % 12} months, less than ${next} years.`,
  }),
  'badge-held': ({ person, held }) => ({
    vi: `${at(person).vi} đã có Huy hiệu ${held} năm; mức bằng hoặc thấp hơn không tặng nữa.`,
    en: `${at(person).en} holds the ${held}-year badge; the same or a lower one is not given.`,
  }),
  'badge-barred': ({ person, until }) => ({
    vi: `${at(person).vi} đang trong thời hạn chưa xét do kỷ luật, đến trước ${formatDay(until)}.`,
    en: `${at(person).en} is barred because of discipline until ${formatDay(until)}.`,
  }),
  'badge-early-unknown': ({ on }) => ({
    vi: `Quy định có hiệu lực ngày ${formatDay(on)} không nói đến truy tặng.`,
    en: `The rules in force on ${formatDay(on)} know no posthumous award.`,
  }),
  'badge-evidence-missing': () => ({
    vi: 'Phải ghi căn cứ để xét sớm hoặc truy tặng.',
    en: 'Say on what evidence it is given early or after death.',
  }),
  'badge-not-round': ({ on }) => ({
    vi: `Ngày ${formatDay(on)} không thuộc bốn đợt 3/2, 19/5, 2/9, 7/11; phải ghi lý do.`,
    en: `${formatDay(on)} is none of the four rounds; say why.`,
  }),
  'badge-nobody': () => ({ vi: 'Danh sách chưa có ai.', en: 'Nobody is on the list.' }),
}

/** Up to the decision everybody who stays on the list must still be entitled. */
function refusalsToRoundAct({ facts, case: one }: Given<RoundFacts>, act: ActGiven): BadgeRefusal[] {
  if (!['list', 'grassroots', 'superior', 'decision'].includes(act.step)) return []
  if (!['proposed', 'decided'].includes(act.outcome)) return []
  const staying = facts.candidates.filter(
    (_, index) => act.people[one.personIds[index]!]?.outcome !== 'put_off',
  )
  return staying.length === 0 ? [] : refusalsToList(staying, facts)
}

/** A list of a round (đợt trao tặng Huy hiệu Đảng), from the branch or any unit above to the presentation. */
export const badgeRound = declareProcedure<RoundFacts, BadgeRefusal>({
  kind: 'badge-round',
  name: { vi: 'Tặng Huy hiệu Đảng', en: 'Award of party badges' },
  subject: 'people',
  subjectStands: 'home',
  read: 'person.read',
  record: 'person.record',
  law: BADGE_LAW.map(({ from, source, confidence }) => ({
    from,
    source: `${source}, ${GUIDANCE}`,
    confidence,
  })),
  opening: OPENING,
  steps: STEPS,
  facts: roundFacts,
  refusalsToOpen: ({ facts }) => refusalsToList(facts.candidates, facts),
  refusalsToAct: refusalsToRoundAct,
  reasons: roundReasons,
  opened: proposeBadges,
  write: writeRound,
  unwrite: unwriteRound,
  factsMissing: roundsMissing,
  sample: (step, on) =>
    step === null
      ? { round_on: on, ground: 'full', reason: 'Kỷ niệm lớn' }
      : { first_no: 1 + Math.floor(Math.random() * 1e6) },
})
