import { z } from 'zod'
import { mustBeAllowed } from '#access/policy.ts'
import { tableSource, type TableSource } from '#output/source.ts'
import { fileName, type OutputTable } from '#output/table-file.ts'
import { formatDay } from '#platform/day.ts'
import { Day } from '#platform/endpoint.ts'
import { insist } from '#platform/errors.ts'
import { childrenInPeriod } from '#statistics/balance.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'
import { say, type Locale } from '#ui/words.tsx'
import { FilterText } from './api.ts'
import type { Counter, Group } from './count.ts'
import type { Measure } from './declaration.ts'
import { refusalsToFilter, UNKNOWN, type Filter } from './filter.ts'
import { rankOf } from './order.ts'
import { figureWords } from './page-words.ts'

const Asked = z.object({
  measure: z.string().max(60),
  from: Day,
  to: Day,
  where: FilterText.default({}),
  by: z.string().max(60).default(''),
})

/** A figure as a file: what it counts, and what it consists of by a dimension and by the units directly below. */
export const figureTable = (measures: readonly Measure[], counter: Counter): TableSource =>
  tableSource({
    key: 'figure',
    name: figureWords.figure,
    action: 'statistics.read',
    sees: 'register',
    asked: Asked,
    gather: async (db, { asked: { measure: key, from, to, where, by }, unit: { publicId }, actor, lang }) => {
      const measure = measures.find((one) => one.key === key)
      insist(measure ? [] : [{ code: 'unknown-measure', measure: key }])
      const [declared, span] = [measure!, { from, to }]
      insist([...refusalsToPeriod(from, to), ...refusalsToFilter(declared, where)])
      const unit = await getUnit(db, { publicId }, to)
      await mustBeAllowed(db, actor, declared.action, unit.id)
      const below = await childrenInPeriod(db, unit.id, to, to, true)
      const dimension = declared.dimensions.find((one) => one.key === by) ?? declared.dimensions[0]
      const parts = await counter(db, declared, {
        units: [unit.id],
        span,
        by: dimension ? [dimension.key] : [],
        where,
      })
      const each = await counter(db, declared, { units: below.map(({ id }) => id), span, by: [], where })
      const said = say(figureWords, lang)
      const total = parts.reduce((sum, { count }) => sum + count, 0)
      const when =
        declared.time === 'day' ? said.atEndOf(formatDay(to)) : said.between(formatDay(from), formatDay(to))
      return {
        name: fileName(declared.label[lang], unit.code, to),
        title: declared.label[lang],
        facts: [
          { label: said.unit, value: unit.name },
          { label: said.period, value: when },
          { label: said.filter, value: conditionsOf(declared, where, lang) },
          { label: said.definition, value: declared.definition[lang] },
          { label: said.source, value: declared.source ?? said.own },
        ],
        tables: [
          ...(dimension ? [byDimension(declared, dimension, { parts, total, lang })] : []),
          byUnit(declared, { below, each, total, lang }),
        ],
      }
    },
  })

function byDimension(
  measure: Measure,
  dimension: Measure['dimensions'][number],
  { parts, total, lang }: { parts: readonly Group[]; total: number; lang: Locale },
): OutputTable {
  const said = say(figureWords, lang)
  const rank = rankOf(dimension)
  const valueOf = ({ values }: Group) => values[0] ?? null
  return {
    name: dimension.label[lang],
    columns: [
      { key: 'value', label: dimension.label[lang], kind: 'text', width: 36 },
      { key: 'count', label: measure.label[lang], kind: 'number' },
      { key: 'share', label: said.share2, kind: 'share' },
    ],
    rows: [
      ...parts
        .toSorted((a, b) => rank(valueOf(a)) - rank(valueOf(b)) || b.count - a.count)
        .map((group) => ({
          cells: [
            nameOf(dimension, valueOf(group), lang),
            group.count,
            total === 0 ? null : group.count / total,
          ],
        })),
      { is: 'total' as const, cells: [said.total, total, total === 0 ? null : 1] },
    ],
  }
}

function byUnit(
  measure: Measure,
  {
    below,
    each,
    total,
    lang,
  }: {
    below: readonly { id: string; code: string; name: string }[]
    each: readonly Group[]
    total: number
    lang: Locale
  },
): OutputTable {
  const said = say(figureWords, lang)
  const counts = new Map(each.map(({ unit, count }) => [unit, count]))
  return {
    name: said.below,
    columns: [
      { key: 'unit', label: said.unit, kind: 'text', width: 44 },
      { key: 'code', label: said.code, kind: 'text', width: 18 },
      { key: 'count', label: measure.label[lang], kind: 'number' },
    ],
    rows: [
      ...below.map(({ id, code, name }) => ({ cells: [name, code, counts.get(id) ?? 0] })),
      { is: 'total' as const, cells: [said.wholeUnit, null, total] },
    ],
    notes: [said.belowNote],
  }
}

function conditionsOf(measure: Measure, where: Filter, lang: Locale): string {
  const said = say(figureWords, lang)
  const written = Object.entries(where).map(([key, condition]) => {
    const dimension = measure.dimensions.find((one) => one.key === key)!
    const values = 'is' in condition ? condition.is : condition.not
    const names = values
      .map((value) => nameOf(dimension, value === UNKNOWN ? null : value, lang))
      .join(said.or)
    return ('is' in condition ? said.condition : said.conditionNot)(dimension.label[lang], names)
  })
  return written.length === 0 ? said.everything : written.join('; ')
}

function nameOf(dimension: Measure['dimensions'][number], value: string | null, lang: Locale): string {
  if (value === null) return say(figureWords, lang).notKnown
  return dimension.values?.find((one) => one.value === value)?.label[lang] ?? value
}
