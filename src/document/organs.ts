import type { Day } from '#platform/day.ts'
import type { GrassrootsIssuer } from './law.ts'

/** Organs of a party organisation that issue documents (cơ quan ban hành). */
export const ORGANS = [
  'cap_uy',
  'ban_thuong_vu',
  'thuong_truc',
  'bo_chinh_tri',
  'ban_bi_thu',
  'dai_hoi',
  'chi_bo',
  'ban_to_chuc',
  'uy_ban_kiem_tra',
  'van_phong',
] as const
export type Organ = (typeof ORGANS)[number]

/** A party organisation as an issuer on a day. */
export interface IssuingUnit {
  kind: string
  name: string
}

const BRANCHES = new Set(['chi_bo_co_so', 'chi_bo_truc_thuoc', 'chi_bo', 'to_dang'])
const ADVISED = ['ban_to_chuc', 'uy_ban_kiem_tra', 'van_phong'] as const

/** The organs that an organisation of a kind has. */
export function organsOf(kind: string): readonly Organ[] {
  if (kind === 'trung_uong') return ['cap_uy', 'bo_chinh_tri', 'ban_bi_thu', 'dai_hoi', ...ADVISED]
  if (BRANCHES.has(kind)) return ['chi_bo', 'dai_hoi']
  if (kind === 'dang_doan' || kind === 'ban_can_su_dang') return ['cap_uy']
  if (kind === 'dang_bo_co_so' || kind === 'dang_bo_bo_phan' || kind === 'dang_bo_truc_thuoc_co_so')
    return ['cap_uy', 'ban_thuong_vu', 'dai_hoi', 'uy_ban_kiem_tra']
  return ['cap_uy', 'ban_thuong_vu', 'thuong_truc', 'dai_hoi', ...ADVISED]
}

/** Which list of the grassroots applies to an issuer; null: none that we know. */
export function grassrootsIssuer(kind: string, organ: Organ): GrassrootsIssuer | null {
  if (kind === 'dang_bo_co_so' && organ === 'cap_uy') return 'dang_uy'
  if (kind === 'dang_bo_co_so' && organ === 'ban_thuong_vu') return 'ban_thuong_vu'
  return BRANCHES.has(kind) && kind !== 'to_dang' && organ === 'chi_bo' ? 'chi_bo' : null
}

const DISTRICTS_END = '2025-07-01'

/**
 * The symbol (ký hiệu) that stands behind the slash of a number: ĐU, TU, BTCTW; HU and QU until 30/6/2025. Organs of
 * one committee share its symbol and its numbers. Source: 36-HD/VPTW, 05-HD/VPTW; those of rarer organs from memory.
 */
export function symbolOf(unit: IssuingUnit, organ: Organ, on: Day): string {
  const committee = committeeSymbol(unit, on)
  if (organ === 'dai_hoi') return 'ĐH'
  if (organ === 'ban_to_chuc') return `BTC${committee}`
  if (organ === 'van_phong') return `VP${committee}`
  if (organ === 'uy_ban_kiem_tra') return ['TW', 'TU'].includes(committee) ? `UBKT${committee}` : 'UBKT'
  return committee
}

function committeeSymbol({ kind, name }: IssuingUnit, on: Day): string {
  if (kind === 'trung_uong') return 'TW'
  if (BRANCHES.has(kind)) return 'CB'
  if (kind === 'dang_bo_truc_thuoc_tw') return /^Đảng bộ (tỉnh|thành phố) /i.test(name) ? 'TU' : 'ĐU'
  if (kind === 'dang_bo_huyen' && on < DISTRICTS_END) return /^Đảng bộ quận /i.test(name) ? 'QU' : 'HU'
  if (kind === 'dang_bo_khoi') return 'ĐUK'
  return kind === 'dang_doan' ? 'ĐĐ' : kind === 'ban_can_su_dang' ? 'BCSĐ' : 'ĐU'
}

const OF_CENTRE: Partial<Record<Organ, string>> = {
  cap_uy: 'Ban Chấp hành Trung ương',
  bo_chinh_tri: 'Bộ Chính trị',
  ban_bi_thu: 'Ban Bí thư Trung ương',
  dai_hoi: 'Đại hội đại biểu toàn quốc',
  ban_to_chuc: 'Ban Tổ chức Trung ương',
  uy_ban_kiem_tra: 'Ủy ban Kiểm tra Trung ương',
  van_phong: 'Văn phòng Trung ương Đảng',
}

/** The issuer as it stands in the head of a document: "Ban Thường vụ Tỉnh ủy Nam Định". */
export function issuerName(unit: IssuingUnit, organ: Organ): string {
  if (unit.kind === 'trung_uong') return OF_CENTRE[organ] ?? unit.name
  const committee = committeeName(unit)
  switch (organ) {
    case 'ban_thuong_vu':
      return `Ban Thường vụ ${committee}`
    case 'thuong_truc':
      return `Thường trực ${committee}`
    case 'dai_hoi':
      return `Đại hội ${unit.name}`
    case 'ban_to_chuc':
      return `Ban Tổ chức ${committee}`
    case 'uy_ban_kiem_tra':
      return `Ủy ban Kiểm tra ${committee}`
    case 'van_phong':
      return `Văn phòng ${committee}`
    default:
      return organ === 'chi_bo' ? unit.name : committee
  }
}

const COMMITTEE_WORDS: readonly [RegExp, string][] = [
  [/^Đảng bộ tỉnh /i, 'Tỉnh ủy '],
  [/^Đảng bộ thành phố /i, 'Thành ủy '],
  [/^Đảng bộ huyện /i, 'Huyện ủy '],
  [/^Đảng bộ quận /i, 'Quận ủy '],
  [/^Đảng bộ thị xã /i, 'Thị ủy '],
  [/^Đảng bộ /i, 'Đảng ủy '],
]

/** The committee (cấp ủy) of an organisation: "Tỉnh ủy Nam Định" of "Đảng bộ tỉnh Nam Định". */
export function committeeName({ name }: IssuingUnit): string {
  for (const [pattern, word] of COMMITTEE_WORDS) if (pattern.test(name)) return name.replace(pattern, word)
  return name
}
