import { DARK, LIGHT, type Tokens } from './tokens.ts'

/** Colours of charts; one colour stands for one thing everywhere. */
export interface ChartColours extends Tokens {
  increase: string
  decrease: string
  /** Parts of a whole, in order of the parts. */
  parts: readonly string[]
  /** Text on each of the parts. */
  onParts: readonly string[]
}

/** The colours of a theme. */
export function chartColours(scheme: 'light' | 'dark'): ChartColours {
  if (scheme === 'dark')
    return {
      ...DARK,
      increase: '#6fb993',
      decrease: '#e5807c',
      parts: ['#e5807c', '#d9b65a', '#6fb993', '#84aede', '#b79ad0', '#a89d95', '#d99fb0', '#a9bd7c'],
      onParts: Array<string>(8).fill('#171412'),
    }
  return {
    ...LIGHT,
    increase: LIGHT.good,
    decrease: LIGHT.accent,
    parts: ['#a4161a', '#d9a441', '#2a6b48', '#3b6ea5', '#7a5c91', '#6b625b', '#d48a99', '#9cb26b'],
    onParts: ['#ffffff', '#1d1917', '#ffffff', '#ffffff', '#ffffff', '#ffffff', '#1d1917', '#1d1917'],
  }
}
