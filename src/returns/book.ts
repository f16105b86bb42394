import type { CheckDone, CountedForm, StatisticalForm } from '#form/declaration.ts'
import type { Said, Span } from '#measure/declaration.ts'
import type { Db } from '#platform/db.ts'
import type { UnitRef } from '#statistics/balance.ts'
import type { FilledForm } from './content.ts'

/** The statistical forms and who counts them; handed in by main, which knows every measure. */
export interface FormBook {
  forms: readonly StatisticalForm[]
  count(db: Db, forms: readonly StatisticalForm[], unit: UnitRef, span: Span): Promise<CountedForm[]>
  /** What must agree between forms, and what it is called. */
  across(forms: readonly CountedForm[]): CheckDone[]
  acrossLabels: readonly { key: string; label: Said }[]
}

/** The forms of a unit for a span as they are shown and frozen, and the checks between them. */
export interface Filled {
  forms: FilledForm[]
  across: CheckDone[]
  acrossLabels: { key: string; label: Said }[]
}

/** Counts forms for a unit now; forms that are no longer declared are left out. */
export async function fillForms(
  db: Db,
  book: FormBook,
  keys: readonly string[],
  unit: UnitRef,
  span: Span,
): Promise<Filled> {
  const asked = book.forms.filter((form) => keys.includes(form.key))
  const counted = await book.count(db, asked, unit, span)
  return {
    forms: counted.map((one) =>
      filled(
        asked.find((form) => form.key === one.form)!,
        one,
      ),
    ),
    across: book.across(counted),
    acrossLabels: book.acrossLabels.map(({ key, label }) => ({ key, label })),
  }
}

function filled(form: StatisticalForm, { version, whole, below, checks }: CountedForm): FilledForm {
  return {
    layout: {
      key: form.key,
      symbol: form.symbol,
      title: form.title,
      source: form.source,
      confidence: form.confidence,
      ...(form.lacking ? { lacking: form.lacking } : {}),
      blocks: form.blocks.map(({ key, title, columns, rows }) => ({
        key,
        ...(title ? { title } : {}),
        columns: columns.map(({ shareOf, ...column }) => ({
          ...asking(column),
          adds: shareOf === undefined,
        })),
        rows: rows.map(({ level, isHeading, mean, ...row }) => ({
          ...asking(row),
          level,
          ...(isHeading ? { isHeading } : {}),
          adds: mean === undefined,
        })),
      })),
      checks: form.checks.map(({ key, label }) => ({ key, label })),
    },
    version,
    whole,
    below,
    checks,
  }
}

type Part = StatisticalForm['blocks'][number]['columns'][number]

function asking({ key, label, measure, at, where }: Omit<Part, 'shareOf'>) {
  const conditions = where && Object.fromEntries(Object.entries(where).map(([of, one]) => [of, copied(one)]))
  return {
    key,
    label,
    ...(measure ? { measure } : {}),
    ...(at ? { at } : {}),
    ...(conditions ? { where: conditions } : {}),
  }
}

function copied(condition: NonNullable<Part['where']>[string]) {
  return 'is' in condition ? { is: [...condition.is] } : { not: [...condition.not] }
}
