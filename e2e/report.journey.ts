import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, picture, settled, speak, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Writes a section in its place. */
async function write(page: Page, section: string, text: string) {
  await page.getByRole('button', { name: `Viết phần: ${section}` }).click()
  await page.getByLabel(`Lời của phần: ${section}`).fill(text)
  await page.getByRole('button', { name: 'Lưu phần này' }).click()
  await page.getByText(text).waitFor()
}

test('a quarterly report: written, a number opened to its people, issued, taken as Word; English; a phone', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/reports')
  await expectSound(page)
  await page.getByRole('button', { name: 'Lập báo cáo' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Loại báo cáo/).selectOption({ label: 'Báo cáo quý' })
  await form.getByLabel(/^Kỳ/).selectOption({ label: 'Quý 2' })
  await form.getByRole('button', { name: 'Lập báo cáo' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await settled(page)
  await page.getByRole('heading', { level: 1, name: 'Báo cáo quý II năm 2022' }).waitFor()
  await expectSound(page)
  const address = new URL(page.url()).pathname

  await write(page, 'Hạn chế, khuyết điểm', 'Một số chi bộ còn chậm.')
  // What is typed outlives loading the page again.
  await page.getByRole('button', { name: /^Viết phần: Nhiệm vụ, giải pháp trọng tâm/ }).click()
  await page.getByLabel(/^Lời của phần: Nhiệm vụ/).fill('Việc một.')
  await page.reload()
  await settled(page)
  expect(await page.getByLabel(/^Lời của phần: Nhiệm vụ/).inputValue()).toBe('Việc một.')
  await page.getByRole('button', { name: 'Lưu phần này' }).click()
  await page.getByText('Việc một.').waitFor()

  const members = page.getByRole('button', { name: /: Đảng viên$/ }).first()
  const number = (await members.innerText()).trim()
  await members.click()
  const panel = page.getByRole('dialog')
  await panel.getByText('Định nghĩa').waitFor()
  await settled(page)
  await expectSound(page)
  await panel.getByRole('link', { name: 'Mở danh sách' }).click()
  await page.waitForURL(/\/figures\/members/)
  await settled(page)
  await page.getByText(number).first().waitFor()

  await open(page, address)
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ban hành', exact: true }).click()
  await page.getByText(/Ban hành số \d+-BC\/ĐUK/).waitFor()
  await expectSound(page)
  const word = await page.request.get(`/api/papers/report/${address.split('/').at(-1)}?format=docx`)
  expect(word.status()).toBe(200)
  expect((await word.body()).subarray(0, 2).toString()).toBe('PK')

  await speak(page, 'en')
  await open(page, address)
  await page.getByText('Issued as').waitFor()
  await expectSound(page, { language: 'en', rules: [] })
  await speak(page, 'vi')
  expect(officer.faults).toEqual([])
  await officer.close()

  const phone = await visit(browser, { as: 'canbo', width: 360 })
  await open(phone.page, address)
  await picture(phone.page, 'report-phone')
  await expectSound(phone.page)
  expect(phone.faults).toEqual([])
  await phone.close()
})

test('targets of a year, and the yearly report that the bloc is writing', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/report-targets?year=2022')
  await page.getByText('360').waitFor()
  await expectSound(page)
  await open(page, '/reports?kind=yearly')
  await page.getByRole('link', { name: /Báo cáo năm/ }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await settled(page)
  await page
    .getByText(/đạt 90,6% chỉ tiêu \(360\)/)
    .first()
    .waitFor()
  await picture(page, 'report')
  await expectSound(page)
  expect(officer.faults).toEqual([])
  await officer.close()
})
