import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, settled, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the bloc looks at the review of 2021 against its target, and enters the committees of all its units at once', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/reviews?year=2021')
  await page.getByText('đạt', { exact: true }).first().waitFor()
  await expectSound(page)
  await page.getByRole('tab', { name: 'Tập thể cấp ủy, lãnh đạo' }).click()
  await settled(page)
  await page.getByRole('button', { name: 'Đặt số còn lại: hoàn thành tốt' }).click()
  await page.getByLabel('Số quyết định').fill('153-QĐ/ĐUK')
  await page.getByRole('button', { name: /^Ghi \d+ kết quả$/ }).click()
  await page
    .getByText(/^153-QĐ\/ĐUK/)
    .first()
    .waitFor()
  await settled(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'Xuất tệp' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^xep-loai-.*-2021\.xlsx$/)
  expect(officer.faults).toEqual([])
  await officer.close()
})
