import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { onceInSnapshot } from '#platform/snapshot.ts'
import type { UnitRef } from './balance.ts'

/** The unit of a public id or a code, named as on a day (or by its nearest state); throws NotFound. */
export async function getUnit(
  db: Db,
  by: { publicId: string } | { code: string },
  on: Day,
): Promise<UnitRef> {
  const [column, value] = 'publicId' in by ? ['public_id', by.publicId] : ['code', by.code]
  const named = sql<UnitRef>`
    ${kept} select organisation.id, organisation.public_id as "publicId", organisation.code, state.name, state.kind
    from organisation
    join organisation_state state on state.organisation_id = organisation.id and superseded_at is null
    where organisation.${sql.ref(column)} = ${value}
    order by (state.from_day <= ${on} and ${on} < state.until_day) desc, state.from_day <= ${on} desc,
      case when state.from_day <= ${on} then state.from_day end desc, state.from_day
    limit 1`
  const { rows } = await onceInSnapshot(db, `statistics ${value} ${on}`, () => named.execute(db))
  if (!rows[0]) throw new NotFound(`organisation ${value}`)
  return rows[0]
}
