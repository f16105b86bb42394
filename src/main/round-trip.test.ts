import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { newHome, type Home } from '#testing/command-line.ts'
import { onEmbedded, onServer } from '#testing/where.ts'

let demonstration: Home
const homes: Home[] = []

beforeAll(async () => {
  demonstration = await home('embedded', { DANGVU_DEMO: '1' })
  expect(await demonstration.run(['organisations', '--depth', '1'])).toMatchObject({ code: 0 })
}, 300_000)
afterAll(() => Promise.all(homes.map((one) => one.close())), 60_000)

async function home(engine: 'embedded' | 'server', settings: Record<string, string> = {}): Promise<Home> {
  const made = await newHome({ DANGVU_TODAY: '2022-10-27', ...settings }, engine)
  homes.push(made)
  return made
}

async function done(home: Home, ...args: string[]) {
  const answer = await home.run([...args, '--json'])
  expect(answer.code, answer.stderr).toBe(0)
  return JSON.parse(answer.stdout)
}

/** Name and SHA-256 of every file of a folder. */
async function digests(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  const bytes = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return Object.fromEntries(
    names.map((name, place) => [name, createHash('sha256').update(bytes[place]!).digest('hex')]),
  )
}

/** The register as files: the same digests are the same register. */
async function exported(home: Home, name: string): Promise<Record<string, string>> {
  const folder = join(home.folder, name)
  await done(home, 'export', folder)
  return digests(folder)
}

const NOTHING_NEW = { organisations: 0, states: 0, members: 0, corrections: 0, movements: 0, attributes: 0 }

onEmbedded(
  'an export imported elsewhere is the same register, byte for byte, and again changes nothing',
  async () => {
    const first = await exported(demonstration, 'csv')
    expect(Object.keys(first)).toContain('movements.csv')
    const other = await home('embedded')
    const csv = join(demonstration.folder, 'csv')
    expect(await done(other, 'import', csv)).toMatchObject({ applied: true, errors: 0 })
    expect(await exported(other, 'csv')).toEqual(first)
    expect(await done(other, 'import', csv)).toMatchObject({ applied: true, counts: NOTHING_NEW })

    const [book, again] = [join(other.folder, 'a.xlsx'), join(demonstration.folder, 'b.xlsx')]
    await done(other, 'export', book)
    await done(demonstration, 'export', again)
    expect((await readFile(book)).equals(await readFile(again))).toBe(true)
    expect(await done(other, 'import', book)).toMatchObject({ applied: true, counts: NOTHING_NEW })
    expect(await exported(other, 'csv')).toEqual(first)
    expect(await done(other, 'verify')).toMatchObject({ errors: 0 })
  },
  600_000,
)

onEmbedded(
  'an extract of one unit imports alone',
  async () => {
    const unit = 'NAMDINH.KHOI'
    const folder = join(demonstration.folder, 'extract')
    const counts = await done(demonstration, 'export', folder, '--org', unit, '--on', '2022-10-27')
    expect(counts.members).toBe(8642)
    const other = await home('embedded')
    expect(await done(other, 'import', folder, '--dry-run')).toMatchObject({ errors: 0 })
  },
  300_000,
)

onEmbedded(
  'a backup restored elsewhere is the same register with its audit log, and a used one is refused',
  async () => {
    const file = join(demonstration.folder, 'backup')
    await done(demonstration, 'backup', file)
    expect((await stat(file)).mode & 0o077).toBe(0)
    const before = await exported(demonstration, 'before')
    const other = await home('embedded')
    const counts = await done(other, 'restore', file)
    expect(counts).toMatchObject({ published_figure: expect.any(Number), role_holding: expect.any(Number) })
    expect(await exported(other, 'after')).toEqual(before)
    const refused = await other.run(['restore', file])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('register-not-empty')
  },
  600_000,
)

const DAMAGES: Record<string, (bytes: Buffer) => Buffer> = {
  'its second half missing': (bytes) => bytes.subarray(0, bytes.length / 2),
  'its last bytes missing': (bytes) => bytes.subarray(0, -20),
  'one byte changed': (bytes) => bytes.fill(bytes[5000]! ^ 1, 5000, 5001),
  'nothing in it': () => Buffer.alloc(0),
}

onEmbedded(
  'a damaged backup is refused and nothing is written',
  async () => {
    const other = await home('embedded')
    for (const [story, damage] of Object.entries(DAMAGES)) {
      const whole = await readFile(join(demonstration.folder, 'backup'))
      const folder = await other.write('files', { damaged: damage(whole) })
      const { code, stderr } = await other.run(['restore', join(folder, 'damaged')])
      expect(code, story).toBe(1)
      expect(stderr, story).toMatch(/backup-cut-or-damaged|not-a-backup/)
      expect(stderr).not.toMatch(/^\s+at /m)
    }
    expect(await done(other, 'organisations')).toEqual([])
  },
  300_000,
)

onServer(
  'from embedded to PostgreSQL and back nothing is lost',
  async () => {
    const file = join(demonstration.folder, 'to-server')
    await done(demonstration, 'backup', file)
    const server = await home('server')
    await done(server, 'restore', file)
    const before = await exported(demonstration, 'before-server')
    expect(await exported(server, 'on-server')).toEqual(before)
    const back = join(server.folder, 'back')
    await done(server, 'backup', back)
    const embedded = await home('embedded')
    await done(embedded, 'restore', back)
    expect(await exported(embedded, 'back-again')).toEqual(before)
    expect(await done(embedded, 'verify')).toMatchObject({ errors: 0 })
  },
  600_000,
)

onEmbedded(
  'an export never replaces a folder that holds anything else',
  async () => {
    const folder = join(demonstration.folder, 'kept')
    await demonstration.write('kept', { 'mine.txt': 'do not touch' })
    const { code } = await demonstration.run(['export', folder])
    expect(code).toBe(1)
    expect(await readdir(folder)).toEqual(['mine.txt'])
  },
  60_000,
)
