import { sql } from 'kysely'
import type { NewEvent } from '#access/events.ts'
import { machineActor } from '#access/policy.ts'
import { changeLedger } from '#movement/ledger.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'

/** How many transfers were committed in a second, and how long one took in milliseconds. */
export interface WriteRate {
  perSecond: number
  p50: number
  p99: number
}

/** Transfers as the register records them beside the least SQL that one needs, in turns on the same connections. */
export interface WriteMeasure {
  ours: WriteRate
  bare: WriteRate
  ratio: number
  errors: number
}

interface Transfer {
  memberId: string
  from: string
  to: string
}

const TURNS = 4
const MOST_PER_SECOND = 4000

/**
 * Transfers members who are in a branch on `today` to another one, each once, on so many connections at once, half of
 * the time by `changeLedger` with its audit event, half by four bare statements on copies of their rows (the indexes of
 * the real tables, no references). All is committed and stays; the copies go.
 */
export async function measureWrites(
  { db, pool }: Pick<Database, 'db' | 'pool'>,
  { connections, seconds, today }: { connections: number; seconds: number; today: Day },
): Promise<WriteMeasure> {
  const transfers = await drawTransfers(db, Math.ceil(seconds * MOST_PER_SECOND), today)
  await copyTables(db, transfers)
  const next = () => {
    const transfer = transfers.pop()
    if (!transfer) throw new Error('the register has too few members for so many seconds')
    return transfer
  }
  const actor = machineActor('bench', today)
  const [ours, bare] = [new Tally(), new Tally()]
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const share = { connections, seconds: seconds / TURNS / 2 }
      await bare.run(share, async () => {
        const client = await pool.connect()
        try {
          await transferBarely(client, next(), today)
        } finally {
          client.release()
        }
      })
      await ours.run(share, async () => {
        const { memberId, from, to } = next()
        const entry = { on: today, category: 'I4', from, to, decisionNo: null, note: null }
        const event: NewEvent = {
          action: 'movement.record',
          organisationId: to,
          subjectKind: 'person',
          subjectId: memberId,
          details: { on: today, category: 'I4' },
        }
        await inTransaction(db, (tx) => changeLedger(tx, actor, { memberId, entry, event, today }))
      })
    }
  } finally {
    await sql`drop table bench_spell, bench_movement`.execute(db)
  }
  const [oursRate, bareRate] = [ours.rate(), bare.rate()]
  return {
    ours: oursRate,
    bare: bareRate,
    ratio: oursRate.perSecond / bareRate.perSecond,
    errors: ours.errors + bare.errors,
  }
}

/** Members drawn at random who are in a unit that goes on, each with the unit of another one. */
async function drawTransfers(db: Db, count: number, today: Day): Promise<Transfer[]> {
  const { rows } = await sql<{ memberId: string; from: string }>`
    select member_id as "memberId", organisation_id as "from" from member_spell
    where until_day = 'infinity' and from_day <= ${today}
      and exists (select from organisation_ancestor self where self.ancestor_id = organisation_id
        and self.descendant_id = organisation_id and self.from_day <= ${today} and self.until_day = 'infinity')
    order by hashint8(member_id) limit ${count}`.execute(db)
  return rows.flatMap(({ memberId, from }, index) => {
    const to = rows[(index + 1) % rows.length]!.from
    return to === from ? [] : [{ memberId, from, to }]
  })
}

async function copyTables(db: Db, transfers: readonly Transfer[]): Promise<void> {
  const members = sql`any(${transfers.map((one) => one.memberId)}::bigint[])`
  await sql`drop table if exists bench_spell, bench_movement`.execute(db)
  await sql`create table bench_spell (like member_spell including all)`.execute(db)
  await sql`create table bench_movement (like movement including all)`.execute(db)
  await sql`insert into bench_spell select * from member_spell where member_id = ${members}`.execute(db)
  await sql`insert into bench_movement overriding system value select * from movement where member_id = ${members}`.execute(
    db,
  )
  await sql`select setval(pg_get_serial_sequence('bench_movement', 'id'), max(id)) from bench_movement`.execute(
    db,
  )
  await sql`analyze bench_spell, bench_movement`.execute(db)
}

/** A transfer by the least SQL: the spell closed, the next one opened, two entries of the ledger. */
async function transferBarely(
  client: { query: (text: string, values?: unknown[]) => Promise<unknown> },
  { memberId, from, to }: Transfer,
  today: Day,
): Promise<void> {
  await client.query('begin')
  await client.query(
    `update bench_spell set until_day = $2 where member_id = $1 and until_day = 'infinity'`,
    [memberId, today],
  )
  await client.query(
    `insert into bench_spell select member_id, $3, $2, 'infinity', sex, born_on, decided_on, official_on,
      ethnicity, religion, education, theory, stratum from bench_spell where member_id = $1 and until_day = $2`,
    [memberId, today, to],
  )
  await client.query(
    `insert into bench_movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id)
      values ($1, $2, 0, 'D5', $3, null), ($1, $2, 1, 'I4', null, $4)`,
    [memberId, today, from, to],
  )
  await client.query('commit')
}

/** Runs work on several connections at once and keeps how long each piece took. */
class Tally {
  errors = 0
  private times: number[] = []
  private elapsed = 0

  async run(
    { connections, seconds }: { connections: number; seconds: number },
    work: () => Promise<void>,
  ): Promise<void> {
    const start = performance.now()
    const until = start + seconds * 1000
    const one = async () => {
      while (performance.now() < until) {
        const before = performance.now()
        await work().then(
          () => this.times.push(performance.now() - before),
          () => (this.errors += 1),
        )
      }
    }
    await Promise.all(Array.from({ length: connections }, one))
    this.elapsed += performance.now() - start
  }

  rate(): WriteRate {
    const sorted = this.times.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return { perSecond: (sorted.length / this.elapsed) * 1000, p50: at(0.5), p99: at(0.99) }
  }
}
