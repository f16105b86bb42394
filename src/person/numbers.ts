import { partsOf, type Day } from '#platform/day.ts'

/** Something odd about a number: an error cannot be such a number at all, a warning can be true and wants a look. */
export interface NumberFinding {
  severity: 'error' | 'warning'
  code: NumberFindingCode
  facts: Record<string, string | number | null>
  source: string
}

export type NumberFindingCode =
  | 'citizen-id-shape'
  | 'citizen-id-sex'
  | 'citizen-id-century'
  | 'citizen-id-year'
  | 'citizen-id-is-old-identity-card'
  | 'old-citizen-id-shape'
  | 'card-no-shape'
  | 'old-card-no-shape'
  | 'dossier-no-shape'

/** Who the number belongs to, as far as its digits tell. */
export interface NumberHolder {
  sex: 'nam' | 'nữ'
  bornOn: Day
}

const CITIZEN_SOURCE = 'Luật Căn cước 26/2023/QH15; Nghị định 70/2024/NĐ-CP'
const OLD_CITIZEN_SOURCE = 'Nghị định 05/1999/NĐ-CP'
const CARD_SOURCE = 'Chỉ thị 29-CT/TW (2003); Chỉ thị 51-CT/TW (2025)'
const DOSSIER_SOURCE = '12-HD/BTCTW (2012), mẫu 2-HSĐV'

/**
 * What is odd about a citizen number (số định danh cá nhân): 12 digits PPP G YY NNNNNN, where G tells sex and century
 * of birth and YY the year. Disagreement warns only: a corrected civil status leaves the number unchanged.
 */
export function findingsOfCitizenId(citizenId: string, holder: NumberHolder): NumberFinding[] {
  if (/^\d{9}$/.test(citizenId)) {
    return [
      { severity: 'warning', code: 'citizen-id-is-old-identity-card', facts: {}, source: OLD_CITIZEN_SOURCE },
    ]
  }
  if (!/^\d{12}$/.test(citizenId)) {
    return [
      {
        severity: 'error',
        code: 'citizen-id-shape',
        facts: { length: citizenId.length },
        source: CITIZEN_SOURCE,
      },
    ]
  }
  const findings: NumberFinding[] = []
  const warn = (code: NumberFindingCode, facts: NumberFinding['facts']) =>
    findings.push({ severity: 'warning', code, facts, source: CITIZEN_SOURCE })
  const digit = Number(citizenId[3])
  const { year } = partsOf(holder.bornOn)
  const sex = digit % 2 === 0 ? 'nam' : 'nữ'
  if (sex !== holder.sex) warn('citizen-id-sex', { says: sex, is: holder.sex })
  const century = 1900 + Math.floor(digit / 2) * 100
  if (century !== year - (year % 100)) warn('citizen-id-century', { says: century, is: year - (year % 100) })
  const yearInCentury = Number(citizenId.slice(4, 6))
  if (yearInCentury !== year % 100) warn('citizen-id-year', { says: citizenId.slice(4, 6), is: year })
  return findings
}

/** What is odd about a former identity card number (CMND): 9 digits. */
export function findingsOfOldCitizenId(number: string): NumberFinding[] {
  return shape(/^\d{9}$/, number, 'old-citizen-id-shape', OLD_CITIZEN_SOURCE)
}

/** What is odd about a member's card number (số thẻ đảng viên): 8 digits, or 12 on the chip card of 2025. */
export function findingsOfCardNo(number: string): NumberFinding[] {
  return shape(/^(\d{8}|\d{12})$/, number, 'card-no-shape', CARD_SOURCE)
}

/** What is odd about the number of a card replaced by the chip card: 8 digits. */
export function findingsOfOldCardNo(number: string): NumberFinding[] {
  return shape(/^\d{8}$/, number, 'old-card-no-shape', CARD_SOURCE)
}

/**
 * What is odd about a dossier number (số lý lịch đảng viên): 6 digits and 1 to 3 letters, or 6 and 4 boxes.
 * Spaces, dots and strokes do not count. Only a warning: the present form is known indirectly.
 */
export function findingsOfDossierNo(number: string): NumberFinding[] {
  const bare = number.normalize('NFC').replace(/[\s./-]/g, '')
  const findings = shape(/^\d{6}(\p{L}{1,3}|[\p{L}\d]{4})$/u, bare, 'dossier-no-shape', DOSSIER_SOURCE)
  return findings.map((one) => ({ ...one, severity: 'warning' }))
}

/** A number with all but its last three characters hidden; a short one is hidden whole; missing stays missing. */
export function mask(number: string): string
export function mask(number: string | null): string | null
export function mask(number: string | null): string | null {
  if (number === null) return null
  const shown = number.length >= 8 ? number.slice(-3) : ''
  return '•'.repeat(number.length - shown.length) + shown
}

function shape(pattern: RegExp, number: string, code: NumberFindingCode, source: string): NumberFinding[] {
  return pattern.test(number) ? [] : [{ severity: 'error', code, facts: { length: number.length }, source }]
}
