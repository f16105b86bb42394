import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses } from './addresses.ts'
import { flawsOf, open, openBrowser, settled, speak, visit, type Look, type Visit } from './browser.ts'

let browser: Browser
/** An address of every page, about a unit and a person of the demonstration. */
let pages: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  const { page, close } = await visit(browser, { as: 'canbo' })
  pages = await addresses(page)
  await close()
})
afterAll(() => browser.close())

/** Every flaw of every page at once, so that one run shows them all. */
async function walk(page: Page, paths: readonly string[], look: Look = {}): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    await open(page, path)
    for (const flaw of await flawsOf(page, look)) found.push(`${path}: ${flaw}`)
  }
  return found
}

const MINUTES = 60_000

interface Way {
  name: string
  scheme: 'light' | 'dark'
  width: number
  look: Look
}

/** Each page is opened once and looked at in these ways, one after the other. */
const WAYS: readonly Way[] = [
  { name: 'light', scheme: 'light', width: 1280, look: {} },
  { name: 'dark', scheme: 'dark', width: 1280, look: { rules: ['color-contrast', 'link-in-text-block'] } },
  {
    name: 'phone',
    scheme: 'light',
    width: 360,
    look: { rules: ['target-size', 'scrollable-region-focusable'] },
  },
]

const LANES = [0, 1, 2, 3] as const

/**
 * Several windows at once, each with its share of the pages: while one waits for the service, others are looked at. They sign in one after
 * the other, for attempts at once count as guessing.
 */
async function inWindows(
  { as, language = 'vi' }: { as: string; language?: 'vi' | 'en' },
  look: (page: Page, paths: readonly string[]) => Promise<string[]>,
): Promise<string[]> {
  const windows: Visit[] = []
  for (const _lane of LANES) windows.push(await visit(browser, { as, language }))
  const flaws = await Promise.all(
    windows.map(async ({ page, faults, close }, lane) => {
      const found = await look(
        page,
        pages.filter((_, place) => place % LANES.length === lane),
      )
      await close()
      return [...found, ...faults]
    }),
  )
  return flaws.flat()
}

test(
  'every page is whole, Vietnamese and without barriers: in the light, in the dark, on a phone',
  async () => {
    const flaws = await inWindows({ as: 'canbo' }, async (page, paths) => {
      const found: string[] = []
      for (const path of paths) {
        await open(page, path)
        for (const { name, scheme, width, look } of WAYS) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
          await page.setViewportSize({ width, height: 800 })
          await settled(page)
          for (const flaw of await flawsOf(page, look)) found.push(`${path} (${name}): ${flaw}`)
        }
      }
      return found
    })
    expect(flaws).toEqual([])
  },
  12 * MINUTES,
)

test(
  'every page speaks English to those who ask for it',
  async () => {
    const { page, faults, close } = await visit(browser, { as: 'trunguong', language: 'en' })
    const look: Look = { language: 'en', rules: [] }
    expect(
      await inWindows({ as: 'trunguong', language: 'en' }, (one, paths) => walk(one, paths, look)),
    ).toEqual([])
    await open(page, '/members')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Members')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await speak(page, 'vi')
    expect(faults).toEqual([])
    await close()
  },
  5 * MINUTES,
)

test('who administers, who audits and who sees his own record alone have their pages too', async () => {
  const { page, faults, close } = await visit(browser, { as: 'quantri' })
  expect(await walk(page, ['/', '/admin/accounts', '/account'])).toEqual([])
  const member = await visit(browser, { as: 'dangvien' })
  expect(await walk(member.page, ['/', '/me', '/account'])).toEqual([])
  expect(member.faults).toEqual([])
  await member.close()
  const auditor = await visit(browser, { as: 'kiemtra' })
  expect(await walk(auditor.page, ['/', '/admin/audit'])).toEqual([])
  expect([...faults, ...auditor.faults]).toEqual([])
  await close()
  await auditor.close()
})
