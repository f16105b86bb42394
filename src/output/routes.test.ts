import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noFigures } from '#figures/questions.ts'
import { resultPath } from '#job/files.ts'
import { takeJob } from '#job/runner-store.ts'
import { doJob, type Works } from '#job/work.ts'
import { membersTable } from '#member/tables.ts'
import { startMaker, type PaperMaker } from '#paper/maker.ts'
import type { Database } from '#platform/database/connect.ts'
import { statisticsTables } from '#statistics/tables.ts'
import { testDatabase } from '#testing/database.ts'
import { eventsOf, openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { TODAY, unitId } from '#testing/small-world.ts'
import { z } from 'zod'
import { MOST_ROWS_AT_ONCE } from './api.ts'
import { tableInBackground } from './job.ts'
import { serveTables } from './routes.ts'
import { tableSource } from './source.ts'

let database: Database
let ask: Ask
let errors: object[]
let district: string
let dataFolder: string
let maker: PaperMaker

/** As long a table as is asked for: what a whole province would give. */
const longTable = tableSource({
  key: 'long',
  name: { vi: 'Bảng dài', en: 'Long' },
  action: 'statistics.read',
  asked: z.object({ rows: z.coerce.number() }),
  gather: (_db, { asked: { rows } }) =>
    Promise.resolve({
      name: 'dai',
      title: 'Bảng dài',
      facts: [],
      tables: [
        {
          name: 'Dài',
          columns: [{ key: 'n', label: 'Số', kind: 'number' as const }],
          rows: Array.from({ length: rows }, (_, at) => ({ cells: [at] })),
        },
      ],
    }),
})
const SOURCES = [...statisticsTables(noFigures), membersTable, longTable]

beforeAll(async () => {
  database = await testDatabase()
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  maker = startMaker()
  serveTables(opened.door, SOURCES, { maker })
  district = await unitId(database.db, 'NK')
  dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-tables-'))
})
afterAll(async () => {
  maker.stop()
  await database.close()
  await rm(dataFolder, { recursive: true })
})

const table = (who: Parameters<Ask>[0], source: string, asked: Record<string, string>, unit = district) =>
  ask(who, `GET /api/tables/${source}?${new URLSearchParams({ organisationId: unit, ...asked })}`)

test('the balance of a year, the composition and the national form are saved as they stand on their pages', async () => {
  const balance = await table('officer NK', 'balance', {
    from: '2018-01-01',
    to: '2022-10-27',
    format: 'csv',
  })
  expect(balance.headers.get('content-disposition')).toContain('tang-giam-nk-2018-01-01-2022-10-27.csv')
  const lines = (balance.body as string).trim().split('\r\n')
  expect(lines[0]).toContain('Đơn vị;Mã;Đầu kỳ')
  expect(lines.at(-1)).toMatch(/^Đảng bộ khối Ví dụ;NK;6;.*;7$/)
  const structure = await table('officer NK', 'structure', {
    on: '2022-10-27',
    by: 'sex,status',
    format: 'json',
    lang: 'en',
  })
  expect(structure.body.tables[0].rows.at(-1).values).toMatchObject({ members: 7, share: 1 })
  const form = await table('officer NK', 'members-at-a-glance', { on: '2022-10-27', format: 'json' })
  expect(form.body.tables[0].rows.at(-1).values).toMatchObject({
    unit: 'Đảng bộ khối Ví dụ',
    total: 7,
    women: 4,
  })
  expect(form.body.tables[0].columns[8]).toMatchObject({ group: 'Tuổi đời' })
  expect((await eventsOf(database.db, 'table.export')).map(({ details }) => details['table'])).toEqual([
    'balance',
    'structure',
    'members-at-a-glance',
  ])
})

test('on paper a table stands under the head of its unit', async () => {
  const { body, headers } = await table('officer NK', 'structure', {
    on: '2022-10-27',
    by: 'sex',
    format: 'pdf',
  })
  expect(headers.get('content-type')).toBe('application/pdf')
  expect((body as string).slice(0, 5)).toBe('%PDF-')
})

test('a list of members asks for the right to export, is logged as such, and holds what its reader may see', async () => {
  const asked = { on: '2022-10-27', sex: 'nữ', format: 'csv' }
  expect((await table('leader NK', 'members', asked)).status).toBe(403)
  const { body } = await table('officer NK', 'members', asked)
  const lines = (body as string).trim().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]!.split(';').slice(0, 5)).toEqual(['1', 'Đỗ Ngọc Bích', '', '07/07/1970', 'Nữ'])
  expect((await eventsOf(database.db, 'member.export')).at(-1)).toMatchObject({
    details: { table: 'members', format: 'csv', sex: 'nữ' },
  })
  const branch = await unitId(database.db, 'NK.CB3')
  expect((await table('officer NK.DB', 'members', asked, branch)).status).toBe(404)
})

test('a question that the table does not understand is refused before anything is read', async () => {
  expect(
    (await table('officer NK', 'balance', { from: 'hôm qua', to: '2022-10-27', format: 'csv' })).status,
  ).toBe(400)
  expect(
    (await table('officer NK', 'balance', { from: '2022-01-01', to: '2022-10-27', format: 'exe' })).status,
  ).toBe(400)
})

test('a table too long to be fetched at once is made in the background, with the rights of its asker', async () => {
  const rows = String(MOST_ROWS_AT_ONCE + 1)
  const refused = await table('officer NK', 'long', { rows, format: 'csv' })
  expect([refused.status, refused.body.refusals[0].code]).toEqual([422, 'table-too-long'])
  const job = { source: 'long', organisationId: district, format: 'csv', asked: { rows } }
  expect((await ask('officer NK', 'POST /api/table-jobs', { ...job, asked: {} })).status).toBe(400)
  const { body } = await ask('officer NK', 'POST /api/table-jobs', job)
  expect(body).toMatchObject({ kind: 'table', state: 'waiting', parameters: { title: 'Bảng dài' } })
  await takeJob(database.db, '00000000-0000-4000-8000-000000000000', 100)
  const works = { table: tableInBackground(SOURCES) } as Works
  await doJob(body.id, works, { database, dataFolder, today: TODAY, tell: () => {} })
  const text = (await readFile(resultPath(join(dataFolder, 'jobs'), body.id))).toString()
  expect(text.split('\r\n')).toHaveLength(MOST_ROWS_AT_ONCE + 3)
  expect((await eventsOf(database.db, 'table.export')).at(-1)).toMatchObject({
    details: { table: 'long', rows: MOST_ROWS_AT_ONCE + 1 },
  })
})

test('nothing unforeseen happened', () => expect(errors).toEqual([]))
