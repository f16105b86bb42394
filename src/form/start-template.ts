import type { OutputRow, OutputTable, TableFile } from '#output/table-file.ts'
import type { FormBlock, StatisticalForm } from './declaration.ts'
import { fileWords as said } from './file-words.ts'
import type { Lang } from './form-tables.ts'

/** All forms with the mark of each cell in its place: what a template is begun from. */
export function startFile(forms: readonly StatisticalForm[], lang: Lang): TableFile {
  return {
    name: said.start[lang],
    title: said.marksTitle[lang],
    facts: [
      { label: said.unit[lang], value: '{don-vi}' },
      { label: said.period[lang], value: said.between[lang]('{tu-ngay}', '{den-ngay}') },
    ],
    tables: forms.flatMap((form) => form.blocks.map((block) => tableOf(form, block, lang))),
    lang,
    madeAt: new Date(),
  }
}

function tableOf(form: StatisticalForm, block: FormBlock, lang: Lang): OutputTable {
  return {
    name: `${said.form[lang]} ${form.key}${form.blocks.length > 1 ? ` ${block.key}` : ''}`,
    title: `${form.symbol}. ${form.title[lang]}`,
    columns: [
      { key: 'line', label: said.line[lang], kind: 'text', width: 44 },
      ...block.columns.map(({ key, label }) => ({
        key,
        label: label[lang],
        kind: 'text' as const,
        width: 24,
      })),
    ],
    rows: block.rows.map((row): OutputRow => ({
      cells: [
        row.label[lang],
        ...(row.isHeading ? [] : block.columns.map(({ key }) => `{${form.key}.${row.key}.${key}}`)),
      ],
      level: row.level,
      is: row.isHeading ? 'heading' : row.level === 0 ? 'total' : 'row',
    })),
  }
}
