import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '#platform/package-root.ts'

export interface ImportMeasure {
  rows: number
  seconds: number
  /** Most memory at one moment of the command and the embedded database's process together, in MB (0 where /proc is not). */
  peakMegabytes: number
}

const EVERY_MS = 200

/** Runs `dangvu import` on a folder as people do, in processes of its own, and watches time and memory. */
export async function measureImport(
  source: string,
  dataFolder: string,
  database: 'embedded' | 'server',
): Promise<ImportMeasure> {
  const env = { ...process.env, DANGVU_DATA: dataFolder, DANGVU_DEMO: '0' }
  if (database === 'embedded') delete (env as NodeJS.ProcessEnv)['DATABASE_URL']
  await run(['migrate'], env)
  const start = performance.now()
  let peak = 0
  const watch = setInterval(
    () => void residentOf(dataFolder).then((now) => (peak = Math.max(peak, now))),
    EVERY_MS,
  )
  try {
    const out = await run(['import', source, '--json'], env)
    const { rows } = JSON.parse(out) as { rows: number }
    return {
      rows,
      seconds: Math.round((performance.now() - start) / 100) / 10,
      peakMegabytes: Math.round(peak / 1024),
    }
  } finally {
    clearInterval(watch)
  }
}

function run(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'dangvu.js'), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done(out) : fail(new Error(`dangvu ${args[0]} ended with ${code}`)),
    )
  })
}

/** Resident kilobytes of the processes that work on this data folder, ours not among them. */
async function residentOf(dataFolder: string): Promise<number> {
  const pids = await readdir('/proc').catch(() => [])
  let sum = 0
  for (const pid of pids) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue
    try {
      const [args, env] = await Promise.all([
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
        readFile(`/proc/${pid}/environ`, 'utf8'),
      ])
      if (!args.includes(dataFolder) && !env.includes(`DANGVU_DATA=${dataFolder}`)) continue
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      sum += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
    } catch {
      // The process has ended meanwhile.
    }
  }
  return sum
}
