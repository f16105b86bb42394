import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  command,
  expectSound,
  open,
  openBrowser,
  personId,
  settled,
  speak,
  unitId,
  visit,
} from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

const textOf = (word: Buffer) =>
  new PizZip(word).files['word/document.xml']!.asText()
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')

/** Opens the menu of a print button and chooses a format. */
async function print(page: Page, button: RegExp, format: 'Word' | 'PDF'): Promise<Buffer> {
  await page.getByRole('button', { name: button }).click()
  const item = page.getByRole('menuitem', { name: format })
  await item.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), item.click()])
  return bytesOf(download)
}

test('a record card is printed in both formats; a broken template is refused, a good one is used and taken back', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  const [member] = await command<{ member_code: string; full_name: string }[]>(
    'members',
    '--org',
    'NAMDINH.KHOI.072',
  )
  const person = `/people/${await personId(page, member!.member_code)}`
  await open(page, person)
  expect(textOf(await print(page, /^In phiếu đảng viên/, 'Word'))).toContain(member!.full_name)
  expect((await print(page, /^In phiếu đảng viên/, 'PDF')).subarray(0, 5).toString()).toBe('%PDF-')

  await open(page, '/papers')
  await page.getByRole('link', { name: 'Phiếu đảng viên' }).click()
  await page.getByRole('heading', { name: 'Phiếu đảng viên', level: 1 }).waitFor()
  await settled(page)
  const starts = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải mẫu có sẵn để sửa (Word)' }).click()
  const start = new PizZip(await bytesOf(await starts))
  const xml = start.files['word/document.xml']!.asText()
  const give = async (name: string, changed: string) => {
    const zip = new PizZip(start.generate({ type: 'nodebuffer' }))
    zip.file('word/document.xml', changed)
    const buffer = zip.generate({ type: 'nodebuffer' })
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Tải lên mẫu Word' }).click(),
    ])
    await chooser.setFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer,
    })
  }
  expects(422)
  await give('hong.docx', xml.replace('{Họ và tên}', '{Tiền lương} {Họ và tên'))
  const reasons = page.getByRole('alert')
  await reasons.getByText('Mẫu này không có ô {Tiền lương}').waitFor()
  await reasons.getByText('Ô {Họ thiếu dấu }').waitFor()
  await expectSound(page)
  await give('cua-khoi.docx', xml.replace('PHIẾU ĐẢNG VIÊN', 'PHIẾU CỦA KHỐI'))
  await page.getByText('Đang dùng', { exact: true }).waitFor()
  await settled(page)
  await open(page, person)
  expect(textOf(await print(page, /^In phiếu đảng viên/, 'Word'))).toContain('PHIẾU CỦA KHỐI')
  await open(page, '/papers/member-record')
  await page.getByRole('button', { name: 'Thôi dùng' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill('Thử xong')
  await dialog.getByRole('button', { name: 'Thôi dùng' }).click()
  await page.getByText('Thử xong').waitFor()
  await settled(page)
  expect(faults).toEqual([])
  await close()
})

test('who wants to be reminded confirms the address by the link that he is sent, and stops in English', async () => {
  const { letters, url } = inject('service')
  const { page, faults, close } = await visit(browser, { as: 'bithu' })
  await open(page, '/account')
  await page.getByLabel('Địa chỉ nhận thư').fill('bithu@dangvu.example')
  await page.getByLabel('Nhận thư').last().selectOption({ label: 'Hằng ngày' })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Chờ xác nhận địa chỉ').waitFor()
  await settled(page)
  await expectSound(page)
  await expect.poll(() => readdirSync(letters), { timeout: 20_000 }).not.toEqual([])
  const letter = readFileSync(join(letters, readdirSync(letters).at(-1)!), 'utf8')
  const body = letter.slice(letter.indexOf('\r\n\r\n'))
  const text = /base64/i.test(letter)
    ? Buffer.from(body, 'base64').toString()
    : body.replace(/=\r\n/g, '').replaceAll('=3D', '=')
  const token = /reminders\/verify#(\S+)/.exec(text)![1]!
  await page.goto(`${url}/reminders/verify#${token}`)
  await page.getByText('Đã xác nhận.').waitFor()
  await expectSound(page)
  await open(page, '/account')
  await page.getByText('Địa chỉ đã xác nhận').waitFor()
  await speak(page, 'en')
  await open(page, '/account')
  await page.getByRole('heading', { name: 'Reminders by e-mail' }).waitFor()
  await expectSound(page, { language: 'en' })
  await page.getByLabel('Letters').selectOption({ label: 'None' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Address confirmed').waitFor({ state: 'detached' })
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})

test('what falls due of members and committees stands in the inbox, below by unit', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  const id = await unitId(page, 'NAMDINH.KHOI')
  const below = await page.request.get('/api/inbox/below', { params: { organisationId: id } })
  const { rows } = (await below.json()) as { rows: { unit: { id: string }; soon: number }[] }
  expect(rows.some((row) => row.soon > 0)).toBe(true)
  const admin = await visit(browser, { as: 'quantri' })
  await open(admin.page, '/admin/reminders')
  await admin.page.getByText('Không có thư nào mắc lại').waitFor()
  await expectSound(admin.page)
  expect([...faults, ...admin.faults]).toEqual([])
  await admin.close()
  await close()
})
