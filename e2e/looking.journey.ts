import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, expectSound, folded, open, openBrowser, picture, settled, visit } from './browser.ts'

interface Unit {
  code: string
  name: string
  superior: string
  headcount: number
}
interface Member {
  member_code: string
  full_name: string
}

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('an officer walks the tree by keyboard and opens a unit', async () => {
  const units = await command<Unit[]>('organisations', '--org', 'NAMDINH.KHOI')
  const hospital = units.find(({ code }) => code === 'NAMDINH.KHOI.035')!
  const branches = units.filter(({ superior }) => superior === hospital.code)
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/organisations')
  const tree = page.getByRole('tree')
  const node = (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name}`) })
  const isFocused = async (name: string) => {
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain(name)
  }
  await tree.getByRole('treeitem').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type(folded(hospital.name), { delay: 20 })
  await isFocused(hospital.name)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => node(hospital.name).getAttribute('aria-expanded')).toBe('true')
  await node(branches[0]!.name).first().waitFor()
  await page.keyboard.press('ArrowRight')
  await isFocused(branches[0]!.name)
  await page.keyboard.press('ArrowLeft')
  await isFocused(hospital.name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: hospital.name }).waitFor()
  await settled(page)
  await expectSound(page)
  await picture(page, 'tree')
  await page.getByRole('link', { name: 'Mở trang đơn vị' }).click()
  await page.getByRole('heading', { level: 1, name: hospital.name }).waitFor()
  await page.getByRole('link', { name: 'Tổ chức đảng trực thuộc' }).click()
  for (const { name } of branches) await page.getByRole('link', { name, exact: true }).first().waitFor()
  expect(faults).toEqual([])
  await close()
})

test('a person is found without marks, in any order of words, and the file opens', async () => {
  const members = await command<Member[]>('members', '--org', 'NAMDINH.KHOI.041')
  const { full_name: name, member_code: code } = members.find((one) => one.full_name.split(' ').length === 4)!
  const backwards = folded(name).split(' ').reverse().join(' ')
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/members')
  await page.getByRole('searchbox', { name: 'Tìm đảng viên' }).fill(backwards)
  const row = page.getByRole('row').filter({ hasText: code })
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
  await expectSound(page)
  await picture(page, 'person')
  expect(await page.locator('main').innerText()).not.toMatch(/\b\d{12}\b/)
  await page.getByRole('button', { name: 'Hiện đủ số' }).click()
  await expect.poll(() => page.locator('main').innerText()).toMatch(/\b\d{8,12}\b/)
  await page.getByRole('tab', { name: 'Diễn biến' }).click()
  await page.getByText('Ngày quyết định kết nạp').first().waitFor()
  await page.getByRole('tab', { name: 'Ai đã xem' }).click()
  await page.getByRole('cell', { name: 'Xem đủ số' }).first().waitFor()
  expect(page.url()).not.toContain(encodeURIComponent(name.split(' ')[0]!))
  expect(faults).toEqual([])
  await close()
})

test('anything is found from anywhere with Ctrl K', async () => {
  const [{ full_name: name, member_code: code }] = (await command<Member[]>(
    'members',
    '--org',
    'NAMDINH.KHOI.040',
  )) as [Member]
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/')
  await picture(page, 'home')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.getByRole('combobox').fill(code)
  await palette.getByRole('option').filter({ hasText: name }).first().waitFor()
  await expectSound(page)
  await palette.getByRole('option').filter({ hasText: name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('heading', { name: 'Phím tắt' }).waitFor()
  await page.keyboard.press('Escape')
  expect(faults).toEqual([])
  await close()
})

test('the balance of a term shows 2.003 admitted; the figure opens to its people', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/statistics/balance?from=2015-07-01&to=2020-06-30')
  await page.getByText('6.800 + 2.469 − 1.098 = 8.171').waitFor()
  await page.getByText('không sai lệch').waitFor()
  await expectSound(page)
  await picture(page, 'balance')
  const total = page.getByRole('row', { name: /^Tổng số/ })
  await total.getByRole('button', { name: /^2\.003:/ }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('heading', { name: /2\.003$/ }).waitFor()
  await expect.poll(() => panel.getByRole('row').count()).toBeGreaterThan(20)
  await expectSound(page)
  await panel.getByRole('link').first().click()
  await page.waitForURL('**/people/*')
  await settled(page)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /^Tăng, giảm/ }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('the composition by sex and age adds up, and changes with what one asks', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/statistics/structure?by=sex,age')
  const [bloc] = await command<Unit[]>('organisations', '--org', 'NAMDINH.KHOI', '--depth', '1')
  await page.getByText(`${bloc!.headcount.toLocaleString('vi')} đảng viên`).waitFor()
  const numbers = (texts: string[]) => texts.map((text) => Number(text.split('\n')[0]!.replaceAll('.', '')))
  const cells = async (name: RegExp) =>
    numbers(await page.getByRole('row', { name }).locator('td').allInnerTexts()).slice(-6)
  const [men, women, all] = [await cells(/^Nam/), await cells(/^Nữ/), await cells(/^Tổng số/)]
  expect(men.map((count, place) => count + women[place]!)).toEqual(all)
  expect(all.at(-1)).toBe(bloc!.headcount)
  await page.getByText('Chính thức, dự bị').click()
  await settled(page)
  expect(page.url()).toContain('status')
  expect(faults).toEqual([])
  await close()
})

test('another day turns the chip amber, shows that day and closes what writes', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/?on=2020-06-30')
  await page.getByText('Số liệu tại thời điểm').waitFor()
  await page.getByText('8.171').first().waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'Biến động' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Biến động đảng viên' }).waitFor()
  expect(page.url()).toContain('on=2020-06-30')
  await open(page, '/movements/new?on=2020-06-30')
  await page.getByText('Đang xem một ngày khác hôm nay nên không ghi được').first().waitFor()
  await open(page, '/reorganisations/new?on=2020-06-30')
  await page.getByText('Đang xem một ngày khác hôm nay nên không ghi được').first().waitFor()
  await page.getByRole('button', { name: 'Về hiện tại' }).click()
  await page.getByText('hôm nay, 27/10/2022').waitFor()
  expect(page.url()).not.toContain('on=')
  expect(faults).toEqual([])
  await close()
})

test('on paper there is the matter alone, with its day', async () => {
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/statistics/balance?from=2015-07-01&to=2020-06-30')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation', { name: 'Điều hướng chính' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'In', exact: true }).isVisible()).toBe(false)
  const printed = await page.pdf({ format: 'A4', landscape: true })
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
  expect(faults).toEqual([])
  await close()
})

test('a phone has four places at the thumb and everything else behind one button', async () => {
  const { page, faults, close } = await visit(browser, {
    as: 'bithu',
    width: 360,
    hasTouch: true,
    isMobile: true,
  })
  await open(page, '/')
  await picture(page, 'phone')
  const thumbs = page.getByRole('navigation', { name: 'Các mục chính' })
  expect(await thumbs.getByRole('link').count()).toBe(4)
  for (const link of await thumbs.getByRole('link').all())
    expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await thumbs.getByRole('link', { name: 'Đảng viên' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Đảng viên' }).waitFor()
  await settled(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'Mở danh mục' }).tap()
  await page.getByRole('dialog').getByRole('link', { name: 'Biến động' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Biến động đảng viên' }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('without a connection the pages say so, and go on when it is back', async () => {
  const { page, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/members')
  await page.context().setOffline(true)
  await page.getByText('Đang mất kết nối').waitFor()
  await page.context().setOffline(false)
  await expect.poll(() => page.getByText('Đang mất kết nối').count()).toBe(0)
  await close()
})
