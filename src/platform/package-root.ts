import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | null = null

/** The folder of Dangvu's package.json, found from the running file: the source or the built bundle. */
export function packageRoot(): string {
  if (root) return root
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('package.json of Dangvu not found')
    folder = dirname(folder)
  }
  return (root = folder)
}
