import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { cookieOf, enrol, openDoor, send, type Answer } from '#access/small-world.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld, unitId } from '#testing/small-world.ts'
import { serveDocuments } from './routes.ts'

/** The small world with its accounts and an empty folder for files, for stories of documents over HTTP. */
export interface Registry {
  database: Database
  door: Api
  dataFolder: string
  id: Record<string, string>
  cookies: Record<string, string>
  ask: (who: string, path: string) => Promise<Answer>
  tell: (who: string, path: string, body: object) => Promise<Answer>
  close: () => Promise<void>
}

const ACCOUNTS = [
  ['trung-uong', 'officer', 'TW'],
  ['can-bo', 'officer', 'NK'],
  ['can-bo-db', 'officer', 'NK.DB'],
  ['bi-thu', 'secretary', 'NK.CB1'],
  ['lanh-dao', 'leader', 'NK'],
  ['noi-khac', 'officer', 'NK.DB2'],
  ['quan-tri', 'administrator', 'TW'],
] as const
const NOW = new Date('2022-10-27T02:00:00Z')

/** Opens it; paths are those below `/api/documents`. */
export async function openRegistry(): Promise<Registry> {
  const database = await testDatabase()
  const { db } = database
  await loadSmallWorld(db)
  const dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-documents-'))
  const id: Record<string, string> = {}
  for (const code of ['TW', 'NK', 'NK.DB', 'NK.DB2', 'NK.CB1', 'NK.CB2', 'NK.CB3'])
    id[code] = await unitId(db, code)
  const cookies: Record<string, string> = {}
  for (const [name, role, code] of ACCOUNTS) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    cookies[name] = await cookieOf(db, await enrol(db, name, role, rows[0]!.id), NOW)
  }
  const { door } = openDoor(db, { now: NOW })
  serveDocuments(door, { dataFolder })
  return {
    database,
    door,
    dataFolder,
    id,
    cookies,
    ask: (who, path) => send(door, `GET /api/documents${path}`, { as: cookies[who]! }),
    tell: (who, path, body) => send(door, `POST /api/documents${path}`, { as: cookies[who]!, body }),
    close: async () => {
      await database.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A document as the form sends it: received from the centre at the bloc, unless said otherwise. */
export function given(registry: Registry, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    organisationId: registry.id.NK,
    direction: 'received',
    type: 'T08',
    issuer: { organisationId: registry.id.TW, organ: 'ban_to_chuc' },
    serial: null,
    number: '12-HD/BTCTW',
    symbol: null,
    term: null,
    issuedOn: '2018-07-06',
    receivedOn: '2018-07-12',
    subject: 'Một số vấn đề về nâng cao chất lượng sinh hoạt chi bộ',
    inForceFrom: null,
    inForceTo: null,
    audience: 'below',
    note: null,
    links: [],
    ...more,
  }
}

const PARTS = [
  'title',
  'issuer',
  'number',
  'place_day',
  'type_subject',
  'body',
  'signature',
  'seal',
  'recipients',
]

/** A plan that the grassroots committee issues itself, unless said otherwise. */
export function issued(registry: Registry, more: Record<string, unknown> = {}): Record<string, unknown> {
  return given(registry, {
    organisationId: registry.id['NK.DB'],
    direction: 'issued',
    type: 'T11',
    issuer: { organisationId: registry.id['NK.DB'], organ: 'cap_uy' },
    number: null,
    term: '2020-2025',
    issuedOn: '2022-03-01',
    receivedOn: null,
    subject: 'Nâng cao chất lượng sinh hoạt chi bộ',
    layout: PARTS,
    ...more,
  })
}
