import { sql } from 'kysely'
import { createDemonstrationAccounts } from '#access/demonstration.ts'
import { machineActor, type Actor } from '#access/policy.ts'
import { sealEvents } from '#access/seals.ts'
import { demonstrationRegister, DEMONSTRATION_TODAY } from '#demonstration/register.ts'
import { loadReturns } from '#demonstration/return-work.ts'
import { loadWork } from '#demonstration/work.ts'
import { noFigures } from '#figures/questions.ts'
import { PUBLISHED_FIGURES } from '#demonstration/published-figures.ts'
import { importRows } from '#exchange/commands.ts'
import type { SheetName, SheetRow } from '#sheet/format.ts'
import { currentToday, readConfig, type Config } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, inTransaction, type Db } from '#platform/db.ts'
import { loadPlaces } from '#person/place-store.ts'
import { formBook } from './form-book.ts'

/** The register as a command sees it: open, migrated, on its day, under the name of who runs the command. */
export interface Register {
  config: Config
  database: Database
  db: Db
  actor: Actor
  today: Day
}

/** Opens the register for one command and closes it afterwards; an embedded one is made on first use. */
export async function withRegister<Result>(
  options: { demonstration: boolean; say?: (text: string) => void },
  run: (register: Register) => Promise<Result>,
): Promise<Result> {
  const config = readConfig()
  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder })
  try {
    await prepareRegister(database, config, options)
    const today = await currentToday(database.db, config)
    const actor = machineActor(config.operatingSystemUser, today)
    const result = await run({ config, database, db: database.db, actor, today })
    await sealEvents(database.db, new Date())
    return result
  } finally {
    await database.close()
  }
}

/**
 * Migrates, loads the administrative units, and, where asked and allowed (DANGVU_DEMO), fills a register that nobody
 * has used yet with the demonstration.
 */
export async function prepareRegister(
  database: Database,
  config: Config,
  { demonstration, say = () => {} }: { demonstration: boolean; say?: (text: string) => void },
): Promise<void> {
  await migrate(database.pool)
  await loadPlaces(database.db)
  if (!demonstration || !config.demo || !(await isUnused(database.db))) return
  say('Chuẩn bị dữ liệu minh họa… (preparing the demonstration data)')
  await loadDemonstration(
    database.db,
    machineActor(config.operatingSystemUser, config.today ?? DEMONSTRATION_TODAY),
  )
}

async function isUnused(db: Db): Promise<boolean> {
  const { rows } = await sql<{ unused: boolean }>`
    select not exists (select from organisation) and not exists (select from account) as unused`.execute(db)
  return rows[0]!.unused
}

const FIGURE_COLUMNS = [
  { name: 'indicator', type: 'text' },
  { name: 'organisation_code', type: 'text' },
  { name: 'as_of', type: 'date' },
  { name: 'period_from', type: 'date' },
  { name: 'period_to', type: 'date' },
  { name: 'value', type: 'numeric' },
  { name: 'qualifier', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'note', type: 'text' },
]

/** Loads the invented register of the demonstration with its own today, its sign-ins and the published figures. */
export async function loadDemonstration(db: Db, actor: Actor): Promise<void> {
  const register = demonstrationRegister()
  const source = { rows: (sheet: SheetName) => sheetRows(sheet, register[sheet] ?? []) }
  const outcome = await importRows(db, actor, { name: 'demonstration', digest: null, source })
  if (!outcome.applied) {
    const first = outcome.findings.find((one) => one.severity === 'error')
    throw new Error(`the demonstration is not a sound register: ${JSON.stringify(first)}`)
  }
  await inTransaction(db, async (tx) => {
    await bulkInsert(tx, 'published_figure', FIGURE_COLUMNS, PUBLISHED_FIGURES.map(figureRow))
    for (const [key, value] of [
      ['demonstration', true],
      ['today', DEMONSTRATION_TODAY],
    ] as const)
      await sql`insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key) do update set value = excluded.value`.execute(tx)
    await loadWork(tx, actor)
    await loadReturns(tx, actor, formBook(noFigures))
  })
  await createDemonstrationAccounts(db, actor)
}

function* sheetRows(sheet: SheetName, rows: Iterable<Readonly<Record<string, string>>>): Iterable<SheetRow> {
  let line = 2
  for (const cells of rows) yield { sheet, line: line++, cells }
}

type Figure = (typeof PUBLISHED_FIGURES)[number]

function figureRow(figure: Figure) {
  return {
    indicator: figure.indicator,
    organisation_code: figure.organisationCode,
    ...(typeof figure.asOf === 'string'
      ? { as_of: figure.asOf, period_from: null, period_to: null }
      : { as_of: null, period_from: figure.asOf.from, period_to: figure.asOf.to }),
    value: figure.value,
    qualifier: figure.qualifier,
    source: figure.source,
    note: figure.note,
  }
}
