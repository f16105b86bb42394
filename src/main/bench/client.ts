import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { insertAccount, insertHolding } from '#access/accounts.ts'
import { beginSession } from '#access/sessions.ts'
import { createApp } from '#main/server.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database/connect.ts'
import { day, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'

/** A signed-in officer of the whole, asking through the HTTP application (without a port). */
export interface Client {
  get: (path: string) => Promise<unknown>
  post: (path: string, body: object) => Promise<unknown>
  root: { id: string; publicId: string }
  /** The unit directly below the root with the most members. */
  largest: { id: string; publicId: string }
  /** What a real member is searched by: the given and family name, the card. */
  some: { words: string; cardNo: string }
}

export async function openClient(database: Database, today: Day): Promise<Client> {
  const { db } = database
  const root = await firstOf(
    db,
    sql`
    select organisation.id, public_id as "publicId" from organisation_state state
    join organisation on organisation.id = organisation_id
    where superseded_at is null and superior_id is null limit 1`,
  )
  const largest = await firstOf(
    db,
    sql`
    select organisation.id, public_id as "publicId" from organisation_state state
    join organisation on organisation.id = organisation_id
    join organisation_ancestor above on above.ancestor_id = organisation_id and above.from_day <= ${today} and ${today} < above.until_day
    join member_spell spell on spell.organisation_id = above.descendant_id and spell.from_day <= ${today} and ${today} < spell.until_day
    where superseded_at is null and superior_id = ${root.id} and state.from_day <= ${today} and ${today} < state.until_day
    group by 1, 2 order by count(*) desc limit 1`,
  )
  const { rows } = await sql<{ name: string; cardNo: string }>`
    select full_name as name, card_no as "cardNo" from member join person on person.id = person_id
    where card_no is not null order by person_id offset 777 limit 1`.execute(db)
  const words = rows[0]!.name.split(' ')
  const app = await createApp({
    config: readConfig({}),
    database,
    log: createLog('silent'),
    today: () => today,
  })
  const headers = { cookie: await cookieOf(db, root.id), 'content-type': 'application/json' }
  const answer = async (path: string, init: RequestInit) => {
    const response = await app.request(path, { ...init, headers })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
    return text
  }
  return {
    get: (path) => answer(path, {}),
    post: (path, body) => answer(path, { method: 'POST', body: JSON.stringify(body) }),
    root,
    largest,
    some: { words: `${words.at(-1)} ${words[0]}`, cardNo: rows[0]!.cardNo },
  }
}

async function firstOf(db: Db, query: ReturnType<typeof sql>): Promise<{ id: string; publicId: string }> {
  const { rows } = await sql<{ id: string; publicId: string }>`${query}`.execute(db)
  return rows[0]!
}

async function cookieOf(db: Db, rootId: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const userName = `bench-${randomBytes(4).toString('hex')}`
    const { id } = await insertAccount(tx, { userName, fullName: 'Bench' })
    await insertHolding(tx, {
      accountId: id,
      role: 'officer',
      organisationId: rootId,
      from: day('2000-01-01'),
      by: 'bench',
      eventId: null,
    })
    const { token } = await beginSession(tx, id, new Date(), null)
    return `dangvu=${token}`
  })
}
