import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  expectSound,
  open,
  openBrowser,
  picture,
  settled,
  speak,
  unitId,
  visit,
  type Visit,
} from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TITLE = 'Báo cáo thống kê tháng 9/2022'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Does what the open form says, and waits until it is told. */
async function confirm(page: Page, name: string, told: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name, exact: true }).click()
  await page.getByText(told).first().waitFor()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

async function certify(
  page: Page,
  fill: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
) {
  await press(page, 'Ký và gửi')
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Chức vụ người ký/).fill('Bí thư')
  await fill(form)
  await confirm(page, 'Ký và gửi', 'Đã ký. Số liệu của bản này không đổi nữa.')
}

/** The bloc asks for September; answers the address of the period. */
async function announce({ page }: Visit): Promise<string> {
  await open(page, '/returns')
  await expectSound(page)
  await picture(page, 'returns')
  await page.getByRole('link', { name: 'Phát động kỳ báo cáo' }).click()
  await settled(page)
  await page.getByLabel('Loại kỳ').selectOption({ label: 'Tháng' })
  for (const box of await page
    .getByRole('group', { name: /^Biểu phải báo cáo/ })
    .getByRole('checkbox')
    .all())
    if (!((await box.getAttribute('value')) === '1')) await box.uncheck()
  await page.getByLabel(/^Chi bộ trực thuộc \(/).check()
  await expectSound(page)
  await picture(page, 'returns-new')
  await page.locator('form').getByRole('button', { name: 'Phát động kỳ báo cáo' }).click()
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await settled(page)
  await expectSound(page)
  return new URL(page.url()).pathname
}

test('a return goes up two levels: certified, sent back with a remark, certified again, accepted and taken in', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const period = await announce(officer)
  const secretary = await visit(browser, { as: 'bithu' })
  await open(secretary.page, '/inbox')
  await secretary.page.getByRole('link', { name: TITLE }).first().click()
  await secretary.page.waitForURL(/\/returns\/[0-9a-f-]{36}/)
  await settled(secretary.page)
  const address = new URL(secretary.page.url()).pathname
  await press(secretary.page, 'Mở bản nháp')
  await confirm(secretary.page, 'Mở bản nháp', 'Đã ghi.')
  await secretary.page.getByText('Có đến cuối kỳ').first().waitFor()
  await expectSound(secretary.page)
  await secretary.page.getByRole('link', { name: /^Kiểm tra/ }).click()
  await secretary.page.getByText(/phép kiểm tra đều khớp/).waitFor()
  await certify(secretary.page)
  await expectSound(secretary.page)

  const { page } = officer
  await open(page, address)
  await press(page, 'Trả lại')
  await page.getByLabel(/^Ý kiến của cấp trên/).fill('Ghi rõ người ký thay.')
  await confirm(page, 'Trả lại', 'Đã trả lại.')
  await open(secretary.page, address)
  await secretary.page.getByText('Ghi rõ người ký thay.').waitFor()
  await certify(secretary.page)
  await open(page, address)
  await page.getByText('Ký lần 2').first().waitFor()
  await press(page, 'Nhận báo cáo')
  await confirm(page, 'Nhận báo cáo', 'Đã nhận.')
  expect(secretary.faults).toEqual([])
  await secretary.close()

  const above = await unitId(page, 'NAMDINH.KHOI.001')
  await open(page, `${period}?at=${above}&which=all`)
  await expectSound(page)
  await picture(page, 'returns-progress')
  await page
    .getByRole('group', { name: 'Danh sách báo cáo' })
    .getByRole('link', { name: /^Đảng bộ/ })
    .first()
    .click()
  await settled(page)
  await press(page, 'Mở bản nháp')
  await confirm(page, 'Mở bản nháp', 'Đã ghi.')
  await page.getByRole('link', { name: /^So với cấp dưới/ }).click()
  await page.getByText(/^Toàn đơn vị = tổng đã ký/).waitFor()
  await settled(page)
  await expectSound(page)
  await picture(page, 'returns-summed')
  await certify(page, (form) => form.getByLabel(/^Vì sao ký khi/).fill('Các chi bộ khác gửi sau.'))
  await page.getByText('tính lại khớp').waitFor()
  await expectSound(page)
  await picture(page, 'returns-certified')
  await open(page, address)
  await page.getByText('Đã tổng hợp').first().waitFor()
  await speak(page, 'en')
  for (const path of ['/returns', period, address]) {
    await open(page, path)
    await expectSound(page, { language: 'en', rules: [] })
    await picture(page, `returns-en-${path.split('/')[1]}`)
  }
  await speak(page, 'vi')
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of ['/returns', '/return-periods/new', period, address]) {
    await open(page, path)
    await expectSound(page, { rules: [] })
    await picture(page, `returns-360-${path.split('/').slice(1, 3).join('-').slice(0, 20)}`)
  }
  expect(officer.faults).toEqual([])
  await officer.close()
}, 240_000)
