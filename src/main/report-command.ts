import { extname } from 'node:path'
import { Argument, CommanderError, type Command } from 'commander'
import { recordEvent } from '#access/events.ts'
import { findFigures } from '#figures/client.ts'
import type { Figures } from '#figures/questions.ts'
import { counterWith } from '#figures/counter.ts'
import { writeForms } from '#form/form-book.ts'
import type { Day } from '#platform/day.ts'
import { insist } from '#platform/errors.ts'
import { paperOf, type PaperFormat } from '#report/file.ts'
import { printable, reportPaper } from '#report/papers.ts'
import { CALENDAR_TEMPLATES } from '#report/templates.ts'
import { writeWhole } from '#sheet/write.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'
import { MEASURES } from './measures.ts'
import { dayOption } from './options.ts'
import { say } from './print.ts'
import { withRegister, type Register } from './register.ts'

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
  return withRegister({ demonstration: true, say }, async (register) => {
    const { db, actor, config } = register
    const { org: code, from, to } = options
    const unit = await getUnit(db, { code }, to)
    const details = { kind, from, to, format }
    await recordEvent(db, actor, { action: 'report.file', organisationId: unit.id, details })
    const { figures, close } = await findFigures(db, config.dataFolder)
    try {
      if (format !== 'xlsx') return await narrative(register, figures, { ...options, kind, format })
      const asked = { unit, span: { from, to }, measures: MEASURES, figures }
      const { checks, failed } = await writeForms(db, asked, options.out)
      say(`${options.out}: ${checks} phép kiểm tra, ${failed} không khớp.`)
      return failed > 0 ? 1 : 0
    } finally {
      close()
    }
  })
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

async function narrative(
  { db, actor }: Register,
  figures: Figures,
  { kind, org, from, to, out, format }: Options & { kind: string; format: PaperFormat },
): Promise<number> {
  const count = { measures: MEASURES, counter: counterWith(figures) }
  const gathered = await printable(db, actor, { code: org, template: kind, from, to, count })
  const content = await paperOf(reportPaper(count), gathered, format)
  await writeWhole(out, (put) => put(content))
  return 0
}
