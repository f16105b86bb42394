import { readdir } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { socketFolder } from '#platform/database/socket.ts'
import type { Db } from '#platform/db.ts'
import { noFigures, type Figures, type QuestionName } from './questions.ts'
import { readLines, writeLine } from './wire.ts'

export interface Question {
  id: number
  name: QuestionName | 'ready'
  asked: unknown
  /** The figure base of the asker's database, where it may be another one. */
  epoch?: string | undefined
}

export interface Answer {
  id: number
  answer: unknown
}

const PREFIX = 'figures.'

/** Where the figures process of this server listens. */
export async function figuresSocket(dataFolder: string): Promise<string> {
  return join(await socketFolder(dataFolder), `${PREFIX}${process.pid}`)
}

/** A connection to a figures process; when it is lost every question is answered by null, once and for all. */
export class FiguresClient implements Figures {
  private waiting = new Map<number, (answer: unknown) => void>()
  private next = 1
  private lost = false

  private constructor(
    private socket: net.Socket,
    private epoch?: string,
  ) {
    readLines(socket, (message) => {
      const { id, answer } = message as Answer
      this.waiting.get(id)?.(answer)
      this.waiting.delete(id)
    })
    socket.on('error', () => {})
    socket.once('close', () => {
      this.lost = true
      for (const answer of this.waiting.values()) answer(null)
      this.waiting.clear()
    })
  }

  /** Connects to the process at `path`; null when nobody listens there. */
  static connect(path: string, epoch?: string): Promise<FiguresClient | null> {
    return new Promise((done) => {
      const socket = net.connect(path)
      socket.once('connect', () => done(new FiguresClient(socket, epoch)))
      socket.once('error', () => done(null))
    })
  }

  get isLost(): boolean {
    return this.lost
  }

  ask: Figures['ask'] = (name, asked) => this.send(name, asked) as never

  /** Whether the register has been loaded. */
  async isReady(): Promise<boolean> {
    return (await this.send('ready', null)) === true
  }

  close(): void {
    this.socket.destroy()
  }

  private send(name: Question['name'], asked: unknown): Promise<unknown> {
    if (this.lost) return Promise.resolve(null)
    return new Promise((done) => {
      const id = this.next++
      this.waiting.set(id, done)
      writeLine(this.socket, { id, name, asked, epoch: this.epoch } satisfies Question)
    })
  }
}

/** The figures of a server that runs on the same data folder and database, if there is one; close them after use. */
export async function findFigures(
  db: Db,
  dataFolder: string,
): Promise<{ figures: Figures; close: () => void }> {
  const folder = await socketFolder(dataFolder)
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX))
  if (names.length > 0) {
    const { rows } = await sql<{ epoch: string }>`select epoch::text from figure_base`.execute(db)
    for (const name of names) {
      const client = await FiguresClient.connect(join(folder, name), rows[0]!.epoch)
      if (client) return { figures: client, close: () => client.close() }
    }
  }
  return { figures: noFigures, close: () => {} }
}
