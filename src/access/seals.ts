import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { advisoryLock, inTransaction, type Db } from '#platform/db.ts'

/** Events under one seal at most; with a seal a second the chain keeps up with ten thousand events a second. */
const BATCH = 10_000
const BEGINNING = Buffer.from('dangvu audit log')

/** One seal: so many events, and the digest that anyone may write down elsewhere to prove the log later. */
export interface Seal {
  id: string
  events: number
  digest: string
}

/**
 * Seals the events that have no seal yet: SHA-256 over the seal before and every field of each event in order of
 * id. Writers never wait for it. Null when there was nothing to seal.
 */
export async function sealEvents(db: Db, now: Date): Promise<Seal | null> {
  const waiting = await sql`select 1 from event where seal_id is null limit 1`.execute(db)
  if (waiting.rows.length === 0) return null
  return inTransaction(db, async (tx) => {
    await advisoryLock(tx, 'dangvu event seal')
    const last = await lastSeal(tx)
    const { rows } = await sql<EventRow>`
      select ${FIELDS} from event where seal_id is null order by id limit ${BATCH} for update`.execute(tx)
    if (rows.length === 0) return null
    const id = String(BigInt(last?.id ?? 0) + 1n)
    const digest = digestOf(last?.digest ?? BEGINNING, id, rows)
    await sql`insert into event_seal (id, sealed_at, events, first_event_id, last_event_id, digest)
      values (${id}, ${now}, ${rows.length}, ${rows[0]!.id}, ${rows.at(-1)!.id}, ${digest})`.execute(tx)
    await sql`update event set seal_id = ${id}
      where id = any(${rows.map((row) => row.id)}::bigint[])`.execute(tx)
    return { id, events: rows.length, digest: digest.toString('hex') }
  })
}

/** Something wrong with the audit log, in the shape of every check's findings. */
export interface SealFinding {
  severity: 'error' | 'warning'
  sheet: 'event_seal'
  /** The seal, 0 for the log as a whole. */
  line: number
  column: ''
  code: 'event-altered' | 'event-removed' | 'event-inserted' | 'seal-missing' | 'seal-late'
  facts: Record<string, string | number | null>
}

/**
 * Recomputes every seal: finds altered, removed and inserted events, missing seals, and events left unsealed for
 * ten minutes. `unsealed` counts the tail that no seal proves yet; `digest` is the last seal's.
 */
export async function verifySeals(
  db: Db,
  now: Date,
): Promise<{
  findings: SealFinding[]
  seals: number
  events: number
  unsealed: number
  digest: string | null
}> {
  const findings: SealFinding[] = []
  let before: Buffer = BEGINNING
  let [seals, events] = [0, 0]
  for (let next = await sealAfter(db, '0'); next; next = await sealAfter(db, next.id)) {
    seals += 1
    const { rows } =
      await sql<EventRow>`select ${FIELDS} from event where seal_id = ${next.id} order by id`.execute(db)
    events += rows.length
    if (BigInt(next.id) !== BigInt(seals))
      findings.push(finding('seal-missing', seals, { found: Number(next.id) }))
    seals = Number(next.id)
    if (!digestOf(before, next.id, rows).equals(next.digest)) findings.push(brokenSeal(next, rows))
    before = next.digest
  }
  const tail = await unsealedTail(db, now)
  if (tail.late > 0) findings.push({ ...finding('seal-late', 0, { events: tail.late }), severity: 'warning' })
  if (tail.orphans > 0) findings.push(finding('seal-missing', seals + 1, { events: tail.orphans }))
  return { findings, seals, events, unsealed: tail.unsealed, digest: seals ? before.toString('hex') : null }
}

/** As `verifySeals`, the findings alone. */
export async function verifyEvents(db: Db, now: Date): Promise<SealFinding[]> {
  return (await verifySeals(db, now)).findings
}

/** How many events are sealed, how many wait, and when the last seal was set. */
export async function countSeals(
  db: Db,
): Promise<{ sealed: number; unsealed: number; lastSealedAt: Date | null }> {
  const { rows } = await sql<{ sealed: string; unsealed: string; last: Date | null }>`
    select coalesce(sum(events), 0) as sealed, max(sealed_at) as last,
      (select count(*) from event where seal_id is null) as unsealed from event_seal`.execute(db)
  const { sealed, unsealed, last } = rows[0]!
  return { sealed: Number(sealed), unsealed: Number(unsealed), lastSealedAt: last }
}

// Every column of the event as text, so that both engines and a restored copy give the same bytes.
const FIELDS = sql`id, (extract(epoch from at) * 1000000)::bigint::text as at, actor_kind, account_id::text, actor_name,
  action, organisation_id::text, subject_kind, subject_id, request_id, details::text as details`

interface EventRow {
  id: string
  at: string
  actor_kind: string
  account_id: string | null
  actor_name: string
  action: string
  organisation_id: string | null
  subject_kind: string | null
  subject_id: string | null
  request_id: string | null
  details: string
}

interface SealRow {
  id: string
  events: number
  first_event_id: string
  last_event_id: string
  digest: Buffer
}

function digestOf(before: Buffer, sealId: string, rows: readonly EventRow[]): Buffer {
  const hash = createHash('sha256').update(before).update(`\n${sealId}\n`)
  for (const e of rows) {
    const fields = [e.id, e.at, e.actor_kind, e.account_id, e.actor_name, e.action, e.organisation_id]
    hash.update(`${JSON.stringify([...fields, e.subject_kind, e.subject_id, e.request_id, e.details])}\n`)
  }
  return hash.digest()
}

function brokenSeal(seal: SealRow, rows: readonly EventRow[]): SealFinding {
  const code =
    rows.length < seal.events
      ? 'event-removed'
      : rows.length > seal.events
        ? 'event-inserted'
        : 'event-altered'
  return finding(code, Number(seal.id), {
    firstEvent: seal.first_event_id,
    lastEvent: seal.last_event_id,
    events: rows.length,
    sealed: seal.events,
  })
}

function finding(code: SealFinding['code'], line: number, facts: SealFinding['facts']): SealFinding {
  return { severity: 'error', sheet: 'event_seal', line, column: '', code, facts }
}

async function lastSeal(db: Db): Promise<SealRow | undefined> {
  const { rows } = await sql<SealRow>`select * from event_seal order by id desc limit 1`.execute(db)
  return rows[0]
}

async function sealAfter(db: Db, id: string): Promise<SealRow | undefined> {
  const { rows } = await sql<SealRow>`select * from event_seal where id > ${id} order by id limit 1`.execute(
    db,
  )
  return rows[0]
}

async function unsealedTail(db: Db, now: Date): Promise<{ unsealed: number; late: number; orphans: number }> {
  const { rows } = await sql<{ unsealed: string; late: string; orphans: string }>`
    select count(*) as unsealed, count(*) filter (where at < ${now}::timestamptz - interval '10 minutes') as late,
      (select count(*) from event e where seal_id > (select coalesce(max(id), 0) from event_seal)) as orphans
    from event where seal_id is null`.execute(db)
  const { unsealed, late, orphans } = rows[0]!
  return { unsealed: Number(unsealed), late: Number(late), orphans: Number(orphans) }
}
