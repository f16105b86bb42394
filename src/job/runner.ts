import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Db } from '#platform/db.ts'
import { repeat } from '#platform/repeat.ts'
import { idsInFolder, jobsFolder, removeJobFiles } from './files.ts'
import {
  beat,
  failJob,
  forgetJobs,
  keepProgress,
  resumeInterrupted,
  takeJob,
  type TakenJob,
} from './runner-store.ts'
import type { Progress } from './work.ts'

export interface RunnerOptions {
  dataFolder: string
  /** Node's arguments for the program that does one piece of work (`main/job-worker.ts`). */
  program: readonly string[]
  now: () => Date
  failed: (error: unknown) => void
  /** How many run at once in the whole register; default: one core is left to the pages. */
  atOnce?: number
  everyMs?: number
}

const FORGET_EVERY_MS = 60_000

interface Running extends TakenJob {
  child: ChildProcess
  /** What the worker said last and is not yet kept. */
  news: Progress | null
  ended: Promise<void>
}

/**
 * Does waiting work while the server runs, each piece in a process of its own. `stop` ends the processes at once; their
 * work goes on with the next server.
 */
export function startRunner(db: Db, options: RunnerOptions): { stop: () => Promise<void> } {
  const { now, failed, atOnce = Math.max(1, availableParallelism() - 1), everyMs = 500 } = options
  const runner = randomUUID()
  const running = new Map<string, Running>()
  let stopped = false
  let forgotAt = -Infinity

  async function turn(): Promise<void> {
    if (running.size > 0) {
      for (const one of running.values()) await keepNews(db, one)
      const ours = await beat(db, runner)
      for (const one of running.values()) if (!ours.has(one.id)) one.child.kill('SIGKILL')
    }
    await resumeInterrupted(db)
    if (!stopped) await takeWork()
    if (performance.now() - forgotAt < FORGET_EVERY_MS) return
    forgotAt = performance.now()
    await removeForgotten(db, options.dataFolder, now())
  }

  async function takeWork(): Promise<void> {
    for (let free = atOnce - running.size; free > 0; free--) {
      const taken = await takeJob(db, runner, atOnce)
      if (!taken) return
      running.set(taken.id, start(taken))
    }
  }

  function start(job: TakenJob): Running {
    const child = spawn(process.execPath, [...options.program, job.publicId], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const ended = new Promise<void>((done) => {
      child.once('error', () => done())
      child.once('exit', () => done())
    })
    const one: Running = { ...job, child, news: null, ended: ended.then(() => leave(one)).catch(failed) }
    child.on('message', (message) => (one.news = message as Progress))
    return one
  }

  async function leave(one: Running): Promise<void> {
    running.delete(one.id)
    if (!stopped) await failJob(db, one.id, runner, { code: 'internal' })
    await removeUnlessDone(db, options.dataFolder, one.publicId, now())
  }

  const turns = repeat(turn, { everyMs, failed })
  return {
    stop: async () => {
      stopped = true
      await turns.stop()
      const left = [...running.values()]
      for (const { child } of left) child.kill('SIGKILL')
      await Promise.all(left.map((one) => one.ended))
      await resumeInterrupted(db, runner).catch(failed)
    },
  }
}

async function keepNews(db: Db, one: Running): Promise<void> {
  const { news } = one
  one.news = null
  if (news) await keepProgress(db, one.id, news)
}

async function removeForgotten(db: Db, dataFolder: string, now: Date): Promise<void> {
  const folder = await jobsFolder(dataFolder)
  const there = await idsInFolder(folder)
  const kept = await forgetJobs(db, now)
  for (const id of there) if (!kept.has(id)) await removeJobFiles(folder, id)
}

/** What a worker that was ended has left behind goes; the file of finished work stays. */
async function removeUnlessDone(db: Db, dataFolder: string, publicId: string, now: Date): Promise<void> {
  const kept = await forgetJobs(db, now)
  if (!kept.has(publicId)) await removeJobFiles(await jobsFolder(dataFolder), publicId)
}
