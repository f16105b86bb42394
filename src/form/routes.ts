import type { Api } from '#access/doorway.ts'
import { serve } from '#access/serve.ts'
import { requestJob } from '#job/store.ts'
import { Malformed } from '#platform/errors.ts'
import { ACROSS, checkAcross } from './across.ts'
import { allowed } from './allowed.ts'
import * as api from './api.ts'
import { countForm, countForms } from './count.ts'
import type { CountedCells, CountedForm } from './declaration.ts'
import { formNamed, FORMS } from './forms.ts'
import { NOT_OFFERED } from './offered.ts'
import type { FormPlace } from './place.ts'
import { shownChecks, shownForm } from './shown.ts'
import { serveFormTemplates } from './template-routes.ts'

/** Answers statistical forms of a unit and a period, their checks, the workbook of all, and units' own templates. */
export function serveForms(server: Api, place: FormPlace): void {
  const { figures } = place
  serve(server, api.listForms, () =>
    Promise.resolve({
      items: FORMS.map(({ key, symbol, title, confidence }) => ({ key, symbol, title, confidence })),
      notOffered: [...NOT_OFFERED],
    }),
  )
  serve(
    server,
    api.getForm,
    async ({ form: key, row, ...asked }, { actor, db }) => {
      const form = formNamed(key)
      const { unit, span, measures } = await allowed(db, actor, asked, place.measures)
      const counted = await countForm(db, form, { unit, span, measures, figures })
      return {
        ...counted,
        form: shownForm(form, measures),
        whole: counted.whole.blocks,
        below: row === undefined ? [] : lineBelow(counted, row),
        units: counted.below.length,
        checks: shownChecks(form.checks, counted.checks, counted),
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.checkForms,
    async (asked, { actor, db }) => {
      const { unit, span, measures } = await allowed(db, actor, asked, place.measures)
      const counted = await countForms(db, FORMS, { unit, span, measures, figures })
      return {
        forms: counted.map(({ form, checks }) => ({
          form,
          done: checks.length,
          failed: checks.filter(({ holds }) => !holds).length,
        })),
        across: shownChecks(ACROSS, checkAcross(counted), counted[0]!),
      }
    },
    { sees: 'register' },
  )
  serve(server, api.requestForms, async ({ layout, lang, ...asked }, { actor, db }) => {
    const { unit, span } = await allowed(db, actor, asked, place.measures)
    const parameters = { ...span, layout, lang }
    return requestJob(db, actor, {
      kind: 'forms',
      action: 'statistics.read',
      organisationId: unit.id,
      parameters,
    })
  })
  serveFormTemplates(server, place)
}

/** The cells of one line in each unit directly below. */
function lineBelow({ form: key, below }: CountedForm, row: string) {
  const block = formNamed(key).blocks.find(({ rows }) =>
    rows.some((one) => one.key === row && !one.isHeading),
  )
  if (!block) throw new Malformed([{ path: 'row', code: 'unknown-row' }])
  const cells = ({ blocks }: CountedCells) =>
    blocks.find((one) => one.key === block.key)!.rows.find((one) => one.key === row)!.cells
  return below.map((one) => ({ unit: one.unit, cells: cells(one) }))
}
