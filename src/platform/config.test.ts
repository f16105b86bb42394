import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import { currentToday, readConfig, today } from './config.ts'
import { day } from './day.ts'

const SERVER = { DATABASE_URL: 'postgresql://dangvu:very-private@db/dangvu', DANGVU_SECRET: 'x'.repeat(32) }

test('without any setting the embedded demonstration is served on this machine alone', () => {
  expect(readConfig({ PORT: '' })).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    demo: true,
    today: undefined,
    oidc: undefined,
    logLevel: 'info',
  })
})

test('with a server of one’s own there is no demonstration unless it is asked for', () => {
  expect(readConfig(SERVER).demo).toBe(false)
  expect(readConfig({ ...SERVER, DANGVU_DEMO: '1' }).demo).toBe(true)
})

test.each<[env: NodeJS.ProcessEnv, message: string]>([
  [{ PORT: '65536' }, 'PORT is not a port: 65536'],
  [{ PORT: '80a' }, 'PORT is not a port: 80a'],
  [{ HOST: 'a b' }, 'HOST is not a host name or address: a b'],
  [
    { ...SERVER, DATABASE_URL: 'mysql://u:very-private@db/x' },
    'DATABASE_URL is not an address that starts with postgres:// or postgresql://',
  ],
  [{ DATABASE_URL: SERVER.DATABASE_URL }, 'DANGVU_SECRET is required with DATABASE_URL'],
  [{ DANGVU_SECRET: 'x'.repeat(31) }, 'DANGVU_SECRET is shorter than 32 characters'],
  [{ DANGVU_DEMO: 'yes' }, 'DANGVU_DEMO is neither 0 nor 1: yes'],
  [{ DANGVU_TODAY: '2022-02-29' }, 'DANGVU_TODAY is not a calendar day (YYYY-MM-DD): 2022-02-29'],
  [{ DANGVU_URL: 'dangvu.example' }, 'DANGVU_URL is not an address that starts with http:// or https://'],
  [{ SMTP_URL: 'mail' }, 'SMTP_URL is not an address that starts with smtp:// or smtps://'],
  [{ OIDC_CLIENT: 'dangvu' }, 'OIDC_ISSUER is missing (OIDC_CLIENT or OIDC_SECRET is set)'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT is missing (OIDC_ISSUER is set)'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is none of fatal, error, warn, info, debug, trace, silent: loud'],
])('%o is refused by name', (env, message) => {
  expect(() => readConfig(env)).toThrow(message)
  expect(() => readConfig(env)).not.toThrow(/very-private/)
})

test('PORT 65535 and a secret of 32 characters are the last and the first accepted', () => {
  expect(readConfig({ PORT: '65535', DANGVU_SECRET: 'x'.repeat(32) })).toMatchObject({ port: 65_535 })
})

test('today by the clock is the day in Hà Nội', () => {
  expect(today({ today: undefined }, new Date('2022-10-26T16:59:59Z'))).toBe('2022-10-26')
  expect(today({ today: undefined }, new Date('2022-10-26T17:00:00Z'))).toBe('2022-10-27')
})

test('today is what was set for the process, else for the register, else the clock', async () => {
  const { db, close } = await testDatabase()
  expect(await currentToday(db, { today: undefined })).toBe(today({ today: undefined }))
  await sql`insert into setting (key, value) values ('today', '"2022-10-27"')`.execute(db)
  expect(await currentToday(db, { today: undefined })).toBe('2022-10-27')
  expect(await currentToday(db, { today: day('2025-07-01') })).toBe('2025-07-01')
  await close()
})
