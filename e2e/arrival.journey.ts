import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectSound, open, openBrowser, visit } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([1280, 360])('a newcomer finds the way in, %i px wide', async (width) => {
  const { page, faults, close } = await visit(browser, { width })
  await open(page, '/members')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await expectSound(page)
  expect(faults).toEqual([])
  await close()
})

test('a wrong password is told so, the right one leads where one wanted to go, and out again', async () => {
  const { page, faults, expects, close } = await visit(browser)
  await open(page, '/members')
  await page.getByLabel('Tên đăng nhập').fill('canbo')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau')
  expects(401)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('alert').getByText('chưa đúng').waitFor()
  await expectSound(page)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('minh-hoa-2022')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Đảng viên' }).waitFor()
  await page.getByRole('button', { name: /^Tài khoản và tùy chọn/ }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.waitForURL('**/sign-in')
  await open(page, '/members')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  expect(faults).toEqual([])
  await close()
})

test('a demonstration role opens by one button', async () => {
  const { page, faults, close } = await visit(browser)
  await open(page, '/')
  await page.getByRole('button', { name: /bithu/ }).click()
  await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
  expect(faults).toEqual([])
  await close()
})

test('pages bring no script of others, and addresses of the client all lead to the client', async () => {
  const { url } = inject('service')
  const answer = await fetch(`${url}/members`, { headers: { accept: 'text/html' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self'`)
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  const asset = /\/assets\/[\w.-]+\.js/.exec(await answer.text())![0]
  const script = await fetch(url + asset, { headers: { 'accept-encoding': 'br' } })
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${url}/assets/none.js`)).status).toBe(404)
  expect((await fetch(`${url}/package.json`)).status).toBe(404)
})
