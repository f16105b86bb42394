import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, settled, speak, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Chooses bodies by name in a field that takes several. */
async function chooseBodies(page: Page, field: Locator, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await field.fill(name)
    await page.getByRole('listbox').getByRole('option', { name, exact: true }).click()
  }
  await field.press('Escape')
}

async function found(page: Page, name: string, quota: string): Promise<void> {
  await open(page, '/bodies')
  await page.getByRole('link', { name: 'Ghi quyết định về bộ máy' }).click()
  await page.getByLabel('Số quyết định').fill('31-QĐ/ĐUK')
  await page.getByLabel('Ngày có hiệu lực').fill('01/03/2022')
  await page.getByRole('textbox', { name: 'Tên', exact: true }).fill(name)
  await page.getByLabel('Biên chế giao').fill(quota)
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi quyết định' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
}

test('two bodies are founded and merged: seen before it is signed, then read in the streamlining report', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  const names = ['Tổ Công nghệ thông tin Khối', 'Tổ Lưu trữ Khối'] as const
  await found(page, names[0], '4')
  await found(page, names[1], '3')
  await page.getByRole('link', { name: 'Sắp xếp' }).click()
  await page.getByLabel('Số quyết định').fill('77-QĐ/ĐUK')
  await page.getByLabel('Ngày có hiệu lực').fill('27/10/2022')
  await page.getByRole('textbox', { name: 'Tên', exact: true }).fill('Tổ Số hóa Khối')
  await page.getByLabel('Biên chế giao').fill('-1')
  // One body alone cannot merge, and nobody has fewer than no staff.
  expects(422)
  await page.getByRole('button', { name: 'Xem trước' }).click()
  const reasons = page.getByRole('alert')
  await reasons.getByText('Phải chọn ít nhất 2 cơ quan khác nhau.').waitFor()
  await reasons.getByText('không thể nhỏ hơn 0').waitFor()
  // Under the head of the page a half-hidden field counts as too small.
  await page.evaluate('scrollTo(0, 0)')
  await expectSound(page)
  await chooseBodies(page, page.getByRole('combobox', { name: /Các cơ quan hợp nhất/ }), [names[0]])
  await page.getByLabel('Biên chế giao').fill('5')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  const preview = page.getByRole('dialog')
  const staff = preview.getByRole('row', { name: /Biên chế giao/ })
  await staff.waitFor()
  expect((await staff.getByRole('cell').allInnerTexts()).map((text) => text.trim())).toEqual([
    'Biên chế giao',
    '7',
    '5',
    '−2',
  ])
  await page.evaluate('scrollTo(0, 0)')
  await expectSound(page)
  await preview.getByRole('button', { name: 'Ghi quyết định' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tổ Số hóa Khối' }).waitFor()
  await page.getByRole('link', { name: names[1] }).first().waitFor()
  await settled(page)
  await expectSound(page)

  await open(page, '/bodies/streamlining?from=2022-10-26&to=2022-10-27&scope=own')
  const totals = page.getByRole('row', { name: /Biên chế giao/ }).first()
  await totals.waitFor()
  expect((await totals.getByRole('cell').allInnerTexts()).at(-1)?.trim()).toBe('−2')
  await expectSound(page)
  // Each number opens its bodies as of its day.
  await totals.getByRole('link').first().click()
  await page.getByRole('link', { name: names[0] }).first().waitFor()
  expect(page.url()).toContain('on=2022-10-26')
  expect(faults).toEqual([])
  await close()
})

test('a gap in the division of work is found and closed, and the past stays closed', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/duties')
  const gap = page.getByRole('row', { name: /Quốc phòng, an ninh/ }).first()
  await gap.getByText('Chưa có người').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Phân công', exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: /^Lĩnh vực/ }).selectOption({ label: 'Quốc phòng, an ninh' })
  await form.getByRole('combobox', { name: /^Giao cho/ }).selectOption({ label: 'Phó bí thư thường trực' })
  await form.getByLabel('Văn bản phân công').fill('22-TB/ĐUK')
  await expectSound(page)
  await form.getByRole('button', { name: 'Ghi' }).click()
  await gap.getByText('theo chức vụ').waitFor()
  await settled(page)
  await page.getByRole('link', { name: 'Địa bàn, đơn vị' }).click()
  await page.getByRole('combobox', { name: 'Tình trạng' }).selectOption({ label: 'Chưa có người theo dõi' })
  await settled(page)
  expect(await page.getByRole('row').filter({ hasText: 'Chưa có người' }).count()).toBe(4)
  await expectSound(page)
  await open(page, '/duties?on=2021-12-31')
  expect(await page.getByRole('button', { name: 'Phân công', exact: true }).isDisabled()).toBe(true)
  await page
    .getByRole('row', { name: /Quốc phòng, an ninh/ })
    .first()
    .getByText('Chưa có người')
    .waitFor()
  expect(faults).toEqual([])
  await close()
})

test('the same pages speak English', async () => {
  const { page, faults, close } = await visit(browser, { as: 'trunguong' })
  await speak(page, 'en')
  await open(page, '/bodies')
  await page.getByRole('heading', { name: 'Bodies' }).first().waitFor()
  await page.getByRole('link', { name: 'Streamlining report' }).click()
  await page.getByRole('heading', { name: 'Streamlining' }).first().waitFor()
  await settled(page)
  await expectSound(page, { language: 'en' })
  await open(page, '/duties')
  await page.getByRole('heading', { name: 'Division of work' }).waitFor()
  await expectSound(page, { language: 'en' })
  await open(page, '/coordination')
  await expectSound(page, { language: 'en' })
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})
