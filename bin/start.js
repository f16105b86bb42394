/** `npm start`: from a fresh clone to a running service. Only Node's own modules until the packages are there. */
import { bundleServer, bundleWeb, importCli, root } from './bundle.js'
import { installMissing } from './install.js'
import { requireNode } from './progress.js'

requireNode()
await installMissing(root)
await bundleWeb()
const { main } = await importCli(await bundleServer())
process.exit(await main(['serve']))
