import { badgeReissue, badgeReturn } from '#badge/later.ts'
import { badgeRound } from '#badge/round.ts'
import { cardExchange, cardIssue } from '#card/exchange.ts'
import { duesRelief } from '#dues/relief.ts'
import type { AnyProcedure } from '#procedure/declare.ts'

/** The procedures that cases may walk; a room declares its own and adds it here. */
export const PROCEDURES: readonly AnyProcedure[] = [cardExchange, cardIssue, badgeRound, badgeReissue, badgeReturn, duesRelief]
