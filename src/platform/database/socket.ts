import { createHash, randomBytes } from 'node:crypto'
import { link, lstat, mkdir, readdir, readlink, rm, symlink } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The embedded database's lock and address in one. Its owner listens on `.s.PGSQL.N`; whoever finds the owner of
 * the highest N dead may link a listening socket under N + 1. A link appears at once and only once, and a socket
 * dies with its process, so there is exactly one owner, and a dead one is followed without waiting.
 */
const NAME = /^\.s\.PGSQL\.(\d+)$/

/** Socket addresses end at 103 bytes on macOS, 107 on Linux; a name in the folder takes up to 30. */
const LONGEST_FOLDER = 70

/** The folder of the sockets of a data folder, made if missing, by a path short enough for an address. */
export async function socketFolder(dataFolder: string): Promise<string> {
  const folder = join(resolve(dataFolder), 'socket')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return Buffer.byteLength(folder) > LONGEST_FOLDER ? shortcutTo(folder) : folder
}

/** The address of the living owner; null when there is none. */
export async function liveSocket(folder: string): Promise<string | null> {
  const [highest] = await generations(folder)
  if (highest === undefined) return null
  const path = join(folder, `.s.PGSQL.${highest}`)
  return (await answers(path)) ? path : null
}

/** Makes `server` listen as the owner; false when another process is or becomes the owner. */
export async function claimSocket(server: net.Server, folder: string): Promise<boolean> {
  const own = join(folder, `new.${randomBytes(6).toString('hex')}`)
  await new Promise<void>((done, fail) => server.once('error', fail).listen(own, done))
  const claim = ((await generations(folder))[0] ?? 0) + 1
  const path = join(folder, `.s.PGSQL.${claim}`)
  const linked = !(await liveSocket(folder)) && (await links(own, path))
  if (!linked || (await generations(folder))[0] !== claim) {
    server.close()
    return false
  }
  for (const name of await readdir(folder)) {
    if (Number(NAME.exec(name)?.[1] ?? 0) < claim) await rm(join(folder, name), { force: true })
  }
  return true
}

/** The numbers of the owners that there were, the last first. */
async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  const numbers = names.map((name) => Number(NAME.exec(name)?.[1] ?? 0)).filter((number) => number > 0)
  return numbers.sort((a, b) => b - a)
}

async function links(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path)
    return true
  } catch (error) {
    // ENOENT: a new owner has swept our socket away.
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const socket = net.connect(path)
    socket.once('connect', () => done(true))
    socket.once('connect', () => socket.destroy())
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') done(false)
      else if (error.code === 'EAGAIN') done(true)
      else fail(error)
    })
  })
}

/** A symbolic link in the temporary folder, ours alone, that leads to a folder with a long name. */
async function shortcutTo(folder: string): Promise<string> {
  const uid = process.getuid?.() ?? 0
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const shortcut = join(tmpdir(), `dangvu-${uid}-${hash}`)
  try {
    await symlink(folder, shortcut)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = await lstat(shortcut)
  if (found.isSymbolicLink() && found.uid === uid && (await readlink(shortcut)) === folder) return shortcut
  throw new Error(`${shortcut} is in the way: it should be a link to ${folder}`)
}
