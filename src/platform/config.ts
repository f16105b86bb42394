import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { clockToday, isDay, type Day } from './day.ts'
import type { Db } from './db.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The settings of this process, read from the environment once; `docs/operations.md` explains each. */
export interface Config {
  host: string
  port: number
  /** The address people reach the service at, without a final slash. */
  publicUrl: string
  /** PostgreSQL 15+; undefined: the embedded database. Never log it. */
  databaseUrl: string | undefined
  dataFolder: string
  demo: boolean
  /** A day that stands in for the clock. */
  today: Day | undefined
  /** Encrypts second-factor keys; undefined: kept in the data folder. Never log it. */
  secret: string | undefined
  smtpUrl: string | undefined
  /** Whom letters are from. */
  smtpFrom: string
  oidc: { issuer: string; client: string; secret: string } | undefined
  logLevel: LogLevel
  operatingSystemUser: string
}

/** A setting that cannot be used; the message names it in one line and never repeats a secret. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting'
  constructor(
    readonly setting: string,
    reason: string,
  ) {
    super(`${setting} ${reason}`)
  }
}

/** Reads the settings; throws WrongSetting at the first value that cannot be used. An empty value is none. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = (name: string) => env[name]?.trim() || undefined
  const port = portOf(read('PORT'))
  const host = read('HOST') ?? '127.0.0.1'
  const databaseUrl = urlOf('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:'])
  const secret = read('DANGVU_SECRET')
  if (secret && secret.length < 32) throw new WrongSetting('DANGVU_SECRET', 'is shorter than 32 characters')
  if (databaseUrl && !secret) throw new WrongSetting('DANGVU_SECRET', 'is required with DATABASE_URL')
  const givenUrl = urlOf('DANGVU_URL', read('DANGVU_URL'), ['http:', 'https:'])
  const publicUrl = (givenUrl ?? localAddress(host, port)).replace(/\/$/, '')
  return {
    host: hostOf(host),
    port,
    publicUrl,
    databaseUrl,
    dataFolder: resolve(read('DANGVU_DATA') ?? './data'),
    demo: switchOf('DANGVU_DEMO', read('DANGVU_DEMO'), databaseUrl === undefined),
    today: dayOf('DANGVU_TODAY', read('DANGVU_TODAY')),
    secret,
    smtpUrl: urlOf('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']),
    smtpFrom: addressOf('SMTP_FROM', read('SMTP_FROM') ?? `dangvu@${new URL(publicUrl).hostname}`),
    oidc: oidcOf(read),
    logLevel: levelOf(read('LOG_LEVEL')),
    operatingSystemUser: userName(),
  }
}

/** Today for this process: DANGVU_TODAY, or the clock in Asia/Ho_Chi_Minh. */
export function today(config: Pick<Config, 'today'>, now: Date = new Date()): Day {
  return config.today ?? clockToday(now)
}

/** Today for the register: DANGVU_TODAY, or the day the register was set to (the demonstration's), or the clock. */
export async function currentToday(db: Db, config: Pick<Config, 'today'>): Promise<Day> {
  if (config.today) return config.today
  const { rows } = await sql<{ value: unknown }>`select value from setting where key = 'today'`.execute(db)
  const value = rows[0]?.value
  return typeof value === 'string' && isDay(value) ? value : clockToday(new Date())
}

/** The login of who runs this; a container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`
  }
}

function portOf(text = '3000'): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new WrongSetting('PORT', `is not a port: ${text}`)
  return port
}

function hostOf(text: string): string {
  if (!/^[\w.:-]+$/.test(text)) throw new WrongSetting('HOST', `is not a host name or address: ${text}`)
  return text
}

function localAddress(host: string, port: number): string {
  const local = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  return `http://${local ? 'localhost' : host}:${port}`
}

function urlOf(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
  if (text === undefined) return undefined
  const fits = URL.canParse(text) && protocols.includes(new URL(text).protocol)
  if (!fits) throw new WrongSetting(name, `is not an address that starts with ${protocols.join('// or ')}//`)
  return text
}

function addressOf(name: string, text: string): string {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(text)) throw new WrongSetting(name, 'is not an e-mail address')
  return text
}

function switchOf(name: string, text: string | undefined, standard: boolean): boolean {
  if (text === undefined) return standard
  if (text !== '0' && text !== '1') throw new WrongSetting(name, `is neither 0 nor 1: ${text}`)
  return text === '1'
}

function dayOf(name: string, text: string | undefined): Day | undefined {
  if (text !== undefined && !isDay(text))
    throw new WrongSetting(name, `is not a calendar day (YYYY-MM-DD): ${text}`)
  return text
}

function oidcOf(read: (name: string) => string | undefined): Config['oidc'] {
  const [issuer, client, secret] = [read('OIDC_ISSUER'), read('OIDC_CLIENT'), read('OIDC_SECRET')]
  if (!issuer && !client && !secret) return undefined
  if (!issuer) throw new WrongSetting('OIDC_ISSUER', 'is missing (OIDC_CLIENT or OIDC_SECRET is set)')
  if (!client) throw new WrongSetting('OIDC_CLIENT', 'is missing (OIDC_ISSUER is set)')
  if (!secret) throw new WrongSetting('OIDC_SECRET', 'is missing (OIDC_ISSUER is set)')
  urlOf('OIDC_ISSUER', issuer, ['https:', 'http:'])
  return { issuer, client, secret }
}

function levelOf(text = 'info'): LogLevel {
  const level = LOG_LEVELS.find((one) => one === text)
  if (!level) throw new WrongSetting('LOG_LEVEL', `is none of ${LOG_LEVELS.join(', ')}: ${text}`)
  return level
}
