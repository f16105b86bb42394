import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, picture, settled, speak, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Does the step where the case stands, with whatever `fill` fills in. */
async function doStep(
  page: Page,
  fill: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
) {
  await page.getByRole('button', { name: 'Làm bước này' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Ngày').first().waitFor()
  await fill(form)
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await settled(page)
}

test('a badge round for a bloc: from who is due to the decision of the province, in both languages', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/badges?round=2023-02-03')
  await expectSound(page)
  await page.getByRole('checkbox', { name: 'Chọn tất cả' }).check()
  await picture(page, 'badges')
  await page.getByRole('button', { name: 'Lập danh sách đề nghị' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lập danh sách đề nghị' }).click()
  await page.waitForURL(/\/badges\/round\/[0-9a-f-]{36}/)
  await settled(page)
  await expectSound(page)
  const address = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Mở thủ tục' }).click()
  await settled(page)
  await doStep(page)
  expect(officer.faults).toEqual([])
  await officer.close()

  const above = await visit(browser, { as: 'trunguong' })
  await open(above.page, address)
  await above.page.getByRole('link', { name: 'Mở thủ tục' }).click()
  await settled(above.page)
  await doStep(above.page, async (form) => {
    await form.getByLabel(/^Số văn bản/).fill('1501-QĐ/TU')
    await form.getByLabel(/^Nhiệm kỳ/).fill('2020-2025')
  })
  await open(above.page, address)
  await above.page.getByText('1501-QĐ/TU').first().waitFor()
  await above.page.getByText('Được tặng').first().waitFor()
  await expectSound(above.page)
  await speak(above.page, 'en')
  await open(above.page, address)
  await above.page.getByText('Awarded').first().waitFor()
  await expectSound(above.page, { language: 'en', rules: [] })
  await speak(above.page, 'vi')
  expect(above.faults).toEqual([])
  await above.close()
})
