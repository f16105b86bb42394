import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { countTransfers, listTransfers } from '#transfer/list-store.ts'
import { verifyTransfers } from '#transfer/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { loadTransfers } from './transfer-work.ts'
import { TRANSFER_MEASURES } from '#transfer/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const TODAY = day('2022-10-27')
const actor = machineActor('test', TODAY)

/** A bloc of thirty committees with a branch and a member each, and the city beside its province. */
function register() {
  const unit = (code: string, kind: string, parent_code: string) => ({
    code,
    name: `Đơn vị ${code}`,
    kind,
    parent_code,
    from: '2010-01-01',
  })
  const numbers = Array.from({ length: 30 }, (_, at) => String(at + 1).padStart(3, '0'))
  return {
    organisations: [
      unit('TW', 'trung_uong', ''),
      unit('TPHCM', 'dang_bo_truc_thuoc_tw', 'TW'),
      unit('NAMDINH', 'dang_bo_truc_thuoc_tw', 'TW'),
      unit('NAMDINH.KHOI', 'dang_bo_khoi', 'NAMDINH'),
      ...numbers.flatMap((n) => [
        unit(`NAMDINH.KHOI.${n}`, 'dang_bo_co_so', 'NAMDINH.KHOI'),
        unit(`NAMDINH.KHOI.${n}.01`, 'chi_bo_truc_thuoc', `NAMDINH.KHOI.${n}`),
      ]),
    ],
    members: numbers.map((n) => ({
      member_code: `ND-${n}`,
      full_name: 'Nguyễn Văn Ví',
      sex: 'nam',
      born_on: '1980-01-01',
      admission_decided_on: '2009-12-01',
      ceremony_on: '2010-01-01',
      official_on: '2011-01-01',
    })),
    movements: numbers.map((n) => ({
      member_code: `ND-${n}`,
      day: '2012-01-01',
      category: 'I0',
      to_code: `NAMDINH.KHOI.${n}.01`,
    })),
  }
}

test('the transfers of the demonstration come out of the queries of the page, and no headcount moves', async () => {
  const database = await testDatabase()
  const { db } = database
  await loadRegister(db, register())
  const spells = () =>
    sql`select member_id, organisation_id, from_day, until_day from member_spell order by 1`.execute(db)
  const before = (await spells()).rows
  await inTransaction(db, (tx) => loadTransfers(tx, actor))
  expect((await spells()).rows).toEqual(before)
  const { rows } = await sql<{ code: string; id: string }>`
    select code, id from organisation where code in ('NAMDINH.KHOI', 'TPHCM')`.execute(db)
  const unit = Object.fromEntries(rows.map(({ code, id }) => [code, id]))
  const asked = (code: string) => ({ organisationId: unit[code]!, on: TODAY, limit: 50 })
  expect(await countTransfers(db, asked('NAMDINH.KHOI'))).toEqual({
    out: 6,
    in: 4,
    transit: 3,
    late: 1,
    away: 2,
    guests: 1,
  })
  expect(await countTransfers(db, asked('TPHCM'))).toMatchObject({ out: 0, in: 1, transit: 1, late: 0 })
  const underWay = (where: string) =>
    countFigure(db, TRANSFER_MEASURES, 'transfers-under-way', ['NAMDINH.KHOI', TODAY, TODAY], where)
  expect(await underWay('direction=out|inside')).toBe(6)
  expect(await underWay('direction=in|inside')).toBe(4)
  expect(await underWay('transit=yes')).toBe(3)
  expect(await underWay('transit=yes;late=yes')).toBe(1)
  const { items } = await listTransfers(db, actor, 'transit', asked('NAMDINH.KHOI'))
  expect(items.map(({ letterNo, scope, late }) => [letterNo, scope, late])).toEqual([
    ['24-GGT/BTCĐUK', 'superior', true],
    ['30-GGT/BTCĐUK', 'outside', false],
    ['31-GGT/BTCĐUK', 'provinces', false],
  ])
  // In July none of the letters had been issued yet, and one member was away.
  const july = { ...asked('NAMDINH.KHOI'), on: day('2022-07-01') }
  expect(await countTransfers(db, july)).toMatchObject({ out: 0, transit: 0, late: 0, away: 1 })
  expect(await verifyTransfers(db)).toEqual([])
  await database.close()
}, 120_000)
