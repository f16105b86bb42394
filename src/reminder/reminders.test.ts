import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cookieOf, enrol, send as sendTo } from '#access/small-world.ts'
import { assignmentsAwaiting } from '#assignment/awaiting.ts'
import { serveAssignments } from '#assignment/routes.ts'
import { codesOf, openDistrict, type District } from '#assignment/small-district.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { writeDigests } from './digest.ts'
import { mailSender } from './mail.ts'
import { sendDue } from './outbox.ts'
import { serveReminders } from './routes.ts'
import { forgetMails } from './store.ts'

const URL_OF_SERVICE = 'https://dangvu.example'
const MORNING = new Date('2022-10-27T00:30:00Z')
const TITLE = 'Việc của đồng chí Nguyễn Văn An'

let district: District
let db: Db
let smtp: SMTPServer
let sender: ReturnType<typeof mailSender>
let received: string[] = []
/** What the mail server answers to the next letters: 0 takes it, otherwise the code of its refusal. */
let answers: number[] = []
let admin: string

beforeAll(async () => {
  district = await openDistrict(serveAssignments, (door) =>
    serveReminders(door, { mail: true, publicUrl: URL_OF_SERVICE }),
  )
  db = district.database.db
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'TW'`.execute(db)
  admin = await cookieOf(
    db,
    await enrol(db, 'quan-tri', 'administrator', rows[0]!.id),
    new Date('2022-10-27T02:00:00Z'),
  )
  await district.give('khoi', { of: 'list', text: 'NK.CB1' }, { title: TITLE })
  await district.give('khoi', { of: 'list', text: 'NK.CB1' }, { title: TITLE, dueOn: '2022-11-01' })
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const code = answers.shift() ?? 0
        if (code !== 0) return done(Object.assign(new Error('no'), { responseCode: code }))
        received.push(Buffer.concat(chunks).toString('utf8'))
        return done()
      })
    },
  })
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
  const { port } = smtp.server.address() as AddressInfo
  sender = mailSender({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'dangvu@dangvu.example',
    publicUrl: URL_OF_SERVICE,
  })
})
afterAll(async () => {
  sender.close()
  await new Promise<void>((done) => smtp.close(done))
  await district.database.close()
  expect(district.errors).toEqual([])
})
beforeEach(() => {
  received = []
  answers = []
})

const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)
const deliver = (now: Date) => sendDue(db, sender.send, () => now, 20)
const digest = (now: Date) =>
  writeDigests(db, {
    sources: [assignmentsAwaiting],
    publicUrl: URL_OF_SERVICE,
    today: () => day('2022-10-27'),
    now: () => now,
  })
const textOf = (mail: string) => {
  const [head, ...rest] = mail.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head!)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head!)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
const wish = (more: object = {}) => ({
  email: 'bi-thu-1@dangvu.example',
  rhythm: 'daily',
  hour: 7,
  weekday: 1,
  quietFrom: 20,
  quietUntil: 6,
  ...more,
})
const set = async (who: string, body: object) => {
  const cookie = await cookieFor(who)
  return sendTo(district.door, 'PUT /api/reminders', { as: cookie, body })
}
const cookies = new Map<string, string>()
async function cookieFor(who: string): Promise<string> {
  const kept = cookies.get(who)
  if (kept) return kept
  const { rows } = await sql<{ id: string }>`select id from account where user_name = ${who}`.execute(db)
  const { findActor } = await import('#access/actors.ts')
  const actor = await findActor(db, rows[0]!.id, day('2022-10-27'))
  const cookie = await cookieOf(db, actor!, new Date('2022-10-27T02:00:00Z'))
  cookies.set(who, cookie)
  return cookie
}
const states = async () =>
  (await sql<{ state: string }>`select state from reminder_mail order by id`.execute(db)).rows.map(
    (one) => one.state,
  )
const tokenIn = (text: string, page: string) => new RegExp(`/reminders/${page}#(\\S+)`).exec(text)![1]!

test('nobody is written to before the link sent to the address has been opened', async () => {
  expect((await district.ask('bi-thu-1', '/reminders')).body).toMatchObject({
    rhythm: 'off',
    verified: false,
    mail: true,
  })
  expect(codesOf(await set('bi-thu-1', wish({ hour: 20 })))).toEqual(['hour-is-quiet'])
  expect((await set('bi-thu-1', wish({ email: 'không phải địa chỉ' }))).status).toBe(400)
  expect((await set('bi-thu-1', wish())).body).toMatchObject({ rhythm: 'daily', verified: false })
  expect(await digest(MORNING)).toBe(0)
  expect(await deliver(new Date('2022-10-27T02:00:00Z'))).toBe(1)
  const token = tokenIn(textOf(received[0]!), 'verify')
  const open = (secret: string) =>
    sendTo(district.door, 'POST /api/reminders/verification', { body: { token: secret } })
  expect(codesOf(await open('x'.repeat(43)))).toEqual(['link-invalid'])
  expect((await open(token)).status).toBe(200)
  expect((await district.ask('bi-thu-1', '/reminders')).body.verified).toBe(true)
})

test('the digest tells counts, deadlines and links, no names and no contents, and is written once a day', async () => {
  expect(await digest(minutes(MORNING, -60))).toBe(0)
  expect(await digest(MORNING)).toBe(1)
  expect(await digest(minutes(MORNING, 5))).toBe(0)
  expect(await deliver(MORNING)).toBe(1)
  expect(await deliver(MORNING)).toBe(0)
  const text = textOf(received[0]!)
  expect(text).toContain('Việc cần làm, tính đến ngày 27/10/2022')
  expect(text).toContain('- Quá hạn: 1 việc')
  expect(text).toContain('- Đến hạn trong 7 ngày: 1 việc (01/11/2022: 1)')
  expect(text).toContain(`${URL_OF_SERVICE}/inbox?unit=${district.unit['NK.CB1']}`)
  for (const secret of ['Nguyễn', 'đồng chí', 'Việc của']) expect(received[0]! + text).not.toContain(secret)
  expect(received[0]).toMatch(/^Auto-Submitted: auto-generated/im)
  const { rows } = await sql<{ body: string | null; recipient: string | null }>`
    select body, recipient from reminder_mail where kind = 'digest' and state = 'sent'`.execute(db)
  expect(rows).toEqual([{ body: null, recipient: null }])
  expect((await district.ask('bi-thu-1', '/reminders')).body.lastSentAt).toBe(MORNING.toISOString())
})

test('who has nothing to do gets no letter', async () => {
  await sql`insert into reminder_setting select id, 'benh-vien@dangvu.example', now(), 'daily', 7, 1, 20, 6, now()
    from account where user_name = 'benh-vien'`.execute(db)
  expect(await digest(MORNING)).toBe(1)
  expect(await deliver(MORNING)).toBe(0)
  expect(await digest(MORNING)).toBe(0)
  expect((await states()).at(-1)).toBe('nothing')
})

test('a mail server that is busy is asked again, longer and longer; one that refuses is not', async () => {
  const tomorrow = minutes(MORNING, 24 * 60)
  await digest(tomorrow)
  answers = [451]
  await deliver(tomorrow)
  expect(await deliver(tomorrow)).toBe(0)
  answers = [550]
  expect(await deliver(minutes(tomorrow, 1))).toBe(1)
  expect(received).toEqual([])
  const list = async () => (await sendTo(district.door, 'GET /api/reminders/mails', { as: admin })).body
  const shown = (await list()).items
  expect(shown).toMatchObject([{ userName: 'bi-thu-1', state: 'dead', attempts: 2, error: 'EMESSAGE 550' }])
  expect(JSON.stringify(shown)).not.toContain('@')
  expect((await district.ask('khoi', '/reminders/mails')).status).toBe(403)
  const retry = (as: string) =>
    sendTo(district.door, `POST /api/reminders/mails/${shown[0].id}/retry`, { as, body: {} })
  expect((await retry(await cookieFor('khoi'))).status).toBe(403)
  expect((await retry(admin)).status).toBe(200)
  expect(await deliver(minutes(tomorrow, 2))).toBe(1)
  expect(received).toHaveLength(1)
  expect((await retry(admin)).status).toBe(404)
})

test('what was being sent when the server stopped is never sent a second time by itself', async () => {
  const later = minutes(MORNING, 2 * 24 * 60)
  await digest(later)
  // The mail server never answers: the process that asked is gone.
  void sendDue(
    db,
    () => new Promise(() => {}),
    () => later,
    1,
  )
  await expect.poll(async () => (await states()).includes('sending')).toBe(true)
  expect(await deliver(minutes(later, 9))).toBe(0)
  expect((await states()).includes('sending')).toBe(true)
  expect(await deliver(minutes(later, 11))).toBe(0)
  expect((await states()).includes('uncertain')).toBe(true)
  expect(await digest(minutes(later, 11))).toBe(0)
  expect(received).toEqual([])
})

test('one click at the end of a letter stops them, and a waiting one does not leave', async () => {
  const day3 = minutes(MORNING, 3 * 24 * 60)
  await digest(day3)
  const { rows } = await sql<{
    body: string
  }>`select body from reminder_mail where state = 'waiting'`.execute(db)
  const token = tokenIn(rows[0]!.body, 'stop')
  const stop = (secret: string) =>
    sendTo(district.door, 'POST /api/reminders/stop', { body: { token: secret } })
  expect(codesOf(await stop('x'.repeat(43)))).toEqual(['link-invalid'])
  expect((await stop(token)).status).toBe(200)
  expect(await deliver(day3)).toBe(0)
  expect((await district.ask('bi-thu-1', '/reminders')).body.rhythm).toBe('off')
  expect(await digest(minutes(day3, 24 * 60))).toBe(1)
  const acts = await sql<{
    action: string
  }>`select action from event where action like 'reminder.%' order by id`.execute(db)
  expect(acts.rows.map((one) => one.action)).toEqual([
    'reminder.set',
    'reminder.verify',
    'reminder.retry',
    'reminder.stop',
  ])
})

test('another address has to be confirmed anew, a few links a day; what has ended is forgotten after 90 days', async () => {
  const other = (await set('bi-thu-1', wish({ email: 'khac@dangvu.example' }))).body
  expect(other).toMatchObject({ email: 'khac@dangvu.example', verified: false })
  const again = () => district.tell('bi-thu-1', '/reminders/verification-mail', {})
  // At one moment there is one link: the clock of this door stands still.
  expect((await again()).status).toBe(200)
  await sql`insert into reminder_mail (account_id, kind, slot, state, next_at, created_at)
    select id, 'verification', 'x ' || n, 'waiting', '2099-01-01', '2022-10-27T01:00:00Z' from account, generate_series(1, 5) n
    where user_name = 'bi-thu-1'`.execute(db)
  expect(codesOf(await again())).toEqual(['too-many-links'])
  const before = (await states()).filter((state) => state === 'sent').length
  await forgetMails(db, new Date('2023-03-01T00:00:00Z'))
  expect(before).toBeGreaterThan(0)
  expect((await states()).filter((state) => state === 'sent')).toEqual([])
})
