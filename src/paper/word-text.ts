import { AlignmentType, TextRun } from 'docx'
import type { Align } from './blocks.ts'

export const ALIGNMENTS = {
  justify: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} satisfies Record<Align, unknown>

/** A piece of text of one appearance, for the Word writer. */
export function textOf(run: {
  text: string
  bold?: boolean
  italic?: boolean
  underline?: boolean
  size?: number
}): TextRun {
  return new TextRun({
    text: run.text,
    bold: run.bold ?? false,
    italics: run.italic ?? false,
    ...(run.underline ? { underline: {} } : {}),
    ...(run.size ? { size: run.size * 2 } : {}),
  })
}
