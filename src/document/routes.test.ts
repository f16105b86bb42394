import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { given, issued, openRegistry, type Registry } from './small-registry.ts'

let registry: Registry
let ask: Registry['ask']
let tell: Registry['tell']
beforeAll(async () => {
  registry = await openRegistry()
  ;({ ask, tell } = registry)
})
afterAll(() => registry.close())

const codes = (answer: { body: { refusals?: { code: string }[] } }) =>
  (answer.body.refusals ?? []).map((one) => one.code)

async function recorded(who: string, body: object): Promise<string> {
  const answer = await tell(who, '', body)
  expect(answer.body).toMatchObject({ id: expect.any(String) })
  return answer.body.id
}

async function documents(): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from document`.execute(registry.database.db)
  return Number(rows[0]!.n)
}

test('a text from the centre is registered, implemented below, replaced, and its family walked', async () => {
  const old = await recorded(
    'can-bo',
    given(registry, { type: 'T11', number: '9-KH/BTCTW', issuedOn: '2017-06-05', receivedOn: null }),
  )
  const guidance = await recorded('can-bo', given(registry, { links: [{ id: old, relation: 'replaces' }] }))
  expect((await ask('can-bo', `/${old}?on=2018-07-05`)).body.document.state).toBe('in_force')
  expect((await ask('can-bo', `/${old}?on=2018-07-06`)).body).toMatchObject({
    document: { state: 'replaced' },
    replacedBy: [{ id: guidance, number: '12-HD/BTCTW' }],
  })

  const stale = issued(registry, { links: [{ id: old, relation: 'cites' }] })
  const checked = await tell('can-bo-db', '/check', stale)
  expect(checked.body).toMatchObject({ refusals: [], number: '01-KH/ĐU' })
  expect(checked.body.checks).toContainEqual({
    code: 'basis-replaced',
    state: 'open',
    facts: { document: '9-KH/BTCTW', by: '12-HD/BTCTW' },
    source: null,
  })
  const before = await documents()
  expect(codes(await tell('can-bo-db', '', stale))).toEqual(['check-open'])
  expect(await documents()).toBe(before)

  const plan = await recorded(
    'can-bo-db',
    issued(registry, { links: [{ id: guidance, relation: 'implements' }] }),
  )
  const programme = await recorded(
    'bi-thu',
    issued(registry, {
      organisationId: registry.id['NK.CB1'],
      issuer: { organisationId: registry.id['NK.CB1'], organ: 'chi_bo' },
      links: [{ id: guidance, relation: 'implements' }],
      issuedOn: '2022-04-01',
    }),
  )
  expect((await ask('bi-thu', `/${programme}`)).body).toMatchObject({
    document: { number: '01-KH/CB', issuer: 'Chi bộ 1' },
    above: [{ relation: 'implements', document: { id: guidance } }],
    may: { record: true },
  })
  const below = await ask('can-bo', `/${guidance}/family?way=down`)
  expect(below.body.items.map((one: { document: { id: string } }) => one.document.id)).toEqual([
    plan,
    programme,
  ])
  expect((await ask('can-bo', `/${old}/family?way=down`)).body.items).toMatchObject([
    { relation: 'replaces', kin: 2, document: { id: guidance } },
  ])
  expect((await ask('can-bo', `/${plan}/family?way=up`)).body.items).toMatchObject([{ kin: 1 }])
  expect((await ask('can-bo', `/${guidance}/family/levels`)).body).toEqual({
    documents: 2,
    levels: [
      { kind: 'dang_bo_co_so', issuers: 1, documents: 1 },
      { kind: 'chi_bo_truc_thuoc', issuers: 1, documents: 1 },
    ],
  })
  const page = await ask('can-bo', `/${guidance}/family?way=down&limit=1`)
  const next = await ask('can-bo', `/${guidance}/family?way=down&limit=1&after=${page.body.next}`)
  expect([page.body.items.length, next.body.items[0].document.id, next.body.next]).toEqual([
    1,
    programme,
    null,
  ])
})

test('numbers run by issuer, type and term; one that is used is refused with the other named', async () => {
  const regulation = (more: object) =>
    issued(registry, { type: 'T06', checkReason: 'Theo quy chế mẫu', ...more })
  expect((await tell('can-bo-db', '', regulation({}))).body.number).toBe('01-QC/ĐU')
  expect((await tell('can-bo-db', '', regulation({}))).body.number).toBe('02-QC/ĐU')
  expect(
    (await tell('can-bo-db', '', regulation({ term: '2015-2020', issuedOn: '2019-01-01' }))).body.number,
  ).toBe('01-QC/ĐU')
  const again = await tell('can-bo-db', '', regulation({ serial: 2 }))
  expect(again.body.refusals).toMatchObject([
    { code: 'number-taken', document: '02-QC/ĐU', on: '2022-03-01' },
  ])
  const gap = await tell('can-bo-db', '/check', regulation({ serial: 7 }))
  expect(gap.body.checks).toContainEqual(
    expect.objectContaining({ code: 'number-leaves-gap', facts: { serial: 7, next: 3 } }),
  )

  const at = `organisationId=${registry.id['NK.DB']}&organ=cap_uy&type=T06&on=2022-10-01`
  expect((await ask('can-bo-db', `/issuing?${at}`)).body).toMatchObject({
    symbol: 'ĐU',
    term: '2020-2025',
    number: '03-QC/ĐU',
    allowed: true,
    source: '66-QĐ/TW',
  })
  // Of a superior out of reach the organs are told, for who registers its texts, and nothing else.
  const above = `organisationId=${registry.id.TW}&organ=ban_to_chuc&type=T08&on=2022-10-01`
  expect((await ask('bi-thu', `/issuing?${above}`)).status).toBe(404)
  expect((await ask('bi-thu', `/issuing?${above}&keeperId=${registry.id['NK.CB1']}`)).body).toMatchObject({
    organs: expect.arrayContaining([{ organ: 'ban_to_chuc', name: 'Ban Tổ chức Trung ương' }]),
    number: null,
  })
  expect((await ask('bi-thu', `/issuing?${above}&keeperId=${registry.id['NK.CB3']}`)).status).toBe(404)
  // The same printed number in the book of what is received, with or without its zero.
  await recorded('can-bo', given(registry, { type: 'T11', number: '07-KH/BTCTW' }))
  expect(codes(await tell('can-bo', '', given(registry, { type: 'T11', number: '7-KH/BTCTW' })))).toEqual([
    'number-taken',
  ])
  await recorded(
    'can-bo-db',
    given(registry, { organisationId: registry.id['NK.DB'], type: 'T11', number: '7-KH/BTCTW' }),
  )
})

test('a body beside the unit issues in a series of its own, on days on which it exists', async () => {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into body (code, organisation_id) select 'BTC', id from organisation where code = 'NK.DB' returning id, public_id),
    named as (
      insert into body_state (body_id, from_day, name, kind) select id, '2022-02-01', 'Ban Chỉ đạo 35', 'ban_chi_dao' from made)
    select public_id as id from made`.execute(registry.database.db)
  const body = rows[0]!.id
  const at = `organisationId=${registry.id['NK.DB']}&on=2022-03-01`
  expect((await ask('can-bo-db', `/issuing?${at}`)).body.bodies).toEqual([
    { id: body, name: 'Ban Chỉ đạo 35' },
  ])
  const by = { issuer: { bodyId: body }, symbol: 'BCĐ35', checkReason: 'Theo phân công' }
  expect((await tell('can-bo-db', '', issued(registry, by))).body.number).toBe('01-KH/BCĐ35')
  const early = await tell('can-bo-db', '', issued(registry, { ...by, issuedOn: '2022-01-31' }))
  expect(early.body.refusals).toMatchObject([{ code: 'issuer-not-there', name: 'Ban Chỉ đạo 35' }])
  const elsewhere = { ...by, organisationId: registry.id['NK.CB1'] }
  expect((await tell('can-bo', '', issued(registry, elsewhere))).status).toBe(400)
})

test('ten issue at once and no number is given twice', async () => {
  const body = issued(registry, { type: 'T10', subject: 'Báo cáo tháng' })
  const answers = await Promise.all(Array.from({ length: 10 }, () => tell('can-bo-db', '', body)))
  expect(answers.map((one) => one.body.number as string).sort()).toEqual(
    Array.from({ length: 10 }, (_, index) => `${String(index + 1).padStart(2, '0')}-BC/ĐU`),
  )
})

test('everything wrong is told at once, and nothing is recorded', async () => {
  const target = await recorded(
    'can-bo',
    given(registry, { type: 'T11', number: '50-KH/BTCTW', issuedOn: '2022-06-01', receivedOn: null }),
  )
  const before = await documents()
  const wrong = await tell(
    'bi-thu',
    '',
    issued(registry, {
      organisationId: registry.id['NK.CB1'],
      issuer: { organisationId: registry.id['NK.CB1'], organ: 'chi_bo' },
      type: 'T03',
      term: null,
      issuedOn: '2022-05-01',
      inForceFrom: '2022-06-01',
      inForceTo: '2022-05-15',
      subject: 'TUYỆT MẬT: quy định của chi bộ',
      note: 'Văn bản mật (MẬT)',
      links: [{ id: target, relation: 'replaces' }],
      layout: [],
    }),
  )
  expect(wrong.status).toBe(422)
  expect(codes(wrong)).toEqual([
    'classified-mark',
    'classified-mark',
    'in-force-ends-first',
    'type-not-allowed',
    'term-missing',
    'tied-to-later',
    'check-open',
  ])
  const future = given(registry, { issuedOn: '2022-10-28', receivedOn: '2022-10-29' })
  expect(codes(await tell('can-bo', '', future))).toEqual(['issued-in-future', 'received-in-future'])
  const early = given(registry, { issuedOn: '2009-01-01', receivedOn: '2008-12-31' })
  expect(codes(await tell('can-bo', '', early))).toEqual(['received-before-issued', 'issuer-not-there'])
  const other = given(registry, { number: '12-BC/TW' })
  expect(codes(await tell('can-bo', '', other))).toEqual(['number-names-other-type'])
  expect(await documents()).toBe(before)
})

test('a correction keeps what stood there, its id and what refers to it; a circle is refused', async () => {
  const first = await recorded(
    'can-bo',
    given(registry, { type: 'T11', number: '30-KH/BTCTW', issuedOn: '2021-01-01', receivedOn: null }),
  )
  const second = await recorded(
    'can-bo',
    given(registry, {
      type: 'T11',
      number: '31-KH/BTCTW',
      issuedOn: '2021-01-01',
      receivedOn: null,
      links: [{ id: first, relation: 'replaces' }],
    }),
  )
  const fixed = given(registry, {
    type: 'T11',
    number: '30-KH/BTCTW',
    issuedOn: '2021-01-01',
    receivedOn: null,
    subject: 'Tên đúng',
    reason: 'Ghi sai trích yếu',
  })
  const circle = {
    ...fixed,
    links: [
      { id: second, relation: 'replaces' },
      { id: first, relation: 'replaces' },
    ],
  }
  expect(codes(await tell('can-bo', `/${first}/correction`, circle))).toEqual([
    'tied-in-circle',
    'tied-to-itself',
  ])
  expect((await tell('can-bo', `/${first}/correction`, fixed)).status).toBe(200)
  const { body } = await ask('can-bo', `/${first}`)
  expect(body).toMatchObject({
    document: { subject: 'Tên đúng', state: 'replaced' },
    versions: [
      { subject: 'Tên đúng', reason: null },
      { subject: 'Một số vấn đề về nâng cao chất lượng sinh hoạt chi bộ', reason: 'Ghi sai trích yếu' },
    ],
  })
  expect(codes(await tell('can-bo', `/${first}/withdrawal`, { reason: 'Ghi nhầm' }))).toEqual([
    'others-refer',
  ])
  expect((await tell('can-bo', `/${second}/withdrawal`, { reason: 'Ghi nhầm' })).status).toBe(200)
  expect((await ask('can-bo', `/${first}`)).body.document.state).toBe('in_force')
  expect((await ask('can-bo', `/${second}`)).body.withdrawn).toMatchObject({ reason: 'Ghi nhầm' })
  expect((await tell('can-bo', `/${second}/withdrawal`, { reason: 'Lần nữa' })).status).toBe(409)
})

test('who may not record is refused; out of reach is not there; the administrator opens nothing', async () => {
  const own = await recorded('can-bo-db', issued(registry, { type: 'T12', checkReason: 'Chưa có căn cứ' }))
  expect((await tell('lanh-dao', '', given(registry))).status).toBe(403)
  expect((await tell('noi-khac', '', issued(registry))).status).toBe(404)
  expect((await ask('noi-khac', `/${own}`)).status).toBe(404)
  expect((await ask('bi-thu', `/${own}`)).status).toBe(200)
  expect((await ask('quan-tri', `/${own}`)).status).toBe(404)
  expect((await tell('quan-tri', '/search', {})).status).toBe(403)
  expect((await tell('noi-khac', '/search', { organisationId: registry.id['NK.DB'] })).status).toBe(404)
  const ties = issued(registry, {
    organisationId: registry.id['NK.DB2'],
    issuer: { organisationId: registry.id['NK.DB2'], organ: 'cap_uy' },
    links: [{ id: own, relation: 'implements' }],
  })
  expect((await tell('noi-khac', '', ties)).status).toBe(404)
  expect((await tell('lanh-dao', `/${own}/withdrawal`, { reason: 'Thử' })).status).toBe(403)
})
