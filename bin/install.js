import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './programs.js'
import { say } from './progress.js'

/** Installs the packages that package-lock.json names where they are missing or of another version. */
export async function installMissing(root) {
  const missing = missingPackages(root)
  if (missing.length === 0) return
  say(`Installing ${missing.length} packages (npm ci)…`)
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const code = await run(command, [...first, 'ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: root,
    // Standard output belongs to the command that was asked for.
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (code !== 0) {
    say('The packages could not be installed; npm says why above.')
    process.exit(1)
  }
}

/** Names of packages in the lock file that node_modules lacks; optional ones (other platforms) do not count. */
function missingPackages(root) {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = readPresent(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(([path, { optional, peer, link }]) => path !== '' && !optional && !peer && !link)
    .filter(([path, { version }]) => present[path]?.version !== version)
    .map(([path]) => path)
}

function readPresent(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {}
  }
}
