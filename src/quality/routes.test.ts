import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveInbox } from '#inbox/routes.ts'
import { serveMovements } from '#movement/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { personId, TODAY, unitId } from '#testing/small-world.ts'
import { qualityAwaiting } from './awaiting.ts'
import { likelihoodOf } from './likelihood.ts'
import { findPairs } from './pair-search.ts'
import { eitherBelow, keepPairs } from './pair-store.ts'
import { serveQuality } from './routes.ts'
import { registerInForce } from './small-merges.ts'
import { verifyQuality } from './verify.ts'

let database: Database
let ask: Ask
let errors: object[]
let twin: string
let ngoc: string
const units: Record<string, string> = {}

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const opened = await openPeopleDoor(db)
  ask = opened.ask
  errors = opened.errors
  serveQuality(opened.door)
  serveMovements(opened.door)
  serveInbox(opened.door, [qualityAwaiting])
  for (const code of ['NK', 'NK.DB', 'NK.DB2', 'NK.CB1', 'NK.CB2', 'NK.CB3'])
    units[code] = await unitId(db, code)
  ngoc = await personId(db, 'NK-1')
  // The same woman once more, as a branch that she left still has her: with her place of birth, without her number.
  const made = await ask('officer NK', 'POST /api/people', {
    organisationId: units['NK.CB1'],
    memberCode: 'NK-1B',
    fields: { full_name: 'Nguyễn Thị Bích Ngọc', sex: 'nữ', born_on: '1990-05-12', native_place: 'Xã Ví dụ' },
  })
  twin = made.body.id
  await ask('officer NK', `POST /api/people/${twin}/movements`, {
    on: '2019-05-01',
    category: 'I4',
    fromOrganisationId: null,
    toOrganisationId: units['NK.CB1'],
    decisionNo: null,
    note: null,
  })
})
afterAll(() => database.close())

describe('how complete files are', () => {
  test('a unit sees n of N by field, by the units below, and the people behind', async () => {
    const { body } = await ask('officer NK', `GET /api/quality?organisationId=${units['NK']}`)
    expect(body.score.members).toBe(8)
    expect(body.score.complete).toBe(0)
    const number = body.score.rules.find((one: { code: string }) => one.code === 'citizen_id')
    expect(number).toEqual({ code: 'citizen_id', expected: 8, found: 7 })
    expect(
      body.below.map((one: { unit: { name: string }; members: number }) => [one.unit.name, one.members]),
    ).toEqual([
      ['Đảng bộ Bệnh viện Ví dụ', 2],
      ['Đảng bộ Trường Cao đẳng Ví dụ', 6],
    ])
    const people = await ask(
      'officer NK',
      `GET /api/quality/people?organisationId=${units['NK']}&rule=born_on`,
    )
    expect(people.body.items.map((one: { fullName: string }) => one.fullName)).toEqual([
      'Nguyễn Văn An',
      'Trần Văn An',
    ])
  })

  test('a leader reads the figures, a secretary only those of his branch', async () => {
    expect((await ask('leader NK', `GET /api/quality?organisationId=${units['NK']}`)).status).toBe(200)
    expect((await ask('secretary NK.CB1', `GET /api/quality?organisationId=${units['NK']}`)).status).toBe(404)
    expect((await ask('leader NK', 'POST /api/quality/counts', { organisationId: units['NK'] })).status).toBe(
      403,
    )
  })

  test('a count that is kept becomes a point of the trend', async () => {
    await ask('officer NK', 'POST /api/quality/counts', { organisationId: units['NK'] })
    const { body } = await ask('officer NK', `GET /api/quality?organisationId=${units['NK']}`)
    expect(body.points).toEqual([{ on: TODAY, members: 8, complete: 0 }])
  })
})

describe('people with two files', () => {
  let pair: string

  test('are found by name and birth, as likely as the formula says', async () => {
    const { db } = database
    const found = await inTransaction(db, (tx) => findPairs(tx, () => {}))
    expect(found).toHaveLength(1)
    const compared = {
      nameBorneBy: 2,
      birth: 'day',
      placeGivenBy: null,
      sameSex: true,
      number: null,
    } as const
    expect(found[0]!.likelihood).toBeCloseTo(likelihoodOf(compared, 9), 4)
    expect(found[0]!.evidence).toEqual(['same-name', 'same-day'])
    const within = eitherBelow(null, TODAY)
    expect(await inTransaction(db, (tx) => keepPairs(tx, found, { on: TODAY, within }))).toBe(1)
  })

  test('a branch learns only in which unit the other file lies, and asks the unit above both', async () => {
    const asked = `organisationId=${units['NK.CB1']}`
    expect((await ask('secretary NK.CB1', `GET /api/quality/duplicates?${asked}`)).body.items).toEqual([])
    const { body } = await ask('secretary NK.CB1', `GET /api/quality/elsewhere?${asked}`)
    expect(body.items).toMatchObject([
      { person: { id: twin }, elsewhere: 'Chi bộ 10', superior: 'Đảng bộ khối Ví dụ', askedOn: null },
    ])
    expect(JSON.stringify(body)).not.toContain(ngoc)
    pair = body.items[0].id
    expect((await ask('secretary NK.CB1', `POST /api/quality/duplicates/${pair}/preview`, {})).status).toBe(
      404,
    )
    expect((await ask('secretary NK.CB1', `POST /api/quality/elsewhere/${pair}/question`, {})).status).toBe(
      200,
    )
    const inbox = await ask('officer NK', `GET /api/inbox?organisationId=${units['NK']}`)
    expect(inbox.body.items).toMatchObject([
      { kind: 'quality', code: 'pair', to: `/quality/duplicates/${pair}` },
    ])
  })

  test('the officer above sees both side by side; two memberships at once cannot both stand', async () => {
    const { body } = await ask('officer NK', `POST /api/quality/duplicates/${pair}/preview`, { keptId: ngoc })
    expect(body.fields).toEqual([{ field: 'native_place', kept: null, merged: 'Xã Ví dụ', take: 'merged' }])
    expect(
      body.movements.map((one: { side: string; standing: boolean }) => [one.side, one.standing]),
    ).toEqual([
      ['kept', true],
      ['kept', true],
      ['merged', false],
    ])
    expect(body.refusals).toEqual([])
    const all = body.movements.map((one: { id: string }) => one.id)
    const wrong = await ask('officer NK', `POST /api/quality/duplicates/${pair}/merge`, {
      keptId: ngoc,
      take: [],
      standing: all,
      reason: 'Một người hai hồ sơ',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body.refusals).toMatchObject([{ code: 'already-in-a-branch', here: 'Chi bộ 10' }])
    expect(
      (
        await ask('leader NK', `POST /api/quality/duplicates/${pair}/merge`, {
          keptId: ngoc,
          take: [],
          standing: [],
          reason: 'Một người',
        })
      ).status,
    ).toBe(403)
  })

  test('merged, she counts once and has her place; parted again, all stands as before', async () => {
    const before = await registerInForce(database.db)
    const { body } = await ask('officer NK', `POST /api/quality/duplicates/${pair}/preview`, { keptId: ngoc })
    const standing = body.movements
      .filter((one: { standing: boolean }) => one.standing)
      .map((one: { id: string }) => one.id)
    const merged = await ask('officer NK', `POST /api/quality/duplicates/${pair}/merge`, {
      keptId: ngoc,
      take: ['native_place'],
      standing,
      reason: 'Một người hai hồ sơ',
    })
    expect(merged.status).toBe(200)
    const score = await ask('officer NK', `GET /api/quality?organisationId=${units['NK']}`)
    expect(score.body.score.members).toBe(7)
    const pointer = await ask('officer NK', `GET /api/quality/merged/${twin}`)
    expect(pointer.body.into).toMatchObject({ id: ngoc })
    expect(await verifyQuality(database.db)).toEqual([])
    const edited = await ask('officer NK', `POST /api/people/${twin}/attributes`, {
      field: 'theory',
      from: '2022-01-01',
      value: 'Sơ cấp',
    })
    expect(edited.status).toBe(409)
    const undone = await ask('officer NK', `POST /api/quality/merges/${merged.body.id}/undo`, {
      reason: 'Hai người khác nhau',
    })
    expect(undone.status).toBe(200)
    expect(await registerInForce(database.db)).toEqual(before)
    expect(await verifyQuality(database.db)).toEqual([])
  })

  test('two people of one name are judged to be two, and asked about no more', async () => {
    const judged = await ask('officer NK', `POST /api/quality/duplicates/${pair}/judgement`, {
      reason: 'Khác cha mẹ',
    })
    expect(judged.status).toBe(200)
    const list = await ask('officer NK', `GET /api/quality/duplicates?organisationId=${units['NK']}`)
    expect(list.body.items).toEqual([])
    await inTransaction(database.db, async (tx) => {
      const found = await findPairs(tx, () => {})
      expect(await keepPairs(tx, found, { on: TODAY, within: eitherBelow(null, TODAY) })).toBe(0)
    })
  })
})

describe('a campaign', () => {
  let campaign: string
  let sheet: { personId: string; number: number; gaps: { rule: string; state: string }[] }[]

  test('is announced for all below and waits in the inbox of the branches', async () => {
    const late = await ask('officer NK', 'POST /api/quality/campaigns', {
      organisationId: units['NK'],
      name: 'Rà soát năm 2022',
      rules: ['citizen_id', 'born_on', 'theory'],
      dueOn: '2022-10-01',
    })
    expect(late.body.refusals).toMatchObject([{ code: 'due-before-today' }])
    const made = await ask('officer NK', 'POST /api/quality/campaigns', {
      organisationId: units['NK'],
      name: 'Rà soát năm 2022',
      rules: ['citizen_id', 'born_on', 'theory'],
      dueOn: '2022-11-30',
    })
    campaign = made.body.id
    const inbox = await ask('secretary NK.CB2', `GET /api/inbox?organisationId=${units['NK.CB2']}&days=60`)
    expect(inbox.body.items).toMatchObject([
      { kind: 'quality', code: 'campaign', dueOn: '2022-11-30', facts: { members: 2 } },
    ])
  })

  test('has a sheet for each branch, whose lines are typed back one by one, whole or not at all', async () => {
    const asked = `organisationId=${units['NK.CB2']}`
    const { body } = await ask('secretary NK.CB2', `GET /api/quality/campaigns/${campaign}/sheet?${asked}`)
    sheet = body.lines
    expect(sheet.map(({ number, gaps }) => [number, gaps.map((one) => one.rule)])).toEqual([
      [1, ['citizen_id']],
      [2, ['citizen_id', 'theory']],
    ])
    const dao = sheet[1]!.personId
    const wrong = await ask('secretary NK.CB2', `POST /api/quality/campaigns/${campaign}/entries`, {
      personId: dao,
      fields: [
        { rule: 'theory', value: 'Sơ cấp' },
        { rule: 'citizen_id', value: '12' },
        { rule: 'born_on', value: '1995-08-03' },
      ],
    })
    expect(wrong.body.refusals).toMatchObject([
      { code: 'value-wrong', field: 'citizen_id', problem: 'citizen-id-shape' },
      { code: 'filled-meanwhile', field: 'born_on' },
    ])
    const typed = await ask('secretary NK.CB2', `POST /api/quality/campaigns/${campaign}/entries`, {
      personId: dao,
      fields: [
        { rule: 'theory', value: 'Sơ cấp' },
        { rule: 'citizen_id', value: null },
      ],
    })
    expect(typed.body).toEqual({ odd: [] })
    const after = await ask('secretary NK.CB2', `GET /api/quality/campaigns/${campaign}/sheet?${asked}`)
    expect(after.body.lines[1].gaps).toEqual([
      { rule: 'citizen_id', state: 'unknown' },
      { rule: 'theory', state: 'entered' },
    ])
  })

  test('shows before and now at every level, and ends with its figures kept', async () => {
    const { body } = await ask(
      'officer NK',
      `GET /api/quality/campaigns/${campaign}?organisationId=${units['NK.DB']}`,
    )
    const theory = (counts: { rule: string; found: number }[]) =>
      counts.find((one) => one.rule === 'theory')!.found
    expect([theory(body.progress.before), theory(body.progress.now), body.progress.unknown]).toEqual([
      2, 1, 1,
    ])
    expect((await ask('secretary NK.CB2', `POST /api/quality/campaigns/${campaign}/end`, {})).status).toBe(
      404,
    )
    expect((await ask('officer NK', `POST /api/quality/campaigns/${campaign}/end`, {})).status).toBe(200)
    const late = await ask('secretary NK.CB2', `POST /api/quality/campaigns/${campaign}/entries`, {
      personId: sheet[0]!.personId,
      fields: [{ rule: 'citizen_id', value: null }],
    })
    expect(late.body.refusals).toMatchObject([{ code: 'campaign-ended' }])
    expect(errors).toEqual([])
  })
})
