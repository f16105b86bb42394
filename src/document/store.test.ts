import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, FOREVER } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { testDatabase } from '#testing/database.ts'
import { actorAt, loadSmallWorld, TODAY } from '#testing/small-world.ts'
import { listDocuments, type DocumentSearch } from './search-store.ts'
import { recordDocument, type NewDocument } from './record-store.ts'
import { documentIdOf, documentLines, findDocument } from './store.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
})
afterAll(() => database.close())

async function documentOf(code: string, more: Partial<NewDocument> = {}): Promise<NewDocument> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(
    database.db,
  )
  return {
    organisationId: rows[0]!.id,
    direction: 'issued',
    type: 'T11',
    serial: 7,
    number: '07-KH/ĐU',
    symbol: 'ĐU',
    issuer: { organisationId: rows[0]!.id, organ: 'cap_uy', bodyId: null, name: 'Đảng ủy Ví dụ' },
    term: '2020-2025',
    issuedOn: day('2022-05-04'),
    issuedKnown: 'day',
    receivedOn: null,
    subject: 'Nâng cao chất lượng sinh hoạt chi bộ',
    inForceFrom: null,
    inForceUntil: FOREVER,
    audience: 'own',
    note: null,
    ...more,
  }
}

const ASKED: DocumentSearch = {
  unitId: null,
  below: true,
  above: false,
  text: '',
  issuerId: null,
  on: TODAY,
  inForce: false,
  limit: 50,
}

test('a document is read where it is kept and above; made known, also below; nowhere else', async () => {
  const { db } = database
  const own = await recordDocument(db, await documentOf('NK.DB'), [], null)
  const known = await recordDocument(
    db,
    await documentOf('NK.DB', { serial: 8, number: '08-KH/ĐU', audience: 'below' }),
    [],
    null,
  )
  const readers: [code: string, own: boolean, known: boolean][] = [
    ['TW', true, true],
    ['NK', true, true],
    ['NK.DB', true, true],
    ['NK.CB1', false, true],
    ['NK.DB2', false, false],
    ['NK.CB3', false, false],
  ]
  for (const [code, readsOwn, readsKnown] of readers) {
    const actor = await actorAt(db, 'secretary', code)
    expect([code, (await findDocument(db, actor, own.publicId)) !== null]).toEqual([code, readsOwn])
    expect([code, (await findDocument(db, actor, known.publicId)) !== null]).toEqual([code, readsKnown])
    const { items } = await listDocuments(db, actor, ASKED)
    expect(items.map((one) => one.id).sort()).toEqual(
      [...(readsOwn ? [own.publicId] : []), ...(readsKnown ? [known.publicId] : [])].sort(),
    )
    const lines = await documentLines(db, actor, [own.id, known.id], TODAY)
    expect(lines.size).toBe(items.length)
  }
  const outside = await actorAt(db, 'secretary', 'NK.DB2')
  await expect(documentIdOf(db, outside, own.publicId)).rejects.toThrow(NotFound)
  // What a unit is given to do can be read by it.
  await sql`
    with given as (
      insert into assignment (organisation_id, kind, title, document_id, given_on, starts_on)
      select id, 'directive', 'Quán triệt', ${own.id}, '2022-05-04', '2022-05-04' from organisation where code = 'NK'
      returning id)
    insert into assignment_addressee (assignment_id, organisation_id, given_on)
    select given.id, organisation.id, '2022-05-04' from given, organisation where code = 'NK.DB2'`.execute(db)
  expect(await documentIdOf(db, outside, own.publicId)).toBe(own.id)
})

test.each([
  ['7-kh', 1],
  ['07-KH/ĐU', 1],
  ['sinh hoat chi bo', 2],
  ['chất lượng sinh', 2],
  ['sinh hoạt đảng ủy', 2],
  ['ke hoach', 0],
])('“%s” finds %i documents', async (text, found) => {
  const actor = await actorAt(database.db, 'officer', 'NK.DB')
  expect((await listDocuments(database.db, actor, { ...ASKED, text })).items).toHaveLength(found)
})
