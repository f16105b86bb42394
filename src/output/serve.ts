import type { Api } from '#access/doorway.ts'
import { enterReach } from '#access/reach.ts'
import type { NewEvent } from '#access/events.ts'
import { readOnly, serveDownload, type Context } from '#access/serve.ts'
import type { PrintShop } from '#paper/maker.ts'
import type { Endpoint } from '#platform/endpoint.ts'
import type { z } from 'zod'
import type { TableFile, TableFormat } from './table-file.ts'
import { namedAs, streamedTableFile } from './write-file.ts'

type Asked = z.ZodType<{ format: TableFormat }>

/**
 * Answers with tables as a file. The handler runs in one read-only transaction that lasts until the last row is written,
 * checks permission itself, and names the event of the export.
 */
export function serveTableFile<Input extends Asked>(
  server: Api,
  endpoint: Endpoint<Input>,
  { maker }: Pick<PrintShop, 'maker'>,
  handler: (input: z.output<Input>, context: Context) => Promise<{ file: TableFile; event: NewEvent }>,
  { sees = 'reach' }: { sees?: 'reach' | 'register' } = {},
): void {
  serveDownload(server, endpoint, (input, context) =>
    readOnly(context.db, async (tx) => {
      if (sees === 'reach') await enterReach(tx, context.actor)
      const { file, event } = await handler(input, { ...context, db: tx })
      const content = await streamedTableFile(file, input.format, maker)
      context.viewed(event)
      return { ...namedAs(file, input.format), content }
    }),
  )
}
