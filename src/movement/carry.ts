import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_JOURNALED, renewFigures } from './changes.ts'
import { SPELL_COLUMNS } from './spells.ts'

/**
 * Carries all whom a reorganisation moves on a day over to their new units: their spells from the day on, and their
 * records. What `rebuildSpells` would derive, without deriving it: the act's movements are the last of those members.
 * Journals movements and spells. Must run in the act's transaction, which holds the tree for itself.
 */
export async function carryMembers(tx: Db, reorganisationId: string, on: Day): Promise<void> {
  const moved = sql`movement where reorganisation_id = ${reorganisationId} and on_day = ${on}::date and superseded_at is null`
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${moved}`.execute(tx)
  const isJournaled = Number(rows[0]!.n) <= MOST_JOURNALED
  if (isJournaled)
    await sql`
      insert into movement_change (member_id, weight, on_day, category, from_organisation_id, to_organisation_id)
      select member_id, 1, on_day, category, from_organisation_id, to_organisation_id from ${moved}`.execute(
      tx,
    )
  else await renewFigures(tx)
  await carrySpells(tx, moved, on, isJournaled)
  await sql`
    update person set organisation_id = mover.to_organisation_id
    from (select member_id, to_organisation_id from ${moved}) mover
    where person.id = mover.member_id`.execute(tx)
}

/** The spell of the day before ends with it and another begins; spells that begin later only change their unit. */
async function carrySpells(tx: Db, moved: RawBuilder<unknown>, on: Day, isJournaled: boolean): Promise<void> {
  const kept = sql`sex, born_on, decided_on, official_on, ethnicity, religion, education, theory, stratum`
  await sql`
    with mover as materialized (select member_id, to_organisation_id as to_id from ${moved}),
    held as materialized (
      select spell.*, mover.to_id from mover
      join member_spell spell on spell.member_id = mover.member_id and spell.until_day > ${on}::date
    ),
    cut as (
      select member_id, from_day, organisation_id, ${on}::date as until_day, ${kept} from held where from_day < ${on}::date
    ),
    carried as (
      select member_id, greatest(from_day, ${on}::date) as from_day, to_id as organisation_id, until_day, ${kept} from held
    ),
    journaled as (
      insert into spell_change (weight, ${SPELL_COLUMNS})
      select change.weight, ${SPELL_COLUMNS} from (
        select -1 as weight, ${SPELL_COLUMNS} from held
        union all select 1, ${SPELL_COLUMNS} from cut
        union all select 1, ${SPELL_COLUMNS} from carried
      ) change where ${isJournaled}
    ),
    ended as (
      update member_spell set until_day = ${on}::date from cut
      where member_spell.member_id = cut.member_id and member_spell.from_day = cut.from_day
    )
    insert into member_spell (${SPELL_COLUMNS}) select ${SPELL_COLUMNS} from carried
    on conflict (member_id, from_day) do update set organisation_id = excluded.organisation_id`.execute(tx)
}
