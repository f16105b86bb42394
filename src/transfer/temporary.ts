import { declareProcedure } from '#procedure/declare.ts'
import { addMonths, type Day } from '#platform/day.ts'
import type { Given } from '#procedure/declaration.ts'
import { keepScope, staysMissing, transferFacts, writeStay } from './case-store.ts'
import { reasons } from './reasons.ts'
import { refusalsToStay, refusalsToTemporary, type TransferFacts, type TransferRefusal } from './rules.ts'
import { CELL, CHOSEN_BRANCH, GRASSROOTS, LAW, letterSteps, PRESENTED, RETURNED, SENT_BACK } from './steps.ts'

/** The last day of the stay: as extended, else as asked for. */
function endOfStay({ case: one }: Given): Day | null {
  const extended = one.acts.findLast((act) => act.act === 'step' && act.outcome === 'extended')
  return ((extended?.values.new_to ?? one.values.to) as Day | undefined) ?? null
}

const BEGUN = {
  id: 'begun',
  name: { vi: 'Đã tiếp nhận sinh hoạt tạm thời', en: 'Taken in for a time' },
  to: 'stay',
  writes: true,
} as const

/**
 * Temporary transfer (chuyển sinh hoạt tạm thời): the headcount, the vote and the seat stay where they are; a dated status
 * names the host. The case stays open while the member is away, so that its end is not forgotten.
 */
export const temporaryTransfer = declareProcedure<TransferFacts, TransferRefusal>({
  kind: 'transfer-temporary',
  name: { vi: 'Chuyển sinh hoạt đảng tạm thời', en: 'Temporary transfer' },
  subject: 'person',
  excludes: ['transfer-official', 'transfer-out', 'name-removal'],
  second: { name: { vi: 'Nơi sinh hoạt tạm thời', en: 'Host' }, required: false },
  read: 'movement.read',
  record: 'movement.record',
  law: LAW,
  opening: [
    {
      key: 'ground',
      name: { vi: 'Lý do', en: 'Why' },
      kind: 'choice',
      choices: [
        { id: 'work', name: { vi: 'Công tác, biệt phái', en: 'Work, secondment' } },
        { id: 'study', name: { vi: 'Học tập, bồi dưỡng', en: 'Study' } },
        { id: 'treatment', name: { vi: 'Điều trị, điều dưỡng', en: 'Treatment' } },
        { id: 'family', name: { vi: 'Việc gia đình', en: 'Family' } },
        { id: 'other', name: { vi: 'Lý do khác', en: 'Other' } },
      ],
    },
    {
      key: 'study',
      name: { vi: 'Đi học tập trung', en: 'For full-time study' },
      hint: { vi: 'Thời hạn được dài hơn', en: 'It may then last longer' },
      kind: 'yes_no',
      required: false,
    },
    { key: 'from', name: { vi: 'Từ ngày', en: 'From' }, kind: 'day', future: true },
    { key: 'to', name: { vi: 'Đến hết ngày', en: 'Up to and with' }, kind: 'day', future: true },
    {
      key: 'host',
      name: { vi: 'Nơi đến ngoài sổ', en: 'Host outside the register' },
      hint: { vi: 'Khi nơi đến không có trong sổ này', en: 'Where the register does not hold it' },
      kind: 'text',
      most: 300,
      required: false,
    },
  ],
  steps: [
    CELL,
    GRASSROOTS,
    ...letterSteps('receive'),
    {
      id: 'receive',
      name: { vi: 'Nơi đến tiếp nhận sinh hoạt tạm thời', en: 'The host takes the member in' },
      who: { unit: 'second', organ: 'committee' },
      fields: [CHOSEN_BRANCH],
      deadline: PRESENTED,
      skip: ({ case: { secondId } }) => secondId === null,
      outcomes: [{ ...BEGUN, to: 'away' }, SENT_BACK],
    },
    {
      id: 'away',
      name: {
        vi: 'Chi bộ ghi nhận nơi đến đã tiếp nhận',
        en: 'The branch notes that the host has taken the member in',
      },
      who: { unit: 'branch', organ: 'committee' },
      deadline: PRESENTED,
      skip: ({ case: { secondId } }) => secondId !== null,
      outcomes: [BEGUN, SENT_BACK],
    },
    {
      id: 'stay',
      name: { vi: 'Sinh hoạt tạm thời, gia hạn hoặc trở về', en: 'The stay: extended, or ended' },
      who: { unit: 'branch', organ: 'committee' },
      fields: [
        {
          key: 'new_to',
          name: { vi: 'Gia hạn đến hết ngày', en: 'Extended up to and with' },
          kind: 'day',
          future: true,
        },
      ],
      deadline: { from: { fact: endOfStay }, within: { days: 0 }, source: '29-QĐ/TW, 6.3' },
      outcomes: [
        {
          id: 'ended',
          name: { vi: 'Đã trở về', en: 'Back' },
          to: 'done',
          writes: true,
          demandsFields: false,
        },
        {
          id: 'extended',
          name: { vi: 'Gia hạn', en: 'Extended' },
          to: 'stay',
          writes: true,
          needsReason: true,
        },
      ],
    },
    RETURNED,
  ],
  facts: transferFacts,
  refusalsToOpen: refusalsToTemporary,
  refusalsToAct: (given, act) => (act.step === 'stay' ? refusalsToStay(given, act) : []),
  reasons,
  opened: keepScope,
  write: writeStay,
  factsMissing: staysMissing,
  sample: (step, on) =>
    step === null
      ? { ground: 'work', from: on, to: addMonths(on, 6), host: null }
      : step === 'stay'
        ? { new_to: addMonths(on, 7) }
        : {},
})
