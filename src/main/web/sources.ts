import type { Session } from '#access/api.ts'
import type { Destination } from '#ui/go.tsx'
import type { Day } from '#platform/day.ts'
import type { words } from './words.ts'

/** One thing found: what it is called, what tells it from others, where it opens. */
export interface Found extends Destination {
  key: string
  name: string
  note?: string
}

/** Where the palette asks the server: each answers for what was typed, at the day on the screen. */
export interface Source {
  group: keyof typeof words & `group${string}`
  /** Whether the reader may ask here. */
  isFor: (session: Session) => boolean
  find: (text: string, on: Day, signal: AbortSignal) => Promise<Found[]>
}

/** What can be found beyond pages, units and commands. */
export const SOURCES: readonly Source[] = []
