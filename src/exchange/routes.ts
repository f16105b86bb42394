import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve, serveDownload, serveUpload } from '#access/serve.ts'
import { requestJob } from '#job/store.ts'
import { inTransaction } from '#platform/db.ts'
import { Conflict, Malformed } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { sheetNamed } from '#sheet/headers.ts'
import { clearStaging, setState, startRun } from './import.ts'
import { startStep } from './jobs.ts'
import { getRun, listFindings, listRuns, runIdOf } from './run-store.ts'
import { templateBytes } from '#sheet/template.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LIMIT_IN_BYTES = 200_000_000

/** Answers for imports and exports; files wait in `uploads` of the data folder until their worker has read them. */
export function serveExchange(server: Api, { dataFolder }: { dataFolder: string }): void {
  serveUpload(
    server,
    api.uploadImport,
    async ({ name }, { actor, db, body }) => {
      mustBeAllowedSomewhere(actor, 'exchange.import')
      const path = await keepUpload(join(dataFolder, 'uploads'), name, body)
      const run = await inTransaction(db, async (tx) => {
        const id = await startRun(tx, { name, digest: null, accountId: actor.accountId })
        const { rows } = await sql<{
          publicId: string
        }>`select public_id as "publicId" from import_run where id = ${id}`.execute(tx)
        await recordEvent(tx, actor, {
          action: 'exchange.upload',
          subjectKind: 'import',
          subjectId: rows[0]!.publicId,
        })
        return { id, publicId: rows[0]!.publicId }
      })
      startStep(db, { step: 'check', runId: run.id, path })
      return getRun(db, actor.accountId, run.publicId)
    },
    { limitInBytes: LIMIT_IN_BYTES },
  )
  serve(server, api.listImports, ({ after, limit }, { actor, db }) =>
    listRuns(db, actor.accountId, after, limit),
  )
  serveTemplate(server)
  serve(server, api.getImport, ({ id }, { actor, db }) => getRun(db, actor.accountId, id))
  serve(server, api.listImportFindings, async ({ id, after, limit }, { actor, db }) =>
    listFindings(db, (await runIdOf(db, actor.accountId, id)).id, actor.locale, after, limit),
  )
  serve(
    server,
    api.applyImport,
    async ({ id }, { actor, db }) => {
      mustBeAllowedSomewhere(actor, 'exchange.import')
      const runId = await inTransaction(db, async (tx) => {
        const run = await runIdOf(tx, actor.accountId, id)
        const { rows } =
          await sql`update import_run set state = 'applying' where id = ${run.id} and state = 'ready' returning id`.execute(
            tx,
          )
        if (rows.length === 0) throw new Conflict(`import is ${run.state}`)
        await recordEvent(tx, actor, { action: 'exchange.confirm', subjectKind: 'import', subjectId: id })
        return run.id
      })
      startStep(db, { step: 'apply', runId })
      return getRun(db, actor.accountId, id)
    },
    { transaction: false },
  )
  serve(server, api.cancelImport, async ({ id }, { actor, db }) => {
    const run = await runIdOf(db, actor.accountId, id)
    if (run.state !== 'ready' && run.state !== 'refused') throw new Conflict(`import is ${run.state}`)
    await setState(db, run.id, 'cancelled')
    await clearStaging(db, run.id)
    await recordEvent(db, actor, { action: 'exchange.cancel', subjectKind: 'import', subjectId: id })
    return getRun(db, actor.accountId, id)
  })
  serveExports(server)
}

function serveTemplate(server: Api): void {
  serveDownload(server, api.getTemplate, async (_input, { actor }) => ({
    name: actor.locale === 'vi' ? 'mau-nhap-du-lieu.xlsx' : 'import-template.xlsx',
    type: XLSX,
    content: new Uint8Array(await templateBytes(actor.locale)),
  }))
}

function serveExports(server: Api): void {
  serve(server, api.requestExport, async ({ organisationId, on, format }, { actor, db }) => {
    const unit = await getUnit(db, { publicId: organisationId }, on)
    const parameters = { on, format }
    return requestJob(db, actor, {
      kind: 'export',
      action: 'exchange.export',
      organisationId: unit.id,
      parameters,
    })
  })
}

/** Keeps an upload under a name of ours: a workbook as it is, a .csv as the one sheet of a folder. */
async function keepUpload(uploads: string, name: string, body: ReadableStream<Uint8Array>): Promise<string> {
  const id = randomUUID()
  const csv = /\.csv$/i.test(name)
  const sheet = csv ? sheetNamed(name.replace(/\.csv$/i, '')) : null
  if (csv && sheet === null) throw new Malformed([{ path: 'name', code: 'not-a-sheet' }])
  if (!csv && !/\.(xlsx|xlsm|xls)$/i.test(name))
    throw new Malformed([{ path: 'name', code: 'not-a-workbook' }])
  const place = await folder(uploads)
  const path = csv ? join(await folder(join(place, id)), `${sheet}.csv`) : join(place, `${id}.xlsx`)
  try {
    await pipeline(Readable.fromWeb(body as never), createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return csv ? join(place, id) : path
}

async function folder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  return path
}
