/** The process that owns the embedded database of one data folder, given as its argument. */
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { openEngine, type Engine } from './engine.ts'
import { shareEngine } from './share.ts'
import { claimSocket, socketFolder } from './socket.ts'

/** What the process tells the one that started it: it owns the folder, another does, or why it cannot. */
export type OwnerReport = { state: 'owner' } | { state: 'other' } | { state: 'failed'; reason: string }

/** How long it stays without any client, in milliseconds. */
const IDLE = 3_000
const FIRST_CLIENT = 15_000

async function own(dataFolder: string): Promise<void> {
  const waiting: net.Socket[] = []
  let serve = (socket: net.Socket): void => void waiting.push(socket)
  const server = net.createServer((socket) => serve(socket.on('error', () => socket.destroy())))
  if (!(await claimSocket(server, await socketFolder(dataFolder)))) {
    await report({ state: 'other' })
    process.exit(0)
  }
  const engine = await openFolder(join(dataFolder, 'pgdata'))
  let idle: NodeJS.Timeout
  const rest = (ms: number) => {
    clearTimeout(idle)
    idle = setTimeout(() => void close(), ms)
  }
  const shared = await shareEngine(engine, {
    onClients: (count) => (count === 0 ? rest(IDLE) : clearTimeout(idle)),
    onFatal: () => process.exit(1),
  })
  let closing = false
  // The socket stays ours until the files are closed: only then may another process open them.
  // Its name is left behind, dead, so that the numbers never go back.
  const close = async () => {
    if (closing) return
    closing = true
    await shared.stop()
    await engine.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close())
  rest(FIRST_CLIENT)
  serve = (socket) => shared.serve(socket)
  for (const socket of waiting.splice(0)) if (!socket.destroyed) serve(socket)
  await report({ state: 'owner' })
}

/** Opens the database files; a creation that was interrupted is begun again. */
async function openFolder(folder: string): Promise<Engine> {
  const creating = `${folder}.creating`
  if (existsSync(creating)) await rm(folder, { recursive: true, force: true })
  if (existsSync(folder)) return openEngine(folder)
  await writeFile(creating, '')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const engine = await openEngine(folder)
  await rm(creating)
  return engine
}

function report(message: OwnerReport): Promise<void> {
  return new Promise((done) => {
    if (!process.send || !process.connected) return done()
    process.send(message, undefined, undefined, () => done())
  })
}

process.on('disconnect', () => {})
own(process.argv[2]!).catch(async (error: unknown) => {
  await report({ state: 'failed', reason: error instanceof Error ? error.message.slice(0, 500) : 'unknown' })
  process.exit(1)
})
