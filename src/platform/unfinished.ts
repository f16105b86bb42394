import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `write`, after which nothing is left at `path`: what was written there whole has been renamed, the rest is removed, also when
 * somebody stops the program in the middle (a program that answers the signal itself ends the writing its own way).
 */
export async function leavingNothing<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
  const unanswered = STOPS.filter((signal) => process.listenerCount(signal) === 0)
  const stop = (signal: NodeJS.Signals) => {
    rmSync(path, { recursive: true, force: true })
    process.kill(process.pid, signal)
  }
  for (const signal of unanswered) process.once(signal, stop)
  try {
    return await write()
  } finally {
    for (const signal of unanswered) process.off(signal, stop)
    await rm(path, { recursive: true, force: true })
  }
}
