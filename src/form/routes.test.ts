import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { send, type Answer } from '#access/small-world.ts'
import { noFigures } from '#figures/questions.ts'
import { MEASURES } from '#main/measures.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { writeTableBook } from '#output/xlsx-write.ts'
import { formNamed, FORMS } from './forms.ts'
import { serveForms } from './routes.ts'
import { startFile } from './start-template.ts'

let office: Office
let id: Office['id']
let dataFolder: string
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'dangvu-form-routes-'))
  office = await openOffice((door) =>
    serveForms(door, { measures: MEASURES, figures: noFigures, dataFolder }),
  )
  id = office.id
})
afterAll(async () => {
  await office.database.close()
  await rm(dataFolder, { recursive: true })
})

const get = (who: string, path: string) => send(office.door, `GET /api/${path}`, { as: office.cookies[who]! })
const year = (unit: string) => `organisationId=${id[unit]}&from=2022-01-01&to=2022-10-27`

test('a form is counted with its checks; a line of it in every unit below', async () => {
  const { status, body } = await get('can-bo', `forms/1?${year('NK')}&row=closing`)
  expect(status).toBe(200)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from member_spell spell join organisation_ancestor above on above.descendant_id = spell.organisation_id
    join organisation on organisation.id = above.ancestor_id and organisation.code = 'NK'
    where '2022-10-27' between spell.from_day and spell.until_day - 1 and '2022-10-27' between above.from_day and above.until_day - 1`.execute(
    office.database.db,
  )
  const closing = body.whole[0].rows.find((row: { key: string }) => row.key === 'closing').cells[0]
  expect(closing).toBe(rows[0]!.n)
  expect(closing).toBeGreaterThan(0)
  expect(body.below.length).toBe(body.units)
  expect(body.checks.every((one: { failed: number }) => one.failed === 0)).toBe(true)
  expect(body.form.blocks[0].columns.find((one: { key: string }) => one.key === 'minority').isProtected).toBe(
    true,
  )
})

test('all forms agree with each other; who may not read the unit is told so', async () => {
  const { body } = await get('can-bo', `form-checks?${year('NK')}`)
  expect(body.forms.filter((one: { failed: number }) => one.failed > 0)).toEqual([])
  expect(body.across.length).toBeGreaterThan(5)
  expect(body.across.every((one: { failed: number }) => one.failed === 0)).toBe(true)
  expect((await get('can-bo-db', `form-checks?${year('NK')}`)).status).toBe(404)
  expect((await get('can-bo', `forms/99?${year('NK')}`)).status).toBe(404)
  expect((await get('can-bo', `forms/1?${year('NK')}&row=nothing`)).status).toBe(400)
})

const bookOf = async (keys: readonly string[]): Promise<Buffer> => {
  const pieces: Buffer[] = []
  const file = startFile(
    FORMS.filter(({ key }) => keys.includes(key)),
    'vi',
  )
  await writeTableBook((bytes) => Promise.resolve(void pieces.push(bytes)), file)
  return Buffer.concat(pieces)
}

const put = async (who: string, unit: string, content: Buffer): Promise<Answer> => {
  const response = await office.door.app.request(`/api/form-templates?organisationId=${id[unit]}`, {
    method: 'POST',
    headers: {
      cookie: office.cookies[who]!,
      origin: 'http://localhost',
      'x-file-name': encodeURIComponent('mẫu biểu.xlsx'),
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(content),
  })
  return { status: response.status, body: await response.json() } as Answer
}

const download = async (who: string, path: string) => {
  const response = await office.door.app.request(`/api/${path}`, {
    headers: { cookie: office.cookies[who]! },
  })
  return { status: response.status, content: Buffer.from(await response.arrayBuffer()) }
}

test('a unit’s own template is used by the units below and filled with their figures, until it is taken back', async () => {
  expect((await put('lanh-dao', 'NK', await bookOf(['1']))).status).toBe(403)
  const uploaded = await put('can-bo', 'NK', await bookOf(['1', '3']))
  expect(uploaded.status).toBe(200)
  const seen = await get('can-bo-db', `form-templates?organisationId=${id['NK.DB']}`)
  expect(seen.body).toMatchObject({ inForce: { own: false, unit: { code: 'NK' } }, versions: [] })
  const counted = await get('can-bo-db', `forms/1?${year('NK.DB')}`)
  const closing = counted.body.whole[0].rows.find((row: { key: string }) => row.key === 'closing').cells[0]
  const filled = await download('can-bo-db', `form-templates/filled?${year('NK.DB')}`)
  expect(filled.status).toBe(200)
  const sheet = new PizZip(filled.content).file('xl/worksheets/sheet1.xml')!.asText()
  expect(sheet).not.toContain('{')
  const line = formNamed('1').blocks[0]!.rows.findIndex(({ key }) => key === 'closing')
  const figures = [...sheet.matchAll(/<c r="B\d+"[^>]*><v>(\d+)<\/v>/g)].map(([, figure]) => Number(figure))
  expect(figures[line]).toBe(closing)
  const taken = await send(office.door, `POST /api/form-templates/${uploaded.body.id}/withdrawal`, {
    as: office.cookies['can-bo']!,
    body: { reason: 'mẫu cũ' },
  })
  expect(taken.status).toBe(200)
  expect((await download('can-bo', `form-templates/filled?${year('NK')}`)).status).toBe(404)
})

test('a template with an unknown mark is refused with sheet and cell', async () => {
  const zip = new PizZip(await bookOf(['1']))
  const path = 'xl/worksheets/sheet1.xml'
  zip.file(path, zip.file(path)!.asText().replace('{1.closing.women}', '{1.closing.girls}'))
  const refused = await put('can-bo', 'NK', zip.generate({ type: 'nodebuffer' }))
  expect(refused.status).toBe(422)
  expect(refused.body.refusals).toMatchObject([
    { code: 'mark-unknown', sheet: 'Biểu 1', mark: '1.closing.girls' },
  ])
  expect(refused.body.refusals[0].cell).toMatch(/^E\d+$/)
})

test('all forms in one file are asked for as background work', async () => {
  const asked = await send(office.door, 'POST /api/form-jobs', {
    as: office.cookies['can-bo']!,
    body: { organisationId: id['NK'], from: '2022-01-01', to: '2022-10-27', layout: 'rows', lang: 'vi' },
  })
  expect(asked.body).toMatchObject({ kind: 'forms', state: 'waiting' })
})
