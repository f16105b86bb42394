import { declareProcedure } from '#procedure/declare.ts'
import { sameUnit, type Field } from '#procedure/declaration.ts'
import { keepScope, movementsMissing, transferFacts, unwriteMovement, writeMovement } from './case-store.ts'
import { reasons } from './reasons.ts'
import {
  refusalsToLetter,
  refusalsToOfficial,
  refusalsToReceive,
  type TransferFacts,
  type TransferRefusal,
} from './rules.ts'
import {
  CELL,
  CHANGED_ON,
  CHOSEN_BRANCH,
  GRASSROOTS,
  LATE_REASON,
  LAW,
  letterSteps,
  PRESENTED,
  RECEIVED,
  RETURNED,
  SENT_BACK,
} from './steps.ts'

const GROUND: Field = {
  key: 'ground',
  name: { vi: 'Lý do chuyển', en: 'Why' },
  kind: 'choice',
  choices: [
    { id: 'work', name: { vi: 'Chuyển công tác', en: 'New post' } },
    { id: 'retirement', name: { vi: 'Nghỉ hưu, nghỉ việc', en: 'Retirement' } },
    { id: 'demobilised', name: { vi: 'Phục viên, chuyển ngành', en: 'Demobilised' } },
    { id: 'residence', name: { vi: 'Thay đổi nơi cư trú lâu dài', en: 'Lasting change of residence' } },
    { id: 'school', name: { vi: 'Học xong, ra trường', en: 'Left school' } },
    { id: 'other', name: { vi: 'Lý do khác', en: 'Other' } },
  ],
}

const shared = {
  subject: 'person',
  read: 'movement.read',
  record: 'movement.record',
  law: LAW,
  facts: transferFacts,
  reasons,
  opened: keepScope,
  write: writeMovement,
  unwrite: unwriteMovement,
  factsMissing: movementsMissing,
} as const

/** Official transfer inside the register (chuyển sinh hoạt chính thức): counted at the sender until the receiver has received. */
export const officialTransfer = declareProcedure<TransferFacts, TransferRefusal>({
  ...shared,
  kind: 'transfer-official',
  name: { vi: 'Chuyển sinh hoạt đảng chính thức', en: 'Official transfer' },
  excludes: ['transfer-out', 'transfer-temporary', 'name-removal'],
  second: { name: { vi: 'Nơi nhận', en: 'Receiver' }, required: true },
  opening: [GROUND, CHANGED_ON, LATE_REASON],
  steps: [
    CELL,
    GRASSROOTS,
    ...letterSteps('receive'),
    {
      id: 'receive',
      name: { vi: 'Nơi nhận tiếp nhận đảng viên', en: 'The receiver takes the member in' },
      who: { unit: 'second', organ: 'committee' },
      fields: [CHOSEN_BRANCH, LATE_REASON],
      deadline: PRESENTED,
      outcomes: [RECEIVED, SENT_BACK],
    },
    RETURNED,
  ],
  refusalsToOpen: refusalsToOfficial,
  refusalsToAct: (given, act) =>
    act.step === 'receive' && act.outcome === 'received' ? refusalsToReceive(given, act) : [],
  sample: (step, on) =>
    step === null ? { ground: 'work', changed_on: on, late_reason: 'Chờ bàn giao' } : {},
})

/** Official transfer out of the register: to a province, a force or a country that keeps its own. */
export const transferOut = declareProcedure<TransferFacts, TransferRefusal>({
  ...shared,
  kind: 'transfer-out',
  name: { vi: 'Chuyển sinh hoạt đảng chính thức ra ngoài sổ', en: 'Official transfer out of the register' },
  excludes: ['transfer-official', 'transfer-temporary', 'name-removal'],
  opening: [
    GROUND,
    {
      key: 'destination',
      name: { vi: 'Nơi đến thuộc', en: 'Where to' },
      kind: 'choice',
      choices: [
        { id: 'province', name: { vi: 'Tỉnh, thành phố hoặc đảng bộ khác', en: 'Another province' } },
        { id: 'army', name: { vi: 'Quân đội', en: 'The army' } },
        { id: 'police', name: { vi: 'Công an', en: 'The police' } },
        { id: 'abroad', name: { vi: 'Ngoài nước', en: 'Abroad' } },
      ],
    },
    {
      key: 'receiver',
      name: { vi: 'Tên tổ chức đảng nơi đến', en: 'Name of the receiving organisation' },
      kind: 'text',
      most: 300,
    },
    CHANGED_ON,
    LATE_REASON,
  ],
  steps: [
    CELL,
    GRASSROOTS,
    ...letterSteps('confirm'),
    {
      id: 'confirm',
      name: { vi: 'Nhận báo của nơi đến đã tiếp nhận', en: 'Word from the receiver' },
      who: { unit: 'superior', organ: 'commission' },
      fields: [LATE_REASON],
      deadline: PRESENTED,
      outcomes: [{ ...RECEIVED, name: { vi: 'Nơi đến đã tiếp nhận', en: 'Received there' } }, SENT_BACK],
    },
    RETURNED,
  ],
  refusalsToOpen: refusalsToOfficial,
  refusalsToAct: () => [],
  sample: (step, on) =>
    step === null
      ? {
          ground: 'work',
          destination: 'province',
          receiver: 'Đảng bộ tỉnh Ví dụ',
          changed_on: on,
          late_reason: 'Chờ bàn giao',
        }
      : {},
})

/** Official transfer into the register: from an organisation that keeps its own, by its letter. */
export const transferIn = declareProcedure<TransferFacts, TransferRefusal>({
  ...shared,
  kind: 'transfer-in',
  name: { vi: 'Tiếp nhận đảng viên từ ngoài sổ', en: 'Official transfer into the register' },
  subjectStands: 'nowhere',
  opening: [
    {
      key: 'letter_no',
      name: { vi: 'Số giấy giới thiệu', en: 'Number of the letter' },
      kind: 'text',
      most: 100,
    },
    { key: 'letter_on', name: { vi: 'Ngày cấp giấy', en: 'Issued on' }, kind: 'day' },
    {
      key: 'issuer',
      name: { vi: 'Nơi cấp giấy giới thiệu', en: 'Issued by' },
      kind: 'text',
      most: 300,
    },
  ],
  steps: [
    {
      id: 'assign',
      name: {
        vi: 'Cấp trên kiểm tra giấy giới thiệu, giới thiệu về cơ sở',
        en: 'The superior checks the letter',
      },
      who: { unit: 'superior', organ: 'commission' },
      skip: sameUnit('superior', 'branch'),
      outcomes: [
        { id: 'assigned', name: { vi: 'Giới thiệu về cơ sở', en: 'Assigned' }, to: 'receive' },
        {
          id: 'returned',
          name: { vi: 'Trả lại nơi cấp giấy', en: 'Returned' },
          to: 'rejected',
          needsReason: true,
        },
      ],
    },
    {
      id: 'receive',
      name: { vi: 'Chi bộ tiếp nhận đảng viên', en: 'The branch takes the member in' },
      who: { unit: 'branch', organ: 'committee' },
      fields: [LATE_REASON],
      deadline: PRESENTED,
      outcomes: [
        RECEIVED,
        {
          id: 'returned',
          name: { vi: 'Trả lại nơi cấp giấy', en: 'Returned' },
          to: 'rejected',
          needsReason: true,
        },
      ],
    },
  ],
  refusalsToOpen: refusalsToLetter,
  refusalsToAct: (given, act) =>
    act.step === 'receive' && act.outcome === 'received' ? refusalsToReceive(given, act) : [],
  sample: (step, on) =>
    step === null ? { letter_no: '12-GGT/BTCTU', letter_on: on, issuer: 'Ban Tổ chức Tỉnh ủy Ví dụ' } : {},
})
