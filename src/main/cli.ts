import { Command, CommanderError } from 'commander'
import { Conflict, Forbidden, Malformed, NotFound, Refused } from '#platform/errors.ts'
import { readConfig, WrongSetting } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { addAdminCommands } from './admin-commands.ts'
import { addBenchCommand } from './bench-command.ts'
import { addDueCommand } from './due-command.ts'
import { addExchangeCommands } from './exchange-commands.ts'
import { addFigureCommands } from './figure-commands.ts'
import { printJson, say } from './print.ts'
import { addReportCommand } from './report-command.ts'

const DONE = 0
const REFUSED = 1
const WRONG_USAGE = 2

/** Runs one command line and answers its exit code: 0 done, 1 findings or refused, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = DONE
  const done = (result: number) => void (code = result)
  const program = new Command('dangvu')
    .description('Sổ và bàn làm việc của ban tổ chức đảng')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text) })
  program
    .command('serve')
    .description('serve the pages and the API until it is told to stop')
    .action(async () => {
      // All rooms with their doors: other commands start without them.
      const { serveUntilStopped } = await import('./server.ts')
      done(await serveUntilStopped())
    })
  program
    .command('migrate')
    .description('bring the database up to this version')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) => done(await migrateCommand(json === true)))
  addExchangeCommands(program, done)
  addFigureCommands(program, done)
  addDueCommand(program, done)
  addReportCommand(program, done)
  addAdminCommands(program, done)
  addBenchCommand(program, done)
  for (const command of program.commands) command.exitOverride()
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return explain(error)
  }
}

/** Says in one line what went wrong; what we did not foresee keeps its message. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE
  if (error instanceof WrongSetting) {
    say(error.message)
    return WRONG_USAGE
  }
  if (error instanceof Refused)
    for (const { code, ...facts } of error.refusals) say(`${code} ${JSON.stringify(facts)}`)
  else if (
    error instanceof NotFound ||
    error instanceof Forbidden ||
    error instanceof Conflict ||
    error instanceof Malformed
  )
    say(error.message)
  else say((error as Error).message?.split('\n')[0] ?? String(error))
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error)
  return REFUSED
}

async function migrateCommand(json: boolean): Promise<number> {
  const config = readConfig()
  const { pool, engine, version, close } = await openDatabase({
    url: config.databaseUrl,
    dataFolder: config.dataFolder,
  })
  try {
    const applied = await migrate(pool)
    if (json) printJson({ engine, version, applied })
    else
      say(
        applied.length === 0
          ? 'The database is up to date.'
          : applied.map((one) => `applied ${one}`).join('\n'),
      )
    return DONE
  } finally {
    await close()
  }
}
