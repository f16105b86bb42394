import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { chartFonts } from './fonts.ts'

/** A picture of lines as one of points (PNG), white behind, as wide as it is printed. */
type ToPoints = (svg: string, widthInMm: number) => Uint8Array

/** Fine enough for paper. */
const POINTS_PER_MM = 200 / 25.4

let ready: Promise<ToPoints> | null = null

/** Draws without a browser and without the fonts of the machine, so that a chart looks the same everywhere. */
export function openPoints(): Promise<ToPoints> {
  return (ready ??= open())
}

async function open(): Promise<ToPoints> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  const [program, ...fontBuffers] = await Promise.all([wasm, ...chartFonts()].map((path) => readFile(path)))
  await initWasm(program!)
  return (svg, widthInMm) => {
    const drawing = new Resvg(svg, {
      font: { fontBuffers, defaultFontFamily: 'Tinos', serifFamily: 'Tinos', loadSystemFonts: false },
      fitTo: { mode: 'width', value: Math.round(widthInMm * POINTS_PER_MM) },
      background: 'white',
    })
    try {
      return drawing.render().asPng()
    } finally {
      drawing.free()
    }
  }
}
