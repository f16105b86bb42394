import type { Measure } from '#measure/declaration.ts'
import type { Filter } from '#measure/filter.ts'
import { MOST, type CheckShown, type FormShown } from './api.ts'
import type { Asking, CheckDone, CountedForm, FormBlock, StatisticalForm } from './declaration.ts'

/** A form as the page needs it. */
export function shownForm(form: StatisticalForm, measures: readonly Measure[]): FormShown {
  const { key, symbol, title, source, confidence, lacking, blocks } = form
  return {
    key,
    symbol,
    title,
    source,
    confidence,
    lacking: lacking ?? null,
    blocks: blocks.map((block) => shownBlock(block, measures)),
  }
}

function shownBlock({ key, title, columns, rows }: FormBlock, measures: readonly Measure[]) {
  const hidden = new Set(
    measures.flatMap(({ dimensions }) => dimensions.filter((one) => one.isProtected)).map((one) => one.key),
  )
  const asking = ({ measure, at, where = {} }: Asking) => ({
    ...(measure && { measure }),
    ...(at && { at }),
    where: where as Record<string, { is: string[] } | { not: string[] }>,
    isProtected: isProtected(where, hidden),
  })
  return {
    key,
    title: title ?? null,
    columns: columns.map((one) => ({
      key: one.key,
      label: one.label,
      isShare: one.shareOf !== undefined,
      ...asking(one),
    })),
    rows: rows.map((one) => ({
      key: one.key,
      label: one.label,
      level: one.level,
      isHeading: one.isHeading ?? false,
      isMean: one.mean !== undefined,
      ...asking(one),
    })),
  }
}

const isProtected = (where: Filter, hidden: ReadonlySet<string>) =>
  Object.keys(where).some((key) => hidden.has(key))

/** Checks as a panel shows them: one line for each, with where it fails. */
export function shownChecks(
  labelled: readonly Pick<CheckShown, 'key' | 'label'>[],
  done: readonly CheckDone[],
  counted: Pick<CountedForm, 'unit' | 'below'>,
): CheckShown[] {
  const names = new Map(
    [counted.unit, ...counted.below.map(({ unit }) => unit)].map(({ code, name }) => [code, name]),
  )
  return labelled.flatMap(({ key, label }) => {
    const own = done.filter((one) => one.key === key)
    if (own.length === 0) return []
    const whole = own.find(({ unit }) => unit === counted.unit.code)
    const failed = own.filter(({ holds }) => !holds)
    return [
      {
        key,
        label,
        left: whole?.left ?? null,
        right: whole?.right ?? null,
        units: own.length,
        failed: failed.length,
        failing: failed
          .slice(0, MOST.failing)
          .map(({ unit, left, right }) => ({ code: unit, name: names.get(unit) ?? unit, left, right })),
      },
    ]
  })
}
