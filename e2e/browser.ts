import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { packageRoot } from '#platform/package-root.ts'
import { homeIn } from '#testing/command-line.ts'

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const QUIET = ['--disable-background-networking', '--disable-component-update']
const PASSWORD = 'minh-hoa-2022'

/** The Chromium that CHROMIUM names (default: `chromium` in /usr/bin), without a window. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...QUIET] })
}

/** A page as a person in Việt Nam sees it. */
export interface Visit {
  page: Page
  /** What went wrong in the page so far: a journey expects nothing. */
  faults: string[]
  /** Answers of the server with this status belong to the story from now on. */
  expects: (status: number) => void
  close: () => Promise<void>
}

/** Opens a new window on the service; signed in, speaking the language, when a demonstration account is named. */
export async function visit(
  browser: Browser,
  {
    as,
    width = 1280,
    language = 'vi',
    ...options
  }: { as?: string; width?: number; language?: 'vi' | 'en' } & BrowserContextOptions = {},
): Promise<Visit> {
  const { url } = inject('service')
  const context = await browser.newContext({
    baseURL: url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  })
  const page = await context.newPage()
  watchRequests(page)
  const faults: string[] = []
  const expected = new Set<number>()
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    const status = Number(/status of (\d+)/.exec(message.text())?.[1])
    // Whether somebody is signed in is answered 401 to a newcomer; browsers report that themselves.
    const isNewcomer = status === 401 && message.location().url.endsWith('/api/session')
    if (message.type() === 'error' && !isNewcomer && !expected.has(status))
      faults.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('requestfailed', (request) => {
    // Leaving a page breaks off what it still asks for.
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') faults.push(`${request.method()} ${request.url()}: ${reason}`)
  })
  if (as !== undefined) {
    const data = { userName: as, password: PASSWORD }
    const answer = await context.request.post('/api/sign-in', { data, headers: { origin: url } })
    expect(answer.status()).toBe(200)
    // A journey that broke off in English leaves the account so: the next one is not to stumble over it.
    const { account } = (await answer.json()) as { account: { locale: string } }
    if (account.locale !== language) await speak(page, language)
  }
  return { page, faults, expects: (status) => void expected.add(status), close: () => context.close() }
}

/** Whoever is signed in is spoken to in a language from the next page on. */
export async function speak({ request }: Pick<Page, 'request'>, locale: 'vi' | 'en'): Promise<void> {
  await request.put('/api/session/locale', { data: { locale }, headers: { origin: inject('service').url } })
}

/** Goes to an address and waits until the page is settled. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

const asked = new WeakMap<Page, { open: Set<unknown>; last: number }>()

/** Keeps count of what a page asks the server for: a browser's own idle state is over once it was reached. */
function watchRequests(page: Page): void {
  const state = { open: new Set<unknown>(), last: 0 }
  asked.set(page, state)
  page.on('request', (request) => state.open.add(request))
  const answered = (request: unknown) => {
    state.open.delete(request)
    state.last = Date.now()
  }
  page.on('requestfinished', answered)
  page.on('requestfailed', answered)
}

const QUIET_MS = 300

/** Waits until the page has its heading, nothing is being fetched, and what came is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const state = asked.get(page)!
  const isQuiet = async () =>
    state.open.size === 0 &&
    Date.now() - state.last > QUIET_MS &&
    (await page.locator('[aria-busy="true"]').count()) === 0
  await expect.poll(isQuiet, { timeout: 60_000, interval: 100 }).toBe(true)
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
/** Words that no Vietnamese sentence has, and what a program says by mistake. */
const SLIPS =
  /\b(the|and|of|members?|units?|with|from|record|show|loading|error|machine|undefined|NaN|null)\b|\[object/gi

/** How closely a page is looked at: `rules` of axe by name instead of all of WCAG, none for an empty list. */
export interface Look {
  language?: 'vi' | 'en'
  rules?: readonly string[]
}

/** What is wrong with the page as it stands: barriers that axe finds, wider than its window, two languages at once. */
export async function flawsOf(page: Page, { language = 'vi', rules }: Look = {}): Promise<string[]> {
  const flaws: string[] = []
  if (rules === undefined || rules.length > 0) {
    // Pages have no frames: in legacy mode the result is put together in the page itself, in half the time.
    // Of what is well nothing need be told: paths to all its elements take most of the time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
    const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(RULES)).analyze()
    for (const { id, nodes } of violations)
      flaws.push(`${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`)
  }
  const { scrollWidth, clientWidth } = (await page.evaluate(
    '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)',
  )) as { scrollWidth: number; clientWidth: number }
  if (scrollWidth > clientWidth) flaws.push(`${scrollWidth} px wide in a window of ${clientWidth}`)
  // What is quoted belongs to somebody else: a file, a search.
  const said = (await page.locator('body').innerText()).replace(/“[^”]*”/g, '')
  const slips = language === 'vi' ? said.match(SLIPS) : null
  if (slips) flaws.push(`says ${slips.join(', ')}`)
  return flaws
}

/** Fails, naming each flaw, unless the page is whole, without barriers and in one language. */
export async function expectSound(page: Page, look: Look = {}): Promise<void> {
  expect(await flawsOf(page, look), page.url()).toEqual([])
}

/** Id of the unit of this code, mine or one below it, as addresses use it. */
export async function unitId({ request }: Page, code: string): Promise<string> {
  const session = (await (await request.get('/api/session')).json()) as {
    units: { organisationId: string; code: string }[]
  }
  const mine = session.units.find((one) => one.code === code)
  if (mine) return mine.organisationId
  const answer = await request.get('/api/organisations/search', { params: { text: code, limit: 100 } })
  const { items } = (await answer.json()) as { items: { id: string; code: string }[] }
  return items.find((one) => one.code === code)!.id
}

/** Id of the member of this code, as addresses use it. */
export async function personId({ request }: Page, memberCode: string): Promise<string> {
  const headers = { origin: inject('service').url }
  const answer = await request.post('/api/people/search', { data: { text: memberCode }, headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  expect(items).toHaveLength(1)
  return items[0]!.id
}

/** A name as somebody types it who has no Vietnamese keyboard. */
export function folded(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}

/** Runs a command on the register that the service serves, and reads its JSON. */
export async function command<Answer>(...args: string[]): Promise<Answer> {
  const { folder, env } = inject('service')
  const { code, stdout, stderr } = await homeIn(folder, env).run([...args, '--json'])
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as Answer
}

/** A unit as the command line lists it. */
export interface Unit {
  code: string
  name: string
  headcount: number
}

/** A unit and all below it, superiors first. */
export const unitsBelow = (code: string) => command<Unit[]>('organisations', '--org', code)
export const headcount = async (code: string) => (await unitsBelow(code))[0]!.headcount

/** Keeps a picture for the documentation when DANGVU_SCREENSHOTS=1, as seen: the window, not the whole page. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['DANGVU_SCREENSHOTS'] !== '1') return
  const folder = join(packageRoot(), 'docs', 'images')
  await page.evaluate('scrollTo(0, 0)')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
