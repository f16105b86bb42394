import { Option, type Command } from 'commander'
import { runBench, type BenchResult } from './bench/bench.ts'
import { numberOption } from './options.ts'
import { printJson, printTable, say } from './print.ts'

/** `bench`: measures import and the everyday questions on a register of its own, as ratios taken in one run. */
export function addBenchCommand(program: Command, done: (code: number) => void): void {
  program
    .command('bench')
    .description('measure on a generated register: import, search, pages, figures')
    .addOption(
      new Option('--database <engine>', 'embedded, or the server of DATABASE_URL (an empty database)')
        .choices(['embedded', 'server'])
        .default('embedded'),
    )
    .option('--members <n>', 'members on the last day', numberOption, 100_000)
    .option('--rounds <n>', 'how often each question is asked', numberOption, 7)
    .option('--json', 'answer in JSON')
    .action(
      async ({
        json,
        ...options
      }: {
        database: 'embedded' | 'server'
        members: number
        rounds: number
        json?: boolean
      }) => {
        const result = await runBench(options, say)
        if (json) printJson(result)
        else print(result)
        done(0)
      },
    )
}

function print({ machine, engine, members, import: imported, scanMs, measures }: BenchResult): void {
  say(`${machine}; ${engine}; ${members} members`)
  say(
    `import: ${imported.rows} rows in ${imported.seconds} s, peak ${imported.peakMegabytes} MB; one pass over all spells: ${scanMs} ms`,
  )
  printTable(
    ['question', 'min ms', 'median ms', '× of one pass', 'plain SQL ms', '× faster'],
    measures.map(({ name, min, median, baseline }) => [
      name,
      min,
      median,
      (median / scanMs).toFixed(1),
      baseline?.ms ?? null,
      baseline ? (baseline.ms / median).toFixed(1) : null,
    ]),
  )
}
