import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { headcountsOf } from '#organisation/tree-store.ts'
import { day } from '#platform/day.ts'
import { programBeside } from '#platform/program.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { exampleRegister } from '#testing/random-register.ts'
import { SERVER } from '#testing/template.ts'
import { findFigures, FiguresClient, figuresSocket } from './client.ts'
import { onServer } from '#testing/where.ts'

const PATIENCE_MS = 30_000

async function until<Value>(ask: () => Promise<Value | null | false>): Promise<Value> {
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS;) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no answer in time')
}

onServer(
  'the process loads the register, answers on its socket, only for its own database, and ends with its server',
  async () => {
    const database = await testDatabase()
    const dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-figures-'))
    await loadRegister(database.db, exampleRegister(7), '1')
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db)
    const address = new URL(SERVER)
    address.pathname = `/${rows[0]!.name}`
    const path = await figuresSocket(dataFolder)
    const child = spawn(process.execPath, [...programBeside(import.meta.url, 'figures-process'), path], {
      env: {
        ...process.env,
        DATABASE_URL: address.href,
        DANGVU_SECRET: 'only for a test, thirty-two characters',
        DANGVU_DATA: dataFolder,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    try {
      const client = await until(() => FiguresClient.connect(path))
      await until(() => client.isReady())
      const units = (await sql<{ id: string }>`select id from organisation`.execute(database.db)).rows
      const ids = units.map((unit) => unit.id)
      const on = day('2018-06-30')
      const counted = await headcountsOf(database.db, ids, on)
      const expected = ids.map((id) => counted.get(id) ?? { total: 0, official: 0 })
      expect(await client.ask('headcounts', { units: ids, on })).toEqual(expected)
      const found = await findFigures(database.db, dataFolder)
      expect(await found.figures.ask('headcounts', { units: ids, on })).toEqual(expected)
      found.close()
      const stranger = await FiguresClient.connect(path, 'another-epoch')
      expect(await stranger!.ask('headcounts', { units: ids, on })).toBeNull()
      stranger!.close()
      child.disconnect()
      expect(await once(child, 'exit')).toEqual([0, null])
      expect(client.isLost).toBe(true)
      expect(await client.ask('headcounts', { units: ids, on })).toBeNull()
    } finally {
      child.kill('SIGKILL')
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    }
  },
  120_000,
)
