import { z } from 'zod'
import type { Figures } from '#figures/questions.ts'
import { tableSource, type TableSource } from '#output/source.ts'
import { fileName, type OutputRow } from '#output/table-file.ts'
import { formatDay } from '#platform/day.ts'
import { Day } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { say, type Locale } from '#ui/words.tsx'
import { StructureKeysText } from './api.ts'
import { getBalance, type UnitRef } from './balance.ts'
import { cellsOf, figureOf, rowsOf, type Flows } from './balance-shown.ts'
import { cellNames } from './cell-names.ts'
import { formCellParts } from './form-names.ts'
import { getForm } from './form.ts'
import { FORM_CELLS } from './national-form.ts'
import { refusalsToPeriod } from './rules.ts'
import { getStructure } from './structure.ts'
import { structureNames } from './structure-names.ts'
import { namedUnit, unitNames } from './unit-names.ts'
import { getUnit } from './unit.ts'
import { balanceWords, formWords, structureWords } from './words.ts'

/** The tables of statistics as files: balance, composition, national form. */
export const statisticsTables = (figures: Figures): TableSource[] => [
  balanceTable(figures),
  structureTable(figures),
  nationalFormTable(figures),
]

const UNIT = { key: 'unit', kind: 'text', width: 34 } as const
const CODE = { key: 'code', kind: 'text', width: 16 } as const

const balanceTable = (figures: Figures) =>
  tableSource({
    key: 'balance',
    name: { vi: 'Tăng, giảm đảng viên', en: 'Increases and decreases of members' },
    action: 'statistics.read',
    sees: 'register',
    asked: z.object({ from: Day, to: Day, tree: z.enum(['was', 'today']).default('was') }),
    gather: async (db, { asked: { from, to, tree }, unit: { publicId }, today, lang }) => {
      const refusals = refusalsToPeriod(from, to)
      if (refusals.length > 0) throw new Refused(refusals)
      const said = say(balanceWords, lang)
      const unit = await getUnit(db, { publicId }, to)
      const balance = await getBalance(db, unit, from, to, {
        figures,
        treeOn: tree === 'today' ? today : undefined,
      })
      const shown = {
        ...balance,
        tree,
        unit: namedUnit(unit),
        children: balance.children.map((child) => ({ ...child, unit: namedUnit(child.unit) })),
      }
      const names = cellNames(lang)
      const cells = cellsOf(shown)
      const figuresOf = (flows: Flows) => cells.map((cell) => figureOf(flows, cell))
      const rows: OutputRow[] = rowsOf(shown).map(({ unit: one, own, flows }) => ({
        cells: [own ? said.own : one.name, one.code, ...figuresOf(flows)],
      }))
      rows.push({ cells: [unit.name, unit.code, ...figuresOf(shown)], is: 'total' })
      return {
        name: fileName(said.fileName, unit.code, from, to),
        title: said.titleOf(said.between(formatDay(from), formatDay(to))),
        facts: unitFact(unit, lang),
        tables: [
          {
            name: said.byUnit,
            columns: [
              { ...UNIT, label: said.unit },
              { ...CODE, label: said.code },
              ...cells.map((cell) => ({
                key: cell,
                label: names.withCode(cell),
                kind: 'number' as const,
                width: 11,
              })),
            ],
            rows,
            notes: [
              tree === 'was' ? said.ownTree : said.todaysTree,
              ...(balance.children.length > 0 && tree === 'was' ? [said.whyNotSum] : []),
            ],
          },
        ],
      }
    },
  })

const structureTable = (figures: Figures) =>
  tableSource({
    key: 'structure',
    name: { vi: 'Cơ cấu đảng viên', en: 'Composition of members' },
    action: 'statistics.read',
    sees: 'register',
    asked: z.object({ on: Day, by: StructureKeysText }),
    gather: async (db, { asked: { on, by }, unit: { publicId }, lang }) => {
      const said = say(structureWords, lang)
      const unit = await getUnit(db, { publicId }, on)
      const { total, groups } = await getStructure(db, unit.id, on, by, figures)
      const codes = by.includes('organisation') ? groups.map((group) => group.organisation!) : []
      const units = await unitNames(db, codes, on)
      const shown = groups.map(({ count, ...values }) => ({
        values,
        count,
        label: units.get(values.organisation ?? '') ?? null,
      }))
      const names = structureNames({ unit, groups: shown }, lang)
      const keys = by.map((key) => ({ key, label: names.key(key), kind: 'text' as const, width: 24 }))
      const rows: OutputRow[] = shown.map(({ values, count }) => ({
        cells: [
          ...by.map((key) => names.value(key, values[key] ?? null)),
          count,
          total > 0 ? count / total : null,
        ],
      }))
      rows.push({
        cells: [said.total, ...by.slice(1).map(() => null), total, total > 0 ? 1 : null],
        is: 'total',
      })
      return {
        name: fileName(said.fileName, unit.code, on),
        title: said.titleBy(by.map((key) => names.key(key).toLowerCase()).join(', ')),
        facts: [...unitFact(unit, lang), { label: dayWord[lang], value: formatDay(on) }],
        tables: [
          {
            name: said.title,
            columns: [
              ...keys,
              { key: 'members', label: said.members, kind: 'number' },
              { key: 'share', label: said.share, kind: 'share' },
            ],
            rows,
          },
        ],
      }
    },
  })

const nationalFormTable = (figures: Figures) =>
  tableSource({
    key: 'members-at-a-glance',
    name: formWords.title,
    action: 'statistics.read',
    sees: 'register',
    asked: z.object({ on: Day }),
    gather: async (db, { asked: { on }, unit: { publicId }, lang }) => {
      const [said, balance] = [say(formWords, lang), say(balanceWords, lang)]
      const unit = await getUnit(db, { publicId }, on)
      const form = await getForm(db, unit, on, figures)
      const parts = formCellParts(lang)
      const rows: OutputRow[] = form.children.map(({ unit: one, counts }) => ({
        cells: [one.name, one.code, ...counts],
      }))
      rows.push({ cells: [unit.name, unit.code, ...form.counts], is: 'total' })
      return {
        name: fileName(said.fileName, unit.code, on),
        title: said.title,
        facts: [...unitFact(unit, lang), { label: dayWord[lang], value: formatDay(on) }],
        tables: [
          {
            name: said.byUnit,
            columns: [
              { ...UNIT, label: balance.unit },
              { ...CODE, label: balance.code },
              ...FORM_CELLS.map(({ code }, at) => ({
                key: code,
                label: parts.name(at),
                kind: 'number' as const,
                width: 10,
                group: parts.group(at) ?? undefined,
              })),
            ],
            rows,
            notes: [said.notes],
          },
        ],
      }
    },
  })

const dayWord = { vi: 'Cuối ngày', en: 'At the end of' }

const unitFact = ({ name }: UnitRef, lang: Locale) => [{ label: say(balanceWords, lang).unit, value: name }]
