import type { Figures } from '#figures/questions.ts'
import { ACROSS, checkAcross } from '#form/across.ts'
import { countForms } from '#form/count.ts'
import { FORMS } from '#form/forms.ts'
import type { FormBook } from '#returns/book.ts'
import { MEASURES } from './measures.ts'

/** The statistical forms as returns count them, by every measure that there is. */
export function formBook(figures: Figures): FormBook {
  return {
    forms: FORMS,
    count: (db, forms, unit, span) => countForms(db, forms, { unit, span, measures: MEASURES, figures }),
    across: checkAcross,
    acrossLabels: ACROSS,
  }
}
