import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStaticFiles, serveStatic } from './static.ts'

const PAGE = '<!doctype html><title>Đảng vụ</title>'
const SCRIPT = 'console.log("đảng viên")\n'.repeat(200)

let folder: string
const app = new Hono()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), PAGE)
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), SCRIPT)
  serveStatic(app, await readStaticFiles(folder))
  app.notFound((c) => c.text('nothing', 404))
})
afterAll(() => rm(folder, { recursive: true }))

test('every address of the client leads to the page, asked for anew each time', async () => {
  for (const path of ['/', '/members', '/organisations/4f0c']) {
    const answer = await app.request(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(await answer.text()).toBe(PAGE)
  }
})

test('a built asset is kept for ever and sent compressed to those who can read it', async () => {
  const answer = await app.request('/assets/main-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('content-type')).toContain('text/javascript')
  expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(SCRIPT)
  expect(await (await app.request('/assets/main-1a2b.js')).text()).toBe(SCRIPT)
})

test('what has not changed is not sent again', async () => {
  const etag = (await app.request('/')).headers.get('etag')!
  expect((await app.request('/', { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test.each([
  '/assets/old-9z.js',
  '/favicon.ico',
  '/api/members',
  '/api',
  '/assets/../../package.json',
  '/%2e%2e/x.js',
])('%s is nothing of the client', async (path) => {
  expect((await app.request(path)).status).toBe(404)
})

test('before the first build the answer says what to do', async () => {
  const unbuilt = new Hono()
  serveStatic(unbuilt, await readStaticFiles(join(folder, 'assets')))
  const answer = await unbuilt.request('/')
  expect([answer.status, await answer.text()]).toEqual([503, 'The pages have not been built: npm run build'])
})
