/**
 * A process that keeps the register in memory and answers national figures on a socket of the data folder:
 * `figures-process SOCKET`. It is started by a server and ends with it.
 */
import { chmod, rm } from 'node:fs/promises'
import net from 'node:net'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { keepWarm } from './warm.ts'
import { Projection } from './projection.ts'
import type { Answer, Question } from './client.ts'
import { readLines, writeLine } from './wire.ts'

const path = process.argv[2]
if (!path) throw new Error('figures-process needs the path of its socket')
const config = readConfig()
const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder })
const projection = new Projection(database)

const server = net.createServer((socket) => {
  socket.on('error', () => {})
  readLines(socket, (message) => {
    const question = message as Question
    void answerTo(question).then((answer) => {
      if (!socket.destroyed) writeLine(socket, answer)
    })
  })
})

async function answerTo({ id, name, asked, epoch }: Question): Promise<Answer> {
  try {
    if (name === 'ready') return { id, answer: projection.ready }
    // Who comes from elsewhere says which database is meant.
    if (epoch !== undefined && epoch !== projection.epoch) return { id, answer: null }
    return { id, answer: await projection.answer(name, asked as never) }
  } catch (error) {
    process.stderr.write(`figures: ${(error as Error).message}\n`)
    return { id, answer: null }
  }
}

async function end(): Promise<void> {
  server.close()
  await rm(path!, { force: true })
  await database.close().catch(() => {})
  process.exit(0)
}

process.once('disconnect', () => void end())
process.once('SIGTERM', () => void end())
// The terminal's Ctrl-C reaches the whole group; the server ends us when it has answered its last question.
process.on('SIGINT', () => {})
await rm(path, { force: true })
await new Promise<void>((done) => server.listen(path, done))
await chmod(path, 0o600)
await projection.load()
await keepWarm(database.db, config, projection)
