import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { createSetupLink } from '#access/commands.ts'
import { DEMONSTRATION_PASSWORD, isDemonstration, listDemonstrationAccounts } from '#access/demonstration.ts'
import { createApi } from '#access/doorway.ts'
import { startHousekeeping } from '#access/housekeeping.ts'
import { forgetChanges } from '#movement/changes.ts'
import { refreshAwaiting } from '#procedure/store.ts'
import { startReminders } from '#reminder/reminders.ts'
import { forgetMails } from '#reminder/store.ts'
import { failAbandonedRuns } from '#exchange/jobs.ts'
import { startRunner } from '#job/runner.ts'
import { keepFigures } from '#figures/keeper.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import { currentToday, readConfig, WrongSetting, type Config } from '#platform/config.ts'
import { startCare } from '#platform/database/care.ts'
import { openDatabase, type Database } from '#platform/database/connect.ts'
import { isNewDataFolder } from '#platform/database/embedded.ts'
import { pendingMigrations } from '#platform/database/migrate.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { createLog, type Log } from '#platform/log.ts'
import { packageRoot } from '#platform/package-root.ts'
import { programBeside } from '#platform/program.ts'
import { readStaticFiles, SECURITY_HEADERS, serveStatic } from '#platform/static.ts'
import { say } from './print.ts'
import { prepareRegister } from './register.ts'
import { INBOX_SOURCES, serveRooms } from './rooms.ts'

/** What the application needs from outside; tests bring their own. */
export interface Dependencies {
  config: Config
  database: Database
  log: Log
  /** The register's day; asked anew for every request, so that a moved demonstration day shows at once. */
  today: () => Day
  /** National figures from memory; without, the database counts. */
  figures?: Figures
  /** The folder of the built web client. */
  webFolder?: string
  /** Tests and development: a write without an event is an error. */
  strict?: boolean
}

/** The whole HTTP side as one application that needs no port: `app.request()` asks it. */
export async function createApp({
  config,
  database,
  log,
  today,
  figures = noFigures,
  webFolder,
  strict = false,
}: Dependencies): Promise<Hono> {
  const app = new Hono()
  app.use(async (c, next) => {
    const start = performance.now()
    await next()
    // The API sets its own.
    if (!c.req.path.startsWith('/api/'))
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        if (!c.res.headers.has(name)) c.header(name, value)
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
  const secure = config.publicUrl.startsWith('https:')
  const api = createApi({
    db: database.db,
    now: () => new Date(),
    today,
    secure,
    origin: config.publicUrl,
    strict,
    log,
  })
  serveRooms(api, {
    dataFolder: config.dataFolder,
    figures,
    mail: config.smtpUrl !== undefined,
    publicUrl: config.publicUrl,
  })
  app.route('/', api.app)
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
  demonstration: boolean
  database: Database
  close(): Promise<void>
}

/** Opens and prepares the register and serves on the configured port; throws a one-line error when it cannot. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.dataFolder })
  try {
    await prepareRegister(database, config, { demonstration: true, say })
    const demonstration = await isDemonstration(database.db)
    if (demonstration && !isLoopback(config.host))
      throw new WrongSetting(
        'HOST',
        `must be this machine (127.0.0.1) while the register holds demonstration data: ${config.host}`,
      )
    await failAbandonedRuns(database.db)
    const clock = await startClock(database.db, config)
    const figures = keepFigures(database, {
      dataFolder: config.dataFolder,
      failed: (error) => log.error({ err: error }, 'figures failed'),
    })
    const app = await createApp({ config, database, log, today: clock.today, figures })
    const server = createAdaptorServer({ fetch: app.fetch })
    const port = await listen(server, config)
    const failed = (error: unknown) => log.error({ err: error }, 'housekeeping failed')
    const housekeeping = startHousekeeping(database.db, {
      now: () => new Date(),
      failed,
      forget: async (db, now) => {
        await forgetChanges(db, now)
        await inTransaction(db, (tx) => refreshAwaiting(tx, clock.today()))
        await forgetMails(db, now)
      },
    })
    const care = startCare(database, failed)
    const jobs = startRunner(database.db, {
      dataFolder: config.dataFolder,
      program: programBeside(import.meta.url, 'job-worker'),
      now: () => new Date(),
      failed,
    })
    const reminders = config.smtpUrl
      ? startReminders(database.db, {
          smtpUrl: config.smtpUrl,
          from: config.smtpFrom,
          publicUrl: config.publicUrl,
          sources: INBOX_SOURCES,
          today: clock.today,
          now: () => new Date(),
          failed: (error) => log.error({ err: error }, 'reminders failed'),
        })
      : null
    const close = async () => {
      clock.stop()
      await reminders?.stop()
      await figures.stop()
      await jobs.stop()
      await care.stop()
      await housekeeping.stop()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000).unref()
      })
      await database.close()
    }
    const url = config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl
    return { url, demonstration, database, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

const CLOCK_EVERY_MS = 2_000

/** The register's day without asking the database at every request; a moved day is seen within two seconds. */
async function startClock(db: Db, config: Config): Promise<{ today: () => Day; stop: () => void }> {
  let day = await currentToday(db, config)
  const timer = setInterval(
    () =>
      void currentToday(db, config).then(
        (now) => (day = now),
        () => {},
      ),
    CLOCK_EVERY_MS,
  )
  return { today: () => day, stop: () => clearInterval(timer) }
}

/** `dangvu serve`: prints the address and how to sign in, and serves until a signal comes. */
export async function serveUntilStopped(): Promise<number> {
  const config = readConfig()
  if (!config.databaseUrl && isNewDataFolder(config.dataFolder))
    say('Chuẩn bị cơ sở dữ liệu… (preparing the database)')
  const server = await startServer(config)
  say(`Đảng vụ: ${server.url}   (Ctrl-C để dừng)`)
  await saySignIns(server, config)
  const signal = await new Promise<string>((done) => {
    for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(one, () => done(one))
  })
  say(`Đang dừng (${signal})…`)
  await server.close()
  return 0
}

async function saySignIns({ database, demonstration, url }: RunningServer, config: Config): Promise<void> {
  if (demonstration) {
    const today = await currentToday(database.db, config)
    const accounts = await listDemonstrationAccounts(database.db, today)
    say(`Dữ liệu minh họa, hôm nay là ${formatDay(today)}. Đăng nhập với mật khẩu ${DEMONSTRATION_PASSWORD}:`)
    for (const { userName, role, unit } of accounts)
      say(`  ${userName.padEnd(10)} ${role.padEnd(14)} ${unit ?? ''}`)
    return
  }
  const link = await createSetupLink(database.db, new Date())
  if (link) say(`Thiết lập quản trị viên đầu tiên (dùng một lần): ${url}${link.path}`)
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
