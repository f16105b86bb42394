import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Day } from '#platform/day.ts'
import { NotFound } from '#platform/errors.ts'
import type { Act, Field, Kind, Post } from './codes.ts'
import type { Inspecting, Subject } from './rules.ts'
import { ORIGIN, type KeptCase } from './store.ts'

/** The kind of a unit on a day; null where it does not exist then. */
export async function unitKindOn(db: Db, organisationId: string, on: Day): Promise<string | null> {
  const { rows } = await sql<{ kind: string }>`
    select kind from organisation_state where organisation_id = ${organisationId} and superseded_at is null
      and from_day <= ${on}::date and ${on}::date < until_day`.execute(db)
  return rows[0]?.kind ?? null
}

/** Subjects by their ids in addresses, in the order asked for, as of a day; throws NotFound for what is no unit. */
export async function findSubjects(
  db: Db,
  organisationId: string,
  ids: readonly string[],
  on: Day,
): Promise<(Subject & { id: string; publicId: string })[]> {
  const { rows } = await sql<Subject & { id: string; publicId: string }>`
    select o.id, o.public_id as "publicId", o.code,
      exists (select from organisation_ancestor own where own.ancestor_id = o.id and own.descendant_id = o.id
        and own.from_day <= ${on}::date and ${on}::date < own.until_day) as "exists",
      exists (select from organisation_ancestor up where up.ancestor_id = ${organisationId} and up.descendant_id = o.id
        and up.from_day <= ${on}::date and ${on}::date < up.until_day) as "isBelow"
    from organisation o where o.public_id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return ids.map((id) => {
    const found = rows.find((row) => row.publicId === id)
    if (!found) throw new NotFound(`organisation ${id}`)
    return found
  })
}

/** Members of a unit and whether it has a branch committee, on a day. */
export async function branchFacts(
  db: Db,
  organisationId: string,
  on: Day,
): Promise<Pick<Inspecting, 'members' | 'hasBranchCommittee'>> {
  const counted = sql<{ members: number; hasBranchCommittee: boolean }>`
    select (select count(*)::integer from member_spell spell where spell.organisation_id = ${organisationId}
        and spell.from_day <= ${on}::date and ${on}::date < spell.until_day) as members,
      exists (select from committee_term term where term.organisation_id = ${organisationId} and term.committee = 'chi_uy'
        and term.superseded_at is null and term.from_day <= ${on}::date
        and ${on}::date < greatest(term.until_day, coalesce(term.extended_until, term.until_day))) as "hasBranchCommittee"`
  const { rows } = await asRegister(db, (all) => counted.execute(all))
  return rows[0]!
}

/** A case to be written; ids are internal, last days included. */
export interface NewCase {
  programmeKey: string
  kind: Kind
  title: string
  field: Field
  aboutFrom: Day | null
  aboutTo: Day | null
  from: Day
  to: Day
  exception: string | null
  subjectIds: readonly string[]
  team: readonly { post: Post; seats: number; holderId: string | null }[]
}

/** Records a case with its subjects and its team; answers its ids. */
export async function insertCase(
  tx: Db,
  one: NewCase,
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into inspection_case
      (programme_id, kind, title, field, about_from, about_to, planned_from, planned_to, exception, recorded_event)
    values (${one.programmeKey}, ${one.kind}, ${one.title}, ${one.field}, ${one.aboutFrom}, ${one.aboutTo}, ${one.from},
      ${one.to}, ${one.exception}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  const { key } = rows[0]!
  await sql`insert into inspection_subject (case_id, organisation_id)
    select ${key}, id from unnest(${[...one.subjectIds]}::bigint[]) as subject (id)`.execute(tx)
  await bulkInsert(
    tx,
    'inspection_team',
    [
      { name: 'case_id', type: 'bigint' },
      { name: 'post', type: 'text' },
      { name: 'seats', type: 'integer' },
      { name: 'holder_id', type: 'bigint' },
    ],
    one.team.map(({ post, seats, holderId }) => ({ case_id: key, post, seats, holder_id: holderId })),
  )
  return rows[0]!
}

/** Records an act on a case. */
export async function insertAct(
  tx: Db,
  key: string,
  act: { stage: Act; on: Day; number: string | null; documentId: string | null },
  eventId: string,
): Promise<void> {
  await sql`
    insert into inspection_act (case_id, stage, on_day, number, document_id, recorded_event)
    values (${key}, ${act.stage}, ${act.on}, ${act.number}, ${act.documentId}, ${eventId})`.execute(tx)
}

/** Takes back the latest act with the tasks given by it, or, where there is none, the case itself. */
export async function supersede(
  tx: Db,
  kept: KeptCase,
  { reason, on }: { reason: string; on: Day },
  eventId: string,
): Promise<{ isGone: boolean }> {
  const { rows } = await sql<{ event: string | null }>`
    update inspection_act set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = (select id from inspection_act where case_id = ${kept.key} and superseded_at is null
      order by on_day desc, id desc limit 1)
    returning recorded_event as event`.execute(tx)
  if (rows.length > 0) {
    if (rows[0]!.event !== null)
      await sql`
        update assignment set withdrawn_on = ${on}, withdrawn_reason = ${reason}, withdrawn_event = ${eventId}
        where origin_kind = ${ORIGIN} and origin_id = ${kept.key} and recorded_event = ${rows[0]!.event}
          and withdrawn_on is null`.execute(tx)
    return { isGone: false }
  }
  await sql`
    update inspection_case set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${kept.key} and superseded_at is null`.execute(tx)
  return { isGone: true }
}
