import { writeTableBook } from '#output/xlsx-write.ts'
import type { Db } from '#platform/db.ts'
import { writeWhole } from '#sheet/write.ts'
import { checkAcross } from './across.ts'
import { countForms, type FormsAsked } from './count.ts'
import type { CheckDone, CountedForm, StatisticalForm } from './declaration.ts'
import { formsAsFile, type Lang, type Layout } from './form-tables.ts'
import { FORMS } from './forms.ts'

export interface BookOptions extends FormsAsked {
  forms?: readonly StatisticalForm[]
  layout?: Layout
  lang?: Lang
  madeAt?: Date
}

/** What was checked in a workbook of forms. */
export interface WrittenForms {
  forms: number
  units: number
  checks: number
  failed: number
}

/** Counts all forms of a unit and writes them as one workbook that appears whole or not at all. */
export async function writeForms(db: Db, options: BookOptions, path: string): Promise<WrittenForms> {
  const { forms = FORMS, ...asked } = options
  const counted = await countForms(db, forms, asked)
  await writeCounted(counted, options, path)
  const checks = checksOfAll(counted)
  return {
    forms: counted.length,
    units: counted[0]!.below.length,
    checks: checks.length,
    failed: checks.filter(({ holds }) => !holds).length,
  }
}

/** Writes forms that have been counted. */
export function writeCounted(
  counted: readonly CountedForm[],
  { layout = 'rows', lang = 'vi', madeAt = new Date() }: Pick<BookOptions, 'layout' | 'lang' | 'madeAt'>,
  path: string,
): Promise<void> {
  return writeWhole(path, (put) => writeTableBook(put, formsAsFile(counted, { layout, lang, madeAt })))
}

/** Every check within and between forms that were counted together. */
export function checksOfAll(counted: readonly CountedForm[]): CheckDone[] {
  return [...counted.flatMap(({ checks }) => checks), ...checkAcross(counted)]
}
