import { say, type Locale } from '#ui/words.tsx'
import { FORM_CELLS } from './national-form.ts'
import { formWords, structureWords } from './words.ts'

/** The heading of a cell: what it counts, after the group it belongs to where its name alone does not say it. */
export function formCellName(locale: Locale): (at: number) => string {
  const { group, name } = formCellParts(locale)
  return (at) => (group(at) ? `${group(at)}: ${name(at).toLowerCase()}` : name(at))
}

/** The name of a cell, and the group that it stands under; null: none. */
export function formCellParts(locale: Locale) {
  const { groups } = say(formWords, locale)
  const bands = say(structureWords, locale).values as Readonly<Record<string, string>>
  return {
    name: (at: number) => {
      const cell = FORM_CELLS[at]!
      const value = cell.code.split(':')[1]
      return (value !== undefined && bands[value]) || cell[locale]
    },
    group: (at: number) => groups[FORM_CELLS[at]!.code.split(':')[0] as keyof typeof groups] ?? null,
  }
}
