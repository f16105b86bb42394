import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { listOpenCases } from '#admission/case-list-store.ts'
import { getFunnel } from '#admission/funnel-store.ts'
import { admission } from '#admission/procedures.ts'
import { listSources } from '#admission/source-store.ts'
import { verifyAdmissions } from '#admission/verify.ts'
import { addDays, day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { loadAdmissionWork } from './admission-work.ts'

const TODAY = day('2022-10-27')
const actor = machineActor('test', TODAY)
const BRANCHES = 14

const unit = (code: string, kind: string, parent_code: string) => ({
  code,
  name: `Tổ chức ${code}`,
  kind,
  type: kind === 'dang_bo_co_so' ? 'benh_vien' : '',
  parent_code,
  from: '2010-01-01',
  to: '',
  decision_no: '',
})

/** A bloc with a hospital's branches: in each five old members, ten admitted in 2021 and six in 2022. */
function bloc() {
  const organisations = [
    unit('TW', 'trung_uong', ''),
    unit('NAMDINH', 'dang_bo_truc_thuoc_tw', 'TW'),
    unit('NAMDINH.KHOI', 'dang_bo_khoi', 'NAMDINH'),
    unit('NAMDINH.KHOI.001', 'dang_bo_co_so', 'NAMDINH.KHOI'),
  ]
  const members: Record<string, string>[] = []
  const movements: Record<string, string>[] = []
  for (let branch = 1; branch <= BRANCHES; branch++) {
    // The last is a grassroots branch.
    const isOwn = branch === BRANCHES
    const code = isOwn ? 'NAMDINH.KHOI.002' : `NAMDINH.KHOI.001.${String(branch).padStart(2, '0')}`
    organisations.push(
      isOwn
        ? unit(code, 'chi_bo_co_so', 'NAMDINH.KHOI')
        : unit(code, 'chi_bo_truc_thuoc', 'NAMDINH.KHOI.001'),
    )
    for (let one = 0; one < 21; one++) {
      const key = `${branch}-${one}`
      const ceremony =
        one < 5 ? '2012-05-19' : addDays(day(one < 15 ? '2021-01-05' : '2022-01-05'), one * 12 + branch)
      const isOfficial = ceremony <= '2021-10-20'
      const official = one < 5 ? '2013-05-19' : isOfficial ? addDays(day(ceremony), 365) : ''
      members.push({
        member_code: key,
        full_name: `Nguyễn Văn ${branch} ${one}`,
        sex: 'nam',
        born_on: '1985-01-01',
        admission_decided_on: addDays(day(ceremony), -15),
        ceremony_on: ceremony,
        official_on: official,
        recognition_decided_on: official && addDays(day(official), 7),
      })
      const decision_no = `${branch * 21 + one}-QĐ/ĐUK`
      movements.push({
        member_code: key,
        day: ceremony,
        category: 'I1',
        from_code: '',
        to_code: code,
        decision_no,
        note: '',
      })
    }
  }
  return { organisations, members, movements }
}

let database: Database
let organisationId: string
const entries = async (db: Db) =>
  (await sql<{ n: number }>`select count(*)::integer as n from movement`.execute(db)).rows[0]!.n
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const { findings } = await loadRegister(db, bloc())
  expect(findings.filter((one) => one.severity === 'error')).toEqual([])
  const before = await entries(db)
  await inTransaction(db, (tx) => loadAdmissionWork(tx, actor))
  expect(await entries(db)).toBe(before)
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NAMDINH.KHOI'`.execute(
    db,
  )
  organisationId = rows[0]!.id
})
afterAll(() => database.close())

test('all who were admitted in 2021 and 2022 had been on a list, and the ledger counts each of them once', async () => {
  const { db } = database
  const asked = { organisationId, from: day('2018-01-01'), to: TODAY, on: TODAY }
  const { whole, contexts, units } = await getFunnel(db, actor, asked)
  expect(whole.admitted).toBe(BRANCHES * 16)
  expect(whole.listed).toBe(BRANCHES * 16 + 72)
  expect(whole.trained).toBe(whole.admitted + 48)
  expect(whole.official).toBeGreaterThan(0)
  expect(units.reduce((sum, one) => sum + one.listed, 0)).toBe(whole.listed)
  const frontLine = contexts.find((one) => one.context === 'covid_frontline')!
  expect(frontLine.admitted).toBeGreaterThan(0)
  expect(frontLine.atPlace).toBe(frontLine.admitted)
  const in2021 = await getFunnel(db, actor, { ...asked, from: day('2021-01-01'), to: day('2021-12-31') })
  const in2022 = await getFunnel(db, actor, { ...asked, from: day('2022-01-01') })
  expect([in2021.ledger, in2022.ledger]).toEqual([BRANCHES * 10, BRANCHES * 6])
})

test('cases stand at every step before the ceremony, some are told to their end, and all of it is sound', async () => {
  const { db } = database
  const { items } = await listOpenCases(db, actor, { organisationId, limit: 200 }, TODAY)
  const places = await sql<{ place: string; n: number }>`
    select place, count(*)::integer as n from procedure_case group by place`.execute(db)
  const at = new Map(places.rows.map((row) => [row.place, row.n]))
  for (const { id } of admission.steps.slice(1, 12).filter((step) => step.skip === undefined))
    expect(at.get(id), id).toBeGreaterThan(0)
  expect(at.get('done')).toBe(16)
  expect(items.filter((one) => one.dueOn !== null && one.dueOn < TODAY).length).toBeGreaterThan(0)
  expect(await verifyProcedures(db, [admission], TODAY)).toEqual([])
  expect(await verifyAdmissions(db)).toEqual([])
})

test('lists hold people of every warning that a branch secretary should look at', async () => {
  const question = { organisationId, on: TODAY, state: 'listed', limit: 10 } as const
  const { total, warnings } = await listSources(database.db, actor, question)
  expect(total).toBe(72)
  expect(warnings?.map((one) => one.code)).toEqual(
    expect.arrayContaining([
      'no_helper',
      'one_helper',
      'no_certificate',
      'certificate_expired',
      'certificate_runs_out',
    ]),
  )
})
