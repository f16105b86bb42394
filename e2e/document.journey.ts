import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectSound, open, openBrowser, settled, speak, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function chooseType(page: Page, type: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Loại văn bản/ }).selectOption({ label: type })
}

/** Ties the document of the form to another, found as somebody types it. */
async function tie(page: Page, text: string, found: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Văn bản kia' }).fill(text)
  await page.getByRole('option').filter({ hasText: found }).first().click()
}

async function idOf(page: Page, text: string): Promise<string> {
  const headers = { origin: inject('service').url }
  const answer = await page.request.post('/api/documents/search', { data: { text }, headers })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0]!.id
}

test('a text from above is registered, implemented after a check, its family walked, its file kept', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/documents')
  await page.getByRole('link', { name: 'Vào sổ văn bản đến' }).click()
  // The list has fields of the same names.
  await page.getByRole('heading', { level: 1, name: 'Vào sổ văn bản đến' }).waitFor()
  await chooseType(page, 'Công văn')
  await page.getByLabel('Ngày ban hành', { exact: false }).first().fill('20/10/2022')
  await page.getByRole('combobox', { name: 'Tổ chức đảng' }).fill('nam dinh')
  await page.getByRole('option', { name: /^Đảng bộ tỉnh Nam Định/ }).click()
  const organ = page.getByRole('combobox', { name: /^Cơ quan ký/ })
  await organ.selectOption({ label: 'Ban Tổ chức Tỉnh ủy Nam Định' })
  await page.getByLabel('Số, ký hiệu như in').fill('1205-CV/BTCTU')
  const subject = page.getByRole('textbox', { name: /^Trích yếu/ })
  await subject.fill('TUYỆT MẬT: rà soát')
  expects(422)
  const save = page.getByRole('button', { name: 'Ghi vào sổ' })
  await save.click()
  await page.getByRole('alert').getByText('Trích yếu có dấu “TUYỆT MẬT”').waitFor()
  await subject.fill('Rà soát việc thi hành Điều lệ Đảng ở cơ sở')
  await save.click()
  await page.getByRole('heading', { level: 1, name: 'Công văn 1205-CV/BTCTU' }).waitFor()

  await page.getByRole('link', { name: 'Ban hành văn bản triển khai' }).click()
  await chooseType(page, 'Kế hoạch')
  await page.getByText('Số sẽ cấp: 13-KH/ĐUK').waitFor()
  await subject.fill('Rà soát việc thi hành Điều lệ Đảng trong Đảng bộ Khối')
  await page.getByRole('combobox', { name: 'Quan hệ' }).selectOption({ label: 'căn cứ' })
  await tie(page, '29-qd/tw', '29-QĐ/TW')
  for (const part of await page.getByRole('group', { name: 'Thể thức' }).getByRole('checkbox').all())
    await part.check()
  const check = page.getByRole('button', { name: 'Kiểm tra trước khi ban hành' })
  await check.click()
  await page.getByText('Căn cứ 29-QĐ/TW đã bị thay thế bởi 24-QĐ/TW: thay bằng văn bản mới').waitFor()
  const issue = page.getByRole('button', { name: 'Ban hành', exact: true })
  expect(await issue.isDisabled()).toBe(true)
  await expectSound(page)
  await page.getByRole('button', { name: 'Bỏ Quy định 29-QĐ/TW' }).click()
  await tie(page, '24-qd/tw', '24-QĐ/TW')
  await page.getByText('Biểu mẫu đã thay đổi; hãy kiểm tra lại.').waitFor()
  await check.click()
  await page.getByText('Đủ điều kiện ban hành.').waitFor()
  await issue.click()
  await page.getByRole('heading', { level: 1, name: 'Kế hoạch 13-KH/ĐUK' }).waitFor()

  const secret = join(inject('service').folder, 'bao-cao.txt')
  const plain = join(inject('service').folder, 'ke-hoach.txt')
  await writeFile(secret, 'Số 01\nMẬT\nBáo cáo\n')
  await writeFile(plain, 'Kế hoạch bảo vệ bí mật nhà nước\n')
  const [choose] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Đính kèm tệp' }).click(),
  ])
  await choose.setFiles(secret)
  await page.getByRole('alert').getByText('Nội dung tệp có dấu “MẬT”').waitFor()
  await choose.setFiles(plain)
  await page.getByRole('link', { name: 'ke-hoach.txt' }).waitFor()
  await settled(page)
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('the family of a conclusion is walked down to the branches and up to its source, in two languages', async () => {
  const { page, faults, close } = await visit(browser, { as: 'trunguong' })
  await open(page, `/documents/${await idOf(page, '18-KL/TW')}`)
  await page.getByText('57 đảng ủy cơ sở và 33 chi bộ cơ sở đã ban hành văn bản triển khai.').waitFor()
  const tree = page.getByRole('tree')
  await tree.getByRole('treeitem', { name: /^54-KH\/TU/ }).focus()
  await page.keyboard.press('ArrowRight')
  await tree.getByRole('treeitem', { name: /^31-KH\/ĐUK/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await tree
    .getByRole('treeitem', { name: /^09-KH\/CB · Chi bộ/ })
    .first()
    .waitFor()
  await expectSound(page)
  await page.getByText('Nguồn căn cứ').click()
  await tree.getByRole('treeitem', { name: /^10-CT\/TW/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Chỉ thị 10-CT/TW' }).waitFor()

  await speak(page, 'en')
  await open(page, `/documents/${await idOf(page, '29-QĐ/TW')}?on=2021-07-29`)
  await page.getByText('in force', { exact: true }).waitFor()
  await open(page, `/documents/${await idOf(page, '29-QĐ/TW')}`)
  await page.getByText('Replaced by').waitFor()
  await expectSound(page, { language: 'en' })
  await open(page, '/documents?force=1')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Documents')
  await expectSound(page, { language: 'en' })
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})
