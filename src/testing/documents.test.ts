import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { COLUMNS, SHEETS, SHEET_ALIASES } from '#sheet/format.ts'
import { CATEGORIES } from '#movement/categories.ts'
import { KINDS, TYPES } from '#organisation/kinds.ts'
import { packageRoot } from '#platform/package-root.ts'
import { STRUCTURE_KEYS } from '#statistics/keys.ts'

const root = packageRoot()
const read = (path: string) => readFileSync(join(root, path), 'utf8').normalize('NFC')
const inCode = (name: string) => `\`${name}\``

test.each(SHEETS)('the exchange format describes the sheet %s with every column and header', (sheet) => {
  const page = read('docs/exchange-format.md')
  const section = page.split(`### ${inCode(sheet)}`)[1]?.split('\n### ')[0] ?? ''
  for (const alias of SHEET_ALIASES[sheet]) expect(section).toContain(alias)
  for (const { name, required } of COLUMNS[sheet])
    expect(section).toContain(`| ${inCode(name)}${required ? ' *' : ''} |`)
  for (const header of COLUMNS[sheet].flatMap(({ vi }) => vi ?? [])) expect(section).toContain(header)
})

test('the exchange format lists every kind and type of organisation', () => {
  const page = read('docs/exchange-format.md')
  for (const { code, vi } of [...KINDS, ...TYPES]) {
    expect(page).toContain(inCode(code))
    expect(page).toContain(vi)
  }
})

test('the page of figures defines every category and every key of a structure', () => {
  const page = read('docs/figures.md')
  for (const { code, vi } of CATEGORIES) expect(page).toContain(`| ${code} | ${vi}`)
  for (const key of STRUCTURE_KEYS) expect(page).toContain(inCode(key))
})

test('the map names every folder of the source', () => {
  const map = read('docs/architecture.md')
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory())
  for (const { name } of folders) expect(map).toContain(`      ${name}/`)
})

test('the page of operations names every setting that is read', () => {
  const page = read('docs/operations.md')
  const names = [...read('src/platform/config.ts').matchAll(/read\('([A-Z_]+)'\)/g)].map((match) => match[1]!)
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) expect(page).toContain(inCode(name))
})

test('every link between pages leads to a file', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...markdownBelow('docs')]
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(root, dirname(page), target!)), `${page} → ${target}`).toBe(true)
  }
})

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
}
