import { Option, type Command } from 'commander'
import type { BenchOptions, BenchResult } from './bench/bench.ts'
import { tenth } from './bench/asking.ts'
import type { CrowdReport } from './bench/crowd.ts'
import type { ReorganisationMeasure } from './bench/reorganisation.ts'
import { numberOption } from './options.ts'
import { printJson, printTable, say } from './print.ts'

/** `bench`: measures a generated register from import to restore, every ratio taken in one run. */
export function addBenchCommand(program: Command, done: (code: number) => void): void {
  program
    .command('bench')
    .description('measure on a generated register: import, questions over HTTP, 200 people at once, backup')
    .addOption(
      new Option('--database <engine>', 'PostgreSQL 15+ of this machine on a private port, or embedded')
        .choices(['postgres', 'embedded'])
        .default('postgres'),
    )
    .option('--members <n>', 'members on the last day', numberOption, 5_248_607)
    .option('--sessions <n>', 'people at once', numberOption, 200)
    .option('--seconds <n>', 'how long they work', numberOption, 60)
    .option('--fresh', 'build the register again although it is cached', false)
    .option('--quick', 'without plain SQL, verify, export, backup and restore', false)
    .option('--json', 'answer in JSON')
    .action(async ({ json, ...options }: BenchOptions & { json?: boolean }) => {
      const { runBench } = await import('./bench/bench.ts')
      const result = await runBench(options, say)
      if (json) printJson(result)
      else print(result)
      done(0)
    })
}

function print(result: BenchResult): void {
  const {
    machine,
    engine,
    bandwidth,
    built,
    sizes,
    directive,
    forms,
    measures,
    mix,
    writes,
    reorganisations,
    duplicates,
    upkeep,
  } = result
  heading(`${machine}; ${engine}; ${built.members} members; one core reads ${bandwidth} GB/s`)
  printTable(
    ['', 's', 'MB at most', 'rows/s'],
    [
      [`generate (${built.on})`, built.generateSeconds, null, null],
      [
        `import (${built.on})`,
        built.importSeconds,
        built.importMegabytes,
        Math.round(built.rows / built.importSeconds),
      ],
      [`a directive issued to ${directive.units} grassroots`, directive.seconds, null, null],
      [
        `all ${forms.forms} forms × ${forms.units} units as one job, ${forms.checks} checks, ${forms.failed} failed`,
        forms.seconds,
        forms.megabytes,
        null,
      ],
      [`duplicates (${duplicates.pairs} likely pairs)`, duplicates.seconds, null, null],
      ...upkeep.map(({ name, seconds, megabytes }) => [name, seconds, megabytes, null]),
    ],
  )
  heading('Tables')
  printTable(
    ['table', 'rows', 'MB', 'indexes MB'],
    sizes.map((one) => [one.table, one.rows, one.megabytes, one.indexMegabytes]),
  )
  heading('Questions, one at a time over HTTP')
  printTable(
    [
      'question',
      'n',
      'p50 ms',
      'p99 ms',
      'target ms',
      'plain SQL ms',
      '× faster',
      'limit ms',
      '× of limit',
      'cores: server',
      'PostgreSQL',
      'MB: server',
      'PostgreSQL',
      'exact',
    ],
    measures.map((one) => [
      one.name,
      one.n,
      one.p50,
      one.p99,
      one.target ? `${one.target.of} ${one.target.ms}` : null,
      one.plainMs,
      one.timesFasterThanPlain,
      one.limitMs,
      one.timesTheLimit,
      one.serverCores,
      one.databaseCores,
      one.serverMegabytes,
      one.databaseMegabytes,
      one.exact === null ? null : one.exact ? 'yes' : 'NO',
    ]),
  )
  heading(
    `${mix.sessions} people, each acting every 2 s, ${mix.seconds} s: ${mix.serverCores} cores and ${mix.serverMegabytes} MB for the server, ${mix.databaseCores} cores for the database; CPU ms a request: ${mix.serverCpuMsPerRequest} and ${mix.databaseCpuMsPerRequest}`,
  )
  printCrowd(mix.open)
  heading(`As fast as it goes, ${mix.saturation.atOnce} at once`)
  printCrowd(mix.saturation.report)
  heading('A bare route that selects one row: at the same pace, then as fast as it goes')
  printCrowd(mix.bare.open)
  printCrowd(mix.bare.saturation)
  if (writes) {
    heading(`One movement, 8 connections: ${writes.ratio.toFixed(2)} × the bare SQL, ${writes.errors} errors`)
    printTable(
      ['', 'per second', 'p50 ms', 'p99 ms'],
      (['ours', 'bare'] as const).map((name) => [
        name,
        Math.round(writes[name].perSecond),
        tenth(writes[name].p50),
        tenth(writes[name].p99),
      ]),
    )
  }
  printReorganisations(reorganisations)
}

function printReorganisations(measures: readonly ReorganisationMeasure[]): void {
  heading('Reorganisations, rolled back; a reader of the unit meanwhile')
  printTable(
    [
      'act',
      'units',
      'members',
      'preview ms',
      'record ms',
      'rows written',
      'MB',
      'reader p50 ms',
      'p99 ms',
      'worst ms',
    ],
    measures.map((one) => [
      one.name,
      one.units,
      one.members,
      one.previewMs,
      one.recordMs,
      Object.values(one.rows).reduce((sum, n) => sum + n, 0),
      one.megabytes,
      one.reader.p50,
      one.reader.p99,
      one.reader.max,
    ]),
  )
}

function printCrowd({ kinds, actsPerSecond, requestsPerSecond, faults }: CrowdReport): void {
  printTable(
    ['what', 'n', 'p50 ms', 'p99 ms', 'worst ms', 'errors'],
    Object.entries(kinds).map(([kind, { n, p50, p99, max, errors }]) => [kind, n, p50, p99, max, errors]),
  )
  process.stdout.write(`${actsPerSecond} acts and ${requestsPerSecond} requests a second\n`)
  for (const fault of faults) process.stdout.write(`fault: ${fault}\n`)
}

function heading(text: string): void {
  process.stdout.write(`\n${text}\n\n`)
}
