import type net from 'node:net'

/** Messages as lines of JSON on a socket; `take` gets each as it arrives. */
export function readLines(socket: net.Socket, take: (message: unknown) => void): void {
  let rest: Buffer[] = []
  socket.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = Buffer.concat([...rest, chunk.subarray(start, end)]).toString()
      rest = []
      start = end + 1
      take(JSON.parse(line))
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  })
}

export function writeLine(socket: net.Socket, message: unknown): void {
  socket.write(`${JSON.stringify(message)}\n`)
}

const NEWLINE = 10
