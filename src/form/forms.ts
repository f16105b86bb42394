import { NotFound } from '#platform/errors.ts'
import { CHANGES_FORM } from './changes-form.ts'
import type { StatisticalForm } from './declaration.ts'
import { ADMITTED_FORM, ADMITTED_ORIGIN_FORM, COMPOSITION_FORM, ORIGIN_FORM } from './members-forms.ts'
import { ORGANISATIONS_FORM } from './organisations-form.ts'
import { CLASSIFICATION_FORM } from './classification-form.ts'
import { LEADERS_FORM, TRAINING_FORM, WORK_FORM } from './work-forms.ts'

/** The statistical forms that the register can fill in, in the order of their numbers. */
export const FORMS: readonly StatisticalForm[] = [
  CHANGES_FORM,
  ADMITTED_FORM,
  ADMITTED_ORIGIN_FORM,
  COMPOSITION_FORM,
  ORIGIN_FORM,
  ORGANISATIONS_FORM,
  CLASSIFICATION_FORM,
  WORK_FORM,
  LEADERS_FORM,
  TRAINING_FORM,
]

/** The form of a number; throws NotFound. */
export function formNamed(key: string): StatisticalForm {
  const found = FORMS.find((one) => one.key === key)
  if (!found) throw new NotFound(`form ${key}`)
  return found
}
