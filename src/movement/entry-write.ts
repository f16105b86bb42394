import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import type { LedgerStep, MemberLedger, SpellRow } from './member-ledger.ts'
import { staysOf } from './stays.ts'

/** A movement to record; units by their internal ids. */
export interface Entry {
  on: Day
  category: string
  from: string | null
  to: string | null
  decisionNo: string | null
  note: string | null
}

/** A sound change of a ledger: the steps as they will be, what is added, and what is superseded for it. */
export interface SoundChange {
  steps: readonly (LedgerStep | Entry)[]
  entry: Entry | null
  superseded: LedgerStep | null
  reason: string | null
}

/**
 * Writes a change with its event: the movement, the one superseded for it, the spells that differ, the journal of all
 * three, and where the person's record is kept. Returns the new movement's id.
 */
export async function writeChange(
  tx: Db,
  ledger: MemberLedger,
  { steps, entry, superseded, reason }: SoundChange,
  event: RawBuilder<{ id: string }>,
): Promise<string | null> {
  const change = {
    superseded: superseded?.id,
    withdrawn: entry ? null : reason,
    entry: entry && {
      on_day: entry.on,
      seq: placeOf(ledger.steps, entry, superseded),
      category: entry.category,
      ...endsOf(entry),
      decision_no: entry.decisionNo,
      note: entry.note,
      reason,
      supersedes: superseded?.id,
    },
    moved: [...(superseded ? [movedRow(-1, superseded)] : []), ...(entry ? [movedRow(1, entry)] : [])],
    ...spellChanges(ledger, steps),
    keeper: newKeeper(ledger, steps),
  }
  const { rows } = await sql<{ id: string | null }>`
    ${kept} with act as (${event})
    select write_ledger(${ledger.memberId}, (select id from act), ${JSON.stringify(change)}) as id`.execute(
    tx,
  )
  return rows[0]!.id
}

/** A correction on the same day keeps its place, anything else is the last of its day. */
function placeOf(steps: readonly LedgerStep[], entry: Entry, superseded: LedgerStep | null): number {
  if (superseded?.on === entry.on) return superseded.seq
  return Math.max(-1, ...steps.filter((step) => step.on === entry.on).map((step) => step.seq)) + 1
}

function endsOf({ from, to }: Entry | LedgerStep) {
  return { from_organisation_id: from, to_organisation_id: to }
}

function movedRow(weight: 1 | -1, movement: Entry | LedgerStep) {
  return { weight, on_day: movement.on, category: movement.category, ...endsOf(movement) }
}

/** The spells that go and come, and the days on which one began and none does any more. */
function spellChanges(ledger: MemberLedger, steps: SoundChange['steps']) {
  const due = spellsOf(ledger, steps)
  const gone = without(ledger.spells, due)
  const fresh = without(due, ledger.spells)
  return {
    spells: [
      ...gone.map((spell) => ({ weight: -1, ...spell })),
      ...fresh.map((spell) => ({ weight: 1, ...spell })),
    ],
    removed: gone
      .map((spell) => spell.from_day)
      .filter((day) => !fresh.some((spell) => spell.from_day === day)),
  }
}

/** The spells that a member's steps give, as rows. */
function spellsOf({ memberId, values, facts }: MemberLedger, steps: SoundChange['steps']): SpellRow[] {
  return staysOf(steps, values).map(({ organisationId, from, until, ...counted }) => ({
    member_id: Number(memberId),
    organisation_id: Number(organisationId),
    from_day: from,
    until_day: until,
    ...facts,
    ...counted,
  }))
}

/** The spells of one list that the other has not just so. */
function without(spells: readonly SpellRow[], others: readonly SpellRow[]): SpellRow[] {
  const same = (one: SpellRow, other: SpellRow) =>
    Object.keys(one).every((column) => one[column] === other[column])
  return spells.filter((one) => !others.some((other) => same(one, other)))
}

/** A record is kept where the member is, or was last; null: it stays where it is. */
function newKeeper({ home }: MemberLedger, steps: SoundChange['steps']): string | null {
  const last = steps.at(-1)
  const unit = last?.to ?? last?.from ?? home
  return unit === home ? null : unit
}
