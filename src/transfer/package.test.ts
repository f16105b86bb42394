import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { send } from '#access/small-world.ts'
import { personId } from '#testing/small-world.ts'
import { readWholeRecord } from './record-read.ts'
import { serveTransfers } from './routes.ts'
import type { WholeRecord } from './whole-record.ts'

/** Two installations that know nothing of each other: the same invented units, other people in the second. */
let north: Office
let south: Office
const folders: string[] = []

beforeAll(async () => {
  const open = async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-transfer-'))
    folders.push(dataFolder)
    return openOffice((server) => serveTransfers(server, { dataFolder }))
  }
  ;[north, south] = [await open(), await open()]
  // In the south these people are not known; their numbers stand for nobody.
  for (const table of ['movement', 'member_spell', 'person_attribute', 'member', 'person'])
    await sql`delete from ${sql.table(table)}`.execute(south.database.db)
  await enrich()
})
afterAll(async () => {
  await Promise.all([north.database.close(), south.database.close()])
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

/** Everything that a record can hold, for one member. */
async function enrich(): Promise<void> {
  const { db } = north.database
  const { rows } = await sql<{
    id: string
  }>`select person_id as id from member where member_code = 'NK-1'`.execute(db)
  const { id } = rows[0]!
  await sql`update person set details = '{"birth_name":"Nguyễn Thị Bích Ngọc","dossier_no":"05/2015"}' where id = ${id}`.execute(
    db,
  )
  await sql`insert into person_period (person_id, kind, from_day, until_day, data)
    values (${id}, 'career', '2012-08-01', 'infinity', '{"post":"Giảng viên","unit":"Trường Ví dụ"}'),
      (${id}, 'commendation', '2020-02-29', '2020-03-01', '{"form":"Bằng khen"}')`.execute(db)
  await sql`insert into member_status (member_id, status, from_day, until_day, decision_no, note, host_organisation_id, study)
    values (${id}, 'chuyen_tam_thoi', '2019-09-01', '2020-03-01', '02-GGT/BTCĐUK', 'Đi học', ${await unitKey('NK.CB1')}, true),
      (${id}, 'mien_sinh_hoat', '2021-01-01', 'infinity', null, null, null, null)`.execute(db)
  await sql`insert into badge (member_id, level, on_day, badge_no, decision_no) values (${id}, 30, '2022-02-03', '123', '5-QĐ/TU')`.execute(
    db,
  )
  await sql`insert into post (person_id, organisation_id, committee, role, manner, from_day, until_day, decision_no)
    values (${id}, ${await unitKey('NK.CB3')}, 'chi_uy', 'bi_thu', 'bau', '2020-06-01', 'infinity', '9-QĐ/ĐU')`.execute(
    db,
  )
}

async function unitKey(code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(
    north.database.db,
  )
  return rows[0]!.id
}

const tell = (office: Office, who: string, path: string, body: object) =>
  send(office.door, `POST /api/transfers${path}`, { as: office.cookies[who]!, body })
const installationOf = async (office: Office) =>
  (await send(office.door, 'GET /api/transfers/installation', { as: office.cookies['can-bo']! })).body
const codes = (body: { refusals: { code: string }[] }) => body.refusals.map((one) => one.code)

async function recordIn(office: Office, publicId: string): Promise<WholeRecord> {
  const { db } = office.database
  const { rows } = await sql<{ id: string }>`select id from person where public_id = ${publicId}`.execute(db)
  return readWholeRecord(db, rows[0]!.id, (await installationOf(office)).fingerprint)
}

async function introduce(to: Office, other: Office): Promise<string> {
  const { card, fingerprint } = await installationOf(other)
  const asked = { organisationId: to.id.NK, card, fingerprint }
  expect(
    codes((await tell(to, 'can-bo', '/partners', { ...asked, fingerprint: '0'.repeat(64) })).body),
  ).toEqual(['fingerprint-differs'])
  expect((await tell(to, 'lanh-dao', '/partners', asked)).status).toBe(403)
  expect((await tell(to, 'can-bo', '/partners', asked)).status).toBe(200)
  expect((await tell(to, 'can-bo', '/partners', asked)).status).toBe(409)
  return fingerprint
}

const LETTER = { letterNo: '05-GGT/BTCTU', letterOn: '2022-10-03', receiver: 'Đảng bộ khối Ví dụ' }

test('a member goes from one installation to another and back, and no fact of the record is lost', async () => {
  const person = await personId(north.database.db, 'NK-1')
  const before = await recordIn(north, person)
  const southKey = await installationOf(south)
  const make = (more: object = {}) =>
    tell(north, 'can-bo', '/packages', {
      personId: person,
      fingerprint: southKey.fingerprint,
      ...LETTER,
      ...more,
    })

  expect(codes((await make({ letterOn: '2022-12-01' })).body)).toEqual([
    'signer-not-accepted',
    'letter-in-future',
  ])
  await introduce(north, south)
  expect(
    (
      await tell(north, 'can-bo-db', '/packages', {
        personId: person,
        fingerprint: southKey.fingerprint,
        ...LETTER,
      })
    ).status,
  ).toBe(404)
  const sent = await make()
  expect(sent.body).toMatchObject({ name: expect.stringMatching(/^goi-chuyen-/) })
  const { text } = sent.body as { text: string }
  expect(text).not.toContain('NK-1')

  // Unknown signer: shown, and not taken in before it has been accepted.
  const seen = await tell(south, 'can-bo', '/packages/preview', { text })
  expect(seen.body).toMatchObject({
    sender: { isAccepted: false },
    person: { memberCode: 'NK-1', isKnown: false, lastUnit: 'Chi bộ 10' },
    counts: { movements: 2, attributes: 2, periods: 2, statuses: 2, badges: 1, posts: 1 },
    refusals: [{ code: 'signer-not-accepted' }],
  })
  await introduce(south, north)
  const receive = (more: object = {}) =>
    tell(south, 'can-bo', '/packages/received', {
      text,
      organisationId: south.id['NK.CB2'],
      on: '2022-10-20',
      ...more,
    })
  expect(codes((await receive({ on: '2022-10-01', organisationId: south.id['NK.DB'] })).body)).toEqual([
    'received-before-letter',
    'receiver-not-branch',
  ])
  expect(
    (
      await tell(south, 'lanh-dao', '/packages/received', {
        text,
        organisationId: south.id['NK.CB2'],
        on: '2022-10-20',
      })
    ).status,
  ).toBe(403)
  const untouched = await sql`select from person`.execute(south.database.db)
  expect(untouched.rows).toEqual([])
  const received = await receive()
  expect(received.status).toBe(200)
  const there = await recordIn(south, person)
  const entry = there.movements.at(-1)!
  expect(entry).toMatchObject({ on: '2022-10-20', category: 'I4', from: null, decisionNo: LETTER.letterNo })
  expect({ ...there, movements: there.movements.slice(0, -1) }).toEqual(before)

  // A replay; at the sender the member still counts until the receipt is in.
  expect(codes((await receive()).body)).toEqual(['package-taken-already', 'still-counted-here'])
  const counted = async (office: Office) => {
    const { rows } = await sql`select from member_spell s join person p on p.id = s.member_id
      where public_id = ${person} and until_day = 'infinity'`.execute(office.database.db)
    return rows.length
  }
  expect([await counted(north), await counted(south)]).toEqual([1, 1])
  const receipt = { text: received.body.receipt.text as string }
  expect(codes((await tell(north, 'can-bo', '/packages/preview', receipt)).body)).toEqual([
    'package-is-receipt',
  ])
  expect((await tell(north, 'can-bo', '/receipts', receipt)).body).toEqual({
    personId: person,
    receivedOn: '2022-10-20',
    unit: 'Chi bộ 2',
  })
  expect([await counted(north), await counted(south)]).toEqual([0, 1])
  expect(codes((await tell(north, 'can-bo', '/receipts', receipt)).body)).toContain('receipt-taken-already')

  // Something happens in the south; then the way back.
  await sql`update badge set superseded_at = now()`.execute(south.database.db)
  await sql`insert into badge (member_id, level, on_day, badge_no) select id, 40, '2022-10-21', '777' from person where public_id = ${person}`.execute(
    south.database.db,
  )
  const atHome = await recordIn(south, person)
  const home = (await installationOf(north)).fingerprint as string
  const back = await tell(south, 'can-bo', '/packages', {
    personId: person,
    fingerprint: home,
    ...LETTER,
    letterOn: '2022-10-24',
  })
  const returned = await tell(north, 'can-bo', '/packages/received', {
    text: back.body.text,
    organisationId: north.id['NK.CB1'],
    on: '2022-10-26',
  })
  expect(returned.status).toBe(200)
  const again = await recordIn(north, person)
  expect({ ...again, movements: [] }).toEqual({ ...atHome, movements: [] })
  const own = again.movements.filter(
    (one) => one.category === 'D5' || (one.category === 'I4' && one.on === '2022-10-26'),
  )
  expect(own.map((one) => one.on)).toEqual(['2022-10-20', '2022-10-26'])
  expect(again.movements.filter((one) => !own.includes(one))).toEqual(atHome.movements)
  expect([...north.errors, ...south.errors]).toEqual([])
})

test('a package that was altered, that is for another, or of an unknown version changes nothing', async () => {
  const person = await personId(north.database.db, 'NK-2')
  const { fingerprint } = await installationOf(south)
  const { text } = (await tell(north, 'can-bo', '/packages', { personId: person, fingerprint, ...LETTER }))
    .body
  const preview = async (altered: string, office = south) =>
    codes((await tell(office, 'can-bo', '/packages/preview', { text: altered })).body)
  expect(
    await preview(
      text.replace(/"sealed": "(.)/, (_: string, first: string) => `"sealed": "${first === 'A' ? 'B' : 'A'}`),
    ),
  ).toEqual(['package-altered'])
  expect(await preview(text.replace('"version": 1', '"version": 9'))).toEqual(['package-version-unknown'])
  expect(await preview(text, north)).toEqual(['package-for-another'])
  expect(await preview('{}')).toEqual(['package-not-readable'])
  const { rows } = await sql<{ id: string }>`select public_id as id from transfer_partner`.execute(
    south.database.db,
  )
  const end = await tell(south, 'can-bo', `/partners/${rows[0]!.id}/withdrawal`, { reason: 'Đổi khóa' })
  expect(end.body).toEqual({ withdrawn: true })
  expect(await preview(text)).toEqual(['signer-not-accepted'])
  const list = await send(south.door, `GET /api/transfers/packages?organisationId=${south.id.NK}`, {
    as: south.cookies['can-bo']!,
  })
  expect(list.body.items.map((one: { direction: string }) => one.direction)).toEqual(['out', 'in'])
  expect(
    (
      await send(south.door, `GET /api/transfers/packages?organisationId=${south.id.NK}`, {
        as: south.cookies['can-bo-db']!,
      })
    ).status,
  ).toBe(404)
})
