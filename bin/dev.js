/** `npm run dev`: the server from source, restarted at each change, and the pages with hot replacement. */
import { root } from './bundle.js'
import { installMissing } from './install.js'
import { start } from './programs.js'
import { requireNode, say } from './progress.js'

requireNode()
await installMissing(root)
// The browser asks vite, which passes on: the server must know that address as its own.
process.env.DANGVU_URL ??= `http://localhost:${process.env.DANGVU_WEB_PORT ?? 5173}`
say(
  `Pages: http://localhost:${process.env.DANGVU_WEB_PORT ?? 5173} (the server behind them: port ${process.env.PORT ?? 3000})`,
)
const installed = (program, args) =>
  start(process.execPath, [`${root}/node_modules/${program}`, ...args], { cwd: root })
const both = [
  installed('tsx/dist/cli.mjs', ['watch', '--clear-screen=false', 'bin/serve-source.js']),
  installed('vite/bin/vite.js', ['--clearScreen', 'false']),
]
const code = await Promise.race(both.map(({ ended }) => ended))
for (const { child } of both) child.kill('SIGTERM')
await Promise.all(both.map(({ ended }) => ended))
process.exit(code)
