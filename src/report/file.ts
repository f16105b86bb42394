import { composePaper } from '#paper/compose.ts'
import { fill } from '#paper/filled.ts'
import type { Gathered, PaperForm } from '#paper/declaration.ts'
import { writePdf } from '#paper/pdf-writer.ts'
import { writeWord } from '#paper/word-writer.ts'

export const PAPER_FORMATS = ['docx', 'pdf'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** A report as Word or PDF. */
export async function paperOf(form: PaperForm, gathered: Gathered, format: PaperFormat): Promise<Buffer> {
  const paper = composePaper(form, fill(form.fields, gathered))
  return format === 'pdf' ? writePdf(paper, new Date()) : writeWord(paper)
}
