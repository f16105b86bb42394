import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, expectSound, open, openBrowser, settled, speak, unitId, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const TITLE = 'Hội nghị trực tuyến chuyên đề phát triển đảng viên'

/** Opens a part of the gathering's page. */
async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Các phần của hội nghị' }).getByRole('link', { name }).click()
  await settled(page)
}

/** Presses a button of the page, fills in the dialog that opens, and sends it. */
async function write(
  page: Page,
  button: string,
  send: string,
  fill: (dialog: Locator) => Promise<unknown> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: send, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

test('a conference from invitation to assigned conclusions', async () => {
  const [, one, other] = (await command<{ code: string; name: string }[]>(
    'organisations',
    '--org',
    'NAMDINH.KHOI',
    '--depth',
    '2',
  )) as [unknown, { code: string; name: string }, { code: string; name: string }]
  const branch = await visit(browser, { as: 'bithu' })
  const session = await branch.page.request.get('/api/session')
  const { units } = (await session.json()) as { units: { code: string; organisationId: string }[] }
  const mine = units[0]!

  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/gatherings')
  await expectSound(page)
  await page.getByRole('link', { name: 'Lập kế hoạch' }).click()
  await page.waitForURL('**/gatherings/new*')
  await page.getByRole('combobox', { name: 'Loại' }).selectOption({ label: 'Hội nghị trực tuyến' })
  await page.getByLabel('Tên hội nghị').fill(TITLE)
  await page.getByLabel('Ngày họp').fill('27/10/2022')
  await page.getByLabel('Chủ trì').fill('Bí thư Đảng ủy Khối')
  await settled(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'Lập kế hoạch' }).click()
  await page.waitForURL(/\/gatherings\/[0-9a-f-]{36}/)
  const address = new URL(page.url()).pathname

  // Sites from a spreadsheet: two lines are misspelt, all is said at once, nothing is half done.
  await part(page, 'Điểm cầu')
  await page.getByRole('button', { name: 'Thêm điểm cầu' }).click()
  await page.getByRole('combobox', { name: 'Lấy từ' }).selectOption({ label: 'Danh sách dán từ bảng tính' })
  const lines = [
    `${mine.code}\tBí thư chi bộ\t20`,
    `${one.name}x\tBí thư\t30`,
    '* Nhà văn hóa thành phố\t\t50',
    `${other.name.slice(0, -1)}\tBí thư\t40`,
  ]
  await page.getByLabel('Danh sách điểm cầu').fill(lines.join('\n'))
  expects(422)
  await page.getByRole('button', { name: 'Xem trước' }).click()
  const reasons = page.getByRole('alert')
  await reasons.getByText('Chưa thực hiện được, vì 2 lý do:').waitFor()
  await reasons.getByText('Dòng 2:').waitFor()
  await reasons.getByText('Dòng 4:').waitFor()
  await expectSound(page)
  await page
    .getByRole('button', { name: `Dùng “${one.name}”` })
    .first()
    .click()
  await page
    .getByRole('button', { name: `Dùng “${other.name}”` })
    .first()
    .click()
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('Sẽ thêm 4 điểm cầu, mời 140 đại biểu.').waitFor()
  await page.getByRole('button', { name: 'Thêm 4 điểm cầu' }).click()
  await page.getByText('3. Nhà văn hóa thành phố').waitFor()

  await part(page, 'Tổng quan')
  await write(page, 'Triệu tập', 'Triệu tập')
  await part(page, 'Giấy mời')
  await write(page, 'Gửi giấy mời', 'Gửi giấy mời')
  expect(await page.getByText('Chưa trả lời').count()).toBe(3)
  await expectSound(page)

  // The invited branch answers for itself and says what it thinks of the draft.
  await open(branch.page, `/gatherings?unit=${mine.organisationId}`)
  await branch.page.getByRole('link', { name: TITLE }).click()
  await settled(branch.page)
  await part(branch.page, 'Giấy mời')
  await branch.page.getByRole('heading', { name: 'Giấy mời chờ đồng chí trả lời' }).waitFor()
  await branch.page.getByRole('button', { name: /^Nhận lời/ }).click()
  await branch.page.getByText('Nhận lời', { exact: true }).waitFor()
  await part(branch.page, 'Ý kiến')
  await write(branch.page, 'Ghi ý kiến', 'Ghi', async (dialog) => {
    await dialog.getByLabel('Phần của dự thảo').fill('Phần thứ hai, mục 3')
    await dialog.getByLabel('Đề xuất').fill('Bổ sung số liệu kết nạp 9 tháng.')
  })
  await branch.page.getByText('Bổ sung số liệu kết nạp 9 tháng.').waitFor()
  await expectSound(branch.page)
  expect(branch.faults).toEqual([])
  await branch.close()

  // The roll call of the branch's site by the printed code, on a phone, without signing in.
  await open(page, `${address}/sites/codes`)
  await page.getByRole('button', { name: 'Tạo mã' }).click()
  await page.getByRole('heading', { name: 'Nhà văn hóa thành phố' }).waitFor()
  await settled(page)
  await expectSound(page)
  const link = await page.locator('[data-link]').first().getAttribute('data-link')
  const phone = await visit(browser, { width: 360, isMobile: true, hasTouch: true })
  phone.expects(422)
  await open(phone.page, link!)
  await phone.page.getByText('Số đại biểu được mời: 20').waitFor()
  await phone.page.getByLabel('Số đại biểu có mặt').fill('21')
  await phone.page.getByRole('button', { name: 'Báo điểm danh' }).click()
  await phone.page.getByText('có mặt 21 mà chỉ mời 20').waitFor()
  await phone.page.getByLabel('Số đại biểu có mặt').fill('19')
  await phone.page.getByRole('button', { name: 'Báo điểm danh' }).click()
  await phone.page.getByText('Đã báo: có mặt 19.').waitFor()
  await expectSound(phone.page)
  await phone.page.reload()
  await phone.page.getByText('Muốn sửa số đã báo, hãy đăng nhập').waitFor()
  expect(phone.faults).toEqual([])
  await phone.close()

  await open(page, `${address}?tab=rollcall`)
  await page.getByText('1/4 điểm cầu đã báo').waitFor()
  await page.getByLabel('Có mặt tại Nhà văn hóa thành phố').fill('45')
  await page.getByRole('button', { name: 'Ghi điểm danh' }).click()
  await page.getByText('2/4 điểm cầu đã báo').waitFor()
  await page.getByText('Có mặt 64 trên 140 được mời').waitFor()
  await settled(page)
  await expectSound(page)

  await part(page, 'Ý kiến')
  await page.getByRole('button', { name: /^Tiếp thu/ }).click()
  await page.getByRole('cell', { name: 'Tiếp thu' }).waitFor()
  await part(page, 'Tổng quan')
  await write(page, 'Ghi đã họp', 'Ghi đã họp')
  await part(page, 'Kết luận')
  await write(page, 'Ghi biên bản', 'Ghi', (dialog) =>
    dialog.getByLabel('Nội dung').fill('Hội nghị nghe báo cáo, thảo luận và thống nhất kết luận.'),
  )
  await write(page, 'Ghi kết luận', 'Ghi', async (dialog) => {
    await dialog.getByLabel('Nội dung').fill('Rà soát nguồn kết nạp đảng viên của từng chi bộ.')
  })
  await page.getByRole('button', { name: 'Giao nhiệm vụ' }).click()
  await page.getByLabel('Hạn hoàn thành').fill('31/12/2022')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('3 đơn vị chủ trì, hạn 31/12/2022').waitFor()
  await page.getByRole('button', { name: 'Giao 1 nhiệm vụ' }).click()
  await page.getByRole('heading', { name: 'Kết quả thực hiện kết luận' }).waitFor()
  await page.getByText('0 trên 3 đơn vị đã xong').waitFor()
  await settled(page)
  await expectSound(page)
  await part(page, 'Tổng quan')
  await write(page, 'Ghi đã kết luận', 'Ghi đã kết luận')
  await page.getByText('1/1').first().waitFor()
  await part(page, 'Lịch sử')
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('a conference in English, the past closed with its reason, and the printed list', async () => {
  const { page, faults, close } = await visit(browser, { as: 'trunguong' })
  const unit = await unitId(page, 'TW')
  const params = { organisationId: unit, when: 'past', kind: 'toan_quoc' }
  const { items } = (await (await page.request.get('/api/gatherings', { params })).json()) as {
    items: { id: string }[]
  }
  const address = `/gatherings/${items[0]!.id}`
  await speak(page, 'en')
  await open(page, `${address}?tab=sites`)
  await page.getByText('National conference').waitFor()
  await open(page, `${address}/sites/print`)
  expect(await page.locator('tbody tr').count()).toBe(65)
  await speak(page, 'vi')
  await open(page, `${address}?on=2022-01-12`)
  await page.getByText('0/65').waitFor()
  await page.getByText('Đã triệu tập').first().waitFor()
  await expectSound(page)
  await open(page, '/gatherings/new?on=2022-01-12')
  expect(await page.getByRole('button', { name: 'Lập kế hoạch' }).count()).toBe(0)
  expect(faults).toEqual([])
  await close()
})
