import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { packageRoot } from '#platform/package-root.ts'

/** The programs that a measurement has started; all end with it, also on Ctrl-C. */
export interface Programs {
  /** Starts a program; `stop` names the signal that ends it in order. */
  start: (
    command: string,
    args: readonly string[],
    options: SpawnOptions & { stop?: NodeJS.Signals },
  ) => ChildProcess
  /** Runs `dangvu …` to its end and answers what it printed; throws when it fails. `seen` learns its process. */
  dangvu: (
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    seen?: (child: ChildProcess) => void,
  ) => Promise<string>
  /** Ends one of them and waits until it has gone. */
  stop: (child: ChildProcess) => Promise<void>
  /** Ends all that still run, the last started first. */
  end: () => Promise<void>
}

const PATIENCE_MS = 30_000

/** No programs yet. */
export function openPrograms(): Programs {
  const running = new Map<ChildProcess, NodeJS.Signals>()
  const programs: Programs = {
    start(command, args, { stop = 'SIGTERM', ...options }) {
      // A group of its own: Ctrl-C in a terminal reaches us alone, and we end the others in order.
      const child = spawn(command, args, { detached: true, ...options })
      running.set(child, stop)
      child.once('exit', () => running.delete(child))
      child.once('error', () => running.delete(child))
      return child
    },
    async dangvu(args, env, seen) {
      const child = programs.start(process.execPath, [dangvuProgram(), ...args], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      seen?.(child)
      const printed: Buffer[] = []
      child.stdout!.on('data', (chunk: Buffer) => printed.push(chunk))
      const [code] = (await once(child, 'close')) as [number | null]
      if (code !== 0) throw new Error(`dangvu ${args[0]} ended with ${code}`)
      return Buffer.concat(printed).toString()
    },
    async stop(child) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(running.get(child) ?? 'SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      await gone
      clearTimeout(late)
    },
    async end() {
      for (const child of [...running.keys()].reverse()) await programs.stop(child)
    },
  }
  return programs
}

/** The command line's program as people start it. */
export function dangvuProgram(): string {
  return join(packageRoot(), 'bin', 'dangvu.js')
}

/** A port on this machine that nobody uses. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
