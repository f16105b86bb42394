import { sql } from 'kysely'
import { eventInsertion, type NewEvent, type Recorder } from '#access/events.ts'
import { asRegister } from '#access/reach.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { CATEGORY_BY_CODE } from './categories.ts'
import { writeChange, type Entry } from './entry-write.ts'
import { lockLedger, type LedgerStep, type MemberLedger } from './member-ledger.ts'
import { refusalsToChain, refusalsToEnds, type ChainRefusal, type EntryRefusal } from './rules.ts'

/** A change of one member's ledger: an entry, an entry instead of another, or (without one) a withdrawal. */
export interface LedgerChange {
  memberId: string
  entry: Entry | null
  /** The movement that it supersedes, and why. */
  instead?: { id: string; reason: string }
  /** The event to record with it, or the id of one that stands already: that of the act it is part of. */
  event: NewEvent | { id: string }
  today: Day
}

/**
 * Changes a member's ledger, his spells and the keeper of his record under an event of its own; answers the new
 * movement's id. Throws Refused with all that stands against it, NotFound when there is nothing to supersede.
 */
export async function changeLedger(
  tx: Db,
  recorder: Recorder,
  { memberId, entry, instead, event, today }: LedgerChange,
): Promise<string | null> {
  const ledger = await lockLedger(tx, memberId, entry?.to ?? null)
  const superseded = instead ? (ledger.steps.find((step) => step.id === instead.id) ?? null) : null
  if (instead && !superseded) throw new NotFound(`movement ${instead.id}`)
  const steps = withEntry(ledger.steps, entry, instead?.id)
  insist(await refusalsToEntry(tx, ledger, { steps, entry, today }))
  const reason = instead?.reason ?? null
  const change = { steps, entry, superseded, reason }
  // The member was locked within reach; the ledger may put the record beyond it.
  const act =
    'id' in event ? sql<{ id: string }>`select ${event.id}::bigint as id` : eventInsertion(recorder, event)
  return asRegister(tx, (all) => writeChange(all, ledger, change, act))
}

/**
 * Why an entry may not be recorded, all reasons at once: its ends, its day (never after `today`), its note, and the
 * chain of the member's steps with it.
 */
async function refusalsToEntry(
  tx: Db,
  { existence }: MemberLedger,
  { steps, entry, today }: { steps: readonly (LedgerStep | Entry)[]; entry: Entry | null; today: Day },
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
  const broken = refusalsToChain(steps, (unit) => existence.filter((one) => one.unit === unit))
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
function withEntry(
  steps: readonly LedgerStep[],
  entry: Entry | null,
  instead?: string,
): (LedgerStep | Entry)[] {
  const index = instead === undefined ? -1 : steps.findIndex((step) => step.id === instead)
  const chain: (LedgerStep | Entry)[] = steps.filter((_, at) => at !== index)
  if (!entry) return chain
  const place =
    index >= 0 && steps[index]!.on === entry.on ? index : chain.filter((step) => step.on <= entry.on).length
  chain.splice(place, 0, entry)
  return chain
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
