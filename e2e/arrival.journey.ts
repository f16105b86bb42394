import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers, newPage, openBrowser } from './browser.ts'
import { startService, type Service } from './service.ts'

let service: Service
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

test.each([1280, 360])(
  'a newcomer finds a page with a heading and no barriers, %i px wide',
  async (width) => {
    const { page, faults } = await newPage(browser, width)
    const answer = await page.goto(service.url)
    expect(answer?.status()).toBe(200)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectNoBarriers(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  },
)

test('pages bring no script of others, and addresses of the client all lead to the client', async () => {
  const answer = await fetch(`${service.url}/members`, { headers: { accept: 'text/html' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self'`)
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  const asset = /\/assets\/[\w.-]+\.js/.exec(await answer.text())![0]
  const script = await fetch(service.url + asset, { headers: { 'accept-encoding': 'br' } })
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${service.url}/assets/none.js`)).status).toBe(404)
  expect((await fetch(`${service.url}/package.json`)).status).toBe(404)
})
