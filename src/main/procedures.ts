import { cardExchange, cardIssue } from '#card/exchange.ts'
import { selfCorrection, supplement } from '#self/procedures.ts'
import { abroad, death, farAway, statusReturn } from '#status/plain-procedures.ts'
import { discipline, nameRemoval, resignation } from '#status/exit-procedures.ts'
import { exemption, measureLift, suspension } from '#status/procedures.ts'
import type { AnyProcedure } from '#procedure/declare.ts'

/** The procedures that cases may walk; a room declares its own and adds it here. */
// oxfmt-ignore
export const PROCEDURES: readonly AnyProcedure[] = [
  cardExchange,
  cardIssue,
  exemption,
  farAway,
  abroad,
  statusReturn,
  suspension,
  measureLift,
  nameRemoval,
  discipline,
  resignation,
  death,
  selfCorrection,
  supplement,
]
