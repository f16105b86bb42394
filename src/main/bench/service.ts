import type { ChildProcess } from 'node:child_process'
import { findFigures } from '#figures/client.ts'
import { usualDays } from '#figures/warm.ts'
import type { Db } from '#platform/db.ts'
import { FORM_CELLS } from '#statistics/national-form.ts'
import { TODAY } from './ground.ts'
import type { Nation } from './nation.ts'
import { dangvuProgram, freePort, type Programs } from './programs.ts'
import { processesNaming, usageOf, type Usage } from './usage.ts'

/** The real server on the measured register, in a process of its own. */
export interface Service {
  origin: string
  startedMs: number
  /** CPU and memory of the server with its helpers, and of PostgreSQL apart. */
  usage: () => Promise<{ server: Usage; database: Usage }>
  stop: () => Promise<void>
}

const STARTING_MS = 300_000

/** Starts `dangvu serve` and waits until it says that it is ready. */
export async function startService(nation: Nation, programs: Programs): Promise<Service> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = programs.start(process.execPath, [dangvuProgram(), 'serve'], {
    env: { ...nation.env, PORT: String(port), HOST: '127.0.0.1', DANGVU_URL: origin },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-500)))
  await untilReady(origin, child, () => said)
  const database = async () =>
    nation.cluster ? [nation.cluster.process.pid!] : processesNaming(nation.dataFolder)
  return {
    origin,
    startedMs: Math.round(performance.now() - started),
    usage: async () => ({ server: await usageOf([child.pid!]), database: await usageOf(await database()) }),
    stop: () => programs.stop(child),
  }
}

/**
 * Waits until the figures process has loaded the register, and asks it once for the days that it keeps ready anyway:
 * everything is measured warm.
 */
export async function warmFigures(db: Db, nation: Nation, rootId: string): Promise<void> {
  if (nation.url === null || nation.built.members < LARGE) return
  const cells = FORM_CELLS.map((cell) => cell.where)
  const deadline = Date.now() + STARTING_MS
  for (;;) {
    const { figures, close } = await findFigures(db, nation.dataFolder)
    if (await figures.ask('headcounts', { units: [rootId], on: TODAY })) {
      for (const on of usualDays(TODAY)) await figures.ask('form', { unit: rootId, on, cells })
      return close()
    }
    close()
    if (Date.now() > deadline) throw new Error('the figures are not loaded')
    await new Promise((done) => setTimeout(done, 500))
  }
}

/** From so many members on a server keeps figures in memory, with room to spare. */
const LARGE = 25_000

async function untilReady(origin: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + STARTING_MS
  for (;;) {
    const ready = await fetch(`${origin}/readyz`).catch(() => null)
    if (ready?.ok) return
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`)
    if (Date.now() > deadline) throw new Error('the server does not start')
    await new Promise((done) => setTimeout(done, 100))
  }
}
