import { FOREVER, formatDay, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { Given } from '#procedure/declaration.ts'
import { declareProcedure } from '#procedure/declare.ts'
import { RULE_SETS, ruleSetOf } from './law.ts'
import { reliefFacts, reliefMissing, unwriteRelief, writeRelief, type ReliefFacts } from './relief-store.ts'

export type ReliefRefusal = Refusal &
  (
    | { code: 'relief-not-member'; on: Day }
    | { code: 'relief-too-long'; most: number }
    | { code: 'relief-months-missing' }
    | { code: 'relief-not-whole' }
    | { code: 'relief-too-much'; remitted: number }
  )

/** Grounds that need no end: the whole is remitted while they last. Source: 01-QĐ/TW. */
const LASTING = ['special_hardship', 'social_pension']

/** Everything against a relief of dues. */
export function refusalsToRelief({ facts, case: one, on }: Given<ReliefFacts>): ReliefRefusal[] {
  const { isMember, remitted, from, until, percent } = facts
  const { relief, source } = ruleSetOf(from)
  const refusals: ReliefRefusal[] = []
  if (!isMember) refusals.push({ code: 'relief-not-member', on })
  const months = one.values['months']
  const isLasting = LASTING.includes(String(one.values['ground']))
  if (isLasting && percent !== 100) refusals.push({ code: 'relief-not-whole', source })
  if (!isLasting && until === FOREVER) refusals.push({ code: 'relief-months-missing', source })
  if (relief && !isLasting && typeof months === 'number' && months > relief.mostMonths)
    refusals.push({ code: 'relief-too-long', most: relief.mostMonths, source })
  if (remitted + percent > 100) refusals.push({ code: 'relief-too-much', remitted })
  return refusals
}

/** Relief of dues (miễn, giảm đảng phí) by decision of the grassroots committee. */
export const duesRelief = declareProcedure<ReliefFacts, ReliefRefusal>({
  kind: 'dues-relief',
  name: { vi: 'Miễn, giảm đảng phí', en: 'Relief of dues' },
  subject: 'person',
  read: 'dues.read',
  record: 'dues.record',
  law: RULE_SETS.map(({ from, source, confidence }) => ({ from, source, confidence })),
  opening: [
    {
      key: 'ground',
      name: { vi: 'Trường hợp', en: 'Ground' },
      kind: 'choice',
      choices: [
        { id: 'hardship', name: { vi: 'Hoàn cảnh khó khăn', en: 'Hardship' } },
        {
          id: 'special_hardship',
          name: { vi: 'Hoàn cảnh đặc biệt khó khăn', en: 'Special hardship' },
        },
        { id: 'social_pension', name: { vi: 'Hưởng trợ cấp hưu trí xã hội', en: 'Social pension' } },
      ],
    },
    {
      key: 'percent',
      name: { vi: 'Mức giảm', en: 'Remitted' },
      kind: 'choice',
      choices: [30, 50, 70, 100].map((percent) => ({
        id: String(percent),
        name: { vi: percent === 100 ? 'Miễn toàn bộ' : `Giảm ${percent}%`, en: `${percent}%` },
      })),
    },
    {
      key: 'from_month',
      name: { vi: 'Từ tháng (một ngày trong tháng)', en: 'From the month of' },
      kind: 'day',
      future: true,
    },
    {
      key: 'months',
      name: { vi: 'Số tháng', en: 'Months' },
      hint: {
        vi: 'Hoàn cảnh khó khăn: nhiều nhất 12 tháng. Để trống khi miễn lâu dài.',
        en: 'Hardship: 12 at most. Empty for a lasting exemption.',
      },
      kind: 'number',
      least: 1,
      most: 600,
      required: false,
    },
  ],
  steps: [
    {
      id: 'proposal',
      name: { vi: 'Chi bộ xét, đề nghị', en: 'The branch proposes' },
      who: { unit: 'branch', organ: 'members' },
      outcomes: [
        { id: 'proposed', name: { vi: 'Đề nghị', en: 'Propose' }, to: 'decision' },
        {
          id: 'refused',
          name: { vi: 'Không đề nghị', en: 'Do not propose' },
          to: 'rejected',
          needsReason: true,
        },
      ],
    },
    {
      id: 'decision',
      name: { vi: 'Đảng ủy cơ sở quyết định', en: 'The grassroots committee decides' },
      who: { unit: 'grassroots', organ: 'committee' },
      decision: { type: 'T02', subject: { vi: 'Về việc miễn, giảm đảng phí', en: 'Relief of dues' } },
      outcomes: [
        { id: 'granted', name: { vi: 'Đồng ý', en: 'Grant' }, to: 'done', writes: true },
        { id: 'declined', name: { vi: 'Không đồng ý', en: 'Decline' }, to: 'rejected', needsReason: true },
      ],
    },
  ],
  facts: reliefFacts,
  refusalsToOpen: refusalsToRelief,
  refusalsToAct: (given, act) => (act.outcome === 'granted' ? refusalsToRelief(given) : []),
  reasons: {
    'relief-not-member': ({ on }) => ({
      vi: `Người này không phải đảng viên ngày ${formatDay(on)}.`,
      en: `Is no member on ${formatDay(on)}.`,
    }),
    'relief-too-long': ({ most }) => ({
      vi: `Giảm do khó khăn nhiều nhất ${most} tháng; hết hạn thì xét lại.`,
      en: `Relief for hardship lasts ${most} months at most.`,
    }),
    'relief-months-missing': () => ({ vi: 'Phải ghi số tháng được giảm.', en: 'Say for how many months.' }),
    'relief-not-whole': () => ({
      vi: 'Trường hợp này được miễn toàn bộ.',
      en: 'Here the whole is remitted.',
    }),
    'relief-too-much': ({ remitted }) => ({
      vi: `Các tháng này đã được giảm ${remitted}%; cộng lại không quá 100%.`,
      en: `${remitted}% of these months is remitted already; together at most 100%.`,
    }),
  },
  write: writeRelief,
  unwrite: unwriteRelief,
  factsMissing: reliefMissing,
  sample: (step, on) =>
    step === null ? { ground: 'hardship', percent: '30', from_month: on, months: 3 } : {},
})
