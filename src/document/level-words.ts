import { KIND_BY_CODE } from '#organisation/kinds.ts'
import type { Locale } from '#ui/words.tsx'

const LEVELS: Readonly<Record<string, { vi: string; en: [one: string, many: string] }>> = {
  trung_uong: { vi: 'cơ quan Trung ương', en: ['organ of the centre', 'organs of the centre'] },
  dang_bo_truc_thuoc_tw: {
    vi: 'tỉnh ủy và tương đương',
    en: ['committee directly under the centre', 'committees directly under the centre'],
  },
  dang_bo_huyen: { vi: 'huyện ủy và tương đương', en: ['district committee', 'district committees'] },
  dang_bo_khoi: { vi: 'đảng ủy khối', en: ['bloc committee', 'bloc committees'] },
  dang_bo_cap_tren_co_so: {
    vi: 'đảng ủy cấp trên trực tiếp cơ sở',
    en: ['committee above the grassroots', 'committees above the grassroots'],
  },
  dang_bo_xa: { vi: 'đảng ủy xã, phường', en: ['commune committee', 'commune committees'] },
  dang_bo_co_so: { vi: 'đảng ủy cơ sở', en: ['grassroots committee', 'grassroots committees'] },
  chi_bo_co_so: { vi: 'chi bộ cơ sở', en: ['grassroots branch', 'grassroots branches'] },
  dang_bo_bo_phan: { vi: 'đảng ủy bộ phận', en: ['sectional committee', 'sectional committees'] },
  chi_bo_truc_thuoc: { vi: 'chi bộ trực thuộc', en: ['branch', 'branches'] },
}

/** What the issuers of a level are called in a count: "12 đảng ủy cơ sở"; null: those outside the tree. */
export function levelName(kind: string | null, count: number, locale: Locale): string {
  if (kind === null) return locale === 'vi' ? 'nơi khác' : count === 1 ? 'other issuer' : 'other issuers'
  const level = LEVELS[kind]
  if (level) return locale === 'vi' ? level.vi : level.en[count === 1 ? 0 : 1]
  return KIND_BY_CODE.get(kind)?.[locale].toLowerCase() ?? kind
}
