import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'
import { renewFigures } from './changes.ts'
import { codeValues, SPELL_COLUMNS, spellsFromLedger } from './spells.ts'
import { COUNTED_FIELDS } from './stays.ts'

/**
 * Derives the spells of a register that has none yet, in the order of their units, so that those of neighbours lie
 * together. Everybody's record must already be kept where the ledger puts it.
 */
export async function deriveFirstSpells(tx: Db): Promise<void> {
  await codeValues(tx)
  await renewFigures(tx)
  await sql`
    insert into member_spell (${SPELL_COLUMNS})
    select * from (${allSpells()}) due (${SPELL_COLUMNS}) order by organisation_id, from_day, member_id`.execute(
    tx,
  )
}

const CHANGED = sql`
  select person_id from person_attribute where superseded_at is null and field = any(${COUNTED_FIELDS}::text[])`

/**
 * Everybody's spells, as `spellsFromLedger` says them: at length for the few whose counted attributes change; for all
 * others a spell is a stay.
 */
export function allSpells(): RawBuilder<unknown> {
  return sql`
    (${spellsFromLedger(CHANGED)})
    union all
    (select stay.member_id, from_day, organisation_id, until_day, file.sex, file.born_on, file.decided_on, file.official_on,
      file.ethnicity, file.religion, file.education, file.theory, file.stratum
    from (
      select member_id, to_organisation_id as organisation_id, on_day as from_day,
        lead(on_day, 1, 'infinity') over (partition by member_id order by on_day, seq) as until_day
      from movement where superseded_at is null
    ) stay
    join (${FILES}) file on file.member_id = stay.member_id
    where stay.organisation_id is not null and from_day < until_day)`
}

/** What a spell copies from the files of those whose counted attributes never change. */
const FILES = sql`
  select person.id as member_id, case person.sex when 'nam' then 1::smallint else 2::smallint end as sex, person.born_on,
    case member.seniority_basis when 'card' then member.ceremony_on else member.admission_decided_on end as decided_on,
    member.official_on, ethnicity.id as ethnicity, religion.id as religion, education.id as education, theory.id as theory,
    stratum.id as stratum
  from member
  join person on person.id = member.person_id
  ${sql.join(
    COUNTED_FIELDS.map(
      (field) =>
        sql`left join coded_value ${sql.ref(field)} on ${sql.ref(field)}.field = ${sql.lit(field)}
          and ${sql.ref(field)}.value = person.${sql.ref(field)}`,
    ),
    sql` `,
  )}
  where not exists (select from (${CHANGED}) changed where changed.person_id = person.id)`
