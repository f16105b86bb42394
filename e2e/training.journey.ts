import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectSound, open, openBrowser, settled, speak, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Records somebody who is no member at the branch of the one who is signed in. */
async function outstanding(page: Page, fullName: string, bornOn: string): Promise<void> {
  const headers = { origin: inject('service').url }
  const session = (await (await page.request.get('/api/session')).json()) as {
    units: { organisationId: string }[]
  }
  const fields = { full_name: fullName, sex: 'nữ', born_on: bornOn }
  const data = { organisationId: session.units[0]!.organisationId, fields }
  expect((await page.request.post('/api/people', { data, headers })).status()).toBe(200)
}

const NAME = 'Lớp bồi dưỡng nhận thức về Đảng khóa V năm 2022'
const PERSON = 'Thạch Thị Hành Trình'

test('a branch nominates somebody; the bloc approves her, holds the class and issues the certificate', async () => {
  const branch = await visit(browser, { as: 'bithu' })
  await outstanding(branch.page, PERSON, '1999-03-08')

  const bloc = await visit(browser, { as: 'canbo' })
  const { page } = bloc
  await open(page, '/training/new')
  await page.getByLabel('Tên lớp').fill(NAME)
  await page.getByLabel('Từ ngày').fill('17/10/2022')
  await page.getByLabel('Đến hết ngày').fill('14/10/2022')
  bloc.expects(422)
  await page.getByRole('button', { name: 'Ghi lớp' }).click()
  await page.getByText('đứng trước ngày đầu 17/10/2022').waitFor()
  await expectSound(page)
  await page.getByLabel('Đến hết ngày').fill('21/10/2022')
  await page.getByRole('button', { name: 'Ghi lớp' }).click()
  await page.getByRole('heading', { name: NAME, level: 1 }).waitFor()
  await settled(page)
  await expectSound(page)
  const address = new URL(page.url()).pathname

  await open(branch.page, '/training/lacking?what=awareness')
  await expectSound(branch.page)
  await branch.page.getByRole('checkbox', { name: `Chọn ${PERSON}` }).check()
  await branch.page.getByRole('button', { name: 'Cử 1 người đi học' }).click()
  let dialog = branch.page.getByRole('dialog')
  await dialog
    .getByLabel('Gửi đến')
    .selectOption({ label: 'Đảng bộ Khối các Cơ quan và Doanh nghiệp tỉnh Nam Định' })
  await dialog.getByLabel('Lớp', { exact: true }).selectOption({ label: `${NAME} (17/10 – 21/10/2022)` })
  await dialog.getByLabel('Ngày').fill('12/10/2022')
  await expectSound(branch.page)
  await dialog.getByRole('button', { name: 'Cử 1 người đi học' }).click()
  await branch.page.getByText('Đã cử, chờ trả lời').waitFor()

  await open(page, '/training?view=nominations')
  await expectSound(page)
  const asked = page.getByRole('listitem').filter({ hasText: PERSON }).first()
  await asked.getByRole('button', { name: 'Trả lời' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ngày').fill('14/10/2022')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Duyệt vào lớp' }).click()
  await page.getByText(`Vào ${NAME}`).waitFor()

  await open(page, address)
  await page.getByRole('button', { name: 'Khai giảng' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Khai giảng' }).click()
  await page.getByText('Đang học').waitFor()
  await page.getByRole('button', { name: 'Bế giảng' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bế giảng' }).click()
  await page.getByText('Ghi kết quả cho 1 học viên.').waitFor()

  await open(page, `${address}?tab=attendance`)
  await page.getByRole('button', { name: 'Ghi buổi học' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nội dung').fill('Bài 1')
  await dialog.getByLabel(PERSON).selectOption({ label: 'Vắng, có lý do' })
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Ghi buổi học' }).click()
  await page.getByText('0/1 có mặt').waitFor()
  await expectSound(page)

  await open(page, `${address}?tab=results`)
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  dialog = page.getByRole('dialog')
  await dialog.getByLabel(`Kết quả của ${PERSON}`).selectOption({ label: 'Khá' })
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByRole('button', { name: 'Cấp giấy chứng nhận' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cấp 1 giấy' }).click()
  await page.getByText('còn hạn đến 26/10/2027').waitFor()
  await expectSound(page)
  await speak(page, 'en')
  await open(page, `${address}?tab=results`)
  await expectSound(page, { language: 'en' })
  await speak(page, 'vi')
  for (const one of [branch, bloc]) {
    expect(one.faults).toEqual([])
    await one.close()
  }
})

test('the figures of the article open to people, in English too', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/training?view=figures&from=2015-07-01&to=2020-06-30')
  await page.getByRole('row', { name: /Tổng số 25 2\.678/ }).waitFor()
  await page.getByText('2.003').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Xem học viên: Bồi dưỡng nhận thức về Đảng' }).click()
  await page.getByRole('heading', { name: 'Người trong số liệu' }).waitFor()
  await settled(page)
  await expectSound(page)
  await speak(page, 'en')
  await open(page, '/training/lacking?what=theory')
  await expectSound(page, { language: 'en' })
  await open(page, '/training?on=2021-12-31')
  await page.getByRole('button', { name: 'Plan a class' }).waitFor()
  expect(await page.getByRole('button', { name: 'Plan a class' }).isDisabled()).toBe(true)
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})
