import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyMovements } from '#movement/verify.ts'
import { serveProcedures } from '#procedure/routes.ts'
import { admission, readmission, restoration } from './procedures.ts'
import { serveAdmissions } from './routes.ts'
import { codes, leave, list, open, openCaseOffice, walk, type CaseOffice, type Step } from './small-cases.ts'
import { verifyAdmissions } from './verify.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await openCaseOffice(serveAdmissions, (door) =>
    serveProcedures(door, [admission, readmission, restoration]),
  )
})
afterAll(() => office.database.close())

test('a former member is readmitted after 36 months, with the consent of the province, on probation again', async () => {
  const { id: personId, key } = await leave(office, 'NK-6', '2019-09-01', 'D3', 'NK.CB3')
  const apply = (on: string, values: object) =>
    open(office, personId, on, { route: 'members', ...values }, 'readmission', 'bi-thu-3')
  expect(codes(await apply('2022-08-31', { bar: 'disunity' }))).toEqual(['barred', 'outside-too-short'])
  expect(
    codes(await open(office, personId, '2022-09-01', { route: 'members' }, 'admission', 'bi-thu-3')),
  ).toEqual(['not-listed', 'has-been-member'])
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
  await walk(office, id, [
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
  const { id: personId, key } = await leave(office, 'NK-3', '2021-01-15', 'D2', 'NK.CB2')
  expect(
    codes(await open(office, await office.member('NK-5'), '2022-06-01', {}, 'restoration', 'can-bo')),
  ).toEqual(['person-stands', 'nothing-to-restore'])
  const { id } = (await open(office, personId, '2022-05-01', {}, 'restoration', 'can-bo')).body
  await walk(office, id, [
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
  await list(office, 'Ngô Thị Ví Dụ')
  await sql`update admission_source set until_day = '2022-01-01', ended_by = 'admitted'
    where superseded_at is null and ended_by is null`.execute(db)
  await sql`update admission set on_day = '2022-06-02' where kind = 'restoration'`.execute(db)
  expect((await verifyAdmissions(db)).map((one) => one.code).sort()).toEqual([
    'admission-not-in-ledger',
    'listing-ended-without-admission',
  ])
})
