import { cardExchange, cardIssue } from '#card/exchange.ts'
import { admission, readmission, restoration } from '#admission/procedures.ts'
import type { AnyProcedure } from '#procedure/declare.ts'

/** The procedures that cases may walk; a room declares its own and adds it here. */
// oxfmt-ignore
export const PROCEDURES: readonly AnyProcedure[] = [
  cardExchange,
  cardIssue,
  admission,
  readmission,
  restoration,
]
