import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#access/policy.ts'
import { enrol, plantUnits } from '#access/small-world.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import type { Job, JobState } from './api.ts'
import { startRunner } from './runner.ts'
import { cancelJob, getJob, requestJob } from './store.ts'

let database: Database
let dataFolder: string
let people: Actor[]
let running: { stop: () => Promise<void> }[] = []

beforeAll(async () => {
  database = await testDatabase()
  dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-jobs-'))
  const units = await plantUnits(database.db)
  people = [
    await enrol(database.db, 'nam', 'officer', units.get('NAM')!),
    await enrol(database.db, 'bac', 'officer', units.get('BAC')!),
  ]
})
afterAll(async () => {
  await database.close()
  await rm(dataFolder, { recursive: true })
})
beforeEach(() => () => Promise.all(running.splice(0).map((one) => one.stop())))

/** A worker that keeps a file in its folder and goes on until somebody ends it. */
const ENDLESS = `
  const { mkdirSync, writeFileSync } = require('node:fs')
  const folder = process.argv[1] + '/' + process.argv[2] + '.work'
  mkdirSync(folder, { recursive: true })
  writeFileSync(folder + '/half', 'half a file')
  process.send({ step: 'read', done: 5, expected: 10 })
  setInterval(() => {}, 1000)`

function serving({ script = ENDLESS, atOnce = 1 }: { script?: string; atOnce?: number } = {}) {
  const errors: unknown[] = []
  const program = ['--eval', script, join(dataFolder, 'jobs')]
  const failed = (error: unknown) => void errors.push(error)
  const runner = startRunner(database.db, {
    dataFolder,
    program,
    atOnce,
    failed,
    now: () => new Date(),
    everyMs: 50,
  })
  running.push(runner)
  return { runner, errors }
}

async function asked(actor: Actor): Promise<Job> {
  const { organisationId } = actor.holdings[0]!
  return database.db
    .transaction()
    .execute((tx) =>
      requestJob(tx, actor, { kind: 'export', action: 'exchange.export', organisationId, parameters: {} }),
    )
}

const state = async (actor: Actor, { id }: Job) => (await getJob(database.db, actor, id)).state
const becomes = async (actor: Actor, job: Job, wanted: JobState) => {
  await expect.poll(() => state(actor, job), { timeout: 10_000, interval: 50 }).toBe(wanted)
}
const halfOf = ({ id }: Job) => join(dataFolder, 'jobs', `${id}.work`, 'half')

test('everybody has one piece of work running at a time; the rest waits its turn', async () => {
  const [nam, bac] = people as [Actor, Actor]
  const [first, second, others] = [await asked(nam), await asked(nam), await asked(bac)]
  const { errors } = serving({ atOnce: 3 })
  await becomes(nam, first, 'running')
  await becomes(bac, others, 'running')
  expect(await getJob(database.db, nam, second.id)).toMatchObject({ state: 'waiting', before: 1 })
  await cancelJob(database.db, nam, first.id)
  await becomes(nam, second, 'running')
  expect(errors).toEqual([])
  for (const [actor, job] of [
    [nam, second],
    [bac, others],
  ] as const)
    await cancelJob(database.db, actor, job.id)
})

test('stopped work shows how far it was; its process and its half of a file are gone', async () => {
  const [nam] = people as [Actor]
  const job = await asked(nam)
  serving()
  const far = async () => (await getJob(database.db, nam, job.id)).done
  await expect.poll(far, { timeout: 10_000, interval: 50 }).toBe(5)
  expect(existsSync(halfOf(job))).toBe(true)
  expect(await cancelJob(database.db, nam, job.id)).toMatchObject({ state: 'cancelled', step: 'read' })
  await expect.poll(() => existsSync(halfOf(job)), { timeout: 10_000, interval: 50 }).toBe(false)
  await expect(cancelJob(database.db, nam, job.id)).rejects.toThrow('job is cancelled')
})

test('a worker that dies leaves its work failed, and the next begins', async () => {
  const [nam] = people as [Actor]
  const [first, second] = [await asked(nam), await asked(nam)]
  const { runner } = serving({ script: 'process.exit(7)' })
  await becomes(nam, first, 'failed')
  await becomes(nam, second, 'failed')
  expect((await getJob(database.db, nam, first.id)).problem).toEqual({ code: 'internal' })
  await runner.stop()
})

test('what the end of a server breaks off begins once more, and fails the second time', async () => {
  const [nam] = people as [Actor]
  const job = await asked(nam)
  for (const [after, problem] of [
    ['waiting', null],
    ['failed', { code: 'interrupted' }],
  ] as const) {
    const { runner } = serving()
    await becomes(nam, job, 'running')
    await runner.stop()
    expect(await getJob(database.db, nam, job.id)).toMatchObject({ state: after, problem })
  }
})
