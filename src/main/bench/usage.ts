import { readdir, readFile } from 'node:fs/promises'

/** What a family of processes has used: CPU since each began, memory now. All 0 where there is no /proc. */
export interface Usage {
  cpuMs: number
  /** Memory of their own, what they share (PostgreSQL's buffers, the program's text) counted once. */
  megabytes: number
}

interface Process {
  pid: number
  parent: number
  cpuMs: number
  /** CPU of children that have ended. */
  endedMs: number
}

// Linux counts CPU time in hundredths of a second for programs, whatever the kernel's own clock.
const TICK_MS = 10

/** CPU and memory of some processes and all below them. */
export async function usageOf(roots: readonly number[]): Promise<Usage> {
  const family = familyOf(roots, await listProcesses())
  const memory = await Promise.all(family.map(({ pid }) => memoryOf(pid)))
  const kilobytes = memory.reduce((sum, one) => sum + one, 0)
  const ended = family.filter(({ pid }) => roots.includes(pid)).reduce((sum, one) => sum + one.endedMs, 0)
  return {
    cpuMs: family.reduce((sum, one) => sum + one.cpuMs, ended),
    megabytes: Math.round(kilobytes / 1024),
  }
}

/** The processes that have this text among their arguments, ours not among them. */
export async function processesNaming(text: string): Promise<number[]> {
  const found: number[] = []
  for (const pid of await listPids()) {
    const args = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (pid !== process.pid && args.includes(text)) found.push(pid)
  }
  return found
}

const EVERY_MS = 250

/** Watches the memory of processes several times a second; `stop` answers the most at one moment, in MB. */
export function watchMemory(roots: () => Promise<number[]>): { stop: () => number } {
  let peak = 0
  const look = async () => {
    peak = Math.max(peak, (await usageOf(await roots())).megabytes)
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
  }
}

function familyOf(roots: readonly number[], all: readonly Process[]): Process[] {
  const family = all.filter(({ pid }) => roots.includes(pid))
  for (const one of family)
    family.push(...all.filter((child) => child.parent === one.pid && !family.includes(child)))
  return family
}

async function listProcesses(): Promise<Process[]> {
  const found: Process[] = []
  for (const pid of await listPids()) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
    if (stat === null) continue
    // The name stands in brackets and may hold blanks: what follows it begins with the state.
    const parts = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user, system, endedUser, endedSystem] = [11, 12, 13, 14].map((at) => Number(parts[at]) * TICK_MS)
    found.push({ pid, parent: Number(parts[1]), cpuMs: user! + system!, endedMs: endedUser! + endedSystem! })
  }
  return found
}

async function listPids(): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

/** In kB, of what a process shares with others its part: of a program started twice half of its text. */
async function memoryOf(pid: number): Promise<number> {
  const parts = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(parts)?.[1] ?? 0)
}
