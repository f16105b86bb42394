import type { Duplex } from 'node:stream'
import type { Engine } from './engine.ts'
import { copiesIn, errorQuery, fatalError, readOpening, startPacket, takeUnits, type Unit } from './wire.ts'

/** One engine served to several clients that take turns. */
export interface SharedEngine {
  /** Serves a client until its stream ends. */
  serve(stream: Duplex): void
  /** Finishes the unit at work, turns everybody away, rolls back what is open; the engine itself stays open. */
  stop(): Promise<void>
  readonly clients: number
}

const NO_COPY = errorQuery('COPY FROM STDIN is not possible on the embedded database')

interface Client {
  stream: Duplex
  started: boolean
  /** What has arrived and is not yet a unit; looked at again when there are `needs` bytes of it. */
  chunks: Buffer[]
  length: number
  needs: number
  units: Unit[]
  gone: boolean
}

export interface Sharing {
  /** How long a client may sit idle in a transaction that others wait for, in milliseconds. */
  patience?: number
  /** Told whenever the number of clients changes. */
  onClients?: (count: number) => void
  /** Told when the engine has died; all clients have been turned away. Default: throws. */
  onFatal?: (error: unknown) => void
}

/**
 * Lets several PostgreSQL clients use the one connection of the embedded engine: turns are given by unit (a
 * query with all its messages), and a transaction keeps the turn until it ends. Session settings and named
 * statements are shared by all: use `set local` and unnamed statements only.
 */
export async function shareEngine(
  engine: Engine,
  { patience = 300_000, onClients, onFatal }: Sharing = {},
): Promise<SharedEngine> {
  const greeting = Buffer.from(await ask(engine, startPacket()))
  const clients = new Set<Client>()
  let holder: Client | null = null
  let working: Promise<void> | null = null
  let stopped = false
  let impatience: NodeJS.Timeout | null = null

  function wake(): void {
    working ??= work().catch(die).finally(rest)
  }

  /** A unit may have come in after the last look: a promise settles a little later than its work ends. */
  function rest(): void {
    working = null
    const asking = holder ? [holder] : [...clients]
    if (!stopped && asking.some(({ units }) => units.length > 0)) wake()
  }

  async function work(): Promise<void> {
    for (let client = next(); client; client = next()) {
      calm()
      const unit = client.units.shift()!
      if (unit.last) client.stream.end()
      else await run(client, unit)
    }
    if (holder && [...clients].some((one) => one.units.length > 0)) grow()
  }

  /** The client whose turn it is, round robin; while a transaction is open, only its owner. */
  function next(): Client | null {
    if (stopped) return null
    if (holder) return holder.units.length > 0 ? holder : null
    for (const client of clients) {
      if (client.units.length === 0) continue
      clients.delete(client)
      clients.add(client)
      return client
    }
    return null
  }

  async function run(client: Client, unit: Unit): Promise<void> {
    await engine.runExclusive(() =>
      engine.execProtocolRawStream(copiesIn(unit.bytes) ? NO_COPY : unit.bytes, {
        onRawData: (bytes) => void (client.gone || client.stream.write(Buffer.from(bytes))),
      }),
    )
    holder = engine.isInTransaction() ? client : null
    if (holder?.gone) await release()
  }

  async function release(): Promise<void> {
    holder = null
    if (engine.isInTransaction()) await engine.exec('rollback')
  }

  function die(error: unknown): void {
    stopped = true
    for (const { stream } of clients) stream.destroy()
    if (!onFatal) throw error
    onFatal(error)
  }

  function grow(): void {
    impatience ??= setTimeout(() => {
      impatience = null
      holder?.stream.end(fatalError('25P03', 'idle in a transaction that others wait for'))
      if (holder) leave(holder)
    }, patience).unref()
  }

  function calm(): void {
    if (impatience) clearTimeout(impatience)
    impatience = null
  }

  function leave(client: Client): void {
    if (client.gone) return
    client.gone = true
    client.units.length = 0
    clients.delete(client)
    onClients?.(clients.size)
    if (holder !== client || working) return
    calm()
    working = release().catch(die).finally(rest)
  }

  function receive(client: Client, chunk: Buffer): void {
    client.chunks.push(chunk)
    client.length += chunk.length
    if (client.length < client.needs) return
    while (!client.started) if (!open(client)) return
    const { units, rest, needs } = takeUnits(gather(client))
    keep(client, rest, needs)
    client.units.push(...units)
    if (units.length > 0) wake()
  }

  /** Answers a first packet; false when more bytes are needed. */
  function open(client: Client): boolean {
    const bytes = gather(client)
    const opening = readOpening(bytes)
    if (!opening) return false
    keep(client, bytes.subarray(opening.length), 5)
    if (opening.asks === 'cancel') client.stream.end()
    else client.stream.write(opening.asks === 'encryption' ? 'N' : greeting)
    client.started = opening.asks === 'start'
    return client.started || opening.asks === 'encryption'
  }

  return {
    serve(stream) {
      if (stopped) {
        stream.destroy()
        return
      }
      const client: Client = newClient(stream)
      clients.add(client)
      onClients?.(clients.size)
      stream.on('data', (chunk: Buffer) => {
        try {
          receive(client, chunk)
        } catch {
          stream.destroy()
        }
      })
      stream.on('error', () => stream.destroy())
      stream.on('end', () => stream.end())
      stream.on('close', () => leave(client))
    },
    async stop() {
      stopped = true
      calm()
      for (const { stream } of clients) stream.end(fatalError('57P01', 'the database is closing'))
      await working
      await release()
    },
    get clients() {
      return clients.size
    },
  }
}

function newClient(stream: Duplex): Client {
  return { stream, started: false, chunks: [], length: 0, needs: 8, units: [], gone: false }
}

function gather({ chunks }: Client): Buffer {
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

function keep(client: Client, rest: Buffer, needs: number): void {
  client.chunks = [rest]
  client.length = rest.length
  client.needs = needs
}

async function ask(engine: Engine, packet: Buffer): Promise<Buffer> {
  const answer: Buffer[] = []
  await engine.execProtocolRawStream(packet, { onRawData: (bytes) => void answer.push(Buffer.from(bytes)) })
  return Buffer.concat(answer)
}
