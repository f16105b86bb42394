import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { campaignOf } from '#self/campaign-store.ts'
import { selfCorrection, supplement } from '#self/procedures.ts'
import { abroad, farAway } from '#status/plain-procedures.ts'
import { discipline } from '#status/exit-procedures.ts'
import { exemption } from '#status/procedures.ts'
import { listGroups } from '#status/group-store.ts'
import { countStatuses, listStatuses } from '#status/store.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { loadSelfWork, SUPPLEMENTS_IN_2022 } from './self-work.ts'
import { loadStatuses, STATUSES_IN_2022 } from './status-work.ts'

const today = day('2022-10-27')
const actor = machineActor('test', today)

/** Eight branches of sixteen invented members each, under the bloc. */
function smallBloc() {
  const unit = (code: string, kind: string, parent_code: string) => ({
    code,
    name: code,
    kind,
    type: '',
    parent_code,
    from: '2010-01-01',
    to: '',
    decision_no: '',
  })
  const branches = Array.from({ length: 8 }, (_, index) => `NAMDINH.KHOI.0${index + 1}`)
  const numbers = branches.flatMap((branch) => Array.from({ length: 16 }, (_, n) => ({ branch, n })))
  const members = numbers.map(({ branch, n }, index) => ({
    member_code: `${branch}-${String(n).padStart(2, '0')}`,
    full_name: 'Nguyễn Văn Thử',
    sex: 'nam',
    born_on: `${1940 + (index % 60)}-0${1 + (index % 9)}-15`,
    admission_decided_on: '2009-01-15',
    ceremony_on: '2009-02-03',
    official_on: '2010-02-03',
    recognition_decided_on: '2010-02-03',
  }))
  return {
    organisations: [
      unit('TW', 'trung_uong', ''),
      unit('NAMDINH', 'dang_bo_truc_thuoc_tw', 'TW'),
      unit('NAMDINH.KHOI', 'dang_bo_khoi', 'NAMDINH'),
      ...branches.map((code) => unit(code, 'chi_bo_co_so', 'NAMDINH.KHOI')),
    ],
    members,
    movements: numbers.map(({ branch, n }) => ({
      member_code: `${branch}-${String(n).padStart(2, '0')}`,
      day: '2012-01-01',
      category: 'I0',
      from_code: '',
      to_code: branch,
      decision_no: '',
      note: '',
    })),
  }
}

let database: Database
let bloc: string
beforeAll(async () => {
  database = await testDatabase()
  await loadRegister(database.db, smallBloc())
  await inTransaction(database.db, (tx) => loadStatuses(tx, actor))
  await inTransaction(database.db, (tx) => loadSelfWork(tx, actor))
  bloc = await organisationIdOfCode(database.db, 'NAMDINH.KHOI')
})
afterAll(() => database.close())

test('the bloc’s statuses come out of the records, with those due and the group of those far away', async () => {
  const { db } = database
  const counts = await countStatuses(db, bloc, today)
  const members = Object.fromEntries(counts.map((one) => [one.view, one.members]))
  expect(members).toMatchObject({
    mien_sinh_hoat: STATUSES_IN_2022.exempt,
    di_lam_an_xa: STATUSES_IN_2022.farAway,
    o_nuoc_ngoai: STATUSES_IN_2022.abroad,
    discipline: STATUSES_IN_2022.disciplined,
  })
  expect(counts.find((one) => one.view === 'di_lam_an_xa')!.due).toBe(2)
  const before = await countStatuses(db, bloc, day('2022-01-31'))
  expect(before.every((one) => one.members === 0)).toBe(true)
  const away = await listStatuses(db, actor, { unitId: bloc, view: 'di_lam_an_xa', on: today, limit: 10 })
  expect(away.items.filter((one) => one.group === 'Tổ đảng đi làm ăn xa')).toHaveLength(5)
  expect(away.items.filter((one) => one.heardOn === '2022-09-30')).toHaveLength(4)
  const { rows } = await sql<{ id: string }>`select organisation_id as id from party_group`.execute(db)
  const { groups } = await listGroups(db, rows[0]!.id, today)
  expect(groups[0]!.members.map((one) => one.role)).toEqual([
    'leader',
    'deputy',
    'member',
    'member',
    'member',
  ])
})

test('the supplements of 2022 stand at every step, and every case has its facts', async () => {
  const { db } = database
  expect((await campaignOf(db, bloc, 2022, today)).whole).toMatchObject(SUPPLEMENTS_IN_2022)
  const procedures = [exemption, farAway, abroad, discipline, supplement, selfCorrection]
  expect(await verifyProcedures(db, procedures, today)).toEqual([])
})
