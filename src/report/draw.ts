import { countFacts, type Counter } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { formatDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { listPublishedFigures, type PublishedRow } from '#statistics/published.ts'
import { both } from '#measure/filter.ts'
import { collectQuestions, type Counting } from './counting.ts'
import type {
  CellAsking,
  FigureRef,
  Mention,
  Piece,
  PublishedMention,
  ReportTable,
  Sentence,
  Template,
} from './declaration.ts'
import type { Drawn, DrawnPiece, DrawnTable, Figure } from './drawn.ts'
import { figureOf, questionsOf, type Subject, type Target } from './figures.ts'
import { nextPeriodName, periodName, spanBefore } from './period.ts'
import { publishedText } from './published.ts'
import { changeText, number, percent, targetText } from './written.ts'

/** Beyond so many units below, a table of them is left to the statistical forms. */
export const MOST_UNITS = 60

interface Asked {
  unit: UnitRef
  period: Span
  /** The day of drawing it up: nothing later is counted. */
  on: Day
  measures: readonly Measure[]
  counter?: Counter
  targets?: readonly Target[]
}

/** A report with its figures counted and its sentences written; measures that are not given are left out. */
export async function drawReport(
  db: Db,
  template: Template,
  { unit, period, on, measures, counter = countFacts, targets = [] }: Asked,
): Promise<Drawn> {
  const counted = { from: period.from, to: period.to < on ? period.to : on }
  const known = new Map(measures.map((one) => [one.key, one]))
  const subject: Subject = { unit, period, counted, measures: known, targets }
  const hasUnits = tablesOf(template).some(({ rows }) => rows === 'units')
  const below = hasUnits ? await childrenInPeriod(db, unit.id, counted.to, counted.to, true) : []
  const pen: Pen = {
    subject,
    below: below.length > MOST_UNITS ? [] : below,
    counting: collectQuestions(counter),
    published: await listPublishedFigures(db, unit.code),
    isCounted: false,
    figures: new Map(),
  }
  // First to learn what is asked, then, once it is counted, to write it.
  write(template, pen)
  await pen.counting.count(db)
  pen.isCounted = true
  return write(template, pen)
}

const tablesOf = ({ sections, appendix }: Template) => [
  ...sections.flatMap(({ tables = [] }) => tables),
  ...appendix,
]

/** Writes twice: the first time it only asks its questions. */
interface Pen {
  subject: Subject
  below: readonly UnitRef[]
  counting: Counting
  published: readonly PublishedRow[]
  isCounted: boolean
  figures: Map<string, Figure>
}

/** The figure; null while it is not counted or cannot be. */
function figureBy(pen: Pen, ref: FigureRef, unit = pen.subject.unit): Figure | null {
  if (pen.isCounted) {
    const figure = figureOf(pen.subject, ref, pen.counting, unit)
    if (figure) pen.figures.set(figure.id, figure)
    return figure
  }
  const asked = questionsOf(pen.subject, ref, unit)
  if (asked) pen.counting.ask(asked.question)
  if (asked?.before) pen.counting.ask(asked.before)
  return null
}

function write(template: Template, pen: Pen): Drawn {
  const { period, counted } = pen.subject
  const name = template.period ?? periodName(period)
  const sections = template.sections.map(({ key, level, title, sentences = [], tables = [], free }) => ({
    key,
    level,
    title: title.replace('{next}', nextPeriodName(template.kind, period)),
    sentences: sentences.flatMap((one) => sentence(pen, one)),
    tables: tables.flatMap((one) => tableOf(pen, one)),
    free: free ? { hint: free.hint, needed: free.needed ?? false } : null,
  }))
  const isOver = counted.to === period.to
  return {
    subject: template.subject,
    period: name,
    countedTo: counted.to,
    opening: isOver ? [] : [{ text: `Số liệu tính đến ngày ${formatDay(counted.to)}.`, figure: null }],
    sections: sections.filter((one, at) => isWorthReading(one, sections[at + 1])),
    appendix: template.appendix.flatMap((one) => tableOf(pen, one)),
    figures: [...pen.figures.values()],
  }
}

/** A heading stays while something stands below it: figures, a place to write, or a heading of its own. */
function isWorthReading(
  one: Drawn['sections'][number],
  next: Drawn['sections'][number] | undefined,
): boolean {
  return (
    one.sentences.length > 0 || one.tables.length > 0 || one.free !== null || (next?.level ?? 0) > one.level
  )
}

/** The sentence; nothing where the register has none of its measures, or, unless it is always said, none of anything. */
function sentence(pen: Pen, { pieces, always = false }: Sentence): DrawnPiece[][] {
  const drawn = pieces.map((piece) => pieceOf(pen, piece))
  if (!pen.isCounted || drawn.includes(null)) return []
  const values = pieces.flatMap((piece) =>
    typeof piece !== 'string' && 'figure' in piece && piece.as === 'value'
      ? [figureBy(pen, piece.figure)!.value]
      : [],
  )
  if (!always && values.length > 0 && values.every((one) => one === 0)) return []
  return [tidied(drawn as DrawnPiece[])]
}

/** Without the comma or the brackets around what is not said: a target that nobody set, a share of nothing. */
function tidied(pieces: DrawnPiece[]): DrawnPiece[] {
  return pieces.flatMap((piece, at) => {
    if (piece.text === '') return []
    const opens = pieces[at + 1]?.text === '' && !piece.figure
    const closes = pieces[at - 1]?.text === '' && !piece.figure
    const isBracket = pieces[at - 2]?.text.endsWith(' (') || pieces[at]?.text.endsWith(' (')
    let { text } = piece
    if (opens) text = text.replace(/ \($|[,;]? $/u, '')
    if (closes && isBracket) text = text.replace(/^\)/u, '')
    return text === '' ? [] : [{ ...piece, text }]
  })
}

function pieceOf(pen: Pen, piece: Piece): DrawnPiece | null {
  if (typeof piece === 'string') return { text: piece, figure: null }
  if ('indicator' in piece) return publishedPiece(pen, piece)
  const figure = figureBy(pen, piece.figure)
  const whole = piece.as === 'share' ? figureBy(pen, piece.of) : null
  if (!figure || (piece.as === 'share' && !whole)) return null
  return { text: textOf(pen, piece, figure, whole), figure: figure.id }
}

function textOf(pen: Pen, { as, figure: ref }: Mention, figure: Figure, whole: Figure | null): string {
  const { value, before, target, time } = figure
  const span = ref.span ?? pen.subject.counted
  if (as === 'value') return number(value)
  if (as === 'share') return whole!.value > 0 ? percent(value, whole!.value) : ''
  if (as === 'target') return target === null ? '' : targetText(value, target)
  return before ? changeText(value, before.value, time, span, spanBefore(span)) : ''
}

function publishedPiece(pen: Pen, { indicator, span, as }: PublishedMention): DrawnPiece | null {
  const found = pen.published.find(
    (one) =>
      one.indicator === indicator &&
      (one.asOf === span.to || (one.periodFrom === span.from && one.periodTo === span.to)),
  )
  if (!found) return null
  return { text: as === 'source' ? found.source : publishedText(found), figure: null }
}

function tableOf(pen: Pen, table: ReportTable): DrawnTable[] {
  const rows =
    table.rows === 'units'
      ? pen.below.map((unit) => ({ label: unit.name, isTotal: false, unit, asking: {} }))
      : table.rows.map(({ label, isTotal = false, ...asking }) => ({
          label,
          isTotal,
          unit: pen.subject.unit,
          asking: asking,
        }))
  const drawn = rows.map(({ label, isTotal, unit, asking }) => {
    const cells = table.columns.map((column) => cellOf(pen, asking, column, unit))
    return { label, isTotal, cells }
  })
  if (!pen.isCounted || drawn.length === 0) return []
  if (drawn.every(({ cells }) => cells.every((cell) => cell.figure === null))) return []
  const isEmpty = ({ cells }: (typeof drawn)[number]) =>
    cells.every(({ text }) => text === '0' || text === '')
  const shown = table.leavesOutEmpty ? drawn.filter((row) => row.isTotal || !isEmpty(row)) : drawn
  if (shown.every(isEmpty)) return []
  const { key, title, names, columns, chart = null } = table
  return [
    {
      key,
      title,
      names,
      columns: columns.map((column) => column.title),
      rows: shown,
      chart: chart && { ...chart, columns: [...chart.columns] },
    },
  ]
}

function cellOf(pen: Pen, row: CellAsking, column: CellAsking, unit: UnitRef): DrawnPiece {
  const measure = column.measure ?? row.measure
  if (!measure) return { text: '', figure: null }
  const span = column.span ?? row.span
  const at = column.at ?? row.at
  const isBefore = column.before ?? row.before ?? false
  const figure = figureBy(
    pen,
    {
      measure,
      where: both(row.where ?? {}, column.where ?? {}),
      ...(at ? { at } : {}),
      ...(isBefore ? { span: spanBefore(span ?? pen.subject.counted) } : span ? { span } : {}),
    },
    unit,
  )
  return figure ? { text: number(figure.value), figure: figure.id } : { text: '', figure: null }
}
