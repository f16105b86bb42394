import { execFileSync, type ChildProcess } from 'node:child_process'
import { chown, mkdir, readdir, readFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { freePort, type Programs } from './programs.ts'

/** A PostgreSQL of our own that runs while we measure. */
export interface Cluster {
  version: string
  /** The address of one of its databases. */
  urlOf: (database: string) => string
  /** One statement on a database; the administration's own when none is named. */
  query: (text: string, database?: string) => Promise<pg.QueryResult>
  process: ChildProcess
}

const OLDEST = 15
const MEGABYTE = 2 ** 20
const STARTING_MS = 120_000

/** Starts PostgreSQL on a data folder, made on first use, on a free port of this machine; never as root. */
export async function startCluster(folder: string, programs: Programs): Promise<Cluster> {
  const { bin, version } = await findPostgres()
  const user = await unprivilegedUser()
  const data = join(folder, 'data')
  const isNew = !(await namesIn(data)).includes('PG_VERSION')
  if (isNew) {
    await mkdir(data, { recursive: true, mode: 0o700 })
    if (user) await chown(data, user.uid, user.gid)
    const args = ['-D', data, '-U', 'dangvu', '-A', 'trust', '-E', 'UTF8', '--no-locale']
    execFileSync(join(bin, 'initdb'), args, { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] })
  }
  stopLeftOver(bin, data, user)
  const port = await freePort()
  const settings = Object.entries(settingsFor(totalmem() / MEGABYTE, port)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const postgres = programs.start(join(bin, 'postgres'), ['-D', data, ...settings], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
    stop: 'SIGINT',
  })
  const urlOf = (database: string) => `postgresql://dangvu@127.0.0.1:${port}/${database}`
  const query = (text: string, database = 'postgres') => queryOnce(urlOf(database), text)
  await untilReady(postgres, query)
  return { version, urlOf, query, process: postgres }
}

/** As an administrator would set up a machine of its own for the register; a commit waits for the disk. */
function settingsFor(megabytes: number, port: number): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    logging_collector: 'off',
    log_min_messages: 'fatal',
    fsync: 'on',
    synchronous_commit: 'on',
    shared_buffers: `${Math.floor(Math.min(6_144, megabytes / 4))}MB`,
    effective_cache_size: `${Math.floor(megabytes / 2)}MB`,
    work_mem: '64MB',
    maintenance_work_mem: `${Math.floor(Math.min(1_024, megabytes / 16))}MB`,
    max_wal_size: '16GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    max_connections: 100,
  }
}

/** The newest PostgreSQL on this machine, where Debian puts it or on the PATH; throws when it is older than 15. */
async function findPostgres(): Promise<{ bin: string; version: string }> {
  const debian = await namesIn('/usr/lib/postgresql')
  const folders = [
    ...debian.sort((a, b) => Number(b) - Number(a)).map((one) => `/usr/lib/postgresql/${one}/bin`),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  for (const bin of folders) {
    const inside = await namesIn(bin)
    if (!inside.includes('initdb') || !inside.includes('postgres')) continue
    const text = execFileSync(join(bin, 'postgres'), ['--version']).toString()
    const version = /(\d+(\.\d+)*)/.exec(text)?.[1]
    if (version && Number.parseInt(version, 10) >= OLDEST) return { bin, version }
  }
  throw new Error(`PostgreSQL ${OLDEST} or later is not on this machine (Debian: apt-get install postgresql)`)
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

interface User {
  uid: number
  gid: number
}

/** Whom PostgreSQL runs as where we are root, which it refuses: `postgres`, or else `nobody`. */
async function unprivilegedUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody')
  if (!user) throw new Error('PostgreSQL does not run as root and no user postgres or nobody is here')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

/** A run that was killed may have left its PostgreSQL behind. */
function stopLeftOver(bin: string, data: string, user: User | undefined): void {
  try {
    execFileSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'], {
      ...user,
      cwd: '/',
      stdio: 'ignore',
    })
  } catch {
    // None runs.
  }
}

async function queryOnce(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function untilReady(postgres: ChildProcess, query: Cluster['query']): Promise<void> {
  const deadline = Date.now() + STARTING_MS
  for (;;) {
    try {
      await query('select 1')
      return
    } catch (error) {
      if (postgres.exitCode !== null) throw new Error('PostgreSQL ended at once', { cause: error })
      if (Date.now() > deadline) throw new Error('PostgreSQL does not start', { cause: error })
      await new Promise((done) => setTimeout(done, 200))
    }
  }
}
