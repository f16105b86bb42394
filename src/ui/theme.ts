import { createTheme, Drawer, Modal, type CSSVariablesResolver } from '@mantine/core'
import { DARK, LIGHT, variablesOf, type Tokens } from './tokens.ts'

const RED = [
  '#fbeceb',
  '#f6d5d4',
  '#eeb0ae',
  '#f29591',
  '#d9605d',
  '#c53b39',
  '#b5272a',
  '#a4161a',
  '#8a1015',
  '#6f0b10',
] as const
const GREYS = [
  '#faf9f5',
  '#f4f1eb',
  '#ebe7e0',
  '#dfdbd3',
  '#cdc7be',
  '#aaa199',
  '#8f867e',
  '#665d57',
  '#3d3733',
  '#1d1917',
] as const
const DARKS = [
  '#f3eee9',
  '#dcd4cd',
  '#b8ada5',
  '#857a73',
  '#5d534d',
  '#3b3431',
  '#2a2523',
  '#201c1a',
  '#171412',
  '#100e0d',
] as const

/** Mantine's theme in the product's type and colours. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: "'Be Vietnam Pro', ui-monospace, monospace",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '700' },
  primaryColor: 'red',
  primaryShade: { light: 7, dark: 6 },
  colors: { red: RED, gray: GREYS, dark: DARKS },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  shadows: { xs: 'none', sm: 'none' },
  respectReducedMotion: true,
  components: {
    // Their heading line is a <header>, which would count as a second banner of the page.
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
  },
})

/** The tokens as variables, and Mantine's own colours taken from them. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variablesOf(LIGHT), ...mantineFrom(LIGHT) },
  dark: { ...variablesOf(DARK), ...mantineFrom(DARK) },
})

function mantineFrom(tokens: Tokens): Record<string, string> {
  return {
    '--mantine-color-body': tokens.card,
    '--mantine-color-text': tokens.ink,
    '--mantine-color-dimmed': tokens.dim,
    '--mantine-color-placeholder': tokens.dim,
    '--mantine-color-anchor': tokens.accent,
    '--mantine-color-error': tokens.accent,
    '--mantine-color-default': tokens.card,
    '--mantine-color-default-color': tokens.ink,
    '--mantine-color-default-border': tokens.line,
  }
}
