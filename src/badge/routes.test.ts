import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { day, type Day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { actOnCase, type AskedAct } from '#procedure/act.ts'
import { openCase } from '#procedure/open.ts'
import { personId } from '#testing/small-world.ts'
import { badgeReissue, badgeReturn } from './later.ts'
import { badgeRound } from './round.ts'
import { serveBadges } from './routes.ts'

let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
const person: Record<string, string> = {}
beforeAll(async () => {
  office = await openOffice(serveBadges)
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/badges${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) => send(office.door, `POST /api/badges${path}`, { as: office.cookies[who]!, body })
  for (const code of ['NK-1', 'NK-5', 'NK-7', 'NK-8']) person[code] = await personId(office.database.db, code)
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const eligible = (who: string, unit: string, roundOn: string, which = 'due') =>
  ask(who, `/eligible?organisationId=${id[unit]}&roundOn=${roundOn}&which=${which}`)
const today = day('2022-10-27')
const act = (
  caseId: string,
  seen: number,
  step: string,
  outcome: string,
  more: Partial<AskedAct> = {},
  procedure = badgeRound,
) =>
  inTransaction(office.database.db, (tx) =>
    actOnCase(
      tx,
      procedure,
      {
        caseId,
        seen,
        step,
        outcome,
        on: today,
        values: {},
        vote: null,
        decisionNo: null,
        decisionTerm: null,
        people: {},
        reason: null,
        ...more,
      },
      { actor: machineActor('thử', today), today },
    ),
  )

test('who is due on a round, who was due before, and who could be early; nobody from elsewhere', async () => {
  expect((await eligible('can-bo', 'NK', '2022-11-07')).body.items).toEqual([])
  expect((await eligible('can-bo', 'NK', '2022-11-07', 'late')).body.items).toMatchObject([
    {
      id: person['NK-5'],
      level: 30,
      months: 453,
      start: '1985-01-15',
      held: null,
      organisation: { code: 'NK.CB1' },
    },
  ])
  expect((await eligible('can-bo', 'NK', '2015-02-03')).body.items).toMatchObject([
    { id: person['NK-8'], level: 50, months: 600 },
    { id: person['NK-5'], level: 30, months: 360 },
  ])
  expect((await eligible('can-bo', 'NK', '2030-02-03')).body.items).toMatchObject([
    { id: person['NK-5'], level: 45 },
    { id: person['NK-7'], level: 30 },
  ])
  expect((await eligible('can-bo', 'NK', '2029-02-03', 'soon')).body.items).toContainEqual(
    expect.objectContaining({ id: person['NK-7'], level: 30 }),
  )
  expect((await eligible('can-bo', 'NK', '2028-11-07', 'soon')).body.items).not.toContainEqual(
    expect.objectContaining({ id: person['NK-7'] }),
  )
  expect((await eligible('can-bo', 'NK.DB2', '2022-11-07', 'late')).body.items).toEqual([])
  expect((await eligible('can-bo-db', 'NK.DB2', '2022-11-07', 'late')).status).toBe(404)
  expect((await eligible('quan-tri', 'NK', '2022-11-07', 'late')).status).toBe(404)
  const looks = await sql`select from event where action = 'badge.list'`.execute(office.database.db)
  expect(looks.rows.length).toBeGreaterThan(0)
})

test('who was outside and was admitted again reaches a level later by the days outside', async () => {
  const { db } = office.database
  const ids = await sql<{ id: string; unit: string }>`
    select person_id as id, (select id from organisation where code = 'NK.CB2') as unit
    from member where member_code = 'NK-3'`.execute(db)
  const { id: member, unit } = ids.rows[0]!
  const start = async () =>
    (await sql<{ start: Day }>`select seniority_start(${member}, '2034-11-07') as start`.execute(db)).rows[0]!
      .start
  expect(await start()).toBe('2004-08-30')
  await sql`insert into movement (member_id, on_day, category, from_organisation_id, to_organisation_id)
    values (${member}, '2015-01-01', 'D3', ${unit}, null), (${member}, '2016-01-01', 'I2', null, ${unit})`.execute(
    db,
  )
  expect(await start()).toBe('2005-08-30')
  expect((await eligible('can-bo', 'NK', '2034-09-02')).body.items).toEqual([])
  expect((await eligible('can-bo', 'NK', '2035-09-02')).body.items).toMatchObject([
    { level: 30, start: '2005-08-30' },
  ])
  await sql`delete from movement where member_id = ${member} and category in ('D3', 'I2')`.execute(db)
})

test('a list with mistakes says all of them and leaves nothing behind', async () => {
  const wrong = {
    organisationId: id['NK'],
    personIds: [person['NK-5'], person['NK-1'], person['NK-8']],
    roundOn: '2022-12-22',
    ground: 'full',
  }
  const refused = await tell('can-bo', '/rounds', wrong)
  expect(refused.status).toBe(422)
  expect(codes(refused)).toEqual(['badge-not-round', 'badge-not-reached', 'badge-not-member'])
  expect((await sql`select from procedure_case`.execute(office.database.db)).rows).toEqual([])
  expect((await sql`select from badge_proposal`.execute(office.database.db)).rows).toEqual([])
  expect((await tell('lanh-dao', '/rounds', wrong)).status).toBe(403)
  expect((await tell('can-bo-db', '/rounds', { ...wrong, organisationId: id['NK.DB2'] })).status).toBe(404)
})

test('a list goes from the branch to the decision, the certificate and the presentation', async () => {
  const { db } = office.database
  const list = {
    organisationId: id['NK.CB1'],
    personIds: [person['NK-5']],
    roundOn: '2022-11-07',
    ground: 'full',
  }
  const { status, body } = await tell('can-bo', '/rounds', list)
  expect(status).toBe(200)
  expect(codes(await tell('can-bo', '/rounds', list))).toContain('case-open-already')
  expect((await eligible('can-bo', 'NK', '2022-11-07', 'late')).body.items).toMatchObject([
    { listId: body.id },
  ])
  await act(body.id, 1, 'list', 'proposed')
  await act(body.id, 2, 'grassroots', 'proposed')
  await expect(act(body.id, 2, 'decision', 'decided')).rejects.toThrow('since then')
  await expect(act(body.id, 3, 'decision', 'decided')).rejects.toThrow('decision-missing')
  await act(body.id, 3, 'decision', 'decided', { decisionNo: '41-QĐ/TU', decisionTerm: '2020-2025' })
  expect((await ask('can-bo', `/rounds/${body.id}`)).body).toMatchObject({
    decisionNo: '41-QĐ/TU',
    place: 'certificates',
    awarded: 1,
    total: 2_235_000,
    listed: [{ fullName: 'Nguyễn Văn An', level: 30, outcome: 'awarded', bonus: 2_235_000 }],
  })
  expect((await eligible('can-bo', 'NK', '2022-11-07', 'late')).body.items).toEqual([])
  await act(body.id, 4, 'certificates', 'numbered', { values: { first_no: 120 } })
  await act(body.id, 5, 'presented', 'done')
  expect((await ask('can-bo-db', `/rounds/${body.id}`)).body).toMatchObject({
    state: 'done',
    presentedOn: '2022-10-27',
    listed: [{ certificateNo: '120' }],
  })
  expect((await ask('can-bo', `/rounds?organisationId=${id['NK']}`)).body.items).toMatchObject([
    { id: body.id },
  ])
  expect((await ask('can-bo-db', `/rounds?organisationId=${id['NK.DB']}`)).body.items).toHaveLength(1)
  expect(
    (
      await sql`select level, on_day, decision_no, certificate_no from badge where superseded_at is null`.execute(
        db,
      )
    ).rows,
  ).toEqual([{ level: 30, on_day: '2022-11-07', decision_no: '41-QĐ/TU', certificate_no: '120' }])
  expect(await badgeRound.factsMissing!(db, ['1'])).toEqual([])
})

test('a lost badge is made again, and handed back only by who is out; never one that is not held', async () => {
  const { db } = office.database
  const { rows } = await sql<{ code: string; id: string; unit: string }>`
    select m.member_code as code, m.person_id as id, p.organisation_id as unit
    from member m join person p on p.id = m.person_id where m.member_code in ('NK-5', 'NK-8')`.execute(db)
  const opening = (code: string, values: object) => {
    const { id: member, unit } = rows.find((row) => row.code === code)!
    return {
      organisationId: unit,
      secondId: null,
      openerId: unit,
      personIds: [member],
      on: today,
      values: { ...values },
    }
  }
  const doing = { actor: machineActor('thử', today), today }
  const open = (procedure: typeof badgeReissue, code: string, values: object) =>
    inTransaction(db, (tx) => openCase(tx, procedure, opening(code, values), doing))
  await expect(open(badgeReissue, 'NK-5', { level: '40', lost: 'Mất' })).rejects.toThrow('badge-not-held')
  await expect(open(badgeReturn, 'NK-5', { level: '30', what: 'returned' })).rejects.toThrow('badge-not-out')
  await expect(open(badgeReturn, 'NK-8', { level: '50', what: 'kept' })).rejects.toThrow('badge-not-held')
  const { publicId } = await open(badgeReissue, 'NK-5', { level: '30', lost: 'Mất khi chuyển nhà' })
  await act(publicId, 1, 'branch', 'proposed', {}, badgeReissue)
  await act(publicId, 2, 'grassroots', 'proposed', {}, badgeReissue)
  const numbered = { decisionNo: '42-QĐ/TU', decisionTerm: '2020-2025' }
  await act(publicId, 3, 'decision', 'decided', numbered, badgeReissue)
  await act(publicId, 4, 'handed', 'done', {}, badgeReissue)
  const { rows: acts } = await sql`select level, act, decision_no from badge_act`.execute(db)
  expect(acts).toEqual([{ level: 30, act: 'reissued', decision_no: '42-QĐ/TU' }])
})

test('the law leaves a multiple open: a unit sets it for itself and below, and the budget follows', async () => {
  const shown = await ask('can-bo', `/multiples?organisationId=${id['NK.DB']}`)
  expect(shown.body.items).toContainEqual({
    level: 45,
    multiple: null,
    source: null,
    setBy: null,
    from: null,
  })
  const set = {
    organisationId: id['NK'],
    level: 30,
    multiple: 1.7,
    from: '2029-01-01',
    ground: 'Nghị quyết của tỉnh',
  }
  expect((await tell('lanh-dao', '/multiples', set)).status).toBe(403)
  await tell('can-bo', '/multiples', set)
  const budget = await ask('can-bo', `/budget?organisationId=${id['NK']}&roundOn=2030-02-03`)
  expect(budget.body).toMatchObject({
    people: 2,
    total: 4_301_000,
    levels: [
      { level: 45, people: 1, bonus: null, total: null },
      { level: 30, people: 1, bonus: 4_301_000, total: 4_301_000 },
    ],
    units: [{ unit: { code: 'NK.DB' }, people: 2, total: 4_301_000, unknown: 1 }],
    missing: 0,
  })
})
