import { extname } from 'node:path'
import { Argument, CommanderError, type Command } from 'commander'
import type { Day } from '#platform/day.ts'
import { insist } from '#platform/errors.ts'
import type { PaperFormat } from '#report/file.ts'
import { CALENDAR_TEMPLATES } from '#report/templates.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { dayOption } from './options.ts'
import { say } from './print.ts'

const FORMS = 'forms'
const KINDS = [FORMS, ...CALENDAR_TEMPLATES.map(({ key }) => key)]

interface Options {
  org: string
  from: Day
  to: Day
  out: string
}

/** `report`: the statistical forms as a workbook, or a narrative report as Word or PDF. */
export function addReportCommand(program: Command, done: (code: number) => void): void {
  program
    .command('report')
    .description('the statistical forms of a unit (.xlsx), or its narrative report (.docx, .pdf)')
    .addArgument(new Argument('<kind>', 'forms, or how often the report comes due').choices(KINDS))
    .requiredOption('--org <code>', 'the unit that reports')
    .requiredOption('--from <day>', 'first day', dayOption)
    .requiredOption('--to <day>', 'last day', dayOption)
    .requiredOption('--out <file>', 'FILE.xlsx of forms, FILE.docx or FILE.pdf of a report')
    .action(async (kind: string, options: Options) => done(await report(kind, options)))
}

async function report(kind: string, options: Options): Promise<number> {
  const format = formatOf(kind, options.out)
  insist(refusalsToPeriod(options.from, options.to))
  // What draws forms and papers: other commands start without it.
  const { writeReport } = await import('./write-report.ts')
  return writeReport({ ...options, kind, format })
}

/** Forms are a workbook, reports are paper; anything else is wrong usage. */
function formatOf(kind: string, out: string): PaperFormat | 'xlsx' {
  const ending = extname(out).toLowerCase()
  const endings = kind === FORMS ? ['.xlsx'] : ['.docx', '.pdf']
  if (endings.includes(ending)) return ending.slice(1) as PaperFormat | 'xlsx'
  const message = `error: --out ${out}: ${kind} is written as ${endings.join(' or ')}`
  say(message)
  throw new CommanderError(2, 'dangvu.format', message)
}
