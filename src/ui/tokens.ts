/** Colours by meaning; both themes have all of them, and one colour means one thing everywhere. */
export interface Tokens {
  /** The page behind the cards. */
  ground: string
  card: string
  /** Hairlines around and between things. */
  line: string
  /** Borders of what can be operated: at least 3:1 on card and ground. */
  edge: string
  ink: string
  /** Less important text, still 4.5:1. */
  dim: string
  /** What matters: text and marks. */
  accent: string
  /** What matters: surface under white text. */
  accentFill: string
  accentSoft: string
  good: string
  goodSoft: string
  warn: string
  warnSoft: string
  warnLine: string
  gold: string
  /** Opening and closing figures in charts. */
  total: string
  /** Focus ring. */
  focus: string
}

export const LIGHT: Tokens = {
  ground: '#faf9f5',
  card: '#ffffff',
  line: '#e6e2db',
  edge: '#8f867e',
  ink: '#1d1917',
  dim: '#665d57',
  accent: '#a4161a',
  accentFill: '#a4161a',
  accentSoft: '#fae9e8',
  good: '#2a6b48',
  goodSoft: '#e7f3ea',
  warn: '#7a4f00',
  warnSoft: '#fdf1d6',
  warnLine: '#e3c27a',
  gold: '#a67c1a',
  total: '#6b625b',
  focus: '#a4161a',
}

export const DARK: Tokens = {
  ground: '#171412',
  card: '#201c1a',
  line: '#3b3431',
  edge: '#857a73',
  ink: '#f3eee9',
  dim: '#b8ada5',
  accent: '#f29591',
  accentFill: '#b5272a',
  accentSoft: '#41201f',
  good: '#84c9a3',
  goodSoft: '#1d3327',
  warn: '#f0c878',
  warnSoft: '#3a2c11',
  warnLine: '#6f5620',
  gold: '#d9b65a',
  total: '#a89d95',
  focus: '#f29591',
}

/** The tokens of a theme as CSS variables `--dv-…`. */
export function variablesOf(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [
      `--dv-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value as string,
    ]),
  )
}
