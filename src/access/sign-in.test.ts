import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import { addUser, createPasswordLink, createSetupLink } from './commands.ts'
import { createDemonstrationAccounts, DEMONSTRATION_PASSWORD } from './demonstration.ts'
import type { Api } from './doorway.ts'
import { machineActor } from './policy.ts'
import { openDoor, plantUnits, send, TODAY } from './small-world.ts'

const PASSWORD = 'đường làng quanh co'
const machine = machineActor('tester', TODAY)
const HOUR = 3_600_000

let database: Awaited<ReturnType<typeof testDatabase>>
let door: Api
const clock = { now: new Date('2022-10-27T02:00:00Z') }

beforeAll(async () => {
  database = await testDatabase()
  await plantUnits(database.db)
  door = openDoor(database.db, clock).door
})
afterAll(() => database.close())

const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))
const tokenOf = (path: string) => path.split('#')[1]!
const cookieOf = (headers: Headers) => headers.get('set-cookie')!.split(';')[0]!

/** An account with a password, through the link that the command line handed over. */
async function welcome(userName: string, password = PASSWORD): Promise<string> {
  const { link } = await addUser(
    database.db,
    machine,
    { userName, fullName: 'Trần Thị Thử', role: 'officer', code: 'NAM' },
    clock.now,
  )
  const { headers, status } = await send(door, 'POST /api/invitation/acceptance', {
    body: { token: tokenOf(link.path), password },
  })
  expect(status).toBe(200)
  return cookieOf(headers)
}

const signIn = (userName: string, password: string) =>
  send(door, 'POST /api/sign-in', { body: { userName, password } })

test('an empty register is set up by one link, once, within a day', async () => {
  const { db } = database
  expect((await send(door, 'GET /api/sign-in/hints')).body).toMatchObject({
    setUpNeeded: true,
    demonstration: false,
    password: null,
    accounts: [],
  })
  const stale = (await createSetupLink(db, clock.now))!
  const { path } = (await createSetupLink(db, clock.now))!
  expect(
    (await send(door, 'POST /api/invitation/inspection', { body: { token: tokenOf(stale.path) } })).body
      .refusals,
  ).toEqual([{ code: 'link-invalid' }])
  expect(
    (await send(door, 'POST /api/invitation/inspection', { body: { token: tokenOf(path) } })).body,
  ).toMatchObject({ purpose: 'setup', userName: null })
  const asked = { token: tokenOf(path), password: PASSWORD, userName: 'Quan.Tri', fullName: 'Lê Văn  Thử' }
  expect(
    (await send(door, 'POST /api/invitation/acceptance', { body: { ...asked, password: 'ngắn' } })).body
      .refusals,
  ).toEqual([{ code: 'password-too-short', min: 10 }])
  const { body, headers } = await send(door, 'POST /api/invitation/acceptance', { body: asked })
  expect(body).toMatchObject({
    account: { userName: 'quan.tri', fullName: 'Lê Văn Thử' },
    units: [{ code: 'TW', role: 'administrator' }],
    today: TODAY,
  })
  expect(headers.get('set-cookie')).toMatch(
    /^dangvu=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  expect((await send(door, 'POST /api/invitation/acceptance', { body: asked })).status).toBe(422)
  expect(await createSetupLink(db, clock.now)).toBeNull()
})

test('a link is good for one use and until it expires; a newer link ends it', async () => {
  const { db } = database
  const { link } = await addUser(db, machine, { userName: 'het-han', role: 'leader', code: 'NAM' }, clock.now)
  const accept = (path: string) =>
    send(door, 'POST /api/invitation/acceptance', { body: { token: tokenOf(path), password: PASSWORD } })
  const newer = (await createPasswordLink(db, machine, 'het-han', clock.now)).link
  expect((await accept(link.path)).status).toBe(422)
  later(24 * HOUR)
  expect((await accept(newer.path)).status).toBe(422)
  const last = (await createPasswordLink(db, machine, 'het-han', clock.now)).link
  later(24 * HOUR - 1000)
  const [one, two] = await Promise.all([accept(last.path), accept(last.path)])
  expect(new Set([one.status, two.status])).toEqual(new Set([200, 422]))
})

test('the password is the same however the keyboard composes it, and the name however it is written', async () => {
  await welcome('ban-phim', 'Tổ chức là đòn bẩy'.normalize('NFC'))
  expect((await signIn(' Ban-Phim ', 'Tổ chức là đòn bẩy'.normalize('NFD'))).status).toBe(200)
})

test('unknown name, wrong password, no password yet and disabled account look the same', async () => {
  const { db } = database
  await welcome('co-that')
  await welcome('da-khoa')
  await sql`update account set disabled_at = now() where user_name = 'da-khoa'`.execute(db)
  await addUser(db, machine, { userName: 'chua-dat', role: 'leader', code: 'NAM' }, clock.now)
  const answers = []
  for (const [name, password] of [
    ['khong-co', PASSWORD],
    ['co-that', 'sai mật khẩu rồi'],
    ['chua-dat', PASSWORD],
    ['da-khoa', PASSWORD],
  ]) {
    const { status, body, headers } = await signIn(name!, password!)
    expect(headers.get('set-cookie')).toBeNull()
    answers.push({ status, code: body.code })
  }
  expect(answers).toEqual(answers.map(() => ({ status: 401, code: 'wrong-credentials' })))
  const { rows } = await sql<{
    actor_name: string
  }>`select actor_name from event where action = 'sign-in.failure' order by id`.execute(db)
  expect(rows.map((row) => row.actor_name)).toEqual(['(unknown)', 'co-that', 'chua-dat', 'da-khoa'])
})

test('after five wrong passwords the account waits, longer each time; the right one then clears it', async () => {
  await welcome('bi-do')
  for (let i = 0; i < 5; i++) expect((await signIn('bi-do', 'sai mật khẩu rồi')).status).toBe(401)
  const waiting = await signIn('bi-do', PASSWORD)
  expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '1'])
  later(1000)
  expect((await signIn('bi-do', 'sai mật khẩu rồi')).status).toBe(401)
  expect((await signIn('bi-do', PASSWORD)).headers.get('retry-after')).toBe('2')
  later(2000)
  expect((await signIn('bi-do', PASSWORD)).status).toBe(200)
  expect((await signIn('bi-do', 'sai mật khẩu rồi')).status).toBe(401)
})

test('many guesses at the same moment do not slip through', async () => {
  await welcome('don-dap')
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('don-dap', 'sai mật khẩu rồi')))
  expect(answers.filter(({ status }) => status === 401).length).toBe(5)
  expect(answers.filter(({ status }) => status === 429).length).toBe(7)
})

test('an address that fails thirty times waits, whatever names it tries', async () => {
  await sql`delete from sign_in_attempt`.execute(database.db)
  const statuses = []
  for (let i = 0; i < 31; i++) statuses.push((await signIn(`ten-${i}`, 'x')).status)
  expect(statuses).toEqual([...Array(30).fill(401), 429])
  await sql`delete from sign_in_attempt`.execute(database.db)
})

test('a session ends when I sign out, after twelve idle hours, and after seven days', async () => {
  const status = async (as: string) => (await send(door, 'GET /api/session', { as })).status
  const [left, idle, kept] = [await welcome('ra-ve'), await welcome('bo-quen'), await welcome('cham-chi')]
  await send(door, 'POST /api/sign-out', { as: left })
  expect(await status(left)).toBe(401)
  for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
    later(11 * HOUR)
    expect(await status(kept)).toBe(200)
  }
  expect(await status(idle)).toBe(401)
  later(11 * HOUR)
  expect(await status(kept)).toBe(401)
})

test('a new password ends every other session, and a copy of the table opens nothing', async () => {
  const stolen = await welcome('mat-may')
  const mine = cookieOf((await signIn('mat-may', PASSWORD)).headers)
  const change = (current: string, next: string) =>
    send(door, 'POST /api/password', { as: mine, body: { current, next } })
  expect((await change('sai mật khẩu rồi', 'một câu khác hẳn')).body.refusals).toEqual([
    { code: 'wrong-current-password' },
  ])
  expect((await change(PASSWORD, 'mat-may 2022')).body.refusals).toEqual([{ code: 'password-names-account' }])
  const changed = await change(PASSWORD, 'một câu khác hẳn')
  expect(changed.status).toBe(200)
  for (const old of [stolen, mine])
    expect((await send(door, 'GET /api/session', { as: old })).status).toBe(401)
  const fresh = cookieOf(changed.headers)
  expect((await send(door, 'GET /api/session', { as: fresh })).body.account.userName).toBe('mat-may')
  const { rows } = await sql<{
    token: string
  }>`select encode(token_digest, 'base64') as token from session`.execute(database.db)
  for (const { token } of rows)
    expect((await send(door, 'GET /api/session', { as: `dangvu=${token}` })).status).toBe(401)
  expect(await signIn('mat-may', PASSWORD)).toMatchObject({ status: 401 })
})

test('my language stays mine', async () => {
  const as = await welcome('tieng-anh')
  expect(
    (await send(door, 'PUT /api/session/locale', { as, body: { locale: 'en' } })).body.account.locale,
  ).toBe('en')
  expect((await send(door, 'PUT /api/session/locale', { as, body: { locale: 'fr' } })).body.title).toBe(
    'The request cannot be read',
  )
})

test('demonstration sign-ins exist only in a demonstration, with their units', async () => {
  const { db } = database
  await plantUnits(db, [
    ['NAMDINH', 'TW'],
    ['NAMDINH.KHOI', 'NAMDINH'],
    ['NAMDINH.KHOI.01', 'NAMDINH.KHOI'],
    ['TPHCM', 'TW'],
  ])
  await createDemonstrationAccounts(db, machine)
  expect((await send(door, 'GET /api/sign-in/hints')).body.accounts).toEqual([])
  await sql`insert into setting values ('demonstration', 'true')`.execute(db)
  const { body } = await send(door, 'GET /api/sign-in/hints')
  expect(body.accounts.map((one: { userName: string }) => one.userName)).toEqual([
    'canbo',
    'lanhdao',
    'bithu',
    'dangvien',
    'trunguong',
    'tphcm',
    'quantri',
    'kiemtra',
  ])
  expect(body.accounts[0]).toMatchObject({ role: 'officer', unit: 'Đơn vị NAMDINH.KHOI' })
  for (const { userName } of body.accounts)
    expect((await signIn(userName, DEMONSTRATION_PASSWORD)).status).toBe(200)
  expect(await createDemonstrationAccounts(db, machine)).toHaveLength(8)
})
