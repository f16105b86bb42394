import { z } from 'zod'
import { tableSource } from '#output/source.ts'
import { fileName, type OutputRow, type OutputTable } from '#output/table-file.ts'
import { say, type Locale } from '#ui/words.tsx'
import { LEVELS, reviewLawOf, SUBJECTS } from './law.ts'
import { levelWords, reasonWords, subjectWords } from './level-words.ts'
import { classified, shareGood, type Counts } from './rules.ts'
import { countAll, countResults, listUnitResults } from './store.ts'
import { words } from './words.ts'

const PAGE = 200
const NONE: Counts = { excellent: 0, good: 0, satisfactory: 0, unsatisfactory: 0, unclassified: 0 }

/** The yearly review of a unit as a file: how many at each level, and the units directly below with theirs. */
export const reviewTable = tableSource({
  key: 'reviews',
  name: { vi: 'Kết quả đánh giá, xếp loại hằng năm', en: 'Results of the yearly review' },
  action: 'statistics.read',
  sees: 'register',
  asked: z.object({ year: z.coerce.number().int().min(1990).max(2999) }),
  gather: async (db, { unit, asked: { year }, lang }) => {
    const said = say(words, lang)
    const law = reviewLawOf(year)
    const counted = await countResults(db, unit.id, year)
    const all: Partial<Record<string, number>> = await countAll(db, unit.id, year)
    const rows = (['grassroots', ...SUBJECTS] as const).map((key): OutputRow => {
      const counts = counted.get(key) ?? NONE
      const name = key === 'grassroots' ? said.grassroots : subjectWords[key][lang]
      const reviewed = classified(counts) + counts.unclassified
      return {
        cells: [name, all[key] ?? null, reviewed, ...LEVELS.map((level) => counts[level]), shareGood(counts)],
      }
    })
    const below = async function* (): AsyncGenerator<OutputRow> {
      let after: string | undefined
      do {
        const page = await listUnitResults(
          db,
          unit.id,
          { year, subject: 'organisation' },
          { after, limit: PAGE },
        )
        for (const one of page.items) yield { cells: cellsOf(one, lang) }
        after = page.next ?? undefined
      } while (after !== undefined)
    }
    return {
      name: fileName(said.fileName, unit.code, String(year)),
      title: `${said.title} ${year}`,
      facts: [{ label: said.unit, value: unit.name }],
      tables: [
        {
          name: said.results,
          columns: summaryColumns(lang),
          rows,
          notes: [said.law(law.source, law.guidance)],
        },
        { name: said.below, title: said.below, columns: unitColumns(lang), rows: below() },
      ],
    }
  },
})

function cellsOf(
  {
    unit,
    level,
    reason,
    decisionNo,
    decidedOn,
  }: Awaited<ReturnType<typeof listUnitResults>>['items'][number],
  lang: Locale,
): OutputRow['cells'] {
  const named = level && levelWords[level][lang]
  return [unit.name, unit.code, named, reason && reasonWords[reason][lang], decisionNo, decidedOn]
}

function summaryColumns(lang: Locale): OutputTable['columns'] {
  const said = say(words, lang)
  const number = (key: string, label: string, group?: string) => ({
    key,
    label,
    kind: 'number' as const,
    width: 12,
    ...(group ? { group } : {}),
  })
  return [
    { key: 'subject', label: said.subject, kind: 'text', width: 28 },
    number('all', said.all),
    number('reviewed', said.reviewed),
    ...LEVELS.map((level) => number(level, levelWords[level][lang], said.level)),
    { key: 'share', label: said.share, kind: 'share', width: 11 },
  ]
}

function unitColumns(lang: Locale): OutputTable['columns'] {
  const said = say(words, lang)
  return [
    { key: 'unit', label: said.unit, kind: 'text', width: 36 },
    { key: 'code', label: said.code, kind: 'text', width: 16 },
    { key: 'level', label: said.level, kind: 'text', width: 28 },
    { key: 'reason', label: said.reason, kind: 'text', width: 24 },
    { key: 'decisionNo', label: said.decisionNo, kind: 'text', width: 16 },
    { key: 'decidedOn', label: said.decidedOn, kind: 'day' },
  ]
}
