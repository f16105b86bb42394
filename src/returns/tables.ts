import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import { formatDay } from '#platform/day.ts'
import { tableSource } from '#output/source.ts'
import { fileName, type OutputRow, type OutputTable } from '#output/table-file.ts'
import { say, type Locale } from '#ui/words.tsx'
import { getCertificate } from './certificate-store.ts'
import type { CertifiedContent, FilledForm } from './content.ts'
import { getReturn } from './return-store.ts'
import { words } from './return-words.ts'

/** The forms of a certified return as it was signed, a table for each block; who signed and the digest stand above. */
export const returnTable = tableSource({
  key: 'return',
  name: { vi: 'Báo cáo định kỳ đã ký', en: 'Certified return' },
  action: 'work.read',
  event: 'return.export',
  asked: z.object({ returnId: z.uuid(), version: z.coerce.number().int().min(1) }),
  gather: async (db, { asked, unit, actor, lang }) => {
    const kept = await getReturn(db, actor, asked.returnId)
    if (kept.organisationId !== unit.id) throw new NotFound(`return ${asked.returnId}`)
    const { content, digest } = await getCertificate(db, kept.key, asked.version)
    const { period } = content
    return {
      name: fileName('bao-cao', content.unit.code, period.from, period.to, String(content.version)),
      title: `${period.title}: ${content.unit.name}`,
      facts: factsOf(content, digest, lang),
      tables: content.forms.flatMap((form) => tablesOf(form, lang)),
      landscape: true,
    }
  },
})

function factsOf({ period, certified, version }: CertifiedContent, digest: string, lang: Locale) {
  const said = say(words, lang)
  return [
    { label: said.span, value: `${formatDay(period.from)} – ${formatDay(period.to)}` },
    { label: said.cutOff, value: formatDay(period.cutOffOn) },
    { label: said.version, value: String(version) },
    { label: said.signature, value: said.signedBy(certified.by, certified.post, formatDay(certified.on)) },
    { label: said.digest, value: digest },
  ]
}

function tablesOf(form: FilledForm, lang: Locale): OutputTable[] {
  const said = say(words, lang)
  return form.layout.blocks.map((block, at) => {
    const cells = new Map(
      form.whole.blocks.find((one) => one.key === block.key)?.rows.map((row) => [row.key, row.cells]),
    )
    const rows = block.rows.map((row): OutputRow => {
      const values = block.columns.map((_, index) =>
        row.isHeading ? null : (cells.get(row.key)?.[index] ?? null),
      )
      const is = row.isHeading ? 'heading' : row.level === 0 ? 'total' : 'row'
      return { cells: [row.label[lang], ...values], level: row.level, is }
    })
    const name = block.title?.[lang] ?? form.layout.title[lang]
    return {
      name: `${form.layout.key}${at > 0 ? `.${at + 1}` : ''}`,
      title: `${form.layout.symbol}. ${name}`,
      columns: [
        { key: 'indicator', label: said.indicator, kind: 'text', width: 40 },
        ...block.columns.map(({ key, label }) => ({ key, label: label[lang], kind: 'number' as const })),
      ],
      rows,
      notes: form.layout.lacking ? [said.lacking(form.layout.lacking[lang])] : [],
    }
  })
}
