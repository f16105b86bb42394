import { below, pick, seeded } from '#generate/random.ts'
import { openAsker, summarise, tenth } from './asking.ts'
import {
  WARM_UP_SECONDS,
  type Act,
  type CrowdOrder,
  type CrowdReport,
  type Kind,
  type Session,
  type Weights,
} from './crowd.ts'

// Makes the load from a process of its own, so that the measured server shares nothing with it but the machine.

const FAULTS_KEPT = 5
const WARM_UP_MS = WARM_UP_SECONDS * 1_000

let crowd: Session[] = []
let weights: Weights = {}
let asker: ReturnType<typeof openAsker> | null = null
const random = seeded(7)

process.on('message', (order: CrowdOrder) => void follow(order))
process.on('disconnect', () => process.exit())

async function follow(order: CrowdOrder): Promise<void> {
  if ('crowd' in order) {
    crowd = order.crowd
    weights = order.weights
    asker?.close()
    asker = openAsker(order.origin)
    process.send!('ready')
  } else process.send!('open' in order ? await runOpen(order.open) : await runClosed(order.closed))
}

interface Phase {
  times: Map<Kind, number[]>
  errors: Map<Kind, number>
  faults: string[]
  requests: number
  startedCpu: NodeJS.CpuUsage
}

const newPhase = (): Phase => ({
  times: new Map(),
  errors: new Map(),
  faults: [],
  requests: 0,
  startedCpu: process.cpuUsage(),
})

/** Everybody acts at random moments, so many ms apart on average, whether or not earlier answers have come. */
async function runOpen({ seconds, everyMs }: { seconds: number; everyMs: number }): Promise<CrowdReport> {
  const phase = newPhase()
  const end = WARM_UP_MS + seconds * 1_000
  const due = crowd
    .flatMap((session) => arrivals(everyMs, end).map((at) => ({ session, at })))
    .sort((a, b) => a.at - b.at)
  const start = performance.now()
  const doing: Promise<void>[] = []
  for (const { session, at } of due) {
    const wait = start + at - performance.now()
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
    doing.push(act(at < WARM_UP_MS ? newPhase() : phase, session, start + at))
  }
  await Promise.all(doing)
  return reportOf(phase, seconds)
}

function arrivals(everyMs: number, end: number): number[] {
  const found: number[] = []
  for (let at = -Math.log(1 - random()) * everyMs; at < end; at -= Math.log(1 - random()) * everyMs)
    found.push(at)
  return found
}

/** So many acts are under way at any moment: the most that the server does. */
async function runClosed({ seconds, atOnce }: { seconds: number; atOnce: number }): Promise<CrowdReport> {
  const phase = newPhase()
  const start = performance.now()
  const end = start + seconds * 1_000
  const worker = async () => {
    while (performance.now() < end) await act(phase, pick(random, crowd), performance.now())
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return reportOf(phase, (performance.now() - start) / 1_000)
}

async function act(phase: Phase, session: Session, due: number): Promise<void> {
  const { kind, stages } = chooseAct(session)
  let failed = false
  for (const stage of stages) {
    const answers = await Promise.all(stage.map((sent) => asker!.ask(sent)))
    phase.requests += answers.length
    answers.forEach(({ status, body }, at) => {
      if (status === 200) return
      failed = true
      if (phase.faults.length < FAULTS_KEPT)
        phase.faults.push(`${status} ${stage[at]!.path} ${body.slice(0, 200)}`)
    })
  }
  const times = phase.times.get(kind) ?? []
  phase.times.set(kind, times)
  times.push(performance.now() - due)
  if (failed) phase.errors.set(kind, (phase.errors.get(kind) ?? 0) + 1)
}

function chooseAct(session: Session): { kind: Kind; stages: Act } {
  const kinds = (Object.keys(weights) as Kind[]).filter((kind) => (session[kind]?.length ?? 0) > 0)
  let left = random() * kinds.reduce((sum, kind) => sum + weights[kind]!, 0)
  const kind = kinds.find((one) => (left -= weights[one]!) < 0) ?? kinds[0]!
  const acts = session[kind]!
  const at = below(random, acts.length)
  return { kind, stages: kind === 'movement' ? acts.splice(at, 1)[0]! : acts[at]! }
}

function reportOf(phase: Phase, seconds: number): CrowdReport {
  const { user, system } = process.cpuUsage(phase.startedCpu)
  const acts = [...phase.times.values()].reduce((sum, times) => sum + times.length, 0)
  return {
    kinds: Object.fromEntries(
      [...phase.times].map(([kind, times]) => [
        kind,
        { ...summarise(times), errors: phase.errors.get(kind) ?? 0 },
      ]),
    ),
    actsPerSecond: tenth(acts / seconds),
    requestsPerSecond: tenth(phase.requests / seconds),
    faults: phase.faults,
    cpuMs: Math.round((user + system) / 1_000),
  }
}
