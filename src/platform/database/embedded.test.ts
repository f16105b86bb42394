import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from './connect.ts'
import { isNewDataFolder } from './embedded.ts'
import { claimSocket, liveSocket, socketFolder } from './socket.ts'

let base: string
let folder: string

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'dangvu-'))
  // Longer than a socket address may be.
  folder = join(base, 'hồ sơ đảng viên của đảng bộ tỉnh '.repeat(4))
})
afterAll(() => rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 }))

async function opened<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ dataFolder: folder })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function ownerOf(dataFolder: string): Promise<number[]> {
  const lines = process.platform === 'linux' ? await linuxProcesses() : await listedProcesses()
  const owners = lines.filter((one) => one.includes('embedded-process') && one.includes(dataFolder))
  return owners.map((one) => Number.parseInt(one, 10))
}

/** Number and arguments of every process, where there may be no `ps`. */
async function linuxProcesses(): Promise<string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return Promise.all(
    numbers.map(async (one) => `${one} ${await readFile(`/proc/${one}/cmdline`, 'utf8').catch(() => '')}`),
  )
}

async function listedProcesses(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,args'])
  return stdout.split('\n')
}

test('two programs that start at the same moment share one owner', { timeout: 120_000 }, async () => {
  expect(isNewDataFolder(folder)).toBe(true)
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ dataFolder: folder })))
  expect(await ownerOf(folder)).toHaveLength(1)
  await databases[0]!.pool.query('create table note (id int primary key)')
  await databases[1]!.pool.query('insert into note values (1)')
  expect((await databases[2]!.pool.query('select id from note')).rows).toEqual([{ id: 1 }])
  await Promise.all(databases.map((one) => one.close()))
  expect(isNewDataFolder(folder)).toBe(false)
})

test(
  'what was acknowledged survives kill -9 of the owner, and work goes on with a new one',
  { timeout: 120_000 },
  async () => {
    await opened(async ({ pool }) => {
      const [owner] = await ownerOf(folder)
      let acknowledged = 1
      const writing = (async () => {
        for (let id = 2; ; id++) {
          await pool.query('insert into note values ($1)', [id])
          acknowledged = id
        }
      })()
      // In the midst of work, however slow the machine is.
      await expect.poll(() => acknowledged, { timeout: 30_000, interval: 10 }).toBeGreaterThan(20)
      process.kill(owner!, 'SIGKILL')
      await expect(writing).rejects.toThrow()
      const { rows } = await pool.query<{ ids: number }>('select count(*)::int as ids from note')
      // One more may have been written whose acknowledgement was lost.
      expect(rows[0]!.ids - acknowledged).toBeOneOf([0, 1])
      expect(await ownerOf(folder)).not.toContain(owner)
    })
  },
)

test(
  'a client that dies inside a transaction leaves nothing behind and holds nobody up',
  { timeout: 60_000 },
  async () => {
    await opened(async ({ pool }) => {
      const path = await liveSocket(await socketFolder(folder))
      const stranger = new pg.Client({ stream: () => connectTo(path!), ssl: false })
      stranger.on('error', () => {})
      await stranger.connect()
      await stranger.query('begin')
      await stranger.query('insert into note values (-1)')
      const waiting = pool.query('select id from note where id < 0')
      ;(stranger as unknown as { connection: { stream: net.Socket } }).connection.stream.destroy()
      expect((await waiting).rows).toEqual([])
    })
  },
)

test('SIGTERM closes the owner; the next client finds everything', { timeout: 60_000 }, async () => {
  await opened(async ({ pool }) => {
    await pool.query('insert into note values (-2)')
    const [owner] = await ownerOf(folder)
    process.kill(owner!, 'SIGTERM')
    await expect.poll(() => ownerOf(folder), { timeout: 20_000 }).not.toContain(owner)
    const { rows } = await pool.query('select id from note where id = -2')
    expect(rows).toEqual([{ id: -2 }])
  })
})

test('the owner goes a few seconds after its last client', { timeout: 60_000 }, async () => {
  await opened(async ({ pool }) => pool.query('select 1'))
  await expect.poll(() => ownerOf(folder), { timeout: 30_000, interval: 250 }).toEqual([])
})

test('of many processes that claim a dead owner’s socket exactly one gets it', async () => {
  const sockets = await socketFolder(join(base, 'claims'))
  for (let round = 0; round < 10; round++) {
    const servers = Array.from({ length: 8 }, () => net.createServer())
    const won = await Promise.all(servers.map((server) => claimSocket(server, sockets)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await liveSocket(sockets)).toMatch(new RegExp(`PGSQL.${round + 1}$`))
    for (const server of servers) server.close()
    expect(await liveSocket(sockets)).toBeNull()
  }
})

test('a folder that cannot be opened is named in one line', { timeout: 60_000 }, async () => {
  const wrong = join(base, 'file')
  await promisify(execFile)('touch', [wrong])
  await expect(openDatabase({ dataFolder: wrong })).rejects.toThrow(/file/)
})

function connectTo(path: string): net.Socket {
  const socket = new net.Socket()
  const connect = socket.connect.bind(socket) as (path: string) => net.Socket
  return Object.assign(socket, { connect: () => connect(path) })
}
