import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { between, seeded } from '#generate/random.ts'
import { programBeside } from '#platform/program.ts'
import { WARM_UP_SECONDS, type CrowdOrder, type CrowdReport, type Session, type Weights } from './crowd.ts'
import type { Programs } from './programs.ts'
import type { Service } from './service.ts'

/** People at their own units, each asking every two seconds on average. */
export interface MixReport {
  sessions: number
  seconds: number
  open: CrowdReport
  /** Cores in use meanwhile, CPU for one request, and MB at the end. */
  serverCores: number
  databaseCores: number
  serverCpuMsPerRequest: number
  databaseCpuMsPerRequest: number
  serverMegabytes: number
  databaseMegabytes: number
  /** The most acts per second, reached with so many at once. */
  saturation: { atOnce: number; report: CrowdReport }
  /** A route that selects one row: at the same pace, and the most that it does. */
  bare: { open: CrowdReport; saturation: CrowdReport }
}

const EVERY_MS = 2_000
const WEIGHTS: Weights = {
  'home page': 15,
  'unit page': 20,
  'person page': 15,
  'tree level': 10,
  search: 15,
  balance: 15,
  movement: 10,
}
const AT_ONCE = [4, 8, 16, 32]
const SATURATION_SECONDS = 6

/** Lets the crowd loose on the server, first at its own pace, then as fast as it goes; the bare route the same way. */
export async function measureMix(
  service: Service,
  crowd: Session[],
  { seconds, url }: { seconds: number; url: string | null },
  programs: Programs,
): Promise<MixReport> {
  const load = programs.start(process.execPath, programBeside(import.meta.url, 'crowd-process'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await tell(load, { crowd, origin: service.origin, weights: WEIGHTS })
  const before = await service.usage()
  const started = performance.now()
  const open = await tell(load, { open: { seconds, everyMs: EVERY_MS } })
  const wallMs = performance.now() - started
  const after = await service.usage()
  const saturation = await saturate(load)
  const bare = await measureBare(load, crowd.length, url, programs)
  await programs.stop(load)
  const cpuMs = (part: 'server' | 'database') => after[part].cpuMs - before[part].cpuMs
  const cores = (part: 'server' | 'database') => Math.round((cpuMs(part) / wallMs) * 100) / 100
  const perRequest = (part: 'server' | 'database') =>
    Math.round((cpuMs(part) / (open.requestsPerSecond * (seconds + WARM_UP_SECONDS))) * 100) / 100
  return {
    sessions: crowd.length,
    seconds,
    open,
    serverCores: cores('server'),
    databaseCores: cores('database'),
    serverCpuMsPerRequest: perRequest('server'),
    databaseCpuMsPerRequest: perRequest('database'),
    serverMegabytes: after.server.megabytes,
    databaseMegabytes: after.database.megabytes,
    saturation,
    bare,
  }
}

async function saturate(load: ChildProcess): Promise<MixReport['saturation']> {
  let best: MixReport['saturation'] | null = null
  for (const atOnce of AT_ONCE) {
    const report = await tell(load, { closed: { seconds: SATURATION_SECONDS, atOnce } })
    if (!best || report.actsPerSecond > best.report.actsPerSecond) best = { atOnce, report }
  }
  return best!
}

const BARE_SECONDS = 10
const BARE_IDS = 1_000

async function measureBare(
  load: ChildProcess,
  sessions: number,
  url: string | null,
  programs: Programs,
): Promise<MixReport['bare']> {
  // The embedded database takes turns: a bare route on it would be no yardstick of a server.
  const none: CrowdReport = { kinds: {}, actsPerSecond: 0, requestsPerSecond: 0, faults: [], cpuMs: 0 }
  if (url === null) return { open: none, saturation: none }
  const server = programs.start(process.execPath, programBeside(import.meta.url, 'bare-process'), {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [port] = (await once(server, 'message')) as [number]
  const random = seeded(5)
  const crowd: Session[] = Array.from({ length: sessions }, () => ({
    'bare route': [[[{ path: `/?id=${between(random, 1, BARE_IDS)}`, cookie: '' }]]],
  }))
  await tell(load, { crowd, origin: `http://127.0.0.1:${port}`, weights: { 'bare route': 1 } })
  const open = await tell(load, { open: { seconds: BARE_SECONDS, everyMs: EVERY_MS } })
  const saturation = await tell(load, { closed: { seconds: SATURATION_SECONDS, atOnce: 16 } })
  await programs.stop(server)
  return { open, saturation }
}

/** Gives an order to the load and waits for its report. */
function tell(load: ChildProcess, order: CrowdOrder): Promise<CrowdReport> {
  return new Promise((done, fail) => {
    const ended = () => fail(new Error('the process that makes the load has ended'))
    load.once('exit', ended)
    load.once('message', (report) => {
      load.off('exit', ended)
      done(report as CrowdReport)
    })
    load.send(order)
  })
}
