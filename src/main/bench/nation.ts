import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '#platform/package-root.ts'
import { startCluster, type Cluster } from './cluster.ts'
import { YEARS, TODAY } from './ground.ts'
import type { Programs } from './programs.ts'
import { processesNaming, watchMemory } from './usage.ts'

export type Engine = 'postgres' | 'embedded'

/** Which register is measured. */
export interface Plan {
  engine: Engine
  members: number
  /** Builds it again although it is there. */
  fresh: boolean
}

/** How the register came to be; measured when it was built, which may have been an earlier run. */
export interface Built {
  on: string
  members: number
  rows: number
  generateSeconds: number
  importSeconds: number
  /** Most memory of the importing process at one moment; with the embedded database, of both. */
  importMegabytes: number
}

/** The register to measure: a copy of the cached one, so that what is written while measuring goes with it. */
export interface Nation {
  built: Built
  cluster: Cluster | null
  /** Environment in which `dangvu …` works on the copy. */
  env: NodeJS.ProcessEnv
  /** The address of the copy; null: embedded, in `dataFolder`. */
  url: string | null
  dataFolder: string
  /** Bytes of the register on disk, by table with its indexes where the engine tells. */
  folder: string
  /** Removes the copy. */
  close: () => Promise<void>
}

const SEED = 1
const CACHED = 'nation'
const COPY = 'measured'

/** Builds the register once (generate, then import, as people do) and answers a copy of it to measure. */
export async function openNation(
  plan: Plan,
  programs: Programs,
  say: (text: string) => void,
): Promise<Nation> {
  const folder = await claimFolder(plan)
  const cluster = plan.engine === 'postgres' ? await startCluster(folder, programs) : null
  const cached = placeOf(folder, cluster, CACHED)
  const built =
    (await migrated(folder, cached, programs, say)) ??
    (await build(plan, folder, cluster, cached.env, programs, say))
  say('copying the register…')
  const copy = placeOf(folder, cluster, COPY)
  await removeCopy(cluster, copy)
  if (cluster) await cluster.query(`create database ${COPY} template ${CACHED} strategy file_copy`)
  else {
    await untilLeft(folder)
    await cp(join(cached.dataFolder, 'pgdata'), join(copy.dataFolder, 'pgdata'), { recursive: true })
  }
  const close = async () => {
    if (!cluster) await untilLeft(folder)
    await removeCopy(cluster, copy)
    await rm(join(folder, 'running'), { force: true })
  }
  return { built, cluster, folder, ...copy, close }
}

/** The register built by an earlier run, brought to the schema of today; null: there is none, or it cannot be brought there. */
async function migrated(
  folder: string,
  cached: Site,
  programs: Programs,
  say: (text: string) => void,
): Promise<Built | null> {
  const built = await readBuilt(folder)
  if (!built) return null
  try {
    await programs.dangvu(['migrate', '--json'], cached.env)
    return built
  } catch (error) {
    say(
      `the cached register is of another schema (${(error as Error).message.split('\n')[0]}); building anew…`,
    )
    return null
  }
}

const PATIENCE_MS = 10_000

/** Waits until the process of an embedded database in this folder has gone, as it does when nobody asks it. */
async function untilLeft(folder: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await new Promise((done) => setTimeout(done, 100))) {
    const left = await processesNaming(folder)
    if (left.length === 0) return
    if (Date.now() > deadline) throw new Error(`a process holds ${folder}: ${left.join(', ')}`)
  }
}

interface Site {
  url: string | null
  dataFolder: string
  env: NodeJS.ProcessEnv
}

function placeOf(folder: string, cluster: Cluster | null, name: string): Site {
  const dataFolder = join(folder, name)
  const { DATABASE_URL: _, ...env } = process.env
  const url = cluster && cluster.urlOf(name)
  return {
    url,
    dataFolder,
    env: {
      ...env,
      ...(url && { DATABASE_URL: url }),
      DANGVU_DATA: dataFolder,
      DANGVU_SECRET: randomBytes(24).toString('hex'),
      DANGVU_TODAY: TODAY,
      DANGVU_DEMO: '0',
    },
  }
}

async function removeCopy(cluster: Cluster | null, copy: Site): Promise<void> {
  if (cluster) await cluster.query(`drop database if exists ${COPY} with (force)`)
  await rm(copy.dataFolder, { recursive: true, force: true })
}

/** The folder of this register under the system's temporary one; older states of the same size are swept away. */
async function claimFolder({ engine, members, fresh }: Plan): Promise<string> {
  const home = join(tmpdir(), `dangvu-bench-${process.getuid?.() ?? 'here'}`)
  await mkdir(home, { recursive: true, mode: 0o711 })
  const owner = (await stat(home)).uid
  if (process.getuid && owner !== process.getuid()) throw new Error(`${home} belongs to somebody else`)
  const kind = `${engine}-${members}-`
  const name = `${kind}${await stateOfSources()}`
  for (const one of await readdir(home))
    if (one.startsWith(kind)) {
      await refuseWhileRunning(join(home, one))
      if (one !== name || fresh) await rm(join(home, one), { recursive: true, force: true })
    }
  const folder = join(home, name)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  await writeFile(join(folder, 'running'), String(process.pid))
  return folder
}

async function refuseWhileRunning(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'running'), 'utf8').catch(() => ''))
  if (pid === 0 || pid === process.pid) return
  try {
    process.kill(pid, 0)
  } catch {
    return
  }
  throw new Error(`another bench is at work on ${folder} (process ${pid})`)
}

/** What decides the contents of a built register: the seed and the generator; the schema is brought forward. */
async function stateOfSources(): Promise<string> {
  const hash = createHash('sha256').update(String([SEED, ...YEARS]))
  const folder = join(packageRoot(), 'src', 'generate')
  for (const name of (await readdir(folder)).sort())
    if (name.endsWith('.ts') && !name.includes('.test.')) hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

async function readBuilt(folder: string): Promise<Built | null> {
  const text = await readFile(join(folder, 'built.json'), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Built)
}

async function build(
  { members }: Plan,
  folder: string,
  cluster: Cluster | null,
  env: NodeJS.ProcessEnv,
  programs: Programs,
  say: (text: string) => void,
): Promise<Built> {
  const sheets = join(folder, 'sheets')
  await rm(sheets, { recursive: true, force: true })
  if (cluster) {
    await cluster.query(`drop database if exists ${CACHED} with (force)`)
    await cluster.query(`create database ${CACHED}`)
  } else await rm(join(folder, CACHED), { recursive: true, force: true })
  say(`generating ${members} members…`)
  const years = ['--from', String(YEARS[0]), '--to', String(YEARS[1])]
  const generating = performance.now()
  await programs.dangvu(
    ['generate', '--members', String(members), '--seed', String(SEED), ...years, '--out', sheets, '--json'],
    env,
  )
  const generateSeconds = secondsSince(generating)
  say(`generated in ${generateSeconds} s; importing…`)
  await programs.dangvu(['migrate', '--json'], env)
  const imported = await measured(programs, ['import', sheets, '--json'], env, cluster ? null : folder)
  const { rows } = JSON.parse(imported.printed) as { rows: number }
  await rm(sheets, { recursive: true, force: true })
  const built: Built = {
    on: new Date().toISOString().slice(0, 10),
    members,
    rows,
    generateSeconds,
    importSeconds: imported.seconds,
    importMegabytes: imported.megabytes,
  }
  // What autovacuum does within minutes of so many rows; here it would do it while something is measured.
  if (cluster) await cluster.query('vacuum (analyze)', CACHED)
  await writeFile(join(folder, 'built.json'), JSON.stringify(built))
  say(`imported ${rows} rows in ${built.importSeconds} s, at most ${built.importMegabytes} MB`)
  return built
}

/** Runs a command and watches its memory, with that of the embedded database in a folder. */
export async function measured(
  programs: Programs,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  embeddedIn: string | null,
): Promise<{ printed: string; seconds: number; megabytes: number }> {
  let pid: number | undefined
  const watch = watchMemory(async () => [
    ...(pid === undefined ? [] : [pid]),
    ...(embeddedIn === null ? [] : await processesNaming(embeddedIn)),
  ])
  const started = performance.now()
  try {
    const printed = await programs.dangvu(args, env, (child) => (pid = child.pid))
    return { printed, seconds: secondsSince(started), megabytes: watch.stop() }
  } finally {
    watch.stop()
  }
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10
}
