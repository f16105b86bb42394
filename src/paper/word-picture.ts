import { AlignmentType, ImageRun, Paragraph } from 'docx'
import type { Block } from './blocks.ts'

const PIXELS_PER_MM = 96 / 25.4
/** A transparent point: what a Word before 2016, which knows no SVG, shows instead. */
const POINT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** A chart in the middle, with its words for those who do not see it. */
export function pictureParagraph({
  svg,
  widthInMm,
  heightInMm,
  alt,
}: Extract<Block, { block: 'picture' }>): Paragraph {
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg, 'utf8'),
    transformation: {
      width: Math.round(widthInMm * PIXELS_PER_MM),
      height: Math.round(heightInMm * PIXELS_PER_MM),
    },
    fallback: { type: 'png', data: Buffer.from(POINT, 'base64') },
    altText: { name: 'chart', title: alt, description: alt },
  })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [picture] })
}
