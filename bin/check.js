/** `npm run check`: formatting, lint with types, types, unused code. Ends with one line that counts the four. */
import { root } from './bundle.js'
import { installMissing } from './install.js'
import { runInstalled } from './programs.js'
import { requireNode, say } from './progress.js'

const CHECKS = [
  [
    'Formatting (oxfmt)',
    'oxfmt/bin/oxfmt',
    ['--check', 'src', 'bin', 'e2e', 'vite.config.ts', 'vitest.config.ts'],
  ],
  ['Lint (oxlint)', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', 'src', 'bin', 'e2e']],
  ['Types (tsc)', 'typescript/bin/tsc', ['--noEmit']],
  ['Unused code (knip)', 'knip/bin/knip.js', []],
]

requireNode()
await installMissing(root)
let failed = 0
for (const [title, program, args] of CHECKS) {
  say(`\n${String(title)}`)
  const code = await runInstalled(root, program, args)
  if (code !== 0) failed += 1
}
console.log(`${CHECKS.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
