import { spawn, type ChildProcess } from 'node:child_process'
import { sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Db } from '#platform/db.ts'
import { programBeside } from '#platform/program.ts'
import { FiguresClient, figuresSocket } from './client.ts'
import { noFigures, type Figures } from './questions.ts'

/** From how many members on figures are kept in memory; below, the database answers as fast. */
const WORTH_IT = 20_000
const LOOK_EVERY_MS = 5_000
/** What grows lies outside the heap, in typed arrays; inside it Node is to clear up early rather than grow. */
const SMALL_HEAP = ['--max-old-space-size=384', '--max-semi-space-size=4']
/** While the process is starting. */
const SOON_MS = 200

/**
 * Figures of a running server: a process of their own as soon as the register is large enough, and again if it dies.
 * The embedded database has one connection, which a request holds while it asks: there the database counts.
 */
export function keepFigures(
  { db, engine }: Database,
  { dataFolder, failed }: { dataFolder: string; failed: (error: unknown) => void },
): Figures & { stop: () => Promise<void> } {
  if (engine === 'embedded') return { ...noFigures, stop: () => Promise.resolve() }
  let child: ChildProcess | null = null
  let client: FiguresClient | null = null
  let stopped = false

  async function look(): Promise<void> {
    if (stopped || (client && !client.isLost)) return
    const path = await figuresSocket(dataFolder)
    if (child && child.exitCode === null && child.signalCode === null) {
      client = await FiguresClient.connect(path)
      return
    }
    if (!(await isLarge(db)) || stopped) return
    const program = [...SMALL_HEAP, ...programBeside(import.meta.url, 'figures-process'), path]
    child = spawn(process.execPath, program, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('error', failed)
  }

  let timer: NodeJS.Timeout
  const turn = async () => {
    await look().catch(failed)
    if (!stopped)
      timer = setTimeout(() => (turning = turn()), child && !client ? SOON_MS : LOOK_EVERY_MS).unref()
  }
  let turning = turn()
  return {
    ask: (name, asked) => client?.ask(name, asked) ?? Promise.resolve(null),
    stop: async () => {
      stopped = true
      await turning
      clearTimeout(timer)
      client?.close()
      if (!child || child.exitCode !== null) return
      const ended = new Promise((done) => child!.once('exit', done))
      child.disconnect()
      await ended
    },
  }
}

async function isLarge(db: Db): Promise<boolean> {
  const { rows } = await sql`select from member limit 1 offset ${WORTH_IT}`.execute(db)
  return rows.length > 0
}
