import type { Check, CorrectedReturn, FilledForm, SummedCell } from './content.ts'
import type { z } from 'zod'

type CheckDone = z.infer<typeof Check>

/** Something in a draft that needs an explanation before it is certified; `key` is what a note is kept under. */
export type Finding =
  | { kind: 'check'; key: string; form: string; check: string; unit: string; left: number; right: number }
  | { kind: 'across'; key: string; check: string; unit: string; left: number; right: number }
  | { kind: 'summed'; key: string; form: string; cells: number }
  | { kind: 'corrected'; key: string; certificateId: string; title: string; cells: number }

/** Everything in a draft that needs an explanation. */
export function findingsOf({
  forms,
  across,
  summed,
  corrected,
}: {
  forms: readonly FilledForm[]
  across: readonly CheckDone[]
  summed: readonly SummedCell[]
  corrected: readonly CorrectedReturn[]
}): Finding[] {
  const failed = (checks: readonly CheckDone[]) => checks.filter((one) => !one.holds)
  return [
    ...forms.flatMap(({ layout, checks }) =>
      failed(checks).map(({ key: check, unit, left, right }): Finding => {
        const key = `check ${layout.key} ${check} ${unit}`
        return { kind: 'check', key, form: layout.key, check, unit, left, right }
      }),
    ),
    ...failed(across).map(({ key: check, unit, left, right }): Finding => {
      return { kind: 'across', key: `across ${check} ${unit}`, check, unit, left, right }
    }),
    ...forms.flatMap(({ layout: { key: form } }): Finding[] => {
      const cells = summed.filter((cell) => cell.form === form && cell.changed !== 0).length
      return cells === 0 ? [] : [{ kind: 'summed', key: `summed ${form}`, form, cells }]
    }),
    ...corrected.map(({ certificateId, title, cells }): Finding => {
      const key = `corrected ${certificateId}`
      return { kind: 'corrected', key, certificateId, title, cells: cells.length }
    }),
  ]
}
