import { sql } from 'kysely'
import { may, withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { DraftRecord, Opinion } from './api.ts'
import type { Outcome } from './codes.ts'
import { draftsOf } from './record-store.ts'

/** A draft as the store keeps it; ids are internal. */
export interface KeptDraft {
  id: string
  publicId: string
  schemeId: string
  schemePublicId: string
  schemeTitle: string
  organisationId: string
  on: Day
  answersBy: Day
  parts: string[]
}

/** The draft behind an id in an address; throws NotFound unless its keeper or a unit asked is within reach. */
export async function getKeptDraft(db: Db, actor: Actor, publicId: string): Promise<KeptDraft> {
  const { rows } = await sql<KeptDraft>`
    select d.id, d.public_id as "publicId", d.scheme_id as "schemeId", scheme.public_id as "schemePublicId",
      s.title as "schemeTitle", scheme.organisation_id as "organisationId", d.on_day as "on", d.answers_by as "answersBy",
      d.parts
    from scheme_draft d join scheme on scheme.id = d.scheme_id
    join scheme_state s on s.scheme_id = scheme.id and s.superseded_at is null
    where d.public_id = ${publicId} and (${withinReach(actor, 'work.read', sql.ref('scheme.organisation_id'))}
      or exists (select from scheme_draft_unit u where u.draft_id = d.id
        and ${withinReach(actor, 'work.read', sql.ref('u.organisation_id'))}))`.execute(db)
  if (!rows[0]) throw new NotFound(`draft ${publicId}`)
  return rows[0]
}

/** One draft with who answered and who has not. */
export async function getDraft(db: Db, actor: Actor, publicId: string, today: Day): Promise<DraftRecord> {
  const kept = await getKeptDraft(db, actor, publicId)
  const [draft] = await draftsOf(db, kept.schemeId, kept.id, today)
  const { rows } = await sql<{ id: string; answered: boolean; mine: boolean }>`
    select u.organisation_id as id,
      exists (select from scheme_opinion o where o.draft_id = u.draft_id and o.organisation_id = u.organisation_id
        and o.superseded_at is null) as answered,
      ${withinReach(actor, 'work.record', sql.ref('u.organisation_id'))} as mine
    from scheme_draft_unit u where u.draft_id = ${kept.id} order by u.organisation_id`.execute(db)
  const record = await may(db, actor, 'work.record', kept.organisationId)
  const reads = await may(db, actor, 'work.read', kept.organisationId)
  const mine = rows.filter((one) => one.mine).slice(0, 20)
  const silent = rows.filter((one) => !one.answered && reads).slice(0, 200)
  const units = await linksOn(
    db,
    actor,
    [...mine, ...silent].map(({ id }) => id),
    today,
  )
  return {
    ...draft!,
    scheme: { id: kept.schemePublicId, title: kept.schemeTitle },
    parts: kept.parts,
    mine: mine.map(({ id, answered }) => ({ ...units.get(id)!, answered })),
    silent: silent.map(({ id }) => units.get(id)!),
    may: { record },
  }
}

interface KeptOpinion {
  id: string
  publicId: string
  unitId: string
  part: string | null
  text: string | null
  on: Day
  outcome: Outcome | null
  reason: string | null
  answeredOn: Day | null
}

/** Opinions about a draft as they came; a unit that was asked sees its own, the keeper all. */
export async function listOpinions(
  db: Db,
  actor: Actor,
  draft: KeptDraft,
  { open, after, limit }: { open: boolean; after?: string | undefined; limit: number },
  today: Day,
): Promise<{ items: Opinion[]; next: string | null }> {
  const last = readCursor(after, 1)
  const { rows } = await sql<KeptOpinion>`
    select o.id, o.public_id as "publicId", o.organisation_id as "unitId", o.part, o.opinion as text, o.on_day as "on",
      a.outcome, a.reason, a.on_day as "answeredOn"
    from scheme_opinion o left join scheme_opinion_answer a on a.opinion_id = o.id and a.superseded_at is null
    where o.draft_id = ${draft.id} and o.superseded_at is null
      and ${withinReach(actor, 'work.read', sql.ref('o.organisation_id'))}
      and ${open ? sql`o.opinion is not null and a.id is null` : sql`true`}
      and ${last ? sql`o.id > ${idPart(last[0])}::bigint` : sql`true`}
    order by o.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const units = await linksOn(
    db,
    actor,
    page.map(({ unitId }) => unitId),
    today,
  )
  const end = page.at(-1)
  const items = page.map(({ publicId, unitId, outcome, reason, answeredOn, ...rest }) => ({
    ...rest,
    id: publicId,
    unit: units.get(unitId)!,
    late: rest.on > draft.answersBy,
    outcome: outcome === null ? null : { outcome, reason, on: answeredOn! },
  }))
  return { items, next: rows.length > limit && end ? cursorOf([end.id]) : null }
}

/** An opinion in force about a draft; null: none of this id. */
export async function findOpinion(db: Db, draftId: string, publicId: string) {
  const { rows } = await sql<{ id: string; text: string | null; on: Day }>`
    select id, opinion as text, on_day as "on" from scheme_opinion
    where draft_id = ${draftId} and public_id = ${publicId} and superseded_at is null`.execute(db)
  return rows[0] ?? null
}

export async function isAsked(db: Db, draftId: string, organisationId: string): Promise<boolean> {
  const { rows } = await sql`select from scheme_draft_unit
    where draft_id = ${draftId} and organisation_id = ${organisationId}`.execute(db)
  return rows.length > 0
}

export interface NewDraft {
  schemeId: string
  title: string
  on: Day
  answersBy: Day
  parts: readonly string[]
  units: readonly string[]
}

/** Records a draft with the next number of its scheme and the units asked. */
export async function recordDraft(tx: Db, draft: NewDraft, eventId: string) {
  const { schemeId, title, on, answersBy, parts, units } = draft
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into scheme_draft (scheme_id, number, title, on_day, answers_by, parts, recorded_event)
    select ${schemeId}, coalesce(max(number), 0) + 1, ${title}, ${on}::date, ${answersBy}::date, ${[...parts]}::text[],
      ${eventId}::bigint
    from scheme_draft where scheme_id = ${schemeId}
    returning id, public_id as "publicId"`.execute(tx)
  const { id } = rows[0]!
  await bulkInsert(
    tx,
    'scheme_draft_unit',
    [
      { name: 'draft_id', type: 'bigint' },
      { name: 'organisation_id', type: 'bigint' },
    ],
    units.map((organisation_id) => ({ draft_id: id, organisation_id })),
  )
  return rows[0]!
}

export interface NewOpinion {
  draftId: string
  organisationId: string
  part: string | null
  text: string | null
  on: Day
}

/** Records opinions, all at once; answers their ids in order. */
export async function recordOpinions(
  tx: Db,
  opinions: readonly NewOpinion[],
  eventId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into scheme_opinion (draft_id, organisation_id, part, opinion, on_day, recorded_event)
    select draft_id, organisation_id, part, opinion, on_day, ${eventId}
    from unnest(${opinions.map((one) => one.draftId)}::bigint[], ${opinions.map((one) => one.organisationId)}::bigint[],
      ${opinions.map((one) => one.part)}::text[], ${opinions.map((one) => one.text)}::text[],
      ${opinions.map((one) => one.on)}::date[]) with ordinality as given (draft_id, organisation_id, part, opinion, on_day, n)
    order by n returning id`.execute(tx)
  return rows.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b))
}

/** Records what was done with an opinion; what was recorded before is superseded. */
export async function recordOutcome(
  tx: Db,
  opinionId: string,
  { outcome, reason, on }: { outcome: Outcome; reason: string | null; on: Day },
  eventId: string,
): Promise<void> {
  await sql`update scheme_opinion_answer set superseded_at = now(), superseded_event = ${eventId}
    where opinion_id = ${opinionId} and superseded_at is null`.execute(tx)
  await sql`insert into scheme_opinion_answer (opinion_id, outcome, reason, on_day, recorded_event)
    values (${opinionId}, ${outcome}, ${reason}, ${on}, ${eventId})`.execute(tx)
}
