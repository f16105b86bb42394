import { duplexPair, type Duplex } from 'node:stream'
import { openPool, type Database } from './connect.ts'
import { openEngine } from './engine.ts'
import { shareEngine, type SharedEngine, type Sharing } from './share.ts'

/** A database in this process's memory, reached through the same sharing as the embedded one. For tests. */
export interface InMemoryDatabase extends Database {
  /** The whole data folder as a tar file that `dump` of another one accepts. */
  dump: () => Promise<Blob>
}

export async function openInMemory(dump?: Blob, sharing?: Sharing): Promise<InMemoryDatabase> {
  const engine = await openEngine(null, dump)
  const shared = await shareEngine(engine, sharing)
  const database = await openPool(
    'embedded',
    { stream: () => linkTo(shared), ssl: false, max: 4 },
    async () => {
      await shared.stop()
      await engine.close()
    },
  )
  return { ...database, dump: () => engine.dumpDataDir('none') }
}

/** A pair of streams in place of a socket: what `pg` asks of one, with the shared engine at the other end. */
function linkTo(shared: SharedEngine): Duplex {
  const [near, far] = duplexPair()
  near.once('close', () => far.destroy())
  far.once('close', () => near.destroy())
  const connect = () => {
    shared.serve(far)
    setImmediate(() => near.emit('connect'))
    return near
  }
  return Object.assign(near, { connect, setNoDelay() {}, setKeepAlive() {}, ref() {}, unref() {} })
}
