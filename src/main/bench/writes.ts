import { sql } from 'kysely'
import { machineActor } from '#access/policy.ts'
import { changeLedger, type LedgerChange } from '#movement/ledger.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'

/** How many transfers were committed in a second, and how long one took in milliseconds. */
export interface WriteRate {
  perSecond: number
  p50: number
  p99: number
}

/** Transfers as the register records them, beside the least SQL that one needs. */
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
 * Transfers members who are in a branch on `today` to another one, each once, on so many connections at once: in turns by
 * `changeLedger` with its audit event, and by the least SQL that a transfer needs. Both commit, to the same tables; what
 * the bare ones wrote is taken back at the end, ours stays.
 */
export async function measureWrites(
  { db, pool }: Pick<Database, 'db' | 'pool'>,
  { connections, seconds, today }: { connections: number; seconds: number; today: Day },
): Promise<WriteMeasure> {
  const transfers = await drawTransfers(db, Math.ceil(seconds * MOST_PER_SECOND), today)
  const actor = machineActor('bench', today)
  const barely: string[] = []
  const [ours, bare] = [new Tally(), new Tally()]
  const share = { connections, seconds: seconds / TURNS / 2 }
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      await bare.run(share, transfers, async (transfer) => {
        barely.push(transfer.memberId)
        await transferBarely(pool, transfer, today)
      })
      await ours.run(share, transfers, (transfer) =>
        inTransaction(db, (tx) => changeLedger(tx, actor, changeOf(transfer, today))),
      )
    }
  } finally {
    await takeBack(db, barely, today)
  }
  const [oursRate, bareRate] = [ours.rate(), bare.rate()]
  return {
    ours: oursRate,
    bare: bareRate,
    ratio: oursRate.perSecond / bareRate.perSecond,
    errors: ours.errors + bare.errors,
  }
}

function changeOf({ memberId, from, to }: Transfer, today: Day): LedgerChange {
  const entry = { on: today, category: 'I4', from, to, decisionNo: null, note: null }
  const event = {
    action: 'movement.record',
    organisationId: to,
    subjectKind: 'person',
    subjectId: memberId,
    details: { on: today, category: 'I4' },
  }
  return { memberId, entry, event, today }
}

/** Members drawn at random who are in a unit that goes on, each with the unit of another one. */
async function drawTransfers(db: Db, count: number, today: Day): Promise<Transfer[]> {
  const { rows } = await sql<{ memberId: string; from: string }>`
    select member_id as "memberId", organisation_id as "from" from member_spell
    where until_day = 'infinity' and from_day < ${today}
      and not exists (select from movement where movement.member_id = member_spell.member_id and on_day >= ${today})
      and exists (select from organisation_ancestor self where self.ancestor_id = organisation_id
        and self.descendant_id = organisation_id and self.from_day <= ${today} and self.until_day = 'infinity')
    order by hashint8(member_id) limit ${count}`.execute(db)
  return rows.flatMap(({ memberId, from }, index) => {
    const to = rows[(index + 1) % rows.length]!.from
    return to === from ? [] : [{ memberId, from, to }]
  })
}

/** The spell closed, the next one opened, two entries of the ledger. */
async function transferBarely(
  pool: Database['pool'],
  { memberId, from, to }: Transfer,
  today: Day,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `update member_spell set until_day = $2 where member_id = $1 and until_day = 'infinity'`,
      [memberId, today],
    )
    await client.query(
      `insert into member_spell select member_id, $3, $2, 'infinity', sex, born_on, decided_on, official_on,
        ethnicity, religion, education, theory, stratum from member_spell where member_id = $1 and until_day = $2`,
      [memberId, today, to],
    )
    await client.query(
      `insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id)
        values ($1, $2, 0, 'D5', $3, null), ($1, $2, 1, 'I4', null, $4)`,
      [memberId, today, from, to],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function takeBack(db: Db, memberIds: readonly string[], today: Day): Promise<void> {
  const drawn = sql`member_id = any(${memberIds}::bigint[])`
  await inTransaction(db, async (tx) => {
    await sql`delete from movement where ${drawn} and on_day = ${today}::date`.execute(tx)
    await sql`delete from member_spell where ${drawn} and from_day = ${today}::date`.execute(tx)
    await sql`update member_spell set until_day = 'infinity' where ${drawn} and until_day = ${today}::date`.execute(
      tx,
    )
  })
}

/** Runs work on several connections at once and keeps how long each piece took. */
class Tally {
  errors = 0
  private times: number[] = []
  private elapsed = 0

  async run(
    { connections, seconds }: { connections: number; seconds: number },
    transfers: Transfer[],
    work: (transfer: Transfer) => Promise<unknown>,
  ): Promise<void> {
    const start = performance.now()
    const until = start + seconds * 1000
    const one = async () => {
      for (let next = transfers.pop(); next && performance.now() < until; next = transfers.pop()) {
        const before = performance.now()
        await work(next).then(
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
