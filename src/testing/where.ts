import { execFileSync } from 'node:child_process'
import * as vitest from 'vitest'
import { SERVER } from './template.ts'

/** A story that is told under a condition. */
const toldIf = (condition: boolean) => vitest.test.runIf(condition)

/** Stories about one engine alone; the other run of the gate tells those of the other. */
export const onEmbedded = toldIf(!SERVER)
export const onServer = toldIf(SERVER !== '')

/** A story that needs other programs: told where they are found, and under CI=true in any case, so that a missing one fails. */
export function withPrograms(...programs: readonly string[]) {
  return toldIf(process.env['CI'] === 'true' || programs.every(isFound))
}

function isFound(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}
