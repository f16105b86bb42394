import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Node's arguments for a program of ours (`…-process.ts`, `…-worker.ts`) that stands beside the module at `here`:
 * its source through tsx, or its file in the bundle.
 */
export function programBeside(here: string, name: string): string[] {
  if (!here.endsWith('.ts')) return [fileURLToPath(new URL(`./${name}.js`, here))]
  const loader = pathToFileURL(createRequire(here).resolve('tsx')).href
  return ['--import', loader, fileURLToPath(new URL(`./${name}.ts`, here))]
}
