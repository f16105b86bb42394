import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesOf } from '#assignment/small-district.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { TODAY } from '#testing/small-world.ts'
import { statusOn } from './effects-store.ts'
import { openStatuses, PROCEDURES, type StatusDistrict } from './small-statuses.ts'

const VOTE = { base: 3, present: 3, inFavour: 3, against: 0, exemptPresent: 0, typed: false }
const ABOVE = { base: 5, present: 5, inFavour: 5, against: 0, exemptPresent: 0, typed: true }

let cases: StatusDistrict
let { ask, tell, look, step, unit, person, open, atOnce, statuses, idOf } = {} as StatusDistrict
beforeAll(async () => {
  cases = await openStatuses()
  ;({ ask, tell, look, step, unit, person, open, atOnce, statuses, idOf } = cases)
})
afterAll(async () => {
  expect(await verifyProcedures(cases.database.db, PROCEDURES, TODAY)).toEqual([])
  await cases.database.close()
  expect(cases.errors).toEqual([])
})

test('an exemption is applied for, decided by the branch and reported upward; then it ends', async () => {
  const early = await open('bi-thu-1', 'NK-5', 'exemption', { ground: 'old_ill', applied_on: '2022-10-04' })
  expect(codesOf(early)).toEqual(['exemption-before-application'])
  const opened = await open('bi-thu-1', 'NK-5', 'exemption', {
    ground: 'itinerant',
    applied_on: '2022-10-01',
  })
  const { id } = opened.body
  const agreed = { vote: VOTE, decisionNo: '01-NQ/CB', decisionTerm: '2022-2025' }
  const bad = await step('bi-thu-1', id, 'branch', 'agreed', {
    ...agreed,
    vote: { ...VOTE, inFavour: 1, against: 2 },
    values: { from: '2022-10-01', last_day: '2023-10-01' },
  })
  expect(codesOf(bad)).toEqual(['vote-not-reached', 'exemption-before-decision', 'itinerant-too-long'])
  expect((await statuses('bi-thu-1', 'NK-5')).statuses).toEqual([])
  const endless = await step('bi-thu-1', id, 'branch', 'agreed', {
    ...agreed,
    values: { from: '2022-10-10' },
  })
  expect(codesOf(endless)).toEqual(['status-until-needed'])
  const done = await step('bi-thu-1', id, 'branch', 'agreed', {
    ...agreed,
    values: { from: '2022-10-10', last_day: '2023-10-09' },
  })
  expect(done.body).toMatchObject({ place: 'report' })
  expect(await statuses('bi-thu-1', 'NK-5')).toMatchObject({
    statuses: [
      {
        standing: 'mien_sinh_hoat',
        from: '2022-10-10',
        to: '2023-10-09',
        ground: 'itinerant',
        inForce: true,
      },
    ],
    bars: [{ act: 'classification', because: 'mien_sinh_hoat' }],
  })
  expect((await step('truong', id, 'report', 'noted', { on: '2022-10-11' })).body.place).toBe('done')

  const back = await atOnce('bi-thu-1', 'NK-5', 'status-return', '2022-10-20', { standing: 'mien_sinh_hoat' })
  expect(back.status).toBe(200)
  expect((await statuses('bi-thu-1', 'NK-5')).statuses).toMatchObject([{ to: '2022-10-19', inForce: false }])
  expect(
    codesOf(await atOnce('bi-thu-1', 'NK-5', 'status-return', '2022-10-21', { standing: 'mien_sinh_hoat' })),
  ).toEqual(['status-not-held'])
  expect(await statusOn(cases.database.db, await idOf('NK-5'), TODAY)).toEqual([])
})

test('who is away is listed with place, contact and expected return, is heard of, and joins a group', async () => {
  const values = { from: '2022-09-01', place: 'Thành phố Thuận An, Bình Dương', contact: '0912 000 111' }
  const wrong = await atOnce('bi-thu-1', 'NK-2', 'far-away', '2022-09-05', {
    ...values,
    expected_on: '2022-09-01',
  })
  expect(codesOf(wrong)).toEqual(['expected-before-leaving'])
  const { rows: none } = await sql`select from procedure_case where kind = 'far-away'`.execute(
    cases.database.db,
  )
  expect(none).toEqual([])
  const noted = await atOnce('bi-thu-1', 'NK-2', 'far-away', '2022-09-05', {
    ...values,
    expected_on: '2022-11-15',
  })
  expect(noted.status).toBe(200)
  const again = await atOnce('bi-thu-1', 'NK-2', 'far-away', '2022-09-05', values)
  expect(codesOf(again)).toEqual(['status-held-already'])
  const heard = await tell('bi-thu-1', `/people/${await person('NK-2')}/contacts`, {
    on: '2022-10-15',
    manner: 'phone',
    note: 'Vẫn làm ở công ty cũ',
  })
  expect(heard.body.contacts).toMatchObject([{ on: '2022-10-15', manner: 'phone' }])
  const future = { on: '2022-11-15', manner: 'phone' }
  expect(codesOf(await tell('bi-thu-1', `/people/${await person('NK-2')}/contacts`, future))).toEqual([
    'contact-in-future',
  ])

  const at = `/organisations/${unit['NK.CB1']}/groups`
  const formed = await tell('bi-thu-1', at, {
    name: 'Tổ đảng đi làm ăn xa',
    forAway: true,
    from: '2022-09-10',
  })
  const groupId = formed.body.groups[0].id
  expect(codesOf(await tell('bi-thu-1', at, { name: 'Tổ đảng đi làm ăn xa', from: '2022-09-11' }))).toEqual([
    'group-name-taken',
  ])
  const atDb = `/organisations/${unit['NK.DB']}/groups`
  expect(codesOf(await tell('truong', atDb, { name: 'Tổ 1', from: '2022-12-01' }))).toEqual([
    'group-of-branches-only',
    'group-in-future',
  ])
  const join = async (memberCode: string, role: string, from: string) =>
    tell('bi-thu-1', `${at}/${groupId}/members`, { personId: await person(memberCode), role, from })
  expect((await join('NK-2', 'leader', '2022-09-10')).body.groups[0].members).toMatchObject([
    { role: 'leader', away: true },
  ])
  expect(codesOf(await join('NK-5', 'leader', '2022-09-09'))).toEqual(['group-day-outside'])
  expect(codesOf(await join('NK-5', 'leader', '2022-09-10'))).toEqual(['group-has-leader'])
  expect((await join('NK-5', 'member', '2022-09-10')).status).toBe(200)
  expect((await join('NK-1', 'member', '2022-09-10')).status).toBe(404)

  const list = (await ask('khoi', `/statuses?organisationId=${unit['NK']}&view=di_lam_an_xa`)).body
  expect(list.items).toMatchObject([
    {
      memberCode: 'NK-2',
      unit: { code: 'NK.CB1' },
      place: values.place,
      contact: values.contact,
      expectedOn: '2022-11-15',
      heardOn: '2022-10-15',
      group: 'Tổ đảng đi làm ăn xa',
    },
  ])
  const due = (days: number) =>
    ask('khoi', `/statuses?organisationId=${unit['NK']}&view=di_lam_an_xa&dueWithin=${days}`)
  expect((await due(18)).body.items).toHaveLength(0)
  expect((await due(19)).body.items).toHaveLength(1)
  expect((await ask('khoi', `/statuses/counts?organisationId=${unit['NK']}`)).body.counts).toContainEqual({
    view: 'di_lam_an_xa',
    members: 1,
    due: 1,
  })
  expect(
    (await ask('benh-vien', `/statuses?organisationId=${unit['NK.CB1']}&view=di_lam_an_xa`)).status,
  ).toBe(404)
  expect((await ask('bi-thu-3', `/people/${await person('NK-2')}/statuses`)).status).toBe(404)
  expect((await atOnce('bi-thu-3', 'NK-2', 'abroad', '2022-10-10', values)).status).toBe(404)
  expect((await atOnce('lanh-dao', 'NK-2', 'abroad', '2022-10-10', values)).status).toBe(403)
  expect((await tell('lanh-dao', at, { name: 'Tổ 2', from: '2022-09-10' })).status).toBe(403)

  const ended = await tell('bi-thu-1', `${at}/${groupId}/end`, { to: '2022-10-26', reason: 'Hết thời gian' })
  expect(ended.body.groups).toEqual([])
  expect((await ask('bi-thu-1', `${at}?on=2022-10-01`)).body.groups).toMatchObject([
    { to: '2022-10-26', members: [{ role: 'leader' }, { role: 'member' }] },
  ])
})

test('a measure of discipline takes effect when the vote is announced, bars for a year, and may be annulled', async () => {
  expect(codesOf(await open('truong', 'NK-4', 'discipline', { measure: 'khai_tru' }))).toEqual([
    'measure-not-for-probationer',
  ])
  expect(codesOf(await open('bi-thu-1', 'NK-7', 'discipline', { measure: 'cach_chuc' }))).toEqual([
    'measure-without-post',
  ])
  const { id } = (await open('bi-thu-1', 'NK-7', 'discipline', { measure: 'canh_cao' })).body
  expect(codesOf(await open('bi-thu-1', 'NK-7', 'resignation', { applied_on: '2022-10-01' }))).toEqual([
    'case-excluded',
  ])
  const done = await step('bi-thu-1', id, 'branch', 'decided', {
    on: '2022-10-09',
    vote: VOTE,
    decisionNo: '02-QĐ/CB',
    decisionTerm: '2022-2025',
  })
  expect(done.body.place).toBe('done')
  const { db } = cases.database
  const held = await statusOn(db, await idOf('NK-7'), TODAY)
  expect(held).toEqual([{ standing: 'canh_cao', from: '2022-10-09', until: '2023-10-09' }])
  expect(await statuses('bi-thu-1', 'NK-7')).toMatchObject({
    statuses: [{ standing: 'canh_cao', to: '2023-10-08', decisionNo: '02-QĐ/CB' }],
    bars: [{ act: 'badge', to: '2023-10-08' }],
  })
  const lift = (await open('khoi', 'NK-7', 'measure-lift', { standing: 'canh_cao' }, '2022-10-12')).body
  const annulled = await step('khoi', lift.id, 'decision', 'annulled', {
    on: '2022-10-20',
    vote: ABOVE,
    decisionNo: '21-QĐ/ĐUK',
    decisionTerm: '2020-2025',
    reason: 'Quyết định không đúng thẩm quyền',
  })
  expect(annulled.body.place).toBe('done')
  expect(await statusOn(db, await idOf('NK-7'), TODAY)).toEqual([])
  const { rows } = await sql<{ reason: string }>`
    select superseded_reason as reason from person_period where person_id = ${await idOf('NK-7')} and kind = 'discipline'`.execute(
    db,
  )
  expect(rows).toEqual([{ reason: 'Quyết định không đúng thẩm quyền' }])
})

test('a name is removed by the superior on the branch’s proposal: the ledger and the headcount follow; it can be taken back', async () => {
  expect(codesOf(await open('bi-thu-3', 'NK-6', 'name-removal', { ground: 'absent', months: 2 }))).toEqual([
    'removal-absence-too-short',
  ])
  expect(codesOf(await open('bi-thu-3', 'NK-6', 'name-removal', { ground: 'probation' }))).toEqual([
    'removal-probation-ground',
  ])
  const { id } = (await open('bi-thu-3', 'NK-6', 'name-removal', { ground: 'absent', months: 3 })).body
  const two = { ...VOTE, base: 2, present: 2, inFavour: 2 }
  await step('bi-thu-3', id, 'branch', 'proposed', { vote: two, on: '2022-10-05' })
  await step('benh-vien', id, 'grassroots', 'sent', { on: '2022-10-06' })
  expect((await step('benh-vien', id, 'decision', 'decided', { vote: ABOVE })).status).toBe(403)
  const done = await step('khoi', id, 'decision', 'decided', {
    vote: ABOVE,
    decisionNo: '31-QĐ/ĐUK',
    decisionTerm: '2020-2025',
  })
  expect(done.body.place).toBe('done')
  const { db } = cases.database
  const exits = async () => {
    const { rows } = await sql<{ category: string; on: string; no: string }>`
      select category, on_day as "on", decision_no as no from movement
      where member_id = ${await idOf('NK-6')} and superseded_at is null and to_organisation_id is null`.execute(
      db,
    )
    return rows
  }
  expect(await exits()).toEqual([{ category: 'D3', on: '2022-10-10', no: '31-QĐ/ĐUK' }])
  expect(codesOf(await open('khoi', 'NK-6', 'suspension', {}, '2022-10-11'))).toContain('status-not-member')
  expect((await statuses('khoi', 'NK-6')).isMember).toBe(false)
  const shown = (await look('khoi', id)).body
  const back = await tell('khoi', `/cases/${id}/acts/${shown.history[0].id}/taking-back`, {
    seen: shown.seen,
    reason: 'Ghi nhầm người',
  })
  expect(back.body.place).toBe('decision')
  expect(await exits()).toEqual([])
  expect((await statuses('khoi', 'NK-6')).isMember).toBe(true)
})

test('a death ends membership, statuses and places in groups on its day, and nothing is recorded of the dead', async () => {
  const before = { from: '2022-10-01', place: 'Hàn Quốc' }
  expect((await atOnce('truong', 'NK-3', 'abroad', '2022-10-02', before)).status).toBe(200)
  expect(codesOf(await atOnce('truong', 'NK-3', 'death', '2022-11-02', {}))).toContain('act-in-future')
  expect(codesOf(await atOnce('truong', 'NK-3', 'death', '2011-12-31', {}))).toContain('status-not-member')
  expect((await atOnce('truong', 'NK-3', 'death', '2022-10-20', { note: 'Tại nhà riêng' })).status).toBe(200)
  const after = await statuses('khoi', 'NK-3')
  expect(after).toMatchObject({ isMember: false, statuses: [{ to: '2022-10-19', inForce: false }] })
  expect(codesOf(await atOnce('khoi', 'NK-3', 'far-away', '2022-10-21', before))).toContain(
    'status-not-member',
  )
})

test('suspension keeps from voting and leaving; expulsion takes two thirds and ends membership', async () => {
  const { id } = (await open('bi-thu-1', 'NK-7', 'suspension', {})).body
  const no = { vote: ABOVE, decisionTerm: '2020-2025' }
  const back = await step('khoi', id, 'decision', 'decided', {
    ...no,
    decisionNo: '41-QĐ/ĐUK',
    values: { last_day: '2022-10-01' },
  })
  expect(codesOf(back)).toEqual(['status-ends-before-it-begins'])
  await step('khoi', id, 'decision', 'decided', {
    ...no,
    decisionNo: '41-QĐ/ĐUK',
    values: { last_day: '2023-01-31' },
  })
  expect((await statuses('khoi', 'NK-7')).bars.map((one: { act: string }) => one.act)).toContain('vote')
  expect(
    codesOf(await open('bi-thu-1', 'NK-7', 'resignation', { applied_on: '2022-10-11' }, '2022-10-12')),
  ).toEqual(['barred-by-suspension'])
  const expulsion = (await open('bi-thu-1', 'NK-7', 'discipline', { measure: 'khai_tru' }, '2022-10-21')).body
  const votes = { ...VOTE, inFavour: 2, against: 1 }
  const decided = { on: '2022-10-21', vote: votes, decisionNo: '03-QĐ/CB', decisionTerm: '2022-2025' }
  expect(codesOf(await step('bi-thu-1', expulsion.id, 'branch', 'decided', decided))).toEqual([
    'measure-not-by-branch',
  ])
  const proposed = await step('bi-thu-1', expulsion.id, 'branch', 'proposed', {
    on: '2022-10-21',
    vote: votes,
  })
  expect(proposed.body).toMatchObject({ place: 'decision' })
  const done = await step('khoi', expulsion.id, 'decision', 'decided', {
    ...no,
    on: '2022-10-25',
    decisionNo: '42-QĐ/ĐUK',
    values: { measure: 'khai_tru' },
  })
  expect(done.body.place).toBe('done')
  expect(await statuses('khoi', 'NK-7')).toMatchObject({
    isMember: false,
    statuses: [{ standing: 'dinh_chi', to: '2022-10-24' }],
  })
})
