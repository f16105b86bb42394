import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve, serveDownload, serveUpload } from '#access/serve.ts'
import { advisoryLock, inTransaction, type Db } from '#platform/db.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import { lockedDocument } from './change-store.ts'
import { getFile, listFiles, recordFile, withdrawFile } from './file-store.ts'
import { lookIntoFile } from './file-text.ts'
import {
  FILE_LIMIT_IN_BYTES,
  keepFile,
  pathOfContent,
  receiveFile,
  removeContent,
  type FileKind,
} from './files.ts'
import type { DocumentRefusal } from './rules.ts'
import { documentIdOf } from './store.ts'

const TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain; charset=utf-8',
}

/** Takes, gives and takes back files of documents. */
export function serveFiles(server: Api, dataFolder: string): void {
  serveUpload(
    server,
    api.uploadDocumentFile,
    async ({ id, name }, { actor, db, body }) => {
      const documentId = await changeable(db, actor, id)
      const arrived = await receiveFile(dataFolder, body)
      try {
        const seen = await lookIntoFile(arrived.path, name, arrived.bytes)
        insist(seen.refusals)
        const fileId = randomUUID()
        await inTransaction(db, async (tx) => {
          await advisoryLock(tx, `document content ${arrived.sha256}`)
          const { organisationId } = await lockedDocument(tx, documentId)
          insist(refusalsToOneMore(await listFiles(tx, documentId), arrived.sha256))
          const eventId = await recordEvent(tx, actor, {
            action: 'document.file',
            organisationId,
            subjectKind: 'document',
            subjectId: id,
            details: { kind: seen.kind, bytes: arrived.bytes, read: seen.wasRead },
          })
          const file = { documentId, name, kind: seen.kind!, wasRead: seen.wasRead, ...arrived }
          await recordFile(tx, file, eventId, fileId)
          await keepFile(dataFolder, arrived)
        })
        return (await listFiles(db, documentId)).find((one) => one.id === fileId)!
      } finally {
        await rm(arrived.path, { force: true })
      }
    },
    { limitInBytes: FILE_LIMIT_IN_BYTES + 1_000_000 },
  )
  serveDownload(server, api.downloadDocumentFile, async ({ id, fileId }, { actor, db, viewed }) => {
    const documentId = await documentIdOf(db, actor, id)
    const { name, kind, bytes, sha256 } = await getFile(db, documentId, fileId)
    const path = pathOfContent(dataFolder, sha256)
    if ((await stat(path).catch(() => null))?.size !== bytes)
      throw new Conflict('the file is missing or altered')
    const { organisationId } = await ownerOf(db, documentId)
    viewed({
      action: 'document.download',
      organisationId,
      subjectKind: 'document',
      subjectId: id,
      details: { kind, bytes },
    })
    const content = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
    return { name, type: TYPES[kind], content }
  })
  serve(server, api.withdrawDocumentFile, async ({ id, fileId, reason }, { actor, db }) => {
    const documentId = await changeable(db, actor, id)
    const file = await getFile(db, documentId, fileId)
    await advisoryLock(db, `document content ${file.sha256}`)
    const { organisationId } = await lockedDocument(db, documentId)
    const eventId = await recordEvent(db, actor, {
      action: 'document.file-withdraw',
      organisationId,
      subjectKind: 'document',
      subjectId: id,
      details: { kind: file.kind },
    })
    // The last statement: bytes that nobody refers to any more go, above all what should never have been kept.
    if (await withdrawFile(db, file, reason, eventId)) await removeContent(dataFolder, file.sha256)
    return { id }
  })
}

/** The document's id where the actor may change it. */
async function changeable(db: Db, actor: Actor, publicId: string): Promise<string> {
  const documentId = await documentIdOf(db, actor, publicId)
  const { organisationId, isWithdrawn } = await ownerOf(db, documentId)
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  if (isWithdrawn) throw new NotFound(`document ${publicId}`)
  return documentId
}

function refusalsToOneMore(files: readonly api.DocumentFile[], sha256: string): DocumentRefusal[] {
  const same = files.find((one) => one.sha256 === sha256)
  return [
    ...(same ? [{ code: 'file-already-there' as const, name: same.name }] : []),
    ...(files.length >= api.MOST.files ? [{ code: 'too-many-files' as const, most: api.MOST.files }] : []),
  ]
}

async function ownerOf(
  db: Db,
  documentId: string,
): Promise<{ organisationId: string; isWithdrawn: boolean }> {
  const { rows } = await sql<{ organisationId: string; isWithdrawn: boolean }>`
    select organisation_id as "organisationId", superseded_at is not null as "isWithdrawn" from document
    where id = ${documentId}`.execute(db)
  return rows[0]!
}
