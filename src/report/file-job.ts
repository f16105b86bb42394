import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Outcome, Work } from '#job/work.ts'
import { Day } from '#platform/endpoint.ts'
import { paperOf, PAPER_FORMATS } from './file.ts'
import { gatheredOf, reportPaper } from './papers.ts'
import { contentOf, type Count } from './show.ts'
import { getKept } from './store.ts'

const Asked = z.object({ report: z.uuid(), format: z.enum(PAPER_FORMATS), on: Day })

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** Background work: a report as a file, counted on one moment of the register. */
export function reportAsFile(count: Count): (work: Work) => Promise<Outcome> {
  return async ({ actor, organisationId, scratch, parameters, snapshot, tell }) => {
    const { report, format, on } = Asked.parse(parameters)
    tell({ step: 'read', done: 0, expected: null })
    const gathered = await snapshot(async (tx) => {
      const kept = await getKept(tx, actor, report)
      return gatheredOf(kept, (await contentOf(tx, actor, kept, count, on)).content)
    })
    tell({ step: 'pack', done: 0, expected: null })
    const path = join(scratch, 'report')
    await writeFile(path, await paperOf(reportPaper(count), gathered, format))
    return {
      counts: { sections: gathered.body!.filter(({ block }) => block === 'heading').length },
      event: {
        action: 'report.file',
        organisationId,
        subjectKind: 'report',
        subjectId: report,
        details: { format, on },
      },
      file: { path, name: `bao-cao-${on}.${format}`, type: TYPES[format] },
    }
  }
}
