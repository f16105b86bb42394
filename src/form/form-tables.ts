import type { OutputColumn, OutputRow, OutputTable, TableFile } from '#output/table-file.ts'
import { fileName } from '#output/table-file.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { ACROSS, checkAcross } from './across.ts'
import { shownChecks } from './shown.ts'
import type { CountedCells, CountedForm, FormBlock, FormColumn, StatisticalForm } from './declaration.ts'
import { fileWords as said } from './file-words.ts'
import { formNamed } from './forms.ts'

export type Lang = 'vi' | 'en'
/** Units below as rows under each line of a form, or each on a sheet of its own. */
export type Layout = 'rows' | 'sheets'

export interface BookAsked {
  layout: Layout
  lang: Lang
  madeAt: Date
}

/** Forms counted together as sheets of one workbook, the checks on the last. */
export function formsAsFile(counted: readonly CountedForm[], { layout, lang, madeAt }: BookAsked): TableFile {
  const { unit, from, to } = counted[0]!
  const period = {
    label: said.period[lang],
    value: said.between[lang](formatDay(from as Day), formatDay(to as Day)),
  }
  return {
    name: fileName(said.file[lang], unit.code, from, to),
    title: said.title[lang],
    facts: [{ label: said.unit[lang], value: `${unit.name} (${unit.code})` }, period],
    tables: [...counted.flatMap((form) => tablesOf(form, layout, lang)), checksTable(counted, lang)],
    lang,
    madeAt,
  }
}

function tablesOf(counted: CountedForm, layout: Layout, lang: Lang): OutputTable[] {
  const form = formNamed(counted.form)
  const whole = { unit: counted.unit, blocks: counted.whole.blocks }
  return form.blocks.flatMap((block) => {
    const title = `${form.symbol}. ${form.title[lang]}${block.title ? `: ${block.title[lang]}` : ''}`
    const name = `${said.form[lang]} ${form.key}${form.blocks.length > 1 ? ` ${block.key}` : ''}`
    const notes = notesOf(form, lang)
    if (layout === 'rows') {
      const columns = [
        lineColumn(lang),
        unitColumn(lang),
        ...block.columns.map((one) => numberColumn(one, lang)),
      ]
      return [{ name, title, columns, rows: rowsWithUnits(block, counted, lang), notes }]
    }
    const columns = [lineColumn(lang), ...block.columns.map((one) => numberColumn(one, lang))]
    return [whole, ...counted.below].map((one) => ({
      name: one === whole ? name : `${form.key} ${one.unit.code}`,
      title,
      facts: one === whole ? [] : [{ label: said.unit[lang], value: `${one.unit.name} (${one.unit.code})` }],
      columns,
      rows: rowsOf(block, one, lang),
      notes,
    }))
  })
}

function notesOf({ confidence, lacking, source }: StatisticalForm, lang: Lang): string[] {
  return [
    `${said.source[lang]}: ${source}.`,
    ...(confidence === 'proposal' ? [said.proposal[lang]] : []),
    ...(lacking ? [lacking[lang]] : []),
  ]
}

const lineColumn = (lang: Lang): OutputColumn => ({
  key: 'line',
  label: said.line[lang],
  kind: 'text',
  width: 44,
})
const unitColumn = (lang: Lang): OutputColumn => ({
  key: 'unit',
  label: said.unit[lang],
  kind: 'text',
  width: 40,
})

const numberColumn = ({ key, label, shareOf }: FormColumn, lang: Lang): OutputColumn => ({
  key,
  label: label[lang],
  kind: shareOf ? 'share' : 'number',
  width: 13,
})

/** Shares stand in per cent among the cells of a form, and as parts of one in files. */
function valuesOf({ columns }: FormBlock, cells: readonly (number | null)[]): (number | null)[] {
  return cells.map((cell, at) => (cell !== null && columns[at]!.shareOf ? cell / 100 : cell))
}

function* rowsOf(block: FormBlock, { blocks }: CountedCells, lang: Lang): Generator<OutputRow> {
  const lines = blocks.find(({ key }) => key === block.key)!.rows
  for (const [at, row] of block.rows.entries())
    yield {
      cells: [row.label[lang], ...(row.isHeading ? [] : valuesOf(block, lines[at]!.cells))],
      level: row.level,
      is: row.isHeading ? 'heading' : row.level === 0 ? 'total' : 'row',
    }
}

function* rowsWithUnits(block: FormBlock, counted: CountedForm, lang: Lang): Generator<OutputRow> {
  const linesOf = ({ blocks }: CountedCells) => blocks.find(({ key }) => key === block.key)!.rows
  const whole = linesOf(counted.whole)
  const below = counted.below.map(({ unit, ...cells }) => ({ unit, lines: linesOf(cells) }))
  for (const [at, row] of block.rows.entries()) {
    if (row.isHeading) {
      yield { cells: [row.label[lang]], is: 'heading' }
      continue
    }
    const label = row.label[lang]
    yield {
      cells: [label, counted.unit.name, ...valuesOf(block, whole[at]!.cells)],
      level: row.level,
      is: 'total',
    }
    for (const { unit, lines } of below)
      yield { cells: [label, unit.name, ...valuesOf(block, lines[at]!.cells)], level: row.level }
  }
}

function checksTable(counted: readonly CountedForm[], lang: Lang): OutputTable {
  const text = (key: string, width: number): OutputColumn => ({
    key,
    label: said.checkColumns[key as keyof typeof said.checkColumns][lang],
    kind: 'text',
    width,
  })
  const number = (key: 'left' | 'right'): OutputColumn => ({ ...text(key, 14), kind: 'number' })
  return {
    name: said.checks[lang],
    title: said.checksTitle[lang],
    columns: [
      text('form', 10),
      text('check', 60),
      text('unit', 40),
      number('left'),
      number('right'),
      text('result', 14),
    ],
    rows: checkRows(counted, lang),
    notes: [said.checksNote[lang]],
  }
}

/** Each check in the unit itself, and in the units below where the sides differ. */
function* checkRows(counted: readonly CountedForm[], lang: Lang): Generator<OutputRow> {
  const groups = [
    ...counted.map((one) => ({
      name: one.form,
      checks: shownChecks(formNamed(one.form).checks, one.checks, one),
    })),
    { name: said.across[lang], checks: shownChecks(ACROSS, checkAcross(counted), counted[0]!) },
  ]
  for (const { name, checks } of groups)
    for (const { label, left, right, units, failed, failing } of checks) {
      const holds = said.holds[lang](units - failed, units)
      yield {
        cells: [
          name,
          label[lang],
          counted[0]!.unit.name,
          left,
          right,
          failed === 0 ? holds : said.differs[lang],
        ],
      }
      for (const one of failing)
        yield { cells: [name, label[lang], one.name, one.left, one.right, said.differs[lang]], is: 'total' }
    }
}
