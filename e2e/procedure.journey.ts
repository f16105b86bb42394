import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  command,
  expectSound,
  open,
  openBrowser,
  personId,
  picture,
  settled,
  speak,
  visit,
} from './browser.ts'

let browser: Browser
/** The address of the case that the story is about. */
let address = ''

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** An official member of the secretary's branch who has no open case. */
async function somebody(page: Page): Promise<{ id: string; name: string }> {
  const session = (await (await page.request.get('/api/session')).json()) as { units: { code: string }[] }
  const members = await command<{ member_code: string; full_name: string; status: string }[]>(
    'members',
    '--org',
    session.units[0]!.code,
  )
  for (const { member_code: code, full_name: name, status } of members) {
    if (status !== 'official') continue
    const id = await personId(page, code)
    const { cases } = (await (await page.request.get(`/api/people/${id}/cases`)).json()) as {
      cases: object[]
    }
    if (cases.length === 0) return { id, name }
  }
  throw new Error('everybody has a case')
}

const choose = (page: Page, name: RegExp, label: string) =>
  page.getByRole('dialog').getByRole('combobox', { name }).selectOption({ label })

test('a branch secretary opens a card exchange on her phone and proposes it', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'bithu', width: 360 })
  const { id, name } = await somebody(page)
  await open(page, `/people/${id}`)
  await page.getByRole('button', { name: 'Mở hồ sơ' }).click()
  await choose(page, /^Thủ tục/, 'Đổi thẻ đảng viên')
  await page.getByRole('dialog').getByLabel(/^Ngày/).first().fill('28/10/2022')
  await choose(page, /^Lý do đổi thẻ/, 'Thẻ bị hỏng')
  await expectSound(page)
  await page.getByRole('dialog').getByLabel(/^Ngày/).first().fill('17/10/2022')
  await page.getByRole('dialog').getByRole('button', { name: 'Mở hồ sơ' }).click()
  await page.waitForURL(/\/procedures\/[0-9a-f-]{36}/)
  address = new URL(page.url()).pathname
  await settled(page)
  await page.getByRole('heading', { level: 1, name: `Đổi thẻ đảng viên: ${name}` }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Làm bước này' }).click()
  const day = page.getByRole('dialog').getByLabel(/^Ngày/).first()
  await day.fill('14/10/2022')
  expects(422)
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi' }).click()
  await page.getByRole('alert').getByText('ở trước bước vừa ghi (17/10/2022)').waitFor()
  await day.fill('18/10/2022')
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi' }).click()
  await page.getByText('Chi bộ đề nghị đổi thẻ: Đề nghị').waitFor()
  await settled(page)
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('the levels above find it in their to-do lists; the superior decides by vote and hands the card over', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  await open(page, address)
  await page.getByRole('button', { name: 'Làm bước này' }).click()
  await page.getByRole('dialog').getByLabel(/^Ngày/).first().fill('20/10/2022')
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi' }).click()
  await page.getByText(': Gửi cấp trên').waitFor()
  await open(page, '/inbox?days=90')
  await page.locator(`a[href^="${address}"]`).first().click()
  await page.waitForURL(new RegExp(address))
  await settled(page)
  await picture(page, 'case')
  await page.getByRole('button', { name: 'Làm bước này' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Ngày/).first().fill('24/10/2022')
  await form.getByText(/^Số phải tính/).waitFor()
  await form.getByLabel(/^Có mặt/).fill('3')
  await form.getByLabel(/^Tán thành/).fill('4')
  await form.getByLabel('Số văn bản').fill('301-QĐ/ĐUK')
  expects(422)
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  const reasons = page.getByRole('alert')
  await reasons.getByText('Tổng số phiếu 4 nhiều hơn số dự 3.').waitFor()
  await reasons.getByText('chưa đạt quá nửa').waitFor()
  await reasons.getByText('Số này đã dùng cho văn bản').waitFor()
  await expectSound(page)
  await form.getByLabel(/^Có mặt/).fill('8')
  await form.getByLabel(/^Tán thành/).fill('8')
  await form.getByLabel('Số văn bản').fill('331-QĐ/ĐUK')
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByRole('link', { name: '331-QĐ/ĐUK' }).waitFor()
  await settled(page)
  expect(faults).toEqual([])
  await close()
})

test('the same officer ends it in English, sees it on a day in the past, and the register has no fault', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await speak(page, 'en')
  await open(page, address)
  await page.getByRole('button', { name: 'Do this step' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Day/).first().fill('26/10/2022')
  await form.getByLabel('Number of the new card').fill('38799001')
  await form.getByRole('combobox', { name: /^The old card/ }).selectOption({ label: 'Handed in' })
  await expectSound(page, { language: 'en' })
  await form.getByRole('button', { name: 'Record', exact: true }).click()
  await page.getByText('Nothing more is to be done.').waitFor()
  await settled(page)
  await expectSound(page, { language: 'en' })
  await open(page, `${address}?on=2022-10-19`)
  await page.getByRole('listitem').filter({ hasText: 'The grassroots committee checks' }).first().waitFor()
  expect(await page.getByRole('button', { name: 'Do this step' }).count()).toBe(0)
  await open(page, '/procedures?which=ended')
  await expectSound(page, { language: 'en' })
  await open(page, '/procedures/calendar')
  await expectSound(page, { language: 'en' })
  await speak(page, 'vi')
  expect(await command('verify')).toMatchObject({ errors: 0 })
  expect(faults).toEqual([])
  await close()
})
