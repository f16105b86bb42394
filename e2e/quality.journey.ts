import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, headcount, open, openBrowser, picture, settled, unitId, visit } from './browser.ts'

const BLOC = 'NAMDINH.KHOI'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The first unit below which has members of its own and something to complete. */
async function branchOf(page: Page, campaign: string): Promise<string> {
  const { request } = page
  let unit = await unitId(page, BLOC)
  for (let depth = 0; depth < 5; depth++) {
    const answer = await request.get(`/api/quality/campaigns/${campaign}?organisationId=${unit}`)
    const { own, below } = (await answer.json()) as {
      own: { now: { rule: string; found: number }[] } | null
      below: { unit: { id: string }; now: { rule: string; found: number }[] }[]
    }
    const missing = (one: { now: { rule: string; found: number }[] }) =>
      one.now.find(({ rule }) => rule === '')?.found ?? 0
    if (own && missing(own) > 0) return unit
    unit = below.find((one) => missing(one) > 0)!.unit.id
  }
  throw new Error('no branch with anything to complete')
}

test('a campaign: announced by the bloc, printed for a branch, typed back by the keyboard, before and after', async () => {
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/quality')
  await page.getByText('Hồ sơ đủ').first().waitFor()
  await expectSound(page)
  await picture(page, 'quality')
  await page.getByRole('link', { name: 'Đợt rà soát' }).first().click()
  await settled(page)
  await page.getByRole('link', { name: 'Phát động đợt rà soát' }).click()
  await settled(page)
  await expectSound(page)
  await page.getByLabel(/^Tên đợt/).fill('Bổ sung số định danh, quê quán')
  await page.getByRole('checkbox', { name: 'Số định danh cá nhân' }).check()
  await page.getByRole('checkbox', { name: 'Quê quán' }).check()
  await page.getByRole('button', { name: 'Phát động đợt rà soát' }).click()
  await page.waitForURL(/\/quality\/campaigns\/[0-9a-f-]{36}/)
  await settled(page)
  await expectSound(page)
  const campaign = new URL(page.url()).pathname.split('/').pop()!
  const branch = await branchOf(page, campaign)

  await open(page, `/quality/campaigns/${campaign}/sheet?unit=${branch}`)
  await page.getByRole('img', { name: 'Mở trang nhập phiếu' }).waitFor()
  await expectSound(page)
  const lines = await page.getByRole('rowheader').count()
  expect(lines).toBeGreaterThan(0)

  await open(page, `/quality/campaigns/${campaign}/entry?unit=${branch}`)
  await expectSound(page)
  const first = page.locator('form[data-line]').first()
  const boxes = first.locator('input[data-rule]')
  const asked = await boxes.evaluateAll((inputs) => inputs.map((one) => one.getAttribute('data-rule')))
  await boxes.first().focus()
  // A number of three digits is refused with its box, and nothing of the line is written.
  if (asked.includes('citizen_id')) {
    officer.expects(422)
    for (const rule of asked) {
      await page.keyboard.type(rule === 'citizen_id' ? '123' : 'Xã Ví dụ, huyện Ví dụ')
      await page.keyboard.press('Enter')
    }
    await first
      .getByText('Số định danh cá nhân có 12 chữ số')
      .or(first.getByText('Số định danh gồm 12 chữ số'))
      .first()
      .waitFor()
    await open(page, `/quality/campaigns/${campaign}/entry?unit=${branch}`)
    await boxes.first().focus()
  }
  for (const rule of asked) {
    await page.keyboard.type(rule === 'citizen_id' ? 'KR' : 'Xã Ví dụ, huyện Ví dụ')
    await page.keyboard.press('Enter')
  }
  await first
    .getByText(asked.includes('citizen_id') ? 'đã hỏi, không rõ' : 'đã lưu')
    .first()
    .waitFor()
  await open(page, `/quality/campaigns/${campaign}?unit=${branch}`)
  await page.getByText('Đã hỏi, không rõ').first().waitFor()
  await expectSound(page)
  expect(officer.faults).toEqual([])
  await officer.close()

  const phone = await visit(browser, { as: 'canbo', width: 360 })
  await open(phone.page, `/quality/campaigns/${campaign}/entry?unit=${branch}`)
  await expectSound(phone.page)
  expect(phone.faults).toEqual([])
  await phone.close()
})

test('two files of one man are merged and parted again; those of two men of one name are judged so', async () => {
  const before = await headcount(BLOC)
  const officer = await visit(browser, { as: 'canbo' })
  const { page } = officer
  await open(page, '/quality/duplicates')
  await expectSound(page)
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') })
  const pairs = await rows.count()
  expect(pairs).toBeGreaterThanOrEqual(2)
  await rows.first().getByRole('link').click()
  await settled(page)
  await expectSound(page)
  const address = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Gộp hai hồ sơ' }).click()
  let form = page.getByRole('dialog')
  await form.getByRole('textbox').fill('Một người, hai chi bộ lập hồ sơ')
  await form.getByRole('button', { name: 'Gộp hai hồ sơ' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Tách lại' }).waitFor()
  await settled(page)
  await expectSound(page)
  expect(await headcount(BLOC)).toBe(before)
  await page.getByRole('button', { name: 'Tách lại' }).click()
  form = page.getByRole('dialog')
  await form.getByRole('textbox').fill('Gộp thử')
  await form.getByRole('button', { name: 'Tách lại' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Hai người khác nhau' }).click()
  form = page.getByRole('dialog')
  await form.getByRole('textbox').fill('Khác cha mẹ, khác quê')
  await form.getByRole('button', { name: 'Ghi', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('Lý do: Khác cha mẹ, khác quê').waitFor()
  await open(page, '/quality/duplicates?view=different')
  await page.getByRole('row').nth(1).waitFor()
  await open(page, address)
  expect(officer.faults).toEqual([])
  await officer.close()
})
