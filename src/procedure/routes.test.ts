import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardExchange, cardIssue } from '#card/exchange.ts'
import { serveInbox } from '#inbox/routes.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { casesAwaiting } from './awaiting.ts'
import { codesOf } from '#assignment/small-district.ts'
import { TODAY } from '#testing/small-world.ts'
import { openCases, type CaseDistrict } from './small-cases.ts'
import { verifyProcedures } from './verify.ts'

const PROCEDURES = [cardExchange, cardIssue]
const VOTE = { base: 5, present: 5, inFavour: 4, against: 0, exemptPresent: 0, typed: true }

let cases: CaseDistrict
let { ask, tell, open, look, step, unit } = {} as CaseDistrict
beforeAll(async () => {
  cases = await openCases(PROCEDURES, (door) => serveInbox(door, [casesAwaiting(PROCEDURES)]))
  ;({ ask, tell, open, look, step, unit } = cases)
})
afterAll(async () => {
  expect(await verifyProcedures(cases.database.db, PROCEDURES, TODAY)).toEqual([])
  await cases.database.close()
  expect(cases.errors).toEqual([])
})

const factOf = async (memberCode: string) => {
  const { rows } = await sql<{ card_no: string | null; details: Record<string, string> }>`
    select m.card_no, p.details from member m join person p on p.id = m.person_id
    where m.member_code = ${memberCode}`.execute(cases.database.db)
  return rows[0]!
}

test('a card is exchanged from the branch to the superior, and the record holds the new one', async () => {
  const opened = await open('bi-thu-1', 'NK-2')
  expect(opened.status).toBe(200)
  const { id } = opened.body
  const first = (await look('bi-thu-1', id)).body
  expect(first).toMatchObject({
    people: [{ name: 'Trần Văn An' }],
    place: 'branch',
    awaiting: { code: 'NK.CB1' },
    may: { act: true },
    path: [
      { step: 'branch', at: 'now' },
      { step: 'grassroots', at: 'next', unit: { code: 'NK.DB' } },
      { step: 'decision', at: 'next', unit: { code: 'NK' } },
      { step: 'handed', at: 'next' },
    ],
  })
  expect((await step('bi-thu-1', id, 'branch', 'proposed', { on: '2022-10-04' })).body).toMatchObject({
    place: 'grassroots',
    seen: 2,
  })
  // 30 working days after 04/10/2022.
  expect((await look('bi-thu-1', id)).body).toMatchObject({
    dueOn: '2022-11-15',
    may: { act: false, withdraw: true },
  })
  expect((await ask('truong', `/inbox?organisationId=${unit['NK.DB']}&days=30`)).body.items).toMatchObject([
    {
      kind: 'case',
      to: `/procedures/${id}`,
      code: 'act',
      dueOn: '2022-11-15',
      title: 'Đổi thẻ đảng viên: Trần Văn An',
    },
  ])
  await step('truong', id, 'grassroots', 'sent', { on: '2022-10-05' })
  expect((await ask('khoi', `/cases/${id}/form?on=2022-10-10`)).body).toMatchObject({
    base: { all: null },
    number: '01-QĐ/ĐUK',
  })
  const decided = await step('khoi', id, 'decision', 'decided', {
    vote: VOTE,
    decisionNo: '12-QĐ/ĐUK',
    decisionTerm: '2020-2025',
  })
  expect(decided.body).toMatchObject({ place: 'handed' })
  const handed = { card_no: '22345679', old_card: 'handed_in' }
  expect((await step('khoi', id, 'handed', 'done', { on: '2022-10-20', values: handed })).body.place).toBe(
    'done',
  )
  expect(await factOf('NK-2')).toMatchObject({
    card_no: '22345679',
    details: { card_issued_on: '2022-10-20' },
  })
  const ended = (await look('bi-thu-1', id)).body
  expect(ended).toMatchObject({ state: 'done', endedOn: '2022-10-20', awaiting: null, form: null })
  expect(ended.path.map((part: { at: string }) => part.at)).toEqual(['done', 'done', 'done', 'done'])
  expect(ended.history[1]).toMatchObject({
    document: { number: '12-QĐ/ĐUK' },
    vote: { inFavour: 4 },
    law: '12-HD/BTCTW (2022)',
  })
  // As of a day in between it stands where it stood then.
  expect((await look('bi-thu-1', id, '?on=2022-10-07')).body).toMatchObject({
    place: 'decision',
    state: 'open',
  })

  const { id: actId } = ended.history[0]
  const back = await tell('khoi', `/cases/${id}/acts/${actId}/taking-back`, {
    seen: ended.seen,
    reason: 'Ghi nhầm số thẻ',
  })
  expect(back.body).toMatchObject({ place: 'handed' })
  expect(await factOf('NK-2')).toMatchObject({ card_no: '12345679' })
  expect((await look('khoi', id)).body.history[0]).toMatchObject({ takenBack: 'Ghi nhầm số thẻ' })
  expect((await step('khoi', id, 'handed', 'done', { on: '2022-10-21', values: handed })).status).toBe(200)
})

test('an act that cannot be is refused with all reasons at once, and nothing is half-written', async () => {
  const { id } = (await open('bi-thu-3', 'NK-1')).body
  await step('bi-thu-3', id, 'branch', 'proposed')
  await step('benh-vien', id, 'grassroots', 'sent', { on: '2022-10-11' })
  const before = (await look('khoi', id)).body
  const bad = await step('khoi', id, 'decision', 'decided', {
    on: '2022-10-05',
    vote: { ...VOTE, present: 6, inFavour: 2, against: 5 },
    decisionNo: '12-QĐ/ĐUK',
    decisionTerm: '2020-2025',
    values: { card_no: '1' },
  })
  expect(bad.status).toBe(422)
  expect(codesOf(bad)).toEqual([
    'act-before-previous',
    'vote-present-exceeds',
    'vote-exceeds',
    'vote-not-reached',
    'field-unknown',
    'card-number-shape',
    'number-taken',
  ])
  expect(
    bad.body.refusals.find((one: { code: string }) => one.code === 'card-number-shape').said,
  ).toMatchObject({
    vi: 'Số thẻ mới phải có đúng 8 chữ số.',
  })
  expect((await look('khoi', id)).body).toEqual(before)
  const future = await step('khoi', id, 'decision', 'decided', { on: '2022-10-28', vote: VOTE })
  expect(codesOf(future)).toEqual(['act-in-future', 'decision-missing'])
  expect(codesOf(await step('khoi', id, 'decision', 'declined', { vote: VOTE }))).toEqual([
    'act-before-previous',
    'reason-missing',
    'vote-was-reached',
  ])
})

test('one open case per person and kind, and none beside one that excludes it', async () => {
  expect(codesOf(await open('bi-thu-3', 'NK-1'))).toEqual(['case-open-already'])
  const issue = { kind: 'card-issue', values: { ground: 'first' } }
  expect(codesOf(await open('bi-thu-3', 'NK-1', issue))).toEqual(['case-excluded', 'card-held-already'])
  expect(codesOf(await open('khoi', 'NK-4', { ...issue, on: '2022-11-01', values: {} }))).toEqual([
    'act-in-future',
    'field-missing',
    'card-not-official',
  ])
  // Before she was a member her branch was not hers.
  expect(codesOf(await open('khoi', 'NK-4', { ...issue, values: { ground: 'x' } }))).toContain('field-wrong')
})

test('whoever acts second is told what happened; whoever may not is told that, or nothing', async () => {
  const { id } = (await open('bi-thu-1', 'NK-7', { kind: 'card-issue', values: { ground: 'first' } })).body
  const { seen } = (await look('bi-thu-1', id)).body
  const act = { seen, step: 'branch', outcome: 'proposed', on: '2022-10-10', values: {} }
  const both = await Promise.all([
    tell('bi-thu-1', `/cases/${id}/acts`, act),
    tell('truong', `/cases/${id}/acts`, { ...act, outcome: 'refused', reason: 'Thiếu ảnh' }),
  ])
  expect(both.map((one) => one.status)).toEqual(expect.arrayContaining([200, 409]))
  expect(both.find((one) => one.status === 409)!.body.detail).toContain('branch on 2022-10-10')
  expect((await tell('lanh-dao', `/cases/${id}/acts`, act)).status).toBe(403)
  expect((await look('bi-thu-3', id)).status).toBe(404)
  expect((await look('benh-vien', id)).status).toBe(404)
  expect((await tell('benh-vien', `/cases/${id}/acts`, act)).status).toBe(404)
  expect((await open('bi-thu-3', 'NK-5')).status).toBe(404)
  expect((await open('lanh-dao', 'NK-5')).status).toBe(403)
  expect((await ask('benh-vien', `/people/${await cases.person('NK-7')}/cases`)).status).toBe(404)
  expect((await ask('truong', `/people/${await cases.person('NK-7')}/cases`)).body.cases).toHaveLength(1)
})

test('a case is returned, extended, suspended, resumed and withdrawn, each with its reason', async () => {
  const list = (await ask('khoi', `/cases?organisationId=${unit['NK']}&kind=card-exchange`)).body
  const { id } = list.items.find((one: { person: string }) => one.person === 'Nguyễn Thị Bích Ngọc')
  const course = async (who: string, given: object) => {
    const { seen } = (await look('khoi', id)).body
    return tell(who, `/cases/${id}/course`, { seen, reason: 'Theo đề nghị', ...given })
  }
  const { dueOn, longest } = (await look('khoi', id)).body
  expect([dueOn, longest]).toEqual(['2022-11-22', '2022-12-13'])
  expect(
    codesOf(await course('khoi', { course: 'extended', on: '2022-10-12', until: '2022-12-14' })),
  ).toEqual(['extension-too-long'])
  expect((await course('khoi', { course: 'extended', on: '2022-10-12', until: '2022-12-13' })).status).toBe(
    200,
  )
  expect(codesOf(await course('khoi', { course: 'resumed', on: '2022-10-12' }))).toEqual([
    'case-not-suspended',
  ])
  await course('khoi', { course: 'suspended', on: '2022-10-13' })
  expect(codesOf(await step('khoi', id, 'decision', 'decided', { on: '2022-10-14', vote: VOTE }))).toContain(
    'case-suspended',
  )
  expect((await ask('khoi', `/inbox?organisationId=${unit['NK']}&days=90`)).body.items).toEqual([])
  await course('khoi', { course: 'resumed', on: '2022-10-20' })
  // Five working days of pause move the deadline by five.
  expect((await look('khoi', id)).body).toMatchObject({ state: 'open', dueOn: '2022-12-20' })
  expect(codesOf(await course('khoi', { course: 'expired', on: '2022-10-21' }))).toEqual(['does-not-expire'])
  expect(codesOf(await course('khoi', { course: 'returned', on: '2022-10-21', to: 'handed' }))).toEqual([
    'return-not-possible',
  ])
  expect((await course('benh-vien', { course: 'returned', on: '2022-10-21', to: 'branch' })).status).toBe(403)
  expect((await course('khoi', { course: 'returned', on: '2022-10-21', to: 'branch' })).body.place).toBe(
    'branch',
  )
  expect((await look('bi-thu-3', id)).body.path.map((part: { at: string }) => part.at)).toEqual([
    'now',
    'next',
    'next',
    'next',
  ])
  await step('bi-thu-3', id, 'branch', 'proposed', { on: '2022-10-22' })
  // Who opened it may withdraw it although another has to act.
  expect((await course('bi-thu-3', { course: 'withdrawn', on: '2022-10-24' })).body.place).toBe('withdrawn')
  expect((await open('bi-thu-3', 'NK-1', { on: '2022-10-25' })).status).toBe(200)
})

test('the list of a unit has what it and those below take part in, pages by key and filters', async () => {
  const of = async (who: string, code: string, more = '') =>
    (await ask(who, `/cases?organisationId=${unit[code]}&which=all${more}`)).body
  const whole = await of('khoi', 'NK')
  const first = await of('khoi', 'NK', '&limit=1')
  const second = await of('khoi', 'NK', `&limit=100&after=${first.next}`)
  expect([...first.items, ...second.items]).toEqual(whole.items)
  expect(whole.items.length).toBeGreaterThan(3)
  expect(
    (await of('benh-vien', 'NK.DB2')).items.every(
      (one: { home: { code: string } }) => one.home.code === 'NK.CB3',
    ),
  ).toBe(true)
  expect((await of('khoi', 'NK', '&kind=card-issue')).items).toHaveLength(1)
  expect((await of('bi-thu-3', 'NK.CB3', '&whose=mine')).items).toMatchObject([{ place: 'branch' }])
  expect((await ask('benh-vien', `/cases?organisationId=${unit['NK']}`)).status).toBe(404)
})

test('verify names a case that is not what its acts say, an act off the table, and facts that are gone', async () => {
  const undone = new Error('undone')
  const codesAfter = async (fault: (tx: Db) => Promise<unknown>) => {
    let codes: string[] = []
    await inTransaction(cases.database.db, async (tx) => {
      await fault(tx)
      codes = (await verifyProcedures(tx, PROCEDURES, TODAY)).map((one) => one.code)
      throw undone
    }).catch((error: unknown) => {
      if (error !== undone) throw error
    })
    return [...new Set(codes)]
  }
  const anOpen = sql`(select id from procedure_case where ended_on is null limit 1)`
  expect(
    await codesAfter((tx) =>
      sql`update procedure_case set due_on = '2030-01-01' where id = ${anOpen}`.execute(tx),
    ),
  ).toEqual(['case-drifts'])
  expect(
    await codesAfter((tx) =>
      sql`update procedure_subject set is_open = false where case_id = ${anOpen}`.execute(tx),
    ),
  ).toEqual(['subject-drifts'])
  expect(
    await codesAfter((tx) =>
      sql`update procedure_act set outcome = 'other' where step = 'branch'`.execute(tx),
    ),
  ).toEqual(['off-the-table'])
  expect(
    await codesAfter(async (tx) => {
      await sql`update member set card_no = '99999999'`.execute(tx)
      await sql`delete from person_change`.execute(tx)
    }),
  ).toEqual(['facts-missing'])
  const other = sql`(select id from organisation where code = 'TW')`
  expect(
    await codesAfter((tx) =>
      sql`update procedure_case set awaiting_id = ${other} where id = ${anOpen}`.execute(tx),
    ),
  ).toEqual(['awaits-another'])
})
