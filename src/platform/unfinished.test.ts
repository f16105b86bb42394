import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leavingNothing } from './unfinished.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-unfinished-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a file that fails half way goes, and so does a folder', async () => {
  const part = join(folder, 'part')
  const half = async () => {
    await mkdir(part)
    await writeFile(join(part, 'members.csv'), 'x')
    throw new Error('the disk is full')
  }
  await expect(leavingNothing(part, half)).rejects.toThrow('the disk is full')
  expect(await readdir(folder)).toEqual([])
})

test('who stops the program with Ctrl-C leaves no half of a file, and the program ends by that signal', async () => {
  const part = join(folder, 'stopped')
  const program = `
    const { leavingNothing } = await import(${JSON.stringify(new URL('unfinished.ts', import.meta.url).href)})
    const { writeFileSync } = await import('node:fs')
    await leavingNothing(${JSON.stringify(part)}, async () => {
      writeFileSync(${JSON.stringify(part)}, 'half')
      console.log('written')
      await new Promise((done) => setTimeout(done, 60_000))
    })`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  await once(child.stdout, 'data')
  expect(await readdir(folder)).toEqual(['stopped'])
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT'])
  expect(await readdir(folder)).toEqual([])
}, 30_000)
