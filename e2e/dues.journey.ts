import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, picture, settled, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a branch secretary does the month on a phone: one basis, one exception, all others with one tap, then closing', async () => {
  const { page, faults, close } = await visit(browser, { as: 'bithu', width: 360 })
  await open(page, '/dues')
  await expectSound(page)
  const without = page.getByRole('listitem').filter({ hasText: 'Chưa khai mức đóng' }).first()
  await without.getByRole('button', { name: /^Mức/ }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Tiền lương làm căn cứ/).fill('6500000')
  await form.getByRole('button', { name: 'Ghi' }).click()
  await form.waitFor({ state: 'detached' })
  await settled(page)
  await page.getByText('65.000').first().waitFor()

  await page
    .getByRole('button', { name: /^Đóng: / })
    .first()
    .click()
  await form.getByLabel(/^Số tiền/).fill('100000')
  await form.getByLabel('Hình thức').selectOption({ label: 'Chuyển khoản' })
  await expectSound(page)
  await form.getByRole('button', { name: 'Ghi' }).click()
  await form.waitFor({ state: 'detached' })
  await settled(page)

  await page.getByRole('button', { name: 'Tất cả đã đóng đủ' }).click()
  await page.getByRole('button', { name: /^Hoàn tác/ }).waitFor()
  await settled(page)
  await expectSound(page)
  await picture(page, 'dues')
  await page.getByRole('button', { name: 'Chốt tháng' }).click()
  await form.getByLabel('Căn cứ').fill('Đảng ủy quy định 30%')
  await form.getByRole('button', { name: 'Chốt tháng' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('Đã chốt ngày 27/10/2022').first().waitFor()
  await settled(page)
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})
