import { sql } from 'kysely'
import { recordEvent, type Recorder } from '#access/events.ts'
import { journalMovementsOf } from '#movement/changes.ts'
import { refusalsToChain, type ChainRefusal } from '#movement/rules.ts'
import { rebuildSpells } from '#movement/spells.ts'
import { getField, writeBaseValues } from '#person/edit-store.ts'
import { baseValue, type StoredPerson } from '#person/stored-person.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { copyFacts, isTouchedSince, recordAgain } from './merge-facts.ts'
import { refusalsToLine, type MergeRefusal, type SidedStep } from './merge-rules.ts'
import { baseValuesOf, faceToFace, readLedgers, refusalsToFacing } from './merge-store.ts'

/** What is decided about two files: public ids, the fields to take from the merged one, the movements that stand. */
export interface MergeDecision {
  keptId: string
  mergedId: string
  take: readonly string[]
  standing: readonly string[]
  reason: string
}

/**
 * Merges one file into another under an event of its own; answers the merge's public id. Nothing is deleted: what gives way
 * is superseded, what is taken over is recorded again at the kept file. Throws Refused with all that stands against it.
 */
export async function mergePeople(
  tx: Db,
  recorder: Recorder,
  decision: MergeDecision,
  today: Day,
): Promise<{ id: string; eventId: string }> {
  const facing = await faceToFace(tx, decision.keptId, decision.mergedId)
  const { kept, merged, line, existence } = facing
  const standing = new Set(decision.standing)
  insist([
    ...(await refusalsToFacing(tx, facing)),
    ...(await named(tx, refusalsToLine(line, standing, existence))),
  ])
  const eventId = await recordEvent(tx, recorder, eventOf('quality.merge', kept, { fields: decision.take }))
  await writeLine(tx, { kept, merged, line, standing, eventId })
  await copyFacts(tx, { keptId: kept.id, mergedId: merged.id, eventId })
  await takeFields(tx, kept, merged, decision, eventId)
  await journalMovementsOf(tx, eventId, [kept.id, merged.id])
  await rebuildSpells(tx, await membersAmong(tx, [kept.id, merged.id]))
  await sql`update person set merged_into = ${kept.id} where id = ${merged.id}`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into quality_merge (kept_id, merged_id, on_day, reason, recorded_event)
    values (${kept.id}, ${merged.id}, ${today}, ${decision.reason}, ${eventId}) returning public_id as id`.execute(
    tx,
  )
  await settle(tx, kept.id, merged.id, { state: 'merged', on: today, reason: decision.reason, eventId })
  return { id: rows[0]!.id, eventId }
}

/** Undoes a merge: both files stand as they did. Throws Refused where what it wrote has been changed since. */
export async function undoMerge(
  tx: Db,
  recorder: Recorder,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const merge = await getMerge(tx, id)
  const { kept, merged } = await faceToFace(tx, merge.keptId, merge.mergedId)
  const people = [kept.id, merged.id]
  const changes = await changesOf(tx, kept.id, merge.eventId)
  const fieldsChanged = changes.some(({ field, after }) => baseValue(kept, getField(field)) !== after)
  const refusals: MergeRefusal[] = []
  if (merge.undone) refusals.push({ code: 'undone-already' })
  if (kept.columns['merged_into']) refusals.push({ code: 'merged-already', side: 'kept' })
  if (await isTouchedSince(tx, merge.eventId, kept.id))
    refusals.push({ code: 'changed-since', what: 'facts' })
  if (fieldsChanged) refusals.push({ code: 'changed-since', what: 'fields' })
  insist(refusals)
  const eventId = await recordEvent(tx, recorder, eventOf('quality.merge-undo', kept, {}))
  await recordAgain(tx, { act: merge.eventId, undoing: eventId, people })
  insist(await named(tx, await brokenChains(tx, people)))
  const before = Object.fromEntries(changes.map(({ field, before: value }) => [field, value]))
  await writeBaseValues(tx, kept, before, { eventId, reason })
  await journalMovementsOf(tx, eventId, people)
  await sql`update person set merged_into = null where id = ${merged.id}`.execute(tx)
  await rebuildSpells(tx, await membersAmong(tx, people))
  await sql`update quality_merge set undone_at = now(), undone_event = ${eventId}, undone_reason = ${reason}
    where public_id = ${id}`.execute(tx)
  await settle(tx, kept.id, merged.id, { state: 'open', on: null, reason: null, eventId })
}

/** Supersedes every movement that does not stand, and records at the kept file what stands of the other. */
async function writeLine(
  tx: Db,
  {
    kept,
    merged,
    line,
    standing,
    eventId,
  }: {
    kept: StoredPerson
    merged: StoredPerson
    line: readonly SidedStep[]
    standing: ReadonlySet<string>
    eventId: string
  },
): Promise<void> {
  const gone = line.filter((step) => step.side === 'merged' || !standing.has(step.id)).map((step) => step.id)
  const taken = line.filter((step) => step.side === 'merged' && standing.has(step.id)).map((step) => step.id)
  await sql`update movement set superseded_at = now(), superseded_event = ${eventId}
    where member_id = any(${[kept.id, merged.id]}::bigint[]) and id = any(${gone}::bigint[])`.execute(tx)
  await sql`
    insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note,
      reason, reorganisation_id, recorded_event)
    select ${kept.id}, on_day, seq + coalesce((
        select max(had.seq) + 1 from movement had
        where had.member_id = ${kept.id} and had.on_day = movement.on_day and had.superseded_at is null), 0),
      category, from_organisation_id, to_organisation_id, decision_no, note, reason, reorganisation_id, ${eventId}
    from movement where member_id = ${merged.id} and id = any(${taken}::bigint[]) order by on_day, seq`.execute(
    tx,
  )
}

/** Gives the kept file the other's values of these fields: the one that was always there, and every dated change. */
async function takeFields(
  tx: Db,
  kept: StoredPerson,
  merged: StoredPerson,
  { take, reason }: MergeDecision,
  eventId: string,
): Promise<void> {
  const fields = take.map(getField)
  await writeBaseValues(tx, kept, baseValuesOf(merged, fields), { eventId, reason })
  const dated = fields.filter((field) => field.dated).map((field) => field.key)
  await sql`update person_attribute set superseded_at = now(), superseded_event = ${eventId}
    where person_id = ${kept.id} and field = any(${dated}::text[]) and superseded_at is null`.execute(tx)
  await sql`
    insert into person_attribute (person_id, field, from_day, value, reason, recorded_event)
    select ${kept.id}, field, from_day, value, ${reason}, ${eventId} from person_attribute
    where person_id = ${merged.id} and field = any(${dated}::text[]) and superseded_at is null order by id`.execute(
    tx,
  )
}

/** Those of them who are members on paper; spells are theirs alone. */
async function membersAmong(tx: Db, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id::text as id from member where person_id = any(${[...people]}::bigint[])`.execute(tx)
  return rows.map(({ id }) => id)
}

async function settle(
  tx: Db,
  one: string,
  other: string,
  { state, on, reason, eventId }: { state: string; on: Day | null; reason: string | null; eventId: string },
): Promise<void> {
  await sql`
    update quality_pair set state = ${state}, judged_on = ${on}, reason = ${reason}, judged_event = ${eventId}
    where one_id = least(${one}::bigint, ${other}::bigint) and other_id = greatest(${one}::bigint, ${other}::bigint)`.execute(
    tx,
  )
}

/** A merge by its public id; throws NotFound. */
export async function getMerge(db: Db, id: string) {
  const { rows } = await sql<{ keptId: string; mergedId: string; eventId: string; undone: boolean }>`
    select kept.public_id as "keptId", merged.public_id as "mergedId", recorded_event::text as "eventId",
      undone_event is not null as undone
    from quality_merge merge join person kept on kept.id = kept_id join person merged on merged.id = merged_id
    where merge.public_id = ${id}`.execute(db)
  if (!rows[0]) throw new NotFound('merge')
  return rows[0]
}

async function changesOf(db: Db, personId: string, eventId: string) {
  const { rows } = await sql<{ field: string; before: string | null; after: string | null }>`
    select field, old_value as before, new_value as after from person_change
    where person_id = ${personId} and recorded_event = ${eventId} and from_day is null`.execute(db)
  return rows
}

/** Where the ledgers of these people, as they now stand, do not chain. */
async function brokenChains(db: Db, people: readonly string[]): Promise<ChainRefusal[]> {
  const { steps, existence } = await readLedgers(db, people)
  return people.flatMap((member) =>
    refusalsToChain(
      steps.filter((one) => one.member === member),
      (unit) => existence.filter((one) => one.unit === unit),
    ),
  )
}

/** The same reasons with each unit by its name. */
async function named(db: Db, refusals: readonly ChainRefusal[]): Promise<ChainRefusal[]> {
  if (refusals.length === 0) return []
  const units = refusals
    .flatMap((one) => [one.unit, 'here' in one ? one.here : null])
    .filter((id) => id !== null)
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, coalesce((select name from organisation_state s where s.organisation_id = organisation.id and s.superseded_at is null
      order by s.from_day desc limit 1), code) as name
    from organisation where id = any(${units}::bigint[])`.execute(db)
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  return refusals.map((one) =>
    'here' in one
      ? { ...one, unit: nameOf.get(one.unit)!, here: one.here === null ? null : nameOf.get(one.here)! }
      : { ...one, unit: nameOf.get(one.unit)! },
  )
}

function eventOf(action: string, { publicId, keeperId }: StoredPerson, details: Record<string, unknown>) {
  return { action, subjectKind: 'person', subjectId: publicId, organisationId: keeperId, details }
}
