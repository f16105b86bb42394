import type { Command } from 'commander'
import { recordEvent } from '#access/events.ts'
import { openExport } from '#exchange/export.ts'
import { importPath } from '#exchange/commands.ts'
import { FINDING_WORDS } from '#exchange/words.ts'
import { findingLine } from '#sheet/source-words.ts'
import { writeCsvFolder, writeXlsx } from '#sheet/write.ts'
import { generateNation } from '#generate/nation.ts'
import { FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { getUnit } from '#statistics/unit.ts'
import { dayOption, numberOption } from './options.ts'
import { printJson, say } from './print.ts'
import { withRegister } from './register.ts'

/** `import`, `export`, `generate`: the register to and from files. */
export function addExchangeCommands(program: Command, done: (code: number) => void): void {
  program
    .command('import')
    .description('read a workbook (.xlsx) or a folder of .csv files into the register: all or nothing')
    .argument('<path>')
    .option('--dry-run', 'check only, write nothing')
    .option('--json', 'answer in JSON')
    .action(async (path: string, options: { dryRun?: boolean; json?: boolean }) =>
      done(await runImport(path, options)),
    )
  program
    .command('export')
    .description('write the register, or one unit of it, as a workbook (.xlsx) or a folder of .csv files')
    .argument('<path>')
    .option('--org <code>', 'only this unit and what is below it')
    .option('--on <day>', 'the day whose members an extract holds', dayOption)
    .option('--json', 'answer in JSON')
    .action(async (path: string, options: { org?: string; on?: Day; json?: boolean }) =>
      done(await runExport(path, options)),
    )
  program
    .command('generate')
    .description('write an invented nation in the exchange format; never real people')
    .requiredOption('--members <n>', 'members on the last day', numberOption)
    .requiredOption('--seed <n>', 'the same seed gives the same nation', numberOption)
    .requiredOption('--out <folder>', 'where the .csv files go')
    .option('--from <year>', 'first year', numberOption, 2016)
    .option('--to <year>', 'last year', numberOption, 2025)
    .option('--json', 'answer in JSON')
    .action(
      async ({
        members,
        seed,
        out,
        from,
        to,
        json,
      }: {
        members: number
        seed: number
        out: string
        from: number
        to: number
        json?: boolean
      }) => {
        const counts = await writeCsvFolder(out, generateNation({ members, seed, from, to }))
        if (json) printJson({ out, ...counts })
        else
          say(
            Object.entries(counts)
              .map(([sheet, n]) => `${sheet}: ${n}`)
              .join(', '),
          )
        done(0)
      },
    )
}

async function runImport(
  path: string,
  { dryRun, json }: { dryRun?: boolean; json?: boolean },
): Promise<number> {
  return withRegister({ demonstration: false }, async ({ db, actor }) => {
    const live = !json && process.stderr.isTTY
    const outcome = await importPath(db, actor, path, {
      dryRun,
      progress: (step, done, expected) => {
        const of = expected ? ` / ${step === 'reading' ? '~' : ''}${expected}` : ''
        if (live) process.stderr.write(`\r${step} ${done}${of}                `)
      },
    })
    if (live) process.stderr.write('\r')
    const { applied, rows, errors, warnings, counts, findings } = outcome
    if (json) {
      printJson({
        applied,
        dryRun: dryRun === true,
        rows,
        errors,
        warnings,
        counts,
        findings: findings.map((one) => ({ ...one, text: line(one) })),
      })
    } else {
      for (const finding of findings)
        say(`${finding.severity === 'warning' ? 'cảnh báo: ' : ''}${line(finding)}`)
      if (errors + warnings > findings.length) say(`… ${errors + warnings - findings.length} more`)
      say(
        errors > 0
          ? `Không nhập gì: ${errors} lỗi, ${warnings} cảnh báo.`
          : dryRun
            ? `Kiểm tra xong ${rows} dòng: không có lỗi, ${warnings} cảnh báo.`
            : `Đã nhập ${rows} dòng, ${warnings} cảnh báo: ${JSON.stringify(counts)}`,
      )
    }
    return errors > 0 ? 1 : 0
  })
}

const line = (finding: Parameters<typeof findingLine>[0]) => findingLine(finding, 'vi', FINDING_WORDS)

async function runExport(
  path: string,
  { org, on, json }: { org?: string; on?: Day; json?: boolean },
): Promise<number> {
  return withRegister({ demonstration: true }, async ({ db, actor, today }) => {
    const unit = org === undefined ? null : await getUnit(db, { code: org }, on ?? today)
    await recordEvent(db, actor, {
      action: 'exchange.export',
      organisationId: unit?.id,
      details: { on: on ?? null, whole: unit === null },
    })
    const counts = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx: Db) => {
        const { rows } = await openExport(tx, {
          organisationId: unit?.id,
          on: on ?? (unit ? today : FOREVER),
        })
        return /\.xlsx$/i.test(path) ? writeXlsx(path, rows) : writeCsvFolder(path, rows)
      })
    if (json) printJson({ path, ...counts })
    else
      say(
        Object.entries(counts)
          .map(([sheet, n]) => `${sheet}: ${n}`)
          .join(', '),
      )
    return 0
  })
}
