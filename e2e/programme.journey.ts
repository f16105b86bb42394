import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, open, openBrowser, settled, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the city’s year 2021 is read from list to report: 13 of 13 submitted, 217 arisen, each number opens', async () => {
  const { page, faults, close } = await visit(browser, { as: 'tphcm' })
  await open(page, '/programmes')
  const row = page.getByRole('row').filter({ hasText: 'Chương trình làm việc năm 2021 của Thành ủy' })
  await row.getByRole('cell', { name: '13/13' }).waitFor()
  await row.getByRole('cell', { name: '217' }).waitFor()
  await row.getByRole('link').first().click()
  await page.getByRole('link', { name: /^Phát sinh 217/ }).click()
  await page.getByText('217 nội dung', { exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Căn cứ phát sinh' }).selectOption({ label: 'Quy định mới' })
  await page.getByText('38 nội dung', { exact: true }).waitFor()
  await settled(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await page.getByText('230 nội dung', { exact: true }).waitFor()
  await page.getByText('Tiến độ', { exact: true }).click()
  await page.getByRole('button', { name: 'Mở tất cả' }).click()
  await page.getByRole('link', { name: /^13\. Báo cáo kết quả nhân sự/ }).waitFor()
  await settled(page)
  await expectSound(page)
  await page.getByRole('main').getByRole('link', { name: 'Báo cáo', exact: true }).click()
  await page.getByRole('heading', { name: 'Báo cáo: Chương trình làm việc năm 2021 của Thành ủy' }).waitFor()
  await settled(page)
  await page
    .getByRole('row')
    .filter({ hasText: 'Nội dung phát sinh ngoài chương trình' })
    .getByText('217')
    .waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('a quarter from plan to report: what is wrong is said at once, an item is submitted and adopted', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'tphcm' })
  await open(page, '/programmes')
  await page.getByRole('button', { name: 'Lập chương trình' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: 'Loại' }).selectOption({ label: 'Quý' })
  await form.getByRole('combobox', { name: 'Quý' }).selectOption('4')
  await form.getByLabel('Tên chương trình').fill('Chương trình quý IV năm 2022')
  await expectSound(page)
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByRole('heading', { name: 'Chương trình quý IV năm 2022' }).waitFor()
  await settled(page)
  await page.getByText('Chưa có nội dung nào', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Ghi nội dung' }).click()
  await form.getByRole('combobox', { name: 'Loại' }).selectOption({ label: 'Phát sinh' })
  await form.getByLabel('Mã').fill('PS-1')
  await form.getByLabel('Nội dung công việc').fill('Báo cáo rà soát quy hoạch cấp ủy')
  await form.getByLabel('Ngày phát sinh').fill('20/10/2022')
  await form.getByLabel('Hạn trình').fill('10/10/2022')
  expects(422)
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await form.getByText('Chưa thực hiện được, vì 3 lý do:').waitFor()
  await form.getByText('phải nêu căn cứ').waitFor()
  await expectSound(page)
  await form.getByRole('combobox', { name: 'Loại' }).selectOption({ label: 'Trong chương trình' })
  await form.getByLabel('Hạn trình').fill('15/11/2022')
  await form.getByLabel('Bộ phận chủ trì').fill('Phòng Tổ chức cán bộ')
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: /Báo cáo rà soát quy hoạch cấp ủy/ }).click()
  await page.getByRole('heading', { level: 1, name: /Báo cáo rà soát/ }).waitFor()
  for (const [act, shown] of [
    ['Bắt đầu soạn thảo', 'Đang soạn thảo'],
    ['Trình cấp có thẩm quyền', 'Đã trình'],
    ['Được thông qua, ban hành', 'Đã thông qua'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Việc đã làm' }).selectOption({ label: act })
    await page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    await page.getByRole('listitem').filter({ hasText: shown }).waitFor()
    await settled(page)
  }
  await page.getByText('Nội dung đã kết thúc.').waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'Chương trình quý IV năm 2022' }).click()
  await page.getByRole('link', { name: /1\/1/ }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('in the past nothing is written, on a phone and in English it is whole', async () => {
  const { page, faults, close } = await visit(browser, { as: 'tphcm', width: 360 })
  await open(page, '/programmes?on=2021-06-30')
  await page.getByRole('link', { name: 'Chương trình làm việc năm 2021 của Thành ủy' }).click()
  await settled(page)
  expect(await page.getByRole('button', { name: 'Ghi nội dung' }).isDisabled()).toBe(true)
  await page.getByRole('link', { name: /5\/13/ }).waitFor()
  await expectSound(page, { rules: ['target-size', 'scrollable-region-focusable'] })
  const headers = { origin: new URL(page.url()).origin }
  await page.request.put('/api/session/locale', { data: { locale: 'en' }, headers })
  await open(page, page.url())
  await page.getByText('Submitted / planned').first().waitFor()
  await page.request.put('/api/session/locale', { data: { locale: 'vi' }, headers })
  expect(faults).toEqual([])
  await close()
})
