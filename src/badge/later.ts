import { BADGE_LEVELS } from '#member/due-law.ts'
import type { Refusal } from '#platform/errors.ts'
import { sameUnit, type Field, type Given, type Procedure } from '#procedure/declaration.ts'
import { declareProcedure } from '#procedure/declare.ts'
import { badgeLawOn, BADGE_LAW } from './law.ts'
import { laterFacts, laterMissing, unwriteLater, writeLater, type LaterFacts } from './later-store.ts'

export type LaterRefusal = Refusal &
  ({ code: 'badge-not-held'; level: number } | { code: 'badge-not-out' } | { code: 'badge-not-left' })

const LAW = BADGE_LAW.map(({ from, source, confidence }) => ({ from, source, confidence }))

const LEVEL: Field = {
  key: 'level',
  name: { vi: 'Mức huy hiệu', en: 'Level' },
  kind: 'choice',
  choices: BADGE_LEVELS.map(({ years }) => ({
    id: String(years),
    name: { vi: `${years} năm`, en: `${years} years` },
  })),
}

const REASONS: Procedure<LaterFacts, LaterRefusal>['reasons'] = {
  'badge-not-held': ({ level }) => ({
    vi: `Sổ không ghi đồng chí đang giữ Huy hiệu ${level} năm.`,
    en: `The register holds no ${level}-year badge of this person.`,
  }),
  'badge-not-out': () => ({
    vi: 'Chỉ thu hồi của người bị khai trừ, xóa tên hoặc ra khỏi Đảng; sổ chưa ghi việc ấy.',
    en: 'A badge is handed back by who is no longer in the Party; the register does not say so.',
  }),
  'badge-not-left': () => ({
    vi: 'Gia đình lưu giữ khi đảng viên từ trần; sổ chưa ghi việc ấy.',
    en: 'The family keeps it after death; the register does not say so.',
  }),
}

/** Everything against what is to become of a badge. Source: 24-QĐ/TW with its guidance. */
export function refusalsToLater({ facts, case: one, on }: Given<LaterFacts>): LaterRefusal[] {
  const { source } = badgeLawOn(on)
  const refusals: LaterRefusal[] = []
  if (!facts.isHeld)
    refusals.push({ code: 'badge-not-held', level: Number(one.values['level'] ?? 0), source })
  const what = one.kind === 'badge-return' ? one.values['what'] : null
  if (what === 'returned' && (facts.outOn === null || facts.outOn > on))
    refusals.push({ code: 'badge-not-out', source })
  if (what === 'kept' && (facts.diedOn === null || facts.diedOn > on))
    refusals.push({ code: 'badge-not-left', source })
  return refusals
}

const COMMON = {
  subject: 'person',
  read: 'person.read',
  record: 'person.record',
  law: LAW,
  facts: laterFacts,
  refusalsToOpen: refusalsToLater,
  refusalsToAct: refusalsToLater,
  reasons: REASONS,
  write: writeLater,
  unwrite: unwriteLater,
  factsMissing: laterMissing,
} as const

/** Re-issue of a lost badge (cấp lại Huy hiệu Đảng bị mất), on application, by list 4A-HHĐ. */
export const badgeReissue = declareProcedure<LaterFacts, LaterRefusal>({
  ...COMMON,
  kind: 'badge-reissue',
  name: { vi: 'Cấp lại Huy hiệu Đảng bị mất', en: 'Re-issue of a lost badge' },
  opening: [
    LEVEL,
    {
      key: 'lost',
      name: { vi: 'Bị mất trong trường hợp nào', en: 'How it was lost' },
      kind: 'text',
      most: 300,
    },
  ],
  steps: [
    {
      id: 'branch',
      name: { vi: 'Chi bộ xác nhận, đề nghị cấp lại', en: 'The branch confirms and proposes' },
      who: { unit: 'branch', organ: 'committee' },
      forms: ['badge-list-reissue'],
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
      outcomes: [{ id: 'proposed', name: { vi: 'Đề nghị', en: 'Propose' }, to: 'decision' }],
    },
    {
      id: 'decision',
      name: { vi: 'Tỉnh ủy và tương đương quyết định cấp lại', en: 'The province decides' },
      who: { unit: 'province', organ: 'standing' },
      decision: { type: 'T02', subject: { vi: 'Về việc cấp lại Huy hiệu Đảng', en: 'Re-issue of a badge' } },
      outcomes: [
        { id: 'decided', name: { vi: 'Quyết định', en: 'Decide' }, to: 'handed' },
        { id: 'declined', name: { vi: 'Không đồng ý', en: 'Decline' }, to: 'rejected', needsReason: true },
      ],
    },
    {
      id: 'handed',
      name: { vi: 'Giao huy hiệu cấp lại', en: 'The new badge is handed over' },
      who: { unit: 'branch', organ: 'committee' },
      fields: [
        {
          key: 'badge_no',
          name: { vi: 'Số huy hiệu', en: 'Number' },
          kind: 'text',
          most: 40,
          required: false,
        },
      ],
      outcomes: [{ id: 'done', name: { vi: 'Đã giao', en: 'Handed over' }, to: 'done', writes: true }],
    },
  ],
  sample: (step) => (step === null ? { level: '30', lost: 'Mất khi chuyển nhà' } : { badge_no: '1' }),
})

/** A badge handed back (thu hồi) by who is out of the Party, or kept by the family after death. */
export const badgeReturn = declareProcedure<LaterFacts, LaterRefusal>({
  ...COMMON,
  kind: 'badge-return',
  name: { vi: 'Thu hồi, lưu giữ Huy hiệu Đảng', en: 'Badge handed back or kept' },
  opening: [
    LEVEL,
    {
      key: 'what',
      name: { vi: 'Việc', en: 'What' },
      kind: 'choice',
      choices: [
        { id: 'returned', name: { vi: 'Thu hồi', en: 'Handed back' } },
        { id: 'kept', name: { vi: 'Gia đình lưu giữ', en: 'Kept by the family' } },
      ],
    },
  ],
  steps: [
    {
      id: 'recorded',
      name: { vi: 'Đảng ủy cơ sở ghi nhận', en: 'The grassroots committee records it' },
      who: { unit: 'grassroots', organ: 'committee' },
      outcomes: [{ id: 'done', name: { vi: 'Ghi nhận', en: 'Record' }, to: 'done', writes: true }],
    },
  ],
  sample: (step) => (step === null ? { level: '30', what: 'kept' } : {}),
})
