import { sameUnit, type Deadline, type Field, type Given, type Step } from '#procedure/declaration.ts'
import { presentFrom } from './case-store.ts'
import { TRANSFER_LAW } from './law.ts'
import { scopeOf, type TransferFacts } from './rules.ts'

type TransferStep = Step<TransferFacts>

/** The texts of transfers as the engine keeps them with each act. */
export const LAW = TRANSFER_LAW.map(({ from, source, confidence }) => ({ from, source, confidence }))

const isInsideGrassroots = ({ case: { units } }: Given) => scopeOf(units) === 'grassroots'
const isBranchGrassroots = sameUnit('branch', 'grassroots')

export const LATE_REASON: Field = {
  key: 'late_reason',
  name: { vi: 'Lý do chậm', en: 'Why it is late' },
  hint: {
    vi: 'Chỉ ghi khi quá thời hạn quy định; cấp ủy xem xét',
    en: 'Only beyond the time that the text allows; the committee considers it',
  },
  kind: 'text',
  most: 500,
  required: false,
}

/** When the decision or change was that makes the member move. */
export const CHANGED_ON: Field = {
  key: 'changed_on',
  name: { vi: 'Ngày quyết định hoặc ngày thay đổi', en: 'Day of the decision or change' },
  hint: {
    vi: 'Ngày quyết định chuyển công tác, nghỉ hưu, phục viên hoặc ngày đổi nơi cư trú',
    en: 'Of the new post, retirement, demobilisation, or the new residence',
  },
  kind: 'day',
}

/** The branch agrees: dues paid, self-review with its remark, file complete. */
export const CELL: TransferStep = {
  id: 'cell',
  name: { vi: 'Chi bộ xem xét, đồng ý chuyển', en: 'The branch agrees to the transfer' },
  who: { unit: 'branch', organ: 'committee' },
  fields: [
    {
      key: 'dues_until',
      name: { vi: 'Đã đóng đảng phí đến hết tháng', en: 'Dues paid up to the month of' },
      kind: 'day',
      required: false,
    },
    {
      key: 'self_review',
      name: {
        vi: 'Đã có bản tự kiểm điểm và nhận xét của chi ủy',
        en: 'Self-review with the committee’s remark',
      },
      kind: 'yes_no',
      required: false,
    },
  ],
  outcomes: [
    { id: 'agreed', name: { vi: 'Đồng ý', en: 'Agreed' }, to: 'grassroots' },
    { id: 'refused', name: { vi: 'Không đồng ý', en: 'Refused' }, to: 'rejected', needsReason: true },
  ],
}

const BACK = {
  id: 'back',
  name: { vi: 'Trả lại chi bộ bổ sung', en: 'Back to the branch' },
  to: 'cell',
  needsReason: true,
  decides: false,
  demandsFields: false,
} as const

/** The grassroots committee, where it is not the branch itself and the transfer goes beyond it. */
export const GRASSROOTS: TransferStep = {
  id: 'grassroots',
  name: { vi: 'Đảng ủy cơ sở xác nhận, đề nghị cấp trên', en: 'The grassroots committee confirms' },
  who: { unit: 'grassroots', organ: 'committee' },
  skip: (given) => isBranchGrassroots(given) || isInsideGrassroots(given),
  outcomes: [{ id: 'confirmed', name: { vi: 'Xác nhận', en: 'Confirmed' }, to: 'issue' }, BACK],
}

const LETTER = {
  type: 'T24',
  subject: { vi: 'Giới thiệu chuyển sinh hoạt đảng', en: 'Transfer of Party activity' },
} as const

/** The letter of introduction (giấy giới thiệu), by whom the text names for this distance. */
export function letterSteps(to: string): TransferStep[] {
  return [
    {
      id: 'issue',
      name: {
        vi: 'Cấp trên của tổ chức cơ sở đảng cấp giấy giới thiệu',
        en: 'The superior issues the letter',
      },
      who: { unit: 'superior', organ: 'commission' },
      decision: LETTER,
      forms: ['transfer-letter'],
      skip: isInsideGrassroots,
      outcomes: [
        { id: 'issued', name: { vi: 'Cấp giấy giới thiệu', en: 'Letter issued' }, to: 'introduce' },
        BACK,
      ],
    },
    {
      id: 'introduce',
      name: {
        vi: 'Đảng ủy cơ sở giới thiệu trong nội bộ',
        en: 'The grassroots committee introduces within itself',
      },
      who: { unit: 'grassroots', organ: 'committee' },
      decision: LETTER,
      forms: ['transfer-letter'],
      skip: (given) => !isInsideGrassroots(given),
      outcomes: [{ id: 'issued', name: { vi: 'Cấp giấy giới thiệu', en: 'Letter issued' }, to }, BACK],
    },
  ]
}

/** The letter is presented within 30 working days; so long the member is in transit and counts at the sender. */
export const PRESENTED: Deadline<TransferFacts> = {
  from: { fact: presentFrom },
  within: { workingDays: 30 },
  source: '294-QĐ/TW, 6.3',
}

export const CHOSEN_BRANCH: Field = {
  key: 'branch',
  name: { vi: 'Chi bộ tiếp nhận', en: 'Branch that receives' },
  hint: {
    vi: 'Để trống nếu nơi nhận ghi trên giấy giới thiệu đã là chi bộ',
    en: 'Leave empty where the letter names a branch',
  },
  kind: 'unit',
  required: false,
}

/** The letter came back: it is issued anew, or the transfer is given up. */
export const RETURNED: TransferStep = {
  id: 'returned',
  name: { vi: 'Xử lý giấy giới thiệu bị trả lại', en: 'The returned letter is dealt with' },
  who: { unit: 'superior', organ: 'commission' },
  outcomes: [
    { id: 'again', name: { vi: 'Cấp lại giấy giới thiệu', en: 'Issue it anew' }, to: 'issue' },
    {
      id: 'cancelled',
      name: { vi: 'Hủy việc chuyển sinh hoạt', en: 'Cancel the transfer' },
      to: 'cancelled',
      needsReason: true,
    },
  ],
}

export const RECEIVED = {
  id: 'received',
  name: { vi: 'Tiếp nhận', en: 'Received' },
  to: 'done',
  writes: true,
} as const

export const SENT_BACK = {
  id: 'returned',
  name: { vi: 'Trả lại nơi chuyển', en: 'Returned to the sender' },
  to: 'returned',
  needsReason: true,
  demandsFields: false,
} as const
