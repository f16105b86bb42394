import type { PaperForm } from '#paper/declaration.ts'
import { PERSON_PAPERS } from '#person/papers.ts'

/** The printable forms of all rooms, in the order of the page that lists them. */
export const PAPERS: readonly PaperForm[] = [...PERSON_PAPERS]
