import { expect, test } from 'vitest'
import { copiesIn, readOpening, startPacket, takeUnits } from './wire.ts'

function message(type: string, text = ''): Buffer {
  const packet = Buffer.alloc(5 + Buffer.byteLength(text))
  packet.write(type, 0)
  packet.writeInt32BE(packet.length - 1, 1)
  packet.write(text, 5)
  return packet
}

test('a query with its parameters is one unit, wherever the network cuts it', () => {
  const whole = Buffer.concat([
    message('P', 'select'),
    message('B'),
    message('E'),
    message('S'),
    message('Q', 'select 1'),
  ])
  for (let cut = 0; cut < whole.length; cut++) {
    const first = takeUnits(whole.subarray(0, cut))
    expect(first.needs).toBeGreaterThan(first.rest.length)
    expect(first.needs).toBeLessThanOrEqual(first.rest.length + whole.length - cut)
    const second = takeUnits(Buffer.concat([first.rest, whole.subarray(cut)]))
    const units = [...first.units, ...second.units].map(({ bytes }) => bytes.length)
    expect(units).toEqual([whole.length - 13, 13])
    expect(second.rest).toHaveLength(0)
  }
})

test('copy data without a COPY is dropped, and goodbye is the last word', () => {
  const { units, rest } = takeUnits(
    Buffer.concat([message('d', 'row'), message('c'), message('X'), message('Q', 'x')]),
  )
  expect(units).toEqual([{ bytes: Buffer.alloc(0), last: true }])
  expect(rest).toHaveLength(0)
})

test.each<[story: string, bytes: Buffer, asks: string | null]>([
  ['half a packet', startPacket().subarray(0, 20), null],
  ['a whole start', startPacket(), 'start'],
  ['a wish for encryption', Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]), 'encryption'],
  [
    'a wish to cancel',
    Buffer.concat([Buffer.from([0, 0, 0, 16, 4, 210, 22, 46]), Buffer.alloc(8)]),
    'cancel',
  ],
])('the first packet: %s', (_story, bytes, asks) => {
  expect(readOpening(bytes)?.asks ?? null).toBe(asks)
})

test('what is not the protocol is refused before it is kept', () => {
  expect(() => readOpening(Buffer.from('GET / HTTP/1.1\r\n'))).toThrow('not the PostgreSQL protocol')
  expect(() => takeUnits(Buffer.from([81, 0x7f, 0xff, 0xff, 0xff, 0]))).toThrow('not the PostgreSQL protocol')
})

test.each<[copies: boolean, text: string]>([
  [true, 'COPY note FROM STDIN'],
  [true, '  copy note (id) from\n stdin with csv'],
  [false, 'copy note to stdout'],
  [false, `select 'from stdin'`],
])('COPY from a client is recognised (%s): %s', (copies, text) => {
  expect(copiesIn(message('Q', `${text}\0`))).toBe(copies)
})
