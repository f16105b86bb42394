import { recordEvent } from '#access/events.ts'
import { findFigures } from '#figures/client.ts'
import { counterWith } from '#figures/counter.ts'
import type { Figures } from '#figures/questions.ts'
import { writeForms } from '#form/form-book.ts'
import type { Day } from '#platform/day.ts'
import { paperOf, type PaperFormat } from '#report/file.ts'
import { printable, reportPaper } from '#report/papers.ts'
import { writeWhole } from '#sheet/write.ts'
import { getUnit } from '#statistics/unit.ts'
import { MEASURES } from './measures.ts'
import { say } from './print.ts'
import { withRegister, type Register } from './register.ts'

/** A report as the command line asks for it. */
export interface ReportOrder {
  kind: string
  org: string
  from: Day
  to: Day
  out: string
  format: PaperFormat | 'xlsx'
}

/** Writes a report of the register; answers the exit code: 1 where a check of the forms fails. */
export async function writeReport(order: ReportOrder): Promise<number> {
  return withRegister({ demonstration: true, say }, async (register) => {
    const { db, actor, config } = register
    const { kind, org: code, from, to, format } = order
    const unit = await getUnit(db, { code }, to)
    const details = { kind, from, to, format }
    await recordEvent(db, actor, { action: 'report.file', organisationId: unit.id, details })
    const { figures, close } = await findFigures(db, config.dataFolder)
    try {
      if (format !== 'xlsx') return await narrative(register, figures, { ...order, format })
      const asked = { unit, span: { from, to }, measures: MEASURES, figures }
      const { checks, failed } = await writeForms(db, asked, order.out)
      say(`${order.out}: ${checks} phép kiểm tra, ${failed} không khớp.`)
      return failed > 0 ? 1 : 0
    } finally {
      close()
    }
  })
}

async function narrative(
  { db, actor }: Register,
  figures: Figures,
  { kind, org, from, to, out, format }: ReportOrder & { format: PaperFormat },
): Promise<number> {
  const count = { measures: MEASURES, counter: counterWith(figures) }
  const gathered = await printable(db, actor, { code: org, template: kind, from, to, count })
  const content = await paperOf(reportPaper(count), gathered, format)
  await writeWhole(out, (put) => put(content))
  return 0
}
