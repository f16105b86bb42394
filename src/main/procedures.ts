import { admission, readmission, restoration } from '#admission/procedures.ts'
import { badgeReissue, badgeReturn } from '#badge/later.ts'
import { badgeRound } from '#badge/round.ts'
import { cardExchange, cardIssue } from '#card/exchange.ts'
import { duesRelief } from '#dues/relief.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { selfCorrection, supplement } from '#self/procedures.ts'
import { discipline, nameRemoval, resignation } from '#status/exit-procedures.ts'
import { abroad, death, farAway, statusReturn } from '#status/plain-procedures.ts'
import { exemption, measureLift, suspension } from '#status/procedures.ts'
import { officialTransfer, transferIn, transferOut } from '#transfer/official.ts'
import { temporaryTransfer } from '#transfer/temporary.ts'

/** The procedures that cases may walk; a room declares its own and adds it here. */
export const PROCEDURES: readonly AnyProcedure[] = [
  cardExchange,
  cardIssue,
  admission,
  readmission,
  restoration,
  officialTransfer,
  temporaryTransfer,
  transferOut,
  transferIn,
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
  badgeRound,
  badgeReissue,
  badgeReturn,
  duesRelief,
]
