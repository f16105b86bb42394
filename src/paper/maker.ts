import { spawn, type ChildProcess } from 'node:child_process'
import { Refused } from '#platform/errors.ts'
import { programBeside } from '#platform/program.ts'
import type { Composed } from './compose.ts'
import type { PaperField } from './declaration.ts'
import type { TemplateFault } from './faults.ts'
import type { TagData } from './tags.ts'

/** Work for the process that writes papers. */
export type PaperWork =
  | { make: 'pdf'; paper: Composed; printedAt: Date }
  | { make: 'word'; paper: Composed }
  | { make: 'filled'; template: Uint8Array; data: TagData }
  | { make: 'checked'; template: Uint8Array; fields: readonly PaperField[] }

type Made<Work extends PaperWork> = Work extends { make: 'checked' }
  ? TemplateFault[]
  : Uint8Array<ArrayBuffer>

/** Writes papers in a process of its own, which begins when it is needed and ends when it is not. */
export interface PaperMaker {
  make<Work extends PaperWork>(work: Work): Promise<Made<Work>>
  stop(): void
}

/** What printing needs beside the database. */
export interface PrintShop {
  dataFolder: string
  maker: PaperMaker
}

const TIMEOUT_MS = 60_000
const IDLE_MS = 120_000
/** So many papers may wait; more is refused at once. */
const MOST_WAITING = 40

interface Waiting {
  done: (result: unknown) => void
  failed: (error: Error) => void
  timer: NodeJS.Timeout
}

/**
 * Starts the process at the first piece of work. A piece that takes longer than a minute ends the process, and all that
 * waits with it fails; the next one begins anew.
 */
export function startMaker(): PaperMaker {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function end(reason: string): void {
    const ended = child
    child = null
    ended?.kill('SIGKILL')
    for (const { failed, timer } of waiting.values()) {
      clearTimeout(timer)
      failed(new Error(reason))
    }
    waiting.clear()
  }

  function begin(): ChildProcess {
    const started = spawn(
      process.execPath,
      ['--max-old-space-size=512', ...programBeside(import.meta.url, 'paper-process')],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' },
    )
    started.on('message', (message) => {
      const { id, result, error } = message as { id: number; result?: unknown; error?: string }
      const one = waiting.get(id)
      if (!one) return
      waiting.delete(id)
      clearTimeout(one.timer)
      if (error === undefined) one.done(result)
      else one.failed(new Error(`paper: ${error}`))
      rest()
    })
    started.on('exit', () => child === started && end('the process that writes papers has ended'))
    started.on('error', () => child === started && end('the process that writes papers did not start'))
    // Neither the process nor its channel keeps the server alive.
    started.unref()
    started.channel?.unref()
    return started
  }

  function rest(): void {
    clearTimeout(idle)
    if (waiting.size > 0) return
    child?.channel?.unref()
    idle = setTimeout(() => waiting.size === 0 && end('idle'), IDLE_MS)
    idle.unref()
  }

  return {
    make: (work) =>
      new Promise((done, failed) => {
        if (waiting.size >= MOST_WAITING) return failed(new Refused([{ code: 'papers-busy' }]))
        child ??= begin()
        child.channel?.ref()
        const id = ++last
        const timer = setTimeout(() => end('a paper took too long'), TIMEOUT_MS)
        waiting.set(id, { done: done as (result: unknown) => void, failed, timer })
        child.send({ id, work })
      }),
    stop: () => end('stopped'),
  }
}
