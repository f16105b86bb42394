import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Facts that go over to the kept file: their table, the column that says whose they are, and by what two of them are the same. */
interface CopiedTable {
  table: string
  person: string
  same: readonly string[]
}

/** What is counted or shown as a person's own. Cases, dues and letters stay where they were written, and are shown through the pointer. */
export const COPIED: readonly CopiedTable[] = [
  { table: 'badge', person: 'member_id', same: ['level'] },
  { table: 'member_status', person: 'member_id', same: ['status', 'from_day'] },
  { table: 'post', person: 'person_id', same: ['organisation_id', 'committee', 'role', 'from_day'] },
  { table: 'person_period', person: 'person_id', same: ['kind', 'from_day', 'data'] },
  { table: 'training_learner', person: 'person_id', same: ['class_id'] },
  { table: 'training_result', person: 'person_id', same: ['class_id'] },
  { table: 'training_certificate', person: 'person_id', same: ['class_id'] },
]

/** Columns that belong to the row, not to the fact. */
const OF_ROW = [
  'id',
  'public_id',
  'recorded_at',
  'recorded_event',
  'superseded_at',
  'superseded_event',
  'superseded_reason',
]

async function columnsOf(db: Db, table: string, person: string) {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and not column_name = any(${[...OF_ROW, person]}::text[])
    order by ordinal_position`.execute(db)
  return sql.join(rows.map(({ name }) => sql.ref(name)))
}

/** Takes the merged file's facts over to the kept one, each superseded where it was; what the kept file has already is not doubled. */
export async function copyFacts(
  tx: Db,
  { keptId, mergedId, eventId }: { keptId: string; mergedId: string; eventId: string },
): Promise<void> {
  for (const { table, person, same } of COPIED) {
    const name = sql.table(table)
    const columns = await columnsOf(tx, table, person)
    await sql`update ${name} set superseded_at = now(), superseded_event = ${eventId}
      where ${sql.ref(person)} = ${mergedId} and superseded_at is null`.execute(tx)
    const alike = sql.join(
      same.map((column) => sql`had.${sql.ref(column)} = gone.${sql.ref(column)}`),
      sql` and `,
    )
    await sql`
      insert into ${name} (${sql.ref(person)}, ${columns}, recorded_event)
      select ${keptId}, ${columns}, ${eventId} from ${name} gone
      where ${sql.ref(person)} = ${mergedId} and superseded_event = ${eventId}
        and not exists (select from ${name} had where had.${sql.ref(person)} = ${keptId} and had.superseded_at is null and ${alike})
      order by id`.execute(tx)
  }
}

/** Tables in which an act supersedes and records rows of both files: facts, dated changes of fields, the ledger. */
const UNDONE: readonly Pick<CopiedTable, 'table' | 'person'>[] = [
  ...COPIED,
  { table: 'person_attribute', person: 'person_id' },
  { table: 'movement', person: 'member_id' },
]

/** Whether a row that the act recorded has been superseded since, by another. */
export async function isTouchedSince(db: Db, eventId: string, personId: string): Promise<boolean> {
  for (const { table, person } of UNDONE) {
    const { rows } = await sql`
      select from ${sql.table(table)} where ${sql.ref(person)} = ${personId} and recorded_event = ${eventId}
        and superseded_at is not null limit 1`.execute(db)
    if (rows.length > 0) return true
  }
  return false
}

/** Undoes what an act did in all these tables: what it recorded is superseded, what it superseded is recorded again. */
export async function recordAgain(
  tx: Db,
  { act, undoing, people }: { act: string; undoing: string; people: readonly string[] },
): Promise<void> {
  for (const { table, person } of UNDONE) {
    const name = sql.table(table)
    const columns = await columnsOf(tx, table, person)
    const whose = sql`${sql.ref(person)} = any(${[...people]}::bigint[])`
    await sql`update ${name} set superseded_at = now(), superseded_event = ${undoing}
      where ${whose} and recorded_event = ${act} and superseded_at is null`.execute(tx)
    await sql`
      insert into ${name} (${sql.ref(person)}, ${columns}, recorded_event)
      select ${sql.ref(person)}, ${columns}, ${undoing} from ${name}
      where ${whose} and superseded_event = ${act} order by id`.execute(tx)
  }
}
