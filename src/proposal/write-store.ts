import { sql, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Kind, Stage } from './codes.ts'
import type { Candidate, Receiver } from './rules.ts'
import { standsWith } from './list-store.ts'
import { isReadable, readProposals, standingOn, type Kept } from './store.ts'
import { wordsOf } from './wording.ts'

/** A new proposal or group; `organisationId` and addressee are internal ids. */
export interface NewProposal {
  organisationId: string
  kind: Kind
  isGroup: boolean
  field: string
  text: string
  addresseeId: string
  addresseeBodyId: string | null
  raisedOn: Day
  occasion: string | null
  occasionOn: Day | null
  /** The gathering of the register at which it was raised, by internal id. */
  gatheringId?: string | null
}

/** An act as written; ids are internal. */
export interface NewAct {
  stage: Stage
  on: Day
  organisationId: string
  toId?: string | null
  toBodyId?: string | null
  dueOn?: Day | null
  answer?: string | null
  documentId?: string | null
}

/** Records a proposal without any act; answers its ids. */
export async function insertProposal(
  tx: Db,
  one: NewProposal,
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into proposal (organisation_id, kind, is_group, field, wording, word_keys, addressee_id, addressee_body_id, raised_on,
      occasion, occasion_on, gathering_id, recorded_event)
    values (${one.organisationId}, ${one.kind}, ${one.isGroup}, ${one.field}, ${one.text}, ${wordsOf(one.text)}::text[],
      ${one.addresseeId}, ${one.addresseeBodyId}, ${one.raisedOn}, ${one.occasion}, ${one.occasionOn}, ${one.gatheringId ?? null},
      ${eventId})
    returning id as key, public_id as id`.execute(tx)
  return rows[0]!
}

/** Records an act on a proposal; but for closing, what is done to a group is done to all its members, however deep. */
export async function insertAct(tx: Db, key: string, act: NewAct, eventId: string): Promise<void> {
  const isAlone = act.stage === 'closed'
  await sql`
    with recursive concerned (id) as (
      select ${key}::bigint
      union
      select a.proposal_id from concerned join proposal_act a on a.into_id = concerned.id
      where a.superseded_at is null and ${!isAlone}
    )
    insert into proposal_act (proposal_id, stage, on_day, organisation_id, to_organisation_id, to_body_id, due_on, via_id, answer,
      document_id, recorded_event)
    select id, ${act.stage}, ${act.on}, ${act.organisationId}, ${act.toId ?? null}, ${act.toBodyId ?? null}, ${act.dueOn ?? null},
      case when id = ${key} then null else ${key}::bigint end, ${act.answer ?? null}, ${act.documentId ?? null}, ${eventId}
    from concerned order by id`.execute(tx)
}

/** Puts proposals into a group on a day: each, and all that they hold, stands with the consolidating unit from then on. */
export async function insertMembers(
  tx: Db,
  group: { key: string; organisationId: string; on: Day },
  members: readonly string[],
  eventId: string,
): Promise<void> {
  await sql`
    with recursive concerned (id, via) as (
      select id, null::bigint from unnest(${[...members]}::bigint[]) as member (id)
      union
      select a.proposal_id, coalesce(concerned.via, concerned.id) from concerned join proposal_act a on a.into_id = concerned.id
      where a.superseded_at is null
    )
    insert into proposal_act
      (proposal_id, stage, on_day, organisation_id, to_organisation_id, into_id, via_id, recorded_event)
    select id, 'consolidated', ${group.on}, ${group.organisationId}, ${group.organisationId},
      case when via is null then ${group.key}::bigint end, via, ${eventId}
    from concerned order by id`.execute(tx)
}

/** The event by which an act was recorded. */
export async function eventOf(db: Db, actId: string): Promise<string | null> {
  const { rows } = await sql<{ event: string | null }>`
    select recorded_event as event from proposal_act where id = ${actId}`.execute(db)
  return rows[0]?.event ?? null
}

/**
 * Takes back everything that one act wrote, and proposals that are left without any act; answers whether this one is. Throws
 * Conflict where a member of the group has gone on since.
 */
export async function supersedeAct(
  tx: Db,
  kept: Kept,
  reason: string,
  eventId: string,
): Promise<{ isGone: boolean }> {
  const { rows: later } = await sql`
    select from proposal_act done join proposal_act later on later.proposal_id = done.proposal_id
      and (later.on_day, later.id) > (done.on_day, done.id) and later.superseded_at is null
      and later.recorded_event is distinct from done.recorded_event
    where done.via_id = ${kept.key} and done.superseded_at is null
      and done.recorded_event = (select recorded_event from proposal_act where id = ${kept.actId})
    limit 1`.execute(tx)
  if (later.length > 0) throw new Conflict('a member of the group has gone on')
  await sql`
    update proposal_act set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where superseded_at is null and recorded_event = (select recorded_event from proposal_act where id = ${kept.actId})
      and (proposal_id = ${kept.key} or via_id = ${kept.key} or into_id = ${kept.key}
        or via_id in (select proposal_id from proposal_act where into_id = ${kept.key}))`.execute(tx)
  const { rows } = await sql`
    update proposal p set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where p.id = ${kept.key}
      and not exists (select from proposal_act a where a.proposal_id = p.id and a.superseded_at is null)
    returning p.id`.execute(tx)
  return { isGone: rows.length > 0 }
}

/** A unit and a body of it as addressed: internal ids, and what rules need to know of them on a day. */
export async function findReceiver(
  db: Db,
  actor: Actor,
  sender: string,
  to: { organisationId: string; bodyId?: string | null | undefined },
  on: Day,
): Promise<{ id: string; bodyId: string | null; receiver: Receiver }> {
  const { rows } = await sql<{ id: string; exists: boolean; above: boolean; reach: boolean }>`
    select o.id,
      exists (select from organisation_ancestor own where own.ancestor_id = o.id and own.descendant_id = o.id
        and own.from_day <= ${on}::date and ${on}::date < own.until_day) as "exists",
      exists (select from organisation_ancestor up where up.ancestor_id = o.id and up.descendant_id = ${sender}
        and up.from_day <= ${on}::date and ${on}::date < up.until_day) as above,
      ${withinReach(actor, 'work.read', sql.ref('o.id'))} as reach
    from organisation o where o.public_id = ${to.organisationId}`.execute(db)
  const [unit] = rows
  if (!unit) throw new NotFound(`organisation ${to.organisationId}`)
  const body = to.bodyId ? await findBodyOf(db, unit.id, to.bodyId, on) : null
  return {
    id: unit.id,
    bodyId: body?.id ?? null,
    receiver: {
      exists: unit.exists,
      inLine: unit.above || unit.reach,
      isSelf: unit.id === sender,
      bodyExists: to.bodyId ? body !== null : null,
    },
  }
}

async function findBodyOf(
  db: Db,
  organisationId: string,
  bodyId: string,
  on: Day,
): Promise<{ id: string } | null> {
  const { rows } = await sql<{ id: string }>`
    select body.id from body join body_state s on s.body_id = body.id and s.superseded_at is null
      and s.from_day <= ${on}::date and ${on}::date < s.until_day
    where body.public_id = ${bodyId} and body.organisation_id = ${organisationId}`.execute(db)
  return rows[0] ?? null
}

/** Proposals as candidates for a group of a unit, in the order asked for; throws NotFound where one is out of reach. */
export async function findCandidates(
  db: Db,
  actor: Actor,
  organisationId: string,
  ids: readonly string[],
  on: Day,
): Promise<(Candidate & { key: string })[]> {
  const asked = sql<SqlBool>`p.public_id = any(${[...new Set(ids)]}::uuid[])`
  const kept = await readProposals(
    db,
    actor.today,
    sql<SqlBool>`${asked} and ${isReadable(actor)}`,
    ids.length,
  )
  const { rows } = await sql<{ key: string }>`
    select p.id as key from proposal p ${standingOn(actor.today)}
    where ${asked} and (${standsWith(organisationId, on)} or p.organisation_id in (
      select a.descendant_id from organisation_ancestor a
      where a.ancestor_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day))`.execute(
    db,
  )
  const ours = new Set(rows.map((row) => row.key))
  const found = new Map(kept.map((one) => [one.id, one]))
  return ids.map((id) => {
    const one = found.get(id)
    if (!one) throw new NotFound(`proposal ${id}`)
    return { ...one, lastOn: one.stageOn, group: one.groupKey, isOurs: ours.has(one.key) }
  })
}

/** The common wording of the group that a proposal goes with, or null. */
export async function wordingOf(db: Db, groupKey: string | null, on: Day): Promise<string | null> {
  if (groupKey === null) return null
  const [group] = await readProposals(db, on, sql<SqlBool>`p.id = ${groupKey}`, 1)
  return group?.text ?? null
}

/** Whether a unit exists on a day. */
export async function existsOn(db: Db, organisationId: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_ancestor own where own.ancestor_id = ${organisationId} and own.descendant_id = ${organisationId}
      and own.from_day <= ${on}::date and ${on}::date < own.until_day`.execute(db)
  return rows.length > 0
}
