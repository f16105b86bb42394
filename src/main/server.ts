import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { WrongSetting, type Config } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/database/connect.ts'
import { migrate, pendingMigrations } from '#platform/database/migrate.ts'
import { createLog, type Log } from '#platform/log.ts'
import { packageRoot } from '#platform/package-root.ts'
import { readStaticFiles, SECURITY_HEADERS, serveStatic } from '#platform/static.ts'

/** What the application needs from outside; tests bring their own. */
export interface Dependencies {
  config: Config
  database: Database
  log: Log
  /** The folder of the built web client. */
  webFolder?: string
}

/** The whole HTTP side as one application that needs no port: `app.request()` asks it. */
export async function createApp({ database, log, webFolder }: Dependencies): Promise<Hono> {
  const app = new Hono()
  app.use(async (c, next) => {
    const start = performance.now()
    await next()
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value)
    const ms = Math.round(performance.now() - start)
    log.debug({ method: c.req.method, url: c.req.path, status: c.res.status, ms }, 'answered')
  })
  app.get('/healthz', (c) => c.json({ status: 'alive' }))
  app.get('/readyz', async (c) => {
    try {
      const missing = await pendingMigrations(database.pool)
      return missing.length === 0 ? c.json({ status: 'ready' }) : c.json({ status: 'not-migrated' }, 503)
    } catch (error) {
      log.warn({ err: error }, 'database not reached')
      return c.json({ status: 'no-database' }, 503)
    }
  })
  serveStatic(app, await readStaticFiles(webFolder ?? join(packageRoot(), 'dist', 'web')))
  app.notFound((c) =>
    c.json({ type: 'about:blank', title: 'Not found', status: 404, code: 'not-found' }, 404),
  )
  app.onError((error, c) => {
    const requestId = randomUUID()
    log.error({ err: error, requestId, method: c.req.method, url: c.req.path }, 'failed')
    return c.json(
      { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal', requestId },
      500,
    )
  })
  return app
}

/** A server that listens; `close` lets running requests end and the database go. */
export interface RunningServer {
  url: string
  close(): Promise<void>
}

/** Opens and migrates the database and serves on the configured port; throws a one-line error when it cannot. */
export async function startServer(config: Config): Promise<RunningServer> {
  if (config.demo && !isLoopback(config.host)) {
    throw new WrongSetting('HOST', `must be this machine (127.0.0.1) while DANGVU_DEMO is on: ${config.host}`)
  }
  const log = createLog(config.logLevel)
  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder })
  try {
    await migrate(database.pool)
    const app = await createApp({ config, database, log })
    const server = createAdaptorServer({ fetch: app.fetch })
    const port = await listen(server, config)
    const close = async () => {
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000).unref()
      })
      await database.close()
    }
    return { url: config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

type Listening = ReturnType<typeof createAdaptorServer>

function listen(server: Listening, { port, host }: Config): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new WrongSetting('PORT', `${port} is in use on ${host}`) : error)
    })
    server.listen(port, host, () => done((server.address() as AddressInfo).port))
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
