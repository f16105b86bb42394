import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type DocumentFile } from './api.ts'
import type { FileKind } from './files.ts'

export interface NewFile {
  documentId: string
  sha256: string
  name: string
  kind: FileKind
  bytes: number
  wasRead: boolean
}

/** The files of a document, as they were attached. */
export async function listFiles(db: Db, documentId: string): Promise<DocumentFile[]> {
  const { rows } = await sql<
    Omit<DocumentFile, 'bytes' | 'recordedAt'> & { bytes: string; recordedAt: Date }
  >`
    select f.public_id as id, f.name, f.kind, f.bytes, f.sha256, f.was_read as "wasRead", f.recorded_at as "recordedAt",
      event.actor_name as "recordedBy"
    from document_file f left join event on event.id = f.recorded_event
    where f.document_id = ${documentId} and f.superseded_at is null order by f.id limit ${MOST.files}`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes), recordedAt: row.recordedAt.toISOString() }))
}

/** Attaches a file whose bytes are kept already; answers its public id. */
export async function recordFile(
  tx: Db,
  { documentId, sha256, name, kind, bytes, wasRead }: NewFile,
  eventId: string,
  publicId: string,
): Promise<void> {
  await sql`insert into document_file (public_id, document_id, sha256, name, kind, bytes, was_read, recorded_event)
    values (${publicId}, ${documentId}, ${sha256}, ${name}, ${kind}, ${bytes}, ${wasRead}, ${eventId})`.execute(
    tx,
  )
}

/** A file of a document; throws NotFound when it is not there or was taken back. */
export async function getFile(
  db: Db,
  documentId: string,
  publicId: string,
): Promise<{ id: string; sha256: string; name: string; kind: FileKind; bytes: number }> {
  const { rows } = await sql<{ id: string; sha256: string; name: string; kind: FileKind; bytes: string }>`
    select id, sha256, name, kind, bytes from document_file
    where document_id = ${documentId} and public_id = ${publicId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`file ${publicId}`)
  return { ...rows[0], bytes: Number(rows[0].bytes) }
}

/** Takes a file back; its record stays. Answers whether no other document has its content, which can then go. */
export async function withdrawFile(
  tx: Db,
  { id, sha256 }: { id: string; sha256: string },
  reason: string,
  eventId: string,
): Promise<boolean> {
  await sql`update document_file set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${id}`.execute(tx)
  const { rows } =
    await sql`select from document_file where sha256 = ${sha256} and superseded_at is null limit 1`.execute(
      tx,
    )
  return rows.length === 0
}

/** All content that the register says it keeps, by digest, each with one file that has it. */
export async function listContent(db: Db): Promise<{ sha256: string; bytes: number; name: string }[]> {
  const { rows } = await sql<{ sha256: string; bytes: string; name: string }>`
    select sha256, min(bytes) as bytes, min(public_id::text) as name from document_file where superseded_at is null group by sha256 order by sha256`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))
}
