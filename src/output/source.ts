import { z } from 'zod'
import type { Actor } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { UnitRef } from '#statistics/balance.ts'
import type { TableFile } from './table-file.ts'

/** What a table is gathered for: `unit` named as on `today`. */
export interface GatherContext<Asked> {
  unit: UnitRef
  asked: Asked
  actor: Actor
  today: Day
  now: Date
  lang: 'vi' | 'en'
}

/** The tables themselves; when, in which language and under which head they stand is ours. */
export type GatheredTables = Omit<TableFile, 'lang' | 'madeAt' | 'head'>

interface Declared<Asked extends z.ZodObject> {
  /** Stands in addresses: `balance`. */
  key: string
  name: { vi: string; en: string }
  /** What reading it asks of the reader at the unit. */
  action: Action
  /** `register`: counts; `reach` (the default): of members' data what is kept within the reader's reach alone. */
  sees?: 'reach' | 'register'
  /** What is asked beside the unit: flat texts of an address (days, codes, ids, never anything about people). */
  asked: Asked
  /** What the audit log calls it: `table.export` unless given. */
  event?: string
  /** Reads in one transaction, which ends when the last row has been written; may throw Refused. */
  gather(db: Db, context: GatherContext<z.output<Asked>>): Promise<GatheredTables>
}

/** A table that can be saved as a file of any format, declared by its room and listed in main/tables.ts. */
export type TableSource = Omit<Declared<z.ZodObject>, 'gather'> & {
  gather(db: Db, context: GatherContext<unknown>): Promise<GatheredTables>
}

/** The source with its own question forgotten: whoever gathers hands in what `asked` has made of the texts. */
export function tableSource<Asked extends z.ZodObject>(declared: Declared<Asked>): TableSource {
  return declared
}
