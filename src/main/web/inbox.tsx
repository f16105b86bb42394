import { awaitingWords } from '#assignment/awaiting-words.ts'
import { awaitingWords as coordinationWords } from '#coordination/awaiting-words.ts'
import { awaitingWords as gatheringWords } from '#gathering/awaiting-words.ts'
import { awaitingWords as committeeWords } from '#committee/awaiting-words.ts'
import { InboxPage, type InboxWords } from '#inbox/inbox-page.tsx'
import { awaitingWords as caseWords } from '#procedure/awaiting-words.ts'
import { awaitingWords as memberWords } from '#member/awaiting-words.ts'
import { awaitingWords as programmeWords } from '#programme/awaiting-words.ts'
import { proposalInboxWords } from '#proposal/inbox-words.ts'
import { awaitingWords as returnWords } from '#returns/awaiting-words.ts'
import { awaitingWords as qualityWords } from '#quality/awaiting-words.ts'
import { awaitingWords as trainingWords } from '#training/awaiting-words.ts'
import { awaitingWords as transferWords } from '#transfer/awaiting-words.ts'

/** What the rooms call the things that they put into the inbox, by kind and code. */
const SENTENCES: InboxWords = {
  assignment: awaitingWords,
  case: caseWords,
  committee: committeeWords,
  coordination: coordinationWords,
  member: memberWords,
  gathering: gatheringWords,
  programme: programmeWords,
  proposal: proposalInboxWords,
  return: returnWords,
  quality: qualityWords,
  training: trainingWords,
  transfer: transferWords,
}

/** The inbox with the sentences of every room. */
export function Inbox() {
  return <InboxPage sentences={SENTENCES} />
}
