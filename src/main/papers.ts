import { BADGE_PAPERS } from '#badge/papers.ts'
import { DOCUMENT_PAPERS } from '#document/papers.ts'
import { DUES_PAPERS } from '#dues/papers.ts'
import { GATHERING_PAPERS } from '#gathering/papers.ts'
import { MEMBER_PAPERS } from '#member/papers.ts'
import type { PaperForm } from '#paper/declaration.ts'
import { PERSON_PAPERS } from '#person/papers.ts'

/** The printable forms of all rooms, in the order of the page that lists them. */
export const PAPERS: readonly PaperForm[] = [
  ...PERSON_PAPERS,
  ...MEMBER_PAPERS,
  ...GATHERING_PAPERS,
  ...DOCUMENT_PAPERS,
  ...BADGE_PAPERS,
  ...DUES_PAPERS,
]
