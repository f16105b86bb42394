import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { ACROSS } from '#form/across.ts'
import { countForm, countForms } from '#form/count.ts'
import type { CountedForm } from '#form/declaration.ts'
import { checksOfAll, writeForms } from '#form/form-book.ts'
import { FORMS, formNamed } from '#form/forms.ts'
import { MEASURES } from '#main/measures.ts'
import { loadDemonstration } from '#main/register.ts'
import { day, type Day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { getUnit } from '#statistics/unit.ts'
import { testDatabase } from '#testing/database.ts'

const TODAY = day('2022-10-27')
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadDemonstration(database.db, machineActor('test', TODAY))
}, 300_000)
afterAll(() => database.close())

const bloc = () => getUnit(database.db, { code: 'NAMDINH.KHOI' }, TODAY)

function cell(counted: CountedForm, row: string, column = 'total'): number | null {
  const { columns, key } = formNamed(counted.form).blocks[0]!
  const rows = counted.whole.blocks.find((one) => one.key === key)!.rows
  return rows.find((one) => one.key === row)!.cells[columns.findIndex((one) => one.key === column)]!
}

test('the forms of the bloc of 2022: 159 = 80 + 79, 8.642 members, every check holds', async () => {
  const span = { from: day('2022-01-01'), to: TODAY }
  const counted = await countForms(database.db, FORMS, { unit: await bloc(), span, measures: MEASURES })
  const form = (key: string) => counted.find((one) => one.form === key)!
  expect(cell(form('5'), 'total', 'grassroots')).toBe(159)
  expect(cell(form('5'), 'total', 'dang-bo-co-so')).toBe(80)
  expect(cell(form('5'), 'total', 'chi-bo-co-so')).toBe(79)
  expect(cell(form('5'), 'total', 'members')).toBe(8_642)
  expect(cell(form('1'), 'closing')).toBe(8_642)
  expect(cell(form('2'), 'new')).toBe(326)
  expect(cell(form('3'), 'total')).toBe(8_642)
  expect(cell(form('7'), 'badges')).toBeGreaterThan(0)
  expect(cell(form('9'), 'above')).toBeGreaterThan(0)
  expect(cell(form('10'), 'total')).toBeGreaterThan(0)
  const checks = checksOfAll(counted)
  expect(checks.filter(({ holds }) => !holds)).toEqual([])
  // Each cross-form check in the bloc and in each of the 159 below.
  expect(checks.filter(({ key }) => ACROSS.some((one) => one.key === key)).length).toBeGreaterThan(
    160 * ACROSS.length - 1,
  )
})

test.each<[string, Day, Day, number]>([
  ['2.003 in the term 2015-2020', day('2015-07-01'), day('2020-06-30'), 2_003],
  ['303 in 2021', day('2021-01-01'), day('2021-12-31'), 303],
])('form 2 counts the admitted of the article: %s', async (_, from, to, admitted) => {
  const counted = await countForm(database.db, formNamed('2'), {
    unit: await bloc(),
    span: { from, to },
    measures: MEASURES,
  })
  expect(cell(counted, 'new')).toBe(admitted)
  expect(counted.checks.filter(({ holds }) => !holds)).toEqual([])
})

test('all forms of the bloc go into one workbook, units below as rows or on sheets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-forms-'))
  try {
    const asked = { unit: await bloc(), span: { from: day('2022-01-01'), to: TODAY }, measures: MEASURES }
    for (const layout of ['rows', 'sheets'] as const) {
      const written = await writeForms(database.db, { ...asked, layout }, join(folder, `${layout}.xlsx`))
      expect(written).toMatchObject({ forms: FORMS.length, failed: 0 })
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
