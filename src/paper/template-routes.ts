import { readFile, rm } from 'node:fs/promises'
import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, serveDownload, serveUpload } from '#access/serve.ts'
import { lookIntoFile } from '#document/file-text.ts'
import { receiveFile } from '#document/files.ts'
import { advisoryLock, inTransaction, type Db } from '#platform/db.ts'
import { Conflict, insist, type Refusal } from '#platform/errors.ts'
import * as api from './api.ts'
import type { PaperForm } from './declaration.ts'
import type { PrintShop } from './maker.ts'
import { changeableTemplate, contentOf, readableTemplate, recordTemplate, supersede } from './store.ts'

/** Takes a unit's own templates, gives them back, takes them out of use and brings them back. */
export function serveTemplates(server: Api, shop: PrintShop, formOf: (key: string) => PaperForm): void {
  serveUpload(
    server,
    api.uploadTemplate,
    async ({ key, organisationId, name }, { db, actor, body }) => {
      const form = formOf(key)
      const unitId = await organisationIdOf(db, organisationId)
      await mustBeAllowed(db, actor, 'work.record', unitId)
      const content = await sound(shop, form, name, body)
      return inTransaction(db, async (tx) => {
        await locked(tx, unitId, key)
        const eventId = await recordEvent(tx, actor, {
          action: 'paper.template',
          organisationId: unitId,
          subjectKind: 'paper-form',
          subjectId: key,
          details: { bytes: content.byteLength },
        })
        const template = { organisationId: unitId, form: key, name, content, restores: null }
        return recordTemplate(tx, template, eventId, REPLACED)
      })
    },
    { limitInBytes: api.TEMPLATE_LIMIT_IN_BYTES + 1_000_000 },
  )
  serveDownload(server, api.downloadTemplate, async ({ id }, { db, actor }) => {
    const { name } = await readableTemplate(db, actor, id)
    return { name, type: WORD, content: new Uint8Array(await contentOf(db, id)) }
  })
  serve(server, api.withdrawTemplate, async ({ id, reason }, { db, actor }) => {
    const kept = await changeableTemplate(db, actor, id)
    await locked(db, kept.organisationId, kept.form)
    if (!(await readableTemplate(db, actor, id)).inForce) throw new Conflict(`template ${id} is not in use`)
    const eventId = await recordEvent(db, actor, {
      action: 'paper.template-withdraw',
      organisationId: kept.organisationId,
      subjectKind: 'paper-form',
      subjectId: kept.form,
    })
    await supersede(db, kept.organisationId, kept.form, reason, eventId)
    return { id }
  })
  serve(server, api.restoreTemplate, async ({ id }, { db, actor }) => {
    const kept = await changeableTemplate(db, actor, id)
    formOf(kept.form)
    await locked(db, kept.organisationId, kept.form)
    if ((await readableTemplate(db, actor, id)).inForce) throw new Conflict(`template ${id} is in use`)
    const eventId = await recordEvent(db, actor, {
      action: 'paper.template-restore',
      organisationId: kept.organisationId,
      subjectKind: 'paper-form',
      subjectId: kept.form,
    })
    const { organisationId, form, name, internalId } = kept
    const template = { organisationId, form, name, content: await contentOf(db, id), restores: internalId }
    return recordTemplate(db, template, eventId, REPLACED)
  })
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const REPLACED = 'Thay bằng bản khác'

function locked(tx: Db, organisationId: string, form: string): Promise<void> {
  return advisoryLock(tx, `paper template ${organisationId} ${form}`)
}

/** The uploaded template, when nothing stands against it; throws Refused with every reason. */
async function sound(
  shop: PrintShop,
  form: PaperForm,
  name: string,
  body: ReadableStream<Uint8Array>,
): Promise<Buffer> {
  const arrived = await receiveFile(shop.dataFolder, body)
  try {
    const refusals: Refusal[] = []
    if (arrived.bytes > api.TEMPLATE_LIMIT_IN_BYTES)
      refusals.push({ code: 'template-too-large', limit: api.TEMPLATE_LIMIT_IN_BYTES })
    const seen = await lookIntoFile(arrived.path, name, arrived.bytes)
    refusals.push(...seen.refusals)
    if (seen.kind !== null && seen.kind !== 'docx') refusals.push({ code: 'template-not-word' })
    insist(refusals)
    const content = await readFile(arrived.path)
    const faults = await shop.maker.make({ make: 'checked', template: content, fields: form.fields })
    insist(faults.map((fault) => ({ ...fault })))
    return content
  } finally {
    await rm(arrived.path, { force: true })
  }
}
