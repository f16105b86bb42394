import { writeFile } from 'node:fs/promises'
import { composePaper } from '#paper/compose.ts'
import { fill } from '#paper/filled.ts'
import type { Gathered, PaperForm } from '#paper/declaration.ts'
import { writePdf } from '#paper/pdf-writer.ts'
import { writeWord } from '#paper/word-writer.ts'

export const PAPER_FORMATS = ['docx', 'pdf'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** Writes a report as Word or PDF to a path. */
export async function writeReport(
  form: PaperForm,
  gathered: Gathered,
  format: PaperFormat,
  path: string,
): Promise<void> {
  const paper = composePaper(form, fill(form.fields, gathered))
  await writeFile(path, format === 'pdf' ? writePdf(paper, new Date()) : await writeWord(paper))
}
