import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#access/small-world.ts'
import { verifyMovements } from '#movement/verify.ts'
import { machineActor } from '#access/policy.ts'
import { changeLedger } from '#movement/ledger.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { verifyAdmissions } from './verify.ts'
import { act, openCaseOffice, type CaseOffice, type Step } from './small-cases.ts'
import { factsMissing } from './case-facts.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.database.close())

const codes = ({ body }: Answer) => body.refusals?.map((one: { code: string }) => one.code)

async function list(name: string, change: object = {}): Promise<{ id: string; personId: string }> {
  const answer = await office.send('bi-thu', 'POST /api/admissions/sources', {
    organisationId: office.id['NK.CB1'],
    fields: { full_name: name, sex: 'nữ', born_on: '1998-03', schooling: '12/12' },
    route: 'members',
    on: '2020-03-10',
    ...change,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const certificate = (id: string, on = '2020-05-20') =>
  office.send('bi-thu', `POST /api/admissions/sources/${id}/facts`, {
    kind: 'certificate',
    on,
    number: `${id.slice(0, 8)}/GCN`,
    issuer: 'Trung tâm Chính trị',
  })

const open = (
  personId: string,
  on: string,
  values: object = { route: 'members' },
  kind = 'admission',
  who = 'bi-thu',
) => office.send(who, 'POST /api/cases', { kind, personIds: [personId], on, values })

async function toOpinions(id: string): Promise<void> {
  const introducers = {
    introducer_1: await office.member('NK-2'),
    together_1: '2012-01-01',
    introducer_2: await office.member('NK-7'),
    together_2: '2018-09-15',
  }
  await walk(id, [
    { step: 'assigned', outcome: 'done', on: '2020-09-01', who: 'bi-thu', values: introducers },
    { step: 'application', outcome: 'received', on: '2020-09-10', who: 'bi-thu' },
    { step: 'cv_declared', outcome: 'declared', on: '2020-09-20', who: 'bi-thu' },
    {
      step: 'verifying',
      outcome: 'verified',
      on: '2020-10-15',
      who: 'bi-thu',
      values: { verified_on: '2020-10-12' },
    },
    {
      step: 'opinions',
      outcome: 'gathered',
      on: '2020-10-20',
      who: 'bi-thu',
      values: { mass_opinion_on: '2020-10-16', residence_opinion_on: '2020-10-18' },
    },
  ])
}

async function walk(id: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const answer = await act(office, id, step)
    expect(answer.status, `${step.step} ${JSON.stringify(answer.body)}`).toBe(200)
  }
}

test('somebody goes from the list to official member across branch, grassroots organisation and superior', async () => {
  const source = await list('Ngô Thị Ví Dụ', { context: 'covid_frontline' })
  await certificate(source.id)
  const opened = await open(source.personId, '2020-09-01', { route: 'members', context: 'covid_frontline' })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  const { id } = opened.body
  expect((await office.send('bi-thu-3', `GET /api/cases/${id}`)).status).toBe(404)
  await toOpinions(id)
  const cell: Step = {
    step: 'cell_resolution',
    outcome: 'agreed',
    on: '2020-11-02',
    who: 'bi-thu',
    values: { schooling: 'diploma' },
  }
  expect((await act(office, id, { ...cell, who: 'lanh-dao' })).status).toBe(403)
  expect(codes(await act(office, id, { ...cell, inFavour: 1 }))).toEqual(['vote-not-reached'])
  const committee: Step = {
    step: 'committee_resolution',
    outcome: 'agreed',
    on: '2020-11-10',
    who: 'can-bo-db',
  }
  const decision: Step = { step: 'decision', outcome: 'decided', on: '2020-12-15', who: 'can-bo' }
  await walk(id, [cell])
  // Another level cannot act for it.
  expect((await act(office, id, { ...committee, who: 'bi-thu' })).status).not.toBe(200)
  await walk(id, [committee])
  const due = await office.send('can-bo', `GET /api/cases/${id}`)
  // 60 working days after 02/11/2020, New Year's Day between.
  expect(due.body.dueOn).toBe('2021-01-26')
  await walk(id, [decision, { step: 'received', outcome: 'received', on: '2020-12-20', who: 'bi-thu' }])
  const ceremony: Step = {
    step: 'ceremony',
    outcome: 'held',
    on: '2021-01-06',
    who: 'bi-thu',
    values: { place: 'Bệnh viện dã chiến số 1' },
  }
  expect(codes(await act(office, id, { ...ceremony, on: '2021-02-02' }))).toEqual(['ceremony-late'])
  await walk(id, [ceremony])
  const { body: admitted } = await office.send('bi-thu', `GET /api/admissions/sources/${source.id}`)
  expect(admitted).toMatchObject({
    stage: 'probation',
    endedBy: 'admitted',
    until: '2021-01-06',
    admission: {
      decidedOn: '2020-12-15',
      ceremonyOn: '2021-01-06',
      place: 'Bệnh viện dã chiến số 1',
      officialOn: null,
    },
  })
  await walk(id, [
    { step: 'forms', outcome: 'filled', on: '2021-02-01', who: 'bi-thu' },
    {
      step: 'member_course',
      outcome: 'finished',
      on: '2021-06-01',
      who: 'bi-thu',
      values: { course_on: '2021-05-28' },
    },
  ])
  const review: Step = { step: 'self_review', outcome: 'handed_in', on: '2022-01-06', who: 'bi-thu' }
  expect(codes(await act(office, id, { ...review, on: '2022-01-05' }))).toEqual(['too-early'])
  await walk(id, [
    review,
    { step: 'helper_opinion', outcome: 'given', on: '2022-01-07', who: 'bi-thu' },
    { step: 'opinions2', outcome: 'gathered', on: '2022-01-12', who: 'bi-thu' },
    { step: 'cell_resolution2', outcome: 'agreed', on: '2022-01-20', who: 'bi-thu' },
    { step: 'committee_resolution2', outcome: 'agreed', on: '2022-01-27', who: 'can-bo-db' },
  ])
  const last: Step = { step: 'decision2', outcome: 'recognised', on: '2022-02-25', who: 'can-bo' }
  expect(codes(await act(office, id, { ...last, values: { card_no: '12' } }))).toEqual(['card-number-shape'])
  await walk(id, [{ ...last, values: { card_no: '36012345' } }])
  const { body: official } = await office.send('lanh-dao', `GET /api/admissions/sources/${source.id}`)
  expect(official).toMatchObject({
    stage: 'official',
    admission: { officialOn: '2022-01-06', recognitionDecidedOn: '2022-02-25' },
  })
  const { rows } = await sql`
    select m.card_no, m.admission_decided_on, v.category, v.on_day, v.decision_no, o.code
    from person p join member m on m.person_id = p.id join movement v on v.member_id = p.id
    join organisation o on o.id = v.to_organisation_id where p.public_id = ${source.personId}`.execute(
    office.database.db,
  )
  expect(rows).toMatchObject([
    {
      card_no: '36012345',
      admission_decided_on: '2020-12-15',
      category: 'I1',
      on_day: '2021-01-06',
      code: 'NK.CB1',
    },
  ])
  const { body: funnel } = await office.send(
    'can-bo',
    `GET /api/admissions/funnel?organisationId=${office.id['NK']}&from=2020-01-01&to=2020-12-31`,
  )
  expect(funnel.whole).toEqual({ listed: 1, trained: 1, applied: 1, admitted: 1, official: 1 })
  expect(funnel.contexts).toMatchObject([{ context: 'covid_frontline', listed: 1, admitted: 1, atPlace: 1 }])
  expect(await verifyMovements(office.database.db)).toEqual([])
  const cases = await sql<{ id: string }>`select id from procedure_case where state = 'done'`.execute(
    office.database.db,
  )
  expect(cases.rows).toHaveLength(1)
  expect(
    await factsMissing(
      office.database.db,
      cases.rows.map((row) => row.id),
    ),
  ).toEqual([])
})

test('the cell is told everything that is missing at once; three rounds without two thirds go upward', async () => {
  const source = await list('Lý Thị Thử', {
    fields: { full_name: 'Lý Thị Thử', sex: 'nữ', born_on: '1950', schooling: '7/12' },
  })
  const member = await open(
    await office.member('NK-4'),
    '2022-10-01',
    { route: 'members' },
    'admission',
    'can-bo',
  )
  expect(codes(member)).toEqual(['person-stands', 'not-listed'])
  const { id } = (await open(source.personId, '2020-08-30')).body
  expect(codes(await open(source.personId, '2020-09-02'))).toEqual(['case-open-already'])
  const own = { introducer_1: source.personId, together_1: '2020-08-01' }
  expect(
    codes(
      await act(office, id, {
        step: 'assigned',
        outcome: 'done',
        on: '2020-09-01',
        who: 'bi-thu',
        values: own,
      }),
    ),
  ).toEqual(['too-few-introducers', 'introducer-is-applicant', 'introducer-not-official'])
  await toOpinions(id)
  const cell: Step = {
    step: 'cell_resolution',
    outcome: 'agreed',
    on: '2021-10-20',
    who: 'bi-thu',
    values: { schooling: 'diploma' },
  }
  expect(codes(await act(office, id, cell))).toEqual([
    'over-age',
    'schooling-below',
    'no-certificate',
    'paper-too-old',
    'paper-too-old',
    'paper-too-old',
  ])
  await certificate(source.id, '2019-10-20')
  const again = (on: string): Step => ({ ...cell, outcome: 'again', on, inFavour: 1, values: {} })
  await walk(id, [again('2020-10-22'), again('2020-10-25')])
  expect(codes(await act(office, id, again('2020-10-27')))).toEqual(['rounds-spent'])
  const spent = { schooling: 'exception', over_age: 'special_need' }
  await walk(id, [{ ...cell, outcome: 'reported', on: '2020-10-28', inFavour: 1, values: spent }])
  await walk(id, [{ step: 'committee_resolution', outcome: 'agreed', on: '2020-11-10', who: 'can-bo-db' }])
  const decision: Step = { step: 'decision', outcome: 'decided', on: '2020-12-15', who: 'can-bo' }
  expect(codes(await act(office, id, decision))).toEqual(['no-agreement'])
  const agreed = (on: string) => ({ agreement_no: '12-CV/TU', agreement_on: on })
  expect(codes(await act(office, id, { ...decision, values: agreed('2020-12-15') }))).toEqual([
    'agreement-not-before',
  ])
  await walk(id, [{ ...decision, values: agreed('2020-12-14') }])
  expect(office.errors).toEqual([])
})

test('a ceremony typed wrongly is taken back with all that it wrote', async () => {
  const { rows } = await sql<{ id: string; person: string }>`
    select c.public_id as id, p.public_id as person from procedure_case c
    join procedure_subject s on s.case_id = c.id join person p on p.id = s.person_id where c.place = 'received'`.execute(
    office.database.db,
  )
  const { id, person } = rows[0]!
  await walk(id, [
    { step: 'received', outcome: 'received', on: '2020-12-20', who: 'bi-thu' },
    { step: 'ceremony', outcome: 'held', on: '2021-01-05', who: 'bi-thu', values: { place: 'Hội trường' } },
  ])
  const members = () =>
    sql`select from member_spell s join person p on p.id = s.member_id where p.public_id = ${person}`
      .execute(office.database.db)
      .then((found) => found.rows.length)
  expect(await members()).toBe(1)
  const { body: page } = await office.send('bi-thu', `GET /api/cases/${id}`)
  const last = page.history.find((one: { step: string }) => one.step === 'ceremony')
  const back = await office.send('bi-thu', `POST /api/cases/${id}/acts/${last.id}/taking-back`, {
    seen: page.seen,
    reason: 'Ghi nhầm ngày',
  })
  expect(back.status, JSON.stringify(back.body)).toBe(200)
  expect(await members()).toBe(0)
  const listed = await sql`
    select from admission_source s join person p on p.id = s.person_id
    where p.public_id = ${person} and s.superseded_at is null and s.ended_by is null`.execute(
    office.database.db,
  )
  expect(listed.rows).toHaveLength(1)
  const dates =
    await sql`select ceremony_on from member m join person p on p.id = m.person_id where p.public_id = ${person}`.execute(
      office.database.db,
    )
  expect(dates.rows).toEqual([{ ceremony_on: null }])
  expect(await verifyMovements(office.database.db)).toEqual([])
})

/** Somebody leaves by a category of the ledger. */
async function leave(
  code: string,
  on: string,
  category: string,
  unit: string,
): Promise<{ id: string; key: string }> {
  const { db } = office.database
  const { rows } = await sql<{ key: string; id: string; unit: string }>`
    select p.id as key, p.public_id as id, o.id as unit from member m join person p on p.id = m.person_id, organisation o
    where m.member_code = ${code} and o.code = ${unit}`.execute(db)
  const { key, id, unit: from } = rows[0]!
  const entry = { on: day(on), category, from, to: null, decisionNo: null, note: null }
  const actor = machineActor('test', day('2022-10-27'))
  await inTransaction(db, (tx) =>
    changeLedger(tx, actor, {
      memberId: key,
      entry,
      event: { action: 'movement.record' },
      today: day('2022-10-27'),
    }),
  )
  return { id, key }
}

test('a former member is readmitted after 36 months, with the consent of the province, on probation again', async () => {
  const { id: personId, key } = await leave('NK-6', '2019-09-01', 'D3', 'NK.CB3')
  const apply = (on: string, values: object) =>
    open(personId, on, { route: 'members', ...values }, 'readmission', 'bi-thu-3')
  expect(codes(await apply('2022-08-31', { bar: 'disunity' }))).toEqual(['barred', 'outside-too-short'])
  expect(codes(await open(personId, '2022-09-01', { route: 'members' }, 'admission', 'bi-thu-3'))).toEqual([
    'not-listed',
    'has-been-member',
  ])
  const { id } = (await apply('2022-09-01', { bar: 'none' })).body
  await sql`insert into admission_fact (person_id, kind, on_day, number, issuer)
    values (${key}, 'certificate', '2022-06-01', '9/GCN', 'Trung tâm')`.execute(office.database.db)
  const introducers = {
    introducer_1: await office.member('NK-1'),
    together_1: '2019-03-01',
    introducer_2: await office.member('NK-7'),
    together_2: '2020-01-01',
  }
  const own = (step: string, outcome: string, on: string, values = {}): Step => ({
    step,
    outcome,
    on,
    who: 'bi-thu-3',
    values,
  })
  await walk(id, [
    own('assigned', 'done', '2022-09-01', introducers),
    own('application', 'received', '2022-09-02'),
    own('cv_declared', 'declared', '2022-09-03'),
    own('verifying', 'verified', '2022-09-05', { verified_on: '2022-09-05' }),
    own('opinions', 'gathered', '2022-09-06', {
      mass_opinion_on: '2022-09-06',
      residence_opinion_on: '2022-09-06',
    }),
    own('cell_resolution', 'agreed', '2022-09-07', { schooling: 'diploma' }),
    { ...own('committee_resolution', 'agreed', '2022-09-08'), who: 'can-bo' },
    { ...own('consent', 'agreed', '2022-09-20', { consent_no: '5-CV/TU' }), who: 'trung-uong' },
    { ...own('decision', 'decided', '2022-09-22'), who: 'can-bo' },
    own('received', 'received', '2022-09-23'),
    own('ceremony', 'held', '2022-10-01', { place: 'Hội trường' }),
  ])
  const { rows } = await sql`
    select v.category, v.on_day, m.official_on, m.ceremony_on from movement v join member m on m.person_id = v.member_id
    where v.member_id = ${key} order by v.on_day desc limit 1`.execute(office.database.db)
  expect(rows).toEqual([
    { category: 'I2', on_day: '2022-10-01', official_on: null, ceremony_on: '2022-10-01' },
  ])
})

test('what a wrong expulsion took is restored without probation, with the dates as they were', async () => {
  const { id: personId, key } = await leave('NK-3', '2021-01-15', 'D2', 'NK.CB2')
  expect(codes(await open(await office.member('NK-5'), '2022-06-01', {}, 'restoration', 'can-bo'))).toEqual([
    'person-stands',
    'nothing-to-restore',
  ])
  const { id } = (await open(personId, '2022-05-01', {}, 'restoration', 'can-bo')).body
  await walk(id, [
    { step: 'requested', outcome: 'proposed', on: '2022-05-02', who: 'can-bo' },
    { step: 'examined', outcome: 'sent', on: '2022-05-10', who: 'can-bo-db' },
    { step: 'restored', outcome: 'restored', on: '2022-06-01', who: 'can-bo' },
  ])
  const { rows } = await sql`
    select v.category, o.code, m.official_on, m.ceremony_on from movement v join member m on m.person_id = v.member_id
    join organisation o on o.id = v.to_organisation_id where v.member_id = ${key} and v.on_day = '2022-06-01'`.execute(
    office.database.db,
  )
  expect(rows).toEqual([
    { category: 'I3', code: 'NK.CB2', official_on: '2005-09-02', ceremony_on: '2004-09-02' },
  ])
  expect(await verifyMovements(office.database.db)).toEqual([])
  expect(await verifyAdmissions(office.database.db)).toEqual([])
  expect(office.errors).toEqual([])
})

test('verify finds a listing that ended with an admission that the ledger does not know', async () => {
  const { db } = office.database
  await sql`update admission_source set until_day = '2022-01-01', ended_by = 'admitted'
    where superseded_at is null and ended_by is null`.execute(db)
  await sql`update admission set on_day = '2022-06-02' where kind = 'restoration'`.execute(db)
  expect((await verifyAdmissions(db)).map((one) => one.code).sort()).toEqual([
    'admission-not-in-ledger',
    'listing-ended-without-admission',
  ])
})
