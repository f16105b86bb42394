import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import { verifyMovements } from '#movement/verify.ts'
import { serveProcedures } from '#procedure/routes.ts'
import { factsMissing } from './case-facts.ts'
import { ADMISSION_PAPERS } from './papers.ts'
import { admission, readmission, restoration } from './procedures.ts'
import { serveAdmissions } from './routes.ts'
import {
  act,
  certificate,
  codes,
  list,
  open,
  openCaseOffice,
  toOpinions,
  walk,
  type CaseOffice,
  type Step,
} from './small-cases.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await openCaseOffice(serveAdmissions, (door) =>
    serveProcedures(door, [admission, readmission, restoration]),
  )
})
afterAll(() => office.database.close())

test('somebody goes from the list to official member across branch, grassroots organisation and superior', async () => {
  const source = await list(office, 'Ngô Thị Ví Dụ', { context: 'covid_frontline' })
  await certificate(office, source.id)
  const opened = await open(office, source.personId, '2020-09-01', {
    route: 'members',
    context: 'covid_frontline',
  })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  const { id } = opened.body
  expect((await office.send('bi-thu-3', `GET /api/cases/${id}`)).status).toBe(404)
  await toOpinions(office, id)
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
  await walk(office, id, [cell])
  // Another level cannot act for it.
  expect((await act(office, id, { ...committee, who: 'bi-thu' })).status).not.toBe(200)
  await walk(office, id, [committee])
  const due = await office.send('can-bo', `GET /api/cases/${id}`)
  // 60 working days after 02/11/2020, New Year's Day between.
  expect(due.body.dueOn).toBe('2021-01-26')
  await walk(office, id, [
    decision,
    { step: 'received', outcome: 'received', on: '2020-12-20', who: 'bi-thu' },
  ])
  const ceremony: Step = {
    step: 'ceremony',
    outcome: 'held',
    on: '2021-01-06',
    who: 'bi-thu',
    values: { place: 'Bệnh viện dã chiến số 1' },
  }
  expect(codes(await act(office, id, { ...ceremony, on: '2021-02-02' }))).toEqual(['ceremony-late'])
  await walk(office, id, [ceremony])
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
  await walk(office, id, [
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
  await walk(office, id, [
    review,
    { step: 'helper_opinion', outcome: 'given', on: '2022-01-07', who: 'bi-thu' },
    { step: 'opinions2', outcome: 'gathered', on: '2022-01-12', who: 'bi-thu' },
    { step: 'cell_resolution2', outcome: 'agreed', on: '2022-01-20', who: 'bi-thu' },
    { step: 'committee_resolution2', outcome: 'agreed', on: '2022-01-27', who: 'can-bo-db' },
  ])
  const last: Step = { step: 'decision2', outcome: 'recognised', on: '2022-02-25', who: 'can-bo' }
  expect(codes(await act(office, id, { ...last, values: { card_no: '12' } }))).toEqual(['card-number-shape'])
  await walk(office, id, [{ ...last, values: { card_no: '36012345' } }])
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

test('the decisions are printed with what the case says; what is not decided is refused', async () => {
  const { db } = office.database
  const { rows } = await sql<{
    id: string
  }>`select public_id as id from procedure_case where state = 'done'`.execute(db)
  const actor = machineActor('test', day('2022-10-27'))
  const asked = { id: rows[0]!.id, on: day('2022-10-27'), also: [] }
  const [admitted, recognised] = await Promise.all(
    ADMISSION_PAPERS.map((form) => form.gather(db, actor, asked)),
  )
  expect(admitted!.values).toMatchObject({
    fullName: 'Ngô Thị Ví Dụ',
    bornOn: '03/1998',
    branch: 'Chi bộ 1',
    law: '29-QĐ/TW',
  })
  expect(recognised!.values).toMatchObject({
    officialOn: '2022-01-06',
    law: '24-QĐ/TW',
    resolvedOn: '2022-01-20',
  })
  const { id } = (await open(office, (await list(office, 'Mai Thị Khác')).personId, '2020-09-01')).body
  await expect(ADMISSION_PAPERS[0]!.gather(db, actor, { ...asked, id })).rejects.toThrow('not-decided-yet')
})

test('the cell is told everything that is missing at once; three rounds without two thirds go upward', async () => {
  const source = await list(office, 'Lý Thị Thử', {
    fields: { full_name: 'Lý Thị Thử', sex: 'nữ', born_on: '1950', schooling: '7/12' },
  })
  const member = await open(
    office,
    await office.member('NK-4'),
    '2022-10-01',
    { route: 'members' },
    'admission',
    'can-bo',
  )
  expect(codes(member)).toEqual(['person-stands', 'not-listed'])
  const { id } = (await open(office, source.personId, '2020-08-30')).body
  expect(codes(await open(office, source.personId, '2020-09-02'))).toEqual(['case-open-already'])
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
  await toOpinions(office, id)
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
  await certificate(office, source.id, '2019-10-20')
  const again = (on: string): Step => ({ ...cell, outcome: 'again', on, inFavour: 1, values: {} })
  await walk(office, id, [again('2020-10-22'), again('2020-10-25')])
  expect(codes(await act(office, id, again('2020-10-27')))).toEqual(['rounds-spent'])
  const spent = { schooling: 'exception', over_age: 'special_need' }
  await walk(office, id, [{ ...cell, outcome: 'reported', on: '2020-10-28', inFavour: 1, values: spent }])
  await walk(office, id, [
    { step: 'committee_resolution', outcome: 'agreed', on: '2020-11-10', who: 'can-bo-db' },
  ])
  const decision: Step = { step: 'decision', outcome: 'decided', on: '2020-12-15', who: 'can-bo' }
  expect(codes(await act(office, id, decision))).toEqual(['no-agreement'])
  const agreed = (on: string) => ({ agreement_no: '12-CV/TU', agreement_on: on })
  expect(codes(await act(office, id, { ...decision, values: agreed('2020-12-15') }))).toEqual([
    'agreement-not-before',
  ])
  await walk(office, id, [{ ...decision, values: agreed('2020-12-14') }])
  expect(office.errors).toEqual([])
})

test('a ceremony typed wrongly is taken back with all that it wrote', async () => {
  const { rows } = await sql<{ id: string; person: string }>`
    select c.public_id as id, p.public_id as person from procedure_case c
    join procedure_subject s on s.case_id = c.id join person p on p.id = s.person_id where c.place = 'received'`.execute(
    office.database.db,
  )
  const { id, person } = rows[0]!
  await walk(office, id, [
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
