import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed, mustBeAllowedAtAll, permissionsAt, withinReach, type Actor } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import { serve } from '#access/serve.ts'
import { requestJob } from '#job/store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import { getElsewhere, listElsewhere } from './elsewhere-store.ts'
import { usuallyStanding, refusalsToLine, type SidedStep } from './merge-rules.ts'
import { faceToFace, factsOf, fieldsFacing, refusalsToFacing } from './merge-store.ts'
import { getMerge, mergePeople, undoMerge } from './merge-write.ts'
import * as api from './pair-api.ts'
import { getPair, listPairs, settlePair } from './pair-store.ts'

/** What one must be allowed where each of two files is kept: a merge shows and writes all of both. */
const MERGING: readonly Action[] = [
  'person.record',
  'movement.record',
  'person.identity',
  'person.contact',
  'person.protected',
]

/** Answers for likely twins: found, judged, merged and parted again. */
export function servePairs(server: Api): void {
  serveLists(server)
  serveMerging(server)
}

function serveLists(server: Api): void {
  serve(server, api.findDuplicates, async ({ organisationId }, { actor, db, today }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    const request = { action: 'person.record', organisationId: unit.id, parameters: {} } as const
    return requestJob(db, actor, { kind: 'duplicates', ...request })
  })
  serve(server, api.listPairs, async ({ organisationId, ...asked }, { actor, db, today, viewed }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    await mustBeAllowed(db, actor, 'person.read', unit.id)
    viewed({ action: 'quality.pairs', organisationId: unit.id })
    return listPairs(db, actor, { unit: unit.id, ...asked })
  })
  serve(
    server,
    api.listTwinsElsewhere,
    async ({ organisationId, ...asked }, { actor, db, today, viewed }) => {
      const unit = await getUnit(db, { publicId: organisationId }, today)
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      viewed({ action: 'quality.pairs', organisationId: unit.id })
      return listElsewhere(db, actor, { unit: unit.id, ...asked })
    },
    // Only the own side and the other's unit leave the store.
    { sees: 'register' },
  )
  serve(
    server,
    api.askSuperior,
    async ({ id }, { actor, db, today }) => {
      const pair = await getElsewhere(db, actor, id)
      await mustBeAllowed(db, actor, 'person.record', pair.keeper)
      if (pair.superiorKey === null) throw new NotFound('superior')
      if (pair.askedOn !== null) throw new Conflict('asked already')
      const eventId = await recordEvent(db, actor, {
        action: 'quality.ask',
        organisationId: pair.superiorKey,
        subjectKind: 'pair',
        subjectId: id,
      })
      await sql`update quality_pair set asked_id = ${pair.superiorKey}, asked_on = ${today}, asked_event = ${eventId}
        where id = ${pair.key}`.execute(db)
      return { asked: true as const }
    },
    { sees: 'register' },
  )
}

function serveMerging(server: Api): void {
  serve(server, api.judgeDifferent, async ({ id, reason }, { actor, db, today }) => {
    const pair = await getPair(db, actor, id)
    await mustBeAllowedAtAll(db, actor, 'person.record', pair.keepers)
    if (pair.state !== 'open') throw new Conflict(`pair is ${pair.state}`)
    const event = {
      action: 'quality.different',
      organisationId: pair.keepers[0],
      subjectKind: 'pair',
      subjectId: id,
    }
    const eventId = await recordEvent(db, actor, event)
    await settlePair(db, pair.key, { state: 'different', on: today, reason, eventId })
    return { state: 'different' as const }
  })
  serve(
    server,
    api.getPair,
    async ({ id, keptId, standing }, { actor, db, viewed }) => {
      const pair = await getPair(db, actor, id)
      viewed({ action: 'quality.pair', organisationId: pair.keepers[0], subjectKind: 'pair', subjectId: id })
      return previewOf(db, actor, pair, keptId, standing)
    },
    { reads: true, sees: 'register' },
  )
  serve(
    server,
    api.mergePair,
    async ({ id, ...decision }, { actor, db, today }) => {
      const pair = await getPair(db, actor, id)
      for (const action of MERGING) await mustBeAllowedAtAll(db, actor, action, pair.keepers)
      if (pair.state !== 'open') throw new Conflict(`pair is ${pair.state}`)
      const { keptId } = decision
      if (keptId !== pair.one.id && keptId !== pair.other.id) throw new NotFound('person')
      const mergedId = keptId === pair.one.id ? pair.other.id : pair.one.id
      const { id: mergeId } = await mergePeople(db, actor, { ...decision, mergedId }, today)
      return { id: mergeId }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.undoMerge,
    async ({ id, reason }, { actor, db }) => {
      const merge = await getMerge(db, id)
      for (const action of MERGING)
        await mustBeAllowedAtAll(db, actor, action, await keepersOf(db, [merge.keptId, merge.mergedId]))
      await undoMerge(db, actor, { id, reason })
      return { undone: true as const }
    },
    { sees: 'register' },
  )
  serve(server, api.getMerged, async ({ personId }, { actor, db }) => mergedOf(db, actor, personId))
}

async function previewOf(
  db: Db,
  actor: Actor,
  pair: Awaited<ReturnType<typeof getPair>>,
  wanted: string | undefined,
  chosen: readonly string[] | undefined,
) {
  const merge = await findMerge(db, pair.oneKey, pair.otherKey)
  const keptId = merge?.keptId ?? (wanted === pair.other.id ? pair.other.id : pair.one.id)
  const mergedId = keptId === pair.one.id ? pair.other.id : pair.one.id
  const facing = await faceToFace(db, keptId, mergedId, false)
  const standing = new Set(chosen ?? usuallyStanding(facing.line))
  const names = await unitNames(db, facing.line, actor.today)
  const allowed = await permissionsAt(db, actor, pair.keepers)
  const nameOf = (unit: string | null) => (unit === null ? null : (names.get(unit) ?? unit))
  const chain = refusalsToLine(facing.line, standing, facing.existence).map((one) => ({
    ...one,
    unit: nameOf(one.unit),
    ...('here' in one ? { here: nameOf(one.here) } : {}),
  }))
  const { key: _key, oneKey: _one, otherKey: _other, keepers: _keepers, ...shown } = pair
  return {
    ...shown,
    keptId,
    fields: merge ? [] : await fieldsFacing(db, facing, actor.today),
    movements: facing.line.map((step) => ({
      id: step.id,
      side: step.side,
      on: step.on,
      category: step.category,
      from: nameOf(step.from),
      to: nameOf(step.to),
      standing: standing.has(step.id),
    })),
    facts: merge ? [] : await factsOf(db, facing.merged.id),
    refusals: merge ? [] : [...(await refusalsToFacing(db, facing)), ...chain],
    merge,
    may: { judge: MERGING.every((action) => [...allowed.values()].every((one) => one[action])) },
  }
}

async function findMerge(db: Db, one: string, other: string): Promise<{ id: string; keptId: string } | null> {
  const { rows } = await sql<{ id: string; keptId: string }>`
    select merge.public_id as id, kept.public_id as "keptId" from quality_merge merge join person kept on kept.id = kept_id
    where undone_event is null and kept_id in (${one}, ${other}) and merged_id in (${one}, ${other})`.execute(
    db,
  )
  return rows[0] ?? null
}

async function unitNames(db: Db, line: readonly SidedStep[], on: Day): Promise<Map<string, string>> {
  const units = line.flatMap(({ from, to }) => [from, to]).filter((unit) => unit !== null)
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, coalesce(unit_name(id, ${on}::date), (select name from organisation_state s
      where s.organisation_id = organisation.id and s.superseded_at is null order by s.from_day desc limit 1), code) as name
    from organisation where id = any(${units}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function keepersOf(db: Db, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ keeper: string }>`
    select organisation_id::text as keeper from person where public_id = any(${[...people]}::uuid[])`.execute(
    db,
  )
  return rows.map(({ keeper }) => keeper)
}

/** The pointers of a file that the actor may read, to files within reach. */
async function mergedOf(db: Db, actor: Actor, personId: string) {
  const readable = withinReach(actor, 'person.read', sql.ref('p.organisation_id'))
  const { rows } = await sql<{ isInto: boolean; id: string; fullName: string; on: Day }>`
    select p.id = merge.kept_id as "isInto", p.public_id as id, p.full_name as "fullName", merge.on_day as "on"
    from quality_merge merge
    join person asked on asked.public_id = ${personId} and asked.id in (merge.kept_id, merge.merged_id)
    join person p on p.id in (merge.kept_id, merge.merged_id) and p.id <> asked.id
    where merge.undone_event is null and ${readable} order by merge.id desc limit 20`.execute(db)
  const into = rows.find(({ isInto }) => isInto)
  return {
    into: into ? { id: into.id, fullName: into.fullName } : null,
    from: rows.filter(({ isInto }) => !isInto).map(({ id, fullName, on }) => ({ id, fullName, on })),
  }
}
