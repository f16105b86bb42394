import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { enterReach } from '#access/reach.ts'
import { unitHead } from '#paper/unit-head.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import type { TableSource } from './source.ts'
import type { TableFile, TableFormat } from './table-file.ts'

/** A table as it was asked for. */
export interface AskedTable {
  organisationId: string
  format: TableFormat
  lang: 'vi' | 'en'
  /** As the source's own question has read it. */
  asked: Readonly<Record<string, unknown>>
}

/** The tables of a source, once the asker may read them at the unit; must run in the transaction in which they are written. */
export async function gatherTables(
  tx: Db,
  source: TableSource,
  { organisationId, format, lang, asked }: AskedTable,
  { actor, today, now }: { actor: Actor; today: Day; now: Date },
): Promise<{ unitId: string; file: TableFile }> {
  if (source.sees !== 'register') await enterReach(tx, actor)
  const unit = await getUnit(tx, { publicId: organisationId }, today)
  await mustBeAllowed(tx, actor, source.action, unit.id)
  const gathered = await source.gather(tx, { unit, asked, actor, today, now, lang })
  const file: TableFile = { ...gathered, lang, madeAt: now }
  if (format === 'docx' || format === 'pdf') file.head = (await unitHead(tx, unit.id, { on: today })).head
  return { unitId: unit.id, file }
}

/** The source of a key; throws NotFound. */
export function sourceNamed(sources: readonly TableSource[], key: string): TableSource {
  const source = sources.find((one) => one.key === key)
  if (!source) throw new NotFound(`table ${key}`)
  return source
}
