import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send } from '#access/small-world.ts'
import { serveDocuments } from '#document/routes.ts'
import { codes, openConferences, type Conferences } from '#gathering/small-conference.ts'
import { startMaker } from '#paper/maker.ts'
import { servePapers } from '#paper/routes.ts'
import { PAPERS } from './papers.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'dangvu-papers-'))
const maker = startMaker()
let world: Conferences
beforeAll(async () => {
  world = await openConferences()
  serveDocuments(world.office.door, { dataFolder })
  servePapers(world.office.door, PAPERS, { dataFolder, maker })
})
afterAll(async () => {
  maker.stop()
  rmSync(dataFolder, { recursive: true, force: true })
  await world.office.database.close()
  expect(world.office.errors).toEqual([])
})

const ask = (path: string, who = 'can-bo') =>
  send(world.office.door, `GET /api${path}`, { as: world.office.cookies[who]! })
const tell = (path: string, body: object) =>
  send(world.office.door, `POST /api${path}`, { as: world.office.cookies['can-bo']!, body })

async function linesOf(path: string): Promise<string[]> {
  const answer = await world.office.door.app.request(`/api${path}`, {
    headers: { cookie: world.office.cookies['can-bo']!, 'sec-fetch-site': 'same-origin' },
  })
  expect(answer.status).toBe(200)
  const zip = new PizZip(Buffer.from(await answer.arrayBuffer()))
  return zip.files['word/document.xml']!.asText()
    .split('</w:p>')
    .map((piece) => [...piece.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((match) => match[1]).join(''))
    .filter((line) => line !== '')
}

const issue = async (type: string, subject: string, links: object[] = []) => {
  const { id } = world.office
  const answer = await tell('/documents', {
    organisationId: id['NK'],
    direction: 'issued',
    type,
    issuer: { organisationId: id['NK'], organ: 'cap_uy' },
    serial: null,
    number: null,
    symbol: null,
    term: '2020-2025',
    issuedOn: '2022-02-01',
    receivedOn: null,
    subject,
    inForceFrom: null,
    inForceTo: null,
    audience: 'below',
    note: null,
    links,
    layout: [
      'title',
      'issuer',
      'number',
      'place_day',
      'type_subject',
      'body',
      'signature',
      'seal',
      'recipients',
    ],
    checkReason: 'Thử',
  })
  expect(answer.body).toMatchObject({ number: expect.any(String) })
  return answer.body as { id: string; number: string }
}

test('every form has a key and tags of its own, and prints a sample in both formats', async () => {
  expect(new Set(PAPERS.map((form) => form.key)).size).toBe(PAPERS.length)
  for (const form of PAPERS)
    for (const asked of ['format=docx&template=start', 'format=pdf']) {
      const sample = `/paper-forms/${form.key}/sample?organisationId=${world.office.id['NK']}&${asked}`
      expect([form.key, asked, (await ask(sample)).status]).toEqual([form.key, asked, 200])
    }
})

test('an issued decision is laid out with its number, its day, and the texts that it rests on', async () => {
  const plan = await issue('T11', 'Kiện toàn tổ chức cơ sở đảng')
  const decision = await issue('T02', 'về việc thành lập Chi bộ 3', [{ id: plan.id, relation: 'implements' }])
  const lines = await linesOf(`/papers/document-decision/${decision.id}?format=docx`)
  expect(lines).toEqual(
    expect.arrayContaining([
      'ĐẢNG ỦY KHỐI VÍ DỤ',
      `Số ${decision.number}`,
      '……, ngày 01 tháng 02 năm 2022',
      'QUYẾT ĐỊNH',
      'về việc thành lập Chi bộ 3',
      `- Căn cứ Kế hoạch số ${plan.number}, ngày 01/02/2022 của Đảng ủy khối Ví dụ,`,
      'T/M ĐẢNG ỦY',
    ]),
  )
  expect((await linesOf(`/papers/document-text/${plan.id}?format=docx`)).slice(0, 9)).toContain('KẾ HOẠCH')
  expect(codes(await ask(`/papers/document-text/${decision.id}?format=docx`))).toEqual([
    'paper-of-other-type',
  ])
  expect((await ask(`/papers/document-decision/${decision.id}?format=docx`, 'quan-tri')).status).toBe(404)
})

test('minutes are printed once a gathering was held, with programme, proceedings and two signatures', async () => {
  const path = await world.planned({ kind: 'tong_ket' })
  await world.tell('bi-thu-khoi', `${path}/programme`, {
    items: [{ title: 'Báo cáo tổng kết', speaker: 'Phó Bí thư', minutes: 30, standing: false }],
  })
  await world.act(path, 'announced')
  const print = `/papers/gathering-minutes${path}?format=docx`
  expect(codes(await ask(print))).toEqual(['paper-before-held'])
  expect(codes(await world.act(path, 'held'))).toBeUndefined()
  await world.tell('bi-thu-khoi', `${path}/minutes`, {
    text: 'Hội nghị thảo luận sôi nổi.\nThống nhất cao.',
    clerk: 'Chánh Văn phòng',
  })
  const lines = await linesOf(print)
  expect(lines).toEqual(
    expect.arrayContaining([
      'BIÊN BẢN',
      'Hội nghị trực tuyến tổng kết năm',
      'Thời gian: 08 giờ 00, ngày 27/10/2022',
      'I- Nội dung',
      '- Báo cáo tổng kết – Phó Bí thư',
      'Hội nghị thảo luận sôi nổi.',
      'Thống nhất cao.',
      'NGƯỜI GHI BIÊN BẢN',
      'Chánh Văn phòng',
      'CHỦ TRÌ',
      'Bí thư Đảng ủy Khối',
    ]),
  )
})

test('the list of members has a line for each, for those who may export', async () => {
  const unit = world.office.id['NK.DB']!
  const lines = await linesOf(`/papers/member-list/${unit}?format=docx`)
  expect(lines).toEqual(
    expect.arrayContaining(['DANH SÁCH ĐẢNG VIÊN', 'tính đến ngày 27/10/2022', 'Trần Văn An', '1985']),
  )
  expect(lines).toContain('Tổng số: 5 đảng viên')
  expect((await ask(`/papers/member-list/${unit}?format=docx`, 'lanh-dao')).status).toBe(403)
  expect((await ask(`/papers/member-list/${unit}?format=docx`, 'quan-tri')).status).not.toBe(200)
})
