import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { MOST } from './api.ts'

/** One act of looking at a person's file. */
export interface Look {
  at: string
  userName: string
  fullName: string | null
  action: string
}

/** The latest acts on a person's file, newest first: who opened it, saw its numbers, changed it. */
export async function readLooks(db: Db, publicId: string): Promise<Look[]> {
  const { rows } = await sql<{ at: Date; actor_name: string; full_name: string | null; action: string }>`
    select event.at, event.actor_name, account.full_name, event.action
    from event left join account on account.id = event.account_id
    where event.subject_kind = 'person' and event.subject_id = ${publicId}
    order by event.id desc limit ${MOST.looks}`.execute(db)
  return rows.map((row) => ({
    at: row.at.toISOString(),
    userName: row.actor_name,
    fullName: row.full_name,
    action: row.action,
  }))
}
