import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { countFamily, listFamily } from '#document/family-store.ts'
import { getDocument } from '#document/page-store.ts'
import { listDocuments } from '#document/search-store.ts'
import { verifyDocuments } from '#document/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { loadDocumentWork } from './document-work.ts'
import { demonstrationRegister, DEMONSTRATION_TODAY } from './register.ts'

const actor = machineActor('thu', DEMONSTRATION_TODAY)
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadRegister(database.db, { organisations: demonstrationRegister().organisations })
  await database.db.transaction().execute((tx) => loadDocumentWork(tx, actor))
}, 60_000)
afterAll(() => database.close())

async function idOf(number: string, term: string | null): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from document where number = ${number} and term is not distinct from ${term}`.execute(
    database.db,
  )
  expect(rows).toHaveLength(1)
  return rows[0]!.id
}

const stateOn = async (id: string, on: string) =>
  (await getDocument(database.db, actor, id, on as Day)).document.state

test('the rules on the Charter replace each other, each in force from its day', async () => {
  const [qd29, qd24, qd294] = [
    await idOf('29-QĐ/TW', 'XII'),
    await idOf('24-QĐ/TW', 'XIII'),
    await idOf('294-QĐ/TW', 'XIII'),
  ]
  expect([await stateOn(qd29, '2021-07-29'), await stateOn(qd29, '2021-07-30')]).toEqual([
    'in_force',
    'replaced',
  ])
  expect([await stateOn(qd24, '2022-10-27'), await stateOn(qd24, '2025-01-20')]).toEqual([
    'in_force',
    'replaced',
  ])
  expect([await stateOn(qd294, '2025-06-30'), await stateOn(qd294, '2025-07-01')]).toEqual([
    'coming',
    'in_force',
  ])
})

test('the same number of two terms is two texts', async () => {
  expect(await idOf('12-HD/BTCTW', 'XII')).not.toBe(await idOf('12-HD/BTCTW', 'XIII'))
})

test('the conclusion of 2017 is implemented down to the grassroots of the bloc, as the article tells', async () => {
  const kl18 = await idOf('18-KL/TW', 'XII')
  expect(await countFamily(database.db, actor, kl18, DEMONSTRATION_TODAY)).toEqual({
    documents: 95,
    levels: [
      { kind: 'trung_uong', issuers: 1, documents: 1 },
      { kind: 'dang_bo_truc_thuoc_tw', issuers: 1, documents: 2 },
      { kind: 'dang_bo_khoi', issuers: 1, documents: 2 },
      { kind: 'dang_bo_co_so', issuers: 57, documents: 57 },
      { kind: 'chi_bo_co_so', issuers: 33, documents: 33 },
    ],
  })
  const plan = await idOf('54-KH/TU', null)
  const step = { documentId: plan, way: 'down' as const, on: DEMONSTRATION_TODAY, limit: 10 }
  expect((await listFamily(database.db, actor, step)).items).toMatchObject([
    { relation: 'implements', kin: 91, document: { number: '31-KH/ĐUK' } },
  ])
})

test('the action programme on Kết luận 21: 64 committees and 51 branches of the grassroots', async () => {
  const { levels } = await countFamily(
    database.db,
    actor,
    await idOf('21-KL/TW', 'XIII'),
    DEMONSTRATION_TODAY,
  )
  expect(levels).toEqual([
    { kind: 'dang_bo_khoi', issuers: 1, documents: 1 },
    { kind: 'dang_bo_co_so', issuers: 64, documents: 64 },
    { kind: 'chi_bo_co_so', issuers: 51, documents: 51 },
  ])
})

test('what the articles tell of Bạc Liêu and Đồng Nai stands without the numbers they do not give', async () => {
  const search = async (text: string, on: string) => {
    const asked = { unitId: null, below: true, above: false, issuerId: null, inForce: false, limit: 50 }
    return (await listDocuments(database.db, actor, { ...asked, text, on: on as Day })).items
  }
  expect(await search('bac lieu', DEMONSTRATION_TODAY)).toHaveLength(3)
  expect(await search('dong nai', DEMONSTRATION_TODAY)).toHaveLength(0)
  expect(await search('dong nai', '2024-04-01')).toMatchObject([
    { type: 'T13', number: null, issuedKnown: 'by' },
  ])
})

test('verify finds nothing odd in it', async () => {
  expect(await verifyDocuments(database.db, { dataFolder: '/nowhere' })).toEqual([])
})
