import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '#platform/package-root.ts'

const PARTY_TEXT = /\d+[A-Z]?-(?:QĐ|HD|KL|CT|NQ|CV)\/(?:TW|BTCTW|VPTW|BTGTW)/g
const STATE_TEXT = /\d+\/\d{4}\/(?:QH\d+|NĐ-CP|QĐ-TTg)/g
const CITES = /\.(ts|tsx|sql|NOTICE)$/

function citedTexts(): Map<string, string> {
  const source = join(packageRoot(), 'src')
  const cited = new Map<string, string>()
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !CITES.test(entry.name) || entry.name === 'sources.test.ts') continue
    const path = join(entry.parentPath, entry.name)
    const text = readFileSync(path, 'utf8').normalize('NFC')
    for (const pattern of [PARTY_TEXT, STATE_TEXT])
      for (const [number] of text.matchAll(pattern)) cited.set(number, path)
  }
  return cited
}

const known = readFileSync(join(packageRoot(), 'docs', 'sources.md'), 'utf8').normalize('NFC')
const cited = [...citedTexts()]

test('the code cites texts at all', () => {
  expect(cited.map(([number]) => number)).toEqual(expect.arrayContaining(['294-QĐ/TW', '91/2025/QH15']))
})

test.each(cited)('%s stands in docs/sources.md (cited in %s)', (number) => {
  const whole = new RegExp(`(?<![\\d/])${number.replaceAll('/', '\\/')}`)
  expect(known).toMatch(whole)
})
