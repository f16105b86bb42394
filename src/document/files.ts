import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '#platform/errors.ts'
import type { FILE_KINDS } from './api.ts'

export type FileKind = (typeof FILE_KINDS)[number]

/** Largest file of a document, in bytes. */
export const FILE_LIMIT_IN_BYTES = 25_000_000

/** A file that has arrived and is not yet kept. */
export interface Arrived {
  path: string
  sha256: string
  bytes: number
}

/** Where the files of documents lie in the data folder. */
export function documentsFolder(dataFolder: string): string {
  return join(dataFolder, 'documents')
}

/** Where content lies: by its SHA-256, so that the same file is kept once. */
export function pathOfContent(dataFolder: string, sha256: string): string {
  return join(documentsFolder(dataFolder), sha256.slice(0, 2), sha256)
}

/** Writes what arrives beside the kept files, piece by piece; throws Refused when it is empty or too large. */
export async function receiveFile(dataFolder: string, body: ReadableStream<Uint8Array>): Promise<Arrived> {
  const folder = join(documentsFolder(dataFolder), 'arriving')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength
      if (bytes > FILE_LIMIT_IN_BYTES)
        throw new Refused([{ code: 'file-too-large', limit: FILE_LIMIT_IN_BYTES }])
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    if (bytes === 0) throw new Refused([{ code: 'file-empty' }])
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return { path, sha256: hash.digest('hex'), bytes }
}

/** Puts an arrived file where it is kept. */
export async function keepFile(dataFolder: string, { path, sha256 }: Arrived): Promise<void> {
  const kept = pathOfContent(dataFolder, sha256)
  await mkdir(join(kept, '..'), { recursive: true, mode: 0o700 })
  await rename(path, kept)
}

/** Removes kept content that no document has any more. */
export function removeContent(dataFolder: string, sha256: string): Promise<void> {
  return rm(pathOfContent(dataFolder, sha256), { force: true })
}

/** What is wrong with kept content: it is missing, or not what its digest says; null: nothing. */
export async function faultOfContent(
  dataFolder: string,
  { sha256, bytes }: { sha256: string; bytes: number },
): Promise<'file-missing' | 'file-altered' | null> {
  const path = pathOfContent(dataFolder, sha256)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return 'file-missing'
  if (found.size !== bytes) return 'file-altered'
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex') === sha256 ? null : 'file-altered'
}
