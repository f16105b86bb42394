#!/usr/bin/env node
/** `npx dangvu …`: builds the command line if its sources have changed, then runs it. */
import { requireNode, say } from './progress.js'

requireNode()
process.stdout.on('error', (error) => {
  // Whoever read our output (`| head`) has had enough.
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
const { bundleServer, importCli } = await import('./bundle.js')
const { main } = await importCli(await bundleServer().catch(explain))
process.exitCode = await main(process.argv.slice(2))
// Whatever still holds the process after its answer is ours to let go of.
setTimeout(() => process.exit(), 2_000).unref()

function explain(error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND') say('The packages are missing: run `npm ci` first.')
  else say(String(error.message ?? error))
  process.exit(1)
}
