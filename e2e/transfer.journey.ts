import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  command,
  expectSound,
  folded,
  headcount,
  open,
  openBrowser,
  personId,
  settled,
  speak,
  unitId,
  unitsBelow,
  visit,
  type Unit,
} from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const BRANCH = 'Chi bộ Khu phố Ví dụ'

/** A branch of the city, formed for the story: the demonstration holds the city alone. */
async function branchOfTheCity(page: Page): Promise<string> {
  const answer = await page.request.post('/api/reorganisations', {
    headers: { origin: inject('service').url },
    data: {
      act: 'establish',
      on: '2022-01-01',
      decision: { number: '5-QĐ/TU', date: '2021-12-20', issuer: 'Thành ủy' },
      newUnits: [{ name: BRANCH, kind: 'chi_bo_co_so', superior: { unitId: await unitId(page, 'TPHCM') } }],
    },
  })
  expect(answer.status()).toBe(200)
  const units = await unitsBelow('TPHCM')
  return units.find((one) => one.name === BRANCH)!.code
}

/** Does the step at which the case stands. */
async function step(
  page: Page,
  words: { act: string; record: string },
  fill?: () => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: words.act, exact: true }).first().click()
  await page.getByRole('dialog').waitFor()
  await fill?.()
  await settled(page)
  await page.getByRole('dialog').getByRole('button', { name: words.record, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await settled(page)
}

const VI = { act: 'Làm bước này', record: 'Ghi' }
const EN = { act: 'Do this step', record: 'Record' }

test('a member goes from a bloc in Nam Định to a branch in the city: counted there only when received', async () => {
  const city = await visit(browser, { as: 'tphcm' })
  await speak(city.page, 'en')
  const code = await branchOfTheCity(city.page)

  const bloc = await visit(browser, { as: 'canbo' })
  const [, from] = await command<Unit[]>('organisations', '--org', 'NAMDINH.KHOI.071')
  const [member] = await command<{ member_code: string; full_name: string }[]>('members', '--org', from!.code)
  await open(bloc.page, `/transfers/new?person=${await personId(bloc.page, member!.member_code)}`)
  await bloc.page.getByRole('combobox', { name: /^Nơi nhận/ }).fill(folded(BRANCH))
  await bloc.page.getByRole('option').filter({ hasText: BRANCH }).first().click()
  await bloc.page.getByRole('combobox', { name: /^Lý do chuyển/ }).selectOption({ label: 'Chuyển công tác' })
  await bloc.page.getByRole('textbox', { name: /^Ngày quyết định/ }).fill('03/01/2022')
  await bloc.page.getByRole('textbox', { name: /^Ngày làm thủ tục/ }).fill('20/10/2022')
  await expectSound(bloc.page)
  bloc.expects(422)
  await bloc.page.getByRole('button', { name: 'Mở hồ sơ chuyển' }).click()
  await bloc.page.getByRole('alert').getByText('60 ngày làm việc').waitFor()
  await bloc.page.getByRole('textbox', { name: /^Ngày quyết định/ }).fill('03/10/2022')
  await bloc.page.getByRole('button', { name: 'Mở hồ sơ chuyển' }).click()
  await bloc.page.waitForURL(/\/procedures\/[0-9a-f-]{36}/)
  await settled(bloc.page)
  await expectSound(bloc.page)
  const path = new URL(bloc.page.url()).pathname

  await step(bloc.page, VI)
  await step(bloc.page, VI)
  await step(bloc.page, VI, async () => {
    await bloc.page.getByRole('dialog').getByLabel('Nhiệm kỳ').fill('2020-2025')
  })
  const before = [await headcount(from!.code), await headcount(code)]
  expect(before).toEqual([from!.headcount, 0])
  await open(bloc.page, '/transfers?view=transit')
  await bloc.page.getByRole('row').filter({ hasText: member!.full_name }).getByText('Khác tỉnh').waitFor()
  await expectSound(bloc.page)

  await open(city.page, '/transfers?view=in')
  await city.page.getByRole('link', { name: member!.full_name }).waitFor()
  await expectSound(city.page, { language: 'en' })
  await open(city.page, path)
  await settled(city.page)
  await expectSound(city.page, { language: 'en' })
  await step(city.page, EN)
  expect([await headcount(from!.code), await headcount(code)]).toEqual([from!.headcount - 1, 1])
  await open(city.page, '/transfers?view=ended')
  await city.page
    .getByRole('row')
    .filter({ hasText: member!.full_name })
    .getByText('Between provinces')
    .waitFor()
  await speak(city.page, 'vi')
  for (const one of [bloc, city]) {
    expect(one.faults).toEqual([])
    await one.close()
  }
})

test('a package of another register is refused with its reason when it was altered', async () => {
  const { page, faults, expects, close } = await visit(browser, { as: 'canbo' })
  await open(page, '/transfers/packages')
  await page.getByText('Dấu vân tay').first().waitFor()
  await expectSound(page)
  await open(page, '/transfers/receive')
  expects(422)
  const buffer = Buffer.from('{"format":"dangvu-transfer","version":9}')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'goi.json', mimeType: 'application/json', buffer })
  await page.getByRole('alert').getByText('phiên bản 9').waitFor()
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})
