import { AlignmentType, ImageRun, Paragraph } from 'docx'
import type { Block } from './blocks.ts'
import { openPoints } from './points.ts'

const PIXELS_PER_MM = 96 / 25.4

/** A chart in the middle, with its words for those who do not see it; in points for programs that know no SVG. */
export async function pictureParagraph({
  svg,
  widthInMm,
  heightInMm,
  alt,
}: Extract<Block, { block: 'picture' }>): Promise<Paragraph> {
  const toPoints = await openPoints()
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg, 'utf8'),
    transformation: {
      width: Math.round(widthInMm * PIXELS_PER_MM),
      height: Math.round(heightInMm * PIXELS_PER_MM),
    },
    fallback: { type: 'png', data: toPoints(svg, widthInMm) },
    altText: { name: 'chart', title: alt, description: alt },
  })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [picture] })
}
