import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { Refused } from '#platform/errors.ts'

/** Writes an archive part by part; memory does not grow with the size of a part. */
export interface ZipWriter {
  add(name: string, content: AsyncIterable<string> | Iterable<string>): Promise<void>
  end(): Promise<void>
}

interface WrittenPart {
  name: Buffer
  checksum: number
  packed: number
  bytes: number
  offset: number
}

// Sizes follow the content (bit 3), names are UTF-8 (bit 11); the same content gives the same bytes: no clock.
const FLAGS = 0x0808
const DEFLATED = 8
const FIRST_OF_1980 = 0x21
const LIMIT = 0xffffffff
const PIECE = 64 * 1024

/** A writer of a ZIP archive that hands its bytes to `write` in order; refuses archives of 4 GB and more. */
export function createZipWriter(write: (bytes: Buffer) => Promise<void>): ZipWriter {
  const parts: WrittenPart[] = []
  let offset = 0
  const put = async (bytes: Buffer) => {
    offset += bytes.length
    if (offset > LIMIT) throw new Refused([{ code: 'workbook-too-large', limit: LIMIT }])
    await write(bytes)
  }
  return {
    async add(name, content) {
      const part = { name: Buffer.from(name), checksum: 0, packed: 0, bytes: 0, offset }
      await put(Buffer.concat([header(0x04034b50, part, [20]), part.name]))
      const start = offset
      const measured = measure(content, part)
      for await (const chunk of Readable.from(measured, { objectMode: true }).compose(createDeflateRaw()))
        await put(chunk as Buffer)
      part.packed = offset - start
      if (part.bytes > LIMIT) throw new Refused([{ code: 'workbook-too-large', limit: LIMIT }])
      const descriptor = Buffer.alloc(16)
      for (const [index, value] of [0x08074b50, part.checksum, part.packed, part.bytes].entries())
        descriptor.writeUInt32LE(value, index * 4)
      await put(descriptor)
      parts.push(part)
    },
    async end() {
      const start = offset
      for (const part of parts) await put(directoryEntry(part))
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(parts.length, 8)
      end.writeUInt16LE(parts.length, 10)
      end.writeUInt32LE(offset - start, 12)
      end.writeUInt32LE(start, 16)
      await put(end)
    },
  }
}

/** The content in pieces worth packing, its checksum and length counted into `part`. */
async function* measure(
  content: AsyncIterable<string> | Iterable<string>,
  part: WrittenPart,
): AsyncGenerator<Buffer> {
  let text = ''
  const piece = () => {
    const bytes = Buffer.from(text)
    text = ''
    part.checksum = crc32(bytes, part.checksum)
    part.bytes += bytes.length
    return bytes
  }
  for await (const some of content) {
    text += some
    if (text.length >= PIECE) yield piece()
  }
  if (text !== '') yield piece()
}

/** The fields that the header before a part and its entry in the directory share. */
function header(signature: number, part: WrittenPart, versions: readonly number[]): Buffer {
  const start = 4 + versions.length * 2
  const bytes = Buffer.alloc(start + 24)
  bytes.writeUInt32LE(signature, 0)
  for (const [index, version] of versions.entries()) bytes.writeUInt16LE(version, 4 + index * 2)
  bytes.writeUInt16LE(FLAGS, start)
  bytes.writeUInt16LE(DEFLATED, start + 2)
  bytes.writeUInt16LE(FIRST_OF_1980, start + 6)
  bytes.writeUInt32LE(part.checksum, start + 8)
  bytes.writeUInt32LE(part.packed, start + 12)
  bytes.writeUInt32LE(part.bytes, start + 16)
  bytes.writeUInt16LE(part.name.length, start + 20)
  return bytes
}

function directoryEntry(part: WrittenPart): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(part.offset, 10)
  return Buffer.concat([header(0x02014b50, part, [20, 20]), rest, part.name])
}
