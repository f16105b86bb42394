import type { RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/**
 * Something that waits for a unit (việc cần làm): `to` is the address of the page where it is done, `code` names the sentence
 * that says what to do (the room's words by `kind` and `code`), `organisationId` the public id of the unit that it waits for.
 */
export interface Awaiting {
  kind: string
  /** Unique within the kind. */
  id: string
  to: string
  title: string
  organisationId: string
  dueOn: Day | null
  code: string
  facts: Record<string, string | number>
}

/** What the inbox asks of every room: what waits for these units, by deadline, those without one last. */
export interface InboxQuestion {
  /** A query of the internal ids of the units; what ended units left to them is included: `unitsActing`. */
  units: RawBuilder<unknown>
  /** The day it is asked for; what is due before it is overdue. */
  on: Day
  /** Up to which deadline; what has none is asked for too. */
  until: Day
  limit: number
}

/** A room that has things to do in the inbox. */
export interface InboxSource {
  kind: string
  list(db: Db, actor: Actor, asked: InboxQuestion): Promise<Awaiting[]>
  /** For the overview: how much waits at a unit and below it, by the unit directly below; where the room counts that. */
  below?(
    db: Db,
    actor: Actor,
    asked: { organisationId: string; on: Day; until: Day },
  ): Promise<AwaitingBelow[]>
}

/** How much waits in the subtree of a unit; `organisationId` is internal: a unit directly below, or the unit itself. */
export interface AwaitingBelow {
  organisationId: string
  overdue: number
  soon: number
}
