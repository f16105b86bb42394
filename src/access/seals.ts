import { createHash, type Hash } from 'node:crypto'
import { sql } from 'kysely'
import { advisoryLock, inTransaction, type Db } from '#platform/db.ts'
import { MOST_FINDINGS } from '#platform/verify.ts'

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
 * Recomputes every seal in one pass over the log: finds altered, removed and inserted events, missing seals, and events left unsealed for
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
  const log = new SealedEvents(db)
  for await (const seal of sealsInOrder(db)) {
    seals += 1
    if (BigInt(seal.id) !== BigInt(seals))
      findings.push(finding('seal-missing', seals, { found: Number(seal.id) }))
    seals = Number(seal.id)
    const { digest, count } = await log.digestUnder(seal.id, before)
    events += count
    if (!digest.equals(seal.digest)) findings.push(brokenSeal(seal, count))
    before = seal.digest
    if (findings.length >= MOST_FINDINGS) break
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

/** The sealed events in the order of their seals, read once from front to back in pages. */
class SealedEvents {
  private page: (EventRow & { seal_id: string })[] = []
  private at = 0
  private after = { seal: '0', id: '0' }
  private ended = false

  constructor(private db: Db) {}

  /** The digest that the seal must have, and how many events stand under it; seals are asked for in their order. */
  async digestUnder(sealId: string, before: Buffer): Promise<{ digest: Buffer; count: number }> {
    const hash = beginDigest(before, sealId)
    let count = 0
    while (await this.more()) {
      const event = this.page[this.at]!
      if (BigInt(event.seal_id) > BigInt(sealId)) break
      this.at += 1
      if (event.seal_id !== sealId) continue
      addEvent(hash, event)
      count += 1
    }
    return { digest: hash.digest(), count }
  }

  private async more(): Promise<boolean> {
    if (this.at < this.page.length) return true
    if (this.ended) return false
    const { rows } = await sql<EventRow & { seal_id: string }>`
      select ${FIELDS}, seal_id from event where (seal_id, id) > (${this.after.seal}, ${this.after.id})
      order by seal_id, id limit ${BATCH}`.execute(this.db)
    this.page = rows
    this.at = 0
    this.ended = rows.length < BATCH
    const last = rows.at(-1)
    if (last) this.after = { seal: last.seal_id, id: last.id }
    return rows.length > 0
  }
}

function digestOf(before: Buffer, sealId: string, rows: readonly EventRow[]): Buffer {
  const hash = beginDigest(before, sealId)
  for (const event of rows) addEvent(hash, event)
  return hash.digest()
}

function beginDigest(before: Buffer, sealId: string): Hash {
  return createHash('sha256').update(before).update(`\n${sealId}\n`)
}

function addEvent(hash: Hash, e: EventRow): void {
  const fields = [e.id, e.at, e.actor_kind, e.account_id, e.actor_name, e.action, e.organisation_id]
  hash.update(`${JSON.stringify([...fields, e.subject_kind, e.subject_id, e.request_id, e.details])}\n`)
}

function brokenSeal(seal: SealRow, count: number): SealFinding {
  const code =
    count < seal.events ? 'event-removed' : count > seal.events ? 'event-inserted' : 'event-altered'
  return finding(code, Number(seal.id), {
    firstEvent: seal.first_event_id,
    lastEvent: seal.last_event_id,
    events: count,
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

async function* sealsInOrder(db: Db): AsyncGenerator<SealRow> {
  for (let after = '0'; ;) {
    const { rows } =
      await sql<SealRow>`select * from event_seal where id > ${after} order by id limit ${BATCH}`.execute(db)
    yield* rows
    if (rows.length < BATCH) return
    after = rows.at(-1)!.id
  }
}

async function unsealedTail(db: Db, now: Date): Promise<{ unsealed: number; late: number; orphans: number }> {
  const { rows } = await sql<{ unsealed: string; late: string; orphans: string }>`
    select count(*) as unsealed, count(*) filter (where at < ${now}::timestamptz - interval '10 minutes') as late,
      (select count(*) from event e where seal_id > (select coalesce(max(id), 0) from event_seal)) as orphans
    from event where seal_id is null`.execute(db)
  const { unsealed, late, orphans } = rows[0]!
  return { unsealed: Number(unsealed), late: Number(late), orphans: Number(orphans) }
}
