import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { measured, type Nation } from './nation.ts'
import type { Programs } from './programs.ts'

/** One command of the operations, as people run it. */
export interface Upkeep {
  name: 'verify' | 'export' | 'backup' | 'restore'
  seconds: number
  megabytes: number
  /** Of the backup's file. */
  fileMegabytes?: number
}

const RESTORED = 'restored'

/** Verifies the register, exports it whole, backs it up, and reads the backup into a second one, which goes again. */
export async function measureUpkeep(
  nation: Nation,
  programs: Programs,
  say: (text: string) => void,
): Promise<Upkeep[]> {
  const { env, cluster, folder, dataFolder } = nation
  const file = join(folder, 'nation.backup')
  const restoredFolder = join(folder, RESTORED)
  const exported = join(folder, 'exported')
  const run = async (name: Upkeep['name'], args: string[], runEnv: NodeJS.ProcessEnv, embeddedIn: string) => {
    say(`${name}…`)
    const { seconds, megabytes } = await measured(programs, args, runEnv, cluster ? null : embeddedIn)
    say(`${name}: ${seconds} s, at most ${megabytes} MB`)
    return { name, seconds, megabytes }
  }
  try {
    const verified = await run('verify', ['verify', '--json'], env, dataFolder)
    const written = await run('export', ['export', exported, '--json'], env, dataFolder)
    await rm(exported, { recursive: true })
    const kept = await run('backup', ['backup', file, '--json'], env, dataFolder)
    const fileMegabytes = Math.round((await stat(file)).size / 2 ** 20)
    await cluster?.query(`drop database if exists ${RESTORED} with (force)`)
    await cluster?.query(`create database ${RESTORED}`)
    const elsewhere = {
      ...env,
      DANGVU_DATA: restoredFolder,
      ...(cluster && { DATABASE_URL: cluster.urlOf(RESTORED) }),
    }
    const restored = await run('restore', ['restore', file, '--json'], elsewhere, restoredFolder)
    return [verified, written, { ...kept, fileMegabytes }, restored]
  } finally {
    await rm(file, { force: true })
    await rm(exported, { recursive: true, force: true })
    await rm(restoredFolder, { recursive: true, force: true })
    await cluster?.query(`drop database if exists ${RESTORED} with (force)`).catch(() => {})
  }
}
