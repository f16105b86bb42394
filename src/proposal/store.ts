import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, permissionsAt, withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { ActShown, Proposal, ProposalRow } from './api.ts'
import { ACTS, DONE_BY, FOLLOWING, MOST, OPEN_STAGES, type Kind, type Stage } from './codes.ts'

/** A proposal as the store reads it, with where it stands on a day; ids of units are internal. */
export interface Kept {
  key: string
  id: string
  organisationId: string
  kind: Kind
  isGroup: boolean
  field: string
  text: string
  addresseeId: string
  addresseeBody: { id: string; name: string } | null
  raisedOn: Day
  occasion: string | null
  occasionOn: Day | null
  gatheringId: string | null
  stage: Stage
  stageOn: Day
  actId: string
  holderId: string | null
  holderBody: { id: string; name: string } | null
  holderSince: Day | null
  dueOn: Day | null
  groupKey: string | null
  members: number
  units: number
}

const bodyNamed = (column: RawBuilder<unknown>, on: Day) => sql`
  (select json_build_object('id', body.public_id, 'name', coalesce((
      select s.name from body_state s where s.body_id = body.id and s.superseded_at is null
      order by s.from_day <= ${on}::date desc, s.from_day desc limit 1), body.code))
    from body where body.id = ${column})`

/** The latest act of proposal p on or before a day of which `what` is true, as a lateral of that name. */
const latest = (name: string, on: Day, what: RawBuilder<SqlBool>) => sql`
  left join lateral (
    select a.* from proposal_act a
    where a.proposal_id = p.id and a.superseded_at is null and a.on_day <= ${on}::date and ${what}
    order by a.on_day desc, a.id desc limit 1
  ) ${sql.ref(name)} on true`

/** Joins to proposal p: `now` its latest act, `held` the act that brought it to whom it stands with, `went` into a group. */
export const standingOn = (on: Day) => sql`
  ${latest('now', on, sql<SqlBool>`true`)}
  ${latest('held', on, sql<SqlBool>`a.to_organisation_id is not null`)}
  ${latest('went', on, sql<SqlBool>`a.into_id is not null`)}`

/** Members of proposal p that is a group, and the units that raised them, as a lateral `part`. */
const PARTS = sql`
  left join lateral (
    select count(*)::integer as members, count(distinct m.organisation_id)::integer as units
    from proposal_act a join proposal m on m.id = a.proposal_id
    where p.is_group and a.into_id = p.id and a.superseded_at is null
  ) part on true`

/** Reads proposals p where `what` is true, newest first, as of a day. */
export async function readProposals(
  db: Db,
  on: Day,
  what: RawBuilder<SqlBool>,
  limit: number,
): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select p.id as key, p.public_id as id, p.organisation_id as "organisationId", p.kind, p.is_group as "isGroup", p.field,
      p.wording as text, p.addressee_id as "addresseeId", ${bodyNamed(sql.ref('p.addressee_body_id'), on)} as "addresseeBody",
      p.raised_on as "raisedOn", p.occasion, p.occasion_on as "occasionOn",
      (select g.public_id from gathering g where g.id = p.gathering_id) as "gatheringId", now.stage, now.on_day as "stageOn",
      now.id as "actId", held.to_organisation_id as "holderId", ${bodyNamed(sql.ref('held.to_body_id'), on)} as "holderBody",
      held.on_day as "holderSince", held.due_on as "dueOn", went.into_id as "groupKey", part.members, part.units
    from proposal p ${standingOn(on)} ${PARTS}
    where p.superseded_at is null and now.id is not null and ${what}
    order by p.raised_on desc, p.id desc limit ${limit}`.execute(db)
  return rows
}

/** Whether the actor may read proposal p: kept by a unit within reach, or ever sent to one. */
export function isReadable(actor: Actor): RawBuilder<SqlBool> {
  if (holdersAllowing(actor, 'work.read') === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('p.organisation_id'))} or exists (
    select from proposal_act sent where sent.proposal_id = p.id and sent.superseded_at is null
      and sent.to_organisation_id is not null and ${withinReach(actor, 'work.read', sql.ref('sent.to_organisation_id'))}))`
}

/** The proposal behind an id in an address, as of a day; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<Kept> {
  const what = sql<SqlBool>`p.public_id = ${publicId} and ${isReadable(actor)}`
  const [kept] = await readProposals(db, on, what, 1)
  if (!kept) throw new NotFound(`proposal ${publicId}`)
  return kept
}

type Named = Awaited<ReturnType<typeof linksOn>>

/** How long a text is in a list, in characters. */
const CUT = 300

/** What a list shows of a proposal. */
export function rowOf(kept: Kept, named: Named, on: Day): ProposalRow {
  const { id, kind, field, text, raisedOn, stage, stageOn, dueOn, isGroup } = kept
  return {
    id,
    kind,
    field,
    raisedOn,
    stage,
    stageOn,
    dueOn,
    isGroup,
    text: text.length > CUT ? `${text.slice(0, CUT)}…` : text,
    from: named.get(kept.organisationId)!,
    holder:
      kept.holderId && kept.holderSince
        ? { unit: named.get(kept.holderId)!, body: kept.holderBody, since: kept.holderSince }
        : null,
    isLate: dueOn !== null && dueOn < on && OPEN_STAGES.includes(stage),
    members: kept.members,
    units: kept.units,
  }
}

/** The internal ids of units that a row names. */
export const unitsNamed = (kept: Kept) =>
  [kept.organisationId, kept.addresseeId, kept.holderId].filter((id) => id !== null)

interface KeptAct extends Omit<ActShown, 'by' | 'to' | 'toBody'> {
  byId: string
  toId: string | null
  toBody: ActShown['toBody']
}

/** One proposal with its whole way, as of a day. */
export async function getProposal(db: Db, actor: Actor, publicId: string, on: Day): Promise<Proposal> {
  const kept = await getKept(db, actor, publicId, on)
  const acts = await listActs(db, kept.key, on)
  const members = kept.isGroup ? await listMembers(db, kept.key) : []
  const [group] =
    kept.groupKey === null ? [] : await readProposals(db, on, sql<SqlBool>`p.id = ${kept.groupKey}`, 1)
  const ids = [
    ...unitsNamed(kept),
    ...acts.flatMap((act) => [act.byId, act.toId]),
    ...members.map((one) => one.organisationId),
    group?.organisationId ?? null,
  ].filter((id) => id !== null)
  const named = await linksOn(db, actor, ids, on)
  return {
    ...rowOf(kept, named, on),
    on,
    text: kept.text,
    addressee: named.get(kept.addresseeId)!,
    addresseeBody: kept.addresseeBody,
    occasion: kept.occasion,
    occasionOn: kept.occasionOn,
    gatheringId: kept.gatheringId,
    acts: acts.map(({ byId, toId, ...act }) => ({
      ...act,
      by: named.get(byId)!,
      to: toId === null ? null : named.get(toId)!,
    })),
    group: group ? { id: group.id, text: group.text, by: named.get(group.organisationId)! } : null,
    memberList: members.map(({ organisationId, ...one }) => ({ ...one, from: named.get(organisationId)! })),
    may: await mayDo(db, actor, kept, acts.at(-1)),
  }
}

async function listActs(db: Db, key: string, on: Day): Promise<KeptAct[]> {
  const { rows } = await sql<KeptAct>`
    select a.id, a.stage, a.on_day as "on", a.organisation_id as "byId", a.to_organisation_id as "toId",
      ${bodyNamed(sql.ref('a.to_body_id'), on)} as "toBody", a.due_on as "dueOn", a.answer,
      (select json_build_object('id', d.public_id, 'number', d.number, 'subject', d.subject)
        from document d where d.id = a.document_id) as document,
      a.via_id is not null as "isThroughGroup", event.actor_name as "recordedBy"
    from proposal_act a left join event on event.id = a.recorded_event
    where a.proposal_id = ${key} and a.superseded_at is null and a.on_day <= ${on}::date
    order by a.on_day, a.id limit ${MOST.acts}`.execute(db)
  return rows
}

async function listMembers(db: Db, groupKey: string) {
  const { rows } = await sql<{
    id: string
    text: string
    organisationId: string
    raisedOn: Day
    isGroup: boolean
  }>`
    select m.public_id as id, m.wording as text, m.organisation_id as "organisationId", m.raised_on as "raisedOn",
      m.is_group as "isGroup"
    from proposal_act a join proposal m on m.id = a.proposal_id
    where a.into_id = ${groupKey} and a.superseded_at is null order by m.raised_on, m.id limit ${MOST.members}`.execute(
    db,
  )
  return rows
}

/** The unit that acts for the one with which a proposal stands: after a reorganisation its successor. */
export async function actingFor(db: Db, organisationId: string, on: Day): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select unit_answering(${organisationId}, ${on}::date) as id`.execute(db)
  return rows[0]!.id
}

async function mayDo(db: Db, actor: Actor, kept: Kept, last: KeptAct | undefined): Promise<Proposal['may']> {
  const holder = await actingFor(db, kept.holderId ?? kept.organisationId, actor.today)
  const by = last ? await actingFor(db, last.byId, actor.today) : holder
  const allowed = await permissionsAt(db, actor, [...new Set([kept.organisationId, holder, by])])
  const records = (id: string) => allowed.get(id)!['work.record']
  const isAlone = kept.groupKey === null
  const following = FOLLOWING[kept.stage]
  return {
    acts: ACTS.filter(
      (act) =>
        following.includes(act) &&
        (isAlone || act === 'closed') &&
        records(DONE_BY[act] === 'keeper' ? kept.organisationId : holder),
    ),
    consolidate: isAlone && following.includes('consolidated') && records(holder),
    withdraw:
      last !== undefined &&
      !last.isThroughGroup &&
      !(last.stage === 'consolidated' && !kept.isGroup) &&
      records(by),
  }
}
