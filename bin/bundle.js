import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { say } from './progress.js'

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDER_KEPT = 3

const OWN = /^(\.|#|\/|[A-Za-z]:\\)/
/** Packages of hundreds of small files, which every command would look up and read one by one: a third of its start. */
const TAKEN_IN = /^(kysely|zod|hono|@hono|commander)(\/|$)/

/**
 * Builds the server and command line where their sources have changed and returns the folder of the bundle.
 * Each state of the sources has a folder of its own, which appears at once, so a running server keeps its files.
 * Every `*-process.ts` and `*-worker.ts` becomes a program of its own beside `cli.js`.
 */
export async function bundleServer() {
  const sources = filesBelow(join(root, 'src')).filter(
    (file) => !/(\.test\.ts|\.tsx|\.css|\.sql|\.md)$/.test(file.path),
  )
  const bundles = join(root, 'dist', 'server')
  const folder = join(bundles, fingerprint(sources))
  if (existsSync(join(folder, 'cli.js'))) return folder
  say('Building the server…')
  const { rolldown } = await import('rolldown')
  const programs = sources.filter(({ path }) => /-(process|worker)\.ts$/.test(path)).map(({ path }) => path)
  const inputs = [join(root, 'src', 'main', 'cli.ts'), ...programs]
  const unfinished = `${folder}.${process.pid}`
  const build = await rolldown({
    input: Object.fromEntries(inputs.map((path) => [path.replace(/^.*[\\/]|\.ts$/g, ''), path])),
    cwd: root,
    platform: 'node',
    external: (id) => !OWN.test(id) && !TAKEN_IN.test(id),
    logLevel: 'warn',
  })
  await build.write({ dir: unfinished, format: 'esm', sourcemap: true, entryFileNames: '[name].js' })
  await build.close()
  moveInto(unfinished, folder)
  sweep(bundles, folder)
  return folder
}

/** Builds the pages where their sources have changed. */
export async function bundleWeb() {
  const own = ['index.html', 'vite.config.ts', 'package-lock.json']
    .map((name) => join(root, name))
    .filter(existsSync)
  const sources = [...filesBelow(join(root, 'src')), ...filesBelow(join(root, 'public')), ...own.map(fileAt)]
  const state = fingerprint(sources.filter(({ path }) => !/\.test\.tsx?$|\.sql$/.test(path)))
  const folder = join(root, 'dist', 'web')
  const stamp = join(root, 'dist', 'web.state')
  if (existsSync(join(folder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state)
    return
  say('Building the pages…')
  const { build } = await import('vite')
  const unfinished = `${folder}.${process.pid}`
  await build({ root, logLevel: 'warn', build: { outDir: unfinished, emptyOutDir: true } })
  rmSync(folder, { recursive: true, force: true })
  moveInto(unfinished, folder)
  writeFileSync(stamp, state)
}

/** The command line's entry of a bundle, imported. */
export async function importCli(folder) {
  return import(pathToFileURL(join(folder, 'cli.js')).href)
}

function fileAt(path) {
  const { size, mtimeMs } = statSync(path)
  return { path, size, mtimeMs }
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fileAt(join(entry.parentPath, entry.name)))
}

function fingerprint(files) {
  const lines = files.map(({ path, size, mtimeMs }) => `${relative(root, path)}:${size}:${mtimeMs}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}

/** Gives a finished folder its name; another process may have finished the same one first. */
function moveInto(unfinished, folder) {
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function sweep(bundles, current) {
  const older = readdirSync(bundles)
    .map((name) => fileAt(join(bundles, name)))
    .filter(({ path }) => path !== current)
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
  for (const { path } of older.slice(OLDER_KEPT)) rmSync(path, { recursive: true, force: true })
}
