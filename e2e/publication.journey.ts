import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, settled, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a table by ethnicity is published with its small figures hidden, saved as a file, and withdrawn', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/publications')
  await expectSound(page)
  await page.getByRole('link', { name: 'Công bố bảng số liệu' }).click()
  await page.waitForURL(/\/publications\/new/)
  await settled(page)
  await page.getByLabel('Chỉ tiêu').selectOption('members')
  await page.getByLabel('Hàng theo').selectOption('ethnicity')
  await page.getByLabel('Cột theo').selectOption('sex')
  await page.getByText(/số bị che|Không có số nào phải che/).waitFor()
  await expectSound(page)
  await page.getByLabel('Tên bảng khi công bố').fill('Đảng viên theo dân tộc và giới tính')
  await page.getByRole('button', { name: 'Công bố', exact: true }).click()
  await page.waitForURL(/\/publications\/[0-9a-f-]{36}/)
  await settled(page)
  await page.getByRole('heading', { level: 1, name: 'Đảng viên theo dân tộc và giới tính' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Xuất tệp' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'PDF' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^so-lieu-cong-bo-.*\.pdf$/)
  await page.getByRole('button', { name: 'Rút lại' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox').first().fill('Nhầm ngày chốt số liệu')
  await form.getByRole('button', { name: 'Rút lại' }).click()
  await form.waitFor({ state: 'detached' })
  await page
    .getByText(/Đã rút ngày/)
    .first()
    .waitFor()
  expect(officer.faults).toEqual([])
  await officer.close()
})

test('what articles said about the bloc stands beside what the register counts', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/publications?tab=figures')
  await page
    .getByText(/^Tổ chức cơ sở đảng/)
    .first()
    .waitFor()
  await page.getByText('khớp').first().waitFor()
  await expectSound(page)
  expect(officer.faults).toEqual([])
  await officer.close()
})
