import { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { checkInput } from '#access/request.ts'
import { serve } from '#access/serve.ts'
import { requestJob } from '#job/store.ts'
import type { PrintShop } from '#paper/maker.ts'
import { endpoint } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import { MOST_ROWS_AT_ONCE, requestTable, TableAsked } from './api.ts'
import { gatherTables, sourceNamed } from './gather.ts'
import { serveTableFile } from './serve.ts'
import type { TableSource } from './source.ts'
import type { TableFile } from './table-file.ts'
import { watchingRows } from './watch-rows.ts'

/** Answers each table that a room declares as a file, and takes on the large ones as background work. */
export function serveTables(
  server: Api,
  sources: readonly TableSource[],
  shop: Pick<PrintShop, 'maker'>,
): void {
  for (const source of sources) serveSource(server, source, shop)
  serve(
    server,
    requestTable,
    async ({ source: key, organisationId, format, lang, asked }, { actor, db, today }) => {
      const source = sourceNamed(sources, key)
      const unit = await getUnit(db, { publicId: organisationId }, today)
      await mustBeAllowed(db, actor, source.action, unit.id)
      checkInput(endpointOf(source), { organisationId, format, lang, ...asked })
      return requestJob(db, actor, {
        kind: 'table',
        action: source.action,
        organisationId: unit.id,
        parameters: { ...asked, table: key, title: source.name[lang], format, lang },
      })
    },
  )
}

function serveSource(server: Api, source: TableSource, shop: Pick<PrintShop, 'maker'>): void {
  serveTableFile(
    server,
    endpointOf(source),
    shop,
    async (input, { actor, db, today, now }) => {
      const { organisationId, format, lang, ...asked } = input
      const question = { organisationId, format, lang, asked }
      const { unitId, file } = await gatherTables(db, source, question, { actor, today, now })
      const details = { table: source.key, format, ...asked }
      return {
        file: withinLimit(file),
        event: { action: source.event ?? 'table.export', organisationId: unitId, details },
      }
    },
    { sees: 'register' },
  )
}

/** What is fetched at once holds the register's snapshot until its last row: longer tables are background work. */
function withinLimit(file: TableFile): TableFile {
  let rows = 0
  return watchingRows(file, () => {
    if (++rows > MOST_ROWS_AT_ONCE) throw new Refused([{ code: 'table-too-long', limit: MOST_ROWS_AT_ONCE }])
  })
}

/** The address of a table; what it asks is in the OpenAPI description. */
function endpointOf(source: TableSource) {
  const input = z.object({ ...source.asked.shape, ...TableAsked.shape })
  return endpoint(`GET /api/tables/${source.key}`, input, z.unknown(), `${source.name.en}, as a file`)
}
