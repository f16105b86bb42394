import { ADMISSION_PAPERS } from '#admission/papers.ts'
import { BADGE_PAPERS } from '#badge/papers.ts'
import { DOCUMENT_PAPERS } from '#document/papers.ts'
import { DUES_PAPERS } from '#dues/papers.ts'
import { GATHERING_PAPERS } from '#gathering/papers.ts'
import { countFacts, type Counter } from '#measure/count.ts'
import { MEMBER_PAPERS } from '#member/papers.ts'
import type { PaperForm } from '#paper/declaration.ts'
import { PERSON_PAPERS } from '#person/papers.ts'
import { reportPaper } from '#report/papers.ts'
import { RETURN_PAPERS } from '#returns/papers.ts'
import { TRAINING_PAPERS } from '#training/papers.ts'
import { TRANSFER_PAPERS } from '#transfer/papers.ts'
import { MEASURES } from './measures.ts'

/** The printable forms of all rooms, in the order of the page that lists them; `counter` counts what a report tells. */
export const papersWith = (counter: Counter): readonly PaperForm[] => [
  ...PERSON_PAPERS,
  ...ADMISSION_PAPERS,
  ...MEMBER_PAPERS,
  ...GATHERING_PAPERS,
  ...DOCUMENT_PAPERS,
  ...TRAINING_PAPERS,
  ...TRANSFER_PAPERS,
  ...BADGE_PAPERS,
  ...DUES_PAPERS,
  reportPaper({ measures: MEASURES, counter }),
  ...RETURN_PAPERS,
]

export const PAPERS = papersWith(countFacts)
