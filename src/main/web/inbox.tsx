import { awaitingWords } from '#assignment/awaiting-words.ts'
import { awaitingWords as coordinationWords } from '#coordination/awaiting-words.ts'
import { InboxPage, type InboxWords } from '#inbox/inbox-page.tsx'

/** What the rooms call the things that they put into the inbox, by kind and code. */
const SENTENCES: InboxWords = { assignment: awaitingWords, coordination: coordinationWords }

/** The inbox with the sentences of every room. */
export function Inbox() {
  return <InboxPage sentences={SENTENCES} />
}
