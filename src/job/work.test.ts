import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access/policy.ts'
import { cookieOf, enrol, openDoor, plantUnits, send, TODAY } from '#access/small-world.ts'
import type { Database } from '#platform/database/connect.ts'
import { Refused } from '#platform/errors.ts'
import { testDatabase } from '#testing/database.ts'
import { serveJobs } from './routes.ts'
import { startRunner } from './runner.ts'
import { takeJob } from './runner-store.ts'
import { getJob, requestJob } from './store.ts'
import { doJob, type Works } from './work.ts'

let database: Database
let dataFolder: string
let units: Map<string, string>
const clock = { now: new Date('2022-10-27T02:00:00Z') }
const TEXT = 'Nguyễn Văn Ví Dụ\n'

beforeAll(async () => {
  database = await testDatabase()
  units = await plantUnits(database.db)
  dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-work-'))
})
afterAll(async () => {
  await database.close()
  await rm(dataFolder, { recursive: true })
})

const ask = (actor: Actor, code = 'NAM') =>
  database.db.transaction().execute((tx) =>
    requestJob(tx, actor, {
      kind: 'export',
      action: 'exchange.export',
      organisationId: units.get(code)!,
      parameters: { format: 'csv' },
    }),
  )

/** Does waiting work here instead of in a process of its own. */
async function work(doing: Works['export']): Promise<void> {
  const { publicId } = (await takeJob(database.db, '00000000-0000-4000-8000-000000000000', 100))!
  const other = () => Promise.reject(new Error('not asked for'))
  const place = { database, dataFolder, today: TODAY, tell: () => {} }
  await doJob(
    publicId,
    { export: doing, verify: other, backup: other, issue: other, quality: other, duplicates: other },
    place,
  )
}

const writing: Works['export'] = async ({ scratch }) => {
  const path = join(scratch, 'text')
  await writeFile(path, TEXT)
  return {
    counts: { members: 1 },
    event: { action: 'exchange.export', details: { members: 1 } },
    file: { path, name: 'NAM-2022-10-27.zip', type: 'application/zip' },
  }
}

async function eventsAbout(id: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from event where subject_id = ${id} order by id`.execute(database.db)
  return rows.map(({ action }) => action)
}

async function doorFor(actor: Actor) {
  const { door, errors } = openDoor(database.db, clock)
  serveJobs(door, { dataFolder })
  const as = await cookieOf(database.db, actor, clock.now)
  return { errors, get: (path: string) => send(door, `GET ${path}`, { as }) }
}

test('the file of finished work is for its asker alone, and each time he fetches it is an event', async () => {
  const officer = await enrol(database.db, 'officer', 'officer', units.get('NAM')!)
  const colleague = await enrol(database.db, 'colleague', 'officer', units.get('NAM')!)
  const { id } = await ask(officer)
  await work(writing)
  const mine = await doorFor(officer)
  expect((await mine.get('/api/jobs')).body).toMatchObject({
    items: [
      {
        id,
        state: 'done',
        counts: { members: 1 },
        file: { name: 'NAM-2022-10-27.zip', bytes: Buffer.byteLength(TEXT) },
      },
    ],
    next: null,
    offers: [],
  })
  const file = await mine.get(`/api/jobs/${id}/file`)
  expect([file.status, file.body]).toEqual([200, TEXT])
  expect(file.headers.get('content-disposition')).toContain('NAM-2022-10-27.zip')
  const others = await doorFor(colleague)
  for (const path of [`/api/jobs/${id}`, `/api/jobs/${id}/file`])
    expect((await others.get(path)).status).toBe(404)
  expect((await others.get('/api/jobs')).body.items).toEqual([])
  expect(await eventsAbout(id)).toEqual(['job.request', 'exchange.export', 'job.download'])
  expect([...mine.errors, ...others.errors]).toEqual([])
})

test('whose role has ended by then gets no file, neither made nor made before', async () => {
  const officer = await enrol(database.db, 'leaving', 'officer', units.get('NAM.MOI')!)
  const [made, asked] = [await ask(officer, 'NAM.MOI'), await ask(officer, 'NAM.MOI')]
  await work(writing)
  await sql`update role_holding set until_day = ${TODAY} where account_id = ${officer.accountId}`.execute(
    database.db,
  )
  await work(writing)
  expect(await getJob(database.db, officer, asked.id)).toMatchObject({
    state: 'failed',
    problem: { code: 'not-allowed' },
    file: null,
  })
  expect((await (await doorFor(officer)).get(`/api/jobs/${made.id}/file`)).status).toBe(404)
})

test('work that cannot be done says why and leaves nothing', async () => {
  const officer = await enrol(database.db, 'refused', 'officer', units.get('NAM')!)
  const { id } = await ask(officer)
  const refusal = { code: 'too-many-rows-for-workbook', sheet: 'members', limit: 1_048_575 }
  await work(async ({ scratch }) => {
    await writeFile(join(scratch, 'half'), TEXT)
    throw new Refused([refusal])
  })
  expect(await getJob(database.db, officer, id)).toMatchObject({ state: 'failed', problem: refusal })
  expect((await readdir(join(dataFolder, 'jobs'))).filter((name) => name.startsWith(id))).toEqual([])
})

test('a file is deleted after a day, and what nobody knows at once', async () => {
  const officer = await enrol(database.db, 'waiting', 'officer', units.get('NAM')!)
  const { id } = await ask(officer)
  await work(writing)
  const result = join(dataFolder, 'jobs', `${id}.result`)
  const stray = join(dataFolder, 'jobs', '01890000-0000-7000-8000-000000000000.result')
  await writeFile(stray, TEXT)
  const goneAfter = async (hours: number, path: string) => {
    const now = () => new Date(Date.now() + hours * 3_600_000)
    const failed = (error: unknown) => expect.unreachable(String(error))
    const runner = startRunner(database.db, { dataFolder, program: [], now, failed, everyMs: 20 })
    await expect.poll(() => existsSync(path), { timeout: 5_000, interval: 20 }).toBe(false)
    await runner.stop()
  }
  await goneAfter(23, stray)
  expect(existsSync(result)).toBe(true)
  await goneAfter(25, result)
  expect((await getJob(database.db, officer, id)).file).toMatchObject({ until: null })
})

test('a person has at most five pieces of work unfinished, and asks only where he may', async () => {
  const officer = await enrol(database.db, 'busy', 'officer', units.get('BAC')!)
  for (let n = 0; n < 5; n++) await ask(officer, 'BAC')
  await expect(ask(officer, 'BAC')).rejects.toThrow('too-many-jobs')
  await expect(ask(officer, 'NAM')).rejects.toThrow('not found')
  const leader = await enrol(database.db, 'leader', 'leader', units.get('BAC')!)
  await expect(ask(leader, 'BAC')).rejects.toThrow('not allowed: exchange.export')
})
