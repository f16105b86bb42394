import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** How long the file of finished work is kept, in hours: it holds data of people. */
export const KEPT_HOURS = 24

/** The folder where work writes and leaves its files; others of the machine cannot look into it. */
export async function jobsFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'jobs')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Where finished work's file lies. */
export function resultPath(folder: string, publicId: string): string {
  return join(folder, `${publicId}.result`)
}

/** Where work under way writes: a folder of its own, removed when it ends, however it ends. */
export function scratchPath(folder: string, publicId: string): string {
  return join(folder, `${publicId}.work`)
}

/** Removes all that work has left. */
export async function removeJobFiles(folder: string, publicId: string): Promise<void> {
  await rm(scratchPath(folder, publicId), { recursive: true, force: true })
  await rm(resultPath(folder, publicId), { force: true })
}

/** Public ids of the work that has left anything in the folder. */
export async function idsInFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return [...new Set(names.flatMap((name) => /^([0-9a-f-]{36})\.(?:result|work)$/.exec(name)?.[1] ?? []))]
}

/** SHA-256 of a file, hexadecimal. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
