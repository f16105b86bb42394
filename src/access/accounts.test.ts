import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import { addUser, createPasswordLink, disableUser, listUsers } from './commands.ts'
import type { Api } from './doorway.ts'
import { machineActor, type Actor } from './policy.ts'
import { cookieOf, enrol, openDoor, plantUnits, send, TODAY } from './small-world.ts'
import { organisationIdOfCode } from './organisations.ts'
import { sql } from 'kysely'

type Entry = { organisation: { code: string } | null }

let database: Awaited<ReturnType<typeof testDatabase>>
let door: Api
let uuid: Map<string, string>
let unit: Map<string, string>
let chief: Actor
let cookie: Record<'whole' | 'nam' | 'officer' | 'auditor', string>
const clock = { now: new Date('2022-10-27T02:00:00Z') }
let serial = 0

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  unit = await plantUnits(db)
  const { rows } = await sql<{
    code: string
    public_id: string
  }>`select code, public_id from organisation`.execute(db)
  uuid = new Map(rows.map((row) => [row.code, row.public_id]))
  chief = await enrol(db, 'toan-quoc', 'administrator', null)
  const at = (name: string, role: 'administrator' | 'officer' | 'auditor') =>
    enrol(db, name, role, unit.get('NAM')!)
  const [nam, officer, auditor] = [
    await at('tinh', 'administrator'),
    await at('can-bo', 'officer'),
    await at('kiem-tra', 'auditor'),
  ]
  const sessionOf = (actor: Actor) => cookieOf(db, actor, clock.now)
  cookie = {
    whole: await sessionOf(chief),
    nam: await sessionOf(nam),
    officer: await sessionOf(officer),
    auditor: await sessionOf(auditor),
  }
  door = openDoor(db, clock).door
})
beforeEach(() => void (serial += 1))
afterAll(() => database.close())

const create = (as: string, code: string, role = 'officer', userName = `moi-${serial}`) =>
  send(door, 'POST /api/accounts', {
    as,
    body: { userName, fullName: 'Phạm Thị Mới', role, organisationId: uuid.get(code) },
  })

test('done: an administrator creates an account below him and hands over a one-time link', async () => {
  const { status, body } = await create(cookie.nam, 'NAM.MOI')
  expect(status).toBe(200)
  expect(body.account).toMatchObject({
    hasPassword: false,
    holdings: [{ role: 'officer', code: 'NAM.MOI', from: TODAY }],
  })
  expect(body.link.path).toMatch(/^\/invitation#[\w-]{43}$/)
})

test('refused: a name that is taken, and changing oneself', async () => {
  expect((await create(cookie.nam, 'NAM', 'leader', 'CAN-BO')).body.refusals).toEqual([
    { code: 'user-name-taken' },
  ])
  const own = await send(door, `POST /api/accounts/${chief.publicId}/roles`, {
    as: cookie.whole,
    body: { role: 'officer', organisationId: uuid.get('TW') },
  })
  expect(own.body.refusals).toEqual([{ code: 'own-account' }])
  expect(
    (await send(door, `POST /api/accounts/${chief.publicId}/disabling`, { as: cookie.whole, body: {} }))
      .status,
  ).toBe(422)
})

test('forbidden for who keeps no accounts; out of reach beyond one’s units', async () => {
  expect((await create(cookie.officer, 'NAM.MOI')).status).toBe(403)
  expect((await send(door, 'POST /api/accounts/search', { as: cookie.officer, body: {} })).status).toBe(403)
  expect((await create(cookie.nam, 'BAC')).status).toBe(404)
  expect((await create(cookie.nam, 'TW')).status).toBe(404)
  expect((await send(door, `GET /api/accounts/${chief.publicId}`, { as: cookie.nam })).status).toBe(404)
})

test('an account that also holds a role above is seen but not kept from below: its link would lend that role', async () => {
  const { id } = (await create(cookie.nam, 'NAM.MOI')).body.account
  const granted = await send(door, `POST /api/accounts/${id}/roles`, {
    as: cookie.whole,
    body: { role: 'leader', organisationId: uuid.get('TW') },
  })
  expect(granted.body.holdings).toHaveLength(2)
  expect((await send(door, `GET /api/accounts/${id}`, { as: cookie.nam })).status).toBe(200)
  for (const act of ['password-link', 'disabling']) {
    expect((await send(door, `POST /api/accounts/${id}/${act}`, { as: cookie.nam, body: {} })).status).toBe(
      403,
    )
  }
  expect(
    (await send(door, `POST /api/accounts/${id}/password-link`, { as: cookie.whole, body: {} })).status,
  ).toBe(200)
})

test('a role is given once, and ends today', async () => {
  const { id, holdings } = (await create(cookie.nam, 'NAM.MOI')).body.account
  const give = () =>
    send(door, `POST /api/accounts/${id}/roles`, {
      as: cookie.nam,
      body: { role: 'officer', organisationId: uuid.get('NAM.MOI') },
    })
  expect((await give()).body.refusals).toEqual([{ code: 'role-already-held' }])
  const revoke = () => send(door, `DELETE /api/accounts/${id}/roles/${holdings[0].id}`, { as: cookie.nam })
  expect((await revoke()).body.holdings).toEqual([])
  expect((await revoke()).status).toBe(404)
  expect((await give()).body.holdings).toHaveLength(1)
})

test('a disabled account is out at once, and back when enabled', async () => {
  const { body } = await create(cookie.nam, 'NAM.MOI')
  const token = body.link.path.split('#')[1]
  const joined = await send(door, 'POST /api/invitation/acceptance', {
    body: { token, password: 'một mật khẩu dài' },
  })
  const as = joined.headers.get('set-cookie')!.split(';')[0]!
  const act = (what: string) =>
    send(door, `POST /api/accounts/${body.account.id}/${what}`, { as: cookie.nam, body: {} })
  expect((await act('disabling')).body.disabledAt).toBe(clock.now.toISOString())
  expect((await send(door, 'GET /api/session', { as })).status).toBe(401)
  expect((await act('enabling')).body.disabledAt).toBeNull()
  expect((await send(door, 'GET /api/session', { as })).status).toBe(401)
})

test('a search finds names without their marks and turns pages without gaps', async () => {
  for (let i = 0; i < 5; i++) await create(cookie.nam, 'NAM.MOI', 'leader', `trang-${i}`)
  const find = (body: object) => send(door, 'POST /api/accounts/search', { as: cookie.nam, body })
  const names: string[] = []
  for (let after: string | undefined; ;) {
    const { body } = await find({ text: 'pham thi moi', limit: 2, after })
    names.push(...body.items.map((one: { userName: string }) => one.userName))
    if (body.next === null) break
    after = body.next
  }
  expect(names).toEqual([...new Set(names)].toSorted())
  expect(names).toEqual(expect.arrayContaining(['trang-0', 'trang-4']))
  expect((await find({ text: 'toan-quoc' })).body.items).toEqual([])
  expect((await find({ text: '%' })).body.items).toEqual([])
})

test('the audit log shows each reader his own units; what concerns none, the whole register’s reader', async () => {
  await create(cookie.whole, 'BAC', 'leader')
  const log = async (as: string, query = '') =>
    (await send(door, `GET /api/events?limit=200${query}`, { as })).body.items
  const seen = await log(cookie.auditor)
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen.map((one: Entry) => one.organisation!.code.slice(0, 3)))).toEqual(new Set(['NAM']))
  expect(
    (await log(cookie.whole, '&action=account.create')).some(
      (one: Entry) => one.organisation?.code === 'BAC',
    ),
  ).toBe(true)
  expect(await log(cookie.whole, '&from=2000-01-01&to=2000-01-02')).toEqual([])
  expect((await send(door, 'GET /api/events', { as: cookie.officer })).status).toBe(403)
  expect((await send(door, 'GET /api/events/seals', { as: cookie.auditor })).body.sealed).toBe(0)
})

test('the command line keeps accounts too', async () => {
  const { db } = database
  const machine = machineActor('tester', TODAY)
  const added = await addUser(
    db,
    machine,
    { userName: 'Dong.Lenh', role: 'secretary', code: 'NAM.MOI.1' },
    clock.now,
  )
  expect(added.account).toMatchObject({ userName: 'dong.lenh', holdings: [{ code: 'NAM.MOI.1' }] })
  expect((await createPasswordLink(db, machine, 'dong.lenh', clock.now)).link.path).not.toBe(added.link.path)
  expect((await disableUser(db, machine, 'dong.lenh', clock.now)).disabledAt).not.toBeNull()
  expect((await listUsers(db, machine)).map((one) => one.userName)).toContain('dong.lenh')
  await expect(organisationIdOfCode(db, 'KHONG.CO')).rejects.toThrow('KHONG.CO')
})
