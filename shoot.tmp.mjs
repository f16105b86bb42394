import { chromium } from 'playwright-core'
const base = 'http://localhost:4103'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const [as, locale, width, ...paths] = process.argv.slice(2)
const context = await browser.newContext({ baseURL: base, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: Number(width), height: 900 }, reducedMotion: 'reduce' })
await context.request.post('/api/sign-in', { data: { userName: as, password: 'minh-hoa-2022' }, headers: { origin: base } })
await context.request.put('/api/session/locale', { data: { locale }, headers: { origin: base } })
const page = await context.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
page.on('pageerror', (e) => console.log('pageerror', e.message))
const units = await (await context.request.get('/api/session')).json()
const unit = units.units[0].organisationId
const get = async (p) => { const t = Date.now(); const r = await context.request.get(p); const j = await r.json(); console.log(p.slice(0,110), r.status(), Date.now()-t+'ms'); return j }
if (paths[0] === 'api') {
  for (const p of paths.slice(1)) console.log(JSON.stringify(await get(p.replaceAll('UNIT', unit)), null, 0).slice(0, 1500))
} else for (const p of paths) {
  let path = p
  const m = /CLASS:(\w+):(\d+)/.exec(p)
  if (m) { const l = await get(`/api/training?organisationId=${unit}&kind=${m[1]}`); path = p.replace(m[0], l.items[Number(m[2])].id) }
  await page.goto(path); await page.waitForTimeout(1500)
  const name = `/tmp/training-shots/${as}-${locale}-${width}-${p.replace(/[^a-z0-9]+/gi,'_')}.png`
  await page.screenshot({ path: name, fullPage: true }); console.log(name)
}
await browser.close()
