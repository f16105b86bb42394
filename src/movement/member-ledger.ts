import { sql } from 'kysely'
import { TREE_HELD } from '#organisation/states.ts'
import type { Period } from '#organisation/tree.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Step } from './rules.ts'
import { codeValues } from './spells.ts'
import { COUNTED_FIELDS, type CountedValue } from './stays.ts'

/** An entry of a member's ledger that is not superseded. */
export interface LedgerStep extends Step {
  id: string
  seq: number
}

/** A row of `member_spell`, as JSON carries it. */
export type SpellRow = Record<string, string | number | null> & { from_day: Day; until_day: Day }

/** All that a change of one member's ledger is judged by and written from. */
export interface MemberLedger {
  memberId: string
  /** The unit that keeps the record. */
  home: string
  steps: LedgerStep[]
  /** When each unit of the steps, and the one asked about, exists. */
  existence: ReadonlyMap<string, readonly Period[]>
  values: CountedValue[]
  /** What every spell of the member repeats. */
  facts: Record<string, string | number | null>
  held: SpellRow[]
}

/**
 * The member's ledger, read so that until `tx` ends nobody else changes it, nor the tree; with the existence of
 * `receiver`. Throws NotFound where there is no such member.
 */
export async function lockLedger(tx: Db, memberId: string, receiver: string | null): Promise<MemberLedger> {
  // A statement of its own: what is read afterwards must be as the writer before left it.
  const locked = await sql`
    select ${TREE_HELD} from member where person_id = ${memberId} for no key update`.execute(tx)
  if (!locked.rows[0]) throw new NotFound(`member ${memberId}`)
  const read = await readLedger(tx, memberId, receiver)
  if (!read.values.some((one) => one.value !== null && one.code === null)) return read
  await codeValues(tx, [memberId])
  return readLedger(tx, memberId, receiver)
}

type ValueRow = CountedValue & { value: string | null }

async function readLedger(tx: Db, memberId: string, receiver: string | null) {
  const { rows } = await sql<{
    home: string
    steps: LedgerStep[] | null
    existence: ({ unit: string } & Period)[] | null
    values: ValueRow[]
    facts: MemberLedger['facts']
    held: SpellRow[] | null
  }>`
    select person.organisation_id as home,
      (select json_agg(step) from (
        select id::text, on_day as "on", seq, category, from_organisation_id::text as "from",
          to_organisation_id::text as "to"
        from movement where member_id = ${memberId} and superseded_at is null order by on_day, seq) step) as steps,
      (select json_agg(self) from (
        select unit.id::text as unit, self.from_day as "from", self.until_day as "until"
        from (
          select to_organisation_id as id from movement where member_id = ${memberId} and superseded_at is null
          union select ${receiver}::bigint) unit
        join organisation_ancestor self on self.ancestor_id = unit.id and self.descendant_id = unit.id) self
      ) as existence,
      (select json_agg(attribute) from (
        select field, given.from_day as "from", given.value, coded_value.id as code
        from (
          values ('ethnicity', null::date, ethnicity), ('religion', null, religion), ('education', null, education),
            ('theory', null, theory), ('stratum', null, stratum)
          union all
          select field, from_day, value from person_attribute where person_id = ${memberId} and superseded_at is null
            and field = any(${COUNTED_FIELDS}::text[])
        ) given (field, from_day, value)
        left join coded_value using (field, value)) attribute) as "values",
      json_build_object('sex', case sex when 'nam' then 1 else 2 end, 'born_on', born_on, 'official_on', official_on,
        'decided_on', case seniority_basis when 'card' then ceremony_on else admission_decided_on end) as facts,
      (select json_agg(spell) from member_spell spell where member_id = ${memberId}) as held
    from member join person on person.id = member.person_id where member.person_id = ${memberId}`.execute(tx)
  const { home, steps, existence, values, facts, held } = rows[0]!
  return {
    memberId,
    home,
    steps: steps ?? [],
    existence: byUnit(existence ?? []),
    values,
    facts,
    held: held ?? [],
  }
}

function byUnit(rows: readonly ({ unit: string } & Period)[]): Map<string, Period[]> {
  const periods = new Map<string, Period[]>()
  for (const { unit, from, until } of rows) periods.set(unit, [...(periods.get(unit) ?? []), { from, until }])
  return periods
}
