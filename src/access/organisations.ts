import { sql } from 'kysely'
import { kept, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { onceInSnapshot } from '#platform/snapshot.ts'

/** The organisation's id behind the id in an address; throws NotFound. */
export async function organisationIdOf(db: Db, publicId: string): Promise<string> {
  const { rows } = await onceInSnapshot(db, `unit ${publicId}`, () =>
    sql<{ id: string }>`${kept} select id from organisation where public_id = ${publicId}`.execute(db),
  )
  if (!rows[0]) throw new NotFound(`organisation ${publicId}`)
  return rows[0].id
}

/** The organisation's id of a code that the register has known on any day; throws NotFound. */
export async function organisationIdOfCode(db: Db, code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
  if (!rows[0]) throw new NotFound(`organisation ${code}`)
  return rows[0].id
}
