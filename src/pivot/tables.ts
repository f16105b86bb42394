import { z } from 'zod'
import type { Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { UNKNOWN } from '#measure/filter.ts'
import { tableSource, type TableSource } from '#output/source.ts'
import { fileName, type OutputColumn, type OutputRow } from '#output/table-file.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { formatDay } from '#platform/day.ts'
import { Day } from '#platform/endpoint.ts'
import { insist } from '#platform/errors.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'
import { say, type Locale } from '#ui/words.tsx'
import { PivotAsked } from './api.ts'
import { countPivot, type CountedPivot } from './count.ts'
import { axisName, columnTitle, titleOf, valueName } from './naming.ts'
import { refusalsToPivot, TIME, UNITS, type Pivot } from './rules.ts'
import { words } from './words.ts'

/** A table of one's own as a file. */
export const pivotTable = (all: readonly Measure[], counter: Counter): TableSource =>
  tableSource({
    key: 'pivot',
    name: words.title,
    action: 'statistics.read',
    sees: 'register',
    asked: z.object({ from: Day, to: Day, ...PivotAsked }),
    gather: async (db, { asked: { from, to, ...pivot }, unit: { publicId }, actor, lang }) => {
      insist([...refusalsToPeriod(from, to), ...refusalsToPivot(pivot, all)])
      const unit = await getUnit(db, { publicId }, to)
      const measures = pivot.measures.map((key) => all.find((one) => one.key === key)!)
      for (const { action } of measures) await mustBeAllowed(db, actor, action, unit.id)
      const counted = await countPivot(db, pivot, { unit, span: { from, to }, measures }, counter)
      const said = say(words, lang)
      const title = titleOf({ ...pivot, measures }, lang)
      const conditions = conditionsOf(pivot, measures, lang)
      return {
        name: fileName(said.title, unit.code, from, to),
        title,
        facts: [
          { label: said.forUnit, value: unit.name },
          { label: said.period, value: said.between(formatDay(from), formatDay(to)) },
          ...(conditions ? [{ label: said.conditions, value: conditions }] : []),
          { label: said.source, value: said.live },
        ],
        tables: [{ name: said.result, ...sheetOf(counted, pivot, measures, lang) }],
      }
    },
  })

function conditionsOf({ where }: Pivot, measures: readonly Measure[], locale: Locale): string {
  const table = { units: [], spans: [] }
  return Object.entries(where)
    .map(([key, condition]) => {
      const [sign, values] = 'is' in condition ? ['=', condition.is] : ['≠', condition.not]
      const named = values.map((value) =>
        valueName(key, value === UNKNOWN ? null : value, { measures, table, locale }),
      )
      return `${axisName(key, measures, locale)} ${sign} ${named.join(' | ')}`
    })
    .join('; ')
}

function sheetOf(counted: CountedPivot, pivot: Pivot, measures: readonly Measure[], locale: Locale) {
  const said = say(words, locale)
  const naming = { measures, table: counted, locale }
  const isSeveral = measures.length > 1
  const across = counted.columns.map(([value]) =>
    isSeveral
      ? measures[Number(value)]!.label[locale]
      : pivot.columns.length > 0
        ? columnTitle(pivot.columns[0]!, value ?? null, naming)
        : measures[0]!.label[locale],
  )
  const withTotal = !isSeveral && pivot.columns.length > 0
  const columns: OutputColumn[] = [
    ...pivot.rows.map((axis): OutputColumn => ({
      key: axis,
      label: axisName(axis, measures, locale),
      kind: 'text',
      width: axis === UNITS ? 40 : 24,
    })),
    ...across.map((label, at): OutputColumn => ({ key: `c${at}`, label, kind: 'number' })),
    ...(withTotal ? [{ key: 'total', label: said.total, kind: 'number' as const }] : []),
  ]
  const rows: OutputRow[] = counted.lines.map((line, at) => ({
    cells: [
      ...pivot.rows.map((axis, place) => valueName(axis, line[place] ?? null, naming)),
      ...counted.cells[at]!,
      ...(withTotal ? [counted.lineTotals[at]!] : []),
    ],
  }))
  const isOfUnits = pivot.rows.includes(UNITS)
  rows.push({
    is: 'total',
    cells: [
      isOfUnits ? said.wholeUnit : said.total,
      ...pivot.rows.slice(1).map(() => null),
      ...counted.columnTotals,
      ...(withTotal ? [counted.total] : []),
    ],
  })
  const isStock = measures.some(({ time }) => time === 'day')
  const notes = [
    ...(isOfUnits ? [said.unitsNote] : []),
    ...(isStock && [...pivot.rows, ...pivot.columns].includes(TIME) ? [said.stockNote] : []),
  ]
  return { columns, rows, notes }
}
