/**
 * `npm test`: the tests of src on the embedded database, again on PostgreSQL where DANGVU_TEST_POSTGRES names a
 * server, then the journeys of e2e in a browser. Under CI=true what is missing is a failure. Arguments are passed
 * on to vitest and leave PostgreSQL and the journeys out: `npm test -- src/member`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { bundleServer, bundleWeb, root } from './bundle.js'
import { installMissing } from './install.js'
import { runInstalled } from './programs.js'
import { requireNode, say } from './progress.js'

requireNode()
await installMissing(root)
const reports = mkdtempSync(join(tmpdir(), 'dangvu-test-'))
const arguments_ = process.argv.slice(2)
const inCi = process.env.CI === 'true'
const total = { passed: 0, failed: 0 }

/** Long ones about rules and histories, not about an engine: where a server is tested as well they run there alone. */
const LONG = [
  'src/main/cli-import.test.ts',
  'src/main/verify.test.ts',
  'src/demonstration/**',
  'src/main/procedures.test.ts',
  'src/main/bench/questions.test.ts',
  'src/statistics/figures.test.ts',
  'src/figures/projection.test.ts',
  'src/form/count.test.ts',
  'src/measure/count.test.ts',
  'src/pivot/count.test.ts',
  'src/testing/importer-refuses.test.ts',
  'src/testing/row-level-security.test.ts',
  'src/exchange/round-trip.test.ts',
]

/**
 * Journeys that count the register as the demonstration has it: beside the others, on a service of their own where nobody
 * records a member; about half of the time of all.
 */
const BESIDE = ['every-page', 'looking', 'dashboard', 'form', 'pivot', 'report'].map(
  (name) => `e2e/${name}.journey.ts`,
)

const later = arguments_.length === 0 && process.env.DANGVU_TEST_POSTGRES ? without(LONG) : arguments_
await runTests('Tests on the embedded database', later, { DANGVU_TEST_POSTGRES: '' })
if (arguments_.length === 0) {
  await onPostgres()
  await inBrowser()
}
rmSync(reports, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

function without(patterns) {
  return patterns.flatMap((pattern) => ['--exclude', pattern])
}

async function onPostgres() {
  const server = process.env.DANGVU_TEST_POSTGRES
  if (!server) return missing('PostgreSQL: DANGVU_TEST_POSTGRES names no server')
  // What reaches no database, or only the embedded one, has been run.
  const once = [
    '**/*.test.tsx',
    '**/rules.test.ts',
    'src/platform/database/embedded.test.ts',
    'src/main/cli.test.ts',
    'src/sheet/**',
    'src/generate/**',
    'src/paper/layout.test.ts',
    'src/report/paper.test.ts',
    'src/output/write-file.test.ts',
    'src/testing/random-register.test.ts',
  ]
  await runTests('Tests on PostgreSQL', without(once), { DANGVU_TEST_POSTGRES: server })
}

async function inBrowser() {
  const chromium = findChromium()
  if (!chromium) return missing('a browser: no Chromium in PATH, and CHROMIUM names none')
  await bundleWeb()
  await bundleServer()
  const config = ['--config', 'e2e/vitest.config.ts']
  const env = { CHROMIUM: chromium }
  await Promise.all([
    runTests('Journeys in the browser', [...config, ...without(BESIDE)], env),
    runTests('Journeys beside them', [...config, ...BESIDE], env),
  ])
}

/** Runs vitest and adds what its report counts; a run that breaks down counts as a failure. */
async function runTests(title, args, env) {
  say(`\n${title}`)
  const report = join(reports, `${title}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runInstalled(root, 'vitest/vitest.mjs', ['run', ...reporters, ...args], {
    env: { ...process.env, ...env },
  })
  const { passed, failed } = countTests(report)
  total.passed += passed
  total.failed += code !== 0 && failed === 0 ? 1 : failed
}

function countTests(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}

function missing(what) {
  say(`\nLeft out for want of ${what}`)
  if (inCi) total.failed += 1
}

function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : null
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return [...places, onMac].find((path) => existsSync(path)) ?? null
}
