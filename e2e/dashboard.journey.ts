import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, picture, settled, speak, unitId, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Titles of the cards that have a picture and no table of its figures. */
const withoutTable = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('main section')]
    .filter((card) => card.querySelector('[role="img"], [role="listbox"]') && !card.querySelector('table'))
    .map((card) => card.querySelector('h2').textContent)`)

test('a commission’s dashboard: every chart has its table, every figure opens, nothing bars the way', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/')
  await page.getByRole('main').getByRole('link', { name: 'Bảng điều hành' }).click()
  await page.waitForURL(/\/dashboard/)
  await page.getByRole('list', { name: /^Từng đơn vị trực thuộc/ }).waitFor()
  await settled(page)
  expect(await page.locator('main [role="img"]').count()).toBeGreaterThan(8)
  expect(await withoutTable(page)).toEqual([])
  await picture(page, 'dashboard')
  await expectSound(page)
  for (const table of await page.locator('main details > summary').all()) await table.click()
  await expectSound(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await settled(page)
  await expectSound(page, { rules: ['target-size', 'scrollable-region-focusable'] })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('link', { name: /^Kết nạp trong kỳ/ }).click()
  await page.waitForURL(/\/figures\/admissions/)
  await settled(page)
  await page.getByRole('main').getByText('326').first().waitFor()
  expect(faults).toEqual([])
  await close()
})

test('small charts of 159 units are turned page by page and put in order', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/dashboard?cards=units')
  const charts = page.getByRole('list', { name: /^Từng đơn vị trực thuộc/ })
  expect(await charts.getByRole('listitem').count()).toBe(24)
  await page.getByText('1–24 trong 159').waitFor()
  const figures = async () =>
    (await charts.locator('strong').allInnerTexts()).map((text) => Number(text.replace('.', '')))
  expect(await figures()).toEqual((await figures()).toSorted((a, b) => b - a))
  await page.getByRole('button', { name: 'Trang sau' }).click()
  await page.getByText('25–48 trong 159').waitFor()
  await page.getByLabel('Sắp xếp').selectOption({ label: 'Theo tên' })
  await page.getByText('1–24 trong 159').waitFor()
  expect(faults).toEqual([])
  await close()
})

test('a link shows the same dashboard to who reaches the unit, and the ordinary refusal to who does not', async () => {
  const officer = await visit(browser, { as: 'canbo', permissions: ['clipboard-read', 'clipboard-write'] })
  const bloc = await unitId(officer.page, 'NAMDINH.KHOI')
  await open(officer.page, '/dashboard?from=2021-01-01&to=2021-12-31&cards=headcount,structure')
  await officer.page.getByRole('button', { name: 'Chép liên kết' }).click()
  await officer.page.getByText('Đã chép liên kết', { exact: false }).waitFor()
  const link = new URL((await officer.page.evaluate('navigator.clipboard.readText()')) as string)
  const address = link.pathname + link.search
  expect(address).toContain(`unit=${bloc}`)
  await officer.close()

  const above = await visit(browser, { as: 'trunguong' })
  await open(above.page, address)
  await above.page.getByRole('heading', { name: /^Bảng điều hành: Đảng bộ Khối các Cơ quan/ }).waitFor()
  expect(await above.page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Đảng viên: tăng, giảm trong kỳ',
    'Tháp tuổi và giới tính',
  ])
  await above.page.getByText('8.433').first().waitFor()
  await above.close()

  const elsewhere = await visit(browser, { as: 'tphcm' })
  elsewhere.expects(404)
  await open(elsewhere.page, address)
  await elsewhere.page.getByRole('alert').waitFor()
  expect(await elsewhere.page.getByRole('heading', { level: 2 }).count()).toBe(0)
  expect(elsewhere.faults).toEqual([])
  await elsewhere.close()
})

test('the map is walked by keys from north to south, says each figure, and opens a province', async () => {
  const { page, faults, close } = await visit(browser, { as: 'trunguong' })
  await open(page, '/dashboard?cards=map')
  await page.getByText('Theo địa giới hiện nay: số của các tỉnh trước 01/7/2025', { exact: false }).waitFor()
  const map = page.getByRole('listbox', { name: /^Bản đồ/ })
  expect(await map.getByRole('option').count()).toBe(34)
  await expectSound(page)
  await map.focus()
  const said = page.getByRole('status').filter({ hasText: ':' })
  const first = await said.innerText()
  await page.keyboard.press('ArrowDown')
  expect(await said.innerText()).not.toBe(first)
  expect(await map.getByRole('option', { selected: true }).count()).toBe(1)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectSound(page, { rules: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByLabel('Tính theo').selectOption({ label: 'Trên 1.000 đảng viên' })
  await settled(page)
  await page.getByLabel('Chỉ tiêu').selectOption({ label: 'Đảng viên' })
  await settled(page)
  await map.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  for (let step = 0; step < 34; step++) {
    if ((await said.innerText()).startsWith('Hà Nội')) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Bảng điều hành: Đảng bộ thành phố Hà Nội' }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('a leader’s page is one sheet of paper, also in English', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/dashboard?view=leader')
  await expectSound(page)
  await page.getByRole('heading', { name: 'Việc chậm' }).waitFor()
  expect(await pagesOf(page)).toBe(1)
  await speak(page, 'en')
  await open(page, '/dashboard?view=leader')
  await expectSound(page, { language: 'en', rules: [] })
  expect(await pagesOf(page)).toBe(1)
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})

/** How many sheets of A4 the page takes. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
