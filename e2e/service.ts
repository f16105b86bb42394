import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A service of its own for one journey, on a new data folder. */
export interface Service {
  url: string
  /** What it has written to the terminal so far. */
  output: () => string
  stop: () => Promise<void>
}

const PATIENCE_MS = 150_000

/** Starts the built service as a user would and waits until it is ready. */
export async function startService(env: Record<string, string> = {}): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-journey-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, ['bin/dangvu.js', 'serve'], {
    env: { ...process.env, DANGVU_DATA: folder, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
  }
  for (const start = Date.now(); !(await isReady(url)); await new Promise((done) => setTimeout(done, 200))) {
    if (child.exitCode === null && Date.now() - start < PATIENCE_MS) continue
    await stop()
    throw new Error(`the service did not become ready:\n${output}`)
  }
  return { url, output: () => output, stop }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => done(port))
    })
  })
}
