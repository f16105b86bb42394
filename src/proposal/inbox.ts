import { sql, type SqlBool } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { Awaiting, InboxSource } from '#inbox/source.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Db } from '#platform/db.ts'
import { awaitsAnswer } from './list-store.ts'
import { readProposals } from './store.ts'

/**
 * What of proposals waits for a unit: those without a deadline that it is to answer (with one they are assignments), and
 * answers to what it raised that it has not closed yet.
 */
export const proposalInbox: InboxSource = {
  kind: 'proposal',
  async list(db: Db, actor: Actor, { units, on, limit }): Promise<Awaiting[]> {
    const isAsked = sql<SqlBool>`${awaitsAnswer(units)} and held.due_on is null`
    const isAnswered = sql<SqlBool>`now.stage in ('answered', 'not_accepted') and not p.is_group
      and p.organisation_id in (${units})`
    const rows = await readProposals(db, on, sql<SqlBool>`(${isAsked} or ${isAnswered})`, limit)
    const isToRead = (stage: string) => stage === 'answered' || stage === 'not_accepted'
    const at = (one: (typeof rows)[number]) => (isToRead(one.stage) ? one.organisationId : one.holderId!)
    const named = await linksOn(db, actor, rows.map(at), on)
    return rows.map((one) => ({
      kind: 'proposal',
      id: one.id,
      to: `/proposals/${one.id}`,
      title: one.text.slice(0, 200),
      organisationId: named.get(at(one))!.id,
      dueOn: null,
      code: isToRead(one.stage) ? 'read-answer' : 'give-answer',
      facts: { since: one.stageOn },
    }))
  },
}
