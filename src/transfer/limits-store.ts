import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { TemporaryLimitsShape } from './limits-api.ts'
import { transferLawOn, type TemporaryLimits } from './law.ts'

const KEY = 'transfer.limits'

/** The limits of a temporary transfer: as an administrator set them, else those of the text in force. */
export async function readLimits(db: Db, on: Day): Promise<TemporaryLimits> {
  const { rows } = await sql<{ value: unknown }>`select value from setting where key = ${KEY}`.execute(db)
  const set = TemporaryLimitsShape.safeParse(rows[0]?.value)
  return set.success ? set.data : transferLawOn(on).temporary
}

/** Sets the limits; null: those of the text again. */
export async function writeLimits(tx: Db, limits: TemporaryLimits | null): Promise<void> {
  if (limits === null) await sql`delete from setting where key = ${KEY}`.execute(tx)
  else
    await sql`insert into setting (key, value) values (${KEY}, ${JSON.stringify(limits)}::jsonb)
      on conflict (key) do update set value = excluded.value`.execute(tx)
}
