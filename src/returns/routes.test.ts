import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import type { Answer } from '#access/small-world.ts'
import type { OutputRow } from '#output/table-file.ts'
import { fill } from '#paper/filled.ts'
import { getUnit } from '#statistics/unit.ts'
import { TODAY } from '#testing/small-world.ts'
import { canonicalJson, digestOf } from '#platform/canonical.ts'
import { RETURN_PAPERS } from './papers.ts'
import { openReturns, type ReturnsOffice } from './small-returns.ts'
import { returnTable } from './tables.ts'
import { verifyReturns } from './verify.ts'

let office: ReturnsOffice
let { get, post, announce, returnOf, certify } = {} as ReturnsOffice
beforeAll(async () => {
  office = await openReturns()
  ;({ get, post, announce, returnOf, certify } = office)
})
afterAll(async () => {
  await office.database.close()
  expect(office.errors).toEqual([])
})

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)

/** The figure of a cell of form 1: `closing`, `total`. */
function cell(forms: Forms, row: string, column = 'total'): number | null | undefined {
  const form = forms.find((one) => one.layout.key === '1')!
  const at = form.layout.blocks[0]!.columns.findIndex((one) => one.key === column)
  return form.whole.blocks[0]!.rows.find((one) => one.key === row)?.cells[at]
}
type Forms = {
  layout: { key: string; blocks: { columns: { key: string }[] }[] }
  whole: { blocks: { rows: { key: string; cells: (number | null)[] }[] }[] }
}[]

test('a period goes to the announcer and the units of its kinds, each to the nearest above that is asked', async () => {
  const kinds = ['dang_bo_co_so', 'chi_bo_truc_thuoc']
  const period = await announce(1, { kinds })
  const list = await get('can-bo', `/return-periods/${period}/returns?which=missing`)
  const due = list.body.items.map(
    (one: { unit: { code: string }; dueOn: string }) => `${one.dueOn} ${one.unit.code}`,
  )
  expect(new Set(due)).toEqual(
    new Set([
      '2022-04-02 NK.CB1',
      '2022-04-02 NK.CB2',
      '2022-04-02 NK.CB3',
      '2022-04-05 NK.DB',
      '2022-04-05 NK.DB2',
      '2022-04-08 NK',
    ]),
  )
  expect(due.at(-1)).toBe('2022-04-08 NK')
  const branch = await get('can-bo-db', `/returns/${await returnOf(period, 'NK.CB1')}`)
  expect(branch.body).toMatchObject({
    state: 'asked',
    late: true,
    receiver: { code: 'NK.DB' },
    announcer: { code: 'NK' },
  })
  const progress = await get('can-bo', `/return-periods/${period}/progress`)
  expect(progress.body).toMatchObject({
    total: { asked: 6, missing: 6 },
    own: { asked: 1 },
    children: [
      { unit: { code: 'NK.DB2' }, asked: 2 },
      { unit: { code: 'NK.DB' }, asked: 3 },
    ],
  })
  expect((await get('can-bo-db', `/return-periods/${period}/progress`)).status).toBe(404)
  expect(
    (await get('can-bo-db', `/return-periods/${period}/progress?unit=${office.id['NK.DB']}`)).body.total,
  ).toMatchObject({ asked: 3 })
  const again = await post('can-bo', `/return-periods`, {
    organisationId: office.id.NK,
    kind: 'quarter',
    from: '2022-01-01',
    to: '2022-03-30',
    kinds: [],
    title: ' ',
    cutOffOn: '2022-03-29',
    forms: ['77'],
    dueDays: { below: 0, grassroots: 5, above: 8, province: 12, central: 20 },
  })
  expect(codes(again)).toEqual([
    'no-title',
    'cut-off-before-end',
    'unknown-form',
    'due-days-out-of-range',
    'not-a-period',
    'no-kinds',
  ])
  expect(
    (await post('can-bo', `/return-periods/${period}/withdrawal`, { reason: 'phát động nhầm' })).status,
  ).toBe(200)
  expect(codes(await certify('can-bo-db', await returnOf(period, 'NK.CB1')))).toContain('period-withdrawn')
})

test('a return is certified through two levels: sent back with a remark, corrected, certified again, accepted, taken in', async () => {
  const period = await announce(3, { cutOffOn: '2022-10-26' })
  const id = await returnOf(period, 'NK.DB')
  expect(codes(await post('can-bo-db', `/returns/${id}/certificates`, { post: '', seen: 'x' }))).toEqual([
    'not-in-state',
    'no-post',
    'figures-changed',
  ])
  const first = await certify('can-bo-db', id)
  expect(first.body, JSON.stringify(first.body)).toMatchObject({
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await post('can-bo-db', `/returns/${id}/sending-back`, { reason: 'không được' })).status).toBe(404)
  expect(codes(await post('can-bo', `/returns/${id}/sending-back`, { reason: ' ' }))).toEqual(['no-reason'])
  await post('can-bo', `/returns/${id}/sending-back`, { reason: 'Ghi rõ nguyên nhân giảm.' })
  const second = await certify('can-bo-db', id)
  const shown = (await get('can-bo', `/returns/${id}`)).body
  expect(shown).toMatchObject({
    state: 'submitted',
    version: 2,
    acts: [
      { act: 'opened' },
      { act: 'certified' },
      { act: 'returned', reason: 'Ghi rõ nguyên nhân giảm.' },
      { act: 'certified' },
    ],
    certificates: [
      { version: 1, digest: first.body.digest, holds: true, post: 'Phó Bí thư' },
      { version: 2, digest: second.body.digest, holds: true, by: 'Người thử can-bo-db' },
    ],
    may: { judge: true },
  })
  const own = await returnOf(period, 'NK')
  expect(codes(await certify('can-bo', own))).toEqual(['units-missing', 'units-not-accepted'])
  expect(
    (await post('can-bo', `/return-periods/${period}/acceptances`, { organisationId: office.id.NK })).body,
  ).toEqual({ accepted: 1 })
  const reminded = await post('can-bo', `/return-periods/${period}/reminders`, {
    organisationId: office.id.NK,
  })
  expect(reminded.body).toEqual({ reminded: 1 })
  expect(codes(await certify('can-bo', own))).toEqual(['units-missing'])
  const whole = await certify('can-bo', own, { missingReason: 'Bệnh viện đang chuyển trụ sở.' })
  expect(whole.status, JSON.stringify(whole.body)).toBe(200)
  const { content, digest } = (await get('can-bo', `/returns/${own}/certificates/1`)).body
  expect(digestOf(canonicalJson(content))).toBe(digest)
  expect(content).toMatchObject({
    missing: ['NK.DB2'],
    missingReason: 'Bệnh viện đang chuyển trụ sở.',
    takenIn: [{ unit: 'NK.DB', return: id, digest: second.body.digest }],
  })
  expect(cell(content.forms, 'closing')).toBe(7)
  const closing = content.summed.find(
    (one: { row: string; column: string; form: string }) =>
      one.form === '1' && one.row === 'closing' && one.column === 'total',
  )
  expect(closing).toMatchObject({ whole: 7, reported: 5, missing: 2, within: 0, changed: 0 })
  expect((await get('can-bo-db', `/returns/${id}`)).body.state).toBe('consolidated')
  expect(codes(await post('can-bo', `/returns/${id}/sending-back`, { reason: 'xem lại' }))).toEqual([
    'unit-above-certified',
  ])
  expect(await verifyReturns(office.database.db)).toEqual([])
})

test('a certified return stands on paper and in a workbook as it was signed, with its digest', async () => {
  const { db } = office.database
  const { rows } = await sql<{ id: string; digest: string }>`
    select given.public_id as id, digest from unit_return given
    join return_certificate on return_id = given.id and return_certificate.version = given.version
    join organisation on organisation.id = given.organisation_id where organisation.code = 'NK.DB'`.execute(
    db,
  )
  const { id, digest } = rows[0]!
  const actor = machineActor('test', TODAY)
  const paper = RETURN_PAPERS[0]!
  const gathered = await paper.gather(db, actor, { id, on: TODAY, also: ['2'] })
  expect(gathered.signature).toMatchObject({ post: 'Phó Bí thư', name: 'Người thử can-bo-db' })
  expect(gathered.values).toMatchObject({ closing: 5, digest })
  const body = JSON.stringify(paper.body(fill(paper.fields, gathered)))
  expect(body).toContain('Đảng viên có đến cuối kỳ: 5.')
  expect(body).toContain('Có đến cuối kỳ')
  const unit = await getUnit(db, { code: 'NK.DB' }, TODAY)
  const asked = { returnId: id, version: 2 }
  const file = await returnTable.gather(db, { unit, asked, actor, today: TODAY, now: new Date(), lang: 'vi' })
  expect(file.facts.at(-1)).toMatchObject({ value: digest })
  const lines = [...(file.tables[0]!.rows as Iterable<OutputRow>)]
  expect(lines.find(({ cells }) => cells[0] === 'Có đến cuối kỳ')).toMatchObject({
    is: 'total',
    cells: expect.arrayContaining(['Có đến cuối kỳ', 5]),
  })
})

test('nobody signs before the cut-off is over, and a period is corrected and withdrawn only while it may', async () => {
  const period = await announce(2, { cutOffOn: '2022-07-15', kinds: ['dang_bo_co_so'] })
  const terms = {
    title: 'Quý II',
    cutOffOn: '2022-10-27',
    forms: ['1'],
    dueDays: { below: 1, grassroots: 1, above: 1, province: 1, central: 1 },
  }
  expect(
    codes(await post('can-bo', `/return-periods/${period}/correction`, { ...terms, reason: 'x' })),
  ).toEqual(['cut-off-passed', 'cut-off-long-after', 'no-reason'])
  await post('can-bo', `/return-periods/${period}/withdrawal`, { reason: 'sai ngày chốt' })
  const other = await announce(2, {
    kind: 'year',
    from: '2022-01-01',
    to: '2022-12-31',
    cutOffOn: '2022-12-31',
  })
  expect(
    (
      await post('can-bo', `/return-periods/${other}/correction`, {
        ...terms,
        cutOffOn: '2023-01-05',
        reason: 'kéo dài',
      })
    ).status,
  ).toBe(200)
  expect((await get('can-bo', `/return-periods/${other}`)).body).toMatchObject({
    title: 'Quý II',
    forms: [{ key: '1' }],
    corrections: [{ reason: 'kéo dài' }],
  })
  const id = await returnOf(other, 'NK.DB')
  expect((await get('can-bo', `/returns/${id}`)).body).toMatchObject({ dueOn: '2023-01-06' })
  expect(
    codes(await post('can-bo', `/returns/${id}/extension`, { dueOn: '2023-01-06', reason: 'a' })),
  ).toEqual(['due-not-later', 'no-reason'])
  await post('can-bo', `/returns/${id}/extension`, { dueOn: '2023-01-20', reason: 'Đại hội' })
  expect(codes(await certify('can-bo-db', id))).toEqual(['cut-off-not-over'])
})

test('who may only read neither opens, certifies nor judges; outside his reach there is nothing', async () => {
  const period = await announce(2)
  const id = await returnOf(period, 'NK.DB2')
  expect((await post('lanh-dao', `/returns/${id}/opening`)).status).toBe(403)
  expect((await get('can-bo-db', `/returns/${id}`)).status).toBe(404)
  expect((await get('lanh-dao', `/returns/${id}/draft`)).status).toBe(200)
  await post('can-bo', `/return-periods/${period}/withdrawal`, { reason: 'chỉ để xem' })
})

test('an altered certificate is refused by the database, and found where somebody gets around it', async () => {
  const { db } = office.database
  const change = sql`update return_certificate set content = replace(content, '"Phó Bí thư"', '"Bí thư"')`
  await expect(change.execute(db)).rejects.toThrow('a certified return is not changed')
  await expect(sql`delete from return_certificate`.execute(db)).rejects.toThrow('is not changed')
  await sql`alter table return_certificate disable trigger return_certificate_stays`.execute(db)
  await sql`update return_certificate set content = replace(content, '"Phó Bí thư"', '"Bí thư"') where version = 2`.execute(
    db,
  )
  await sql`update unit_return set version = 5 where stage = 'accepted'`.execute(db)
  expect((await verifyReturns(db)).map(({ code, where }) => [code, where])).toEqual([
    ['certificate-altered', 'NK.DB'],
    ['return-drifts', 'NK.DB'],
  ])
})
