import type { Sent, Times } from './asking.ts'

/** What people do in the mix; a page is all the questions that a browser asks for it. */
export const KINDS = [
  'home page',
  'unit page',
  'person page',
  'tree level',
  'search',
  'balance',
  'movement',
] as const
export type Kind = (typeof KINDS)[number] | 'bare route'

/** One thing to do: questions in stages, those of a stage at the same time. */
export type Act = Sent[][]

/** A signed-in person with what he might do next, by kind; a movement is recorded once only. */
export type Session = Partial<Record<Kind, Act[]>>

/** How often each kind is chosen; what a session has not is left out. */
export type Weights = Partial<Record<Kind, number>>

/** How long the crowd works before its times count. */
export const WARM_UP_SECONDS = 3

/** Told to the process that makes the load, first the crowd, then one phase after the other. */
export type CrowdOrder =
  | { crowd: Session[]; origin: string; weights: Weights }
  | { open: { seconds: number; everyMs: number } }
  | { closed: { seconds: number; atOnce: number } }

/** How a phase went; a latency counts from the moment the act was due, to its last answer. */
export interface CrowdReport {
  kinds: Partial<Record<Kind, Times & { errors: number }>>
  actsPerSecond: number
  requestsPerSecond: number
  /** The first faults as `status path`. */
  faults: string[]
  /** CPU of the load itself. */
  cpuMs: number
}
