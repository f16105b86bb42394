import { declareProcedure } from '#procedure/declare.ts'
import { sameUnit, type Field, type Step } from '#procedure/declaration.ts'
import { CARD_LAW } from './law.ts'
import { reasons } from './reasons.ts'
import { refusalsToCardAct, refusalsToExchange, refusalsToIssue, refusalsToMember } from './rules.ts'
import type { CardFacts, CardRefusal } from './rules.ts'
import { cardFacts, cardsMissing, unwriteCard, writeCard } from './store.ts'

const GUIDANCE = '12-HD/BTCTW (2022), 38-HD/BTCTW'

const OLD_CARD: Field = {
  key: 'old_card',
  name: { vi: 'Thẻ cũ', en: 'The old card' },
  kind: 'choice',
  choices: [
    { id: 'handed_in', name: { vi: 'Đã thu lại', en: 'Handed in' } },
    { id: 'lost', name: { vi: 'Bị mất, có xác nhận của chi bộ', en: 'Lost, as the branch confirms' } },
  ],
}

const CARD_NO: Field = {
  key: 'card_no',
  name: { vi: 'Số thẻ mới', en: 'Number of the new card' },
  hint: { vi: '8 chữ số; thẻ gắn chíp có 12 chữ số', en: '8 digits; 12 on the chip card' },
  kind: 'text',
  most: 12,
  shownTo: 'person.identity',
}

/** From the branch to the superior of the grassroots organisation, which decides and makes the card. */
function steps(what: { list: Step['name']; decide: Step['name']; subject: Step['name'] }): Step<CardFacts>[] {
  return [
    {
      id: 'branch',
      name: what.list,
      who: { unit: 'branch', organ: 'committee' },
      fields: [
        {
          key: 'photo',
          name: { vi: 'Có đủ ảnh 2 × 3 cm', en: 'Photographs 2 × 3 cm are there' },
          kind: 'yes_no',
          required: false,
        },
      ],
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
      name: { vi: 'Đảng ủy cơ sở kiểm tra, lập danh sách', en: 'The grassroots committee checks and lists' },
      who: { unit: 'grassroots', organ: 'committee' },
      skip: sameUnit('branch', 'grassroots'),
      deadline: { from: 'arrival', within: { workingDays: 30 }, source: GUIDANCE },
      outcomes: [
        { id: 'sent', name: { vi: 'Gửi cấp trên', en: 'Send up' }, to: 'decision' },
        {
          id: 'back',
          name: { vi: 'Trả lại chi bộ', en: 'Back to the branch' },
          to: 'branch',
          needsReason: true,
        },
      ],
    },
    {
      id: 'decision',
      name: what.decide,
      who: { unit: 'superior', organ: 'standing' },
      vote: { base: 'standing_committee', need: { parts: 1, of: 2, strictly: true }, source: GUIDANCE },
      decision: { type: 'T02', subject: what.subject },
      deadline: {
        from: 'arrival',
        within: { workingDays: 30 },
        extension: { workingDays: 15 },
        source: GUIDANCE,
      },
      outcomes: [
        { id: 'decided', name: { vi: 'Quyết định', en: 'Decide' }, to: 'handed', when: 'reached' },
        {
          id: 'declined',
          name: { vi: 'Không đồng ý', en: 'Decline' },
          to: 'rejected',
          when: 'missed',
          needsReason: true,
        },
      ],
    },
    {
      id: 'handed',
      name: { vi: 'Làm thẻ, trao thẻ, ghi sổ', en: 'The card is made, handed over and registered' },
      who: { unit: 'superior', organ: 'commission' },
      fields: [CARD_NO, OLD_CARD],
      deadline: { from: { step: 'decision' }, within: { workingDays: 30 }, source: GUIDANCE },
      outcomes: [{ id: 'done', name: { vi: 'Đã trao thẻ', en: 'Handed over' }, to: 'done', writes: true }],
    },
  ]
}

/** Card exchange (đổi thẻ đảng viên): a worn or wrong card, or the general exchange for chip cards. */
export const cardExchange = declareProcedure<CardFacts, CardRefusal>({
  kind: 'card-exchange',
  name: { vi: 'Đổi thẻ đảng viên', en: 'Card exchange' },
  subject: 'person',
  excludes: ['card-issue'],
  read: 'person.read',
  record: 'person.record',
  law: CARD_LAW,
  opening: [
    {
      key: 'ground',
      name: { vi: 'Lý do đổi thẻ', en: 'Why it is exchanged' },
      kind: 'choice',
      choices: [
        { id: 'damaged', name: { vi: 'Thẻ bị hỏng', en: 'The card is damaged' } },
        { id: 'wrong', name: { vi: 'Thẻ ghi sai thông tin', en: 'The card is wrong' } },
        { id: 'chip', name: { vi: 'Đổi sang thẻ gắn chíp', en: 'Exchange for a chip card' } },
      ],
    },
  ],
  steps: steps({
    list: { vi: 'Chi bộ đề nghị đổi thẻ', en: 'The branch proposes the exchange' },
    decide: { vi: 'Cấp trên quyết định đổi thẻ', en: 'The superior decides on the exchange' },
    subject: { vi: 'Về việc đổi thẻ đảng viên', en: 'Exchange of a member’s card' },
  }),
  facts: cardFacts,
  refusalsToOpen: refusalsToExchange,
  refusalsToAct: (given, act) => [...refusalsToMember(given), ...refusalsToCardAct(given, act)],
  reasons,
  write: writeCard,
  unwrite: unwriteCard,
  factsMissing: cardsMissing,
  sample: (step) => (step === null ? { ground: 'damaged' } : { card_no: randomDigits(8) }),
})

/** Card issue (phát thẻ đảng viên): the first card, or another for one that was lost. */
export const cardIssue = declareProcedure<CardFacts, CardRefusal>({
  kind: 'card-issue',
  name: { vi: 'Phát thẻ, cấp lại thẻ đảng viên', en: 'Card issue' },
  subject: 'person',
  excludes: ['card-exchange'],
  read: 'person.read',
  record: 'person.record',
  law: CARD_LAW,
  opening: [
    {
      key: 'ground',
      name: { vi: 'Trường hợp', en: 'Case' },
      kind: 'choice',
      choices: [
        { id: 'first', name: { vi: 'Phát thẻ lần đầu', en: 'First card' } },
        { id: 'lost', name: { vi: 'Cấp lại thẻ bị mất', en: 'For a lost card' } },
      ],
    },
  ],
  steps: steps({
    list: { vi: 'Chi bộ đề nghị phát thẻ', en: 'The branch proposes the card' },
    decide: { vi: 'Cấp trên quyết định phát thẻ', en: 'The superior decides on the card' },
    subject: { vi: 'Về việc phát thẻ đảng viên', en: 'Issue of a member’s card' },
  }),
  facts: cardFacts,
  refusalsToOpen: refusalsToIssue,
  refusalsToAct: (given, act) => [...refusalsToMember(given), ...refusalsToCardAct(given, act)],
  reasons,
  write: writeCard,
  unwrite: unwriteCard,
  factsMissing: cardsMissing,
  sample: (step) => (step === null ? { ground: 'first' } : { card_no: randomDigits(8) }),
})

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('')
}
