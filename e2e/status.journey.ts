import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  command,
  expectSound,
  headcount,
  open,
  openBrowser,
  personId,
  picture,
  settled,
  speak,
  unitId,
  visit,
  type Unit,
} from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

interface Member {
  member_code: string
  full_name: string
}

/** The branch of the demonstration's secretary and its members. */
async function branchOf(as: string): Promise<{ code: string; members: Member[] }> {
  const { page, close } = await visit(browser, { as })
  const session = (await (await page.request.get('/api/session')).json()) as { units: Unit[] }
  await close()
  const { code } = session.units[0]!
  return { code, members: await command<Member[]>('members', '--org', code) }
}

test('on a phone a branch secretary records an exemption and a death; the list and the headcount follow', async () => {
  const { code, members } = await branchOf('bithu')
  const [exempt, dead] = [members.at(-1)!, members.at(-2)!]
  const before = await headcount(code)
  const { page, faults, close } = await visit(browser, { as: 'bithu', width: 360 })
  await open(page, `/people/${await personId(page, exempt.member_code)}`)
  await page.getByRole('button', { name: 'Ghi diện sinh hoạt' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Việc gì').selectOption({ label: 'Miễn công tác và sinh hoạt đảng' })
  await dialog.getByLabel('Lý do').selectOption({ label: 'Tuổi cao, sức yếu' })
  await dialog.getByLabel('Ngày làm đơn').fill('20/10/2022')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Mở hồ sơ' }).click()
  await page.waitForURL(/\/procedures\/[0-9a-f-]{36}/)
  await settled(page)
  await expectSound(page)
  await picture(page, 'exemption-phone')

  await open(page, `/people/${await personId(page, dead.member_code)}`)
  await page.getByRole('button', { name: 'Ghi diện sinh hoạt' }).click()
  await dialog.getByLabel('Việc gì').selectOption({ label: 'Từ trần' })
  await dialog.getByLabel('Ngày từ trần').fill('26/10/2022')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByText('Đã ghi vào sổ').first().waitFor()
  await settled(page)
  expect(await headcount(code)).toBe(before - 1)
  expect(faults).toEqual([])
  await close()
})

test('a member says what is wrong in his record, his branch accepts it, and he sees it; nothing else opens', async () => {
  const mine = await visit(browser, { as: 'dangvien', width: 360 })
  await open(mine.page, '/')
  await mine.page.waitForURL(/\/me/)
  await settled(mine.page)
  await expectSound(mine.page)
  await picture(mine.page, 'me-phone')
  await mine.page.getByRole('button', { name: 'Sai ở đâu?' }).click()
  const dialog = mine.page.getByRole('dialog')
  await dialog.getByLabel('Mục trong hồ sơ').selectOption({ label: 'Trình độ chuyên môn' })
  await dialog.getByLabel('Nội dung đúng').fill('Tiến sĩ')
  await dialog.getByLabel('Lý do').fill('Đã có bằng từ năm 2020')
  await expectSound(mine.page)
  await dialog.getByRole('button', { name: 'Gửi chi bộ' }).click()
  await mine.page.getByText('Chi bộ đang xét').waitFor()
  expect((await mine.page.request.get('/api/people/fields')).status()).toBe(403)

  const { page, faults, close } = await visit(browser, { as: 'bithu' })
  await open(page, `/procedures?kind=self-correction`)
  const me = (await (await mine.page.request.get('/api/me')).json()) as { me: { cases: { id: string }[] } }
  await open(page, `/procedures/${me.me.cases[0]!.id}`)
  await page.getByLabel('Kết quả xét').selectOption({ label: 'Chấp nhận' })
  await expectSound(page)
  await picture(page, 'own-case')
  await page.getByRole('button', { name: 'Ghi kết quả xét' }).last().click()
  await page.getByText('Đã ghi kết quả xét').first().waitFor()
  expect(faults).toEqual([])
  await close()

  await open(mine.page, '/me')
  await mine.page.getByText('Chấp nhận').first().waitFor()
  await mine.page.getByText('Tiến sĩ').first().waitFor()
  expect(mine.faults).toEqual([])
  await mine.close()
})

test('the commission sees who is away and who has handed in, in Vietnamese and English', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  const unit = await unitId(page, 'NAMDINH.KHOI')
  for (const path of ['/statuses?view=di_lam_an_xa', '/supplements?year=2022']) {
    await open(page, `${path}&unit=${unit}`)
    await expectSound(page)
    await picture(page, path.slice(1, 9))
  }
  await speak(page, 'en')
  await open(page, `/statuses?view=di_lam_an_xa&unit=${unit}`)
  await page.getByRole('columnheader', { name: 'Expected back' }).waitFor()
  await speak(page, 'vi')
  expect(faults).toEqual([])
  await close()
})

test('after all of this the register has no fault', async () => {
  expect(await command('verify')).toMatchObject({ errors: 0 })
})
