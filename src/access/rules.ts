/** Roles (vai trò): each is held at an organisation and reaches down from it. */
export const ROLES = ['administrator', 'officer', 'leader', 'secretary', 'auditor', 'member'] as const
export type Role = (typeof ROLES)[number]

/**
 * Everything that a role can allow; `person.*` beyond read and record are groups of fields, `work.*` is a unit's documents,
 * assignments, programmes, conferences, proposals and the like, `dues.*` what members' dues are counted from and paid,
 * `self.*` the record that an account is linked to.
 */
export const ACTIONS = [
  'organisation.read',
  'organisation.record',
  'organisation.reorganise',
  'person.read',
  'person.record',
  'person.identity',
  'person.contact',
  'person.protected',
  'movement.read',
  'movement.record',
  'statistics.read',
  'work.read',
  'work.record',
  'dues.read',
  'dues.record',
  'exchange.import',
  'exchange.export',
  'account.manage',
  'audit.read',
  'self.read',
  'self.record',
] as const
export type Action = (typeof ACTIONS)[number]

const READS: readonly Action[] = [
  'organisation.read',
  'person.read',
  'movement.read',
  'statistics.read',
  'work.read',
  'dues.read',
]
const RECORDS: readonly Action[] = [
  'work.record',
  'dues.record',
  'person.record',
  'movement.record',
  'person.identity',
  'person.contact',
  'person.protected',
]

/**
 * What each role allows in its organisation and everything below it. The administrator keeps accounts and may
 * load a register, but opens nobody's record. Source: 91/2025/QH15, access by need.
 */
export const POLICY: Record<Role, readonly Action[]> = {
  administrator: ['organisation.read', 'statistics.read', 'exchange.import', 'account.manage', 'audit.read'],
  officer: [
    ...READS,
    ...RECORDS,
    'organisation.record',
    'organisation.reorganise',
    'exchange.import',
    'exchange.export',
  ],
  leader: [...READS, 'person.contact', 'person.protected'],
  secretary: [...READS, ...RECORDS, 'exchange.export'],
  auditor: ['organisation.read', 'audit.read'],
  /** A member by an account linked to his record: nothing of anybody else (member-door.ts). */
  member: ['self.read', 'self.record'],
}

/** The roles that allow an action. */
export function rolesAllowing(action: Action): Role[] {
  return ROLES.filter((role) => POLICY[role].includes(action))
}

/** Shortest password in characters, longest in bytes after NFC. Source: NIST SP 800-63B, our choice of 10. */
export const PASSWORD = { minLength: 10, maxBytes: 256 } as const

export type PasswordRefusal =
  | { code: 'password-too-short'; min: number }
  | { code: 'password-too-long'; max: number }
  | { code: 'password-names-account' }
  | { code: 'password-too-common' }

/** What stands against this password for this account; empty: nothing. */
export function refusalsToPassword(password: string, userName: string): PasswordRefusal[] {
  const refusals: PasswordRefusal[] = []
  const text = password.normalize('NFC')
  if ([...text].length < PASSWORD.minLength)
    refusals.push({ code: 'password-too-short', min: PASSWORD.minLength })
  if (new TextEncoder().encode(text).length > PASSWORD.maxBytes)
    refusals.push({ code: 'password-too-long', max: PASSWORD.maxBytes })
  if (userName.length >= 4 && text.toLowerCase().includes(userName))
    refusals.push({ code: 'password-names-account' })
  if (refusals.length === 0 && isCommon(text)) refusals.push({ code: 'password-too-common' })
  return refusals
}

const COMMON =
  /^(?:(?:password|matkhau|mật khẩu|dangvien|qwerty|admin|welcome|iloveyou|anhyeuem)[\W_]*\d*[\W_]*)+$/

/** What is guessed first: few different characters, digits or letters in a row, a favourite word with a number. */
function isCommon(text: string): boolean {
  const lower = text.toLowerCase()
  const steps = new Set(
    [...lower].slice(1).map((character, i) => character.codePointAt(0)! - lower.codePointAt(i)!),
  )
  return new Set(lower).size < 4 || steps.size === 1 || lower.startsWith('1234567890') || COMMON.test(lower)
}
