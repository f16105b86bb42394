import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

const PIECE = 1024 * 1024
const LONGEST_LINE = 64 * PIECE

/** What a gzip file holds, in pieces that end where a line ends. The last one may lack its end. */
export async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: PIECE })
  const input = createReadStream(file, { highWaterMark: PIECE })
  input.once('error', (error) => gunzip.destroy(error))
  input.pipe(gunzip)
  let begun: Buffer[] = []
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      const end = piece.lastIndexOf(10) + 1
      if (end === 0) begun.push(piece)
      else {
        yield Buffer.concat([...begun, piece.subarray(0, end)])
        begun = end < piece.length ? [piece.subarray(end)] : []
      }
      if (begun.length * PIECE > LONGEST_LINE) throw new SyntaxError('a line without an end')
    }
    if (begun.length > 0) yield Buffer.concat(begun)
  } finally {
    // After the first fault nobody reads on, so a second one (a check sum) must not end the process.
    gunzip.on('error', () => {})
    input.destroy()
    gunzip.destroy()
  }
}
