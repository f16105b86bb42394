/** `npm start`: from a fresh clone to a running service. Only Node's own modules until the packages are there. */
import { bundleServer, bundleWeb, importCli, root } from './bundle.js'
import { installMissing } from './install.js'
import { requireNode } from './progress.js'

requireNode()
await installMissing(root)
await bundleWeb()
const { main } = await importCli(await bundleServer())
stopWithNpm()
process.exit(await main(['serve']))

/** npm does not pass SIGTERM through its shell: when the shell has gone, so do we. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
