import { formatDay } from '#platform/day.ts'
import type { Procedure } from '#procedure/declaration.ts'
import type { CardFacts, CardRefusal } from './rules.ts'

/** Why a card is not exchanged or issued, as sentences. */
export const reasons: Procedure<CardFacts, CardRefusal>['reasons'] = {
  'card-not-member': ({ on }) => ({
    vi: `Người này không phải đảng viên ngày ${formatDay(on)}.`,
    en: `Is no member on ${formatDay(on)}.`,
  }),
  'card-not-official': ({ on }) => ({
    vi: `Chưa là đảng viên chính thức ngày ${formatDay(on)}; thẻ chỉ phát cho đảng viên chính thức.`,
    en: `Is no official member on ${formatDay(on)}; cards are issued to official members only.`,
  }),
  'card-none-to-exchange': () => ({
    vi: 'Hồ sơ chưa ghi số thẻ nào để đổi; hãy làm thủ tục phát thẻ.',
    en: 'The record holds no card to exchange; issue one instead.',
  }),
  'card-held-already': () => ({
    vi: 'Đã có thẻ; hãy làm thủ tục đổi thẻ hoặc cấp lại thẻ bị mất.',
    en: 'Has a card already; exchange it, or issue one for a lost card.',
  }),
  'card-none-lost': () => ({
    vi: 'Hồ sơ chưa ghi số thẻ nào nên không cấp lại được.',
    en: 'The record holds no card that could be lost.',
  }),
  'card-chip-not-yet': ({ from }) => ({
    vi: `Việc đổi sang thẻ gắn chíp chỉ bắt đầu từ ${formatDay(from)}.`,
    en: `The exchange for chip cards begins on ${formatDay(from)}.`,
  }),
  'card-number-shape': ({ digits }) => ({
    vi: `Số thẻ mới phải có đúng ${digits} chữ số.`,
    en: `The new number must have exactly ${digits} digits.`,
  }),
  'card-number-same': () => ({
    vi: 'Số thẻ mới trùng số thẻ đang dùng.',
    en: 'The new number is that of the present card.',
  }),
  'card-number-taken': () => ({
    vi: 'Số thẻ này đã cấp cho người khác.',
    en: 'This number belongs to somebody else.',
  }),
}
