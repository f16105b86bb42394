/** PostgreSQL's wire protocol, as far as sharing one engine among several clients needs it. */

const SSL_REQUEST = 80_877_103
const GSS_REQUEST = 80_877_104
const CANCEL_REQUEST = 80_877_102

/** What a client's first packet asks for; null while the packet is incomplete. */
export type Opening = { asks: 'encryption' | 'cancel' | 'start'; length: number } | null

/** Reads the first packet of a connection, which has no type byte. */
export function readOpening(buffer: Buffer): Opening {
  if (buffer.length < 8) return null
  const length = buffer.readInt32BE(0)
  if (length < 8 || length > 10_000) throw new Error('not the PostgreSQL protocol')
  if (buffer.length < length) return null
  const code = buffer.readInt32BE(4)
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { asks: 'encryption', length }
  return { asks: code === CANCEL_REQUEST ? 'cancel' : 'start', length }
}

/** The start of a session as the user `postgres`; the engine answers it with its greeting. */
export function startPacket(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0')
  const packet = Buffer.alloc(8 + body.length)
  packet.writeInt32BE(packet.length, 0)
  packet.writeInt32BE(196_608, 4)
  body.copy(packet, 8)
  return packet
}

/** A run of messages that must not be interleaved with another client's. */
export interface Unit {
  bytes: Buffer
  /** The client says goodbye instead of asking. */
  last: boolean
}

/** What a client's bytes hold: complete units, the rest, and how long the rest must grow to be worth a look. */
export interface Cut {
  units: Unit[]
  rest: Buffer
  needs: number
}

/**
 * Cuts complete units off the front of a client's bytes: a simple query alone, or the extended protocol's
 * messages up to their Sync or Flush. Copy data is dropped (the embedded engine has no COPY).
 */
export function takeUnits(buffer: Buffer): Cut {
  const units: Unit[] = []
  let start = 0
  let at = 0
  let needs = 5
  while (at + 5 <= buffer.length) {
    const size = buffer.readInt32BE(at + 1)
    if (size < 4 || size > 0x3fff_ffff) throw new Error('not the PostgreSQL protocol')
    const end = at + 1 + size
    needs = end + (end > buffer.length ? 0 : 5)
    if (end > buffer.length) break
    const type = String.fromCharCode(buffer[at]!)
    if (type === 'X') return { units: [...units, GOODBYE], rest: Buffer.alloc(0), needs: 5 }
    if ('QFSH'.includes(type)) {
      units.push({ bytes: buffer.subarray(start, end), last: false })
      start = end
    } else if ('dcf'.includes(type)) start = end
    at = end
  }
  return { units, rest: buffer.subarray(start), needs: needs - start }
}

const GOODBYE: Unit = { bytes: Buffer.alloc(0), last: true }

/** A fatal error as the server would report it before it closes the connection. */
export function fatalError(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const packet = Buffer.alloc(5 + body.length)
  packet.write('E', 0)
  packet.writeInt32BE(4 + body.length, 1)
  body.copy(packet, 5)
  return packet
}

/** Whether a unit starts a COPY FROM STDIN, which would end the embedded engine. */
export function copiesIn(unit: Buffer): boolean {
  return /^[QP][^]{4}[^]{0,64}?copy\s[^]*\sfrom\s+stdin\b/i.test(unit.toString('latin1', 0, 1_000))
}

/** A query that fails with this message and leaves the session in order. */
export function errorQuery(message: string): Buffer {
  const text = `do $$begin raise feature_not_supported using message = '${message.replaceAll("'", "''")}'; end$$`
  const packet = Buffer.alloc(6 + Buffer.byteLength(text))
  packet.write('Q', 0)
  packet.writeInt32BE(packet.length - 1, 1)
  packet.write(text, 5)
  return packet
}
