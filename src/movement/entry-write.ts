import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { LedgerStep, MemberLedger, SpellRow } from './member-ledger.ts'
import { OVERWRITTEN, SPELL_COLUMNS } from './spells.ts'
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
 * Writes a change with its event in one statement: the movement, the one superseded for it, the spells that differ, the
 * journal of all three, and where the person's record is kept. Returns the new movement's id.
 */
export async function writeChange(
  tx: Db,
  ledger: MemberLedger,
  { steps, entry, superseded, reason }: SoundChange,
  event: RawBuilder<{ id: string }>,
): Promise<string | null> {
  const { memberId } = ledger
  const parts: [name: string, statement: RawBuilder<unknown>][] = [['act', event]]
  if (superseded)
    parts.push([
      'superseded',
      sql`update movement set superseded_at = now(), superseded_event = (select id from act)
        ${entry ? sql`` : sql`, reason = coalesce(${reason}, reason)`}
        where member_id = ${memberId} and id = ${superseded.id}`,
    ])
  if (entry)
    parts.push([
      'entered',
      sql`insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note,
          reason, supersedes, recorded_event)
        values (${memberId}, ${entry.on}, ${placeOf(ledger.steps, entry, superseded)}, ${entry.category}, ${entry.from},
          ${entry.to}, ${entry.decisionNo}, ${entry.note}, ${reason}, ${superseded?.id ?? null}, (select id from act))
        returning id`,
    ])
  parts.push(
    ['moved', journalOf(memberId, superseded, entry)],
    ...spellParts(ledger, steps),
    ...homePart(ledger, steps),
  )
  const listed = sql.join(parts.map(([name, statement]) => sql`${sql.ref(name)} as (${statement})`))
  const { rows } = await sql<{ id: string | null }>`
    with ${listed} select ${entry ? sql`(select id from entered)` : sql`null`} as id`.execute(tx)
  return rows[0]!.id
}

/** A correction on the same day keeps its place, anything else is the last of its day. */
function placeOf(steps: readonly LedgerStep[], entry: Entry, superseded: LedgerStep | null): number {
  if (superseded?.on === entry.on) return superseded.seq
  return Math.max(-1, ...steps.filter((step) => step.on === entry.on).map((step) => step.seq)) + 1
}

function journalOf(memberId: string, superseded: LedgerStep | null, entry: Entry | null) {
  const line = (weight: number, { on, category, from, to }: Entry | LedgerStep) =>
    sql`(${memberId}::bigint, ${weight}::smallint, ${on}::date, ${category}, ${from}::bigint, ${to}::bigint)`
  const lines = [...(superseded ? [line(-1, superseded)] : []), ...(entry ? [line(1, entry)] : [])]
  return sql`insert into movement_change (member_id, weight, on_day, category, from_organisation_id, to_organisation_id)
    values ${sql.join(lines)}`
}

function spellParts(ledger: MemberLedger, steps: SoundChange['steps']): [string, RawBuilder<unknown>][] {
  const { memberId, held } = ledger
  const due = spellsOf(ledger, steps)
  const gone = without(held, due)
  const fresh = without(due, held)
  const removed = gone.map((one) => one.from_day).filter((day) => !fresh.some((one) => one.from_day === day))
  const parts: [string, RawBuilder<unknown>][] = []
  if (removed.length > 0)
    parts.push([
      'removed',
      sql`delete from member_spell where member_id = ${memberId} and from_day = any(${removed}::date[])`,
    ])
  if (fresh.length > 0)
    parts.push([
      'written',
      sql`insert into member_spell (${SPELL_COLUMNS}) select ${SPELL_COLUMNS}
        from json_populate_recordset(null::member_spell, ${JSON.stringify(fresh)}::json)
        on conflict (member_id, from_day) do update set ${OVERWRITTEN}`,
    ])
  const changes = [
    ...gone.map((spell) => ({ weight: -1, ...spell })),
    ...fresh.map((spell) => ({ weight: 1, ...spell })),
  ]
  if (changes.length > 0)
    parts.push([
      'counted',
      sql`insert into spell_change (weight, ${SPELL_COLUMNS}) select weight, ${SPELL_COLUMNS}
        from json_populate_recordset(null::spell_change, ${JSON.stringify(changes)}::json)`,
    ])
  return parts
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

/** A record is kept where the member is, or was last. */
function homePart(
  { memberId, home }: MemberLedger,
  steps: SoundChange['steps'],
): [string, RawBuilder<unknown>][] {
  const last = steps.at(-1)
  const unit = last?.to ?? last?.from ?? home
  if (unit === home) return []
  return [['kept', sql`update person set organisation_id = ${unit} where id = ${memberId}`]]
}
