import { readFile, rm } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed, permissions } from '#access/policy.ts'
import { readOnly, serve, serveDownload, serveUpload } from '#access/serve.ts'
import { lookIntoFile } from '#document/file-text.ts'
import { receiveFile } from '#document/files.ts'
import { writeTableBook } from '#output/xlsx-write.ts'
import {
  changeableTemplate,
  contentOf,
  listVersions,
  readableTemplate,
  recordTemplate,
  supersede,
  templatesInForce,
} from '#paper/store.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock, inTransaction, type Db } from '#platform/db.ts'
import { Conflict, insist, NotFound, type Refusal } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { countForms } from './count.ts'
import { fileWords } from './file-words.ts'
import { formsOfMarks, valueOfMark } from './marks.ts'
import { allowed } from './allowed.ts'
import { FORMS } from './forms.ts'
import type { FormPlace } from './place.ts'
import { startFile } from './start-template.ts'
import { faultsOfBook, fillBook, marksOfBook } from './template-book.ts'

/** Under which units keep their workbooks among their templates. */
const KEY = 'statistical-forms'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const REPLACED = 'Thay bằng bản khác'

/** Takes a unit's own workbook of forms, gives it back, empty and filled in. */
export function serveFormTemplates(server: Api, place: FormPlace): void {
  serve(server, api.getFormTemplate, async ({ organisationId }, { actor, db, today }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    await mustBeAllowed(db, actor, 'statistics.read', unit.id)
    const may = await permissions(db, actor, unit.id)
    const found = (await templatesInForce(db, unit.id, today)).get(KEY)
    const versions = await listVersions(db, unit.id, KEY)
    const keeper = found && (await keeperOf(db, found.id, today))
    return {
      inForce: found && keeper ? { id: found.id, ...keeper, own: found.organisationId === unit.id } : null,
      versions,
      may: { record: may['work.record'] },
    }
  })
  serveUpload(
    server,
    api.uploadFormTemplate,
    async ({ organisationId, name }, { db, actor, body }) => {
      const unitId = await organisationIdOf(db, organisationId)
      await mustBeAllowed(db, actor, 'work.record', unitId)
      const content = await sound(place.dataFolder, name, body)
      return inTransaction(db, async (tx) => {
        await advisoryLock(tx, `paper template ${unitId} ${KEY}`)
        const eventId = await recordEvent(tx, actor, {
          action: 'form.template',
          organisationId: unitId,
          details: { bytes: content.byteLength },
        })
        return recordTemplate(
          tx,
          { organisationId: unitId, form: KEY, name, content, restores: null },
          eventId,
          REPLACED,
        )
      })
    },
    { limitInBytes: api.TEMPLATE_LIMIT_IN_BYTES + 1_000_000 },
  )
  serve(server, api.withdrawFormTemplate, async ({ id, reason }, { db, actor }) => {
    const kept = await changeableTemplate(db, actor, id)
    if (kept.form !== KEY) throw new NotFound(`template ${id}`)
    await advisoryLock(db, `paper template ${kept.organisationId} ${KEY}`)
    if (!(await readableTemplate(db, actor, id)).inForce) throw new Conflict(`template ${id} is not in use`)
    const eventId = await recordEvent(db, actor, {
      action: 'form.template-withdraw',
      organisationId: kept.organisationId,
    })
    await supersede(db, kept.organisationId, KEY, reason, eventId)
    return { id }
  })
  serveDownload(server, api.fetchStartTemplate, async ({ lang }) => {
    const pieces: Buffer[] = []
    await writeTableBook((bytes) => Promise.resolve(void pieces.push(bytes)), startFile(FORMS, lang))
    return {
      name: `${fileWords.start[lang]}.xlsx`,
      type: XLSX,
      content: new Uint8Array(Buffer.concat(pieces)),
    }
  })
  serveDownload(server, api.fetchFilledForms, async (asked, { db, actor, today, viewed }) => {
    const filled = await readOnly(db, async (tx) => {
      const { unit, span, measures } = await allowed(tx, actor, asked, place.measures)
      const found = (await templatesInForce(tx, unit.id, today)).get(KEY)
      if (!found) throw new NotFound('template of forms')
      const content = await contentOf(tx, found.id)
      const wanted = formsOfMarks(marksOfBook(content))
      const forms = FORMS.filter(({ key }, at) => wanted.includes(key) || (wanted.length === 0 && at === 0))
      const counted = await countForms(tx, forms, { unit, span, measures, figures: place.figures })
      return { unit, content: fillBook(content, (mark) => valueOfMark(mark, counted)) }
    })
    viewed({
      action: 'form.filled',
      organisationId: filled.unit.id,
      details: { from: asked.from, to: asked.to },
    })
    const name = `${fileWords.file.vi}-${filled.unit.code}-${asked.from}-${asked.to}.xlsx`
    return { name, type: XLSX, content: new Uint8Array(filled.content) }
  })
  serveDownload(server, api.fetchFormTemplate, async ({ id }, { db, actor }) => {
    const { name, form } = await readableTemplate(db, actor, id)
    if (form !== KEY) throw new NotFound(`template ${id}`)
    return { name, type: XLSX, content: new Uint8Array(await contentOf(db, id)) }
  })
}

/** Which unit keeps a workbook, and what its file is called. */
async function keeperOf(db: Db, templateId: string, on: Day) {
  const { rows } = await sql<{ name: string; code: string }>`
    select template.name, organisation.code from paper_template template
    join organisation on organisation.id = template.organisation_id where template.public_id = ${templateId}`.execute(
    db,
  )
  const { name, code } = rows[0]!
  const unit = await getUnit(db, { code }, on)
  return { name, unit: { id: unit.publicId, code, name: unit.name, kind: unit.kind } }
}

/** The uploaded workbook, when nothing stands against it; throws Refused with every reason. */
async function sound(dataFolder: string, name: string, body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const arrived = await receiveFile(dataFolder, body)
  try {
    const refusals: Refusal[] = []
    if (arrived.bytes > api.TEMPLATE_LIMIT_IN_BYTES)
      refusals.push({ code: 'template-too-large', limit: api.TEMPLATE_LIMIT_IN_BYTES })
    const seen = await lookIntoFile(arrived.path, name, arrived.bytes)
    refusals.push(...seen.refusals)
    if (seen.kind !== null && seen.kind !== 'xlsx') refusals.push({ code: 'template-not-a-workbook' })
    insist(refusals)
    const content = await readFile(arrived.path)
    insist(faultsOfBook(content).map((fault) => ({ ...fault })))
    return content
  } finally {
    await rm(arrived.path, { force: true })
  }
}
