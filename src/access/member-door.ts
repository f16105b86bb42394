import type { Endpoint } from '#platform/endpoint.ts'
import { Forbidden } from '#platform/errors.ts'
import type { Actor } from './policy.ts'

/**
 * Everything that an account with no role but `member` may ask: himself and his own record. No list, no search, no other
 * person; what is not here is refused before it is looked at.
 */
export const MEMBER_OPERATIONS: readonly string[] = [
  'GET /api/session',
  'PUT /api/session/locale',
  'POST /api/sign-out',
  'POST /api/password',
  'POST /api/questions',
  'GET /api/me',
  'POST /api/me/corrections',
  'POST /api/me/supplements',
]

/** Whether the account holds the role of a member and no other. */
export function isMemberOnly({ kind, holdings }: Pick<Actor, 'kind' | 'holdings'>): boolean {
  return kind === 'account' && holdings.length > 0 && holdings.every((one) => one.role === 'member')
}

/** Throws Forbidden where a member's account asks for more than its own record. */
export function mustBeForMember(
  actor: Actor | null,
  { method, path }: Pick<Endpoint, 'method' | 'path'>,
): void {
  if (actor && isMemberOnly(actor) && !MEMBER_OPERATIONS.includes(`${method} ${path}`))
    throw new Forbidden('self.read')
}
