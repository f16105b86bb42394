import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { enterReach } from '#access/reach.ts'
import { readOnly, serve, serveDownload, type Context, type FileAnswer } from '#access/serve.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { NotFound, Refused } from '#platform/errors.ts'
import { foldText } from '#person/name.ts'
import * as api from './api.ts'
import { composePaper, type Composed } from './compose.ts'
import type { Filled, ListColumn, PaperField, PaperForm } from './declaration.ts'
import { fill } from './filled.ts'
import type { PrintShop } from './maker.ts'
import { findOffice, pdfByOffice } from './office.ts'
import { sampleFilled, startOfTemplate } from './sample.ts'
import { contentOf, listVersions, templatesInForce, type InForce } from './store.ts'
import { STANDARD_FIELDS, tagDataOf } from './tags.ts'
import { serveTemplates } from './template-routes.ts'

/** Lists the printable forms of all rooms, prints them, and keeps the units' own templates. */
export function servePapers(server: Api, forms: readonly PaperForm[], shop: PrintShop): void {
  const byKey = new Map(forms.map((form) => [form.key, form]))
  const formOf = (key: string): PaperForm => {
    const form = byKey.get(key)
    if (!form) throw new NotFound(`form ${key}`)
    return form
  }
  serve(server, api.listForms, async ({ organisationId }, context) => {
    const unitId = await readAt(context, organisationId)
    const used = await templatesInForce(context.db, unitId, context.today)
    const rows = await rowsOf(context, unitId, forms, used)
    return { items: rows }
  })
  serve(server, api.getForm, async ({ key, organisationId }, context) => {
    const form = formOf(key)
    const { db, actor } = context
    const unitId = await readAt(context, organisationId)
    const used = await templatesInForce(db, unitId, context.today)
    const [row] = await rowsOf(context, unitId, [form], used)
    const allowed = await mustBeAllowed(db, actor, 'work.read', unitId)
    return {
      ...row!,
      own: form.fields.map(fieldRow),
      standard: STANDARD_FIELDS.map(fieldRow),
      versions: await listVersions(db, unitId, key),
      office: (await findOffice()) !== null,
      may: { record: allowed['work.record'] },
    }
  })
  serveSamples(server, shop, formOf)
  servePrinting(server, shop, formOf)
  serveTemplates(server, shop, formOf)
}

function servePrinting(server: Api, shop: PrintShop, formOf: (key: string) => PaperForm): void {
  serveDownload(server, api.printPaper, async ({ key, id, format, on, also }, context) => {
    const form = formOf(key)
    const { actor, today } = context
    const asked = { id, on: on ?? today, also: also?.split(',') ?? [] }
    const { gathered, template } = await readOnly(context.db, async (tx) => {
      await enterReach(tx, actor)
      const got = await form.gather(tx, actor, asked)
      const used = (await templatesInForce(tx, got.organisationId, today)).get(key)
      return { gathered: got, template: used ? await contentOf(tx, used.id) : null }
    })
    const content = await printed(shop, form, fill(form.fields, gathered), {
      format,
      template,
      now: context.now,
    })
    context.viewed({
      action: 'paper.print',
      organisationId: gathered.organisationId,
      subjectKind: gathered.subject.kind,
      subjectId: gathered.subject.id,
      details: { form: key, format, template: template ? 'own' : 'built-in' },
    })
    return fileOf(form, format, content, asked.on)
  })
}

function serveSamples(server: Api, shop: PrintShop, formOf: (key: string) => PaperForm): void {
  serveDownload(server, api.printSample, async ({ key, organisationId, format, template }, context) => {
    const form = formOf(key)
    const unitId = await readAt(context, organisationId)
    if (template === 'start') {
      const content = await built(shop, startOfTemplate(form), format, context.now)
      return fileOf(form, format, content, 'mau')
    }
    const used = await sampleTemplate(context, key, unitId, template)
    const content = await printed(shop, form, sampleFilled(form), {
      format,
      template: used,
      now: context.now,
    })
    return fileOf(form, format, content, 'xem-thu')
  })
}

async function sampleTemplate(
  { db, today }: Context,
  key: string,
  unitId: string,
  template: string,
): Promise<Buffer | null> {
  if (template === 'built-in') return null
  const used = (await templatesInForce(db, unitId, today)).get(key)
  if (template === 'in-force') return used ? contentOf(db, used.id) : null
  const own = (await listVersions(db, unitId, key)).some((one) => one.id === template)
  if (!own && used?.id !== template) throw new NotFound(`template ${template}`)
  return contentOf(db, template)
}

interface Asked {
  format: 'docx' | 'pdf'
  template: Buffer | null
  now: Date
}

/** The paper as a file: by the built-in layout, or by the unit's own template, of which LibreOffice makes the PDF. */
async function printed(
  shop: PrintShop,
  form: PaperForm,
  filled: Filled,
  { format, template, now }: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = composePaper(form, filled)
  if (template === null) return built(shop, paper, format, now)
  const office = format === 'pdf' ? await findOffice() : null
  if (format === 'pdf' && office === null) throw new Refused([{ code: 'no-office' }])
  const word = await shop.maker.make({
    make: 'filled',
    template,
    data: tagDataOf(form.fields, filled, paper),
  })
  return office === null ? word : pdfByOffice(office, word)
}

function built(shop: PrintShop, paper: Composed, format: 'docx' | 'pdf', now: Date) {
  return format === 'docx'
    ? shop.maker.make({ make: 'word', paper })
    : shop.maker.make({ make: 'pdf', paper, printedAt: now })
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** A name of words and a day, never of people. */
function fileOf(
  form: PaperForm,
  format: 'docx' | 'pdf',
  content: Uint8Array<ArrayBuffer>,
  on: string,
): FileAnswer {
  const words = foldText(form.name.vi)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { name: `${words}-${on}.${format}`, type: TYPES[format], content }
}

function fieldRow(field: PaperField): api.FieldRow {
  return {
    ...columnRow(field),
    kind: field.kind,
    columns: field.kind === 'list' ? field.columns.map(columnRow) : [],
  }
}

function columnRow({ label, kind }: Pick<PaperField, 'label' | 'kind'>) {
  return { tag: `{${kind === 'list' ? '#' : ''}${label.vi}}`, name: label, kind: kind as ListColumn['kind'] }
}

async function rowsOf(
  { db, actor, today }: Context,
  unitId: string,
  forms: readonly PaperForm[],
  used: ReadonlyMap<string, InForce>,
): Promise<api.FormRow[]> {
  const keepers = [...new Set([...used.values()].map((one) => one.organisationId))]
  const links = await linksOn(db, actor, keepers, today)
  return forms.map(({ key, number, name, source, confidence, layout }) => {
    const one = used.get(key)
    const unit = one && links.get(one.organisationId)
    const template = unit
      ? { id: one.id, unit, recordedAt: one.recordedAt.toISOString(), own: one.organisationId === unitId }
      : null
    return { key, number, name, source, confidence, layout, template }
  })
}

/** The unit's internal id, where its work may be read. */
export async function readAt(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  publicId: string,
): Promise<string> {
  const organisationId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.read', organisationId)
  return organisationId
}
