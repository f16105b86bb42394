import { insertAccount, insertHolding } from '#access/accounts.ts'
import { beginSession } from '#access/sessions.ts'
import type { Role } from '#access/rules.ts'
import { dayOf } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'

/** Somebody who is signed in: a role at a unit, and the cookie that proves it. */
export interface Visitor {
  role: Role
  cookie: string
}

/** Makes accounts with one role each and signs them in, by the stores' own functions, without a password. */
export async function signIn(
  db: Db,
  roles: readonly { role: Role; organisationId: string }[],
): Promise<Visitor[]> {
  return inTransaction(db, async (tx) => {
    const visitors: Visitor[] = []
    for (const [index, { role, organisationId }] of roles.entries()) {
      const userName = `bench-${Date.now().toString(36)}-${index}`
      const { id } = await insertAccount(tx, { userName, fullName: `Người đo ${index}` })
      await insertHolding(tx, {
        accountId: id,
        role,
        organisationId,
        from: dayOf(2000, 1, 1),
        by: 'bench',
        eventId: null,
      })
      const { token } = await beginSession(tx, id, new Date(), null)
      visitors.push({ role, cookie: `dangvu=${token}` })
    }
    return visitors
  })
}
