/** A process of its own that writes papers and reads templates: what a file may do ends here. */
import { fillTemplate, faultsOfTemplate } from './word-template.ts'
import { knownTags } from './tags.ts'
import type { PaperWork } from './maker.ts'

async function done(work: PaperWork): Promise<unknown> {
  if (work.make === 'pdf') return (await import('./pdf-writer.ts')).writePdf(work.paper, work.printedAt)
  if (work.make === 'word') return (await import('./word-writer.ts')).writeWord(work.paper)
  if (work.make === 'filled') return fillTemplate(work.template, work.data)
  return faultsOfTemplate(work.template, knownTags(work.fields))
}

process.on('message', (message) => {
  const { id, work } = message as { id: number; work: PaperWork }
  void done(work).then(
    (result) => process.send!({ id, result }),
    (error: unknown) => process.send!({ id, error: error instanceof Error ? error.message : 'failed' }),
  )
})
process.on('disconnect', () => process.exit(0))
