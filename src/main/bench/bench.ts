import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { writeCsvFolder } from '#sheet/write.ts'
import { generateNation } from '#generate/nation.ts'
import type { Database } from '#platform/database/connect.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { dayOf } from '#platform/day.ts'
import { baselines } from './baseline.ts'
import { openClient, type Client } from './client.ts'
import { measureImport, type ImportMeasure } from './import-measure.ts'

/** What `npm run bench` is asked: on which engine, how many members, which years. */
export interface BenchOptions {
  database: 'embedded' | 'server'
  members: number
  rounds: number
}

/** One question, in milliseconds, with what it is compared to in the same run. */
export interface Measure {
  name: string
  min: number
  median: number
  baseline?: { name: string; ms: number }
}

export interface BenchResult {
  machine: string
  engine: string
  members: number
  import: ImportMeasure
  /** Reading every spell once: the least that any uncached figure over all members can take on this engine. */
  scanMs: number
  measures: Measure[]
}

const SEED = 1
const [FIRST, LAST] = [2016, 2025]

/** Generates, imports and asks; everything through the doors that people use, on a data folder of its own. */
export async function runBench(options: BenchOptions, say: (text: string) => void): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-bench-'))
  const data = join(folder, 'data')
  try {
    say(`generating ${options.members} members…`)
    const source = join(folder, 'nation')
    await writeCsvFolder(
      source,
      generateNation({ members: options.members, seed: SEED, from: FIRST, to: LAST }),
    )
    say('importing…')
    const imported = await measureImport(source, data, options.database)
    say(`imported in ${Math.round(imported.seconds)} s, peak ${imported.peakMegabytes} MB`)
    const url = options.database === 'server' ? process.env['DATABASE_URL'] : undefined
    const database = await openDatabase({ url, dataFolder: data })
    try {
      return await ask(database, options, imported, say)
    } finally {
      await database.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function ask(
  database: Database,
  { members, rounds }: BenchOptions,
  imported: ImportMeasure,
  say: (text: string) => void,
): Promise<BenchResult> {
  const today = dayOf(LAST, 12, 31)
  const client = await openClient(database, today)
  const base = await baselines(database.db, client.root.id, LAST)
  const scanMs = await best(rounds, () =>
    sql`select sum(hashint8(member_id)) from member_spell`.execute(database.db),
  )
  const measures: Measure[] = []
  for (const { name, run, baseline } of questions(client)) {
    const times = await timed(rounds, run)
    const measure = { name, ...times, ...(baseline && { baseline: { name: baseline, ms: base[baseline] } }) }
    measures.push(measure)
    say(`${name}: ${times.min} / ${times.median} ms`)
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  const engine = `${database.engine}, PostgreSQL ${database.version}`
  return { machine, engine, members, import: imported, scanMs, measures }
}

interface Question {
  name: string
  run: () => Promise<unknown>
  baseline?: 'structure' | 'balance'
}

function questions({ get, post, root, largest, some }: Client): Question[] {
  const year = { from: dayOf(LAST, 1, 1), to: dayOf(LAST, 12, 31) }
  const decade = { from: dayOf(FIRST, 1, 1), to: dayOf(LAST, 12, 31) }
  const balance = (of: { publicId: string }, period: { from: string; to: string }) =>
    get(`/api/statistics/balance?organisationId=${of.publicId}&from=${period.from}&to=${period.to}`)
  const structure = (by: string) =>
    get(`/api/statistics/structure?organisationId=${root.publicId}&on=${year.to}&by=${by}`)
  return [
    { name: 'search: two words of a name', run: () => post('/api/people/search', { text: some.words }) },
    { name: 'search: card number', run: () => post('/api/people/search', { text: some.cardNo }) },
    { name: 'unit page: the whole', run: () => get(`/api/organisations/${root.publicId}?on=${year.to}`) },
    {
      name: 'unit page: the largest unit below',
      run: () => get(`/api/organisations/${largest.publicId}?on=${year.to}`),
    },
    {
      name: 'units below the whole',
      run: () => get(`/api/organisations/${root.publicId}/children?on=${year.to}`),
    },
    {
      name: 'register of the whole, first page',
      run: () => post('/api/members/list', { organisationId: root.publicId, on: year.to, below: true }),
    },
    { name: 'balance of the whole, last year', run: () => balance(root, year), baseline: 'balance' },
    { name: 'balance of the whole, ten years', run: () => balance(root, decade) },
    { name: 'balance of the largest unit below, last year', run: () => balance(largest, year) },
    {
      name: 'structure of the whole by sex, age, education',
      run: () => structure('sex,age,education'),
      baseline: 'structure',
    },
    { name: 'structure of the whole by unit', run: () => structure('organisation') },
  ]
}

async function timed(rounds: number, run: () => Promise<unknown>): Promise<{ min: number; median: number }> {
  const times: number[] = []
  await run()
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { min: tenth(times[0]!), median: tenth(times[Math.floor(times.length / 2)]!) }
}

async function best(rounds: number, run: () => Promise<unknown>): Promise<number> {
  return (await timed(rounds, run)).min
}

function tenth(ms: number): number {
  return Math.round(ms * 10) / 10
}
