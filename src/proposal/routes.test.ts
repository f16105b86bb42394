import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { serveProposals } from './routes.ts'
import { verifyProposals } from './verify.ts'

let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice(serveProposals)
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/proposals${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) =>
    send(office.door, `POST /api/proposals${path}`, { as: office.cookies[who]!, body })
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const proposal = (from: string, to: string, change: object = {}) => ({
  organisationId: id[from],
  kind: 'proposal',
  field: 'congress',
  text: 'Đề nghị sớm có hướng dẫn về đại hội đảng bộ các cấp',
  addressee: { organisationId: id[to] },
  raisedOn: '2022-09-01',
  ...change,
})

test('three branches ask alike, the district consolidates, the centre answers, each branch reads the answer', async () => {
  const raised: string[] = []
  for (const [who, from, text] of [
    ['can-bo-db', 'NK.CB1', 'Đề nghị sớm có hướng dẫn về đại hội đảng bộ các cấp'],
    ['can-bo-db', 'NK.CB2', 'Sớm ban hành hướng dẫn đại hội'],
    ['can-bo', 'NK.CB3', 'Hướng dẫn sớm về đại hội để đơn vị chủ động'],
  ] as const) {
    const done = await tell(who, '', proposal(from, 'NK', { text }))
    expect(done.body).toMatchObject({ stage: 'sent', holder: { unit: { code: 'NK' } }, members: 0 })
    raised.push(done.body.id)
  }
  await tell('can-bo', '', proposal('NK.CB3', 'NK', { text: 'Tăng biên chế văn phòng', field: 'staffing' }))
  const like = await ask('can-bo', `/${raised[0]}/like`)
  expect(
    like.body.items
      .slice(0, 2)
      .map((one: { id: string }) => one.id)
      .sort(),
  ).toEqual(raised.slice(1).sort())

  const group = {
    organisationId: id['NK'],
    field: 'congress',
    text: 'Sớm có quy định, hướng dẫn về đại hội',
    on: '2022-09-15',
    addressee: { organisationId: id['TW'] },
    members: raised,
  }
  const made = await tell('can-bo', '/groups', { ...group, send: true })
  expect(made.body).toMatchObject({
    isGroup: true,
    stage: 'sent',
    members: 3,
    units: 3,
    holder: { unit: { code: 'TW' } },
  })
  expect((await ask('can-bo', `?organisationId=${id['NK']}&view=groups`)).body.items).toHaveLength(1)
  expect((await ask('trung-uong', `?organisationId=${id['TW']}&view=answer`)).body.items).toMatchObject([
    { id: made.body.id },
  ])
  expect((await ask('can-bo', `?organisationId=${id['NK']}&view=answer`)).body.items).toMatchObject([
    { field: 'staffing' },
  ])
  const alone = await tell('can-bo', `/${raised[0]}/acts`, {
    stage: 'answered',
    on: '2022-10-01',
    answer: 'Riêng',
  })
  expect(alone.status).toBe(403)

  const answer = { stage: 'answered', on: '2022-10-01', answer: 'Đã có hướng dẫn' }
  expect((await tell('can-bo', `/${made.body.id}/acts`, answer)).status).toBe(403)
  expect((await tell('trung-uong', `/${made.body.id}/acts`, answer)).body).toMatchObject({
    stage: 'answered',
  })
  const below = await ask('can-bo-db', `/${raised[0]}`)
  expect(below.body).toMatchObject({
    stage: 'answered',
    group: { text: group.text, by: { code: 'NK', readable: false } },
    may: { acts: ['closed'] },
  })
  expect(below.body.acts.map((one: { stage: string }) => one.stage)).toEqual([
    'raised',
    'sent',
    'consolidated',
    'sent',
    'answered',
  ])
  expect(below.body.acts.at(-1)).toMatchObject({
    answer: 'Đã có hướng dẫn',
    by: { code: 'TW' },
    isThroughGroup: true,
  })
  expect((await ask('can-bo-db', `/${raised[0]}?on=2022-09-10`)).body).toMatchObject({
    stage: 'sent',
    group: null,
  })

  expect((await ask('can-bo-db', `/${raised[2]}`)).status).toBe(404)
  const table = await ask('can-bo', `/table?organisationId=${id['NK']}&within=30`)
  expect(table.body.rows).toContainEqual({
    field: 'congress',
    stages: [{ stage: 'answered', count: 3 }],
    total: 3,
    inTime: 3,
  })
  const short = await ask('can-bo', `/table?organisationId=${id['NK']}&within=29`)
  expect(short.body.rows).toContainEqual(expect.objectContaining({ field: 'congress', inTime: 0 }))
  expect(
    (await tell('can-bo-db', `/${raised[0]}/acts`, { stage: 'closed', on: '2022-10-02' })).body.stage,
  ).toBe('closed')
  expect((await ask('can-bo', `/${raised[1]}`)).body.stage).toBe('answered')
  const back = { reason: 'Ghi nhầm' }
  expect((await tell('trung-uong', `/${made.body.id}/withdrawal`, back)).status).toBe(409)
})

test('a group with a closed member is refused with every reason, and nothing is half done', async () => {
  const closed = await tell('can-bo', '', proposal('NK.DB', 'NK'))
  await tell('can-bo', `/${closed.body.id}/acts`, { stage: 'answered', on: '2022-09-02', answer: 'Xong' })
  await tell('can-bo', `/${closed.body.id}/acts`, { stage: 'closed', on: '2022-09-03' })
  const open = await tell('can-bo', '', proposal('NK.DB2', 'NK', { raisedOn: '2022-09-05' }))
  const count = () =>
    sql`select from proposal_act`.execute(office.database.db).then(({ rows }) => rows.length)
  const before = await count()
  const refused = await tell('can-bo', '/groups', {
    organisationId: id['NK'],
    field: 'none',
    text: ' ',
    on: '2022-09-04',
    addressee: { organisationId: id['TW'] },
    members: [closed.body.id, open.body.id],
  })
  expect(refused.status).toBe(422)
  expect(codes(refused)).toEqual(['no-text', 'field-unknown', 'member-done', 'member-later'])
  expect(await count()).toBe(before)
})

test('bad input is refused with all its reasons', async () => {
  const refused = await tell(
    'can-bo-db',
    '',
    proposal('NK.CB1', 'NK.CB3', { text: '', kind: 'matter', raisedOn: '2022-11-01', occasion: 'Hội nghị' }),
  )
  expect(codes(refused)).toEqual([
    'no-text',
    'in-the-future',
    'addressee-not-in-line',
    'matter-without-deadline',
    'occasion-without-day',
  ])
  const done = await tell('can-bo', '', proposal('NK.DB', 'NK'))
  const wrong = await tell('can-bo', `/${done.body.id}/acts`, { stage: 'answered', on: '2022-08-01' })
  expect(codes(wrong)).toEqual(['before-raised', 'answer-without-content'])
})

test('who may not, and what is out of reach', async () => {
  expect((await tell('lanh-dao', '', proposal('NK.DB', 'NK'))).status).toBe(403)
  expect((await tell('can-bo-db', '', proposal('NK.DB2', 'NK'))).status).toBe(404)
  expect((await ask('quan-tri', `?organisationId=${id['NK']}`)).status).toBe(404)
  const done = await tell('can-bo', '', proposal('NK', 'TW'))
  expect((await ask('can-bo-db', `/${done.body.id}`)).status).toBe(404)
  expect((await tell('can-bo-db', `/${done.body.id}/withdrawal`, { reason: 'Nhầm' })).status).toBe(404)
})

test('an act recorded by mistake is taken back; with its first act the proposal goes', async () => {
  const done = await tell('can-bo', '', proposal('NK.DB', 'NK', { send: false }))
  const { id: one } = done.body
  expect(done.body).toMatchObject({ stage: 'raised', holder: null })
  await tell('can-bo', `/${one}/acts`, { stage: 'sent', on: '2022-09-02', to: { organisationId: id['NK'] } })
  await tell('can-bo', `/${one}/acts`, { stage: 'acknowledged', on: '2022-09-03' })
  expect((await tell('can-bo-db', `/${one}/withdrawal`, { reason: 'Ghi nhầm' })).status).toBe(403)
  expect((await tell('can-bo', `/${one}/withdrawal`, { reason: 'Ghi nhầm' })).body.isGone).toBe(false)
  expect((await ask('can-bo', `/${one}`)).body.stage).toBe('sent')
  await tell('can-bo', `/${one}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await tell('can-bo', `/${one}/withdrawal`, { reason: 'Ghi nhầm' })).body.isGone).toBe(true)
  expect((await ask('can-bo', `/${one}`)).status).toBe(404)
})

test('a group that goes into a larger one carries its members, and comes back out of it whole', async () => {
  const text = 'Chế độ phụ cấp cho cấp ủy viên cơ sở'
  const all: string[] = []
  for (const from of ['NK.CB1', 'NK.CB2', 'NK.CB3'])
    all.push((await tell('can-bo', '', proposal(from, 'NK', { text, field: 'other' }))).body.id)
  const base = { organisationId: id['NK'], field: 'other', text, addressee: { organisationId: id['TW'] } }
  const small = await tell('can-bo', '/groups', { ...base, on: '2022-09-02', members: all.slice(0, 2) })
  const large = await tell('can-bo', '/groups', {
    ...base,
    on: '2022-09-03',
    members: [small.body.id, all[2]],
  })
  expect(large.body).toMatchObject({ members: 2, stage: 'consolidated' })
  const acted = await tell('can-bo', `/${large.body.id}/acts`, {
    stage: 'sent',
    on: '2022-09-04',
    to: { organisationId: id['TW'] },
  })
  expect(acted.body.stage).toBe('sent')
  expect((await ask('can-bo-db', `/${all[0]}`)).body).toMatchObject({
    stage: 'sent',
    holder: { unit: { code: 'TW' } },
  })
  await tell('can-bo', `/${large.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  await tell('can-bo', `/${large.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await ask('can-bo', `/${large.body.id}`)).status).toBe(404)
  expect((await ask('can-bo', `/${small.body.id}`)).body).toMatchObject({
    stage: 'consolidated',
    group: null,
    members: 2,
  })
  expect((await ask('can-bo', `/${all[2]}`)).body).toMatchObject({ stage: 'sent', group: null })
})

test('fields are kept by officers of the whole register', async () => {
  expect((await tell('can-bo', '/fields', { vi: 'Đảng phí', en: 'Dues' })).status).toBe(403)
  const added = await tell('trung-uong', '/fields', { vi: 'Đảng phí', en: 'Dues' })
  expect(added.body.fields).toContainEqual({ code: 'dues', vi: 'Đảng phí', en: 'Dues', endedOn: null })
  expect((await tell('trung-uong', '/fields', { vi: 'Đảng phí', en: 'Dues' })).status).toBe(409)
  await tell('trung-uong', '/fields/dues/end', {})
  expect(
    codes(await tell('can-bo', '', proposal('NK', 'TW', { field: 'dues', raisedOn: '2022-10-27' }))),
  ).toEqual(['field-unknown'])
  expect((await ask('can-bo', '/fields')).body.may).toEqual({ edit: false })
})

test('addressees are the superiors, the nearest first', async () => {
  const { body } = await ask('can-bo-db', `/addressees?organisationId=${id['NK.CB1']}`)
  expect(body.units.map((one: { unit: { code: string } }) => one.unit.code)).toEqual([
    'NK.DB',
    'NK',
    'TW',
    'NK.CB1',
  ])
})

test('what these stories recorded is sound, and a fault planted in it is found', async () => {
  const { db } = office.database
  expect(await verifyProposals(db)).toEqual([])
  await sql`update proposal_act set on_day = '2000-01-01' where stage = 'sent'`.execute(db)
  expect((await verifyProposals(db)).map((one) => one.code)).toContain('act-does-not-follow')
})

test('what was raised at a gathering of the register says so; one in which the unit has no part cannot be named', async () => {
  const { rows } = await sql<{ id: string }>`
    with convened as (
      insert into gathering (organisation_id) select id from organisation where code = 'NK' returning id, public_id
    ), planned as (
      insert into gathering_plan (gathering_id, kind, title, from_day, to_day)
      select id, 'so_ket', 'Hội nghị sơ kết 6 tháng', '2022-07-01', '2022-07-01' from convened
    ), announced as (
      insert into gathering_act (gathering_id, act, on_day) select id, 'planned', '2022-06-01' from convened
    )
    select public_id as id from convened`.execute(office.database.db)
  const gatheringId = rows[0]!.id
  const raised = await tell('can-bo', '', proposal('NK', 'TW', { gatheringId }))
  expect(raised.body).toMatchObject({
    occasion: 'Hội nghị sơ kết 6 tháng',
    occasionOn: '2022-07-01',
    gatheringId,
  })
  expect((await tell('can-bo-db', '', proposal('NK.CB1', 'NK', { gatheringId }))).status).toBe(404)
})
