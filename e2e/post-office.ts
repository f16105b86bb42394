import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'

/** A mail server that lays every letter into a folder. */
export interface PostOffice {
  url: string
  folder: string
  close: () => Promise<void>
}

export async function openPostOffice(): Promise<PostOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'dangvu-letters-'))
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        count += 1
        writeFileSync(join(folder, `${String(count).padStart(4, '0')}.eml`), Buffer.concat(chunks))
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    folder,
    close: async () => {
      await new Promise<void>((done) => server.close(done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
