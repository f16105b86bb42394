import type { FunctionComponent } from 'react'

/** A page of a room: its path and how to load it. */
export interface PageEntry {
  path: string
  page: () => Promise<FunctionComponent>
}
