import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import net from 'node:net'
import { join, resolve } from 'node:path'
import { programBeside } from '#platform/program.ts'
import type { OwnerReport } from './embedded-process.ts'
import { liveSocket, socketFolder } from './socket.ts'

/** A hold on the embedded database of a data folder: its process stays while somebody holds it. */
export interface EmbeddedHold {
  /** A new connection, as `pg` takes it; finds or starts the owner again if it has died meanwhile. */
  stream: () => net.Socket
  leave: () => void
}

/** Whether opening this folder will have to create the database first, which takes some seconds. */
export function isNewDataFolder(dataFolder: string): boolean {
  return !existsSync(join(dataFolder, 'pgdata')) || existsSync(join(dataFolder, 'pgdata.creating'))
}

/** Reaches the process that owns the data folder, starting it when there is none, and holds it. */
export async function reachEmbedded(dataFolder: string): Promise<EmbeddedHold> {
  const folder = resolve(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let held = await grip(folder)
  let left = false
  // Each connection takes a new grip: the owner may have died, or be closing, since the last one.
  const renew = async () => {
    const next = await grip(folder)
    held.socket.destroy()
    held = next
    if (left) held.socket.destroy()
    return held.path
  }
  return {
    stream: () => socketBy(renew),
    leave() {
      left = true
      held.socket.destroy()
    },
  }
}

/** A socket that learns its path when it is told to connect. */
function socketBy(path: () => Promise<string>): net.Socket {
  const socket = new net.Socket()
  const connect = socket.connect.bind(socket) as (path: string) => net.Socket
  const late = () => {
    path().then(connect, (error: Error) => socket.destroy(error))
    return socket
  }
  return Object.assign(socket, { connect: late })
}

/** An open connection to the owner that asks nothing: it keeps the owner from going. */
interface Grip {
  path: string
  socket: net.Socket
}

const ENCRYPTION_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const PATIENCE = 120_000

async function grip(folder: string): Promise<Grip> {
  const sockets = await socketFolder(folder)
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const path = await liveSocket(sockets)
    const socket = path && (await take(path))
    if (path && socket) return { path, socket }
    if (Date.now() > deadline) throw new Error(`the embedded database in ${folder} does not answer`)
    if (path) await new Promise((done) => setTimeout(done, 50))
    else await startOwner(folder)
  }
}

/** Connects and waits until the owner speaks PostgreSQL's protocol; null when it goes away instead. */
function take(path: string): Promise<net.Socket | null> {
  return new Promise((done) => {
    const socket = net.connect(path, () => socket.write(ENCRYPTION_REQUEST))
    socket.once('data', () => done(socket.unref()))
    socket.once('error', () => done(null))
    socket.once('close', () => done(null))
  })
}

/** Starts a process of its own for the folder and waits until it owns it, or has found that another does. */
async function startOwner(folder: string): Promise<void> {
  const report = await new Promise<OwnerReport>((done, fail) => {
    const { PATH, TMPDIR } = process.env
    const child = spawn(process.execPath, [...programBeside(import.meta.url, 'embedded-process'), folder], {
      detached: true,
      env: { PATH, ...(TMPDIR ? { TMPDIR } : {}) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('error', fail)
    child.once('exit', (code) => done({ state: 'failed', reason: `its process ended (${code})` }))
    child.once('message', (message) => {
      child.disconnect()
      child.unref()
      done(message as OwnerReport)
    })
  })
  if (report.state === 'failed')
    throw new Error(`the embedded database in ${folder} cannot be opened: ${report.reason}`)
}
