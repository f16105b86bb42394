import { number } from './written.ts'

/** A picture for paper: as SVG with its size in millimetres. */
export interface Drawing {
  svg: string
  widthInMm: number
  heightInMm: number
}

const WIDTH = 160
const ROW = 7
const FONT = 'Tinos, Times New Roman, serif'
const RED = '#a01818'
const GREY = '#5f5f5f'
/** Characters of 3.6 mm letters that fit beside the bars. */
const NAME_LENGTH = 34

/** Lying bars with their figures. */
export function barsSvg(bars: readonly { name: string; value: number }[]): Drawing {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  const left = 62
  const room = WIDTH - left - 18
  const rows = bars.map(({ name, value }, at) => {
    const y = at * ROW + 2
    const length = (room * value) / most
    return [
      label(left - 2, y + 4.3, shortened(name), 'end'),
      `<rect x="${left}" y="${y + 1}" width="${fixed(length)}" height="${ROW - 2.4}" fill="${RED}"/>`,
      label(left + length + 1.5, y + 4.3, number(value), 'start'),
    ].join('')
  })
  return picture(rows.join(''), bars.length * ROW + 4)
}

/** Two sides back to back: women and men by age. */
export function pyramidSvg(
  groups: readonly { name: string; left: number; right: number }[],
  sides: readonly [left: string, right: string],
): Drawing {
  const most = Math.max(1, ...groups.flatMap((one) => [one.left, one.right]))
  const middle = WIDTH / 2
  const gap = 17
  const room = middle - gap - 16
  const rows = groups.map(({ name, left, right }, at) => {
    const y = at * ROW + 9
    const [long, other] = [(room * left) / most, (room * right) / most]
    return [
      label(middle, y + 4.3, name, 'middle'),
      `<rect x="${fixed(middle - gap - long)}" y="${y + 1}" width="${fixed(long)}" height="${ROW - 2.4}" fill="${GREY}"/>`,
      `<rect x="${middle + gap}" y="${y + 1}" width="${fixed(other)}" height="${ROW - 2.4}" fill="${RED}"/>`,
      label(middle - gap - long - 1.5, y + 4.3, number(left), 'end'),
      label(middle + gap + other + 1.5, y + 4.3, number(right), 'start'),
    ].join('')
  })
  const heads = [
    label(middle - gap, 5, sides[0], 'end', true),
    label(middle + gap, 5, sides[1], 'start', true),
  ]
  return picture([...heads, ...rows].join(''), groups.length * ROW + 11)
}

function picture(content: string, height: number): Drawing {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}mm" height="${height}mm" viewBox="0 0 ${WIDTH} ${height}">${content}</svg>`
  return { svg, widthInMm: WIDTH, heightInMm: height }
}

function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end', bold = false): string {
  const weight = bold ? ' font-weight="bold"' : ''
  return `<text x="${fixed(x)}" y="${fixed(y)}" font-family="${FONT}" font-size="4" text-anchor="${anchor}"${weight}>${escaped(text)}</text>`
}

function shortened(text: string): string {
  return text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 1).trimEnd()}…` : text
}

const fixed = (value: number) => Number(value.toFixed(2))

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
