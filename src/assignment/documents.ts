import { sql, type RawBuilder } from 'kysely'
import type { DocumentRef } from './api.ts'

/** A document as those read it to whom work was given under it: what it is, not what it says. */
export function documentRef(column: string): RawBuilder<DocumentRef | null> {
  return sql<DocumentRef | null>`(
    select json_build_object('id', public_id, 'type', type, 'number', number, 'subject', subject, 'issuedOn', issued_on,
      'issuer', issuer_name)
    from document where document.id = ${sql.ref(column)})`
}
