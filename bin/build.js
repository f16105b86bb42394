/** `npm run build`: the pages into dist/web, the server and command line into dist/server. */
import { bundleServer, bundleWeb, root } from './bundle.js'
import { installMissing } from './install.js'
import { requireNode, say } from './progress.js'

requireNode()
await installMissing(root)
await bundleWeb()
await bundleServer()
say('Built: dist/web, dist/server.')
