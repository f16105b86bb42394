import { sql } from 'kysely'
import type { Actor, Holding } from '#access/policy.ts'
import type { Role } from '#access/rules.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { loadRegister } from './load-register.ts'

/** Today in the small world. */
export const TODAY = day('2022-10-27')

const unit = (
  code: string,
  name: string,
  kind: string,
  parent_code: string,
  from = '2010-01-01',
  to = '',
) => ({
  code,
  name,
  kind,
  type: '',
  parent_code,
  from,
  to,
  decision_no: '',
})
const member = (
  member_code: string,
  full_name: string,
  sex: string,
  born_on: string,
  more: Record<string, string> = {},
) => ({
  member_code,
  full_name,
  sex,
  born_on,
  ethnicity: 'Kinh',
  religion: 'Không',
  citizen_id: '',
  card_no: '',
  schooling: '12/12',
  education: 'Đại học',
  theory: 'Sơ cấp',
  profession: '',
  stratum: 'Viên chức',
  native_place: '',
  residence: '',
  phone: '',
  admission_decided_on: '',
  ceremony_on: '',
  official_on: '',
  recognition_decided_on: '',
  ...more,
})
const moved = (member_code: string, on: string, category: string, from_code: string, to_code: string) => ({
  member_code,
  day: on,
  category,
  from_code,
  to_code,
  decision_no: '',
  note: '',
})
const official = (decided: string, ceremony: string, officialOn: string) => ({
  admission_decided_on: decided,
  ceremony_on: ceremony,
  official_on: officialOn,
  recognition_decided_on: officialOn,
})

/**
 * An invented district: two grassroots organisations with three branches, seven members and one who has left.
 * CB1 and CB2 stand under DB, CB3 under DB2; until 2020-06-30 CB3 stood under DB.
 */
export const SMALL_WORLD = {
  organisations: [
    unit('TW', 'Trung ương', 'trung_uong', ''),
    unit('NK', 'Đảng bộ khối Ví dụ', 'dang_bo_khoi', 'TW'),
    unit('NK.DB', 'Đảng bộ Trường Cao đẳng Ví dụ', 'dang_bo_co_so', 'NK'),
    unit('NK.DB2', 'Đảng bộ Bệnh viện Ví dụ', 'dang_bo_co_so', 'NK'),
    unit('NK.CB1', 'Chi bộ 1', 'chi_bo_truc_thuoc', 'NK.DB'),
    unit('NK.CB2', 'Chi bộ 2', 'chi_bo_truc_thuoc', 'NK.DB'),
    unit('NK.CB3', 'Chi bộ 10', 'chi_bo_truc_thuoc', 'NK.DB', '2010-01-01', '2020-06-30'),
    unit('NK.CB3', 'Chi bộ 10', 'chi_bo_truc_thuoc', 'NK.DB2', '2020-07-01'),
  ],
  members: [
    member('NK-1', 'Nguyễn Thị Bích Ngọc', 'nữ', '1990-05-12', {
      citizen_id: '036190001234',
      card_no: '12345678',
      phone: '0912 000 001',
      ethnicity: 'Tày',
      religion: 'Phật giáo',
      ...official('2015-04-20', '2015-05-19', '2016-05-19'),
    }),
    member('NK-2', 'Trần Văn An', 'nam', '1985', {
      card_no: '12345679',
      ...official('2010-11-01', '2010-12-01', '2011-12-01'),
    }),
    member('NK-3', 'Lê Hoàng Ân', 'nam', '1978-02-28', official('2004-08-30', '2004-09-02', '2005-09-02')),
    member('NK-4', 'Phạm Thị Đào', 'nữ', '1995-08-03', {
      admission_decided_on: '2022-04-30',
      ceremony_on: '2022-05-19',
      theory: '',
    }),
    member('NK-5', 'Nguyễn Văn An', 'nam', '1960-01', official('1985-01-15', '1985-02-03', '1986-02-03')),
    member('NK-6', "H'Hen Niê", 'nữ', '1988-11-30', {
      ethnicity: 'Ê-đê',
      ...official('2012-06-10', '2012-07-01', '2013-07-01'),
    }),
    member('NK-7', 'Đỗ Ngọc Bích', 'nữ', '1970-07-07', official('1999-12-20', '2000-02-03', '2001-02-03')),
    member('NK-8', 'Vũ Văn Xuân', 'nam', '1938-03-03', official('1965-02-01', '1965-02-03', '1966-02-03')),
  ],
  movements: [
    moved('NK-1', '2015-05-19', 'I1', '', 'NK.CB1'),
    moved('NK-1', '2019-03-01', 'I4', 'NK.CB1', 'NK.CB3'),
    moved('NK-2', '2012-01-01', 'I0', '', 'NK.CB1'),
    moved('NK-3', '2012-01-01', 'I0', '', 'NK.CB2'),
    moved('NK-4', '2022-05-19', 'I1', '', 'NK.CB2'),
    moved('NK-5', '2012-01-01', 'I0', '', 'NK.CB1'),
    moved('NK-6', '2012-07-01', 'I1', '', 'NK.CB3'),
    moved('NK-7', '2018-09-15', 'I4', '', 'NK.CB1'),
    moved('NK-8', '2012-01-01', 'I0', '', 'NK.CB2'),
    moved('NK-8', '2021-08-08', 'D1', 'NK.CB2', ''),
  ],
  attributes: [
    { member_code: 'NK-1', day: '2018-06-30', field: 'theory', value: 'Trung cấp' },
    { member_code: 'NK-1', day: '2021-09-01', field: 'education', value: 'Thạc sĩ' },
  ],
}

/** Loads the small world into an empty register. */
export async function loadSmallWorld(db: Db): Promise<void> {
  const { findings } = await loadRegister(db, SMALL_WORLD)
  const errors = findings.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new Error(`the small world is refused: ${JSON.stringify(errors)}`)
}

/** Somebody who holds a role at the unit of this code; one object serves one request. */
export async function actorAt(db: Db, role: Role, code: string, today: Day = TODAY): Promise<Actor> {
  const { rows } = await sql<{ id: string; public_id: string }>`
    select id, public_id from organisation where code = ${code}`.execute(db)
  const [organisation] = rows
  if (!organisation) throw new Error(`no unit ${code}`)
  const holding: Holding = {
    id: '1',
    role,
    organisationId: organisation.id,
    organisationPublicId: organisation.public_id,
    organisationCode: code,
    organisationName: code,
    from: day('2015-01-01'),
    whole: code === 'TW',
  }
  return {
    kind: 'account',
    accountId: null,
    publicId: null,
    name: `${role}.${code.toLowerCase()}`,
    fullName: 'Người dùng thử',
    locale: 'vi',
    holdings: [holding],
    today,
    requestId: null,
  }
}

/** Public id of the person with this member code. */
export async function personId(db: Db, memberCode: string): Promise<string> {
  const { rows } = await sql<{ public_id: string }>`
    select p.public_id from member m join person p on p.id = m.person_id where m.member_code = ${memberCode}`.execute(
    db,
  )
  return rows[0]!.public_id
}

/** Public id of the unit with this code. */
export async function unitId(db: Db, code: string): Promise<string> {
  const { rows } = await sql<{
    public_id: string
  }>`select public_id from organisation where code = ${code}`.execute(db)
  return rows[0]!.public_id
}
