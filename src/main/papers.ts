import type { PaperForm } from '#paper/declaration.ts'

/** The printable forms of all rooms, in the order of the page that lists them. */
export const PAPERS: readonly PaperForm[] = []
