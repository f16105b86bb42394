import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '#platform/database/connect.ts'
import { packageRoot } from '#platform/package-root.ts'
import { onServer, SERVER } from './template.ts'

/** What one run of the real program left: its exit code (null after a kill) and what it wrote. */
export interface Answer {
  code: number | null
  stdout: string
  stderr: string
}

/** A running command and its answer once it has ended. */
export interface Running {
  child: ChildProcess
  ended: Promise<Answer>
}

/** A register of its own for the real program, with a folder for files; `close` removes both. */
export interface Home {
  folder: string
  /** The settings that every command gets; an empty value is none. */
  env: Record<string, string>
  run: (args: readonly string[], env?: Record<string, string>) => Promise<Answer>
  start: (args: readonly string[], env?: Record<string, string>) => Running
  /** Writes the files of a folder and returns its path. */
  write: (name: string, files: Readonly<Record<string, string | Uint8Array>>) => Promise<string>
  /** The register as the test itself reads it; closed with the home. */
  database: () => Promise<Database>
  close: () => Promise<void>
}

/**
 * A new register: embedded, or a database of its own on PostgreSQL where this run tests that (`engine` insists).
 * Empty unless the settings say DANGVU_DEMO=1.
 */
export async function newHome(
  settings: Record<string, string> = {},
  engine: 'embedded' | 'server' = SERVER ? 'server' : 'embedded',
): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-home-'))
  const server = engine === 'server' ? await newDatabase() : null
  const env = {
    DANGVU_DATA: join(folder, 'data'),
    DANGVU_DEMO: '0',
    LOG_LEVEL: 'error',
    ...(server && { DATABASE_URL: server.url, DANGVU_SECRET: 's'.repeat(32) }),
    ...settings,
  }
  const remove = async () => {
    for (const pid of await ownersOf(env.DANGVU_DATA)) process.kill(pid, 'SIGTERM')
    await server?.drop()
    await rm(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 250 })
  }
  return homeIn(folder, env, remove)
}

/** A home that is there already, in another process perhaps; `remove` is what its close does at the end. */
export function homeIn(
  folder: string,
  env: Home['env'],
  remove: () => Promise<void> = () => Promise.resolve(),
): Home {
  const dataFolder = env['DANGVU_DATA']!
  let opened: Promise<Database> | null = null
  const start: Home['start'] = (args, more = {}) => startProgram(args, { ...env, ...more })
  return {
    folder,
    env,
    start,
    run: (args, more) => start(args, more).ended,
    write: (name, files) => writeFiles(join(folder, name), files),
    database: () => (opened ??= openDatabase({ url: env['DATABASE_URL'], dataFolder })),
    async close() {
      await (await opened)?.close()
      await remove()
    },
  }
}

/** The processes that own the embedded database of a data folder: one, or none when nobody asks. */
export async function ownersOf(dataFolder: string): Promise<number[]> {
  const lines = await (process.platform === 'linux' ? linuxProcesses() : listedProcesses())
  const owners = lines.filter((line) => line.includes('embedded-process') && line.includes(dataFolder))
  return owners.map((line) => Number.parseInt(line, 10))
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}

/** Starts the server of a home and waits until it is ready; `stop` ends it as Ctrl-C does. */
export async function startServerOf(home: Home, env: Record<string, string> = {}) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { child, ended } = home.start(['serve'], { PORT: String(port), ...env })
  const patience = Date.now() + 240_000
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > patience)
      throw new Error(`the server did not become ready: ${(await ended).stderr}`)
    await new Promise((done) => setTimeout(done, 200))
  }
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  return { url, child, stop }
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
}

/** Settings of whoever runs the tests are not the settings of the program under test. */
const OURS = /^(DANGVU_.*|DATABASE_URL|HOST|PORT|SMTP_URL|OIDC_.*|LOG_LEVEL)$/

function startProgram(args: readonly string[], env: Record<string, string>): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  const child = spawn(process.execPath, ['bin/dangvu.js', ...args], {
    cwd: packageRoot(),
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  const ended = new Promise<Answer>((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done({ code, ...output }))
  })
  return { child, ended }
}

async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

async function newDatabase() {
  const name = `dangvu_home_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer((admin) => admin.query(`create database ${name} template template0`))
  const address = new URL(SERVER)
  address.pathname = `/${name}`
  const drop = () => onServer((admin) => admin.query(`drop database if exists ${name} with (force)`))
  return { url: address.href, drop }
}

/** Number and arguments of every process, where there may be no `ps`. */
async function linuxProcesses(): Promise<string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return Promise.all(
    numbers.map(async (one) => `${one} ${await readFile(`/proc/${one}/cmdline`, 'utf8').catch(() => '')}`),
  )
}

async function listedProcesses(): Promise<string[]> {
  const child = spawn('ps', ['-eo', 'pid,args'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  for await (const piece of child.stdout.setEncoding('utf8')) text += piece
  return text.split('\n')
}
