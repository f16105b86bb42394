import { cpus, totalmem } from 'node:os'
import { openDatabase, type Database } from '#platform/database/connect.ts'
import { measureBandwidth } from './bandwidth.ts'
import { caseQuestions, openManyCases, removeManyCases } from './cases.ts'
import { directiveQuestions, issueToGrassroots, type IssuedDirective } from './directive.ts'
import { measureForms, type FormsMeasure } from './forms-job.ts'
import { figureQuestions } from './figure-questions.ts'
import { surveyGround, TODAY } from './ground.ts'
import { measureMix, type MixReport } from './mix.ts'
import { measureQuestion, type Measure, type Pace } from './measure.ts'
import { openNation, type Built, type Engine, type Nation } from './nation.ts'
import { openPrograms, type Programs } from './programs.ts'
import { pageQuestions } from './page-questions.ts'
import { startService, warmFigures } from './service.ts'
import { gatherCrowd } from './sessions.ts'
import { measureReorganisation, type ReorganisationMeasure } from './reorganisation.ts'
import { measureSizes, type Size } from './sizes.ts'
import { measureDuplicates, type DuplicateSearch } from './duplicates.ts'
import { measureUpkeep, type Upkeep } from './upkeep.ts'
import { signIn } from './visitors.ts'
import { measureWrites, type WriteMeasure } from './writes.ts'

/** What `npm run bench` is asked. */
export interface BenchOptions {
  database: Engine
  members: number
  /** Builds the register again although it is cached. */
  fresh: boolean
  /** Leaves out what takes minutes at national size: the plain SQL, verify, backup, restore. */
  quick: boolean
  sessions: number
  seconds: number
}

export interface BenchResult {
  on: string
  machine: string
  engine: string
  /** Gigabytes per second that one core reads from memory. */
  bandwidth: number
  built: Built
  sizes: Size[]
  serverStartedMs: number
  /** The directive that was issued, once, in the background's way. */
  directive: Pick<IssuedDirective, 'units' | 'seconds'>
  measures: Measure[]
  /** All statistical forms of the nation as one job. */
  forms: FormsMeasure
  mix: MixReport
  /** null: the embedded database writes in turns. */
  writes: WriteMeasure | null
  reorganisations: ReorganisationMeasure[]
  duplicates: DuplicateSearch
  upkeep: Upkeep[]
}

/** Measures a generated register, built once and cached; leaves no process behind, on Ctrl-C neither. */
export async function runBench(options: BenchOptions, say: (text: string) => void): Promise<BenchResult> {
  const programs = openPrograms()
  const interrupted = new AbortController()
  const interrupt = () => {
    say('stopping…')
    interrupted.abort()
    // Every wait for one of these ends with it.
    void programs.end().then(() => process.exit(130))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, interrupt)
  try {
    return await measureAll(options, programs, say)
  } catch (error) {
    if (interrupted.signal.aborted) await new Promise(() => {})
    throw error
  } finally {
    await programs.end()
    for (const signal of signals) process.off(signal, interrupt)
  }
}

async function measureAll(
  options: BenchOptions,
  programs: Programs,
  say: (text: string) => void,
): Promise<BenchResult> {
  const { database: engine, members, fresh } = options
  const bytesPerMs = measureBandwidth()
  const nation = await openNation({ engine, members, fresh }, programs, say)
  const database = await openDatabase({ url: nation.url ?? undefined, dataFolder: nation.dataFolder })
  let closed = false
  const closeDatabase = async () => void (closed || (await database.close()), (closed = true))
  try {
    const sizes = await measureSizes(database.db)
    const asked = await askAndMix(nation, database, options, bytesPerMs, programs, say)
    say('one movement…')
    const writes =
      nation.url === null
        ? null
        : await measureWrites(database, {
            connections: 8,
            seconds: Math.min(10, members / 10_000),
            today: TODAY,
          })
    if (writes) say(`${writes.ratio} of the bare SQL, p99 ${writes.ours.p99} ms`)
    say('reorganisations…')
    const reorganisations = await measureReorganisation(database, { today: TODAY })
    const duplicates = await measureDuplicates(database.db, say)
    await removeManyCases(database.db)
    await closeDatabase()
    const upkeep = options.quick ? [] : await measureUpkeep(nation, programs, say)
    return {
      on: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
      engine: `${engine}, PostgreSQL ${database.version}`,
      bandwidth: Math.round(bytesPerMs / 1e5) / 10,
      built: nation.built,
      sizes,
      ...asked,
      writes,
      reorganisations,
      duplicates,
      upkeep,
    }
  } finally {
    await closeDatabase()
    await nation.close()
  }
}

function lineOf({ name, p50, p99, plainMs, exact }: Measure): string {
  const plain = plainMs === null ? '' : `; plain SQL ${plainMs} ms${exact === false ? ', NOT THE SAME' : ''}`
  return `${name}: p50 ${p50}, p99 ${p99} ms${plain}`
}

async function askAndMix(
  nation: Nation,
  { db }: Database,
  { quick, sessions, seconds }: BenchOptions,
  bytesPerMs: number,
  programs: Programs,
  say: (text: string) => void,
): Promise<Pick<BenchResult, 'serverStartedMs' | 'directive' | 'measures' | 'forms' | 'mix'>> {
  say('surveying…')
  const ground = await surveyGround(db)
  say('a directive to all grassroots…')
  const directive = await issueToGrassroots(db, ground)
  say('5,000 cases in a province…')
  await openManyCases(db, ground)
  const [whole, province] = await signIn(db, [
    { role: 'officer', organisationId: ground.root.id },
    { role: 'officer', organisationId: ground.provinces[0]!.id },
  ])
  const cookies = { nation: whole!.cookie, province: province!.cookie }
  say('starting the server…')
  const service = await startService(nation, programs)
  say('warming up…')
  await warmFigures(db, nation, ground.root.id)
  const pace: Pace = { rounds: 100, seconds: 10, plain: !quick }
  const measures: Measure[] = []
  for (const question of [
    ...figureQuestions(ground),
    ...pageQuestions(ground),
    ...directiveQuestions(ground, directive),
    ...caseQuestions(ground),
  ]) {
    const measure = await measureQuestion(question, { service, db, cookies, bytesPerMs }, pace)
    say(measure ? lineOf(measure) : `${question.name}: not here`)
    if (measure) measures.push(measure)
  }
  say('all forms of the nation as one job…')
  const forms = await measureForms(service, ground, cookies.nation)
  say(`${forms.units} units, ${forms.checks} checks: ${forms.seconds} s, ${forms.megabytes} MB`)
  say(`${sessions} sessions at their own units…`)
  const crowd = await gatherCrowd(db, ground, sessions)
  const mix = await measureMix(service, crowd, { seconds, url: nation.url }, programs)
  for (const [act, { p50, p99 }] of Object.entries(mix.open.kinds)) say(`${act}: p50 ${p50}, p99 ${p99} ms`)
  say(`${mix.serverMegabytes} MB, at most ${mix.saturation.report.actsPerSecond} acts a second`)
  await service.stop()
  return { serverStartedMs: service.startedMs, directive, measures, forms, mix }
}
