import { z } from 'zod'
import { indicatorWords } from '#organisation/indicator-words.ts'
import type { Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { tableSource, type TableSource } from '#output/source.ts'
import { fileName, type OutputRow } from '#output/table-file.ts'
import { formatDay } from '#platform/day.ts'
import { NotFound } from '#platform/errors.ts'
import { say, type Locale, type Said } from '#ui/words.tsx'
import type { Content } from './api.ts'
import { withCount } from './figure-count.ts'
import { listFigures } from './figure-store.ts'
import { differenceOf } from './rules.ts'
import { getPublication } from './store.ts'
import { words } from './words.ts'

/** Stands where a figure is not published. */
const HIDDEN = '…'

/** A published table as a file, exactly as it was published. */
const publicationTable = tableSource({
  key: 'publication',
  name: { vi: 'Bảng số liệu công bố', en: 'Published table' },
  action: 'statistics.read',
  sees: 'register',
  asked: z.object({ id: z.uuid() }),
  gather: async (db, { asked: { id }, unit, actor, lang }) => {
    const published = await getPublication(db, actor, id)
    if (published.organisationId !== unit.id) throw new NotFound(`publication ${id} of ${unit.code}`)
    const said = say(words, lang)
    const { content, publishedOn, digest, withdrawn } = published
    return {
      name: fileName('so-lieu-cong-bo', content.unit.code, publishedOn),
      title: content.title,
      facts: [
        { label: said.unit, value: content.unit.name },
        { label: said.when, value: spanText(content) },
        { label: said.publishedOn, value: formatDay(publishedOn) },
      ],
      tables: [
        {
          name: content.title,
          columns: columnsOf(content, lang),
          rows: rowsOf(content, lang),
          notes: [
            ...(withdrawn ? [said.withdrawnFor(formatDay(withdrawn.on), withdrawn.reason)] : []),
            `${said.definition}: ${content.measure.definition[lang]}`,
            said.hiddenNote(content.threshold),
            `${said.digest}: ${digest}`,
          ],
        },
      ],
    }
  },
})

/** Published tables, and published figures beside what the register counts. */
export const publicationTables = (measures: readonly Measure[], counter: Counter): TableSource[] => [
  publicationTable,
  figuresTable(measures, counter),
]

const MOST_FIGURES = 1000

const figuresTable = (measures: readonly Measure[], counter: Counter) =>
  tableSource({
    key: 'published-figures',
    name: { vi: 'Số đã được công bố', en: 'Figures that were published' },
    action: 'statistics.read',
    sees: 'register',
    asked: z.object({}),
    gather: async (db, { unit, today, lang }) => {
      const [said, indicators] = [say(words, lang), say(indicatorWords, lang) as Record<string, string>]
      const { items } = await listFigures(db, unit.code, { limit: MOST_FIGURES })
      const rows = async function* (): AsyncGenerator<OutputRow> {
        for (const kept of items) {
          const one = await withCount(db, kept, { measures, counter, unitId: unit.id })
          yield {
            cells: [
              indicators[one.indicator] ?? one.indicator,
              one.asOf ?? one.periodFrom,
              one.asOf ?? one.periodTo,
              said.qualifiers[one.qualifier],
              one.value,
              one.counted,
              differenceOf(one),
              one.explanation,
              one.source,
              one.publishedOn,
              one.note,
            ],
          }
        }
      }
      return {
        name: fileName('so-da-cong-bo', unit.code, today),
        title: said.tabs.figures,
        facts: [{ label: said.unit, value: unit.name }],
        tables: [{ name: said.tabs.figures, columns: figureColumns(said), rows: rows() }],
      }
    },
  })

function figureColumns(said: Said<typeof words>) {
  const column = (key: string, label: string, kind: 'text' | 'number' | 'day', width = 14) => ({
    key,
    label,
    kind,
    width,
  })
  return [
    column('indicator', said.indicator, 'text', 30),
    column('from', said.from, 'day'),
    column('to', said.to, 'day'),
    column('qualifier', said.qualifier, 'text'),
    column('value', said.value, 'number'),
    column('counted', said.counted, 'number'),
    column('difference', said.difference, 'number', 10),
    column('explanation', said.explanation, 'text', 24),
    column('source', said.source, 'text', 36),
    column('publishedOn', said.publishedDay, 'day'),
    column('note', said.figureNote, 'text', 30),
  ]
}

const spanText = ({ from, to, measure }: Content) =>
  measure.time === 'day' ? formatDay(to) : `${formatDay(from)} – ${formatDay(to)}`

function columnsOf({ rowsBy, columnsBy, columns }: Content, lang: Locale) {
  const total = columnsBy ? [{ key: 'total', label: say(words, lang).total, kind: 'number' as const }] : []
  return [
    { key: 'row', label: rowsBy[lang], kind: 'text' as const, width: 34 },
    ...columns.map(({ label }, at) => ({
      key: `c${at + 1}`,
      label: label[lang],
      kind: 'number' as const,
      ...(columnsBy ? { group: columnsBy[lang] } : {}),
    })),
    ...total,
  ]
}

function rowsOf({ rows, cells }: Content, lang: Locale): OutputRow[] {
  return cells.map((row, at) => ({
    cells: [rows[at]?.label[lang] ?? say(words, lang).total, ...row.map((value) => value ?? HIDDEN)],
    is: at === rows.length ? 'total' : 'row',
  }))
}
