/** Something that is not as an invariant says: which check found it, where, and the facts. Warnings alone are no failure. */
export interface VerifyFinding {
  severity: 'error' | 'warning'
  check: string
  code: string
  /** A unit's or member's code, an event's number: enough to find it, never a name. */
  where: string
  facts: Record<string, unknown>
}
