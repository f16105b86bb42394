import { sql } from 'kysely'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowedAtAll, type Actor } from '#access/policy.ts'
import { FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { WantedAct } from './api.ts'
import { INTERNAL } from './codes.ts'
import type { ActSituation, BodyFacts } from './rules.ts'
import { bodyIdOf, findBody, inForceOn, nearestState } from './store.ts'

/** The ids inside of what an act names. */
export interface ActKeys {
  organisationId: string
  bodies: string[]
  into: string | null
  superiorId: string | null
  partyGroupId: string | null
}

/** The ids of what an act names; throws NotFound and Forbidden where the actor may not record the keeper's bodies. */
export async function actKeys(db: Db, actor: Actor, wanted: WantedAct): Promise<ActKeys> {
  const organisationId = await organisationIdOf(db, wanted.organisationId)
  const named = [...new Set([...wanted.bodies, ...(wanted.into === null ? [] : [wanted.into])])]
  const refs = new Map<string, { id: string; organisationId: string }>()
  for (const publicId of named) {
    const ref = await findBody(db, publicId)
    if (!ref) throw new NotFound(`body ${publicId}`)
    refs.set(publicId, ref)
  }
  const keepers = new Set([organisationId, ...[...refs.values()].map((ref) => ref.organisationId)])
  await mustBeAllowedAtAll(db, actor, 'work.record', [...keepers])
  const { superiorId = null, partyGroupId = null } = wanted.particulars ?? {}
  return {
    organisationId,
    bodies: wanted.bodies.map((publicId) => refs.get(publicId)!.id),
    into: wanted.into === null ? null : refs.get(wanted.into)!.id,
    superiorId: superiorId === null ? null : await bodyIdOf(db, superiorId),
    partyGroupId: partyGroupId === null ? null : await organisationIdOf(db, partyGroupId),
  }
}

/** What an act is judged by, read on its day. */
export async function situationOf(db: Db, wanted: WantedAct, keys: ActKeys): Promise<ActSituation> {
  const { on } = wanted
  const facts = await factsOf(db, [...keys.bodies, ...(keys.into === null ? [] : [keys.into])], on)
  const changing = keys.into === null ? keys.bodies : [...keys.bodies, keys.into]
  return {
    bodies: [...new Set(keys.bodies)].map((id) => facts.get(id)!),
    into: keys.into === null ? null : facts.get(keys.into)!,
    keeperExists: await unitExists(db, keys.organisationId, on),
    superior: keys.superiorId === null ? null : await superiorOn(db, keys.superiorId, on),
    partyGroup: keys.partyGroupId === null ? null : await partyGroupOn(db, keys.partyGroupId, on),
    namesTaken: await namesOf(db, keys.organisationId, changing, on),
  }
}

async function factsOf(db: Db, ids: readonly string[], on: Day): Promise<Map<string, BodyFacts>> {
  const { rows } = await sql<
    Omit<BodyFacts, 'numbers' | 'below'> & BodyFacts['numbers'] & { key: string; below: BodyFacts['below'] }
  >`
    select body.id as key, body.public_id as id, state.name, state.kind, life.begins, life.until,
      life.last_from as "lastFrom", state.quota, state.present, state.deputies,
      coalesce(nullif(jsonb_array_length(under.below) - under.others, 0), state.internal_units) as "internalUnits", under.below
    from body cross join lateral (${nearestState(on)}) state
    cross join lateral (
      select min(from_day) as begins, max(until_day) as until, max(from_day) as last_from
      from body_state where body_id = body.id and superseded_at is null
    ) life
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', one.public_id, 'name', its.name, 'kind', its.kind)
          order by its.name_key, one.id), '[]') as below,
        count(*) filter (where its.kind <> ${INTERNAL})::integer as others
      from body_state its join body one on one.id = its.body_id
      where its.superior_id = body.id and ${inForceOn('its', on)}
    ) under
    where body.id = any(${[...new Set(ids)]}::bigint[])`.execute(db)
  return new Map(
    rows.map(({ key, quota, present, deputies, internalUnits, ...rest }) => [
      key,
      { ...rest, numbers: { quota, present, deputies, internalUnits } },
    ]),
  )
}

async function unitExists(db: Db, organisationId: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_state state where organisation_id = ${organisationId} and ${inForceOn('state', on)}`.execute(
    db,
  )
  return rows.length > 0
}

/** Levels of bodies above each other; more would be a circle. */
const MOST_LEVELS = 20

async function superiorOn(db: Db, superiorId: string, on: Day): Promise<ActSituation['superior']> {
  const chain: string[] = []
  let exists = false
  let name = ''
  let next: string | null = superiorId
  for (let level = 0; next !== null && level < MOST_LEVELS; level++) {
    const found: { rows: { publicId: string; name: string; superiorId: string | null; holds: boolean }[] } =
      await sql<{ publicId: string; name: string; superiorId: string | null; holds: boolean }>`
        select body.public_id as "publicId", state.name, state.superior_id as "superiorId",
          state.from_day <= ${on}::date and ${on}::date < state.until_day as holds
        from body cross join lateral (${nearestState(on)}) state where body.id = ${next}`.execute(db)
    const one = found.rows[0]
    if (!one) break
    if (level === 0) [exists, name] = [one.holds, one.name]
    chain.push(one.publicId)
    next = one.superiorId
  }
  return { exists, name, chain }
}

async function partyGroupOn(db: Db, organisationId: string, on: Day): Promise<ActSituation['partyGroup']> {
  const { rows } = await sql<{ kind: string; from: Day; until: Day }>`
    select kind, from_day as "from", until_day as until from organisation_state state
    where organisation_id = ${organisationId} and superseded_at is null
    order by from_day <= ${on}::date desc, from_day desc limit 1`.execute(db)
  const [state] = rows
  return {
    kind: state?.kind ?? '',
    exists: state !== undefined && state.from <= on && on < (state.until ?? FOREVER),
  }
}

async function namesOf(
  db: Db,
  organisationId: string,
  except: readonly string[],
  on: Day,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select state.name from body join body_state state on state.body_id = body.id
    where body.organisation_id = ${organisationId} and ${inForceOn('state', on)}
      and body.id <> all(${[...except]}::bigint[]) and state.kind <> ${INTERNAL}
    limit 2000`.execute(db)
  return rows.map((row) => row.name)
}
