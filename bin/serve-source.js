/** Serves straight from the source; runs under tsx (`npm run dev`). */
const { main } = await import('../src/main/cli.ts')
process.exit(await main(['serve']))
