import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** All that stands in force, without numbers of rows: people, ledger, spells, dated values, statuses, badges. */
export async function registerInForce(db: Db) {
  const { rows } = await sql<{ table: string; rows: unknown }>`
    select 'person' as table, jsonb_agg(to_jsonb(p) order by id) as rows from person p
    union all select 'member', jsonb_agg(to_jsonb(m) order by person_id) from member m
    union all select 'movement', jsonb_agg(jsonb_build_array(member_id, on_day, seq, category, from_organisation_id,
        to_organisation_id, decision_no, note) order by member_id, on_day, seq) from movement where superseded_at is null
    union all select 'spell', jsonb_agg(to_jsonb(s) order by member_id, from_day) from member_spell s
    union all select 'attribute', jsonb_agg(jsonb_build_array(person_id, field, from_day, value) order by person_id, field, from_day)
      from person_attribute where superseded_at is null
    union all select 'status', jsonb_agg(jsonb_build_array(member_id, status, from_day, until_day) order by member_id, status, from_day)
      from member_status where superseded_at is null
    union all select 'badge', jsonb_agg(jsonb_build_array(member_id, level, on_day, badge_no) order by member_id, level)
      from badge where superseded_at is null
    union all select 'period', jsonb_agg(jsonb_build_array(person_id, kind, from_day, data) order by person_id, kind, from_day)
      from person_period where superseded_at is null`.execute(db)
  return rows
}
