import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { SourceFault } from './source-finding.ts'
import type { SourceLimits } from './source.ts'

/** One part of an archive, as its central directory tells. */
export interface ZipPart {
  name: string
  method: number
  checksum: number
  packed: number
  bytes: number
  /** Where its local header starts. */
  offset: number
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const [STORED, DEFLATED] = [0, 8]
const MAX_PARTS = 10_000
const MAX_DIRECTORY = 16_000_000
const RATIO_FROM_BYTES = 10_000_000
// Sizes of all ones stand for ZIP64, which no workbook within the limits needs.
const ZIP64 = 0xffffffff

/**
 * The parts of a ZIP archive by name, from its central directory alone. Throws SourceFault when it is none, cut off,
 * damaged, encrypted, or when it promises to unpack to more than the limits; `inflatePart` holds it to its promise.
 */
export async function readZipDirectory(
  path: string,
  size: number,
  limits: SourceLimits,
): Promise<Map<string, ZipPart>> {
  const file = await open(path)
  try {
    const end = await readEnd(file, size)
    const [count, bytes, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
    if (bytes > MAX_DIRECTORY || offset + bytes > size || count > MAX_PARTS) throw new SourceFault('cut-off')
    const parts = listParts(await readAt(file, offset, bytes), count, size)
    mustBeReasonable(parts, limits)
    const byName = new Map(parts.map((part) => [part.name, part]))
    if (byName.size !== parts.length) throw new SourceFault('broken-zip', {}, { part: 'central directory' })
    return byName
  } finally {
    await file.close()
  }
}

/** The content of a part, unpacked piece by piece. Throws SourceFault when it is not what the directory says. */
export async function* inflatePart(path: string, part: ZipPart): AsyncGenerator<Buffer> {
  const broken = () => new SourceFault('broken-zip', {}, { part: part.name })
  const start = await startOfContent(path, part)
  if (part.packed === 0) {
    if (part.bytes !== 0) throw broken()
    return
  }
  const packed = createReadStream(path, { start, end: start + part.packed - 1 })
  const content = part.method === DEFLATED ? createInflateRaw({ chunkSize: 65_536 }) : packed
  if (content !== packed) pipeline(packed, content as NodeJS.WritableStream, () => {})
  let [bytes, checksum] = [0, 0]
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > part.bytes) throw broken()
      checksum = crc32(chunk, checksum)
      yield chunk
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw broken()
    throw error
  } finally {
    packed.destroy()
  }
  if (bytes !== part.bytes || checksum !== part.checksum) throw broken()
}

/** The record at the end of the archive; an archive without one was cut off, a file that starts otherwise is none. */
async function readEnd(file: FileHandle, size: number): Promise<Buffer> {
  const head = await readAt(file, 0, Math.min(8, size))
  if (head.toString('hex').startsWith('d0cf11e0')) throw new SourceFault('old-workbook')
  if (head.toString('latin1', 0, 2) !== 'PK') throw new SourceFault('not-a-workbook')
  const length = Math.min(size, 22 + 65_535)
  const tail = await readAt(file, size - length, length)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END && at + 22 + tail.readUInt16LE(at + 20) === tail.length)
      return tail.subarray(at)
  }
  throw new SourceFault('cut-off')
}

function listParts(directory: Buffer, count: number, size: number): ZipPart[] {
  const parts: ZipPart[] = []
  let at = 0
  while (parts.length < count) {
    const broken = new SourceFault('broken-zip', {}, { part: 'central directory' })
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw broken
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
    const [checksum, packed, bytes] = [16, 20, 24].map((field) => directory.readUInt32LE(at + field)) as [
      number,
      number,
      number,
    ]
    const part = {
      name,
      method: directory.readUInt16LE(at + 10),
      checksum,
      packed,
      bytes,
      offset: directory.readUInt32LE(at + 42),
    }
    if (directory.readUInt16LE(at + 8) & 1) throw new SourceFault('encrypted')
    if (part.method !== STORED && part.method !== DEFLATED)
      throw new SourceFault('broken-zip', {}, { part: name })
    if (bytes === ZIP64 || packed === ZIP64 || part.offset + packed > size)
      throw new SourceFault('broken-zip', {}, { part: name })
    parts.push(part)
    at += 46 + nameLength + extra + comment
  }
  return parts
}

function mustBeReasonable(parts: readonly ZipPart[], limits: SourceLimits): void {
  let whole = 0
  for (const { name, bytes, packed } of parts) {
    whole += bytes
    const limit = Math.min(limits.inflatedBytes, Math.max(RATIO_FROM_BYTES, packed * limits.ratio))
    if (bytes > limit) throw new SourceFault('zip-bomb', {}, { part: name, bytes, limit })
    if (whole > limits.inflatedBytes)
      throw new SourceFault('zip-bomb', {}, { part: name, bytes: whole, limit: limits.inflatedBytes })
  }
}

async function startOfContent(path: string, part: ZipPart): Promise<number> {
  const file = await open(path)
  try {
    const header = await readAt(file, part.offset, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== LOCAL)
      throw new SourceFault('broken-zip', {}, { part: part.name })
    return part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    await file.close()
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  return bytes.subarray(0, bytesRead)
}
