import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, expectSound, open, openBrowser, settled, speak, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TEXT = 'Đề nghị cấp kinh phí in sổ tay sinh hoạt chi bộ điện tử cho các chi bộ trực thuộc'
const COMMON = 'Cấp kinh phí in sổ tay sinh hoạt chi bộ điện tử'
const ANSWER = 'Kinh phí in sổ tay được cân đối từ quý I năm 2023.'

/** Chooses the option of a list whose text begins so. */
async function choose(list: Locator, beginning: string): Promise<void> {
  const options = await list.locator('option').allInnerTexts()
  await list.selectOption({ label: options.find((one) => one.startsWith(beginning))! })
}

async function raise(page: Page, text: string): Promise<string> {
  await open(page, '/proposals/new')
  await page.getByLabel('Lĩnh vực').selectOption({ label: 'Lĩnh vực khác' })
  await page.getByLabel('Nội dung').fill(text)
  await choose(page.getByLabel('Gửi đến'), 'Đảng bộ Khối các Cơ quan')
  await expectSound(page)
  await page.getByRole('button', { name: 'Ghi kiến nghị' }).click()
  await page.getByText('Chờ Đảng bộ Khối các Cơ quan').waitFor()
  await settled(page)
  return new URL(page.url()).pathname
}

test('a branch asks, the bloc consolidates and passes on, the centre answers, the branch reads it', async () => {
  const branch = await visit(browser, { as: 'bithu' })
  await open(branch.page, '/proposals/new')
  await branch.page.getByLabel('Nội dung').fill('Đơn tố cáo đồng chí Nguyễn Văn Ví')
  await branch.page.getByText('có vẻ là tố cáo, khiếu nại').waitFor()
  const mine = await raise(branch.page, TEXT)
  const other = await raise(branch.page, `${TEXT}, nhất là chi bộ ít đảng viên`)
  await expectSound(branch.page)

  const bloc = await visit(browser, { as: 'canbo' })
  await open(bloc.page, '/proposals?view=answer')
  await expectSound(bloc.page)
  await open(bloc.page, mine)
  await bloc.page.getByRole('button', { name: 'Tổng hợp', exact: true }).click()
  const dialog = bloc.page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'nhất là chi bộ ít đảng viên' }).waitFor()
  await dialog.getByLabel('Nội dung chung').fill(COMMON)
  await choose(dialog.getByLabel('Gửi đến'), 'Đảng Cộng sản Việt Nam')
  await expectSound(bloc.page)
  await dialog.getByRole('button', { name: 'Tổng hợp 2 kiến nghị' }).click()
  await bloc.page.getByRole('heading', { name: 'Kiến nghị tổng hợp', level: 1 }).waitFor()
  await settled(bloc.page)
  await expectSound(bloc.page)
  const group = new URL(bloc.page.url()).pathname

  const centre = await visit(browser, { as: 'trunguong' })
  await speak(centre.page, 'en')
  await open(centre.page, '/proposals?view=answer')
  await expectSound(centre.page, { language: 'en' })
  await open(centre.page, group)
  await centre.page.getByRole('button', { name: 'Answer', exact: true }).click()
  centre.expects(422)
  await centre.page.getByRole('dialog').getByLabel('Answer').fill('Văn bản MẬT')
  await centre.page.getByRole('dialog').getByRole('button', { name: 'Answer', exact: true }).click()
  await centre.page.getByText('bears the mark').waitFor()
  await centre.page.getByRole('dialog').getByLabel('Answer').fill(ANSWER)
  await expectSound(centre.page, { language: 'en' })
  await centre.page.getByRole('dialog').getByRole('button', { name: 'Answer', exact: true }).click()
  await centre.page.getByText(ANSWER).waitFor()
  await speak(centre.page, 'vi')

  for (const path of [mine, other]) {
    await open(branch.page, path)
    await branch.page.getByText(ANSWER).waitFor()
  }
  await expectSound(branch.page)
  await branch.page.getByRole('button', { name: 'Kết thúc' }).click()
  await branch.page.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click()
  await branch.page.getByRole('listitem').filter({ hasText: 'Đã kết thúc' }).waitFor()
  for (const one of [branch, bloc, centre]) {
    expect(one.faults).toEqual([])
    await one.close()
  }
})

test('an inspection goes from the year’s programme to its conclusion and what follows', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/inspections/new?year=2022')
  await choose(page.getByLabel('Chương trình của'), 'Ủy ban kiểm tra')
  await page.getByLabel('Nội dung').fill('Thực hiện quy chế làm việc của cấp ủy')
  await page.getByRole('textbox', { name: /^Từ ngày/ }).fill('01/10/2022')
  await page.getByRole('textbox', { name: /^Đến hết ngày/ }).fill('30/11/2022')
  await page.getByRole('combobox', { name: /^Thêm đơn vị/ }).fill('bao tinh')
  await page.getByRole('option').filter({ hasText: 'Đảng bộ Báo tỉnh' }).first().click()
  await expectSound(page)
  await page.getByRole('button', { name: 'Ghi vào chương trình' }).click()
  await page.getByRole('heading', { name: 'Thực hiện quy chế làm việc của cấp ủy', level: 1 }).waitFor()
  await settled(page)
  await expectSound(page)
  for (const [button, day, field, number] of [
    ['Ghi quyết định', '03/10/2022', 'Số quyết định', '21-QĐ/UBKTĐUK'],
    ['Ghi ngày thông báo', '05/10/2022'],
    ['Ghi báo cáo tự kiểm tra', '10/10/2022'],
    ['Ghi thẩm tra, xác minh', '12/10/2022'],
    ['Ghi có kết luận', '24/10/2022', 'Số kết luận', '09-KL/UBKTĐUK'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Ngày/ }).fill(day)
    if (field) await dialog.getByLabel(field).fill(number)
    await dialog.getByRole('button', { name: button }).click()
    await dialog.waitFor({ state: 'detached' })
    await settled(page)
  }
  await page.getByRole('button', { name: 'Giao việc sau kết luận' }).click()
  const task = page.getByRole('dialog')
  await task.getByLabel('Việc phải làm').fill('Sửa đổi quy chế làm việc')
  await task.getByLabel('Hạn thực hiện').fill('30/12/2022')
  await expectSound(page)
  await task.getByRole('button', { name: 'Giao việc', exact: true }).click()
  await page.getByRole('link', { name: 'Sửa đổi quy chế làm việc' }).waitFor()
  await settled(page)
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('after all of this the register has no fault', async () => {
  expect(await command('verify')).toMatchObject({ errors: 0 })
})
