import { MAIN, XML } from '#sheet/book-parts.ts'

/** How a cell of a workbook looks. */
export type Look = 'text' | 'whole' | 'decimal' | 'share' | 'day' | 'header' | 'title' | 'fact' | 'note'

/** Deepest indentation that a workbook shows. */
export const DEEPEST = 6

const FORMATS: Record<Look, number> = {
  text: 49,
  whole: 3,
  decimal: 164,
  share: 165,
  day: 166,
  header: 49,
  title: 49,
  fact: 49,
  note: 49,
}
const LOOKS = Object.keys(FORMATS) as Look[]
const IN_TABLE = new Set<Look>(['text', 'whole', 'decimal', 'share', 'day', 'header'])

interface Style {
  look: Look
  strong: boolean
  level: number
}
const STYLES: readonly Style[] = LOOKS.flatMap((look) =>
  (IN_TABLE.has(look) && look !== 'header' ? [false, true] : [false]).flatMap((strong) =>
    Array.from({ length: look === 'text' ? DEEPEST + 1 : 1 }, (_, level) => ({ look, strong, level })),
  ),
)
const keyOf = (look: Look, strong: boolean, level: number) => `${look} ${strong} ${level}`
const NUMBERS = new Map(
  STYLES.map(({ look, strong, level }, at) => [keyOf(look, strong, level), at + 1] as const),
)

/** The number of a style in `stylesXml`. */
export function styleOf(look: Look, strong = false, level = 0): number {
  return NUMBERS.get(keyOf(look, strong, level))!
}

// Fonts: plain, bold, bold and larger, grey italic. Fills: none, grey pattern (both demanded), light grey.
const fontOf = ({ look, strong }: Style) =>
  look === 'title' ? 2 : look === 'note' ? 3 : strong || look === 'header' ? 1 : 0

function alignmentOf({ look, level }: Style): string {
  if (look === 'header') return '<alignment horizontal="center" vertical="center" wrapText="1"/>'
  if (look === 'text')
    return `<alignment horizontal="left" vertical="top" wrapText="1"${level > 0 ? ` indent="${level}"` : ''}/>`
  return IN_TABLE.has(look) ? '<alignment vertical="top"/>' : ''
}

function xfOf(style: Style): string {
  const [fill, border] = [style.look === 'header' ? 2 : 0, IN_TABLE.has(style.look) ? 1 : 0]
  const alignment = alignmentOf(style)
  const start = `<xf numFmtId="${FORMATS[style.look]}" fontId="${fontOf(style)}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"`
  return alignment === '' ? `${start}/>` : `${start} applyAlignment="1">${alignment}</xf>`
}

const FONT = '<name val="Times New Roman"/>'
const SIDE = '<color rgb="FF9A9A9A"/>'
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin">${SIDE}</${side}>`)
  .join('')

/** The part `xl/styles.xml`. */
export const STYLES_XML = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0#"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts><fonts count="4"><font><sz val="12"/>${FONT}</font><font><b/><sz val="12"/>${FONT}</font><font><b/><sz val="14"/>${FONT}</font><font><i/><sz val="11"/><color rgb="FF595959"/>${FONT}</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${STYLES.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${STYLES.map(xfOf).join('')}</cellXfs></styleSheet>`
