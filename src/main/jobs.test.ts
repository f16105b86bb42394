import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '#access/demonstration.ts'
import type { Job } from '#job/api.ts'
import { newHome, startServerOf, type Home } from '#testing/command-line.ts'

let home: Home
let server: Awaited<ReturnType<typeof startServerOf>>
const cookies = new Map<string, string>()

beforeAll(async () => {
  home = await newHome({ DANGVU_DEMO: '1', HOST: '127.0.0.1' })
  server = await startServerOf(home)
}, 400_000)
afterAll(async () => {
  await server.stop()
  await home.close()
}, 60_000)

async function ask(as: string, route: string, body?: object): Promise<Response> {
  const [method, path] = route.split(' ') as [string, string]
  return fetch(`${server.url}${path}`, {
    method,
    headers: { cookie: cookies.get(as) ?? '', origin: server.url, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

async function asked<Answer>(as: string, route: string, body?: object): Promise<Answer> {
  if (!cookies.has(as)) {
    const given = await ask(as, 'POST /api/sign-in', { userName: as, password: DEMONSTRATION_PASSWORD })
    cookies.set(as, given.headers.get('set-cookie')!.split(';')[0]!)
  }
  const answer = await ask(as, route, body)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as Answer
}

async function ended(as: string, { id }: Job): Promise<Job> {
  for (;;) {
    const job = await asked<Job>(as, `GET /api/jobs/${id}`)
    if (job.state !== 'waiting' && job.state !== 'running') return job
    await new Promise((done) => setTimeout(done, 200))
  }
}

async function unitOf(as: string): Promise<{ id: string; today: string }> {
  const { units, today } = await asked<{ units: { organisationId: string }[]; today: string }>(
    as,
    'GET /api/session',
  )
  return { id: units[0]!.organisationId, today }
}

test('a secretary exports the branch both ways; the files hold the same, and lie where others cannot read them', async () => {
  const { id, today } = await unitOf('bithu')
  const jobs = []
  for (const format of ['xlsx', 'csv'])
    jobs.push(await asked<Job>('bithu', 'POST /api/exports', { organisationId: id, on: today, format }))
  const [workbook, archive] = [await ended('bithu', jobs[0]!), await ended('bithu', jobs[1]!)]
  expect(workbook, JSON.stringify(workbook)).toMatchObject({
    state: 'done',
    problem: null,
    counts: { beyondReach: 0 },
  })
  expect(archive.counts).toEqual(workbook.counts)
  const results = join(home.env['DANGVU_DATA']!, 'jobs')
  for (const name of await readdir(results)) expect((await stat(join(results, name))).mode & 0o077).toBe(0)
  const rowsRead = []
  for (const job of [workbook, archive]) {
    const answer = await ask('bithu', `GET /api/jobs/${job.id}/file`)
    const path = join(home.folder, job.file!.name)
    await writeFile(path, Buffer.from(await answer.arrayBuffer()))
    expect((await stat(path)).size).toBe(job.file!.bytes)
    const source = path.endsWith('.zip') ? await unpacked(path) : path
    const { code, stdout } = await home.run(['import', source, '--dry-run', '--json'])
    expect(code, stdout.slice(0, 500)).toBe(0)
    rowsRead.push((JSON.parse(stdout) as { rows: number }).rows)
  }
  expect(rowsRead[0]).toBe(rowsRead[1])
  expect(rowsRead[0]).toBeGreaterThan(10)
}, 300_000)

async function unpacked(path: string): Promise<string> {
  const folder = path.replace(/\.zip$/, '')
  const unpack = `import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])`
  await promisify(execFile)('python3', ['-c', unpack, path, folder])
  return folder
}

test('the administrator has the register checked and backed up, and opens no record with it', async () => {
  const { offers } = await asked<{ offers: string[] }>('quantri', 'GET /api/jobs')
  expect(offers).toEqual(['verify', 'backup'])
  expect((await asked<{ offers: string[] }>('canbo', 'GET /api/jobs')).offers).toEqual([])
  expect((await ask('canbo', 'POST /api/jobs', { kind: 'backup' })).status).toBe(403)
  const verified = await ended('quantri', await asked<Job>('quantri', 'POST /api/jobs', { kind: 'verify' }))
  expect(verified).toMatchObject({ state: 'done', counts: { errors: 0 } })
  const backup = await ended('quantri', await asked<Job>('quantri', 'POST /api/jobs', { kind: 'backup' }))
  expect(backup).toMatchObject({ state: 'done', file: null })
  expect((await ask('quantri', `GET /api/jobs/${backup.id}/file`)).status).toBe(404)
  expect(await readdir(join(home.env['DANGVU_DATA']!, 'backups'))).toHaveLength(1)
}, 300_000)

test('a server that dies in the middle leaves work that the next one does', async () => {
  const { id, today } = await unitOf('canbo')
  const job = await asked<Job>('canbo', 'POST /api/exports', { organisationId: id, on: today, format: 'csv' })
  const scratch = join(home.env['DANGVU_DATA']!, 'jobs', `${job.id}.work`)
  await expect.poll(() => existsSync(scratch), { timeout: 60_000, interval: 10 }).toBe(true)
  server.child.kill('SIGKILL')
  await expect.poll(() => existsSync(scratch), { timeout: 60_000, interval: 50 }).toBe(false)
  const { db } = await home.database()
  await sql`update job set beat_at = beat_at - interval '1 minute' where state = 'running'`.execute(db)
  server = await startServerOf(home)
  cookies.clear()
  expect(await ended('canbo', job)).toMatchObject({ state: 'done' })
}, 300_000)
