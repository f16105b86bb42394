import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect } from 'vitest'

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const QUIET = ['--disable-background-networking', '--disable-component-update']

/** The Chromium that CHROMIUM names (default: `chromium` in /usr/bin), without a window. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...QUIET] })
}

/** A page as a person in Việt Nam sees it; `faults` collects what went wrong in it, which a journey expects to be empty. */
export async function newPage(browser: Browser, width = 1280): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // The question whether somebody is signed in is answered 401 to a newcomer; browsers report that themselves.
    const expected = /status of 401/.test(message.text())
    if (message.type() === 'error' && !expected) faults.push(message.text())
  })
  return { page, faults }
}

/** Fails, naming each place, when axe finds a barrier on the page as it stands. */
export async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  )
}
