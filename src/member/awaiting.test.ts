import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { termsAwaiting } from '#committee/awaiting.ts'
import { serveInbox } from '#inbox/routes.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { send } from '#access/small-world.ts'
import { day } from '#platform/day.ts'
import { membersAwaiting, retiringMonths } from './awaiting.ts'
import { retiresOn } from './due-law.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice((door) => serveInbox(door, [membersAwaiting, termsAwaiting]))
  const { db } = office.database
  // NK-4 came on 19/05/2022; NK-6 was admitted by decision of 10/06/2012, NK-3 of 30/08/2004.
  await sql`update member set admission_decided_on = '1992-11-03' where member_code = 'NK-7'`.execute(db)
  await sql`update member set admission_decided_on = '1992-11-04' where member_code = 'NK-5'`.execute(db)
  await sql`update person set born_on = '1967-07-31' where id = (select person_id from member where member_code = 'NK-7')`.execute(
    db,
  )
  // What a correction would do after it: the spells tell the same.
  await sql`update member_spell spell set decided_on = member.admission_decided_on, born_on = person.born_on
    from member join person on person.id = member.person_id
    where spell.member_id = member.person_id and member_code in ('NK-5', 'NK-7')`.execute(db)
  await sql`insert into committee_term (organisation_id, committee, name, from_day, until_day)
    select id, 'chi_uy', '2020-2022', '2020-05-01', '2022-11-01' from organisation where code = 'NK.CB1'`.execute(
    db,
  )
})
afterAll(async () => {
  await office.database.close()
  expect(office.errors).toEqual([])
})
const inbox = async (who: string, code: string, more: string) =>
  (
    await send(office.door, `GET /api/inbox?organisationId=${office.id[code]}&${more}`, {
      as: office.cookies[who]!,
    })
  ).body
const seen = async (code: string, more: string) =>
  ((await inbox('can-bo', code, more)).items as { code: string; dueOn: string; when: string }[]).map(
    (one) => [one.code, one.dueOn, one.when],
  )

test('badges, terms and recognitions stand in the inbox of the unit by the day they fall due', async () => {
  expect(await seen('NK.CB1', 'on=2022-10-27&days=7')).toEqual([
    ['branch', '2022-10-31', 'soon'],
    ['badge', '2022-11-03', 'soon'],
  ])
  expect(await seen('NK.CB1', 'on=2022-10-27&days=8')).toContainEqual(['badge', '2022-11-04', 'later'])
  expect(await seen('NK.CB2', 'on=2023-05-11&days=7')).toEqual([])
  expect(await seen('NK.CB2', 'on=2023-05-11&days=8')).toEqual([['recognition', '2023-05-19', 'later']])
  expect(await seen('NK.CB2', 'on=2024-05-19&days=8')).toEqual([['recognition', '2023-05-19', 'overdue']])
  expect(await seen('NK.CB2', 'on=2024-05-21&days=8')).toEqual([])
  expect(await seen('NK.CB1', 'on=2022-11-01&days=0')).toContainEqual(['branch', '2022-10-31', 'overdue'])
})

test('a retirement shows until its day; a badge stays for a round', async () => {
  const retires = retiresOn(day('1967-07-31'), 'nữ')!
  const codes = async (on: string, days: number) =>
    (await seen('NK.CB1', `on=${on}&days=${days}`)).map(([code]) => code)
  expect(await codes(retires, 0)).toContain('retirement')
  expect(await codes(day('2022-12-01'), 0)).not.toContain('retirement')
  expect(await codes('2023-02-03', 0)).toContain('badge')
  expect((await seen('NK.CB1', 'on=2023-02-05&days=0')).filter(([code]) => code === 'badge')).toEqual([])
})

test('the unit above sees how many wait below, and goes down', async () => {
  const below = async (code: string) =>
    (
      await send(office.door, `GET /api/inbox/below?organisationId=${office.id[code]}&on=2022-10-27`, {
        as: office.cookies['can-bo']!,
      })
    ).body.rows as { unit: { code: string }; overdue: number; soon: number }[]
  expect(await below('NK')).toMatchObject([{ unit: { code: 'NK.DB' }, overdue: 0, soon: 2 }])
  expect(await below('NK.DB')).toMatchObject([{ unit: { code: 'NK.CB1' }, overdue: 0, soon: 2 }])
  expect((await inbox('can-bo-db', 'NK.DB2', 'days=7')).status).toBe(404)
})

test('the months of birth of those who retire in a window are those by the law, person by person', () => {
  const window = { on: day('2022-10-27'), until: day('2023-01-31') }
  const months = retiringMonths(window)
  for (let year = 1955; year <= 1972; year++)
    for (let month = 1; month <= 12; month++)
      for (const sex of ['nam', 'nữ'] as const) {
        const born = day(`${year}-${String(month).padStart(2, '0')}-28`)
        const due = retiresOn(born, sex)
        const expected = due !== null && window.on <= due && due <= window.until ? due : undefined
        expect(months.find((one) => one.sex === sex && one.born.slice(0, 7) === born.slice(0, 7))?.due).toBe(
          expected,
        )
      }
})
