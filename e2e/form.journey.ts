import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, picture, settled, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('forms of the bloc: checked with each other, one by units below, a figure opened, all in one file', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/forms?from=2022-01-01&to=2022-10-27')
  await page.getByRole('button', { name: 'Kiểm tra tất cả các biểu' }).click()
  await page.getByText('Mọi phép kiểm tra đều đúng').waitFor({ timeout: 120_000 })
  await expectSound(page)
  await picture(page, 'forms')
  await page
    .getByRole('link', { name: 'Biểu 5. Tổ chức đảng và đảng viên trong các loại hình cơ sở' })
    .click()
  await page.getByRole('link', { name: '159: Tổng số, Tổ chức cơ sở đảng' }).waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: '80: Tổng số, Đảng bộ cơ sở' }).waitFor()
  await page.getByRole('link', { name: '79: Tổng số, Chi bộ cơ sở' }).waitFor()
  await page.getByText('Mọi phép kiểm tra đều đúng').waitFor()
  await expectSound(page)
  await picture(page, 'form-5')
  await open(page, '/forms/1?from=2022-01-01&to=2022-10-27')
  const closing = page.getByRole('link', { name: '8.642: Có đến cuối kỳ, Tổng số' })
  await closing.waitFor({ timeout: 60_000 })
  await page.getByLabel('Xem từng đơn vị theo dòng').selectOption({ label: 'Có đến cuối kỳ' })
  await page
    .getByRole('heading', { name: 'Theo đơn vị trực thuộc: Có đến cuối kỳ' })
    .waitFor({ timeout: 60_000 })
  await settled(page)
  await expectSound(page)
  await picture(page, 'form-1')
  expect(await closing.first().getAttribute('href')).toContain('/figures/members?')
  await open(page, '/forms?from=2022-01-01&to=2022-10-27')
  await page.getByRole('button', { name: 'Lập tệp' }).click()
  await page.getByRole('link', { name: 'Việc chạy nền' }).last().waitFor()
  expect(officer.faults).toEqual([])
  await officer.close()
})
