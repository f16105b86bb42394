import { formatDay, partsOf, type Day } from '#platform/day.ts'
import type { Locale } from '#ui/words.tsx'
import type { Known, Relation, State } from './api.ts'
import { TYPE_BY_ID } from './law.ts'

type Both = { vi: string; en: string }

/** What a text of this type is called. */
export function typeName(typeId: string, locale: Locale): string {
  return TYPE_BY_ID.get(typeId)?.[locale] ?? typeId
}

/** The day of issue as well as it is known. */
export function issuedWords(on: Day, known: Known, locale: Locale): string {
  const { year, month } = partsOf(on)
  if (known === 'year') return String(year)
  if (known === 'month') return `${String(month).padStart(2, '0')}/${year}`
  if (known === 'by') return locale === 'vi' ? `trước ${formatDay(on)}` : `before ${formatDay(on)}`
  return formatDay(on)
}

export const stateWords: Record<State, Both> = {
  none: { vi: '', en: '' },
  coming: { vi: 'chưa có hiệu lực', en: 'not yet in force' },
  in_force: { vi: 'đang có hiệu lực', en: 'in force' },
  replaced: { vi: 'đã bị thay thế', en: 'replaced' },
  expired: { vi: 'hết hiệu lực', en: 'no longer in force' },
}

export const relationWords: Record<Relation, Both> = {
  cites: { vi: 'căn cứ', en: 'cites' },
  implements: { vi: 'triển khai', en: 'implements' },
  amends: { vi: 'sửa đổi, bổ sung', en: 'amends' },
  replaces: { vi: 'thay thế', en: 'replaces' },
}
