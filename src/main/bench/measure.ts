import { sql } from 'kysely'
import { seeded } from '#generate/random.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { openAsker, summarise, tenth, type Times } from './asking.ts'
import type { Asked, Question } from './question.ts'
import type { Service } from './service.ts'

/** How one question was answered over HTTP, one asker at a time. */
export interface Measure extends Times {
  name: string
  target: Question['target'] | null
  /** The same in plain SQL over recorded facts; null: not compared. At `PLAIN_PATIENCE_MS` it was broken off. */
  plainMs: number | null
  timesFasterThanPlain: number | null
  /**
   * The bandwidth limit: bytes that an answer from unaggregated columns must at least read, divided by what one core
   * read per ms in this run (`bandwidth.ts`). Below 1: answered from what was added up before.
   */
  limitMs: number | null
  timesTheLimit: number | null
  /** Cores used meanwhile, by the server with its helpers and by PostgreSQL; and their memory after it. */
  serverCores: number
  databaseCores: number
  serverMegabytes: number
  databaseMegabytes: number
  /** The answer gave the very numbers of plain SQL; null where they were not compared. */
  exact: boolean | null
}

export interface Pace {
  /** Requests of each question, fewer where they take longer than the seconds together. */
  rounds: number
  seconds: number
  /** Whether the plain SQL is asked too, which may take minutes at national size. */
  plain: boolean
}

const WARM_UP = 5
/** Plain SQL is given so long; whoever takes longer was at least so slow, and was not compared for exactness. */
const PLAIN_PATIENCE_MS = 120_000

/** Asks a question many times, each time worded anew; null where this version cannot answer it. */
export async function measureQuestion(
  { name, target, draw }: Question,
  given: { service: Service; db: Db; cookies: Record<Asked['as'], string>; bytesPerMs: number },
  pace: Pace,
): Promise<Measure | null> {
  const { service, db, cookies, bytesPerMs } = given
  const random = seeded(6, ...[...name].map((letter) => letter.codePointAt(0)!))
  const asker = openAsker(service.origin)
  const ask = async (asked: Asked) => {
    const answer = await asker.ask({ ...asked, cookie: cookies[asked.as] })
    if (answer.status === 404 || answer.status === 200) return answer
    throw new Error(`${name}: ${asked.path} was answered by ${answer.status} ${answer.body.slice(0, 300)}`)
  }
  try {
    for (let round = 0; round < WARM_UP; round++) if ((await ask(draw(random))).status === 404) return null
    const [times, limits] = [[] as number[], [] as number[]]
    const before = await service.usage()
    const started = performance.now()
    while (times.length < pace.rounds && performance.now() - started < pace.seconds * 1_000) {
      const asked = draw(random)
      times.push((await ask(asked)).ms)
      if (asked.bytes !== undefined) limits.push(asked.bytes / bytesPerMs)
    }
    const wallMs = performance.now() - started
    const after = await service.usage()
    const told = summarise(times)
    const limitMs = limits.length > 0 ? summarise(limits).p50 : null
    const compared = pace.plain ? await compare(draw(random), ask, db) : null
    const cores = (part: 'server' | 'database') => tenth((after[part].cpuMs - before[part].cpuMs) / wallMs)
    return {
      name,
      target: target ?? null,
      ...told,
      plainMs: compared && compared.plainMs,
      timesFasterThanPlain: compared && tenth(compared.plainMs / compared.ms),
      limitMs,
      timesTheLimit: limitMs ? tenth(told.p50 / limitMs) : null,
      serverCores: cores('server'),
      databaseCores: cores('database'),
      serverMegabytes: after.server.megabytes,
      databaseMegabytes: after.database.megabytes,
      exact: compared && compared.exact,
    }
  } finally {
    asker.close()
  }
}

/** One request answered by the product, the better of two runs, and by plain SQL. */
async function compare(
  asked: Asked,
  ask: (asked: Asked) => Promise<{ body: string; ms: number }>,
  db: Db,
): Promise<{ plainMs: number; ms: number; exact: boolean | null } | null> {
  const { plain, counts } = asked
  if (!plain || !counts) return null
  const [first, second] = [await ask(asked), await ask(asked)]
  const ms = Math.min(first.ms, second.ms)
  const started = performance.now()
  const expected = await patiently(db, plain)
  if (expected === null) return { plainMs: PLAIN_PATIENCE_MS, ms, exact: null }
  const plainMs = tenth(performance.now() - started)
  const told = counts(JSON.parse(second.body) as never)
  const exact = told.size === expected.size && [...told].every(([key, n]) => expected.get(key) === n)
  return { plainMs, ms, exact }
}

/** The plain answer; null when it takes too long. */
async function patiently(db: Db, plain: NonNullable<Asked['plain']>) {
  try {
    return await inTransaction(db, async (tx) => {
      await sql`set local statement_timeout = ${sql.lit(PLAIN_PATIENCE_MS)}`.execute(tx)
      // The planner takes the recursion for small and would go through it once for each member.
      await sql`set local enable_nestloop = off`.execute(tx)
      return plain(tx)
    })
  } catch (error) {
    if ((error as { code?: string }).code === CANCELLED) return null
    throw error
  }
}

const CANCELLED = '57014'
