import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, expectSound, open, openBrowser, picture, settled, speak, unitId, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TITLE = 'Thực hiện Chỉ thị 05: sinh hoạt chuyên đề quý III'
const BLOC = 'NAMDINH.KHOI'
/** The branch of the secretary's sign-in, and another that does nothing. */
const [OURS, OTHER] = [`${BLOC}.001.01`, `${BLOC}.001.02`]

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const field = page.getByLabel(name)
  await field.fill(day)
  await field.blur()
}

const press = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).click()

/** Records what stands in the open form, and waits until it is told. */
async function record(page: Page, told = 'Đã ghi.'): Promise<void> {
  const dialog = page.getByRole('dialog')
  await press(dialog, 'Ghi')
  await page.getByText(told).first().waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await settled(page)
}

test('a directive is issued, and one late branch is followed until it has reported and is closed', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/assignments')
  await page.getByRole('link', { name: 'Giao việc', exact: true }).click()
  await page.getByLabel('Nội dung').fill(TITLE)
  await fillDay(page, 'Ngày giao', '01/09/2022')
  await fillDay(page, 'Bắt đầu', '01/09/2022')
  await fillDay(page, 'Hạn', '31/08/2022')
  await page.getByLabel('danh sách gõ hoặc dán từ Excel').check()
  const list = page.getByLabel('Mỗi dòng một đơn vị: mã hoặc tên')
  await list.fill(`${OURS}\n${OTHER}\nChi bộ Phòng Hành chánh Quản trị\n${OURS}`)
  await settled(page)
  await expectSound(page)
  officer.expects(422)
  await press(page, 'Giao')
  const reasons = page.getByRole('alert')
  await reasons.getByText('Chưa thực hiện được, vì 3 lý do:').waitFor()
  await reasons.getByText('Hạn 31/08/2022 đứng trước ngày bắt đầu 01/09/2022.').waitFor()
  await reasons.getByText('Dòng 3: không có đơn vị trực thuộc nào').waitFor()
  await reasons.getByText('được nêu hai lần.').waitFor()
  await expectSound(page)
  await list.fill(`${OURS}\n${OTHER}`)
  await fillDay(page, 'Hạn', '30/09/2022')
  await press(page, 'Giao')
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await settled(page)
  await page.getByText('0/2').first().waitFor()
  await press(page, 'Đôn đốc mọi đơn vị quá hạn')
  await page.getByLabel('Lời nhắn').fill('Đề nghị báo cáo trước ngày 30/10.')
  await press(page.getByRole('dialog'), 'Đôn đốc')
  await page.getByText('Đã đôn đốc 2 đơn vị.').waitFor()
  await settled(page)
  await expectSound(page)
  const due = await command<{ title: string; organisation: string }[]>(
    'due',
    '--org',
    BLOC,
    '--on',
    '2022-09-30',
    '--kind',
    'assignment',
  )
  const ours = due.filter(({ title }) => title === TITLE).map(({ organisation }) => organisation)
  expect(ours.sort()).toEqual([OURS, OTHER])

  await theBranchReports()
  await theOfficerCloses(page)
  expect(officer.faults).toEqual([])
  await officer.close()
})

/** The secretary does it on a phone: from the inbox, the usual next thing under one button. */
async function theBranchReports(): Promise<void> {
  const { page, faults, close } = await visit(browser, { as: 'bithu', width: 360 })
  await open(page, '/')
  await page
    .getByRole('navigation', { name: 'Các mục chính' })
    .getByRole('link', { name: /^Việc cần làm/ })
    .click()
  await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor()
  await settled(page)
  await page.getByRole('heading', { name: /^Quá hạn/ }).waitFor()
  await expectSound(page)
  await picture(page, 'inbox-phone')
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByText('Cấp trên đôn đốc ngày 27/10/2022').waitFor()
  await press(page, 'Tiếp nhận')
  await page.getByRole('button', { name: 'Ghi việc quán triệt' }).click()
  await page.getByLabel('Số người dự').fill('14')
  await page.getByLabel('Số người phải dự').fill('15')
  await record(page)
  await page.getByRole('button', { name: 'Ghi chương trình hành động' }).click()
  await page.getByLabel('Số của chương trình').fill('07-KH/CB')
  await fillDay(page, 'Ngày ban hành', '26/10/2022')
  await record(page)
  await expectSound(page)
  await press(page, 'Báo cáo')
  await page.getByLabel('Tóm tắt kết quả').fill('Chi bộ đã học tập chuyên đề, có 14/15 đảng viên dự.')
  await record(page)
  await page.getByText('Đơn vị đã làm xong.').waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
}

async function theOfficerCloses(page: Page): Promise<void> {
  await open(page, '/inbox')
  await page.getByRole('link', { name: new RegExp(`^Xem báo cáo của 1 đơn vị.*${TITLE}`) }).click()
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await settled(page)
  await page.getByText('1/2').first().waitFor()
  await picture(page, 'coverage')
  await page
    .getByRole('link', { name: /^Chi bộ Phòng Hành chính/ })
    .last()
    .click()
  await press(page, 'Kết thúc')
  await page.getByLabel('Nhận xét').fill('Báo cáo đạt yêu cầu.')
  await record(page)
  await page.getByText('Việc này đã kết thúc.').waitFor()
  await expectSound(page)
}

test('the coverage of a directive is walked down and read in English, also on a day in the past', async () => {
  const { page, faults, close } = await visit(browser, { as: 'lanhdao' })
  await speak(page, 'en')
  await open(page, '/assignments?side=given')
  await page.getByRole('link', { name: /^Học tập và làm theo/ }).click()
  await page.getByRole('heading', { name: /^How far it is/ }).waitFor()
  await settled(page)
  await expectSound(page, { language: 'en' })
  const whole = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Chi bộ Ban Dân vận Tỉnh ủy', exact: true }).click()
  await page.getByRole('heading', { name: 'How far it is: Chi bộ Ban Dân vận Tỉnh ủy' }).waitFor()
  await open(page, `${whole}?at=${await unitId(page, `${BLOC}.001`)}&on=2022-03-31`)
  await page
    .getByRole('heading', { name: 'How far it is: Đảng bộ Trường Đại học Kỹ thuật Thành Nam' })
    .waitFor()
  // Nobody had reported by then, and nothing was late.
  await page
    .getByText(/^0\/\d+$/)
    .first()
    .waitFor()
  await expectSound(page, { language: 'en' })
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})
