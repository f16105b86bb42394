import { sql } from 'kysely'
import { holdTree } from '#organisation/states.ts'
import type { Period } from '#organisation/tree.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { refusalsToChain, refusalsToEnds, type ChainRefusal, type EntryRefusal, type Step } from './rules.ts'
import { rebuildSpells } from './spells.ts'
import { CATEGORY_BY_CODE } from './categories.ts'
import { journalMovementsOf } from './changes.ts'

/** A movement to record; units by their internal ids. */
export interface Entry {
  on: Day
  category: string
  from: string | null
  to: string | null
  decisionNo: string | null
  note: string | null
}

/** An entry of a member's ledger that is not superseded. */
export interface LedgerStep extends Step {
  id: string
}

/** The member's steps in force, in order; takes the member's lock so that two writers follow each other. */
export async function lockSteps(tx: Db, memberId: string): Promise<LedgerStep[]> {
  await holdTree(tx)
  await sql`select person_id from member where person_id = ${memberId} for update`.execute(tx)
  const { rows } = await sql<LedgerStep>`
    select id, on_day as "on", category, from_organisation_id as "from", to_organisation_id as "to"
    from movement where member_id = ${memberId} and superseded_at is null order by on_day, seq`.execute(tx)
  return rows
}

/**
 * Why an entry may not be recorded, all reasons at once: its ends, its day (never after `today`), its note, and the
 * chain of the member's steps with it; `instead` is the step that it corrects.
 */
export async function refusalsToEntry(
  tx: Db,
  steps: readonly LedgerStep[],
  entry: Entry | null,
  today: Day,
  instead?: string,
): Promise<EntryRefusal[]> {
  const wrongEnds = entry ? refusalsToEnds(entry) : []
  const refusals: EntryRefusal[] = [...wrongEnds]
  if (entry) {
    if (entry.on > today) refusals.push({ code: 'future-day', on: entry.on, today })
    if (CATEGORY_BY_CODE.get(entry.category)?.needsReason && !entry.note)
      refusals.push({ code: 'needs-note', category: entry.category })
  }
  // Without its right ends an entry has no place in the chain.
  if (wrongEnds.length > 0) return refusals
  const chain = withEntry(steps, entry, instead)
  const existence = await existenceOfUnits(tx, chain)
  const broken = refusalsToChain(chain, (unit) => existence.get(unit) ?? [])
  return [...refusals, ...(await nameUnits(tx, broken))]
}

/** The same reasons with each unit by its name on the day instead of its internal id. */
async function nameUnits(db: Db, refusals: readonly ChainRefusal[]): Promise<ChainRefusal[]> {
  const named = async (unit: string, on: Day) => {
    const { rows } = await sql<{ name: string }>`
      select coalesce((
        select name from organisation_state state
        where state.organisation_id = organisation.id and superseded_at is null
        order by from_day > ${on}, abs(from_day - ${on}::date) limit 1), code) as name
      from organisation where id = ${unit}`.execute(db)
    return rows[0]!.name
  }
  const answer: ChainRefusal[] = []
  for (const refusal of refusals) {
    const unit = await named(refusal.unit, refusal.on)
    if (!('here' in refusal)) answer.push({ ...refusal, unit })
    else
      answer.push({
        ...refusal,
        unit,
        here: refusal.here === null ? null : await named(refusal.here, refusal.on),
      })
  }
  return answer
}

/** The steps with the entry in its place: instead of the one it corrects if the day is the same, else last of its day. */
export function withEntry(steps: readonly LedgerStep[], entry: Entry | null, instead?: string): Step[] {
  const index = instead === undefined ? -1 : steps.findIndex((step) => step.id === instead)
  const chain: Step[] = steps.filter((_, at) => at !== index)
  if (!entry) return chain
  const place =
    index >= 0 && steps[index]!.on === entry.on ? index : chain.filter((step) => step.on <= entry.on).length
  chain.splice(place, 0, entry)
  return chain
}

/** Writes an entry that was found sound, in its place in the day, and derives the member's spells anew. */
export async function writeEntry(
  tx: Db,
  memberId: string,
  entry: Entry,
  act: { eventId: string; reason?: string; supersedes?: string; reorganisationId?: string },
): Promise<string> {
  const place = act.supersedes ? await supersede(tx, memberId, act.supersedes, act.eventId) : null
  const keepsPlace = place && place.on === entry.on
  const seq = keepsPlace
    ? sql`${place.seq}`
    : sql`(select coalesce(max(seq) + 1, 0) from movement
        where member_id = ${memberId} and on_day = ${entry.on} and superseded_at is null)`
  const { rows } = await sql<{ id: string }>`
    insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note, reason,
      supersedes, reorganisation_id, recorded_event)
    values (${memberId}, ${entry.on}, ${seq}, ${entry.category}, ${entry.from}, ${entry.to}, ${entry.decisionNo}, ${entry.note},
      ${act.reason ?? null}, ${act.supersedes ?? null}, ${act.reorganisationId ?? null}, ${act.eventId})
    returning id`.execute(tx)
  await journalMovementsOf(tx, act.eventId, [memberId])
  await rebuildSpells(tx, [memberId])
  return rows[0]!.id
}

/** Withdraws an entry: it stays, superseded by nothing. */
export async function withdrawEntry(
  tx: Db,
  memberId: string,
  movementId: string,
  act: { eventId: string; reason: string },
): Promise<void> {
  await supersede(tx, memberId, movementId, act.eventId, act.reason)
  await journalMovementsOf(tx, act.eventId, [memberId])
  await rebuildSpells(tx, [memberId])
}

/** Ends an entry's validity; a `reason` is kept on it when nothing takes its place. */
async function supersede(
  tx: Db,
  memberId: string,
  movementId: string,
  eventId: string,
  reason: string | null = null,
): Promise<{ on: Day; seq: number }> {
  const { rows } = await sql<{ on: Day; seq: number }>`
    update movement set superseded_at = now(), superseded_event = ${eventId}, reason = coalesce(${reason}, reason)
    where member_id = ${memberId} and id = ${movementId} and superseded_at is null
    returning on_day as "on", seq`.execute(tx)
  if (!rows[0]) throw new NotFound(`movement ${movementId}`)
  return rows[0]
}

async function existenceOfUnits(db: Db, chain: readonly Step[]): Promise<Map<string, Period[]>> {
  const units = [...new Set(chain.flatMap((step) => step.to ?? []))]
  const { rows } = await sql<{ unit: string } & Period>`
    select ancestor_id as unit, from_day as "from", until_day as "until" from organisation_ancestor
    where ancestor_id = descendant_id and ancestor_id = any(${units}::bigint[])`.execute(db)
  const existence = new Map<string, Period[]>()
  for (const { unit, from, until } of rows)
    existence.set(unit, [...(existence.get(unit) ?? []), { from, until }])
  return existence
}

/** The unit that holds a member at the end of a day, and since when; null outside the register. */
export async function findPlace(
  db: Db,
  memberId: string,
  on: Day,
): Promise<{ organisationId: string; since: Day } | null> {
  const { rows } = await sql<{ organisationId: string; since: Day }>`
    select to_organisation_id as "organisationId", on_day as since from movement
    where member_id = ${memberId} and superseded_at is null and on_day <= ${on}
    order by on_day desc, seq desc limit 1`.execute(db)
  return rows[0]?.organisationId ? rows[0] : null
}
