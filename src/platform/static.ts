import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, Hono } from 'hono'

/** A built file of the web client, ready to send. */
interface StaticFile {
  type: string
  etag: string
  /** Bytes by content coding: as they are, and compressed where that is worth it. */
  bytes: { identity: Buffer; br?: Buffer; gzip?: Buffer }
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** Scripts come from our own origin only; styles may also stand in the page, as the component library writes them. */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `manifest-src 'self'`,
  `worker-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** What every answer says to the browser, page or API: nothing is guessed, framed, or told to other sites. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The built files of a folder by address (`/assets/x.js`); null when nothing has been built there. */
export async function readStaticFiles(folder: string): Promise<Map<string, StaticFile> | null> {
  const files = new Map<string, StaticFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = path.slice(folder.length).replaceAll('\\', '/')
    files.set(address, await prepare(path))
  }
  return files.has('/index.html') ? files : null
}

/**
 * Serves the web client: built assets (their names carry a hash) for ever, the page anew each time, and the page
 * for every address of the client. Unknown addresses under /api and /assets are left to what comes after.
 */
export function serveStatic(app: Hono, files: ReadonlyMap<string, StaticFile> | null): void {
  app.get('*', (c, next) => {
    const path = c.req.path
    if (path === '/api' || path.startsWith('/api/')) return next()
    if (!files) return c.text('The pages have not been built: npm run build', 503)
    const file = files.get(path)
    if (file) return send(c, file, path.startsWith('/assets/'))
    return extname(path) !== '' || path.startsWith('/assets/')
      ? next()
      : send(c, files.get('/index.html')!, false)
  })
}

function send(c: Context, { type, etag, bytes }: StaticFile, immutable: boolean): Response {
  c.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('etag', etag)
  c.header('vary', 'accept-encoding')
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
  const accepted = c.req.header('accept-encoding') ?? ''
  const coding = (['br', 'gzip'] as const).find(
    (one) => bytes[one] && new RegExp(String.raw`\b${one}\b`).test(accepted),
  )
  if (coding) c.header('content-encoding', coding)
  return c.body(new Uint8Array(bytes[coding ?? 'identity']!), 200, { 'content-type': type })
}

async function prepare(path: string): Promise<StaticFile> {
  const identity = await readFile(path)
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  const plain = !/^(text|application\/(json|geo|manifest)|image\/svg)/.test(type) || identity.length < 1_000
  if (plain) return { type, etag, bytes: { identity } }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(identity, quality),
    promisify(gzip)(identity, { level: 6 }),
  ])
  return { type, etag, bytes: { identity, br, gzip: gz } }
}
