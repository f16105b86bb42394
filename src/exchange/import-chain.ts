import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/**
 * Puts every step of the members whom the file moves, register and file together, into the table `import_chain` of the
 * transaction, in the order in which they chain: by day, within a day what only the register has, then the file in its
 * order. `here` is where the step before led, `near` the last row of the file about the member.
 */
export async function buildChain(tx: Db, runId: string): Promise<void> {
  await sql`drop table if exists pg_temp.import_chain`.execute(tx)
  const { rows } = await sql<{ moved: boolean }>`
    select exists (select from movement) as moved`.execute(tx)
  // A command that makes a table takes no parameters.
  const run = sql.lit(Number(runId))
  const ofRegister = sql`
    select member.member_code, on_day, category, giver.code as from_code, receiver.code as to_code,
      null as decision_no, null as note, 0 as part, seq as place, null::integer as line, member_id, movement.id as movement_id
    from member
    join movement on movement.member_id = member.person_id and superseded_at is null
    left join organisation giver on giver.id = from_organisation_id
    left join organisation receiver on receiver.id = to_organisation_id
    where member.member_code in (select member_code from import_movement where run_id = ${run})
      and not exists (
        select from import_movement staged
        where staged.run_id = ${run} and staged.member_code = member.member_code and staged.on_day = movement.on_day
          and staged.category = movement.category and staged.from_code is not distinct from giver.code
          and staged.to_code is not distinct from receiver.code)`
  await sql`
    create temporary table import_chain on commit drop as
    select member_code, on_day, category, from_code, to_code, decision_no, note, line, member_id::bigint, movement_id::bigint,
      lag(to_code) over steps as here, lead(on_day, 1, 'infinity') over steps as until_day,
      row_number() over (partition by member_code collate "C", on_day order by part, place)::integer - 1 as seq,
      max(line) over (partition by member_code collate "C") as near
    from (
      ${rows[0]!.moved ? sql`${ofRegister} union all` : sql``}
      select member_code, on_day, category, from_code, to_code, decision_no, note, 1, line, line, null, null
      from import_movement where run_id = ${run}
    ) chain (member_code, on_day, category, from_code, to_code, decision_no, note, part, place, line, member_id, movement_id)
    window steps as (partition by member_code collate "C" order by on_day, part, place)`.execute(tx)
  await sql`analyze import_chain`.execute(tx)
}
