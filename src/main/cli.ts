import { Command, CommanderError } from 'commander'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { isNewDataFolder } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { startServer } from './server.ts'

const DONE = 0
const FAILED = 1
const WRONG_USAGE = 2

/** Runs one command line and answers its exit code: 0 done, 1 findings or refused, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = DONE
  const program = new Command('dangvu').description('Sổ và bàn làm việc của ban tổ chức đảng').exitOverride()
  program
    .command('serve')
    .description('serve the pages and the API until it is told to stop')
    .action(async () => void (code = await serve()))
  program
    .command('migrate')
    .description('bring the database up to this version')
    .option('--json', 'answer in JSON')
    .action(async ({ json }: { json?: boolean }) => void (code = await migrateCommand(json === true)))
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE
    say((error as Error).message)
    return FAILED
  }
}

async function serve(): Promise<number> {
  const config = readConfig()
  if (!config.databaseUrl && isNewDataFolder(config.dataFolder)) say('Preparing the database…')
  const server = await startServer(config)
  say(`Dangvu: ${server.url}   (Ctrl-C stops it)`)
  const signal = await new Promise<string>((done) => {
    for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(one, () => done(one))
  })
  say(`Stopping (${signal})…`)
  await server.close()
  return DONE
}

async function migrateCommand(json: boolean): Promise<number> {
  const config = readConfig()
  const { pool, engine, version, close } = await openDatabase({
    url: config.databaseUrl,
    dataFolder: config.dataFolder,
  })
  try {
    const applied = await migrate(pool)
    if (json) console.log(JSON.stringify({ engine, version, applied }))
    else
      console.log(
        applied.length === 0
          ? 'The database is up to date.'
          : applied.map((one) => `applied ${one}`).join('\n'),
      )
    return DONE
  } finally {
    await close()
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
