import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { writeXlsx } from '#sheet/write.ts'
import {
  type Unit,
  command,
  expectSound,
  folded,
  headcount,
  open,
  openBrowser,
  personId,
  picture,
  settled,
  unitId,
  unitsBelow,
  visit,
} from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Types a unit's name without marks and takes the one below `superior`: others bear the same name. */
async function chooseUnit(field: Locator, page: Page, name: string, superior = ''): Promise<void> {
  await field.fill(folded(name))
  await page.getByRole('option').filter({ hasText: name }).filter({ hasText: superior }).first().click()
}

/** A member who once moved between two branches of the register, the day of it, and the day before. */
async function somebodyWhoMoved(page: Page) {
  const organisationId = await unitId(page, 'NAMDINH.KHOI')
  const params = { organisationId, to: '2022-10-27', category: 'I4', limit: 200 }
  const { items } = (await (await page.request.get('/api/movements', { params })).json()) as {
    items: { on: string; person: { id: string }; from: unknown; to: unknown }[]
  }
  const { on, person } = items.find((one) => one.from && one.to)!
  const before = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10)
  const [year, month, day] = before.split('-')
  return { id: person.id, before: `${day}/${month}/${year}` }
}

test('what cannot have happened is refused with all reasons at once, and a day to come is not taken', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  const { id, before } = await somebodyWhoMoved(page)
  await open(page, `/movements/new?person=${id}`)
  const day = page.getByLabel('Ngày xảy ra')
  await day.fill('01/01/2030')
  await day.blur()
  await page.getByText('Muộn nhất là 27/10/2022.').waitFor()
  await day.fill(before)
  await page.getByText(`Cuối ngày ${before}: sinh hoạt tại`).waitFor()
  await page.getByRole('combobox', { name: /^Việc/ }).selectOption({ label: 'Điều chỉnh giảm' })
  expects(422)
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  const reasons = page.getByRole('alert')
  await reasons.getByText('Chưa thực hiện được, vì 2 lý do:').waitFor()
  await reasons.getByText('phải nói rõ vì sao').waitFor()
  await reasons.getByText('chưa ở tổ chức nào nên không thể rời').waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('a transfer is recorded, moves the headcounts, and is corrected with a reason', async () => {
  const [committee, from, to] = (await unitsBelow('NAMDINH.KHOI.072')) as [Unit, Unit, Unit]
  const [member] = await command<{ member_code: string; full_name: string }[]>('members', '--org', from.code)
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  const id = await personId(page, member!.member_code)
  await open(page, `/people/${id}`)
  await page.getByRole('link', { name: 'Ghi biến động' }).click()
  await page.getByRole('combobox', { name: /^Việc/ }).selectOption({ label: 'Chuyển sinh hoạt chính thức' })
  await chooseUnit(page.getByRole('combobox', { name: 'Nơi đến' }), page, to.name, committee.name)
  await page.getByLabel('Số quyết định').fill('15-QĐ/ĐU')
  await expectSound(page)
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await page.getByRole('heading', { name: 'Đã ghi vào sổ' }).waitFor()
  expect([await headcount(from.code), await headcount(to.code)]).toEqual([
    from.headcount - 1,
    to.headcount + 1,
  ])
  await page.getByRole('link', { name: 'Lịch sử biến động' }).click()
  await page
    .getByRole('button', { name: /^Đính chính: Chuyển sinh hoạt/ })
    .last()
    .click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Số quyết định').fill('51-QĐ/ĐU')
  await form.getByRole('button', { name: 'Đính chính', exact: true }).click()
  await form.getByLabel('Lý do').fill('Ghi nhầm số quyết định')
  await expectSound(page)
  await form.getByRole('button', { name: 'Đính chính', exact: true }).click()
  await page.getByText('đã đính chính').first().waitFor()
  await page.getByText('Lý do: Ghi nhầm số quyết định').first().waitFor()
  await page.getByText('51-QĐ/ĐU').first().waitFor()
  await settled(page)
  await expectSound(page)
  expect(await headcount(to.code)).toBe(to.headcount + 1)
  expect(faults).toEqual([])
  await close()
})

test('two branches become one: seen before it is signed, nobody is lost', async () => {
  const [committee, , one, other] = (await unitsBelow('NAMDINH.KHOI.078')) as [Unit, Unit, Unit, Unit]
  const merged = one.headcount + other.headcount
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, `/reorganisations/new?unit=${await unitId(page, one.code)}`)
  await page.getByRole('radio', { name: /^Hợp nhất/ }).check()
  await page.getByLabel('Số quyết định').fill('88-QĐ/ĐUK')
  await page.getByLabel('Ngày quyết định').fill('20/10/2022')
  await page.getByLabel('Cơ quan ban hành').fill('Đảng ủy Khối')
  await page.getByLabel('Ngày có hiệu lực').fill('27/10/2022')
  await chooseUnit(
    page.getByRole('combobox', { name: 'Các đơn vị hợp nhất' }),
    page,
    other.name,
    committee.name,
  )
  await page.getByRole('textbox', { name: 'Tên', exact: true }).fill('Chi bộ Nghiệp vụ')
  await chooseUnit(page.getByRole('combobox', { name: 'Cấp trên trực tiếp' }), page, committee.name)
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText(`trước ${merged}, sau ${merged}.`).waitFor()
  await settled(page)
  await expectSound(page)
  await page.getByRole('button', { name: 'Ghi sắp xếp tổ chức' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi sắp xếp tổ chức' }).click()
  await page.waitForURL(/\/reorganisations\/[0-9a-f-]{36}/)
  await settled(page)
  await expectSound(page)
  const now = await unitsBelow('NAMDINH.KHOI.078')
  expect(now[0]!.headcount).toBe(committee.headcount)
  expect(now.find(({ name }) => name === 'Chi bộ Nghiệp vụ')?.headcount).toBe(merged)
  expect(now.map(({ code }) => code)).not.toContain(one.code)
  expect(faults).toEqual([])
  await close()
})

const newcomer = (code: string, name: string, change: Record<string, string> = {}) => ({
  member_code: code,
  full_name: name,
  sex: 'nữ',
  born_on: '1998-03-08',
  admission_decided_on: '2022-09-01',
  ceremony_on: '2022-10-01',
  ...change,
})
const admitted = (member_code: string, day: string, to_code: string) => ({
  member_code,
  day,
  category: 'I1',
  to_code,
  decision_no: '77-QĐ/ĐUK',
})

/** Three people to be admitted, as a workbook; the first version has three mistakes. */
async function workbook(name: string, branch: string, isSound: boolean): Promise<string> {
  const path = join(inject('service').folder, name)
  await writeXlsx(path, {
    members: [
      newcomer('MOI-1', 'Lê Thị Ví Dụ', isSound ? {} : { born_on: '31/02/1998' }),
      newcomer('MOI-2', 'Phạm Thị Thử', isSound ? {} : { sex: 'x' }),
      newcomer('MOI-3', 'Trần Thị Nghiệm'),
    ],
    movements: [
      admitted('MOI-1', '2022-10-01', branch),
      admitted('MOI-2', '2022-10-01', branch),
      admitted('MOI-3', '2022-10-01', isSound ? branch : 'KHONG.CO'),
    ],
  })
  return path
}

test('a workbook with three mistakes is told each of them; repaired and confirmed, the figures change', async () => {
  const branch = 'NAMDINH.KHOI.065.02'
  const before = await headcount(branch)
  const bloc = await headcount('NAMDINH.KHOI')
  const { page, faults, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/exchange')
  await page.locator('input[type=file]').setInputFiles(await workbook('sai.xlsx', branch, false))
  await page.getByText('Tệp có 3 lỗi nên chưa ghi gì vào sổ').waitFor({ timeout: 60_000 })
  await settled(page)
  const row = (reason: string) => page.getByRole('row').filter({ hasText: reason })
  for (const [reason, ...places] of [
    ['không có ngày “31/02/1998”', 'Đảng viên', '2', 'Ngày sinh'],
    ['giới tính “x” không rõ', 'Đảng viên', '3', 'Giới tính'],
    ['không có tổ chức mã KHONG.CO', 'Biến động', '4', 'Đến tổ chức'],
  ] as const)
    for (const place of places)
      await row(reason).getByRole('cell', { name: place, exact: false }).first().waitFor()
  await expectSound(page)
  await picture(page, 'import')
  expect(await headcount(branch)).toBe(before)

  await page.locator('input[type=file]').setInputFiles(await workbook('dung.xlsx', branch, true))
  await page.getByText('Đã kiểm tra xong, chưa ghi gì vào sổ.').waitFor({ timeout: 60_000 })
  expect(await headcount(branch)).toBe(before)
  await expectSound(page)
  await page.getByRole('button', { name: 'Nhập vào sổ' }).click()
  await page.getByText('Đã ghi tất cả vào sổ.').waitFor({ timeout: 60_000 })
  await settled(page)
  await expectSound(page)
  expect(await headcount(branch)).toBe(before + 3)
  await open(page, '/')
  await page
    .getByText((bloc + 3).toLocaleString('vi'))
    .first()
    .waitFor()
  expect(faults).toEqual([])
  await close()
})

test('after all of this the register has no fault', async () => {
  expect(await command('verify')).toMatchObject({ errors: 0 })
})
