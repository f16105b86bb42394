import type { Said } from '#measure/declaration.ts'
import { sumOf } from './checks.ts'
import type { CheckDone, CheckSide, CountedForm } from './declaration.ts'
import { formNamed } from './forms.ts'

/** A cell of one form that must be the same as that of another. */
export interface CheckAcross {
  key: string
  label: Said
  left: { form: string; side: CheckSide }
  right: { form: string; side: CheckSide }
}

const cell = (form: string, column: string, row: string) => ({
  form,
  side: { block: 'main', column, rows: [row] },
})

const across = (
  key: string,
  vi: string,
  en: string,
  left: CheckAcross['left'],
  right: CheckAcross['right'],
): CheckAcross => ({
  key,
  label: { vi, en },
  left,
  right,
})

/** What must agree between forms of one unit and period. */
export const ACROSS: readonly CheckAcross[] = [
  across(
    'closing-composition',
    'Biểu 1, cuối kỳ = biểu 3, tổng số',
    'Form 1 closing = form 3 total',
    cell('1', 'total', 'closing'),
    cell('3', 'total', 'total'),
  ),
  across(
    'closing-women',
    'Biểu 1, cuối kỳ, nữ = biểu 3, nữ',
    'Form 1 closing, women = form 3 women',
    cell('1', 'women', 'closing'),
    cell('3', 'women', 'total'),
  ),
  across(
    'closing-minority',
    'Biểu 1, cuối kỳ, dân tộc thiểu số = biểu 3',
    'Form 1 closing, ethnic minority = form 3',
    cell('1', 'minority', 'closing'),
    cell('3', 'minority', 'total'),
  ),
  across(
    'composition-origin',
    'Biểu 3, tổng số = biểu 4, tổng số',
    'Form 3 total = form 4 total',
    cell('3', 'total', 'total'),
    cell('4', 'total', 'total'),
  ),
  across(
    'closing-organisations',
    'Biểu 1, cuối kỳ = biểu 5, đảng viên',
    'Form 1 closing = form 5 members',
    cell('1', 'total', 'closing'),
    cell('5', 'members', 'total'),
  ),
  across(
    'admitted-new',
    'Biểu 1, kết nạp mới = biểu 2, kết nạp lần đầu',
    'Form 1 newly admitted = form 2 first time',
    cell('1', 'total', 'i1'),
    cell('2', 'total', 'new'),
  ),
  across(
    'admitted-again',
    'Biểu 1, kết nạp lại = biểu 2, kết nạp lại',
    'Form 1 readmitted = form 2 readmitted',
    cell('1', 'total', 'i2'),
    cell('2', 'total', 'again'),
  ),
  across(
    'admitted-origin',
    'Biểu 2, tổng số = biểu 2B, tổng số',
    'Form 2 total = form 2B total',
    cell('2', 'total', 'total'),
    cell('2B', 'total', 'total'),
  ),
  across(
    'admitted-origin-women',
    'Biểu 2, nữ = biểu 2B, nữ',
    'Form 2 women = form 2B women',
    cell('2', 'women', 'total'),
    cell('2B', 'women', 'total'),
  ),
]

/** The checks between forms that were counted for one unit and period, in the unit and in each unit below. */
export function checkAcross(counted: readonly CountedForm[]): CheckDone[] {
  return ACROSS.flatMap(({ key, left, right }) => {
    const [one, other] = [left, right].map(({ form }) => counted.find((each) => each.form === form))
    if (!one || !other) return []
    const pairs = [
      { unit: one.unit, a: one.whole, b: other.whole },
      ...one.below.map((part, at) => ({ unit: part.unit, a: part, b: other.below[at]! })),
    ]
    return pairs.flatMap(({ unit, a, b }) => {
      const [x, y] = [
        sumOf(formNamed(left.form), a, [left.side]),
        sumOf(formNamed(right.form), b, [right.side]),
      ]
      return x === null || y === null ? [] : [{ key, unit: unit.code, left: x, right: y, holds: x === y }]
    })
  })
}
