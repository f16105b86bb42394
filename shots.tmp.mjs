import { chromium } from 'playwright-core'
import { AxeBuilder } from '@axe-core/playwright'
const url = 'http://localhost:3105'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const as = process.argv[2]; const width = Number(process.argv[3]); const lang = process.argv[4]
const context = await browser.newContext({ baseURL: url, locale: 'vi-VN', viewport: { width, height: 800 }, reducedMotion: 'reduce' })
const page = await context.newPage()
page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text(), m.location().url) })
const r = await context.request.post('/api/sign-in', { data: { userName: as, password: 'minh-hoa-2022' }, headers: { origin: url } })
if (r.status() !== 200) console.log('SIGNIN', r.status(), await r.text())
await context.request.put('/api/session/locale', { data: { locale: lang }, headers: { origin: url } })
const SLIPS = /\b(the|and|of|members?|units?|with|from|record|show|loading|error|machine|undefined|NaN|null)\b|\[object/gi
for (const spec of process.argv.slice(5)) {
  const [name, path, ...clicks] = spec.split('|')
  const code = /unit:(\w[\w.]*)/.exec(path)?.[1]
  let to = path
  if (code) { const a = await (await context.request.get('/api/organisations/search', { params: { text: code, limit: 100 } })).json(); to = path.replace(`unit:${code}`, `unit=${a.items.find((o) => o.code === code).id}`) }
  await page.goto(to)
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 20000 }).catch((e) => console.log(name, 'NOH1'))
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(400)
  for (const c of clicks) {
    if (c.startsWith('link:')) await page.getByRole('link', { name: c.slice(5) }).first().click()
    else await page.getByRole('button', { name: c }).first().click()
    await page.waitForTimeout(900)
  }
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  for (const v of axe.violations) console.log(name, 'AXE', v.id, v.nodes.slice(0,3).map((n) => n.html.slice(0, 200)).join(' || '))
  const w = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  if (w[0] > w[1]) console.log(name, 'WIDE', w)
  const said = (await page.locator('body').innerText()).replace(/“[^”]*”/g, '')
  const slips = lang === 'vi' ? said.match(SLIPS) : null
  if (slips) console.log(name, 'SLIPS', slips.join(','))
  await page.screenshot({ path: `/tmp/body-shots/${name}.png`, fullPage: true })
  console.log(name, page.url())
}
await browser.close()
